from __future__ import annotations

import pytest

from checker.model import BlockKind
from tests.documents.documents_at_hand import document, outline, rows_of, table_of, texts

PROSE = """Pinewick Mills wants to halve the emissions of its own operations by 2030, from a
base year of 2019, and has asked an independent firm to look at the figures for
the last three years. The work covers all sites in Europe and two in Asia, where
most of the steam is made from natural gas."""
JOINED = " ".join(PROSE.split())
WIDE_TABLE = """| Metric | 2023 | 2024 | Boundary of the figures, and the method behind them as far as it was published |
|--------|-----:|-----:|--------|
| Scope 1 emissions of all plants, without the two that were sold in the spring | 1,200 | 1,100 | operational control |
| Water | 7 | 6 | withdrawal |"""
WIDE_ROWS = [
    ["Metric", "2023", "2024", "Boundary of the figures, and the method behind them as far as it was published"],
    [
        "Scope 1 emissions of all plants, without the two that were sold in the spring",
        "1,200",
        "1,100",
        "operational control",
    ],
    ["Water", "7", "6", "withdrawal"],
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param(" \n\t\n \n", [], id="blank"),
        pytest.param("We report yearly.", ["We report yearly."], id="no final newline"),
        pytest.param("We report.\n\nWe explain.\n", ["We report.", "We explain."], id="blank line"),
        pytest.param("We report.\r\n\r\nWe explain.\r\n", ["We report.", "We explain."], id="CRLF"),
        pytest.param("We report.\r\rWe explain.", ["We report.", "We explain."], id="lone CR"),
        pytest.param(PROSE, [JOINED], id="hard-wrapped"),
        pytest.param(PROSE.lower(), [JOINED.lower()], id="hard-wrapped, lower case"),
        pytest.param(PROSE.replace("\n", "\r\n"), [JOINED], id="hard-wrapped, CRLF"),
        pytest.param(PROSE.replace("\n", "\n  "), [JOINED], id="indented"),
        pytest.param(f"{JOINED}\n{JOINED}\n", [JOINED, JOINED], id="a long line is a paragraph"),
        pytest.param(
            "Sites run on wind.\nOthers follow soon.\n", ["Sites run on wind.", "Others follow soon."], id="short lines"
        ),
        pytest.param(
            'He said "we will\n\nnot do it.', ['He said "we will', "not do it."], id="unbalanced quotation mark"
        ),
        pytest.param(
            "We cut\u00a05\u2009000\u202ft by ５０％ at 80℃.",
            ["We cut 5 000 t by ５０％ at 80℃."],
            id="wide digits, thin spaces",
        ),
        pytest.param("We re\u00adport zero\u200bwidth.", ["We report zerowidth."], id="unseen characters"),
        pytest.param("Water\x0buse fell\x0cin all.", ["Water use fell in all."], id="vertical tab and form feed"),
    ],
)
def test_paragraphs(text, expected):
    assert [block for _, block in outline(document(text))] == expected


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (
            "We run our plants in the north of the country on low-",
            "carbon steam made from wood that grows nearby and is",
            "low-carbon steam",
        ),
        (
            "We run our plants in the north of the country in 2020 -",
            "as ever - on steam made from wood that grows nearby, so",
            "2020 - as ever -",
        ),
        (
            "We run the plants in the north of the country in step 5-",
            "Alder among them - on steam made of wood from nearby so",
            "5- Alder among",
        ),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_may_be_part_of_a_word(first, second, joined):
    (block,) = document(f"{first}\n{second}\nthat little of it is burnt.\n").blocks
    assert joined in block.passage.text


@pytest.mark.parametrize("mark", ["•", "-", "*", "–", "·", "●", "1.", "2)", "(3)", "a)", "(b)"])
def test_bullets_begin_items_and_indented_lines_continue_them(mark):
    text = f"We are planning two more things:\n\n{mark} solar roofs on every\n     warehouse we own\n{mark} lighter lorries\n\nMore follows.\n"
    assert outline(document(text)) == [
        ("paragraph", "We are planning two more things:"),
        ("list-item", "solar roofs on every warehouse we own"),
        ("list-item", "lighter lorries"),
        ("paragraph", "More follows."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "• roofs\n  – north\n  – south\n• lorries\n",
            [(1, "roofs"), (2, "north"), (2, "south"), (1, "lorries")],
            id="nested",
        ),
        pytest.param(
            "•\nroofs of glass\n•\nlorries\n", [(1, "roofs of glass"), (1, "lorries")], id="bullet on a line of its own"
        ),
        pytest.param(
            "We plan.\n- roofs\n- lorries", [(0, "We plan."), (1, "roofs"), (1, "lorries")], id="no blank line"
        ),
        pytest.param(
            "We plan a lot\n- roofs\n- lorries", [(1, "We plan a lot"), (1, "roofs"), (1, "lorries")], id="no colon"
        ),
        pytest.param(
            "We are planning all of this:\n• roofs\n",
            [(0, "We are planning all of this:"), (1, "roofs")],
            id="introduced",
        ),
        pytest.param(
            "-5% is our aim.\n*starred*\n1.5 t\n",
            [(0, "-5% is our aim."), (0, "*starred*"), (0, "1.5 t")],
            id="no space, no bullet",
        ),
    ],
)
def test_list_items(text, expected):
    assert [(block.level, block.passage.text) for block in document(text).blocks] == expected


