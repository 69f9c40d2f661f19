"""Ratings told without a verb: "CDP score: A- for climate change, B for water security", "GRESB 2023: 4 stars"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.clauses import Range
    from checker.extraction.raters import RaterHit

_QUESTIONNAIRES = (
    r"(?:climate(?: change)?|water(?: security)?|forests?|timber|palm oil|soy|supplier engagement|plastics)"
)
# behind the rater: "score:", "Corporate Sustainability Assessment 2023:", "(climate) 2024 -"
_ENTRY = compiled(r"(?:'s)?(?: [(\w][\w&().'-]{0,30}){0,6} ?(?::| - )", re.IGNORECASE)
_OPENING = compiled(r"(?:^|[;,|•] ?|\band )[\"'(\[*• -]*(?:(?:our|latest|the|current) ){0,2}$", re.IGNORECASE)
_FURTHER = compiled(
    rf"(?:,| and|, and|;|/) (?:an? )?(?P<level>(?-i:A|B|C|D|F)[+-]?) ?(?:for|in|on|\() ?(?:the )?{_QUESTIONNAIRES}\b",
    re.IGNORECASE,
)
_ANY_LEVEL = r"(?-i:[A-D]{1,3}[+-]?)|\d{1,3}(?:\.\d{1,2})?(?: points)?|platinum|gold|silver|bronze"
_MOVED = compiled(
    rf"\bfrom (?:an? )?(?P<first>{_ANY_LEVEL}) (?:in|for) (?:19|20)\d\d to (?:an? )?(?P<second>{_ANY_LEVEL})"
    r" (?:in|for) (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_STARS = compiled(
    r"\b(?P<level>(?:[1-5]|one|two|three|four|five)[ -]stars?(?: (?:rating|status))?)\b(?! (?:hotels?|review))",
    re.IGNORECASE,
)
_MEMBER = compiled(
    r"\b(?P<level>(?:part|constituents?|components?|members?) of|(?:included|listed|represented|remains?|remained) in"
    r"|(?:inclusion|listing|membership) in|(?:added|admitted) to|joined) (?:the |both the )?(?:[\w&-]+ ){0,2}?$",
    re.IGNORECASE,
)
_POINTS = compiled(r" ?(?P<level>\d{1,3}(?:\.\d{1,2})?(?: ?/ ?\d{2,3})?)(?= ?(?:points\b|\(|[;,]|$))", re.IGNORECASE)
_INDEX = compiled(r"(?: [\w&-]+){0,4}? ind(?:ex|ices)\b", re.IGNORECASE)
_CERTIFIED = r"(?P<word>certified|verified|endorsed|accredited|certification)\b"
_CERTIFIED_BEHIND = compiled(rf"[- ]{_CERTIFIED}", re.IGNORECASE)
_CERTIFIED_BEFORE = compiled(rf"\b{_CERTIFIED} (?:by|from|to|with) (?:the )?$", re.IGNORECASE)


def called_certified(text: str, hit: RaterHit, low: int, high: int) -> re.Match[str] | None:
    """Return the words that call a rating a certification: "EcoVadis-certified", "verified by CDP"."""
    behind = _CERTIFIED_BEHIND.match(text, hit.end, high)
    return behind or _CERTIFIED_BEFORE.search(text, low, hit.start)


def entry_stretch(text: str, hit: RaterHit) -> Range | None:
    """Return the stretch of an entry that the rater opens and a colon or dash divides; None where there is none."""
    if not _OPENING.search(text, max(0, hit.start - 30), hit.start):
        return None
    label = _ENTRY.match(text, hit.end)
    if label is None or "." in text[hit.end : label.end()]:
        return None
    end = text.find(";", label.end())
    return hit.start, len(text) if end < 0 else end


def entry_points(text: str, hit: RaterHit) -> Range | None:
    """Return the points that stand behind an entry's colon: "Sustainalytics: 14.2"."""
    label = _ENTRY.match(text, hit.end) if entry_stretch(text, hit) else None
    points = _POINTS.match(text, label.end()) if label else None
    return points.span("level") if points else None


def further_levels(text: str, low: int, high: int) -> Iterator[Range]:
    """Yield the levels that follow the first, each with what it was given for."""
    for match in _FURTHER.finditer(text, low, high):
        yield match.span("level")


def moved_levels(text: str, low: int, high: int) -> tuple[Range, Range] | None:
    """Return both levels of a rating that moved from one to another, each with a date of its own."""
    match = _MOVED.search(text, low, high)
    return (match.span("first"), match.span("second")) if match else None


def stars_in(text: str, low: int, high: int) -> Range | None:
    """Return a level in stars."""
    match = _STARS.search(text, low, high)
    return match.span("level") if match else None


def membership(text: str, hit: RaterHit) -> Range | None:
    """Return the words that say the company belongs to an index of the rater."""
    before = _MEMBER.search(text, max(0, hit.start - 60), hit.start)
    is_index = "index" in hit.name.lower() or "4good" in hit.name.lower() or _INDEX.match(text, hit.end)
    return before.span("level") if before and is_index else None
