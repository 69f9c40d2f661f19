from __future__ import annotations

import pytest

from checker.model import BlockKind
from tests.documents.documents_at_hand import document, outline, rows_of, table_of, texts


def markdown(text):
    return document(text, "report.md")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We cut **scope 1** and *scope 2* and __all__ of _it_.", "We cut scope 1 and scope 2 and all of it."),
        ("***Both** of* **them *nested***.", "Both of them nested."),
        ("snake_case stays, 2 * 3 * 4 too, and **unclosed.", "snake_case stays, 2 * 3 * 4 too, and **unclosed."),
        (
            'See [the *report*](https://a.example/x_y "title") and [more][r].\n\n[r]: https://a.example',
            "See the report and more.",
        ),
        ("An image ![of a mill](mill.png) here.", "An image here."),
        ("On <https://a.example> now.", "On https://a.example now."),
        ("Use `a * b` and ``c ` d``.", "Use a * b and c ` d."),
        (r"Not \*this\*, \[nor\] 5\% \\ here.", r"Not *this*, [nor] 5% \ here."),
        ("AT&amp;T &lt;5 &percnt; 1&nbsp;000 t &#x2103;.", "AT&T <5 % 1 000 t ℃."),
        ("One line  \nanother\\\na third\nand last.", "One line another a third and last."),
        (
            "CO<sub>2</sub>e on 4 km<sup>2</sup> in the 2<sup>nd</sup> year<sup>3</sup>.",
            "CO2e on 4 km2 in the 2nd year.",
        ),
        ("Note<sup>a, *b*</sup> and x<sup>open", "Note and xopen"),
        ("Left<br>right <!-- unseen --> **<b>bold</b>**.", "Left right bold."),
        ("A claim[^1] with a note.\n\n[^1]: Market-based.", "A claim with a note."),
        ("Full ５０％, thin 10\u2009000, “quoted", "Full ５０％, thin 10 000, “quoted"),
    ],
)
def test_inline_markup_is_read(text, expected):
    assert markdown(text).blocks[0].passage.text == expected


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_blocks(line_end, mark):
    text = """# Ferncastle *plc* #

Setext of
two lines
===

Plain paragraph
  on two lines.

- one item
  goes on
  1. nested **item**
     goes on

     with a second paragraph
- two
  > quoted in it

> quote *one*
goes on lazily
> > deeper

* * *

    indented text

```text
program
```

[^n]: The note
    goes on.

**All of it bold**

**A bold sentence.**
"""
    read = markdown(mark + text.replace("\n", line_end))
    assert [(block.kind.value, block.level, block.passage.text) for block in read.blocks] == [
        ("heading", 1, "Ferncastle plc"),
        ("heading", 1, "Setext of two lines"),
        ("paragraph", 0, "Plain paragraph on two lines."),
        ("list-item", 1, "one item goes on"),
        ("list-item", 2, "nested item goes on"),
        ("list-item", 2, "with a second paragraph"),
        ("list-item", 1, "two"),
        ("quote", 0, "quoted in it"),
        ("quote", 0, "quote one goes on lazily"),
        ("quote", 0, "deeper"),
        ("paragraph", 0, "indented text"),
        ("furniture", 0, "program"),
        ("footnote", 0, "The note goes on."),
        ("heading", 6, "All of it bold"),
        ("paragraph", 0, "A bold sentence."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("| Site | 2024 |\n|---|--:|\n| Alder | 8 |", [["Site", "2024"], ["Alder", "8"]], id="plain"),
        pytest.param("Site | 2024\n:--|:-:\nAlder | 8\n", [["Site", "2024"], ["Alder", "8"]], id="no outer pipes"),
        pytest.param(
            "| Site | 2024 |\n|---|---|\n| **All \\| any** | `a\\|b` |\n",
            [["Site", "2024"], ["All | any", "a|b"]],
            id="escaped pipes",
        ),
        pytest.param(
            "| Site | 2024 |\n|---|---|\n| A&amp;B | &lt;3&nbsp;t |\n",
            [["Site", "2024"], ["A&B", "<3 t"]],
            id="entities",
        ),
        pytest.param(
            "| Site | 2024 |\n|---|---|\n| Alder |\n|  | 8 | 9 |\n",
            [["Site", "2024"], ["Alder", ""], ["", "8"]],
            id="ragged",
        ),
        pytest.param(
            "> | Site | 2024 |\n> |---|---|\n> | Alder | 8 |\n", [["Site", "2024"], ["Alder", "8"]], id="in a quote"
        ),
        pytest.param(
            "- A list\n\n  | Site | 2024 |\n  |---|---|\n  | Alder | 8 |\n",
            [["Site", "2024"], ["Alder", "8"]],
            id="in a list",
        ),
        pytest.param(
            "1. | Site | 2024 |\n   |---|---|\n   | Alder | 8 |\n",
            [["Site", "2024"], ["Alder", "8"]],
            id="begins a list",
        ),
        pytest.param(
            "| Site | 2024 |\n|---|---|\n| CO<sub>2</sub> on m<sup>2</sup> | 8<sup>1</sup> |\n",
            [["Site", "2024"], ["CO2 on m2", "8"]],
            id="inline HTML",
        ),
        pytest.param(
            "| | 2024 |\n|---|---|\n| [Alder](x.html) | *8* |\n", [["", "2024"], ["Alder", "8"]], id="no first header"
        ),
        pytest.param(
            "| Site | 2024 |\r\n|---|---|\r\n| 8 | 8 |\r\n", [["Site", "2024"], ["8", "8"]], id="CRLF, the same twice"
        ),
        pytest.param("- | 2024\n---|---\nAlder | 3\n", [["-", "2024"], ["Alder", "3"]], id="a dash for a name"),
    ],
)
def test_tables(text, expected):
    block = table_of(markdown(text))
    assert rows_of(block) == expected
    assert block.table
    assert [cell.passage.text for cell in block.table.cells if cell.is_header] == expected[0]


