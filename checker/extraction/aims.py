"""What ties an amount to an intention, where no date does.

"We widened our packaging goal, an increase of 36 %" holds a goal and an amount, and aims at no 36 %. An amount without
a deadline is a target where the sentence is one ("Reduce waste by 5 %"), where a verb of intention or a goal that is
said to be something governs it ("our goal is to", "a target of"), or where a goal is named by it ("the 35 % target").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.openings import opens_as_goal
from checker.extraction.patterns import compiled
from checker.extraction.target_frames import is_dated_from_above
from checker.extraction.verbs import INTENT

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount
    from checker.model import Facts

_NOUN = compiled(
    r"(?:goals?|targets?|objectives?|ambitions?|intention|aspiration|commitments?|pledges?|promises?|aims?|guarantees?"
    r"|hopes?|wish(?:es)?)",
    re.IGNORECASE,
)
# what makes a goal be something: "goal to", "targets for Scope 3 are", "aim: 5 %"
_IS = compiled(
    r"(?:\W{1,3}(?!(?:which|that|as|and|in|by|with|towards?|since|reflecting|resulting)\b)[\w&/-]+){0,7}?"
    r"(?: (?:of|to|is|are|at|that)\b| ?[:=–-] ?|[ (]*$)",
    re.IGNORECASE,
)
# where what is aimed at ends and what came of it, or something else, begins
_CUT = compiled(
    r"[;—]|[.!?] |\b(?:was|were|had|has|(?:we|they|it|which|who|that|and|have|already|successfully|in) (?:\w+ )?"
    r"(?:achieved|reached|reduced|cut|lowered|increased|raised|improved|saved|avoided|removed|exceeded|met|provided"
    r"|invested|delivered)|resulting|resulted|results|"
    r"(?:al)?though|despite|equivalent|exceed(?:s|ed|ing)?|while|whereas|up from|down from"
    r"|succeed(?:s|ed|ing)?|which (?:is|are|(?:in (?:fy ?)?20\d\d )?\w+ed)"
    r"|representing|indicates?|such as|thanks to|because|after having)\b",
    re.IGNORECASE,
)
_NAMED_BY = compiled(
    r"(?! of (?:our|its|the|this) )"
    r"(?: (?!is\b|are\b|to\b|towards?\b|that\b|which\b|but\b|and (?:our|the|its)\b)[\w&/()+-]+,?){0,7}?"
    r" (?:targets?|goals?|objectives?|ambitions?|commitments?)\b",
    re.IGNORECASE,
)
_TOLD_OF_IT = compiled(r"\b(?:achieved|exceed|surpass|met|reached|beyond|toward|against|progress)", re.IGNORECASE)
# what a project or a machine is thought to bring, and a goal of a year that is over
_ESTIMATED = compiled(
    r"\b(?:estimat|expect|forecast|project(?:ed|s to)|predict|anticipat|calculat)\w*\b[^.;]{0,80}$", re.IGNORECASE
)
_FOR_A_YEAR = compiled(
    r"(?:for|in) (?:fiscal |financial |the )?(?:year )?(?:FY ?)?(?:20)?\d\d\b[^.;]{0,140}?\b(?:we (?:had |also )?"
    r"(?:set|established|defined|adopted)|(?:was|were) (?:set|given) an?)\b",
    re.IGNORECASE,
)
_CAPITALISED = compiled(r"[A-Z][\w’'-]*$")
_FOLLOWED_BY_NAME = compiled(r" [A-Z][a-z]")
_SENTENCE_START = compiled(r"(?:^|[.:;!?•●▪\"“'(] ?)$")


def is_aimed_at(sentence: Sentence, amount: Amount, facts: Facts) -> bool:
    """Tell whether an amount without a deadline is what its sentence aims at."""
    if sentence.block_kind in {"list-item", "heading"}:
        return True  # its introduction or its heading says so
    if opens_as_goal(sentence, facts) or is_dated_from_above(sentence):
        return True
    text = sentence.text
    if _FOR_A_YEAR.match(text):
        return False
    for intent in reversed([*INTENT.finditer(text, 0, amount.start)]):
        if is_proper_name(text, *intent.span()):
            continue
        between = text[intent.end() : amount.start]
        if _CUT.search(between) or _ESTIMATED.search(text[: intent.end()]):
            break
        if _NOUN.fullmatch(intent.group()) is None or _IS.match(between):
            return True
    named = _NAMED_BY.match(text, amount.end)
    return named is not None and _TOLD_OF_IT.search(named.group()) is None


def is_proper_name(text: str, start: int, end: int) -> bool:
    """Tell "Our Forest Pledge Fund", which is called so, from "Our pledge"; a text in capitals tells nothing."""
    if not text[start].isupper() or text.isupper() or _SENTENCE_START.search(text, max(0, start - 3), start):
        return False
    before = text[:start].rstrip()
    return _CAPITALISED.search(before) is not None or _FOLLOWED_BY_NAME.match(text, end) is not None
