"""What the words around a claim about an offer say of its reach and its recognition, for the law of some places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.drafts import Draft, Found, found
from checker.extraction.financial_products import financial_slots
from checker.extraction.legal_duties import distinction
from checker.extraction.narrow_parts import narrow_part
from checker.extraction.recognised import recognised_in
from checker.model import Origin

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence


def offer_slots(draft: Draft, sentence: Sentence) -> dict[str, Found]:
    """Return recognised performance, the narrow part that a wide claim is true of, and the financial product."""
    slots = financial_slots(draft, sentence)
    if draft.kind == "generic_env":
        slots |= _recognised(sentence)
    if draft.kind not in {"rating", "award"}:
        slots |= narrow_part(draft, sentence)
    if draft.kind == "product_env":
        slots |= distinction(sentence)
    return slots


def _recognised(sentence: Sentence) -> dict[str, Found]:
    """Return a recognised label or class named in the sentence, its paragraph, or what stands above it."""
    here = recognised_in(sentence.text)
    if here:
        return {"recognised_performance": found(sentence.text[slice(*here)], here)}
    for text, origin in (
        (sentence.paragraph, Origin.SENTENCE_BEFORE),
        *((h, Origin.HEADING) for h in _above(sentence)),
    ):
        span = recognised_in(text)
        if span:
            return {"recognised_performance": found(text[slice(*span)], origin=origin)}
    return {}


def _above(sentence: Sentence) -> tuple[str, ...]:
    return (sentence.list_intro, *sentence.headings[:1])