@pytest.mark.parametrize("mark", ["- ", "– ", "2) ", "(2) "])
def test_a_wrapped_line_that_begins_with_a_dash_or_figure_is_no_item(mark):
    text = (
        PROSE.replace("figures for", f"figures of\n{mark}")
        .replace("\nthe last", "the last")
        .replace("look at the", "look at all of the")
    )
    assert outline(document(text)) == [("paragraph", " ".join(text.split()))]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("OUR CLIMATE PLAN\n\nWe report on it.\n", [(1, "OUR CLIMATE PLAN")]),
        ("Our plan\n========\n\nWe report on it.\n", [(1, "Our plan")]),
        ("Our plan\n--------\nWe report on it.\n", [(1, "Our plan")]),
        (
            "Pinewick cuts steam use\n\nWe report on it.\n\nOutlook\n\nMore follows soon.\n",
            [(1, "Pinewick cuts steam use"), (2, "Outlook")],
        ),
        (
            "pinewick cuts steam use\nwe report on it here, in all the detail that is needed.\n",
            [(1, "pinewick cuts steam use")],
        ),
        ("Skip to content\n\nPinewick cuts steam use\n\nWe report on it.\n", [(1, "Pinewick cuts steam use")]),
        ("Pinewick cuts steam use\n\nHarbourne, 3 March 2025\n\nWe report on it.\n", [(1, "Pinewick cuts steam use")]),
        (
            "Pinewick cuts steam use\n\nHarbourne, March 3, 2025 and on\n\nWe report on it.\n",
            [(1, "Pinewick cuts steam use")],
        ),
        ("Our goals:\n\n• Alder\n", [(1, "Our goals:")]),
        ("Intro\n\nSites\n• Alder\n• Birch\n", [(1, "Intro"), (2, "Sites")]),
        ("We report on it.\n\nWater use: 40 megalitres\n\nMore follows soon.\n", []),
        ("“We will report”\n\nsaid the head of the company.\n", []),
        ("We report on it;\n\nand on this.\n", []),
        ("12345\n\nWe report on it.\n", []),
        ("We report on it.\n\nThe last line\n", []),
        ("[1] The base year is that of the group\n\nWe report on it.\n", []),
        (f"{'Long words in line ' * 8}\n\nWe report on it.\n", []),
    ],
)
def test_headings(text, headings):
    read = document(text)
    assert [(block.level, block.passage.text) for block in read.blocks if block.kind is BlockKind.HEADING] == headings


@pytest.mark.parametrize("mark", ["[1]", "[12]", "¹", "†"])
def test_notes_lose_their_mark(mark):
    assert outline(document(f"We report.\n\n{mark} Market-based.\n"))[1:] == [("footnote", "Market-based.")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{PROSE}\n\n{WIDE_TABLE}\n\n{PROSE}\n", id="apart"),
        pytest.param(f"{PROSE}\n{WIDE_TABLE}\n{PROSE}\n", id="without blank lines"),
        pytest.param(f"{PROSE}\n\n{WIDE_TABLE}\n\n{PROSE}\n".replace("\n", "\r\n"), id="CRLF"),
    ],
)
def test_prose_is_joined_beside_a_wide_table(text):
    read = document(text)
    assert texts(read, BlockKind.PARAGRAPH) == [JOINED, JOINED]
    assert rows_of(table_of(read)) == WIDE_ROWS


def test_prose_is_joined_beside_an_aligned_table():
    row = "{:<70}{:>20}{:>20}\n"
    table = row.format("Metric", "2023", "2024") + row.format("Water", "7", "6") + row.format("Waste", "5", "4")
    read = document(f"{PROSE}\n\n{table}\n{PROSE}\n")
    assert texts(read, BlockKind.PARAGRAPH) == [JOINED, JOINED]
    assert rows_of(table_of(read)) == [["Metric", "2023", "2024"], ["Water", "7", "6"], ["Waste", "5", "4"]]


