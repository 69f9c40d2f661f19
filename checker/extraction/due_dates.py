"""The year in which all targets of a document are due, where it says so: "Target year: 2030", "all our 2030 goals"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.baselines import periods_in_context
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.periods import FiscalCalendar, Period

_GOALS = r"(?:targets?|goals?|commitments?|ambitions?|objectives?)"
_ALONE_BEFORE = compiled(r"^\W*(?:our |the )?target (?:year|date)(?: ?[:=]| is| of)? ?$", re.IGNORECASE)
_ALONE_BEHIND = compiled(r"\W*$")
_ALL_BEFORE = compiled(
    rf"^\W*(?:this trajectory|these (?:{_GOALS}|reductions|cuts)|all (?:of )?(?:our |the |these )?{_GOALS})\b[^.;]*?"
    r"\b(?:by|until)(?: the end of)? $",
    re.IGNORECASE,
)
# "our 2030 goals" are some of its goals, and a target that names no year need not be one of them
_EACH_BEFORE = compiled(r"\b(?:each|every one|all)(?: of)?(?: the| our| its| their| these)? $", re.IGNORECASE)
_EACH_BEHIND = compiled(rf" (?:[\w-]+ ){{0,2}}?{_GOALS}\b", re.IGNORECASE)


def due_statements(sentence: str, fiscal: FiscalCalendar) -> Iterator[Period]:
    """Yield the years that a normalised sentence says to be those of all targets, whatever these aim at."""
    lowered = sentence.lower()
    if not any(word in lowered for word in ("target", "goal", "commitment", "ambition", "objective", "trajectory")):
        return
    for period, before, opening in periods_in_context(sentence, fiscal):
        if (
            (_ALONE_BEFORE.search(opening) and _ALONE_BEHIND.match(sentence, period.end))
            or _ALL_BEFORE.search(opening)
            or (_EACH_BEFORE.search(before) and _EACH_BEHIND.match(sentence, period.end))
        ):
            yield period
