"""HTML tables: a grid of cells, or None where a table only arranges the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.documents.html_metadata import text_of
from checker.documents.html_survey import Node, attributes_of, children_of, is_dropped
from checker.documents.passages import PassageBuilder
from checker.documents.superscripts import CONTEXT, is_text
from checker.model import Cell, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.documents.html_source import TextAligner

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre",
        "search", "section", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_BOLD = frozenset({"b", "strong"})
_BOLD_STYLE = re.compile(r"font-weight\s{0,3}:\s{0,3}(?:bold|[6-9]00)", re.IGNORECASE)
_TOTAL = re.compile(r"(?:^|[\s_-])(?:sub-?)?totals?(?:$|[\s_-])", re.IGNORECASE)
_ARRANGING = frozenset({"ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section"})
_WIDEST_CELL = 100  # columns; browsers allow 1000, which would cost as much for every cell


class _Source(Struct, frozen=True):
    """A cell as written."""

    node: Node
    in_head: bool
    is_strong: bool  # its row is marked as a total
    row: int


def read_table(table: Node, aligner: TextAligner) -> tuple[list[Cell], Passage | None] | None:
    """Return the cells of a table and its caption, None where it only arranges blocks on the page."""
    sources = list(_cells(table))
    captions = [child for child in children_of(table) if child.name == "caption"]
    is_marked = bool(captions) or any(source.node.name == "th" or source.in_head for source in sources)
    if attributes_of(table).get("role") == "presentation" or (not is_marked and _arranges(sources)):
        return None
    caption = read_inline(captions[0], aligner)[0] if captions else None
    return list(_grid(sources, aligner)), caption


def read_inline(node: Node, aligner: TextAligner) -> tuple[Passage, bool]:
    """Return all text in an element as one passage, and whether all of it is bold."""
    builder = PassageBuilder()
    plain = 0  # characters that are not bold
    stack: list[tuple[Node, bool]] = [(node, _is_bold(node))]
    while stack:
        current, bold = stack.pop()
        name = current.name
        if name == "#text":
            if current.origin_offset is not None and not aligner.is_before(builder, current.origin_offset):
                aligner.add(builder, current.data, current.origin_offset)
                plain += 0 if bold else len(current.data.strip())
            continue
        if is_dropped(current) or (name == "sup" and not is_kept_superscript(current, builder)):
            continue
        if name == "br" or name in BLOCKS:
            builder.space(builder.source_end, 0)
        if name in BLOCKS:
            stack.append((_Gap, bold))
        stack.extend([(child, bold or _is_bold(child)) for child in reversed(children_of(current))])
    return builder.build(), plain == 0 and not builder.is_empty


class _Gap:
    """Stands after the children of a block element: what follows is another word."""

    name = "br"
    children = ()
    attrs: dict[str, str] = {}  # noqa: RUF012


def is_kept_superscript(node: Node, builder: PassageBuilder) -> bool:
    """Tell whether a `sup` element is read (m², 3rd) rather than dropped as a footnote mark."""
    return is_text(text_of(node, limit=20), builder.ending(CONTEXT))


def _is_bold(node: Node) -> bool:
    if node.name in _BOLD:
        return True
    style = attributes_of(node).get("style")
    return bool(style and _BOLD_STYLE.search(style))


def _cells(table: Node) -> Iterator[_Source]:
    row = 0
    parts = [child for child in children_of(table) if child.name in {"thead", "tbody", "tfoot"}]
    for part in parts:
        for line in children_of(part):
            if line.name != "tr":
                continue
            attributes = attributes_of(line)
            strong = _is_bold(line) or bool(_TOTAL.search(attributes.get("class") or ""))
            for node in children_of(line):
                if node.name in {"td", "th"}:
                    yield _Source(node=node, in_head=part.name == "thead", is_strong=strong, row=row)
            row += 1


def _arranges(sources: list[_Source]) -> bool:
    """Tell whether a table without any header is layout: one row or column, or blocks in its cells."""
    widths = [sum(1 for source in sources if source.row == row) for row in {source.row for source in sources[:200]}]
    if len(widths) < 2 or max(widths) < 2:
        return True
    return any(
        sum(child.name in _ARRANGING for child in children_of(source.node)) > 1
        or any(child.name in _ARRANGING - {"p", "div"} for child in children_of(source.node))
        for source in sources
    )


def _grid(sources: list[_Source], aligner: TextAligner) -> Iterator[Cell]:
    """Place the cells; one that spans several rows keeps its columns occupied below."""
    rows = max((source.row for source in sources), default=-1) + 1
    free_from: dict[int, int] = {}  # column to the first row in which it is free
    column, row = 0, -1
    for source in sources:
        if source.row != row:
            column, row = 0, source.row
        while free_from.get(column, 0) > row:
            column += 1
        height = min(_span(source.node, "rowspan") or rows, rows - row)
        width = min(_span(source.node, "colspan") or 1, _WIDEST_CELL)
        read, is_bold = read_inline(source.node, aligner)
        yield Cell(
            passage=read,
            row=row,
            column=column,
            row_span=height,
            column_span=width,
            is_header=source.in_head or source.node.name == "th",
            is_emphasised=bool(read.text) and (source.is_strong or is_bold),
        )
        for covered in range(column, column + width):
            free_from[covered] = row + height
        column += width


def _span(node: Node, name: str) -> int:
    written = (attributes_of(node).get(name) or "").strip()
    return int(written) if written.isascii() and written.isdigit() and len(written) < 6 else 1
