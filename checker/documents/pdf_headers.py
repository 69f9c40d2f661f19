"""Header rows of a PDF's table: the lines above its first row, each over the columns that it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.documents.pdf_labels import leads_to
from checker.documents.pdf_page import Line
from checker.documents.pdf_rows import is_period, is_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.documents.pdf_columns import Column
    from checker.documents.pdf_rows import Row

_REACH = 2.6  # of a line's height, from one line of the header to the next above
_TIGHT = 1.2  # of the least step between two lines: lines nearer than that are one text
_WIDEST_LEADING = 1.8  # of a line's height
_MARGIN = 8  # of a line's height, by which a header may reach over its column
_SAME_LEVEL = 0.4
_TWO_YEARS = re.compile(r"\d{4}\s?[/–-]\s?\d{4}")  # below "Change"
_OFF_CENTRE = 1.25  # of a line's height: from the middle of a header to that of its columns
_MOST_LEVELS = 9
_FEWEST_OF_SENTENCE = 3  # words of a line that ends like a sentence
_LONGEST = 9  # words of a line of a header


class HeaderCell(Struct):
    """The lines of one cell of the header, and the columns it stands over."""

    lines: list[Line]
    first: int
    last: int


def header_of(columns: Sequence[Column], texts: int, top: Row, lines: Iterable[Line]) -> list[list[HeaderCell]]:
    """Return the header rows above the first row of a table; the first `texts` of the columns hold labels."""
    levels = _levels(columns, texts, top, lines)
    leading = _leading([line for level in levels for line in level])
    cells: list[HeaderCell] = []  # from the lowest up
    for line in (line for level in levels for line in level):
        first, last = _stretch(columns, line, texts)
        below = next((cell for cell in reversed(cells) if cell.first <= first <= cell.last), None)
        if below is not None and _is_one_text(line, below, leading) and last <= below.last:
            below.lines.insert(0, line)
        else:
            cells.append(HeaderCell([line], first, last))
    return _in_rows(cells, columns, texts)


def take_leading(header: Sequence[list[HeaderCell]], texts: int, top: Row) -> list[Line]:
    """Take out of the header, and return, the line with which the label of the first row begins."""
    for cell in header[-1] if header else ():
        if cell.first < texts and leads_to(cell.lines[-1], top.texts[0]):
            line = cell.lines.pop()
            if not cell.lines:
                header[-1].remove(cell)
            return [line]
    return []


def _leading(lines: Sequence[Line]) -> float:
    """Return the least step from one line to the next below it."""
    steps = [
        line.bottom - other.bottom
        for line in lines
        for other in lines
        if line.bottom - other.bottom > 0.4 * line.size and line.left < other.right and other.left < line.right
    ]
    return min(steps, default=0.0)


def _is_one_text(line: Line, below: HeaderCell, leading: float) -> bool:
    """Tell whether a line and the cell below it are one text; a year stands above others, and is none of them."""
    if line.is_hyphenated:
        return True
    under = below.lines[0]
    if is_period(line) or (is_period(under) and not _TWO_YEARS.search(under.text)):
        return under.text[:1].islower()
    return line.bottom - below.lines[0].bottom < min(_TIGHT * leading, _WIDEST_LEADING * line.size)


def _levels(columns: Sequence[Column], texts: int, top: Row, lines: Iterable[Line]) -> list[list[Line]]:
    """Return the lines above the table that are its header, from the lowest height up."""
    size = top.size
    left, right = columns[0].left - size, columns[-1].right + size
    above = sorted(
        (
            line
            for line in lines
            if line.middle > top.middle + size / 2
            and left < line.left < right
            and (line.right < right + _MARGIN * size or abs(line.left - columns[-1].left) < 1)
        ),
        key=lambda line: line.middle,
    )
    levels: list[list[Line]] = []
    edge = top.values[0].bottom
    for level in _by_height(above):
        if level[0].bottom - edge > _REACH * size or len(levels) == _MOST_LEVELS:
            break
        is_alone = sum(_is_over_values(line, columns, texts) for line in level) == 1
        if any(_is_running(line) or (is_alone and _is_title(line, columns, texts)) for line in level):
            break
        levels.append(level)
        edge = level[0].bottom
    while levels and not any(_is_over_values(line, columns, texts) for line in levels[-1]):
        levels.pop()  # a title
    return levels


def _by_height(lines: Sequence[Line]) -> Iterator[list[Line]]:
    level: list[Line] = []
    for line in lines:
        if level and line.middle - level[0].middle > _SAME_LEVEL * line.size:
            yield level
            level = []
        level.append(line)
    if level:
        yield level


def _is_running(line: Line) -> bool:
    """Tell whether a line is a sentence or a value rather than part of a header."""
    is_sentence = len(line.words) > _FEWEST_OF_SENTENCE and line.text.endswith((".", ";", ","))
    return is_sentence or len(line.words) > _LONGEST or (is_value(line) and not is_period(line))


def _is_title(line: Line, columns: Sequence[Column], texts: int) -> bool:
    """Tell whether a line reaches over the first column of values on both sides."""
    return len(columns) > texts and line.left < columns[texts].left - line.size and line.right > columns[texts].right


def _is_over_values(line: Line, columns: Sequence[Column], texts: int) -> bool:
    return line.right > columns[texts].left - 2 * line.size


def _stretch(columns: Sequence[Column], line: Line, texts: int) -> tuple[int, int]:
    """Return the first and the last column that a line stands over."""
    over = [index for index, one in enumerate(columns) if min(line.right, one.right) - max(line.left, one.left) > 1]
    if len(over) > 1 and over[0] < texts:
        over = over[:1] if line.left < columns[over[1]].left - line.size else over[1:]
    if over:
        return over[0], over[-1]
    middle = (line.left + line.right) / 2
    distances = [max(one.left - middle, middle - one.right) for one in columns]
    nearest = distances.index(min(distances))
    return nearest, nearest


def _in_rows(cells: Sequence[HeaderCell], columns: Sequence[Column], texts: int) -> list[list[HeaderCell]]:
    """Return cells in rows: the lowest of each column together, what stands above it in rows over it."""
    rows: list[list[HeaderCell]] = []
    heights = [0] * len(columns)
    for cell in cells:
        height = max(heights[cell.first : cell.last + 1])
        for index in range(cell.first, cell.last + 1):
            heights[index] = height + 1
        if height == len(rows):
            rows.append([])
        rows[height].append(cell)
    for upper in rows[1:]:
        _widen(
            sorted((cell for cell in upper if cell.first >= texts), key=lambda cell: cell.first),
            rows[0],
            columns,
            texts,
        )
    return [row for row in rows[::-1] if row]


def _widen(upper: Sequence[HeaderCell], lowest: Sequence[HeaderCell], columns: Sequence[Column], texts: int) -> None:
    """Let the cells of an upper row stand over all columns that they are centred over, or that follow them."""
    named = {index for cell in lowest for index in range(cell.first, cell.last + 1)}
    edges = [(column.left, column.right) for column in columns]
    for cell in lowest:
        left, right = edges[cell.first][0], edges[cell.last][1]
        if cell.first == cell.last:
            edges[cell.first] = (
                min(left, *(line.left for line in cell.lines)),
                max(right, *(line.right for line in cell.lines)),
            )
    if _in_even_groups(upper, sorted(named - set(range(texts))), columns):
        return
    before = -1
    for index, cell in enumerate(upper):
        end = upper[index + 1].first if index + 1 < len(upper) else len(columns)
        if all(at in named for at in range(cell.first, end)):
            cell.first, cell.last = _centred(cell, edges, before, end) or _to_the_right(cell, edges, end)
        before = cell.last


def _in_even_groups(upper: Sequence[HeaderCell], named: Sequence[int], columns: Sequence[Column]) -> bool:
    """Let each cell stand over as many columns as every other, where its middle stands over just those; or tell no."""
    if not upper or len(named) % len(upper) or len(named) == len(upper):
        return False
    if list(named) != list(range(named[0], named[-1] + 1)):
        return False
    size = len(named) // len(upper)
    groups = [named[start : start + size] for start in range(0, len(named), size)]
    for cell, group in zip(upper, groups, strict=True):
        middle, near = (cell.lines[0].left + cell.lines[0].right) / 2, cell.lines[0].size
        if not columns[group[0]].left - near < middle < columns[group[-1]].right + near:
            return False
    for cell, group in zip(upper, groups, strict=True):
        cell.first, cell.last = group[0], group[-1]
    return True


def _centred(cell: HeaderCell, edges: Sequence[tuple[float, float]], before: int, end: int) -> tuple[int, int] | None:
    """Return the columns that a cell stands over the middle of, None where it is the middle of none or of one."""
    middle = (cell.lines[0].left + cell.lines[-1].right) / 2
    ranges = [(first, last) for first in range(before + 1, cell.first + 1) for last in range(cell.last, end)]
    off, best = min((abs(edges[first][0] + edges[last][1] - 2 * middle) / 2, (first, last)) for first, last in ranges)
    return best if best[1] > best[0] and off < _OFF_CENTRE * cell.lines[0].size else None


def _to_the_right(cell: HeaderCell, edges: Sequence[tuple[float, float]], end: int) -> tuple[int, int]:
    is_flush = abs(cell.lines[0].left - edges[cell.first][0]) < 1.5 * cell.lines[0].size
    return cell.first, max(cell.last, end - 1) if is_flush else cell.last
