"""Goals that are noun phrases without a verb or a date: "50% less waste from a 2018 base year".

A result is said in such words as well. What makes them a goal is the way in which the base is named: "from a 2018 base
year" brings it in for the first time, as goals do; a result goes by the base that is known ("from our 2018 baseline").
"Reduction of emissions by 30% compared to 2017" is a goal where nothing around it tells of results, and where the year
is not one of the last before publication, with which results are compared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled
from checker.extraction.verbs import OUTCOME, TOLD

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.model import Facts

_RECENT = 3  # years before publication with which results are usually compared
_MARKS = r"[\"'(\[•*■●▪◦‣→>-]*"
_VALUE = r"-?\d[\d.,]* ?(?:%|per ?cent)"
_COMPARED = r"(?:from|against|versus|vs\.?|compared (?:to|with)|in comparison (?:to|with)|relative to|below)"
_YEAR = r"(?:fy ?|fiscal (?:year )?)?(?:19|20)\d\d(?:[/-]\d\d)?"
_NEW_BASE = compiled(
    rf"^{_MARKS} ?(?:(?:an?|at least|absolute) ){{0,2}}{_VALUE} (?:[\w-]+ ){{0,2}}?"
    rf"(?:reduction|decrease|cut|less|fewer|lower)\b[^.;:]{{0,160}}\b{_COMPARED} an? {_YEAR} "
    r"base(?:line)?(?:[ -]year)?\W*$",
    re.IGNORECASE,
)
_NOUN_FIRST = compiled(
    rf"^{_MARKS} ?(?:(?:absolute|further|an?) )?(?:reduction|decrease) (?:of|in) [^.;:%]{{3,110}}?"
    rf" by (?:at least |about |more than )?{_VALUE},? {_COMPARED} "
    r"(?:the )?(?:(?:base |reference )?year )?(?:levels? (?:of|in) )?(?P<year>(?:19|20)\d\d)"
    r"(?: (?:levels?|base(?:line)?(?: year)?))?\W*$",
    re.IGNORECASE,
)
_RESULTS = compiled(
    r"\b(?:so far|to date|already|since|as of|progress|results?|performance|status|review|highlights|achiev\w+"
    r"|track record|key figures|at a glance|success\w*|what we (?:did|have done)|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def is_nominal_goal(sentence: Sentence, facts: Facts) -> bool:
    """Tell a goal that is a noun phrase with a base and no date; nothing above or beside it may tell of results."""
    text = sentence.text
    noun = _NOUN_FIRST.match(text)
    if noun is not None and facts.published is not None and int(noun["year"]) > facts.published.year - _RECENT:
        return False
    if noun is None and not _NEW_BASE.match(text):
        return False
    above = (*sentence.headings[:1], sentence.list_intro)
    if TOLD.search(text) or any(_RESULTS.search(words) for words in above):
        return False
    return not any(OUTCOME.search(words) for words in (sentence.paragraph, sentence.list_intro))
