"""Deadlines counted from a document's own date: "within five years", "over the next decade"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.numbers import UNITS_IN_WORDS
from checker.extraction.patterns import compiled
from checker.extraction.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from checker.extraction.elements import Sentence

_DECADE, _FURTHEST = 10, 60  # years
_WITHIN = compiled(
    r"\b(?:within|in|over|during)(?P<next> the (?:next|coming|following))? (?:(?P<number>\d{1,2}|"
    + "|".join(UNITS_IN_WORDS)
    + r")[ -]years?|(?P<decade>a decade|decade))(?! (?:of|after|from|ago|since|long|old)\b)(?:'s?)?(?: time)?\b",
    re.IGNORECASE,
)


def horizons(sentence: Sentence, published: date) -> Iterator[Period]:
    """Yield the periods of a sentence that begin on the day of publication; the deadline is their last day.

    "in three years" tells how long something took as well: of time ahead speak only "within" and "the next".
    """
    for match in sentence.finditer(_WITHIN):
        is_ahead = match["next"] or match.group().lower().startswith("within")
        written = (match["number"] or "").lower()
        years = _DECADE if match["decade"] else int(written) if written.isdigit() else UNITS_IN_WORDS[written]
        if not is_ahead or not 0 < years <= _FURTHEST:
            continue
        try:
            last = published.replace(year=published.year + years)
        except ValueError:  # 29 February
            last = published.replace(year=published.year + years, day=28)
        yield Period(
            start=match.start(),
            end=match.end(),
            label=match.group(),
            form="words",
            year=last.year,
            first_year=published.year,
            last_day=last,
        )
