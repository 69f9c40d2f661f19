"""Rows of figures on a PDF's page: a label at the left, values on the same baseline at its right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.documents.pdf_page import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


UNITS = (
    r"%|pp|ppt|[$€£¥]|million|billion|thousand|bn|mn|m|k|kg|t|kt|Mt|tons|tonnes|metric|short|CO[2₂]e?|tCO[2₂]e?|ktCO[2₂]e"
    r"|MtCO[2₂]e|m[²³23]|ML|l|lit(?:er|re)s?|gallons|[kMGT]Wh|[GTMP]J|MMBtu|hours|hrs|days|years|employees|people|FTEs?"
)
_NUMBER = r"\d{1,12}(?:[.,\u2009\u202f ]\d{1,6}){0,5}"
_VALUE = re.compile(
    r"[-–—−+(\[<>~≈±≤≥]{0,3}\s?(?:[$€£¥]|US\$|EUR|USD|CHF|GBP)?\s?"
    rf"{_NUMBER}\s?(?:%|pp|ppt|[$€£¥])?[)\]]?(?:\s(?:{UNITS})){{0,3}}"
    r"|[-–—−]{1,2}|[nN][./]?[aA]\.?|nil|[✓✔●]"
)
_PERIOD = re.compile(r"(?:FY|CY|H[12]|Q[1-4])?[\s’']?(?:19|20)\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?\)?", re.IGNORECASE)
_SAME_ROW = 0.2  # of a line's height, between the middles of two lines of one row
_HALF_LINE = 0.8  # the same, of a value and the first line of a label of two
_MOST_TEXTS = 3  # columns of text before the values
_LONGEST_UNIT = 5  # words of a text right of the values
_BULLET = re.compile(r"\W|o")
_APART = 5.0  # of a line's height, between two rows of one table
_FAR_APART = 10.0  # where several of their values are aligned: long labels and headings stand between them
_ALIGNED = 0.6  # of a line's height, between the edges of two values of one column
_FLOWING = 3  # lines that follow one another in the content stream, right below each other: running text
_FULL = 4  # words that such lines have at least, one with another
_WORD = re.compile(r"[A-Za-z]{3}")


class Row(Struct):
    """The texts and, right of them, the values of one row: often with their unit behind them."""

    texts: list[Line]
    values: list[Line]
    after: list[Line]  # the text right of the values, where the page's row ends with it

    @property
    def middle(self) -> float:
        """Height on the page."""
        return self.values[0].middle

    @property
    def size(self) -> float:
        """Height of its values."""
        return self.values[0].size

    @property
    def left(self) -> float:
        """Left edge of its label."""
        return self.texts[0].left


def is_value(line: Line) -> bool:
    """Tell whether a line is a number, with a unit perhaps, or stands for one that is missing."""
    return len(line.text) <= 32 and _VALUE.fullmatch(line.text) is not None


def is_period(line: Line) -> bool:
    """Tell whether a line is a year, as they stand above columns."""
    return _PERIOD.fullmatch(line.text) is not None


def stacks_of_rows(lines: Sequence[Line], flowing: set[int]) -> list[list[Row]]:
    """Return the rows of a page in stacks, each row of a stack standing below the one before in the same columns.

    `flowing` are the identities of lines of running text.
    """
    periods = [line for line in lines if is_period(line)]
    stacks: list[list[Row]] = []
    for row in _rows([line for line in lines if id(line) not in flowing]):
        below = [stack for stack in stacks if _goes_below(row, stack) and not _is_between(periods, stack, row)]
        if below:
            min(below, key=lambda stack: stack[-1].middle - row.middle).append(row)
        else:
            stacks.append([row])
    return stacks


def flowing_of(lines: Sequence[Line]) -> set[int]:
    """Return the identities of lines of running text: at least three, set one after another, each right below."""
    found: set[int] = set()
    run: list[Line] = []
    for line in lines:
        if run and not _flows(run[-1], line):
            found |= _running(run)
            run = []
        run.append(line)
    return found | _running(run)


def _flows(line: Line, following: Line) -> bool:
    step = line.bottom - following.bottom
    return abs(line.left - following.left) < 1.5 * line.size and 0 < step < 1.8 * line.size


def _running(run: Sequence[Line]) -> set[int]:
    words = sum(len(line.words) for line in run)
    return {id(line) for line in run} if len(run) >= _FLOWING and words >= _FULL * len(run) else set()


def _rows(lines: Sequence[Line]) -> Iterator[Row]:
    """Yield rows from the top of the page down; a text right of values begins a row of its own."""
    labels = [line for line in lines if _WORD.search(line.text) and not is_value(line)]
    for group in _baselines(lines):
        rows: list[Row] = []
        texts: list[Line] = []
        values: list[Line] = []
        for line in sorted(group, key=lambda line: line.left):
            is_heading = is_period(line) and not values and (not texts or _are_periods(group))
            if is_value(line) and not is_heading:
                values.append(line)
                continue
            if values:
                rows += _row(texts or _around(values, labels), values)
                texts, values = [], []
            texts.append(line)
        rows += _row(texts or _around(values, labels), values)
        if rows and texts and not values and len(texts[0].words) <= _LONGEST_UNIT:
            rows[-1].after.append(texts[0])
        yield from rows


def _around(values: Sequence[Line], labels: Iterable[Line]) -> list[Line]:
    """Return the two lines of a label that stand half a line above and below the values beside them."""
    if not values:
        return []
    size, middle = values[0].size, values[0].middle
    near = [
        line
        for line in labels
        if line.right < values[0].left + size and _SAME_ROW * size < abs(line.middle - middle) < _HALF_LINE * size
    ]
    above = max((line for line in near if line.middle > middle), key=lambda line: line.right, default=None)
    below = next((line for line in near if line.middle < middle and above and abs(line.left - above.left) < size), None)
    return [above, below] if above is not None and below is not None else []


def _are_periods(group: Iterable[Line]) -> bool:
    """Tell whether the figures of a row are all years: it is a header then."""
    return all(is_period(line) for line in group if is_value(line))


def _row(texts: list[Line], values: list[Line]) -> Iterator[Row]:
    texts = [text for text in texts if not _BULLET.fullmatch(text.text)][-_MOST_TEXTS:]
    if not texts or not values:
        return
    if is_period(texts[-1]):  # the years are the labels, or one heads a column
        is_row = len(texts) == 1 and len(values) > 1
    else:
        is_row = any(_WORD.search(text.text) for text in texts)
    if is_row:
        yield Row(texts, values, [])


def _baselines(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that stand on one height, for each height with a value on it."""
    group: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.middle):
        if group and group[0].middle - line.middle > _SAME_ROW * max(line.size, group[0].size):
            if any(is_value(one) for one in group):
                yield group
            group = []
        group.append(line)
    if any(is_value(one) for one in group):
        yield group


