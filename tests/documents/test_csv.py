from __future__ import annotations

import pytest

from tests.documents.documents_at_hand import document, outline, rows_of, table_of

ROWS = [["Site", "2023", "2024"], ["Alder", "7", "8"], ["Birch", "5", "6"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("ending", ["", "end"])
def test_delimiters_and_line_ends(delimiter, line_end, ending):
    text = line_end.join(delimiter.join(row) for row in ROWS) + (line_end if ending else "")
    block = table_of(document(text, "book.csv"))
    assert rows_of(block) == ROWS
    assert block.table
    assert [cell.passage.text for cell in block.table.cells if cell.is_header] == ROWS[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('a,b\n"x, y",2\n', [["a", "b"], ["x, y", "2"]], id="delimiter in quotes"),
        pytest.param('a,b\n"x ""y"" z",2\n', [["a", "b"], ['x "y" z', "2"]], id="doubled quotes"),
        pytest.param('a,b\n"""all""",2\n', [["a", "b"], ['"all"', "2"]], id="quotes at both ends"),
        pytest.param('a,b\n"two\nlines",2\n', [["a", "b"], ["two lines", "2"]], id="line end in quotes"),
        pytest.param('a,b\n "x" , 2 \n', [["a", "b"], ["x", "2"]], id="blanks around"),
        pytest.param('a,b\n"x"y,2\n', [["a", "b"], ['"x"y', "2"]], id="text after the quotes"),
        pytest.param('a,b\n"x,2\ny,3\n', [["a", "b"], ['"x', "2"], ["y", "3"]], id="unbalanced"),
        pytest.param("a;b\n1,5;2,5\n3,5;4,5\n", [["a", "b"], ["1,5", "2,5"], ["3,5", "4,5"]], id="decimal commas"),
        pytest.param("a,b\n\n1,2\n,,\n3,4\n", [["a", "b"], ["1", "2"], ["3", "4"]], id="blank rows"),
        pytest.param("a,b\n1,\n", [["a", "b"], ["1"]], id="empty field"),
        pytest.param("a,b\n1,", [["a", "b"], ["1"]], id="empty field at the end of the file"),
        pytest.param("a,b\n1\n2,3\n", [["a", "b"], ["1"], ["2", "3"]], id="ragged"),
        pytest.param("one\n2\n", [["one"], ["2"]], id="a single column"),
        pytest.param('"a";"b;"\n"c";"d;"\n', [["a", "b;"], ["c", "d;"]], id="delimiter in all quotes"),
        pytest.param(
            '"a,b";"c,d"\n"1,5";"2,5"\n', [["a,b", "c,d"], ["1,5", "2,5"]], id="another delimiter in all quotes"
        ),
        pytest.param(
            'a,b\n"x\n"y,2\n', [["a", "b"], ['"x'], ['"y', "2"]], id="quotes that close in the middle of a later field"
        ),
        pytest.param("a&amp;b,<i>\n1,2\n", [["a&amp;b", "<i>"], ["1", "2"]], id="no markup"),
        pytest.param('a,b\n"",2\n', [["a", "b"], ["2"]], id="empty quotes"),
    ],
)
def test_fields(text, expected):
    assert rows_of(table_of(document(text, "book.csv"))) == expected


def test_lines_above_the_table_are_its_title():
    read = document("Emissions of Alder Mills\nin tonnes,,\n\nSite,2023,2024\nNorth,1,2\n", "book.csv")
    assert outline(read) == [
        ("caption", "Emissions of Alder Mills"),
        ("caption", "in tonnes"),
        ("table", "Emissions of Alder Mills"),
    ]
    assert rows_of(table_of(read)) == [["Site", "2023", "2024"], ["North", "1", "2"]]


def test_doubled_quotes_are_found_where_they_are_written():
    read = document('a,b\n"x ""y"" z",2\n', "book.csv")
    cell = table_of(read).table.cells[2]
    span = cell.passage.span(2, 5)
    assert read.text[span.start : span.end] == '""y""'


def test_only_empty_fields_are_no_table():
    assert document(",,\n,,\n", "book.csv").blocks == ()
