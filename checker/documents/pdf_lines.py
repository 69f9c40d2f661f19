"""Lines of a PDF's page, out of the words that PDFium finds in one line of the content stream.

A wide gap ends a line: the values of a table stand in one line of the stream. Footnote marks are left out.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.documents.pdf_marks import is_mark_beside, without_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.documents.pdf_page import Line, Word

_GAP = (
    0.7  # of a line's height: wider than a space; lines that are stretched to the width of their column are told apart
)
_FIGURES_GAP = 0.3  # between two numbers that no space can make one
_THOUSANDS = re.compile(r"[-–—+(<~$€£]{0,3}\d{1,3} \d{3}(?:[.,]\d{1,6})?[%)]{0,2}")
_FIGURE = re.compile(r"[-–—+(<~$€£]{0,3}\d(?:[\d.,]*\d)?[%)]{0,2}")
_NUMERIC_GAP = 0.5  # between two numbers
_FEWEST_STRETCHED = 4  # words of a line that is told to be stretched by its gaps alone
_WIDEST_STRETCHED = 1.8  # of a line's height
_EVEN = 0.8  # the least gap of a stretched line, of its widest
_MARK_SIGNS = "*†‡§¶"
_MARKS = re.compile(rf"[{_MARK_SIGNS}]{{1,3}}")
_NUMBER = re.compile(r"[-–—+(<~$€£]{0,3}\d[\d.,]*[%)]{0,2}|[-–—]")


def without_marks_apart(lines: Iterable[Line]) -> list[Line]:
    """Return lines without those that are nothing but a raised footnote mark at the end of the line before."""
    kept: list[Line] = []
    for line in lines:
        is_mark = (
            bool(kept) and len(line.words) == 1 and line.is_level and is_mark_beside(line.words[0], kept[-1].words)
        )
        if is_mark:
            kept[-1].__post_init__()  # m²: the mark has become part of its last word
        else:
            kept.append(line)
    return kept


def parts_of(words: list[Word]) -> Iterator[list[Word]]:
    """Yield the words of a line in parts, without footnote marks that stand apart from their word."""
    part: list[Word] = []
    is_justified: bool | None = None
    for word in words:
        is_mark = word.text[0] in _MARK_SIGNS and _MARKS.fullmatch(word.text) is not None
        if part:
            if is_mark:
                continue
            if _is_apart(part[-1], word):
                is_justified = _is_justified(words) if is_justified is None else is_justified
                if not is_justified:
                    yield part
                    part = []
        part.append(word)
        if is_mark and len(words) > 1 and _is_apart(word, words[1]):
            part = []
    if part and not (len(part) == 1 and _MARKS.fullmatch(part[0].text)):
        yield part


def _is_justified(words: Sequence[Word]) -> bool:
    """Tell a line of running text, stretched to the width of its column: all gaps are alike, and not too wide."""
    if len(words) < _FEWEST_STRETCHED or sum(word.text[:1].isdigit() for word in words) > 1:
        return False
    gaps = [following.left - word.right for word, following in pairwise(words)]
    widest = max(gaps)
    return 0 < widest < _WIDEST_STRETCHED * words[0].height and min(gaps) > _EVEN * widest


def _is_apart(word: Word, following: Word) -> bool:
    """Tell whether a gap, a step back or a step up or down parts two words of a line."""
    if not word.is_level or not following.is_level:
        return word.is_level != following.is_level
    top, bottom, next_top, next_bottom = word.top, word.bottom, following.top, following.bottom
    size, next_size = top - bottom, next_top - next_bottom
    size = max(next_size, size)
    gap = following.left - word.right
    if gap > _GAP * size or following.right < word.left:
        return True
    is_alike = abs(top - bottom - next_top + next_bottom) < 0.1 * size
    if is_alike and gap > _FIGURES_GAP * size and _FIGURE.fullmatch(word.text) and _FIGURE.fullmatch(following.text):
        is_one = gap < _NUMERIC_GAP * size and _THOUSANDS.fullmatch(f"{word.text} {following.text}")
        return not is_one
    if gap > _NUMERIC_GAP * size and _NUMBER.fullmatch(word.text) and _NUMBER.fullmatch(following.text):
        return True
    return abs((top + bottom) - (next_top + next_bottom)) > 1.2 * size


def without_raised(words: list[Word]) -> tuple[list[Word], bool]:
    """Return a line's words without those that are footnote marks, and whether it began with one."""
    if len(words) == 1 or not words[0].is_level:
        return words, False
    heights = [word.top - word.bottom for word in words]
    if min(heights) > 0.85 * max(heights):
        return words, False
    kept = without_marks(words)
    return kept, kept[0] is not words[0]
