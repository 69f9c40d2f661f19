"""Footnote marks in a line: smaller than the text and raised above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.documents.superscripts import CONTEXT, is_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.documents.pdf_page import Word

_SMALLER = 0.85  # of the size of the text beside it
_APART = re.compile(r"[\d,*†‡§]{1,5}|[a-z]|st|nd|rd|th")
_TOUCHING = 0.4  # of that size: the most between a mark and the word it belongs to
_RAISED = 0.05  # of that size, by which the middle of the mark stands above the middle of the text


def without_marks(stretches: list[Word]) -> list[Word]:
    """Return stretches of a line (its words, or the characters of a word) without raised footnote marks.

    What belongs to a unit (m²) stays, joined to what stands before it. At least one stretch is kept.
    """
    kept: list[Word] = []
    raised: list[Word] = []
    for index, one in enumerate(stretches):
        beside = kept[-1] if kept else next((two for two in stretches[index + 1 :] if not _is_over(one, two)), one)
        if _is_raised(one, beside):
            raised.append(one)
            continue
        _settle(raised, kept)
        raised = []
        kept.append(one)
    _settle(raised, kept)
    return kept or stretches


def is_mark_beside(mark: Word, words: Sequence[Word]) -> bool:
    """Tell whether a word is a raised footnote mark behind the last of these words; what is text is joined to it."""
    last = words[-1]
    if not _APART.fullmatch(mark.text) or not _is_raised(mark, last):
        return False
    if not -_TOUCHING < (mark.left - last.right) / last.height < _TOUCHING:
        return False
    if is_text(mark.text, last.text[-CONTEXT:]):
        last.text += mark.text
        last.right = mark.right
    return True


def _settle(raised: list[Word], kept: list[Word]) -> None:
    """Put raised stretches behind what was kept, where they are text; where not, they still take up room."""
    if not raised or not kept:
        return
    base, mark = kept[-1], "".join(one.text for one in raised)
    if is_text(mark, "".join(one.text for one in kept[-CONTEXT:])[-CONTEXT:]):
        base.text += mark
        base.right = max(base.right, raised[-1].right)
        base.last = raised[-1].last
    elif base.text[-1:].isalpha():  # figures stand below one another without their marks
        base.right = max(base.right, raised[-1].right)


def _is_over(one: Word, other: Word) -> bool:
    """Tell whether the other stretch is no larger, so that nothing can be said of the first beside it."""
    return other.height * _SMALLER <= one.height


def _is_raised(one: Word, beside: Word) -> bool:
    if one.height >= _SMALLER * beside.height:
        return False
    lift = (one.top + one.bottom) / 2 - (beside.top + beside.bottom) / 2
    return _RAISED * beside.height < lift < beside.height
