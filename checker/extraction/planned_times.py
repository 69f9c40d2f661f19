"""Times of what is still to come: behind an aim, from which on a level holds, and stretches written in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled
from checker.extraction.verbs import INTENT, TOLD

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.periods import Period

BETWEEN = compiled(r"\b(?:between|over|during)(?: the)?(?: years?)? $", re.IGNORECASE)
# "Medium term (2030): ..." begins the next target
TERM_BEFORE = compiled(
    r"(?:^|[/;|.,:•] ?)[\"'(\[•*■●▪>-]* ?(?:short|medium|mid|near|long)(?:er)?[- ]?term"
    r"(?: (?:targets?|goals?|ambitions?))? ?[(:]? ?(?:by )?$",
    re.IGNORECASE,
)
_IMPERATIVE = compiled(
    r"^[ \"'(•*-]*(?:reduc(?:e|ing)|cut(?:ting)?|lower(?:ing)?|achiev(?:e|ing)|reach(?:ing)?|becom(?:e|ing)|reductions?"
    r"|decreas(?:e|ing)|increas(?:e|ing))\b",
    re.IGNORECASE,
)
# "between FY2020 and FY2030": a stretch whose ends are written in full
_REACHES = compiled(r" (?:and|to) (?:fy ?|fiscal(?: year)? |financial year )?(?:20)?\d\d\b", re.IGNORECASE)
# "From 2027, we will keep ... below": since when it holds, where nothing else dates it
_OPENS_SENTENCE = compiled(
    r"^\W*(?:from|starting (?:in|from)|as of|beginning (?:in|with))(?: the)?(?: year)? $", re.IGNORECASE
)
_HOLDS = compiled(
    r"\b(?:limit|keep|cap|maintain|hold|use|source|run|operate|buy|procure|purchase|generate|be|send|remain|stay)\b",
    re.IGNORECASE,
)
_REDUCES = compiled(
    r"\b(?:reduc(?:e|ing)|cut(?:ting)?|lower(?:ing)?|halv(?:e|ing)|decreas(?:e|ing)) (?:our |its |the )?$",
    re.IGNORECASE,
)
_EMISSIONS = compiled(
    r" (?:(?:total|absolute|annual|carbon|co2e?|ghg|greenhouse gas|operational|scope [\d, and&+]{1,9}) ){1,3}"
    r"emissions?\b",
    re.IGNORECASE,
)
# as in: In 2026, we will cut our travel by 5%
_IN_BEFORE = compiled(r"\W*in (?:fiscal |financial )?(?:the )?(?:year )?", re.IGNORECASE)
_WE_WILL = compiled(
    r",? (?:we|our (?:company|group)|the (?:company|group)) (?:will|aim|plan|intend|want)\b(?! be present)",
    re.IGNORECASE,
)
_NEAR = 150  # characters between an intention and its date
_AIMED_AT = compiled(r"\d ?(?:%|percent|per cent)|neutral|net[- ]zero", re.IGNORECASE)


def is_planned(text: str, period: Period) -> bool:
    """Tell whether a period stands behind what is aimed at, and that behind a word of intention, with no result."""
    if _IN_BEFORE.fullmatch(text, 0, period.start) and _WE_WILL.match(text, period.end):
        return True
    low = max(0, period.start - _NEAR)
    intent = INTENT.search(text, low, period.start) or (_IMPERATIVE.match(text) if low == 0 else None)
    if intent is None or TOLD.search(text, intent.end(), period.start):
        return False
    return _AIMED_AT.search(text, intent.end(), period.start) is not None


def begins_level(sentence: Sentence, period: Period) -> bool:
    """Tell "From 2027, we will limit our emissions to 8 kt", the day from which a level holds, from a base."""
    text = sentence.text
    if len(sentence.periods) > 1 or not _OPENS_SENTENCE.match(text[: period.start]):
        return False
    intent = INTENT.search(text, period.end)
    return intent is not None and _HOLDS.search(text, intent.end(), intent.end() + 40) is not None


def is_start_of_reach(before: str, after: str) -> bool:
    """Tell the first year of "between FY2020 and FY2030" by the words around it."""
    return BETWEEN.search(before) is not None and _REACHES.match(after) is not None


def is_reduced(before: str, after: str) -> bool:
    """Tell the year of "reducing 2017 carbon emissions 30%", of what is reduced, by the words around it."""
    return _REDUCES.search(before) is not None and _EMISSIONS.match(after) is not None
