"""Generated documents in every format and encoding: every word is found where it was written."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import BlockKind, Document
from tests.documents.documents_at_hand import assert_placed, outcome, passages_of, rows_of

FORMATS = {"text": "release.txt", "markdown": "release.md", "html": "release.html"}
WORDS = st.sampled_from(
    [
        "water",
        "dairies",
        "used",
        "less",
        "than",
        "Oakmere",
        "the",
        "of",
        "2030",
        "40%",
        "1,200",
        "t",
        "CO₂e",
        "Ökostrom",
        "５０％",
        "80℃",
        "“quoted”",
        "l’eau",
        "low-carbon",
        "(net)",
        "Scope–3",
        "AT&T",
        "x<y",
        "5>4",
        "m²",
        "*star",
        "_under_",
        "`tick`",
        "[1]",
        "#1",
        "half|whole",
        "back\\slash",
        "&copy;",
        "£5",
        "it's",
        '"so',
        "it;",
        "rose:",
        "fell,",
        "¹",
        "報告",
        "ﬁne",
    ]
)
TAIL = "and this is what the mills of the company have reported for the year"
SENTENCES = st.lists(WORDS, min_size=3, max_size=14).map(lambda words: f"We say {' '.join(words)} {TAIL}.")
CELLS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=4)
)
PARTS = st.one_of(
    SENTENCES.map(lambda text: ("paragraph", text)),
    st.lists(SENTENCES, min_size=1, max_size=3).map(lambda items: ("list", items)),
    TABLES.map(lambda rows: ("table", rows)),
)
DOCUMENTS = st.lists(PARTS, min_size=1, max_size=5)
ENCODINGS = st.sampled_from(
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"),
     ("utf-32-le", b"\xff\xfe\x00\x00"), ("utf-32-be", b"\x00\x00\xfe\xff"), ("cp1252", b"")]
)  # fmt: skip
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
ESCAPED = re.compile(r"[\\`*_\[\]#|<>&!~]")


def written_as_markdown(text: str) -> str:
    return ESCAPED.sub(lambda match: "&lt;" if match[0] == "<" else "\\" + match[0], text)


def written_as_html(text: str) -> str:
    return html.escape(text).replace("£", "&pound;").replace("%", "&#37;").replace("CO₂", "CO<sub>₂</sub>")


def as_text(part: tuple) -> str:
    kind, content = part
    if kind == "paragraph":
        return content
    if kind == "list":
        return "\n".join(f"• {item}" for item in content)
    return "\n".join(
        f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in [content[0], ["---"], *content[1:]]
    )


def as_markdown(part: tuple) -> str:
    kind, content = part
    if kind == "paragraph":
        return written_as_markdown(content).replace("mills", "**mills**").replace("reported", "[reported](a.html)")
    if kind == "list":
        return "\n".join(f"- {written_as_markdown(item)}" for item in content)
    rows = [[written_as_markdown(cell) for cell in row] for row in content]
    return "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], ["---"] * len(rows[0]), *rows[1:]])


def as_html(part: tuple) -> str:
    kind, content = part
    if kind == "paragraph":
        return f"<p>{written_as_html(content).replace('mills', '<b>mills</b>').replace('the year', '<i>the<br>year</i>')}</p>"
    if kind == "list":
        return "<ul>" + "\n".join(f"<li>{written_as_html(item)}" for item in content) + "</ul>"
    rows = ["".join(f"<td>{written_as_html(cell)}</td>" for cell in row) for row in content]
    return "<table><tr>" + "</tr>\n<tr>".join([rows[0].replace("td>", "th>"), *rows[1:]]) + "</tr></table>"


WRITERS = {"text": as_text, "markdown": as_markdown, "html": as_html}


def read(parts: list, source_format: str, encoding: tuple[str, bytes], line_end: str, ending: str) -> Document:
    name, mark = encoding
    separator = "\n\n<!-- apart -->\n\n" if source_format == "markdown" else "\n\n"
    text = separator.join(map(WRITERS[source_format], parts)) + ending
    if name == "cp1252":
        text = text.encode(name, "replace").decode(name) + " “§”"
    found = outcome(mark + text.replace("\n", line_end).encode(name), FORMATS[source_format])
    assert isinstance(found, Document)
    assert found.text == text.replace("\n", line_end)
    return found


@pytest.mark.parametrize("source_format", FORMATS)
@settings(derandomize=True, deadline=None, max_examples=60)
@given(parts=DOCUMENTS, encoding=ENCODINGS, line_end=LINE_ENDS, ending=st.sampled_from(["", "\n"]))
def test_every_word_is_where_it_was_written(source_format, parts, encoding, line_end, ending):
    found = read(parts, source_format, encoding, line_end, ending)
    assert_placed(found)
    if encoding[0] != "cp1252":
        assert_complete(found, parts)


def assert_complete(found: Document, parts: list) -> None:
    """Check that all paragraphs, items and tables are there, in order, and none is furniture."""
    blocks = [block for block in found.blocks if not block.table]
    assert all(block.kind is not BlockKind.FURNITURE for block in blocks)
    expected = [
        text for kind, content in parts if kind != "table" for text in ([content] if kind == "paragraph" else content)
    ]
    assert [block.passage.text for block in blocks] == expected
    kinds = [
        "paragraph" if kind == "paragraph" else "list-item"
        for kind, content in parts
        if kind != "table"
        for _ in ([1] if kind == "paragraph" else content)
    ]
    assert [block.kind.value for block in blocks] == kinds
    tables = [rows_of(block) for block in found.blocks if block.table]
    slashed = found.format == "text"
    assert tables == [
        [[cell.replace("|", "/") if slashed else cell for cell in row] for row in content]
        for kind, content in parts
        if kind == "table"
    ]


@settings(derandomize=True, deadline=None, max_examples=80)
@given(rows=TABLES, encoding=ENCODINGS, line_end=LINE_ENDS, delimiter=st.sampled_from(",;\t"))
def test_every_field_is_where_it_was_written(rows, encoding, line_end, delimiter):
    name, mark = encoding
    text = line_end.join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    found = outcome(mark + text.encode(name, "replace"), "book.csv")
    assert isinstance(found, Document)
    assert_placed(found)
    if name != "cp1252":
        (block,) = found.blocks
        assert rows_of(block) == rows


SCRAPS = st.sampled_from(
    ["<p>", "</p>", "<b>", "<br>", "<table>", "<tr>", "<td colspan=2>", "</table>", "<sup>1</sup>", "<li>", "<!--", "-->", "<", ">", "&", "&amp;", "&#x41;",
     "&copy2", "| a | b |\n", "|---|---|\n", "- ", "1. ", "> ", "# ", "**", "*", "`", "[^1]: ", "[^1]", "](", "\\", "\n", "\n\n", "\r\n", "\r", " ", "\t", "    ",
     "=====\n", '"', '""', ",", ";", "word", "2030", "Ö", "５", "\u00a0", "\u00ad", "\u2028", "\x0c", "```\n", "---\n", "<div class=nav>", "<main>", "<!", "<?x>"]
)  # fmt: skip


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.csv"])
@settings(derandomize=True, deadline=None, max_examples=150)
@given(scraps=st.lists(SCRAPS, max_size=25))
def test_whatever_is_written_is_read_in_order_and_within_the_file(name, scraps):
    found = outcome("".join(scraps), name)
    assert isinstance(found, Document)
    for passage in passages_of(found):
        assert len(passage.text) == sum(piece.length for piece in passage.pieces)
        assert passage.text == passage.text.strip()
        for match in re.finditer(r"\S+", passage.text):
            span = passage.span(*match.span())
            assert 0 <= span.start < span.end <= len(found.text)
            assert found.text[span.start] == match[0][0] or found.text[span.start] in "&<\\"
            place = found.place(span)
            assert (place.line, place.column) <= (place.end_line, place.end_column)
