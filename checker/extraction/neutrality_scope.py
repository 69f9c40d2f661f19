"""What a neutrality claim covers: scopes, boundary, and whether a product, a site or the company is its subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction import neutrality_forms as forms
from checker.extraction.clauses import Range, pattern, subject_of
from checker.extraction.drafts import Found, found
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.model import Facts

_PRONOUN = compiled(r"they|it|these|this", re.IGNORECASE)
_PROPER_NAME = compiled(
    r"(?!(?:Our|The|This|Every|Each|All|Your|New|A|An)\b)[A-Z][\w&'-]*(?: (?:[A-Z][\w&'-]*|&|and|of)){1,4}"
)


def coverage_slots(sentence: Sentence, term: Range, own: Range) -> dict[str, Found]:
    """Return scopes, Scope 2 method, boundary words and product boundaries read from the claim's own range."""
    slots: dict[str, Found] = {"metric": found("ghg.total.unspecified")}
    text, (low, high) = sentence.text, own
    hits = [hit for hit in sentence.metrics if hit.scopes and low <= hit.start < high]
    behind = [hit for hit in hits if hit.start >= term[0]]
    for hit in (behind or hits)[:1]:
        span = (hit.start, hit.end)
        slots["ghg_scopes"] = found(hit.scopes, span)
        slots["metric"] = found(hit.id, span)
        if hit.method:
            slots["scope2_method"] = found(hit.method, span)
    chain = forms.VALUE_CHAIN.search(text, low, high)
    if chain and "ghg_scopes" not in slots:
        slots["ghg_scopes"] = found((1, 2, 3), chain.span())
    cycle = forms.LIFE_CYCLE.search(text, low, high)
    if cycle:
        slots["product_footprint_boundary"] = found(cycle.group(), cycle.span())
    word = forms.BOUNDARY_WORD.search(text, low, high)
    if word:
        slots["boundary_word"] = found(word.group().lower(), word.span())
    return slots


def subject_slots(sentence: Sentence, facts: Facts, term: Range, start: int) -> dict[str, Found]:
    """Return whose neutrality is claimed: a site's or product's (with its words as boundary) or the company's."""
    text = sentence.text
    offer = pattern(forms.OFFER).match(text, term[1])
    named = (term[0], offer.end()) if offer else subject_of(text, start, term[0])
    if named is None:
        return {"subject": found("company")}
    words = text[named[0] : named[1]]
    if re.search(r"\b(?:company|brand|business|group|bank|firm)$", words, re.IGNORECASE):
        return {"subject": found("company", named)}
    if pattern(r"\b<<sites>>\b").search(words):
        return {"subject": found("site", named), "boundary": found(words, named)}
    if facts.kind != "product-page" and _PROPER_NAME.fullmatch(words):
        return {"subject": found("company", named)}  # "Marlow Coffee", which may sell any coffee
    if _PRONOUN.fullmatch(words) and _is_offer_before(sentence):
        return {"subject": found("product", named)}
    is_offer = pattern(r"\b<<offer_nouns>>\b").search(words) and not re.match(
        r"(?:we|the company|the group)\b", words, re.IGNORECASE
    )
    if is_offer or (
        facts.kind == "product-page" and not re.match(r"(?:we|our (?:company|group))\b", words, re.IGNORECASE)
    ):
        return {"subject": found("product", named), "product": found(words, named), "boundary": found(words, named)}
    return {"subject": found("company", named)}


def _is_offer_before(sentence: Sentence) -> bool:
    """Tell whether the sentence before is about an offer, which a pronoun takes up: "Our bags ... They are ..."."""
    if sentence.before is None:
        return False
    named = subject_of(sentence.before.text, 0, len(sentence.before.text))
    return (
        named is not None
        and pattern(r"\b(?:our|the|this|these|each|every)(?: [\w-]+){0,3} <<offer_nouns>>$").search(
            sentence.before.text[slice(*named)]
        )
        is not None
    )
