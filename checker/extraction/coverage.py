"""What a target covers: the sites, units, fleets or products its sentence names, or the words "across the group"."""

from __future__ import annotations

import re

from checker.extraction.clauses import pattern
from checker.extraction.drafts import Found, found
from checker.extraction.patterns import compiled

_WHOLE = compiled(
    r"\b(?:group|company|enterprise|business|firm|site|organi[sz]ation)[- ]wide\b|\b(?:worldwide|globally)\b"
    r"|\b(?:across|throughout|for|within|at) (?:the |our |its )?(?:whole |entire )?"
    r"(?:group|company|organi[sz]ation|business|firm)\b(?! of\b)"
    r"|\b(?:the|our) (?:whole |entire )?group(?:'s)?"
    r"(?= (?:will|aims?|plans?|intends?|targets?|wants?|has|is|commits?)\b)"
    r"|\bon a (?:group|consolidated) (?:basis|level)\b|\bour own (?:operations|activities|sites)\b",
    re.IGNORECASE,
)
_NAMED_THINGS = (
    r"\b(?:(?:at|in|across|for|from|of|within|throughout|by|on|per) )?"
    r"(?:(?:all|any|every|each|both|our|its|the|their|these|own|new|existing|(?<![\d.,])\d{1,3}|two|three|four|five"
    r"|six|seven"
    r"|eight|nine|ten|eleven|twelve)[ -]){1,4}(?:[\w'&-]+ ){0,3}?(?:<<coverage_sites>>|<<coverage_units>>)\b"
    r"(?! (?:targets?|goals?|emissions?)\b)"
    r"|\b(?:at|in|across|for|from|within|throughout) (?:(?!(?:19|20)\d\d )[\w'&-]+ ){0,2}?"
    r"(?:<<coverage_sites>>|<<coverage_units>>)\b"
    r"|^(?:[\w'&-]+ ){0,2}?(?:<<coverage_sites>>|<<coverage_units>>)(?= (?:will|is to|are to|aims?|plans?|shall)\b)"
    r"|\b<<coverage_sites>>\b(?!-)(?! (?:on|upon|up)\b)"
)
_MORE_OF_IT = r"(?: <<coverage_sites>>\b)?(?: (?:worldwide|globally)\b)?"  # "production sites worldwide"
_PLACE = compiled(
    r"\b(?:in|at|across|throughout) (?P<place>(?-i:[A-Z])[\w'-]+(?:(?: and |, | )(?-i:[A-Z])[\w'-]+){0,3})",
    re.IGNORECASE,
)
_NO_PLACE = compiled(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]|H[12]|FY"
    r"|Fiscal|Scope|Scopes|Line|GHG|CO2|Absolute|LTIFR|TRIFR)",
    re.IGNORECASE,
)


def site_slots(text: str, low: int, high: int) -> dict[str, Found]:
    """Return `boundary` where a clause says at which sites, units or fleets a figure was measured."""
    named = pattern(_NAMED_THINGS).search(text, low, high)
    if named is None:
        return {}
    end = named.end()
    behind = pattern(_MORE_OF_IT).match(text, end, max(end, high))
    end = behind.end() if behind else end
    return {"boundary": found(text[named.start() : end], (named.start(), end))}


def coverage_slots(text: str) -> dict[str, Found]:
    """Return `boundary` where a sentence says what its target covers; the company's name alone says nothing."""
    whole = _WHOLE.search(text)
    if whole:
        return {"boundary": found(whole.group(), whole.span())}
    named = pattern(_NAMED_THINGS).search(text)
    if named:
        return {"boundary": found(named.group(), named.span())}
    for place in _PLACE.finditer(text):
        if not _NO_PLACE.match(place["place"]):
            return {"boundary": found(place["place"], place.span("place"))}
    return {}
