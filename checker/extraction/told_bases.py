"""The value in a base year, told beside a target or in a sentence of its own: "in the base year 2019 it was 41 kt"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.periods import Period
    from checker.extraction.quantities import Amount

_BASE = r"(?:base(?:line)?|reference)(?:[ -]?years?)?"
STARTS = compiled(rf"\b(?:{_BASE}|starting (?:point|value|level|year)|point of departure)\b", re.IGNORECASE)
_YEAR_BEFORE = compiled(r"^ ?-?(?:emissions |level |value )?$", re.IGNORECASE)
_YEAR_BEHIND = compiled(
    r"^(?:\W|\b(?:is|was|of|in|year|level|value|our|the|for|being|remains?|it|chosen|set|at)\b)*$", re.IGNORECASE
)
_NO_OTHER = compiled(
    r"[.;](?: |$)|\b(?:19|20)\d\d\b|\b(?:by|to|reach|until|target|now|today|since then)\b", re.IGNORECASE
)
_BEHIND = compiled(rf"^[^.;\d]{{0,24}}\b(?:in|of|for|at) (?:the|our|its) (?:(?:19|20)\d\d )?{_BASE}\b", re.IGNORECASE)
YEAR_FORMS = frozenset({"year", "fiscal"})
_FAR = 70  # characters between the words for a base and its value


def is_base_value(sentence: Sentence, amount: Amount) -> bool:
    """Tell whether an amount is the value of a base year."""
    return base_of(sentence, amount, [one for one in sentence.periods if one.form in YEAR_FORMS]) is not None


def base_of(sentence: Sentence, amount: Amount, years: list[Period]) -> Period | None:
    """Return the base year that an amount is the value of, None where it is not one."""
    if amount.quantity.unit in {"%", "pp", ""}:
        return None
    text = sentence.text
    for words in STARTS.finditer(text):
        year = _year_at(text, words.start(), words.end(), years)
        if year is None:
            continue
        end = max(words.end(), year.end)
        first = next((one for one in sentence.amounts if one.start >= end and one.quantity.unit != "%"), None)
        if first is amount and amount.start - end <= _FAR and not _NO_OTHER.search(text, end, amount.start):
            return year
        if _BEHIND.match(text[amount.end : words.end()]) and amount.end <= words.start():
            return year
    return None


def _year_at(text: str, start: int, end: int, years: list[Period]) -> Period | None:
    """Return the year beside the words for a base: "2019 base year", "the base year is 2019", "baseline (2019)"."""
    for year in years:
        if year.end <= start and _YEAR_BEFORE.match(text[year.end : start]):
            return year
        if year.start >= end and _YEAR_BEHIND.match(text[end : year.start]):
            return year
    return None
