"""Tables of words on the pages of PDFs, and what looks like one and is running text."""

from __future__ import annotations

import pytest

from tests.documents.documents_at_hand import outline
from tests.documents.pdf_at_hand import Put, lines
from tests.documents.test_pdf import FILLER, read
from tests.documents.test_pdf_tables import row, tables

COLUMNS = (60, 200, 340)


def words(baseline: float, *cells: str, bold: bool = False) -> list[Put]:
    return row(baseline, *cells, columns=COLUMNS, bold=bold)


HEADER = words(720, "Agency", "Grade", "Last review", bold=True)
RATINGS = [
    *words(704, "Norvale Ratings", "AA (leader)", "March of this year"),
    *words(688, "Greenlight", "B minus", "November"),
    *words(672, "Halden Index", "Prime", "not yet reviewed"),
]


def test_short_cells_below_a_header_are_a_table():
    assert tables([*HEADER, *RATINGS, *FILLER]) == [
        [
            ["Agency", "Grade", "Last review"],
            ["Norvale Ratings", "AA (leader)", "March of this year"],
            ["Greenlight", "B minus", "November"],
            ["Halden Index", "Prime", "not yet reviewed"],
        ]
    ]


def test_cells_of_several_lines_are_one_where_rows_stand_apart():
    body = [
        *words(704, "GRI 305", "Direct emissions and", "Chapter on climate"),
        *words(692, "", "energy we buy", ""),
        *words(670, "GRI 303", "Water we take", "Chapter on nature,"),
        *words(658, "", "", "with the method"),
        *words(636, "GRI 403", "Safety at work", "Chapter on people"),
    ]
    (table,) = tables([*words(720, "Standard", "Subject", "Where", bold=True), *body, *FILLER])
    assert table[1:] == [
        ["GRI 305", "Direct emissions and energy we buy", "Chapter on climate"],
        ["GRI 303", "Water we take", "Chapter on nature, with the method"],
        ["GRI 403", "Safety at work", "Chapter on people"],
    ]


def test_a_line_without_a_first_cell_goes_on_with_the_row_above_where_no_row_stands_apart():
    body = [
        *words(704, "Lund", "Certified since", "Audited"),
        *words(692, "", "the spring", ""),
        *words(680, "Oslo", "Certified", "Audited"),
        *words(668, "Turku", "Planned", "Open"),
    ]
    (table,) = tables([*words(720, "Site", "Standard", "State", bold=True), *body, *FILLER])
    assert table[1:] == [
        ["Lund", "Certified since the spring", "Audited"],
        ["Oslo", "Certified", "Audited"],
        ["Turku", "Planned", "Open"],
    ]


def test_figures_beside_longer_texts_are_cells_of_their_row():
    body = [
        *words(704, "People", "Fewer accidents at all", "5.2"),
        *words(692, "", "of our plants", ""),
        *words(668, "Climate", "More of our power from", "20.3 %"),
        *words(656, "", "wind and sun", ""),
        *words(632, "Suppliers", "A review of all those", "not begun"),
        *words(620, "", "we buy from", ""),
    ]
    (table,) = tables([*words(720, "Field", "Aim", "Where we are", bold=True), *body, *FILLER])
    assert table[2] == ["Climate", "More of our power from wind and sun", "20.3 %"]


def test_cells_that_are_centred_below_their_header_are_in_its_column():
    body = [
        *[Put(60, 704 - 16 * index, site) for index, site in enumerate(("Lund", "Oslo", "Turku"))],
        *[Put(205, 704 - 16 * index, "yes") for index in range(3)],
    ]
    in_order = sorted([Put(60, 720, "Site", bold=True), Put(197, 720, "Audited", bold=True), *body], key=_by_place)
    assert tables([*in_order, *FILLER]) == [[["Site", "Audited"], ["Lund", "yes"], ["Oslo", "yes"], ["Turku", "yes"]]]


def _by_place(one: Put) -> tuple[float, float]:
    return -one.baseline, one.left


LEFT = lines(
    60, 704, "We look at the water that", "our plants take and at what", "they give back to rivers", "and lakes."
)
RIGHT = lines(340, 704, "The board meets twice a", "year to see how far we", "came and to say what is", "to be done.")


def test_two_columns_of_running_text_below_headings_are_no_table():
    headings = [Put(60, 720, "Water", bold=True), Put(340, 720, "The board", bold=True)]
    assert tables([headings[0], *LEFT, headings[1], *RIGHT, *FILLER]) == []
    assert tables([*headings, *LEFT, *RIGHT, *FILLER]) == []


@pytest.mark.parametrize(
    "page",
    [
        [*words(720, "Agency", "Grade", "Last review"), *RATINGS],
        [*HEADER, *RATINGS[:6]],
        [*words(720, "We say:", "We do:", "We think:", bold=True), *RATINGS],
        [*HEADER, *words(704, "Greenlight", "", ""), *words(688, "Halden", "", ""), *words(672, "Norvale", "B", "May")],
    ],
    ids=["no header of its own", "two rows", "no header but openings", "hardly a cell"],
)
def test_where_it_is_in_doubt_the_lines_stay_text(page):
    assert tables([*page, *FILLER]) == []


@pytest.mark.parametrize("left", [224, 230, 238])
def test_cells_of_a_row_are_no_line_of_a_text(left):
    cells = ((60, "Water we take from all of our sites"), (left, "open"))
    rows = [Put(left, 700 - 40 * index, text) for index in range(4) for left, text in cells]
    assert outline(read([*rows, *FILLER]))[:2] == [("paragraph", cells[0][1]), ("paragraph", "open")]


def test_numbers_of_a_list_stay_with_their_text():
    items = [
        put
        for index, text in enumerate(("Cut our emissions", "Use less water", "Train our people", "Report it all"))
        for put in (Put(60, 700 - 20 * index, f"{index + 1}."), Put(80, 700 - 20 * index, text))
    ]
    assert outline(read([*items, *FILLER]))[0] == ("list-item", "1. Cut our emissions")
