"""The day from which a standard, edition or body that a claim rests on is no longer current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.drafts import Found, found
from checker.extraction.framework_names import standards_in
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from datetime import date

    from checker.extraction.clauses import Range
    from checker.extraction.framework_names import StandardHit

_FORMER = compiled(
    r"(?i)\b(?:until|formerly|previously|used to|in the past|no longer|earlier (?:reports?|years?)|at the time"
    r"|before its|since disbanded|now (?:withdrawn|replaced|part of|superseded)|replaced by|superseded by"
    r"|succeeded by|taken over by)\b"
)
_LAW = compiled(
    r"(?i)\b(?:listing rules?|companies act|acts?|laws?|legislation|regulations?"
    r"|regulator|required by|mandatory|statutory|governance code|fca|uklr|ordinance|directive)\b"
)


def retirement_slots(text: str, hit: StandardHit, clause: Range) -> dict[str, Found]:
    """Return `retired_on` of what is named, and a past tense where the text itself says that its time is over.

    Nothing is returned where a law that keeps the standard alive, or its successor, is named in the same sentence.
    """
    day = _retired_on(text, hit)
    if day is None or _LAW.search(text) or _names_successor(text, hit):
        return {}
    slots = {"retired_on": found(day, (hit.start, hit.end))}
    former = _FORMER.search(text, *clause)
    if former:
        slots["tense"] = found("past", former.span())
    return slots


def retirement_in(text: str, low: int, high: int) -> dict[str, Found]:
    """Return the slots for the first retired standard named between two positions."""
    for hit in standards_in(text):
        if low <= hit.start < high and (slots := retirement_slots(text, hit, (low, high))):
            return slots
    return {}


def _retired_on(text: str, hit: StandardHit) -> date | None:
    entry = hit.entry
    if entry is None:
        return None
    editions = [
        day
        for edition, day in entry.retired_editions.items()
        if edition == hit.edition or _reversed(edition) in text.lower()
    ]
    return entry.retired_on or (min(editions) if editions else None)


def _reversed(edition: str) -> str:
    """Return "foundation 2016" for the edition "2016 Foundation"; a bare year or number is no name by itself."""
    year, _, name = edition.partition(" ")
    return f"{name} {year}".lower() if name else "\0"


def _names_successor(text: str, hit: StandardHit) -> bool:
    successor = hit.entry.successor if hit.entry else ""
    return bool(successor) and any(other.id == successor for other in standards_in(text))
