"""Blocks of a document as HTML: headings, paragraphs, list items, tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Block, BlockKind, Cell
from checker.reports.counting import several
from checker.reports.html_page.layout import CAPTION, PLAIN
from checker.reports.html_page.marks import Marks, marked
from checker.reports.html_page.markup import NOTHING, Markup, element, joined

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from checker.model import Table

_FULL_TABLE = 40  # rows that are all shown
_CARRIED = 400  # rows of a larger table are not on the page unless something is marked in them
_LEAST, _LEAST_HEADING, _DEEPEST = 1, 4, 6  # the document's own name is the heading above
_DEEPEST_ITEM = 4
_PARAGRAPHS = {BlockKind.FOOTNOTE: "footnote", BlockKind.CAPTION: "caption", BlockKind.QUOTE: "quoted"}


class Heading(Struct):
    """How deep the last heading of a document lay, so that no level is left out below it."""

    level: int = _LEAST_HEADING - 1

    def next(self, wanted: int) -> int:
        """Return the level of a heading that wants to lie at `wanted` (from 1) within its document."""
        self.level = max(_LEAST_HEADING, min(_LEAST_HEADING - 1 + max(wanted, _LEAST), self.level + 1, _DEEPEST))
        return self.level


def block_markup(index: int, block: Block, marks: Marks, above: Heading) -> Markup:
    """Return a block with its marks."""
    if block.table is not None:
        return _table(index, block, block.table, marks)
    words = marked(block.passage.text, marks.get((index, PLAIN), ()))
    if block.kind is BlockKind.HEADING:
        return element(f"h{above.next(block.level)}", words, dir="auto")
    if block.kind is BlockKind.LIST_ITEM:
        depth = min(max(block.level, _LEAST), _DEEPEST_ITEM)
        return element("ul", element("li", words, dir="auto"), class_=f"depth-{depth}")
    return element("p", words, class_=_PARAGRAPHS.get(block.kind), dir="auto")


def _table(index: int, block: Block, table: Table, marks: Marks) -> Markup:
    caption = (table.caption or block.passage).text
    label = marked(caption, marks.get((index, CAPTION), ())) if caption.strip() else NOTHING
    head = element("caption", label, dir="auto") if label else NOTHING
    rows = dict[int, list[tuple[int, Cell]]]()
    for number, cell in enumerate(table.cells):
        rows.setdefault(cell.row, []).append((number, cell))
    wanted = {table.cells[cell].row for block_index, cell in marks if block_index == index and cell >= 0}
    wanted |= {row for row, cells in rows.items() if all(cell.is_header for _, cell in cells)}
    shown = element("table", head, element("tbody", *_rows(index, rows, wanted, marks)))
    named = f"Table: {caption}" if caption.strip() else f"Table {index + 1}"
    frame = element("div", shown, class_="scroll", tabindex="0", role="group", aria_label=named)
    return joined([frame, *_left_out(rows, wanted)])


def _rows(
    index: int, rows: dict[int, list[tuple[int, Cell]]], wanted: Collection[int], marks: Marks
) -> Iterator[Markup]:
    """Yield the rows: all of a small table, the others of a larger one to be unfolded, of a huge one not at all."""
    last = max(rows, default=0)
    columns = max((cell.column + cell.column_span for cells in rows.values() for _, cell in cells), default=0)
    is_plain = all(cell.row_span == 1 for cells in rows.values() for _, cell in cells)
    for row, cells in rows.items():
        is_folded = len(rows) > _FULL_TABLE and row not in wanted
        if not is_folded or len(rows) <= _CARRIED:
            content = (
                _cell(cell, marked(cell.passage.text, marks.get((index, number), ())), last) for number, cell in cells
            )
            gap = _gap(cells, columns) if is_plain else NOTHING
            yield element("tr", *content, gap, class_="folded" if is_folded else None)


def _gap(cells: list[tuple[int, Cell]], columns: int) -> Markup:
    """Return an empty cell for what a row lacks at its end, so that the lines of a table go through."""
    lacking = columns - max(cell.column + cell.column_span for _, cell in cells)
    return element("td", colspan=min(lacking, 1000)) if lacking > 0 else NOTHING


def _cell(cell: Cell, words: Markup, last: int) -> Markup:
    is_header = cell.is_header and bool(words.strip())
    scope = ("row" if cell.column == 0 and cell.row else "col") if is_header else None
    return element(
        "th" if is_header else "td",
        words,
        scope=scope,
        rowspan=min(cell.row_span, last - cell.row + 1) if cell.row_span > 1 else None,
        colspan=min(cell.column_span, 1000) if cell.column_span > 1 else None,
        class_="total" if cell.is_emphasised and not is_header else None,
        dir="auto",
    )


def _left_out(rows: dict[int, list[tuple[int, Cell]]], wanted: Collection[int]) -> Iterator[Markup]:
    rest = len(rows.keys() - wanted)
    if len(rows) <= _FULL_TABLE or not rest:
        return
    if len(rows) > _CARRIED:
        yield element("p", f"{several(rest, 'row')} without claims are left out of this page.", class_="left-out")
    else:
        yield element("button", f"Show {several(rest, 'row')} without claims", type="button", class_="unfold")