def test_bold_cells_are_emphasised():
    block = table_of(markdown("| Site | **2024** |\n|---|---|\n| **All** | __8__ |\n| **A** b | <b>7</b> |\n"))
    assert block.table
    assert [cell.passage.text for cell in block.table.cells if cell.is_emphasised] == ["2024", "All", "8", "7"]


def test_equal_cells_have_their_own_places():
    read = markdown("| 8 | 8 |\n|---|---|\n| 8 | 8 |\n")
    assert [cell.passage.span(0, 1).start for cell in table_of(read).table.cells] == [2, 6, 22, 26]


TABLE = "| Site | 2024 |\n|---|---|\n| Alder | 8 |\n"


@pytest.mark.parametrize(
    ("text", "captions"),
    [
        (f"Table 2: water use\n\n{TABLE}", ["Table 2: water use"]),
        (f"{TABLE}\n*All figures in thousand tonnes*\n", ["All figures in thousand tonnes"]),
        (f"We report.\n\n{TABLE}\nWe explain.\n", [None]),
        (f"{TABLE}\nTable 2: waste\n\n{TABLE}", [None, "Table 2: waste"]),
        (f"# Table 2: waste\n\n{TABLE}", [None]),
        (f"Table 2 {'and so on ' * 20}\n\n{TABLE}", [None]),
    ],
)
def test_captions(text, captions):
    read = markdown(text)
    tables = [block.table for block in read.blocks if block.table]
    assert [table.caption.text if table.caption else None for table in tables] == captions
    assert texts(read, BlockKind.CAPTION) == [caption for caption in captions if caption]


@pytest.mark.parametrize(
    ("front", "metadata"),
    [
        (
            "title: Water\ndate: 2025-03-04\nCompany: Ferncastle plc\nlang: en",
            {"title": "Water", "date": "2025-03-04", "entity": "Ferncastle plc", "language": "en"},
        ),
        (
            "publish-date: 4 March 2025\ndoc_type: press-release\nsummary: |\n  two\n  lines",
            {"date": "4 March 2025", "kind": "press-release", "description": "two lines"},
        ),
        ("jurisdiction: EU\naudience: consumers", {"jurisdiction": "EU", "audience": "consumers"}),
        ("title: [a, b]\ntags: x\nauthor: ''", {}),
        ("title: first\nTitle: second", {"title": "first"}),
        ("title: [unclosed", {}),
        ("- a\n- b", {}),
        ("date: 2025-99-99", {}),
        ("just text", {}),
        ("&a [*a]", {}),
    ],
)
def test_front_matter(front, metadata):
    read = markdown(f"---\n{front}\n---\n\nWe report.\n")
    assert dict(read.metadata) == metadata
    assert outline(read) == [("paragraph", "We report.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '<div class="note">HTML <b>block</b> with 40&nbsp;%</div>\n\nAfter.\n',
            [("paragraph", "HTML block with 40 %"), ("paragraph", "After.")],
        ),
        ("<!-- unseen -->\n\nAfter.\n", [("paragraph", "After.")]),
        (
            "<details>\n<summary>The method</summary>\n\nWe *measure*.\n\n</details>\n",
            [("paragraph", "The method"), ("paragraph", "We measure.")],
        ),
        ("> <div>quoted\n> in two lines</div>\n", [("paragraph", "quoted in two lines")]),
        ("- item\n\n  <p>more\n  of it</p>\n", [("list-item", "item"), ("paragraph", "more of it")]),
        ("<p>at the end", [("paragraph", "at the end")]),
    ],
)
def test_blocks_of_html(text, expected):
    assert outline(markdown(text)) == expected


def test_a_table_in_html():
    read = markdown(
        "Before.\n\n<table>\n<tr><th>Site</th><th>2024</th></tr>\n<tr><td>Alder</td><td>8</td></tr>\n</table>\n"
    )
    assert rows_of(table_of(read)) == [["Site", "2024"], ["Alder", "8"]]


def test_markup_without_text_is_no_block():
    assert outline(markdown("#\n\n![](a.png)\n\n&nbsp;\n\n- \n\n|  |  |\n|--|--|\n|  |  |\n\n<!-- x -->\n")) == []
