"""Footnote marks in a line: smaller than the text and raised above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.documents.superscripts import CONTEXT, is_text

if TYPE_CHECKING:
    from checker.documents.pdf_page import Word

_SMALLER = 0.85  # of the size of the text beside it
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


def _settle(raised: list[Word], kept: list[Word]) -> None:
    """Put raised stretches behind what was kept, where they are text."""
    if not raised:
        return
    before = "".join(one.text for one in kept[-CONTEXT:]) if kept else ""
    if kept and is_text("".join(one.text for one in raised), before[-CONTEXT:]):
        base = kept[-1]
        base.text += "".join(one.text for one in raised)
        base.right = max(base.right, raised[-1].right)
        base.last = raised[-1].last


def _is_over(one: Word, other: Word) -> bool:
    """Tell whether the other stretch is no larger, so that nothing can be said of the first beside it."""
    return other.height * _SMALLER <= one.height


def _is_raised(one: Word, beside: Word) -> bool:
    if one.height >= _SMALLER * beside.height:
        return False
    lift = (one.top + one.bottom) / 2 - (beside.top + beside.bottom) / 2
    return _RAISED * beside.height < lift < beside.height
