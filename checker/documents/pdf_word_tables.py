"""Tables of words on a PDF's page: indexes of frameworks, certificates by site, ratings by agency.

What tells them from columns of running text: a header with short cells in a type of its own; below it at least three
rows of short cells, each beginning where the header's cell does, and ending before the next; and the page is set row by
row, where running text is set column by column. Where any of that is in doubt, the lines stay text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.documents.pdf_page import Line
from checker.documents.pdf_rows import is_period, is_value

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAME_ROW = 0.25  # of a line's height, between the middles of two lines of one row
_NEAR = 0.8  # of a line's height, between the edges of two cells of one column
_GUTTER = 0.6  # of a line's height, between two cells of a row
_LONGEST_HEADER = 6  # words
_FEWEST_COLUMNS = 2
_FEWEST_ROWS = 3
_FILLED = 0.8  # share of the rows that fill two columns or more
_IN_ORDER = 0.8  # share of the rows that follow one another in the content stream
_APART = 1.25  # times the least step from line to line: between two rows
_FAR_APART = 3.5  # of a line's height: the end of the table
_WORDS = 12  # of a cell, one with another
_LINES = 3.0  # the same
_ALIKE = 0.25  # share of the cells that may be set in the type of the header
_LETTERS = re.compile(r"[A-Za-z]{2}")
_SENTENCE = re.compile(r"[.:;,]$")


Level = Mapping[int, Sequence[Line]]  # lines on one height, by column


class WordTable(Struct):
    """A table: the cells of its header, then those of each row, by column; each cell has lines."""

    header: list[Line]
    rows: list[dict[int, list[Line]]]


def word_tables_of(lines: Sequence[Line]) -> list[WordTable]:
    """Return the tables among the lines of a page, which are given in the order of the content stream."""
    order = {id(line): index for index, line in enumerate(lines)}
    levels = list(_by_height([line for line in lines if line.is_level]))
    found: list[WordTable] = []
    at = 0
    while at < len(levels):
        header = levels[at]
        at += 1
        if not _is_header(header):
            continue
        body = list(_below(header, levels[at:]))
        rows = _rows(body, len(header))
        if _is_table(header, rows, order):
            found.append(WordTable(header, rows))
            at += len(body)
    return found


def _by_height(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that stand on one height, from the top down, each from left to right."""
    level: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.middle):
        if level and level[0].middle - line.middle > _SAME_ROW * line.size:
            yield sorted(level, key=lambda line: line.left)
            level = []
        level.append(line)
    if level:
        yield sorted(level, key=lambda line: line.left)


def _is_header(level: Sequence[Line]) -> bool:
    if len(level) < _FEWEST_COLUMNS:
        return False
    is_short = all(
        len(line.words) <= _LONGEST_HEADER and _LETTERS.search(line.text) and not _SENTENCE.search(line.text)
        for line in level
    )
    is_apart = all(after.left - line.right > _GUTTER * line.size for line, after in pairwise(level))
    return is_short and is_apart and not any(is_value(line) or is_period(line) for line in level)


def _below(header: Sequence[Line], levels: Sequence[Sequence[Line]]) -> Iterator[Level]:
    """Yield the lines below a header by their columns, up to the first height with a line that fits none."""
    above = header[0]
    for level in levels:
        if above.middle - level[0].middle > _FAR_APART * max(above.size, level[0].size):
            return
        placed: dict[int, list[Line]] = {}
        for line in level:
            column = _column_of(line, header)
            if column is None:
                return
            placed.setdefault(column, []).append(line)
        yield placed
        above = level[0]


def _column_of(line: Line, header: Sequence[Line]) -> int | None:
    """Return the column that a line stands in: it has its middle where the header does, or begins there or later."""
    near = _NEAR * line.size
    for column, named in enumerate(header):
        following = header[column + 1].left if column + 1 < len(header) else None
        if following is not None and line.right > following - near / 2:
            continue
        is_centred = abs(line.left + line.right - named.left - named.right) < near
        return column if is_centred or line.left > named.left - near else None
    return None


def _rows(body: Sequence[Level], columns: int) -> list[dict[int, list[Line]]]:
    """Return the lines of each row, by column: rows stand apart, or each begins with a line in the first column."""
    heights = [next(iter(level.values()))[0].middle for level in body]
    rows: list[dict[int, list[Line]]] = []
    if _are_even([upper - lower for upper, lower in pairwise(heights)]):
        for level in body:
            if 0 in level or not rows:
                rows.append({})
            for column, lines in level.items():
                rows[-1].setdefault(column, []).extend(lines)
        return rows
    stacks = [[level[column] for level in body if column in level] for column in range(columns)]
    steps = [lines[0].middle - after[0].middle for stack in stacks for lines, after in pairwise(stack)]
    widest = _APART * min(steps, default=0.0)
    cells = [(column, cell) for column, stack in enumerate(stacks) for cell in _cells(stack, widest)]
    bottom = 0.0
    for column, cell in sorted(cells, key=lambda one: -one[1][0].middle):
        if not rows or cell[0].middle < bottom:
            rows.append({})
            bottom = cell[-1].bottom
        rows[-1].setdefault(column, []).extend(cell)
        bottom = min(bottom, cell[-1].bottom)
    return rows


def _are_even(steps: Sequence[float]) -> bool:
    return max(steps, default=0.0) <= _APART * min(steps, default=0.0)


def _cells(stack: Sequence[Sequence[Line]], widest: float) -> Iterator[list[Line]]:
    """Yield the lines of a column, from the top down, in cells: those that no wider step parts."""
    cell: list[Line] = []
    for lines in stack:
        if cell and cell[-1].middle - lines[0].middle > widest:
            yield cell
            cell = []
        cell.extend(lines)
    if cell:
        yield cell


def _is_table(header: Sequence[Line], rows: Sequence[Mapping[int, Sequence[Line]]], order: Mapping[int, int]) -> bool:
    cells = [cell for row in rows for cell in row.values()]
    if len(rows) < _FEWEST_ROWS or sum(len(row) > 1 for row in rows) < max(_FEWEST_ROWS, _FILLED * len(rows)):
        return False
    words = sum(len(line.words) for cell in cells for line in cell)
    if words > _WORDS * len(cells) or sum(map(len, cells)) > _LINES * len(cells):
        return False
    if not _is_set_apart(header, rows):
        return False
    places = [[order[id(line)] for cell in row.values() for line in cell] for row in ({0: header}, *rows)]
    in_order = sum(max(one) < min(after) for one, after in pairwise(places))
    return in_order >= _IN_ORDER * len(rows)


def _is_set_apart(header: Sequence[Line], rows: Sequence[Mapping[int, Sequence[Line]]]) -> bool:
    """Tell whether a header is set in another type than most cells below it, those of the first column left aside."""
    types = Counter(_type(cell[0]) for row in rows for column, cell in row.items() if column)
    alike = sum(types[kind] for kind in {_type(line) for line in header[1:]})
    return alike <= _ALIKE * types.total()


def _type(line: Line) -> tuple[str, int]:
    return line.fonts[0], round(line.size)
