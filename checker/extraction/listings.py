"""Lists, indices and rankings that a company is in year after year: what they are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.drafts import Found, found
from checker.extraction.patterns import compiled
from checker.extraction.raters import raters_in

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence

_NAME = compiled(
    r"(?P<name>(?-i:[A-ZÀ-Þ0-9][\w&'.-]*)(?: (?:(?-i:[A-ZÀ-Þ0-9][\w&'.-]*)|of|for|the|and|&)){0,6}?"
    r" (?:list|index|ind(?:ic|ex)es|ranking|league table|yearbook))\b",
    re.IGNORECASE,
)
_OPENING_AT = compiled(r"(?:the|its|our|an?|in|on|of) ", re.IGNORECASE)
_IN_IT = compiled(
    r"\b(?:named|listed|includ(?:ed|es)|inclusion|placed|ranked|featured|recogni[sz]ed|selected|remain(?:ed|s)|members?"
    r"|constituents?|listing|part of|back (?:in|on))\b",
    re.IGNORECASE,
)


def listing_slots(sentence: Sentence) -> dict[str, Found]:
    """Return as `award_name` the list that a sentence about years in a row is about, named here or right before."""
    if not _IN_IT.search(sentence.text) or raters_in(sentence.text):
        return {}
    for home in (sentence, sentence.before):
        match = _NAME.search(home.text) if home is not None else None
        if match is not None and home is not None:
            start = match.start("name")
            while (opening := _OPENING_AT.match(home.text, start)) is not None:
                start = opening.end()
            words = home.text[start : match.end("name")]
            return {"award_name": Found(value=words, start=start, end=match.end("name"), sentence=home)}
    return {}


def year_of_listing(sentence: Sentence) -> dict[str, Found]:
    """Return as `streak_end` the only year of a sentence."""
    years = [period for period in sentence.periods if period.form == "year"]
    return {"streak_end": found(years[0].year, (years[0].start, years[0].end))} if len(years) == 1 else {}
