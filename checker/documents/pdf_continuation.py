"""Tables that go on at the top of the next page without their header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.documents.pdf_headers import HeaderCell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.documents.pdf_columns import Column
    from checker.documents.pdf_page import Line
    from checker.documents.pdf_rows import Row

_NEAR = 2.0  # of a line's height: between the places of one column on two pages
_LONGEST_LABEL = 6  # words
_REACH = 6.0  # of a line's height: from a group's name to the first row below


class Layout(Struct, frozen=True):
    """Where the columns of a table stand, and what heads them."""

    page: int
    columns: list[tuple[float, float]]  # left and right edge of each
    texts: int  # how many of them, from the left, hold labels
    header: list[list[HeaderCell]]


def continued_header(
    before: Sequence[Layout], columns: Sequence[Column], texts: int, top: Row
) -> list[list[HeaderCell]]:
    """Return the header of the last of the tables `before` that one goes on with, none where it goes on with none.

    It does in the next column or on the next page, where its columns stand as far apart.
    """
    page, near = top.values[0].page, _NEAR * top.size
    for layout in reversed(before):
        is_next = layout.page == page - 1 or (layout.page == page and layout.columns[-1][1] < columns[0].left)
        if not layout.header or layout.texts != texts or not is_next:
            continue
        shift = columns[0].left - layout.columns[0][0]  # left and right pages have different margins
        old = [_same(column, layout.columns, shift, near) for column in columns]
        if None not in old and len(set(old)) == len(old):
            return [_over(row, old) for row in layout.header]
    return []


def _over(row: Sequence[HeaderCell], old: Sequence[int | None]) -> list[HeaderCell]:
    """Return the cells of a header's row over columns, each of which was that of this index in the table before."""
    cells: list[HeaderCell] = []
    for cell in row:
        over = [index for index, place in enumerate(old) if place is not None and cell.first <= place <= cell.last]
        if over:
            cells.append(HeaderCell(list(cell.lines), over[0], over[-1]))
    return cells


def is_on_top(top: Row, columns: Sequence[Column], lines: Iterable[Line]) -> bool:
    """Tell whether nothing stands above the first row of a table, on the page or in its column of text."""
    left, right, height = columns[0].left, columns[-1].right, top.middle + top.size
    return not any(
        line.middle > height and line.left < right and line.right > left and not _is_label(line, top, columns)
        for line in lines
    )


def _is_label(line: Line, top: Row, columns: Sequence[Column]) -> bool:
    """Tell whether a line above a table is the name of a group of its rows."""
    is_of_table = abs(line.size - top.size) < 0.1 * top.size and abs(line.left - columns[0].left) < top.size
    return is_of_table and len(line.words) <= _LONGEST_LABEL and line.middle - top.middle < _REACH * top.size


def _same(column: Column, places: Sequence[tuple[float, float]], shift: float, near: float) -> int | None:
    """Return the index of the column of the table before that stands where this one does, None where none does."""
    for index, (left, right) in enumerate(places):
        if abs(column.left - shift - left) < near or abs(column.right - shift - right) < near:
            return index
    return None
