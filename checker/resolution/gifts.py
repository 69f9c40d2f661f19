"""Gifts as figures: who gave, to whom, in which time; "EUR 1.4 million to charities" is all there was, or says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Origin, Quantity
from checker.resolution.measure_words import content_words

if TYPE_CHECKING:
    from checker.model import Claim
    from checker.resolution.measures import Measure

_RECIPIENT = re.compile(r"\b(?:to|for|towards?|in|through|via)\b(?P<who>[^.;]*)")
_ANYBODY_WORDS = (
    "charity charitable community communities local good cause causes project social initiative organisation "
    "organization non-profit nonprofit society investment institution purpose work programme program support fund "
    "donation where operate around world country different various many benefit"
)
_ANYBODY = content_words(_ANYBODY_WORDS)
_OTHERS = content_words("foundation employee colleague customer staff team shareholder supplier member visitor guest")
_LONGER = re.compile(
    r"\b(?:so far|to date|since|over (?:the )?(?:past|last|next|\w+ years)|in the (?:past|last) \w+ years|every|each"
    r"|a year|per (?:year|employee|month)|annually|decade|again|further|another|additional)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def gift_of(measure: Measure, claim: Claim, sentence: str) -> Measure:
    """Return the measure of a gift with what makes it one of many: another giver, a recipient, a time of its own."""
    value, period = claim.get("value"), claim.slots.get("period")
    if not isinstance(value, Quantity) or period is None or period.origin in {Origin.DOCUMENT, Origin.RELATED}:
        return replace(measure, key=f"{measure.key} | of {claim.id}")
    before, _, after = sentence.partition(value.text)
    who = _RECIPIENT.search(after)
    named = content_words(_YEAR.sub(" ", who["who"])) - _ANYBODY if who else frozenset()
    given_by = content_words(before) & _OTHERS
    longer = f"over {claim.id}" if _LONGER.search(sentence) else ""
    company = content_words(str(claim.get("entity") or ""))
    parts = [
        " ".join(sorted(f"to {word}" for word in named - company)),
        *sorted(f"by {one}" for one in given_by),
        longer,
    ]
    return replace(measure, key=" | ".join([measure.key, *filter(None, parts)]))
