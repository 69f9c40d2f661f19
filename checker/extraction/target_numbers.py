"""Numbers without a unit that a target is about: counts ("12 mills", "3 of 8 sites") and rates ("an LTIFR of 1")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker import vocabulary
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


def is_done_by(text: str, amount: Amount) -> bool:
    """Tell what a thing does ("insulation that reduces the heat by 15%"), or what was aimed at before, from the aim."""
    before = text[: amount.number_start]
    return bool(_DOES.search(before) or _MEANS.search(before) or _PREVIOUS.search(before) or _NOT_BELOW.search(before))


def is_at_base(before: str) -> bool:
    """Tell by the words before an amount that it is what there was in the base year."""
    return _AT_BASE_BEFORE.search(before) is not None
