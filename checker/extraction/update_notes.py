"""A note below a sentence that dates it: "Latest update: September 2023", "Last reviewed - Sep 23"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.occasions import Occasion
from checker.extraction.patterns import compiled
from checker.extraction.periods import MONTHS, month_end, read_periods
from checker.model import Origin

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence

_NOTE = compiled(
    r"\W*(?:(?:latest|last|most recent) (?:updated?|assess(?:ment|ed)|review(?:ed)?|rat(?:ing|ed)|score[d]?)|updated"
    r"|status|assessed|as (?:of|at))(?: (?:on|in|at|of|date))?\b[ :-]*(?P<when>[^\n]{4,24})",
    re.IGNORECASE,
)
_SHORT = compiled(r"(?P<month>[a-z]{3,9})\.?[ -]'?(?P<year>\d\d)(?!\d)", re.IGNORECASE)


def occasion_noted(sentence: Sentence) -> Occasion | None:
    """Return the date that a note directly behind a sentence gives, None where none stands there."""
    end = sentence.start - sentence.paragraph_start + len(sentence.text)
    behind = sentence.paragraph[end:]
    note = _NOTE.match(behind if behind.strip(" .") else sentence.below)
    if note is None:
        return None
    first = next(read_periods(note["when"], sentence.conventions.fiscal), None)
    if first is not None and first.start < 4:
        is_exact = first.form in {"day", "month"}
        day = first.last_day
        return Occasion(year=first.year, last_day=day if is_exact else None, end_day=day, origin=Origin.MENTION)
    short = _SHORT.match(note["when"])
    month = MONTHS.get(short["month"].lower()) if short else None
    if short is None or month is None:
        return None
    day = month_end(2000 + int(short["year"]), month)
    return Occasion(year=day.year, last_day=day, end_day=day, origin=Origin.MENTION)
