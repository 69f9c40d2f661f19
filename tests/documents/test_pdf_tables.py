"""Tables on the pages of PDFs: kinds of setting that reports use, each cell under its header and beside its label."""

from __future__ import annotations

import pytest

from tests.documents.documents_at_hand import rows_of
from tests.documents.pdf_at_hand import Put
from tests.documents.test_pdf import FILLER, read

COLUMNS = (60, 260, 340, 420)


def row(baseline: float, *cells: str, columns: tuple[float, ...] = COLUMNS, bold: bool = False) -> list[Put]:
    return [Put(left, baseline, text, bold=bold) for left, text in zip(columns, cells, strict=False) if text]


def tables(*pages: list[Put]) -> list[list[list[str]]]:
    return [rows_of(block) for block in read(*pages).blocks if block.table is not None]


HEADER = row(720, "", "2023", "2022", "2021")
BODY = [*row(704, "Water use", "1,200", "1,300", "1,410"), *row(688, "Waste", "95", "97", "88")]


@pytest.mark.parametrize(
    "baseline",
    [672, 666, 660],
    ids=["beside its first line", "beside its middle", "beside its last line"],
)
def test_a_label_of_two_lines_is_one_wherever_its_values_stand(baseline):
    label = row(672, "Employees covered by an agreement of") + row(660, "the whole industry")
    body = [
        *row(704, "Water use", "1,200", "1,300", "1,410"),
        *row(688, "Waste from all of our operations", "95", "97", "88"),
    ]
    last = row(640, "Fatalities", "0", "0", "1")
    values = row(baseline, "", "41%", "42%", "43%")
    in_order = sorted([*HEADER, *body, *label, *values, *last], key=lambda one: (-one.baseline, one.left))
    (table,) = tables([*in_order, *FILLER])
    assert table[3] == ["Employees covered by an agreement of the whole industry", "41%", "42%", "43%"]
    assert table[4] == ["Fatalities", "0", "0", "1"]


def test_a_unit_below_its_number_belongs_to_it():
    below = [*row(672, "Energy use", "481,212", "502,118", "498,377"), *row(660, "", "MWh", "MWh", "MWh")]
    (table,) = tables([*HEADER, *BODY, *below, *FILLER])
    assert table[-1] == ["Energy use", "481,212 MWh", "502,118 MWh", "498,377 MWh"]


def test_a_unit_of_two_lines_behind_the_values_is_one():
    header = row(720, "Indicator", "2023", "Unit")
    body = [
        *row(704, "Gas", "1,066", "million British"),
        *row(692, "", "", "thermal units"),
        *row(672, "Electricity", "3,500", "million kilowatt"),
        *row(660, "", "", "hours"),
        *row(640, "Water", "90", "ML"),
    ]
    (table,) = tables([*header, *body, *FILLER])
    assert table[1:] == [
        ["Gas", "1,066", "million British thermal units"],
        ["Electricity", "3,500", "million kilowatt hours"],
        ["Water", "90", "ML"],
    ]


def test_years_may_be_the_labels():
    header = row(720, "Year", "Water use", "Waste", "Energy")
    body = [*row(704, "2023", "1,200", "95", "481"), *row(688, "2022", "1,300", "97", "502")]
    (table,) = tables([*header, *body, *FILLER])
    assert table == [
        ["Year", "Water use", "Waste", "Energy"],
        ["2023", "1,200", "95", "481"],
        ["2022", "1,300", "97", "502"],
    ]


def test_one_row_below_years_is_a_table():
    (table,) = tables([*HEADER, *row(704, "Water use", "1,200", "1,300", "1,410"), *FILLER])
    assert table == [["2023", "2022", "2021"], ["Water use", "1,200", "1,300", "1,410"]]
    unnamed = row(720, "", "North", "South", "West")
    assert tables([*unnamed, *row(704, "Water use", "1,200", "1,300", "1,410"), *FILLER]) == []


def test_headers_over_equal_groups_of_columns_span_them():
    columns = (60, 240, 300, 360, 420)
    header = [
        *row(740, "2023", "2022", columns=(272, 392)),
        *row(720, "", "Men", "Women", "Men", "Women", columns=columns),
    ]
    body = [
        *row(704, "Hires", "12", "14", "11", "10", columns=columns),
        *row(688, "Leavers", "8", "9", "7", "6", columns=columns),
    ]
    blocks = [block for block in read([*header, *body, *FILLER]).blocks if block.table is not None]
    spans = [(cell.passage.text, cell.column, cell.column_span) for cell in blocks[0].table.cells if cell.row == 0]
    assert spans == [("2023", 1, 2), ("2022", 3, 2)]


