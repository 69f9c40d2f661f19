"""Which percentages are no change of the company's: what could be, what a product is like, what is money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import clause_at
from checker.extraction.patterns import compiled
from checker.extraction.roles import Placed, Role
from checker.extraction.verbs import CHANGE_NOUN_AFTER

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.metrics import MetricHit
    from checker.extraction.quantities import Amount

PREVIOUS_PERIOD = compiled(
    r"\b(?:year[- ]on[- ]year|year[- ]over[- ]year|y-o-y|yoy|(?:compared (?:to|with)|against"
    r"|versus|vs\.?|than|on|from|over) (?:in )?(?:the )?(?:(?:previous|prior|preceding|last) "
    r"(?:[\w-]+ ){0,2}?(?:years?|periods?|quarters?|months?|half|season|decade)|year before|same "
    r"period)\b[\w ]{0,20}|(?:the )?year before|previous year|prior year)\b"
    r"|\b(?:compared (?:to|with)|against|versus|relative to|from|than in|below|above|under|over|on) (?:the |our )"
    r"(?:(?:recalculated|restated|adjusted) )?(?:base(?:line)? ?year|baseline)\b"
    r"|\b(?:compared (?:to|with)|against|versus|from|than) (?:the )?(?:(?:previously|originally) )?"
    r"(?:reported|published|restated|recalculated|adjusted) (?:values?|figures?|data|numbers?|basis)\b"
    r"|\b(?:on|during|over|in the course of|within) the (?:financial |fiscal |reporting )?year\b"
    r"(?! ?(?:to|ended|ending|20\d\d))",
    re.IGNORECASE,
)
EVERY_YEAR = compiled(r" (?:every|each) (?:single )?year\b", re.IGNORECASE)  # a step that has no end
SINCE_EVENT = compiled(
    r"\b(?:since|over|in|during|within) (?:the )?(?:last|past|previous) (?:\w+ )?(?:years?|decade"
    r"|months|quarters?|five-year period)\b|\bin the same period\b"
    r"|\b(?:per|a|each|every) (?:year|annum)\b|\bannually\b|\byear (?:by|on|after) year\b"
    r"|\bbetween (?:the )?(?:fy ?)?(?:19|20)\d\d and (?:fy ?)?20\d\d (?:fiscal|financial|reporting|calendar) years\b"
    r"|\bfrom (?:[a-z]+ ){0,4}(?:19|20)\d\d to (?:[a-z]+ ){0,4}20\d\d\b"
    r"|\bfrom (?:(?:about|around|some|over|nearly|approximately|just) )?[$€£]?\d[\d.,]*(?:[ %]?[a-z%]{1,12}){0,2}"
    r" in (?:fy ?|fiscal )?20\d\d\b",
    re.IGNORECASE,
)
_FINANCIAL = compiled(
    r"\b(?:revenues?|sales|turnover|profits?|ebitda?|margins?|earnings|dividends?|orders?|market "
    r"share|share price|exports?|imports?|prices?|loans?|deposits?|customers? (?:base|numbers)"
    r"|income|assets|capex|inflation|costs?|spending|bills?|traffic|visitors|downloads|gdp)\b",
    re.IGNORECASE,
)
_IMPACT = compiled(
    r"\b(?:use|usage|consumption|emissions?|footprint|waste|energy|electricity|water|fuel|gas"
    r"|diesel|oil|coal|plastics?|packaging|paper|solvents?|chemicals?|phosph\w+|materials?"
    r"|recycl\w+|re-refined|renewables?|"
    r"losses|leaks?|scrap|accidents?|injur\w+|incidents?|fatalit\w+|spills?|women|turnover rate"
    r"|absence|training|suppliers?|biodiversity|hectares?|trees|noise|dust|nox|sox|voc"
    r"|refrigerants?|food|carbon|co2)\b",
    re.IGNORECASE,
)
_PRODUCT_PRESENT = compiled(
    r"\b(?:uses?|takes?|needs?|requires?|draws?|consumes?|saves?|brings?|weighs?|has|have|emits?|offers?"
    r"|delivers?|gives?|produces?|contains?|is|are|achieves?|enables?|provides?|runs?|works?)\b",
    re.IGNORECASE,
)
_THAN_WHAT = compiled(
    r"\bthan (?!in\b|the (?:previous|prior|last|year|\d|same)|(?:in )?(?:fy|fiscal|19|20)\d"
    r"|previous|last|prior|a year|\d)[a-z]",
    re.IGNORECASE,
)
# "is reduced by 91% compared to conventional cotton": one kind of thing beside another, not one year beside another
_RIVAL = compiled(
    r"\b(?:compared (?:to|with)|versus|vs\.?|than|relative to|opposed to) "
    r"(?:(?:using|with|the|that of|an?|buying|making) ){0,3}"
    r"(?:conventional|regular|traditional|ordinary|virgin|typical|non-organic|generic|comparable)\b",
    re.IGNORECASE,
)
# beside what is replaced, whatever the verb: "burn 17% less fuel than those they replace"
_REPLACED = compiled(
    r"\bthan (?:those\b|the ones\b|(?:its|their|the) predecessors?\b|(?:the |their |our )?(?:old|older|replaced) )",
    re.IGNORECASE,
)
# a part that is told beside others, such as "another 12% of the mix"
_PART = compiled(r"\b(?:another|the (?:other|remaining|rest,?)|remaining|a further) $", re.IGNORECASE)
_OF_WHOLE = compiled(r" of (?:the|our|its|their|this|all)\b", re.IGNORECASE)
_DEFINITION = compiled(r"\bmeans(?: that)?: ", re.IGNORECASE)  # "Neutral means: emissions cut by at least 80%"
_BUILT_ON = compiled(
    r"\b(?:building on|on top of|in addition to|following) (?:an?|the|our) $", re.IGNORECASE
)  # told before
_PARTICIPLE = compiled(r"\b(?:less|lower|fewer|more|higher|smaller|lighter|better)\b", re.IGNORECASE)
_ABLE = compiled(
    r"\b(?:can|could|may|might|would|cannot|able to|possible to|potential(?:ly)?|designed to)\b", re.IGNORECASE
)
_OWN = compiled(r"\b(?:we|our (?:plants?|sites?|company|group|offices?|fleet|operations))\b", re.IGNORECASE)
_MORE_OF = compiled(
    r" (?!than\b|in\b|on\b|compared\b|against\b|from\b|to\b|and\b|or\b|by\b|at\b|for\b|with\b|over\b|since\b"
    r"|during\b|year\b|per\b|each\b|of\b)(?P<what>[\w-]+(?: [\w-]+){0,2})",
    re.IGNORECASE,
)


_BEYOND = compiled(
    r"\b(?:exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|outperform(?:s|ed|ing)?|beats?|beating)\b[^.;]{3,70}? by $",
    re.IGNORECASE,
)


def is_no_change(
    sentence: Sentence,
    amount: Amount,
    hit: MetricHit | None,
    placed: tuple[Placed, ...],
    window: tuple[int, int],
    *,
    is_impact: bool = False,
) -> bool:
    """Tell whether a percentage beside a word of change is something else than a change that happened.

    `is_impact`: it stands beside two amounts of energy, water, emissions or waste, so that it is one of those.
    """
    text = sentence.text
    end = _comparative_end(text, amount)
    return (
        _RIVAL.search(text) is not None
        or _BUILT_ON.search(text, 0, amount.number_start) is not None
        or _DEFINITION.search(text, 0, amount.number_start) is not None
        or (_PART.search(text, 0, amount.start) is not None and _OF_WHOLE.match(text, amount.end) is not None)
        or _is_possible(sentence, amount)
        or _is_beyond_limit(sentence, amount)
        or (end is not None and (_is_of_something_else(text, end, hit) or _is_comparison(sentence, amount, placed)))
        or not (is_impact or _is_impact(text[slice(*window)], hit))
    )


def _is_possible(sentence: Sentence, amount: Amount) -> bool:
    """Tell "can cut emissions by up to 40%", what something is able to do, from what happened."""
    low, _ = clause_at(sentence.text, amount.start)
    return _ABLE.search(sentence.text, low, amount.start) is not None


def _is_beyond_limit(sentence: Sentence, amount: Amount) -> bool:
    """Tell by how much something lies beyond what was asked for: "exceeds the legal 70% by 10 percentage points"."""
    return _BEYOND.search(sentence.text, max(0, amount.start - 90), amount.start) is not None


def _comparative_end(text: str, amount: Amount) -> int | None:
    """Return where "30% less", "40% better" ends, None where no comparative stands behind an amount."""
    noun = CHANGE_NOUN_AFTER.match(text, amount.end)
    return noun.end() if noun is not None and _PARTICIPLE.fullmatch(noun["noun"]) else None


def _is_of_something_else(text: str, end: int, hit: MetricHit | None) -> bool:
    """Tell "30% better performance", of which the sentence's metric says nothing, from "30% less water"."""
    what = _MORE_OF.match(text, end)
    if what is None or _IMPACT.search(what["what"]):
        return False
    return hit is None or not (hit.start < what.end() and hit.end > end)


def _is_comparison(sentence: Sentence, amount: Amount, placed: tuple[Placed, ...]) -> bool:
    """Tell "uses 40% less water", a property of a product, from "used 4% less water than in 2020", a change."""
    text = sentence.text
    if _REPLACED.search(text, amount.end):
        return True
    rival = _THAN_WHAT.search(text, amount.end)
    if rival is None and (
        any(p.role is Role.BASE for p in placed) or PREVIOUS_PERIOD.search(text) or SINCE_EVENT.search(text)
    ):
        return False
    return _PRODUCT_PRESENT.search(text, 0, amount.start) is not None and _OWN.search(text, 0, amount.start) is None


def _is_impact(clause: str, hit: MetricHit | None) -> bool:
    if hit is not None and not hit.is_weak:
        return True
    if _FINANCIAL.search(clause):
        return False
    return hit is not None or bool(_IMPACT.search(clause))