EXPECTED = [["Metric", "2023", "2024"], ["Scope 1", "10", "9"], ["Total", "12", "8"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Metric    2023  2024\nScope 1     10     9\nTotal       12     8\n", EXPECTED, id="spaces"),
        pytest.param("Metric\t2023\t2024\nScope 1\t10\t9\nTotal\t12\t8", EXPECTED, id="tabs"),
        pytest.param("Metric | 2023 | 2024\nScope 1 | 10 | 9\nTotal | 12 | 8\n", EXPECTED, id="pipes between"),
        pytest.param(
            "Metric   | 2023 | 2024\nScope 1  |   10 |    9\nTotal    |   12 |    8\n",
            EXPECTED,
            id="padded pipes between",
        ),
        pytest.param(
            "| Metric  | 2023 | 2024 |\n| Scope 1 |  10  |   9  |\n| Total   | 12   | 8    |\n",
            EXPECTED,
            id="pipes around",
        ),
        pytest.param(
            "+---+---+---+\n| Metric | 2023 | 2024 |\n+===+===+===+\n| Scope 1 | 10 | 9 |\n| Total | 12 | 8 |\n+---+---+---+\n",
            EXPECTED,
            id="boxed",
        ),
        pytest.param(
            "Metric    2023  2024\n-------   ----  ----\nScope 1     10     9\nTotal       12     8\n",
            EXPECTED,
            id="rules under columns",
        ),
        pytest.param(
            "Metric    2023  2024\n--------------------\nScope 1     10     9\n--------------------\nTotal       12     8\n====================\n",
            EXPECTED,
            id="rules across",
        ),
        pytest.param("Metric  2023\nScope 1   10\nTotal     12\n", [row[:2] for row in EXPECTED], id="two columns"),
        pytest.param(
            "          2023  2024\nScope 1     10     9\nTotal       12     8\n",
            [["2023", "2024"], *EXPECTED[1:]],
            id="unnamed first column",
        ),
        pytest.param("| a \\| b | 2024 |\n| c | 8 |\n", [["a \\| b", "2024"], ["c", "8"]], id="escaped pipe"),
        pytest.param(
            "| Site |  | 2024 |\n|---|---|---|\n| Alder | | 8 |\n",
            [["Site", "", "2024"], ["Alder", "", "8"]],
            id="empty cells",
        ),
        pytest.param(
            "| Site | Owner |\n|---|---|\n| Alder | Pinewick |\n",
            [["Site", "Owner"], ["Alder", "Pinewick"]],
            id="words only, with a rule",
        ),
    ],
)
def test_tables(text, expected):
    block = table_of(document(text))
    assert rows_of(block) == expected
    assert block.table
    assert {cell.column for cell in block.table.cells if cell.row == 0} == (
        {1, 2} if expected[0][0] == "2023" else set(range(len(expected[0])))
    )
    assert [cell.passage.text for cell in block.table.cells if cell.is_header] == expected[0]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "We report.  We explain.\nWe measure.  We learn.\nWe try.  We hope.\n", id="two spaces after a full stop"
        ),
        pytest.param("Water  7\nWaste  5\n", id="two rows of two columns"),
        pytest.param("Water  7  5\nWaste\nOil  4  3\n", id="ragged"),
        pytest.param("Water  7  5\nWaste  4\nOil  4  3\n", id="ragged body"),
        pytest.param(f"{'Water and more ' * 6}  7  5\nWaste  4  1\n", id="long cell"),
        pytest.param("| Alder | Birch |\n| Cedar | Elm |\n", id="rows of words between pipes"),
        pytest.param("| Alder | Birch |\n", id="one row"),
    ],
)
def test_what_is_no_table(text):
    assert not any(block.table for block in document(text).blocks)


def test_an_underlined_row_stays_a_heading_where_no_row_follows():
    assert outline(document("Our plan  2024\n---------\nWe report on it.\n"))[0] == ("heading", "Our plan 2024")


def test_a_list_is_no_table():
    assert len(texts(document("- Water  7  5\n- Waste  4  1\n"), BlockKind.LIST_ITEM)) == 2


def test_lines_of_names_do_not_make_a_file_look_wrapped():
    names = "Pinewick Mills Limited, of Harbourne and Alder Bay\nFerncastle Holdings, of Larkhill and Upper Westering\nOakmere Foods, of Brackley Down and of Little Sutton\n"
    assert len(document(names).blocks) == 3


def test_furniture_is_not_joined_to_wrapped_prose():
    read = document(f"{PROSE}\nShare this: Facebook | LinkedIn\n")
    assert outline(read) == [("paragraph", JOINED), ("furniture", "Share this: Facebook | LinkedIn")]
