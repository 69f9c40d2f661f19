"""Tables on a PDF's page: rows of figures that stand in the same columns, with their header, and tables of words.

Precision comes first: lines that are not clearly a table stay text. A table needs two rows and two columns of values,
or three rows and one; nearly everything between its first and its last row must belong to it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.documents.pdf_columns import text_columns, value_columns
from checker.documents.pdf_continuation import Layout, continued_header, is_on_top
from checker.documents.pdf_cuts import cut_at_cells, join_units
from checker.documents.pdf_headers import header_of, take_leading
from checker.documents.pdf_labels import rows_with_labels
from checker.documents.pdf_page import Line
from checker.documents.pdf_rows import flowing_of, is_period, stacks_of_rows
from checker.documents.pdf_word_tables import WordTable, word_tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.documents.pdf_columns import Column
    from checker.documents.pdf_headers import HeaderCell
    from checker.documents.pdf_rows import Row

_FILLED = 0.5  # share of the places of the value columns that hold a value
_CONTENTS = 4  # rows that a table of contents has at least
_USUAL = 0.6  # of the rows: that have text right of their values
_FEW, _MOST = 0.4, 0.8  # of the rows: that have a text beside the table, and a label
_GUTTER = 2.5  # of a line's height: between two columns of text
_STRAY = 0.25  # lines within the table that are no part of it, for each of its rows


class GridCell(Struct):
    """A cell: the lines it consists of, and its place in the grid."""

    lines: list[Line]
    row: int
    column: int
    column_span: int = 1
    row_span: int = 1
    is_header: bool = False


class FoundTable(Struct):
    """A table as cells, and what a table that goes on with it on the next page needs to know."""

    cells: list[GridCell]
    layout: Layout


def tables_of(lines: Sequence[Line], before: Sequence[Layout] = ()) -> list[FoundTable]:
    """Return the tables of a page; `before` holds the layouts of those of the page before."""
    level = [line for line in lines if line.is_level]
    flowing = flowing_of(level)
    lines = join_units(cut_at_cells(level, flowing))
    found: list[FoundTable] = []
    for stack in stacks_of_rows(lines, flowing):
        columns = value_columns([row.values for row in stack])
        if columns is not None and _is_table(stack, columns):
            found += _table(stack, columns, lines, flowing, [*before, *(one.layout for one in found)])
    taken = {id(line) for table in found for cell in table.cells for line in cell.lines}
    return [*found, *map(_of_words, word_tables_of([line for line in lines if id(line) not in taken]))]


def _of_words(table: WordTable) -> FoundTable:
    cells = [GridCell([line], 0, column, is_header=True) for column, line in enumerate(table.header)]
    for number, row in enumerate(table.rows, start=1):
        cells += [GridCell(own, number, column) for column, own in sorted(row.items())]
    return FoundTable(cells, Layout(table.header[0].page, [(one.left, one.right) for one in table.header], 0, []))


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
    if len(stack) < (2 if len(columns) == 1 else 1):
        return False
    filled = sum(len(row.values) for row in stack)
    return filled >= _FILLED * len(stack) * len(columns)


def _table(
    stack: Sequence[Row], values: list[Column], lines: Sequence[Line], flowing: set[int], before: Sequence[Layout]
) -> Iterator[FoundTable]:
    texts = _without_neighbour(stack, text_columns(line for row in stack for line in row.texts))
    units = [column for column in text_columns(line for row in stack for line in row.after) if _is_usual(column, stack)]
    columns = [*texts, *values, *units]
    usual = {id(line) for column in units for line in column.lines}
    for one in stack:
        one.after = [line for line in one.after if id(line) in usual]
    stray = _beside(stack, texts[0].left, max(column.right for column in [*values, *units]), lines)
    labels = [line for line in stray if _is_of_text(line, values[0], units) and not is_period(line)]
    inside = sum(line.middle > stack[-1].middle for line in stray) - sum(
        line.middle > stack[-1].middle for line in labels
    )
    if inside > _STRAY * len(stack):
        return
    header = header_of(columns, len(texts), stack[0], [line for line in lines if id(line) not in flowing])
    is_bare = _headed(header, len(texts), len(values)) * 2 < len(values)
    if is_bare and is_on_top(stack[0], columns, lines):
        header = continued_header(before, columns, len(texts), stack[0]) or header
        is_bare = _headed(header, len(texts), len(values)) * 2 < len(values)
    if is_bare and len(values) > 1:
        return  # whatever the columns are, nothing says it
    if len(stack) < (3 if len(values) == 1 else 2) and not _is_sure(header, len(texts), len(values), units):
        return
    led = take_leading(header, len(texts), stack[0])
    places = {id(line): index for index, column in enumerate(columns) for line in column.lines}
    begins = {index: column.left for index, column in enumerate(columns) if column in texts or column in units}
    rows = rows_with_labels(stack, [*led, *labels])
    cells = [
        cell for number, row in enumerate(rows, start=len(header)) for cell in _row_cells(row, number, begins, places)
    ]
    _span_down(cells, len(texts))
    headers = [
        GridCell(cell.lines, index, cell.first, cell.last - cell.first + 1, is_header=True)
        for index, row in enumerate(header)
        for cell in row
    ]
    layout = Layout(stack[-1].values[0].page, [(one.left, one.right) for one in columns], len(texts), header)
    yield FoundTable([*headers, *cells], layout)


def _without_neighbour(stack: Sequence[Row], texts: list[Column]) -> list[Column]:
    """Take lines out of the rows that stand beside the table, in the column of text at its left."""
    rows = len(stack)
    while len(texts) > 1 and len(texts[0].lines) < _FEW * rows and len(texts[1].lines) > _MOST * rows:
        if texts[1].left - texts[0].right < _GUTTER * stack[0].size:
            break
        beside = {id(line) for line in texts.pop(0).lines}
        for row in stack:
            row.texts = [line for line in row.texts if id(line) not in beside]
    return texts


def _headed(header: Sequence[Sequence[HeaderCell]], first: int, count: int) -> int:
    """Return over how many of the columns of values a header stands."""
    over = {column for row in header for cell in row for column in range(cell.first, cell.last + 1)}
    return len(over & set(range(first, first + count)))


def _is_sure(header: Sequence[Sequence[HeaderCell]], first: int, count: int, units: Sequence[Column]) -> bool:
    """Tell whether few rows are a table: a year heads each column of values, or one is headed with units beside it."""
    of_years = [[cell for cell in row if any(is_period(line) for line in cell.lines)] for row in header]
    if count > 1:
        return _headed(of_years, first, count) == count
    return bool(units) and _headed(header, first, count + len(units)) == count + len(units)


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
