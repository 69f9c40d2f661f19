"""A property claimed for a whole product or business beside the words that say which part alone has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction import wording_forms as forms
from checker.extraction.clauses import clause_at, is_asserted, pattern, sentence_after, trimmed
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
    rf"\bonly (?:the |its |our |one |a )?{_PART} {_IS}\b"
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
_MADE = compiled(
    r"\b(?:made|produced|manufactured|woven|crafted) (?:entirely |completely |fully |only )?(?:with|from|of|out of"
    r"|using)"
    r" (?:[\w%-]+ ){0,2}?(?:recycled|organic|renewable|bio-?based|reclaimed|upcycled|plant-based|natural)\b"
    r"|\b(?:is|are) (?:made )?(?:fully |completely |entirely |100% )?(?:recycled|recyclable|compostable|biodegradable"
    r"|plastic-free|organic|upcycled)\b"
    r"|\b(?:run|runs|operates?|powered) (?:entirely |only |exclusively |fully )?(?:on|by"
    r"|with) (?:100% )?(?:renewable|green"
    r"|solar|wind)\b",
    re.IGNORECASE,
)


def read_narrow_claims(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield a property claimed for the whole (`product_env`) where the text says which part alone has it."""
    text = sentence.text
    made = None if sentence.block_kind == "table" else sentence.find(_MADE)
    if made is None:
        return
    low, high = clause_at(text, made.start())
    if INTENT.search(text, low, made.start()) or not is_asserted(sentence, low, made.start(), facts):
        return
    part = _limit(sentence, low, made.end())
    if part is not None:
        start, end = trimmed(text, low, max(high, made.end()))
        yield Draft(kind="product_env", start=start, end=end, slots={"narrow_part": part, "tense": found("present")})


def narrow_part(draft: Draft, sentence: Sentence) -> dict[str, Found]:
    """Return `narrow_part` of a general or absolute claim about a product or business."""
    part = _limit(sentence, draft.start, draft.end) or (
        _specified(draft, sentence) if "generic_term" in draft.slots else None
    )
    return {"narrow_part": part} if part else {}


def _limit(sentence: Sentence, low: int, high: int) -> Found | None:
    """Find an explicit limitation behind a claim, in its sentence or the next: "only the label is recycled"."""
    text = sentence.text
    for place, start, origin in ((text, low, Origin.HERE), (sentence_after(sentence), 0, Origin.SENTENCE_BEFORE)):
        match = pattern(_ONLY).search(place, start) or _REST.search(place, start)
        if match is None:
            continue
        group = next(name for name, words in match.groupdict().items() if words)
        if origin is Origin.HERE and match.start() <= low + 2:
            continue  # the claim itself is about the part
        head = match[group].split()[-1]
        claimed = text[low : min(high, match.start())] if origin is Origin.HERE else text[low:high]
        if re.search(rf"\b{re.escape(head)}\b", claimed, re.IGNORECASE):
            return None
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
