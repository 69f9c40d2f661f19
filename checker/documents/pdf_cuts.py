"""Lines that run into the cell beside them, for want of space: cut where the cells of other rows begin and end."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.documents.pdf_rows import UNITS, is_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.documents.pdf_page import Line, Word

_FIGURE = re.compile(r"[-–—−+(]{0,2}(?:\d+(?:[.,]\d+){1,4}|\d{2,})\s?%?\)?|\d%")
_THOUSANDS = re.compile(r"[-–—−+(]{0,2}\d{1,3} \d{3}(?:[.,]\d{1,6})?%?\)?")
_NUMBERING = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z])[.)]?|\W")  # before a label
_UNIT = re.compile(rf"(?:{UNITS})(?:\s(?:{UNITS})){{0,2}}")
_BARE_NUMBER = re.compile(r"[-–—−+(<>~≈≤≥]{0,2}\d[\d.,]*%?\)?")
_COLUMN_GAP = 1.0  # of a line's height: between two cells of a table whose lines are set as one
_FEWEST_BELOW = 3  # lines that begin where the second cell does
_GAP = 0.33  # of a line's height: wider than a space, narrower than what parts lines by itself


def cut_at_cells(lines: Sequence[Line], flowing: set[int]) -> list[Line]:
    """Return the lines of a page, those cut in two or more that reach over cells; `flowing` are left as they are."""
    edges = _Edges(line for line in lines if id(line) not in flowing)
    cut: list[Line] = []
    for line in lines:
        at = edges.within(line) if id(line) not in flowing else []
        start = 0
        for end in [*at, len(line.words)]:
            if start or end < len(line.words):
                cut.append(replace(line, words=line.words[start:end], is_hyphenated=False))
            else:
                cut.append(line)
            start = end
    return cut


def mark_cells(lines: Sequence[Line]) -> None:
    """Mark the lines of a page that a wide gap parts from a cell before them in their row."""
    begins = Counter(round(line.left) for line in lines if line.is_level)
    for before, line in pairwise(lines):
        if before.row == line.row and line.is_level:
            line.is_cell = _are_cells(before.words, line.words[0], begins)


def _are_cells(before: Sequence[Word], word: Word, begins: Counter[int]) -> bool:
    """Tell whether a wide gap parts words from a column in which others begin, and not a number from its text."""
    is_wide = word.left - before[-1].right > _COLUMN_GAP * word.height
    if not is_wide or _near(begins, word.left) < _FEWEST_BELOW:
        return False
    return not (len(before) == 1 and _NUMBERING.fullmatch(before[0].text))


def join_units(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page, a number and the unit that a narrow column puts below it joined to one line."""
    units = [line for line in lines if _UNIT.fullmatch(line.text)]
    numbers = [line for line in lines if _BARE_NUMBER.fullmatch(line.text)] if units else []
    below = {id(number): unit for unit in units for number in numbers if _is_below(unit, number)}
    taken = {id(unit) for unit in below.values()}
    joined: list[Line] = []
    for line in lines:
        unit = below.get(id(line))
        if unit is not None:
            joined.append(_with_unit(line, unit, lines))
        elif id(line) not in taken:
            joined.append(line)
    return joined


def _is_below(unit: Line, number: Line) -> bool:
    step, near = number.bottom - unit.bottom, 0.4 * number.size
    if not 0.6 * number.size < step < 1.5 * number.size or abs(unit.size - number.size) > 0.1 * number.size:
        return False
    shift = unit.left + unit.right - number.left - number.right
    return abs(unit.left - number.left) < near or abs(unit.right - number.right) < near or abs(shift) < 2 * near


def _with_unit(number: Line, unit: Line, lines: Sequence[Line]) -> Line:
    """Return a number with its unit, at the height at which the rest of its row stands."""
    joined = replace(number, words=[*number.words, *unit.words])
    heights = (number.middle, (number.middle + unit.middle) / 2, unit.middle)
    beside = [line for line in lines if line is not number and line is not unit]
    joined.middle = max(heights, key=lambda height: sum(abs(line.middle - height) < 1 for line in beside))
    joined.right = max(number.right, unit.right)
    return joined


class _Edges:
    """Where the lines of a page begin, and where its values begin and end, in whole points."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._begins: Counter[int] = Counter()
        self._values: Counter[int] = Counter()
        self._ends: Counter[int] = Counter()
        for line in lines:
            self._begins[round(line.left)] += 1
            if is_value(line):
                self._values[round(line.left)] += 1
                self._ends[round(line.right)] += 1
            if len(line.words) > 1 and _BARE_NUMBER.fullmatch(line.words[0].text):
                self._ends[round(line.words[0].right)] += 1

    def within(self, line: Line) -> list[int]:
        """Return the indices of the words of a line at which it is to be cut."""
        words = line.words
        if len(words) < 2:
            return []
        at = [index for index in range(1, len(words)) if self._parts(line, words[index - 1], words[index])]
        last = replace(line, words=words[-1:])
        if len(last.text) > 2 and is_value(last) and not is_value(line) and _is_common(self._values, last.left):
            at = sorted({*at, len(words) - 1})
        return at

    def _parts(self, line: Line, word: Word, following: Word) -> bool:
        """Tell whether a cell ends between two words of a line."""
        is_figure = _FIGURE.fullmatch(word.text) is not None
        if is_figure and _FIGURE.fullmatch(following.text):
            return not _THOUSANDS.fullmatch(f"{word.text} {following.text}")
        if word is line.words[0] and _NUMBERING.fullmatch(word.text) and following.text[:1].isupper():
            return False
        if following.left - word.right > _GAP * line.size:
            return _is_common(self._begins, following.left) or _is_common(self._ends, word.right)
        is_last_figure = is_figure and _FIGURE.fullmatch(line.words[0].text) is not None
        names_column = following.text[:1].isupper() and _UNIT.fullmatch(following.text) is None
        return is_last_figure and names_column and _is_common(self._ends, word.right)


def _is_common(edges: Counter[int], place: float) -> bool:
    return _near(edges, place) > 1


def _near(edges: Counter[int], place: float) -> int:
    near = round(place)
    return edges[near - 1] + edges[near] + edges[near + 1]
