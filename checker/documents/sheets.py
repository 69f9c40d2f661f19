"""The tables, titles and notes of a sheet: what a workbook and a file of separated values have in common.

A sheet holds rows of filled cells with their columns. Rows without a neighbour cell are titles above a table and notes
below it; blank rows part tables, unless what follows has no header of its own and stands under the columns above; blank
columns part tables that stand side by side, each with labels of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.documents.grid import table_block
from checker.model import Block, BlockKind, Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Passage

_PERIOD = re.compile(
    r"(?:(?:FY|CY|H[12]|Q[1-4])?[\s']?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?|(?:FY|CY)[\s']?\d\d)", re.IGNORECASE
)
_LONGEST_TITLE = 120  # characters
_NUMBER = re.compile(r"[-(+]?\s?[\d.,' ]+\)?\s?%?")


class Row(Struct, frozen=True, kw_only=True):
    """The filled cells of a row of a sheet, at their columns; `number` counts all rows of the sheet."""

    number: int
    cells: tuple[Cell, ...]


def sheet_blocks(rows: Sequence[Row]) -> Iterator[Block]:
    """Yield the blocks of a sheet in reading order."""
    if rows and all(len(row.cells) == 1 for row in rows) and _is_column([row.cells[0] for row in rows]):
        yield from _table([row.cells[0] for row in rows], None)
        return
    open_table = _OpenTable()
    for part in _parts(rows):
        titles, body, notes = _trimmed(part)
        tables = _side_by_side(body)
        if len(tables) == 1 and open_table.goes_on_with(tables[0]):
            open_table.take([*titles, *tables[0]])
        else:
            yield from open_table.close()
            yield from (_line(title, BlockKind.CAPTION) for title in titles)
            caption = titles[0].passage if titles else None
            for table in tables[:-1]:
                yield from _table(table, caption)
            open_table = _OpenTable(tables[-1] if tables else [], caption)
        open_table.notes += notes
    yield from open_table.close()


class _OpenTable:
    """A table that may go on below a blank row, and the notes that will stand under it."""

    def __init__(self, cells: Sequence[Cell] = (), caption: Passage | None = None) -> None:
        self.cells = list(cells)
        self._columns = {cell.column for cell in cells}
        self.notes: list[Cell] = []
        self._caption = caption

    def goes_on_with(self, cells: list[Cell]) -> bool:
        """Tell whether cells without a header of their own stand under this table's columns."""
        return bool(self.cells) and {cell.column for cell in cells} <= self._columns and not _has_header(cells)

    def take(self, cells: list[Cell]) -> None:
        """Go on with these cells."""
        self.cells += cells
        self._columns.update(cell.column for cell in cells)

    def close(self) -> Iterator[Block]:
        yield from _table(self.cells, self._caption)
        yield from (_line(note, BlockKind.FOOTNOTE) for note in self.notes)


def _table(cells: list[Cell], caption: Passage | None) -> Iterator[Block]:
    block = table_block(_at_origin(cells), caption=caption) if cells else None
    if block is not None:
        yield block


def _line(cell: Cell, kind: BlockKind) -> Block:
    """Return a line of its own as a block; what is longer than a title is a paragraph."""
    is_title = len(cell.passage.text) <= _LONGEST_TITLE
    return Block(kind=kind if is_title else BlockKind.PARAGRAPH, passage=cell.passage)


def _is_column(cells: list[Cell]) -> bool:
    """Tell a single column of values from lines of text."""
    return any(_is_number(cell) for cell in cells)


def _is_number(cell: Cell) -> bool:
    return _NUMBER.fullmatch(cell.passage.text) is not None


def _parts(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Split at blank rows; lines above the first row of several cells belong to it."""
    part: list[Row] = []
    is_wide = False
    for row in rows:
        if is_wide and row.number > part[-1].number + 1:
            yield part
            part, is_wide = [], False
        part.append(row)
        is_wide = is_wide or len(row.cells) > 1
    if part:
        yield part


def _trimmed(part: list[Row]) -> tuple[list[Cell], list[Row], list[Cell]]:
    """Return the titles above, the rows of the table, and the notes below."""
    wide = [index for index, row in enumerate(part) if len(row.cells) > 1]
    if not wide:
        return [cell for row in part for cell in row.cells], [], []
    left = min(cell.column for row in part for cell in row.cells)
    first, last = wide[0], wide[-1]
    while first and (part[first - 1].cells[0].column > left or _is_number(part[first - 1].cells[0])):
        first -= 1  # a year over some columns is a header, no title
    while last + 1 < len(part) and (part[last + 1].cells[0].column > left or _is_number(part[last + 1].cells[0])):
        last += 1
    titles = [row.cells[0] for row in part[:first]]
    return titles, part[first : last + 1], [row.cells[0] for row in part[last + 1 :]]


def _side_by_side(body: list[Row]) -> list[list[Cell]]:
    """Split at columns that are blank in every row and part two tables with labels of their own."""
    columns: dict[int, list[Cell]] = {}
    for row in body:
        for cell in row.cells:
            columns.setdefault(cell.column, []).append(cell)
    numbers = [column for column in sorted(columns) if any(map(_is_number, columns[column]))]
    starts: list[int] = []
    reach = 0  # first column behind what is filled so far
    for column in sorted(columns):
        if not starts:
            starts.append(column)
        elif column > reach and _are_labels(columns[starts[-1]]) and _are_labels(columns[column]):
            behind = bisect_right(numbers, starts[-1])
            if numbers[behind:] and numbers[behind] < column < numbers[-1]:
                starts.append(column)
        reach = max(reach, *(cell.column + cell.column_span for cell in columns[column]))
    tables: list[list[Cell]] = [[] for _ in starts]
    for row in body:
        for cell in row.cells:
            tables[bisect_right(starts, cell.column) - 1].append(cell)
    return tables


def _are_labels(cells: list[Cell]) -> bool:
    """Tell the first column of a table of its own from numbers that belong to other labels."""
    words = sum(not _is_number(cell) for cell in cells)
    return len(cells) > 1 and words * 4 >= len(cells) * 3


def _has_header(cells: list[Cell]) -> bool:
    """Tell whether the first rows name periods, or hold words where the rows below hold numbers."""
    rows = sorted({cell.row for cell in cells})[:2]
    if any(cell.is_header for cell in cells):
        return True
    for row in rows:
        names = [cell.passage.text for cell in cells if cell.row == row][1:]
        if names and (
            any(_PERIOD.fullmatch(name.strip()) for name in names) or all(not _NUMBER.fullmatch(name) for name in names)
        ):
            return True
    return False


def _at_origin(cells: list[Cell]) -> list[Cell]:
    """Move cells so that rows follow one another from 0, and columns begin at 0."""
    rows = {row: index for index, row in enumerate(sorted({cell.row for cell in cells}))}
    left = min((cell.column for cell in cells), default=0)
    return [replace(cell, row=rows[cell.row], column=cell.column - left) for cell in cells]
