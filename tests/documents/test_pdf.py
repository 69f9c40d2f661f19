from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.documents import pdf_characters, pdf_process, pdf_reader
from checker.documents.pdf_process import read_apart, told_pages
from checker.documents.pdf_reader import read_pdf
from checker.model import BlockKind, Document, Unreadable
from tests.documents.documents_at_hand import outcome, rows_of
from tests.documents.pdf_at_hand import Put, lines, pdf


def read(*pages: list[Put]) -> Document:
    """Return the document that these pages make, read in this process."""
    found = read_pdf(pdf(*pages))
    assert not found.reason
    return Document(
        path="report.pdf",
        sha256="",
        text=found.text,
        format="pdf",
        blocks=found.blocks,
        metadata=found.metadata,
        anchors=found.anchors,
    )


def texts(document: Document) -> list[str]:
    return [block.passage.text for block in document.blocks if block.table is None]


def outlined(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.passage.text) for block in document.blocks if block.table is None]


FILLER = lines(
    60,
    500,
    "The company reports once a year on water, energy and waste at",
    "all of its sites, and has done so for a number of years now in",
    "the very same manner and to the very same readers.",
)


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page():
    first = [
        *lines(60, 700, "We cut the water used in our", "dairies by a third since 2019 and", "will cut it further by"),
        *lines(330, 700, "half until 2030. The dairies in", "the north reuse most of the"),
    ]
    second = lines(60, 700, "rinsing water that their cleaning", "leaves behind.")
    assert texts(read(first, second)) == [
        (
            "We cut the water used in our dairies by a third since 2019 and will cut it further by half until 2030. "
            "The dairies in the north reuse most of the rinsing water that their cleaning leaves behind."
        )
    ]


def test_columns_are_read_in_the_order_they_were_set_even_where_their_lines_stand_level():
    left = lines(60, 700, "Energy use fell in all", "plants of the group.")
    right = lines(330, 700, "Water use rose in", "two of the plants.")
    assert texts(read([*left, *right])) == [
        "Energy use fell in all plants of the group.",
        "Water use rose in two of the plants.",
    ]


def test_space_and_short_last_lines_part_paragraphs():
    document = read(
        [
            *lines(60, 700, "Our plants used less water than in the year before, and", "less energy too."),
            *lines(60, 676, "Waste rose at three of the sites, mainly because of the", "new packing line in Oakmere."),
            *lines(60, 630, "Nothing was sent to landfill."),
        ]
    )
    assert len(texts(document)) == 3


def test_a_raised_mark_may_take_up_room_within_a_sentence():
    above = lines(
        60,
        700,
        "We intend to source the electricity of all sites from",
        "plants that run on wind, which is three years earlier",
    )
    below = [Put(60, 673, "than we had planned before the last review.")]
    document = read([*above, *below])
    assert len(texts(document)) == 1


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The group cut its emis-", "sions by a tenth in a year.", "The group cut its emissions by a tenth in a year."),
        ("The plan is a long-", "term one for the plants.", "The plan is a long-term one for the plants."),
        ("We work with third-", "party auditors at all sites.", "We work with third-party auditors at all sites."),
        ("It is a cross-func-", "tional term for the plants.", "It is a cross-functional term for the plants."),
        ("We report water-", "and energy-related numbers.", "We report water- and energy-related numbers."),
        ("It is led by our non-", "executive board of four.", "It is led by our non-executive board of four."),
    ],
)
def test_the_document_itself_says_which_hyphens_belong_to_the_word(first, second, joined):
    known = lines(
        60,
        400,
        "Our emissions are long-term numbers, and a third party of",
        "executive rank reads them; all are functional.",
    )
    assert texts(read([*lines(60, 700, first, second), *known]))[0] == joined


def test_raised_footnote_marks_are_dropped_and_raised_units_kept():
    document = read(
        [
            Put(60, 700, "We retired -324,100"),
            Put(154, 704, "8", 6),
            Put(60, 660, "Water use fell to 12 m"),
            Put(158.5, 664, "3", 6),
            Put(163, 660, "per tonne."),
        ]
    )
    assert texts(document) == ["We retired -324,100", "Water use fell to 12 m3 per tonne."]


def test_headings_are_larger_or_bold_and_larger_ones_stand_higher():
    document = read(
        [
            Put(60, 700, "Climate and energy", 24, bold=True),
            Put(60, 650, "Targets of the group", 14, bold=True),
            *lines(60, 620, "We report on the targets that the board has set, and on", "what became of them."),
            Put(60, 580, "Progress in the plants", 10, bold=True),
            *FILLER,
        ]
    )
    headings = [(block.level, block.passage.text) for block in document.blocks if block.kind is BlockKind.HEADING]
    assert headings == [(1, "Climate and energy"), (2, "Targets of the group"), (3, "Progress in the plants")]