def test_values_and_headers_that_stand_close_are_cut_where_other_rows_have_their_cells():
    columns = (60, 260, 300, 340)
    header = row(720, "Indicator", "Men", "Women", "Unit", columns=columns)
    body = [
        *row(704, "Hires", "1,410", "1,322", "people", columns=columns),
        *row(688, "Leavers", "9", "11", "people", columns=columns),
        *row(672, "Trainees", "302", "295", "people", columns=columns),
    ]
    (table,) = tables([*header, *body, *FILLER])
    assert table[0] == ["Indicator", "Men", "Women", "Unit"]
    assert table[1] == ["Hires", "1,410", "1,322", "people"]


def test_a_table_that_goes_on_takes_its_header_along():
    second = [*row(740, "Energy use", "481", "502", "498"), *row(724, "Trainees", "12", "14", "11")]
    first, follows = tables([*FILLER, *HEADER, *BODY], [*second, *FILLER])
    assert follows == [first[0], ["Energy use", "481", "502", "498"], ["Trainees", "12", "14", "11"]]


def test_a_header_that_led_to_the_first_label_alone_is_none_of_the_next_page():
    first = [
        *row(732, "", "2023", "2022", "2021"),
        *row(720, "Water that we took from"),
        *row(708, "rivers and lakes", "1,200", "1,300", "1,410"),
        *row(692, "Waste", "95", "97", "88"),
    ]
    second = [*row(740, "Energy use", "481", "502", "498"), *row(724, "Trainees", "12", "14", "11")]
    begun, follows = tables([*FILLER, *first], [*second, *FILLER])
    assert begun[-2:] == [
        ["Water that we took from rivers and lakes", "1,200", "1,300", "1,410"],
        ["Waste", "95", "97", "88"],
    ]
    assert follows[-2:] == [["Energy use", "481", "502", "498"], ["Trainees", "12", "14", "11"]]


def test_a_table_with_other_columns_below_a_text_takes_no_header():
    columns = (60, 200, 290, 380)
    second = [
        *row(740, "Energy use", "481", "502", "498", columns=columns),
        *row(724, "Trainees", "12", "14", "11", columns=columns),
    ]
    assert len(tables([*FILLER, *HEADER, *BODY], [*second, *FILLER])) == 1


def test_the_end_of_a_text_above_a_table_is_no_header_of_it():
    above = [Put(340, 736, "recirculates its process water.")]
    (table,) = tables([*above, *HEADER, *BODY, *FILLER])
    assert table[0] == ["2023", "2022", "2021"]


def test_raised_marks_that_stand_by_themselves_are_dropped():
    marked = [*row(704, "Water use", "1,200", "1,300", "1,410"), Put(285.5, 708, "3", size=6), *BODY[4:]]
    (table,) = tables([*HEADER, *marked, *FILLER])
    assert table[1] == ["Water use", "1,200", "1,300", "1,410"]


def test_text_beside_a_table_is_no_part_of_it():
    beside = [Put(60, 704, "Visits to sites;"), *FILLER]
    columns = (260, 400, 450, 500)
    header = row(720, "Indicator", "2023", "2022", "2021", columns=columns)
    body = [
        one
        for index, name in enumerate(("Water use", "Waste", "Energy"))
        for one in row(704 - 16 * index, name, "120", "130", "141", columns=columns)
    ]
    (table,) = tables([*beside, *header, *body])
    assert table[1] == ["Water use", "120", "130", "141"]


def test_the_header_of_a_table_at_the_top_of_each_page_is_no_furniture():
    pages = [
        [
            *row(760, "", "2023", "2022", "Change"),
            *row(740, name, "12", "14", "-2"),
            *row(724, other, "3", "4", "-1"),
            *FILLER,
        ]
        for name, other in (("Water", "Waste"), ("Hires", "Leavers"), ("Gas", "Power"))
    ]
    assert [table[0] for table in tables(*pages)] == [["2023", "2022", "Change"]] * 3
