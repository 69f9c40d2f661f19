"""The base year that a document names in a statement of its own: "Baseline: 2020", "using 2012 as our base year"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled
from checker.extraction.periods import FiscalCalendar, read_periods

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.periods import Period

_NEAR = 220  # characters in front of a year that say what it is
_OUR = r"(?:(?:our|the|its|a) )?(?:(?:new|common|original|ghg|emissions?|carbon|climate|single) ){0,2}"
_BASE = r"(?:base(?:line)?|reference)(?:[ -]years?)?"
_TO = r"(?: (?:is|was|has been|to|at|as|set|of|the|end|year|calendar|financial|fiscal)){0,5}"
# all that the sentence says: "Base year: 2020 (page 7)"
_ALONE_BEFORE = compiled(rf"^[\W_]*{_OUR}{_BASE}(?: ?[:=])?{_TO} $|^[\W_]*{_OUR}{_BASE}$", re.IGNORECASE)
_ALONE_BEHIND = compiled(r"[^\w.;]*(?:(?:p|page|pg)\.? ?\d{1,4})?\W*$", re.IGNORECASE)
_SET_BEFORE = compiled(
    rf"\b{_OUR}{_BASE} (?:is|was|has been set){_TO} $"
    rf"|\b(?:reset|recalibrated|updated|moved|set|use|uses|using|chosen|chose) {_OUR}{_BASE} (?:to|at|as|of)"
    rf"(?: the)?(?: year)? $",
    re.IGNORECASE,
)
_SET_BEHIND = compiled(
    rf"(?: data)? (?:as|is|was|being|will be) (?:our|the|its|a) (?:[\w-]+ )?{_BASE}\b", re.IGNORECASE
)
# "the targets are based on 2019 data": which year, and nothing of how much
_GOALS_BASED = compiled(
    r"\b(?:targets?|goals?|timeframes?|commitments?|ambitions?|reductions?)\b[^;%]{0,160}\bbased on (?:our |the )?$",
    re.IGNORECASE,
)
_DATA_BEHIND = compiled(r" (?:data|levels?|emissions|figures|values)\W*$", re.IGNORECASE)
_LABEL_BEFORE = compiled(r"^\W*(?:(?:our|the) )?$", re.IGNORECASE)
_LABEL_BEHIND = compiled(rf"[ -]{_BASE}\W*$", re.IGNORECASE)


def periods_in_context(sentence: str, fiscal: FiscalCalendar) -> Iterator[tuple[Period, str, str]]:
    """Yield each period with the words in front of it; the last once more where they are all that is in front."""
    for period in read_periods(sentence, fiscal):
        before = sentence[max(0, period.start - _NEAR) : period.start]
        yield period, before, before if period.start < _NEAR else "x"


def base_statements(sentence: str, fiscal: FiscalCalendar) -> Iterator[Period]:
    """Yield the years that a normalised sentence says to be the base year, whatever is measured from it."""
    lowered = sentence.lower()
    if "base" not in lowered and "reference" not in lowered:
        return
    for period, before, opening in periods_in_context(sentence, fiscal):
        if (
            (_ALONE_BEFORE.search(opening) and _ALONE_BEHIND.match(sentence, period.end))
            or _SET_BEFORE.search(before)
            or (_GOALS_BASED.search(before) and _DATA_BEHIND.match(sentence, period.end))
            or _SET_BEHIND.match(sentence, period.end)
            or (_LABEL_BEFORE.search(opening) and _LABEL_BEHIND.match(sentence, period.end))
        ):
            yield period
