"""Whether a figure is said of its metric as such: "Scope 1 emissions were 12 kt", not "40 kt come from trucks"."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from checker.model import BlockKind, Origin
from checker.pattern_codes import compile_pattern
from checker.resolution.readable import words_of

if TYPE_CHECKING:
    from checker.model import Claim, Document, Slot, Span

_compile = partial(compile_pattern, group="resolution")
_LONGEST = 90  # characters between a metric and its amount
_BETWEEN = _compile(
    r"(?:\W|\d|\b(?:was|were|is|are|be|been|has|have|had|came|come|to|at|of|in|for|by|from|the|year|fiscal|calendar|fy"
    r"|financial|ended|ending|end|stood|amounted|totall?ed|totals?|reached|fell|rose|dropped|decreased|increased|declined"
    r"|grew|went|down|up|slightly|further|again|reduced|cut|lowered|raised|improved|our|its|we|group|company|overall|only"
    r"|just|about|around|approximately|almost|nearly|some|more|less|than|over|under|still|also|a|an|rate|level|remained"
    r"|stable|unchanged|january|february|march|april|may|june|july|august|september|october|november|december|on|market"
    r"|location|based|gross|net|scope|and|total|reporting|period|same|last|previous|prior|recorded|measured|averaged"
    r"|added|up|held|hold|holds|made|make|makes|accounted|filled|occupied|sum(?:med)?|factories|plants|sites|mills|operations|emitted|used|consumed|withdrew|generated|produced|reported|per|million|hours|worked|as|which|this|that)\b)*",
    re.IGNORECASE,
)
_BEFORE = _compile(
    r"(?:^|[.;:,(|]\s*|\b(?:our|its|the|their|total|group|group's|company's|annual|overall|absolute|gross|net|and|while|of"
    r"|in|with|by|whose|combined|reported|cut|reduced|cutting|reducing|lowered|to|that|which|where|but|\w+'s|s'|\d{4}))\s*$",
    re.IGNORECASE,
)
# "our factories generated 24,600 tonnes of waste in 2023": the verb makes the bare word the whole
_PRODUCED = _compile(
    r"\b(?:generated|produced|caused|used|consumed|withdrew|needed|bought|emitted) "
    r"(?:a total of |in total |altogether )?$",
    re.IGNORECASE,
)
_NOTHING_MORE = _compile(
    r"(?:[.,;]|$| (?:in|during|over|for) (?:the )?(?:fiscal |financial |reporting )?(?:year|fy|20\d\d))", re.IGNORECASE
)


def _is_produced(name: Span, value: Span, document: Document, opening: int) -> bool:
    """Tell "generated 24,600 tonnes of waste in 2023": the amount of a verb's object, and nothing narrows it."""
    return (
        words_of(document, value.end, name.start).strip() == "of"
        and _PRODUCED.search(words_of(document, opening, value.start)) is not None
        and _NOTHING_MORE.match(words_of(document, name.end, name.end + 40)) is not None
    )


# "anaesthetic gases, included in Scope 1": a part of what the metric names
_PART_OF = _compile(
    r"\b(?:included|contained|counted|covered|part|share|portion|fraction|which|thereof|remainder|rest)"
    r" (?:in|of|within|under|towards?)(?: (?:our|the|its|total|these|this))*\s*$",
    re.IGNORECASE,
)


def _without_company(words: str, claim: Claim) -> str:
    """Return words without the company's own name, which narrows nothing."""
    for part in str(claim.get("entity") or "").split():
        words = words.replace(part, " ")
    return words


def _says_enough(name: str) -> bool:
    """Tell a metric's name from a single word that only names its field: "water", "electricity"; "LTIFR" is a name."""
    return len(name.split()) > 1 or name.isupper()


def is_plain(claim: Claim, value: Slot, document: Document, label: str) -> bool:
    """Tell whether nothing but verbs and times stands between metric and amount, and no word narrows the metric.

    `label` holds what the metric is called beyond its own words; for a cell of a table that is all there is to see.
    """
    if label:
        return False
    if document.blocks[claim.mentions[0].block].kind is BlockKind.TABLE:
        return True
    name, metric = claim.slots.get("metric_name"), claim.slots.get("metric")
    if "concept" in claim.slots and metric is not None and metric.origin is Origin.DERIVED:
        return True  # its tag says what it is of
    people = str(claim.get("population_level") or "")
    opening = claim.mentions[0].sentence.start
    spans = (name.span, value.span) if name is not None and name.span is not None else None
    if spans is not None and spans[1] is not None and _is_produced(spans[0], spans[1], document, opening):
        return True
    says_enough = name is not None and (people or _says_enough(str(name.value)))
    if name is None or name.span is None or value.span is None or not says_enough:
        return False
    first, second = sorted((name.span, value.span))
    between = _without_company(words_of(document, first.end, second.start), claim)
    between = between.replace(people, " ") if people else between
    boundary = claim.slots.get("boundary")
    if boundary is not None and boundary.span is not None and first.end <= boundary.span.start < second.start:
        between = between.replace(words_of(document, boundary.span.start, boundary.span.end), " ")  # a key of its own
    if first is value.span and not between.strip() and value.span.start == opening:
        return True  # a highlight: "62% renewable electricity in 2023"
    before = words_of(document, opening, first.start)[-24:]
    is_near = len(between) <= _LONGEST and _BETWEEN.fullmatch(between) is not None
    is_whole = _PART_OF.search(before) is None
    return is_near and is_whole and (_BEFORE.search(before) is not None or not before.strip())
