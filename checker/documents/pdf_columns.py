"""Columns of a table: stretches of the page's width in which its values, or its texts, stand below one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.documents.pdf_page import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Way = Callable[[Line], tuple[float, float]]  # the stretch that tells a line's column

_NEAR = 0.7  # of a line's height: edges of one column


class Column(Struct):
    """A stretch of the page's width, and the lines that stand in it."""

    left: float
    right: float
    lines: list[Line]


def value_columns(rows: Sequence[Sequence[Line]]) -> list[Column] | None:
    """Return the columns in which each row has at most one value, None where no way of looking finds such."""
    lines = [line for row in rows for line in row]
    near = _NEAR * max(line.size for line in lines)
    ways: tuple[Way, ...] = (
        lambda line: (line.left, line.right),
        lambda line: (line.right - near, line.right),
        lambda line: (line.left, line.left + near),
    )
    for way in ways:
        columns = _clusters(lines, way)
        places = {id(line): index for index, column in enumerate(columns) for line in column.lines}
        if all(len({places[id(line)] for line in row}) == len(row) for row in rows):
            return columns
    return None


def text_columns(lines: Iterable[Line]) -> list[Column]:
    """Return the columns of texts, told by where they begin: a label may be as long as it likes."""
    return _clusters(lines, lambda line: (line.left, line.left + 3 * line.size))


def _clusters(lines: Iterable[Line], way: Way) -> list[Column]:
    columns: list[Column] = []
    edge = 0.0
    for line in sorted(lines, key=way):
        left, right = way(line)
        if columns and left < edge:
            column = columns[-1]
            column.left, column.right = min(column.left, line.left), max(column.right, line.right)
            column.lines.append(line)
            edge = max(edge, right)
        else:
            columns.append(Column(line.left, line.right, [line]))
            edge = right
    return columns
