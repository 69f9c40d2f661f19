"""Whether a fix offers wording as it should: with its blanks named, and without a figure that nobody gave."""

from __future__ import annotations

import re

from checker.rules.messages import PLACEHOLDER

_BLANK = re.compile(r"<[^<>]{1,60}>")
_TAKEN_OUT = re.compile(
    r"\b(?:leave (?:it|them) out|take (?:it|them|the claim) out|remove|drop|delete)\b", re.IGNORECASE
)
_FIGURE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d[\d.,]{0,12}\s?(?:%|per ?cent\b)|\b\d[\d.,]{0,12}\s?(?:t|kg|m3|[kMG]Wh|tCO2e)\b"
)


def suggestion_problem(fix: str) -> str:
    """Return what is wrong with a fix, "" where nothing is: it names a blank or says what to take out."""
    if not (_BLANK.search(fix) or PLACEHOLDER.search(fix) or _TAKEN_OUT.search(fix)):
        return "the fix offers no wording with its blanks named, such as <year>, and takes nothing out"
    figure = _FIGURE.search(_BLANK.sub("", PLACEHOLDER.sub("", fix)))
    return f'the fix holds a figure that nobody gave, "{figure.group()}": write a blank' if figure else ""
