"""A property claimed for a whole product or business beside the words that say which part alone has it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from checker.extraction import wording_forms as forms
from checker.extraction.clauses import Range, clause_at, is_asserted, pattern, sentence_after, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.patterns import compiled
from checker.extraction.verbs import INTENT
from checker.model import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_PARTS = r"(?:<<product_parts>>|<<further_parts>>)"
_PLACE = r"(?:<<sites>>|shop)(?<!s)"
_PART = rf"(?P<part>(?:[\w'-]+ ){{0,2}}?(?:{_PARTS}|{_PLACE}))"
_IS = r"(?:is|are|was|were|has|have|contains?|uses?|runs?|consists?|made|of)"
_ONLY = (
    rf"\bonly (?:the |its |our |one |a )?{_PART} {_IS}\b[^.;]{{0,40}}\b(?:recycl|organic|renewabl|bio|compost|green"
    rf"|solar"
    r"|wind|natural|upcycl|sustainab|eco|plastic|climate|carbon)"
    rf"|\b(?:applies|apply|refers?|relates?|limited|restricted|true|holds?|counts?) (?:only )?(?:to|for|of) (?:only )?"
    rf"(?:the |its |our |one )?(?P<part2>(?:[\w'-]+ ){{0,2}}?(?:{_PARTS}|{_PLACE}))\b"
    rf"|\((?:only )?(?:the |in the |our )?(?P<part3>(?:[\w'-]+ ){{0,2}}?(?:{_PARTS}|{_PLACE}))(?: only)?\)"
)
_REST = compiled(
    r"\b(?P<part>the rest(?: of the [\w-]+)?|the remainder|everything else|(?:all |the )?(?:other|remaining) (?:parts?"
    r"|components?|materials?|sites?|plants?|shops?|stores?)) (?:is|are|of|uses?|runs?|comes?|remains?"
    r"|still)\b[^.;]{0,40}"
    r"\b(?:virgin|fossil|conventional|not|non-|new|petroleum|unrecycled|grid|gas|oil|coal|ordinary|standard)",
    re.IGNORECASE,
)
_SPECIFIED = (
    r"\b(?:the|its|their|with|our|in) (?P<part>(?:[\w'-]+ ){0,1}?(?:<<product_parts>>))(?: (?:is|are|was|were"
    r"|contains?|made"
    r"|of|from|with|comes?|has|have|which|that))\b"
)
_ONE_SITE = rf"\b(?:our|its|the|one) (?P<part>(?:[\w'-]+ ){{0,2}}?{_PLACE}) (?:is|was|has|uses?|runs?)\b"
_OTHER_PARTS = r"\b(?:<<further_parts>>)\b"
_PROPERTY = r"(?:recycled|organic|renewable|bio-?based|reclaimed|upcycled|plant-based|natural|ocean(?:-bound)? plastic)"
_MADE = (
    r"\b(?:made|produced|manufactured|woven|crafted) (?:entirely |completely |fully |only )?(?:with|from|of|out of"
    r"|using)"
    rf" (?:[\w%-]+ ){{0,2}}?{_PROPERTY}\b"
    r"|\b(?:is|are) (?:made )?(?:fully |completely |entirely |100% )?(?:recycled|recyclable|compostable|biodegradable"
    r"|plastic-free|organic|upcycled)\b"
    r"|\b(?:run|runs|operates?|powered) (?:entirely |only |exclusively |fully )?(?:on|by"
    r"|with) (?:100% )?(?:renewable|green"
    r"|solar|wind)\b"
    r"|\b(?:recycled|organic|upcycled|bio-?based|compostable|recyclable) (?:[\w-]+ )?<<offer_nouns>>\b"
)

ENTRIES = (partial(pattern, _MADE),)  # a claim begins with one of them


def read_narrow_claims(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield a property claimed for the whole (`product_env`) where the text says which part alone has it."""
    text = sentence.text
    made = None if sentence.block_kind == "table" else sentence.find(pattern(_MADE))
    if made is None:
        return
    low, high = clause_at(text, made.start())
    if INTENT.search(text, low, made.start()) or not is_asserted(sentence, low, made.start(), facts):
        return
    part = _limit(sentence, (low, made.end()), made.start())
    if part is not None:
        start, end = trimmed(text, low, max(high, made.end()))
        yield Draft(kind="product_env", start=start, end=end, slots={"narrow_part": part, "tense": found("present")})


def narrow_part(draft: Draft, sentence: Sentence) -> dict[str, Found]:
    """Return `narrow_part` of a general or absolute claim about a product or business."""
    said = draft.slots.get("generic_term") or draft.slots.get("absolute_marker")
    part = _limit(sentence, (draft.start, draft.end), max(draft.start, said.start if said else 0))
    if part is None and "generic_term" in draft.slots:
        part = _specified(draft, sentence)
    return {"narrow_part": part} if part else {}


def _limit(sentence: Sentence, claimed: Range, position: int) -> Found | None:
    """Find an explicit limitation behind a property, in its sentence or the next: "only the label is recycled"."""
    text = sentence.text
    for place, start, origin in ((text, position, Origin.HERE), (sentence_after(sentence), 0, Origin.SENTENCE_BEFORE)):
        match = pattern(_ONLY).search(place, start) or _REST.search(place, start)
        if match is None:
            continue
        group = next(name for name, words in match.groupdict().items() if words)
        high = min(claimed[1], match.start()) if origin is Origin.HERE else claimed[1]
        if re.search(rf"\b{re.escape(match[group].split()[-1])}\b", text[claimed[0] : high], re.IGNORECASE):
            return None  # the claim itself names the part
        return found(match[group], match.span(group) if origin is Origin.HERE else None, origin=origin)
    return None


def _specified(draft: Draft, sentence: Sentence) -> Found | None:
    """Find the one part, or the one site, that specifies a general word said of the whole."""
    about_company = "subject" in draft.slots and draft.slots["subject"].value == "company"
    form = pattern(_ONE_SITE if about_company else _SPECIFIED)
    after = sentence_after(sentence)
    for text, start, origin in (
        (sentence.text, draft.slots["generic_term"].end, Origin.HERE),
        (after, 0, Origin.RELATED),
    ):
        part = form.search(text, start)
        if part is None:
            continue
        named = draft.slots.get("product")
        if isinstance(named, Found) and part["part"].split()[-1].lower() in str(named.value).lower():
            return None
        if not about_company and (
            pattern(_OTHER_PARTS).search(text, start) or len(list(form.finditer(text, start))) > 1
        ):
            return None  # several parts may make the whole
        if forms.FIGURE.search(text, part.end() - 12):
            return found(part["part"], part.span("part") if origin is Origin.HERE else None, origin=origin)
    return None
