"""Tables on a PDF's page: rows of figures that stand in the same columns, with their header.

Precision comes first: lines that are not clearly a table stay text. A table needs two rows and two columns of values,
or three rows and one; nearly everything between its first and its last row must belong to it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.documents.pdf_columns import text_columns, value_columns
from checker.documents.pdf_headers import header_of, take_leading
from checker.documents.pdf_labels import rows_with_labels
from checker.documents.pdf_page import Line
from checker.documents.pdf_rows import cut_at_values, is_period, stacks_of_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.documents.pdf_columns import Column
    from checker.documents.pdf_headers import HeaderCell
    from checker.documents.pdf_rows import Row

_FILLED = 0.5  # share of the places of the value columns that hold a value
_CONTENTS = 4  # rows that a table of contents has at least
_USUAL = 0.6  # of the rows: that have text right of their values
_STRAY = 0.25  # lines within the table that are no part of it, for each of its rows


class GridCell(Struct):
    """A cell: the lines it consists of, and its place in the grid."""

    lines: list[Line]
    row: int
    column: int
    column_span: int = 1
    row_span: int = 1
    is_header: bool = False


def tables_of(lines: Sequence[Line]) -> Iterator[list[GridCell]]:
    """Yield the tables of a page as cells."""
    lines = cut_at_values([line for line in lines if line.is_level])
    for stack in stacks_of_rows(lines):
        columns = value_columns([row.values for row in stack])
        if columns is not None and _is_table(stack, columns):
            cells = list(_cells(stack, columns, lines))
            if cells:
                yield cells


def is_contents(cells: Sequence[GridCell]) -> bool:
    """Tell a table of contents: texts with rising page numbers, and no header."""
    values = [cell.lines[0].text for cell in cells if cell.column and cell.lines]
    columns = {cell.column for cell in cells if cell.column}
    if len(columns) != 1 or len(values) < _CONTENTS or any(cell.is_header for cell in cells):
        return False
    if not all(text.isdigit() and len(text) < 4 for text in values):
        return False
    return all(int(first) <= int(second) for first, second in pairwise(values))


def _is_table(stack: Sequence[Row], columns: Sequence[Column]) -> bool:
    if len(stack) < (3 if len(columns) == 1 else 2):
        return False
    filled = sum(len(row.values) for row in stack)
    return filled >= _FILLED * len(stack) * len(columns)


def _cells(stack: Sequence[Row], values: list[Column], lines: Sequence[Line]) -> Iterator[GridCell]:
    texts = text_columns(line for row in stack for line in row.texts)
    units = [column for column in text_columns(line for row in stack for line in row.after) if _is_usual(column, stack)]
    columns = [*texts, *values, *units]
    usual = {id(line) for column in units for line in column.lines}
    for one in stack:
        one.after = [line for line in one.after if id(line) in usual]
    stray = _beside(stack, texts[0].left, values[-1].right, lines)
    labels = [line for line in stray if _is_of_text(line, values[0], units) and not is_period(line)]
    inside = sum(line.middle > stack[-1].middle for line in stray) - sum(
        line.middle > stack[-1].middle for line in labels
    )
    if inside > _STRAY * len(stack):
        return
    header = header_of(columns, len(texts), stack[0], lines)
    if len(values) > 1 and _headed(header, len(texts), len(values)) * 2 < len(values):
        return  # whatever the columns are, nothing says it
    led = take_leading(header, len(texts), stack[0])
    for index, row in enumerate(header):
        for cell in row:
            yield GridCell(cell.lines, index, cell.first, cell.last - cell.first + 1, is_header=True)
    places = {id(line): index for index, column in enumerate(columns) for line in column.lines}
    rows = rows_with_labels(stack, [*led, *labels])
    begins = {index: column.left for index, column in enumerate(columns) if column in texts or column in units}
    cells = [
        cell for number, row in enumerate(rows, start=len(header)) for cell in _row_cells(row, number, begins, places)
    ]
    _span_down(cells, len(texts))
    yield from cells


def _headed(header: Sequence[Sequence[HeaderCell]], first: int, count: int) -> int:
    """Return over how many of the columns of values a header stands."""
    over = {column for row in header for cell in row for column in range(cell.first, cell.last + 1)}
    return len(over & set(range(first, first + count)))


def _is_usual(column: Column, stack: Sequence[Row]) -> bool:
    return len(column.lines) >= _USUAL * len(stack)


def _beside(stack: Sequence[Row], left: float, right: float, lines: Sequence[Line]) -> list[Line]:
    """Return lines between the rows of a stack, or right below, that are no part of any row."""
    taken = {id(line) for row in stack for line in (*row.texts, *row.values, *row.after)}
    top, bottom = stack[0].middle, stack[-1].middle - 1.8 * stack[-1].size
    return [
        line
        for line in lines
        if id(line) not in taken and bottom < line.middle < top and left - 1 <= line.left and line.right <= right + 1
    ]


def _is_of_text(line: Line, first_values: Column, units: Sequence[Column]) -> bool:
    """Tell whether a line stands in a column of labels or of units."""
    if line.right < first_values.left + line.size:
        return True
    return any(abs(line.left - unit.left) < line.size for unit in units)


def _row_cells(
    lines: Sequence[Line], number: int, begins: dict[int, float], places: dict[int, int]
) -> Iterator[GridCell]:
    """Yield the cells of a row; a line that stands on no row belongs to the column that begins where it does."""
    cells: dict[int, list[Line]] = {}
    for line in lines:
        column = places.get(id(line))
        if column is None:
            column = min(begins, key=lambda index: abs(begins[index] - line.left))
        cells.setdefault(column, []).append(line)
    for column, own in sorted(cells.items()):
        yield GridCell(own, number, column)


def _span_down(cells: Sequence[GridCell], texts: int) -> None:
    """Let a label of the first column stand beside the rows below it that have their label further right."""
    if texts < 2:
        return
    labels = {cell.row: cell for cell in cells if cell.column == 0}
    further = {cell.row for cell in cells if 0 < cell.column < texts}
    group: GridCell | None = None
    for row in sorted(labels.keys() | further):
        if row in labels:
            group = labels[row] if row in further else None
        elif group is not None:
            group.row_span = row - group.row + 1