def _goes_below(row: Row, stack: Sequence[Row]) -> bool:
    above = stack[-1]
    size = max(row.size, above.size)
    if not 0 < above.middle - row.middle < _FAR_APART * size or abs(row.size - above.size) > 0.25 * size:
        return False
    if row.texts[-1].left > above.values[0].left or row.values[0].left < above.texts[-1].left:
        return False
    known_texts = [text for other in stack for text in other.texts]
    if not any(abs(text.left - other.left) < 3 * size for text in row.texts for other in known_texts):
        return False
    known = [value for other in stack for value in other.values]
    aligned = sum(any(_is_aligned(value, other, size) for other in known) for value in row.values)
    return aligned > (0 if above.middle - row.middle < _APART * size else 1)


def _is_aligned(value: Line, other: Line, size: float) -> bool:
    near = _ALIGNED * size
    return (
        abs(value.right - other.right) < near
        or abs(value.left - other.left) < near
        or abs(value.left + value.right - other.left - other.right) < near
    )


def _is_between(periods: Iterable[Line], stack: Sequence[Row], row: Row) -> bool:
    """Tell whether years stand between a stack and a row, over its values: they head another table."""
    left, right = row.values[0].left, row.values[-1].right
    return any(
        row.middle + row.size / 2 < line.middle < stack[-1].middle - row.size / 2
        and left - row.size < line.right
        and line.left < right + row.size
        for line in periods
    )