def test_bullets_are_list_items_even_where_they_stand_apart_from_their_text():
    document = read(
        [
            *FILLER,
            Put(60, 400, "•", 14),
            *lines(75, 400, "a tenth less water", "in all plants"),
            Put(60, 376, "• all waste sorted"),
        ]
    )
    assert outlined(document)[1:] == [
        ("list-item", "• a tenth less water in all plants"),
        ("list-item", "• all waste sorted"),
    ]


def test_running_headers_and_page_numbers_are_furniture():
    pages = [
        [
            Put(60, 760, "Oakmere Dairies Sustainability Report"),
            *lines(60, 600 - 10 * number, f"In year {number} of the plan the water used", "fell once more."),
            Put(300, 30, str(number)),
        ]
        for number in range(7, 13)
    ]
    document = read(*pages)
    assert {block.kind for block in document.blocks if "fell" in block.passage.text} == {BlockKind.PARAGRAPH}
    others = [block for block in document.blocks if "fell" not in block.passage.text]
    assert len(others) == 12
    assert {block.kind for block in others} == {BlockKind.FURNITURE}


TABLE = [
    Put(60, 700, "in t CO2e"),
    Put(300, 700, "2023"),
    Put(400, 700, "2022"),
    Put(60, 680, "Scope 1"),
    Put(300, 680, "1,250"),
    Put(400, 680, "1,300"),
    Put(60, 664, "Scope 2 (market-based)"),
    Put(300, 664, "80"),
    Put(400, 664, "95"),
    Put(60, 648, "Scope 3, purchased goods"),
    Put(60, 637, "and services"),
    Put(300, 648, "9,400"),
    Put(400, 648, "-"),
]


def test_a_table_has_each_value_in_its_cell_and_its_text_once():
    document = read([*TABLE, *FILLER])
    tables = [block for block in document.blocks if block.table is not None]
    assert [rows_of(table) for table in tables] == [
        [
            ["in t CO2e", "2023", "2022"],
            ["Scope 1", "1,250", "1,300"],
            ["Scope 2 (market-based)", "80", "95"],
            ["Scope 3, purchased goods and services", "9,400", "-"],
        ]
    ]
    assert {cell.row for cell in tables[0].table.cells if cell.is_header} == {0}
    assert document.text.count("1,250") == 1
    assert len(texts(document)) == 1


def test_a_header_over_several_columns_spans_them_and_units_may_stand_behind_the_values():
    spanned = [
        Put(250, 720, "2023"),
        Put(450, 720, "2022"),
        *(Put(left, 700, text) for left, text in ((200, "North"), (300, "South"), (400, "North"), (500, "South"))),
        *(
            Put(left, 680 - 16 * row, text)
            for row, texts in enumerate([("Water", "12", "13", "14", "15"), ("Waste", "22", "23", "24", "25")])
            for left, text in zip((60, 200, 300, 400, 500), texts, strict=True)
        ),
    ]
    units = [
        Put(left, 400 - 16 * row, text)
        for row, texts in enumerate(
            [
                ("Water withdrawal", "1,600", "Million gallons"),
                ("Waste", "17,400", "Tonnes"),
                ("Paper", "1,100", "Tonnes"),
            ]
        )
        for left, text in zip((60, 250, 350), texts, strict=True)
    ]
    first, second = (block for block in read(spanned, units).blocks if block.table is not None)
    assert [(cell.column, cell.column_span) for cell in first.table.cells if cell.row == 0] == [(1, 2), (3, 2)]
    assert [row[2] for row in rows_of(second)] == ["Million gallons", "Tonnes", "Tonnes"]


def test_a_table_of_contents_is_furniture():
    names = ("Climate", "Energy", "Water", "Waste", "People")
    rows = [
        Put(left, 700 - 16 * row, text)
        for row, name in enumerate(names)
        for left, text in ((60, name), (300, str(4 + 7 * row)))
    ]
    document = read([*rows, *FILLER])
    assert all(block.table is None for block in document.blocks)
    assert [kind for kind, text in outlined(document) if text in names] == ["furniture"] * 5


def test_values_in_columns_that_nothing_names_are_no_table():
    rows = [
        Put(left, 700 - 16 * row, text)
        for row, texts in enumerate([("Water", "12", "13"), ("Waste", "22", "23"), ("Energy", "32", "33")])
        for left, text in zip((60, 200, 300), texts, strict=True)
    ]
    assert all(block.table is None for block in read([*rows, *FILLER]).blocks)


def test_a_mark_apart_from_its_label_is_no_column():
    marked = [one for one in TABLE if one.left != 60] + [
        replaced for one in TABLE if one.left == 60 for replaced in (one, Put(200, one.baseline, "*"))
    ]
    with_marks = sorted(marked, key=lambda one: (-one.baseline, one.left))
    (block,) = (block for block in read([*with_marks, *FILLER]).blocks if block.table is not None)
    assert block.table.columns == 3


