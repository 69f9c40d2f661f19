"""Which Scope 3 categories a figure covers: listed by number, named in words, or all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.drafts import Draft, Found, found
from checker.extraction.metrics import category_numbers
from checker.extraction.patterns import compiled
from checker.model import Origin

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence

ALL = tuple(range(1, 16))
_LISTED = compiled(
    r"\bcat(?:egor(?:y|ies)|\.|s\.)? ?(?P<list>\d{1,2}(?:(?: ?, ?| ?and ?| ?& ?|, and ?| ?to ?| ?- ?"
    r"|, ?cat(?:egory|\.) ?)\d{1,2}){0,14})",
    re.IGNORECASE,
)
_EVERY = compiled(
    r"\ball (?:15|fifteen|relevant|material|applicable|scope 3|the)(?: (?:15|fifteen|relevant|material|scope 3))* "
    r"categories\b|\ball (?:15|fifteen) (?:scope 3 )?categories\b",
    re.IGNORECASE,
)
_NAMED = {
    1: r"(?:bought|purchased)(?:-in)? (?:goods|(?:raw )?materials?|services)|raw materials",
    2: r"capital goods",
    3: r"fuel-? (?:and|&) energy[- ]related",
    4: r"upstream (?:transport\w*|logistics|freight)|inbound (?:transport\w*|logistics|freight)",
    5: r"waste generated|waste from operations|operational waste",
    6: r"business (?:travel|trips|flights)|employee travel|air travel",
    7: r"commut\w+",
    8: r"upstream leased",
    9: r"downstream (?:transport\w*|logistics|freight|distribution)|outbound (?:transport\w*|logistics|freight)",
    10: r"processing of sold",
    11: r"use of (?:our |the )?(?:sold )?products|use phase|product use",
    12: r"end[- ]of[- ]life",
    13: r"downstream leased",
    14: r"franchis\w+",
    15: r"financed emissions|\binvestments",
}
_NAMES = "|".join(f"(?P<c{number}>\\b(?:{words})\\b)" for number, words in _NAMED.items())
_ANY_NAME = compiled(_NAMES, re.IGNORECASE)
_EMISSIONS_OF = compiled(
    rf"\bemissions? (?:from|of|in|due to|caused by) (?:(?:our|the|all) )?(?:{_NAMES})", re.IGNORECASE
)


def category_slots(draft: Draft, sentence: Sentence) -> dict[str, Found]:
    """Return `scope3_categories` for a Scope 3 figure whose sentence, or the next in its paragraph, says them.

    "Emissions from purchased goods" is one category, whether or not Scope 3 is named.
    """
    if not draft.has_scope(3):
        metric, one = draft.slots.get("metric"), _EMISSIONS_OF.search(sentence.text)
        if one is None or metric is None or metric.value != "ghg.total.unspecified" or "ghg_scopes" in draft.slots:
            return {}
        return {"scope3_categories": found(categories_in(one.group()), one.span())}
    for text, origin in ((sentence.text, Origin.COORDINATION), (sentence.paragraph, Origin.SENTENCE_BEFORE)):
        numbers = categories_in(text)
        if numbers:
            return {"scope3_categories": found(numbers, origin=origin)}
    return {}


def categories_in(text: str) -> tuple[int, ...]:
    """Return the numbers of the categories that a text lists, names or sums up ("all 15 categories")."""
    if _EVERY.search(text):
        return ALL
    numbers = {number for match in _LISTED.finditer(text) for number in category_numbers(match["list"])}
    for match in _ANY_NAME.finditer(text):
        numbers.add(int(str(match.lastgroup)[1:]))
    return tuple(sorted(numbers))
