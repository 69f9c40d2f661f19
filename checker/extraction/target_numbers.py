"""Numbers without a unit that a target is about: counts ("12 mills", "3 of 8 sites") and rates ("an LTIFR of 1")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.extraction.no_values import is_of_goal
from checker.extraction.patterns import compiled
from checker.extraction.verbs import INTENT

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount

_COUNT_AFTER = compiled(r" (?:of|out of) (?:our |its |the |all )?(?P<total>\d{1,4}|[a-z]+)\b", re.IGNORECASE)
_CURRENT_RATE = compiled(r"\b(?:our|the|its|current|today's) $", re.IGNORECASE)
_RATE_GAP = compiled(
    r":? (?:(?:of|to|at|be|is|will|shall|stay|remain|kept|a|the|value|level|for|group|within) ){0,5}", re.IGNORECASE
)
_RATE_AFTER = compiled(
    r"[ .,;)]*$|,? (?:by|in|until|before|from|and|for|or|\() ?(?!\d{1,2}(?:[.,]\d)? ?(?:%|per))", re.IGNORECASE
)
_COUNTED = compiled(
    r" (?:new |more |additional |own |of our |of the |electric |solar |charging |native |young "
    r"|local |recordable |lost-time |fatal ){0,3}(?P<noun>[a-z]{3,}s)\b",
    re.IGNORECASE,
)

# "fit our vans with insulation that reduces the heat inside by up to 15%": what a thing does is no goal
_DOES = compiled(
    r"\b(?:that|which) (?:can |typically |each )?(?:reduces?|cuts?|saves?|lowers?|uses?|increases?|improves?|decreases?"
    r"|consumes?|emits?)\b[^.;,]{0,80}$",
    re.IGNORECASE,
)

# means of a measure, and what an earlier goal was for
_MEANS = compiled(r"\b(?:via|using|through) (?:an?|our|its|their) (?:[\w-]+ed )?$", re.IGNORECASE)
_NOT_BELOW = compiled(
    r"\bnot (?:drop|fall|go|sink) (?:below|under) (?:an? |the )?$", re.IGNORECASE
)  # a limit of a method
_PREVIOUS = compiled(
    r"\b(?:previous|earlier|former|original|prior) (?:[\w-]+ )?(?:goals?|targets?|aims?|commitments?) (?:of|to|for)\b"
    r"[^.;,]{0,60}$",
    re.IGNORECASE,
)
_DEPENDS = compiled(
    r" (?:depends?|hangs?|is (?:based|meant|tied|linked)|are (?:based|meant|tied|linked)|rel(?:y|ies)) ", re.IGNORECASE
)
# what a plant can do, as "will be able to treat 140,000 m3 a day", and when a base year is to be recalculated
_NO_GOAL_BEFORE = compiled(
    r"\b(?:will|would|shall) be able to\b[^.;,]{0,60}$|\bcapable of\b[^.;,]{0,60}$"
    r"|\b(?:recalculat|restat|re-?bas(?:e|ing)|adjust)\w*\b[^.;]{0,60}\b(?:if|when|whenever|where|in case)\b[^.;]*$",
    re.IGNORECASE,
)


_RESULT_LABEL = compiled(
    r"\b(?:status|progress|results?|actual|achieved|current(?:ly)?|so far|to date|latest|baseline|base year)"
    r"(?:,? \(?(?:in )?(?:fy ?)?20\d\d\)?)?: (?:minus |plus |about |-)?$",
    re.IGNORECASE,
)

_FROM_VALUE = compiled(
    r"\b(?:from|against|compared (?:with|to)|versus)(?: (?:about|around|some|the))? \d[\d.,]*(?: [^\s.;,()]+){0,4}?"
    r" (?:in|of|for) (?:the year )?$",
    re.IGNORECASE,
)


def is_beside_goal(text: str, amount: Amount) -> bool:
    """Tell a part that depends on goals, what a plant will be able to do and thresholds from what is aimed at."""
    return bool(
        _DEPENDS.match(text, amount.end)
        or _NO_GOAL_BEFORE.search(text, 0, amount.start)
        or _RESULT_LABEL.search(text, max(0, amount.start - 30), amount.start)
    )


def leads_from_value(text: str, start: int, end: int) -> bool:
    """Tell whether words lead from a change to the year of the value it starts from: ", from 14,600 t in "."""
    return _FROM_VALUE.search(text, start, end) is not None


# "from 2021, when we used 48,000 m3": what was at the base
_AT_BASE_BEFORE = compiled(
    r"\b(?:19|20)\d\d\)?,? (?:when|in which|where|a year in which) (?:[\w'-]+ ){1,4}?"
    r"(?:[a-z]+ed|was|were|stood at|came to|withdrew|bought|lost|sent|drew|burnt|ran|took) (?:to |at )?"
    r"(?:about |around |some |almost |nearly |just |over |under )?$",
    re.IGNORECASE,
)


def is_rate(sentence: Sentence, amount: Amount) -> bool:
    """Tell "an LTIFR below 1 by 2027", a rate that needs no unit, from the rate that a change starts from."""
    text = sentence.text
    hit = next((hit for hit in reversed(sentence.metrics) if hit.end <= amount.start), None)
    metric = vocabulary.metrics().get(hit.id) if hit is not None else None
    if hit is None or metric is None or metric.kind not in {"rate", "ratio"} or amount.is_word:
        return False
    is_current = _CURRENT_RATE.search(text, 0, hit.start) and text[hit.end : amount.start] == " of "
    is_aimed_at = sentence.block_kind == "list-item" or INTENT.search(text, 0, amount.start)
    return bool(
        is_aimed_at
        and not is_current
        and _RATE_GAP.fullmatch(text, hit.end, amount.start)
        and _RATE_AFTER.match(text, amount.end)
    )


def is_count(text: str, amount: Amount) -> bool:
    """Tell "12 new mills" and "3 of 8 sites" from numbers that count nothing."""
    after = _COUNTED.match(text, amount.end)
    if _COUNT_AFTER.match(text, amount.end) and not amount.is_word:
        return True
    if (
        re.match(r" (?:or lower|or less|or fewer|or more|or below)\b|[ .,;)]*$", text[amount.end :], re.IGNORECASE)
        and amount.quantity.comparator != "="
    ):
        return True
    if re.match(r" (?:or lower|or less|or fewer|or more|or below|or higher)\b", text[amount.end :], re.IGNORECASE):
        return True
    return (
        after is not None
        and after["noun"].lower() not in vocabulary.terms("uncounted_nouns")
        and (not amount.is_word or amount.quantity.amount == 0 or amount.quantity.amount >= 10)
    )


# "3.7 hl of water to produce 1 hl of beer"
_MADE_OF_IT = compiled(r"\b(?:to (?:produce|make|brew|manufacture)|for (?:every|each)) $", re.IGNORECASE)
_REACHED = compiled(
    r"\b(?:achieved|reached|reali[sz]ed|completed|met|delivered|accomplished|attained)(?: [\w-]+){0,3} $",
    re.IGNORECASE,
)


def is_done_by(text: str, amount: Amount) -> bool:
    """Tell what a thing does ("insulation that reduces the heat by 15%"), or what was aimed at before, from the aim."""
    before = text[: amount.number_start]
    if _MADE_OF_IT.search(before):
        return True
    told = any(words.search(before) for words in (_DOES, _MEANS, _PREVIOUS, _NOT_BELOW))
    return told or (is_of_goal(text, amount) and _REACHED.search(before) is not None)


def is_at_base(before: str) -> bool:
    """Tell by the words before an amount that it is what there was in the base year."""
    return _AT_BASE_BEFORE.search(before) is not None
