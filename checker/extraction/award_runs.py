"""The run of an award that is told in the sentence behind it: "It is the fourth consecutive year that we hold it"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.drafts import Draft, Found, found
from checker.extraction.duration_years import first_year
from checker.extraction.patterns import compiled
from checker.extraction.recognition import read_awards
from checker.model import Origin

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.model import Facts

# the sentence takes up what the one before tells: by a pronoun, or by what it calls the award
_TAKEN_UP = compiled(
    r"^[\"'(]?(?:it|this|that|these|which|thus|so|and)\b"
    r"|\b(?:the|this|that|its) (?:title|award|prize|honou?r|distinction|accolade|medal|trophy|recognition|seal|crown)\b"
    r"|\b(?:win|title|victory|award|prize|medal) (?:in a row|running|in succession)\b",
    re.IGNORECASE,
)
_TAKEN_OVER = ("award_name", "issuer", "boundary", "narrow_recipient")


def run_of_award_before(sentence: Sentence, run: re.Match[str], number: int, facts: Facts) -> Draft | None:
    """Return the run that a sentence tells of the only award of the sentence before, which names its year."""
    before = sentence.before
    if before is None or not _TAKEN_UP.search(sentence.text):
        return None
    awards = list(read_awards(before, facts))
    if len(awards) != 1 or list(read_awards(sentence, facts)) or first_year(sentence, run) is not None:
        return None
    told = awards[0].slots
    year = told.get("award_year")
    if "award_name" not in told or year is None or "streak_n" in told:
        return None
    slots: dict[str, Found] = {"streak_n": found(number, run.span()), "streak_end": _taken(year, before)}
    slots |= {name: _taken(told[name], before) for name in _TAKEN_OVER if name in told}
    return Draft(kind="duration", start=run.start(), end=run.end(), slots=slots)


def _taken(slot: Found, before: Sentence) -> Found:
    return Found(
        value=slot.value,
        start=slot.start,
        end=slot.end,
        origin=Origin.SENTENCE_BEFORE,
        sentence=slot.sentence or before,
    )
