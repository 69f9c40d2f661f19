"""Whom a figure about people is of: the group and level of a share of women, the basis of a pay gap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import pattern
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from checker.extraction.clauses import Range

_GROUP = r"\b<<population_nouns>>\b"
_WHOLE = compiled(
    r"\b(?:of|in|at|across) (?:the|our|its) (?:whole |entire |total )?(?:company|group|firm)\b", re.IGNORECASE
)
_FIELD = compiled(
    r"\b(?:women|females?) (?:in|among|as) (?!(?:total|all|the|our|its|this|that|each|every|jan|feb|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec|may)\w*\b)[a-z]{3,}",
    re.IGNORECASE,
)
_COUNTRY = compiled(r"\bin (?:the )?(?P<place>(?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+){0,2})", re.IGNORECASE)
_EMPLOYS = compiled(
    r"\b(?:employ(?:s|ed)?|work(?:s|ed)? (?:for|at)|workforce of|staff of|team of|headcount of) [^.;]{0,20}\d",
    re.IGNORECASE,
)
_MONTH = compiled(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]|H[12]|FY)\b"
)
_STATISTIC = compiled(r"\b(?P<word>mean|median|average)\b", re.IGNORECASE)


def level_in(text: str) -> Range | None:
    """Return the words that say which group and level a share of people is of: "senior managers", "the workforce"."""
    match = pattern(_GROUP).search(text) or _FIELD.search(text) or _WHOLE.search(text)
    return match.span() if match else None


def paid_group_in(text: str) -> Range | None:
    """Return whose pay is compared: "all employees", "full-time staff", "in Italy"; the company's name is no answer."""
    match = pattern(_GROUP).search(text) or _WHOLE.search(text)
    if match:
        return match.span()
    places = (place for place in _COUNTRY.finditer(text) if not _MONTH.match(place["place"]))
    return next((place.span("place") for place in places), None)


def counts_people(text: str) -> Range | None:
    """Return where a sentence says how many people the company employs: "we employ 900 people"."""
    match = _EMPLOYS.search(text)
    return match.span() if match else None


def statistic_in(text: str) -> tuple[str, Range] | None:
    """Return mean or median where a pay figure says which it is."""
    match = _STATISTIC.search(text)
    if match is None:
        return None
    word = match["word"].lower()
    return ("mean" if word == "average" else word), match.span("word")
