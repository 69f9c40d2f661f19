"""Dates that only a document's own date can resolve: "last year", "recently", "over the past year"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from checker.extraction.clauses import Range
    from checker.extraction.elements import Sentence

_RELATIVE = compiled(
    r"\b(?:(?:last|this|past) (?:year|month|quarter|week|spring|summer|autumn|fall|winter|season|january"
    r"|february|march|april|may|june|july|august|"
    r"september|october|november|december)(?!'s\b)|recently|(?:over|during|in|within) the (?:past"
    r"|last) (?:(?:\w+ )?(?:years?|months?|decade))|"
    r"a year ago|earlier this year|\w+ (?:years|months) ago)\b",
    re.IGNORECASE,
)


def relative_date(sentence: Sentence) -> tuple[str, Range] | None:
    """Return the first relative date of a sentence and where it stands."""
    match = sentence.find(_RELATIVE)
    return (match.group(), match.span()) if match else None