@pytest.mark.parametrize(
    "page",
    [
        [Put(60, 700, "59%"), Put(160, 700, "29%"), Put(260, 700, "9%"), Put(60, 680, "of all waste")],
        [*lines(60, 700, "In the year 2023 we used 1,200", "m3 of water, and less than in"), Put(300, 700, "1,200")],
        [Put(60, 700, "Plants"), Put(300, 700, "12"), Put(60, 500, "Offices"), Put(300, 500, "40")],
    ],
)
def test_what_is_not_clearly_a_table_stays_text(page):
    assert all(block.table is None for block in read([*page, *FILLER]).blocks)


def test_a_place_is_the_page_and_the_box_of_the_very_words():
    document = read(FILLER, [Put(100, 300, "We cut water use by 40% since 2019.")])
    start = document.text.index("40%")
    place = document.place(document.blocks[1].passage.span(20, 23))
    assert place.start == start
    assert place.page == 2
    left, bottom, right, top = place.bbox
    assert left == pytest.approx(193.4, abs=0.5)
    assert right == pytest.approx(213.4, abs=0.5)
    assert bottom < 300 < top < 312


def test_a_turned_page_is_measured_as_it_is_shown():
    found = read_pdf(pdf([Put(100, 300, "Water use")], page="/Rotate 180"))
    _, bottom, right, top = found.anchors[0].bbox
    assert right == pytest.approx(512, abs=1)
    assert bottom < 492 < top


def test_the_title_is_metadata_unless_it_names_a_file():
    assert read_pdf(pdf(FILLER, title="Water report 2023")).metadata == {"title": "Water report 2023"}
    assert read_pdf(pdf(FILLER, title="Water report.docx")).metadata == {}


def test_a_pdf_is_known_by_its_first_bytes_and_read_in_another_process():
    document = outcome(pdf(FILLER, []), "report.bin")
    assert isinstance(document, Document)
    assert document.format == "pdf"
    assert document.gap == "Page 2 holds no text; perhaps it is a picture."


LOCKED = f"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'00' * 32}>/U<{'11' * 32}>>>"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf(FILLER, trailer=LOCKED), "It is encrypted and needs a password."),
        (pdf([]), "It holds no text: its pages are pictures or empty."),
        (b"%PDF-1.7\n", "It is damaged or no PDF."),
        (pdf(FILLER)[:300], "It is damaged or no PDF."),
        (b"Water, and no more", "It is named like a PDF, but holds none."),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(content, reason):
    refused = outcome(content, "report.pdf")
    assert isinstance(refused, Unreadable)
    assert refused.reason == reason
    assert refused.remedy


def test_a_pdf_that_takes_too_long_is_given_up():
    assert read_apart(pdf(FILLER), time_limit=0).reason == "Reading it takes longer than 0 seconds."


def test_a_pdf_that_breaks_its_reader_is_given_up(monkeypatch):
    monkeypatch.setattr(pdf_process, "_PROGRAM", "raise SystemExit(3)")
    assert read_apart(pdf(FILLER)).reason.startswith("Reading it takes more than 1024 MiB of memory, or it is damaged")


def test_limits_of_pages_and_characters_are_told(monkeypatch):
    assert read_pdf(pdf(FILLER, FILLER, FILLER), 2).reason == "It has 3 pages; at most 2 are read."
    monkeypatch.setattr(pdf_reader, "CHARACTERS_LIMIT", 200)
    assert read_pdf(pdf(FILLER, FILLER)).reason == "It holds more than 200 characters."
    monkeypatch.setattr(pdf_characters, "CHARACTERS_LIMIT", 100)
    assert read_pdf(pdf(FILLER)).reason.startswith("It holds more than")


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ((), ""),
        ((3,), "Page 3 holds no text; perhaps it is a picture."),
        ((3, 5), "Pages 3, 5 hold no text; perhaps they are pictures."),
        (tuple(range(1, 12)), "Pages 1, 2, 3, 4, 5, 6, 7, 8 and others hold no text; perhaps they are pictures."),
    ],
)
def test_pages_without_text_are_told(pages, told):
    assert told_pages(pages) == told


WORDS = st.sampled_from(
    ["Scope 1", "1,250", "2023", "2023/2022", "-", "n/a", "and services", "(tCO2e)", "•", "*", "12 %", "emis-", "sions"]
)
PLACES = st.builds(
    Put,
    st.sampled_from([60, 68, 200, 300, 303, 400]),
    st.integers(20, 780).map(lambda height: height - height % 12),
    WORDS,
    st.sampled_from([10, 10, 10, 6, 14]),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PLACES, max_size=40), min_size=1, max_size=3), st.sampled_from(["", "/Rotate 90"]))
def test_whatever_stands_on_a_page_every_word_has_its_place(pages, turned):
    found = read_pdf(pdf(*pages, page=turned))
    anchors = found.anchors
    assert all(one.start < one.end for one in anchors)
    assert all(one.end <= following.start for one, following in pairwise(anchors))
    for block in found.blocks:
        for passage in [block.passage, *(cell.passage for cell in (block.table.cells if block.table else ()))]:
            if passage.text:
                span = passage.span(0, len(passage.text))
                assert found.text[span.start : span.end].split() == passage.text.split()
