"""The base year that a document names in a statement of its own: "Baseline: 2020", "using 2012 as our base year"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled
from checker.extraction.periods import FiscalCalendar, read_periods

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.periods import Period

_WORDS = ("base", "reference", "progress", "reduction", "percentage", "performance")
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
    r"(?: data)? (?:(?:serves?|acts?|is used|was used|(?:was|is|has been) (?:chosen|selected|set|taken)) )?"
    rf"(?:as|is|was|being|will be) (?:our|the|its|their|a) (?:[\w-]+ )?{_BASE}\b",
    re.IGNORECASE,
)
# "reference year for both: 2019", wherever in a sentence it stands
_FOR_ALL_BEFORE = compiled(
    rf"\b{_BASE} (?:for|of) (?:both|all|each|either|every)\b(?: (?:of )?(?:(?:our|the|these|its|of|them|ghg|climate"
    r"|emissions?|reduction) ?){0,4}(?:targets?|goals?|commitments?|ambitions?)?)? ?(?::|is|was|being)? ?$",
    re.IGNORECASE,
)
# "both targets use a 2019 baseline", "progress is measured against 2017"
_USED_BEFORE = compiled(
    r"\b(?:targets?|goals?|commitments?|ambitions?|objectives?|reductions?)\b[^.;:%\d]{0,40}?"
    r"\b(?:use|uses|have|share|take|apply|are based on|refer to) (?:the |a |an )?(?:common )?(?:year )?$",
    re.IGNORECASE,
)
_USED_BEHIND = compiled(rf"[ -](?:as (?:the|their|a|an|its) )?(?:common |shared )?{_BASE}\b", re.IGNORECASE)
_MEASURED_BEFORE = compiled(
    r"^\W*(?:(?:our|the|all|this|these|both|its) )?(?:(?:targets?|goals?|emissions?) )?(?:progress|reductions?"
    r"|percentages?|performance)(?: (?:figures|values|percentages|targets|towards? [^.;%\d]{3,40}))? (?:is|are|will be)"
    r" (?:being )?(?:measured|tracked|calculated|assessed|expressed|stated|reported|given)(?: as a change)?"
    r" (?:against|from|relative to|compared (?:to|with)|versus|with respect to|on the basis of) "
    r"(?:the |a |an |our )?(?:levels? (?:of|in) )?(?:year )?$",
    re.IGNORECASE,
)
_MEASURED_BEHIND = compiled(rf"(?:[ -](?:{_BASE}|levels?|emissions|figures|values))?\W*$", re.IGNORECASE)
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
    if not any(word in lowered for word in _WORDS):
        return
    for period, before, opening in periods_in_context(sentence, fiscal):
        if (
            (_ALONE_BEFORE.search(opening) and _ALONE_BEHIND.match(sentence, period.end))
            or _SET_BEFORE.search(before)
            or (_GOALS_BASED.search(before) and _DATA_BEHIND.match(sentence, period.end))
            or _SET_BEHIND.match(sentence, period.end)
            or _FOR_ALL_BEFORE.search(before)
            or (_USED_BEFORE.search(before) and _USED_BEHIND.match(sentence, period.end))
            or (_MEASURED_BEFORE.search(opening) and _MEASURED_BEHIND.match(sentence, period.end))
            or (_LABEL_BEFORE.search(opening) and _LABEL_BEHIND.match(sentence, period.end))
        ):
            yield period
