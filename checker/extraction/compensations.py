"""Offers whose emissions are said to be compensated: CO2-compensated parcels, a tree planted for every bottle."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from checker.extraction.clauses import clause_at, is_asserted, is_quoted, pattern, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.patterns import compiled
from checker.extraction.verbs import INTENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_GAS = r"(?:co2e?|carbon|climate|ghg|greenhouse[- ]gas|emissions?)"
_DONE = r"(?:offset|compensated(?: for)?|counterbalanced|balanced out|cancelled out|neutrali[sz]ed)"
_OFFER = r"(?:[\w-]+ ){0,2}?(?:<<offer_nouns>>)"
_MADE_GOOD = r"(?:emissions?|(?:carbon |climate |co2 )?footprint|co2e?|climate impact|carbon)"
# "CO2-compensated delivery", "your order is carbon offset"
_ATTRIBUTE = rf"\b(?P<words>{_GAS}[- ](?:offset|compensated))(?: (?P<offer>{_OFFER})\b|(?=[.,;:!)]|$))"
# "the emissions of every bottle are offset"
_PASSIVE = (
    rf"\b(?P<words>{_MADE_GOOD} (?:of|from|for|caused by) (?:this|each|every|your|all our) {_OFFER}\b[^.;]{{0,30}}?"
    rf"\b(?:is|are) (?:fully |entirely |completely |100% |all |partly )?{_DONE})\b"
)
# "we offset the emissions of each parcel"
_ACTIVE = (
    rf"\b(?P<words>(?:offset|compensate|counterbalance|balance out|cancel out|neutrali[sz]e)s?(?: for)?"
    rf" (?:all |100% of |the |its |their |every gram of )*{_MADE_GOOD} (?:of|from|for|caused by)"
    rf" (?:this|each|every|your|all our) {_OFFER})\b"
)
# "for every bag sold we plant a tree, so your coffee leaves no footprint"
_PLANTED = (
    rf"\b(?P<words>for (?:this|each|every|your) {_OFFER}\b[^.;]{{0,40}}\b(?:plant|protect|buy|fund|support|finance)s?\b"
    rf"[^.;]{{0,60}}\b(?:trees?|forests?|credits?|climate projects?|mangroves?)\b"
    rf"[^.;]{{0,40}}\b(?:so|which|making|that|and)\b[^.;]{{0,60}}\b(?:footprint|emissions?|climate|carbon|co2))\b"
)
# "fly climate neutral", "we ship carbon-neutrally"
_SERVED = (
    r"(?P<words>(?:^(?:fly|travel|ship|drive|send|stay|shop|stream|print)|\b(?:ships?|delivers?|prints?|roasts?"
    r"|brews?|bakes?))"
    r" (?:completely |fully |100% |always )?(?:co2|carbon|climate)[- ]neutral(?:ly)?)\b(?! (?:by|from) (?:19|20)\d\d)"
)
_FORMS = (_ATTRIBUTE, _PASSIVE, _ACTIVE, _PLANTED, _SERVED)
_WORDS = ("offset", "compensat", "balance", "cancel", "neutral", "plant", "protect", "credit", "project")
_LEFT_TO_BUYERS = compiled(r"\b(?:you|customers?|guests?|passengers?|travellers?|shoppers?|can|may)\b", re.IGNORECASE)
_ALONE = compiled(
    r"\b(?:(?:entirely|solely|exclusively|only|purely) (?:by|through|thanks to|from) (?:our own |its own )?"
    r"(?:cuts|cutting|reductions|reducing)|(?:reductions?|cuts|measures) (?:in|within|along) (?:our|its|the) (?:own )?"
    r"(?:value|supply) chain (?:alone|only))\b",
    re.IGNORECASE,
)

ENTRIES = tuple(partial(pattern, form) for form in _FORMS)  # a claim begins with one of them


def read_compensations(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the claim of a sentence that an offer's emissions are compensated (`product_env`)."""
    text = sentence.text
    if sentence.block_kind == "table" or not any(word in sentence.lower for word in _WORDS):
        return
    for form in _FORMS:
        match = pattern(form).search(text)
        if match is None:
            continue
        low, high = clause_at(text, match.start())
        if form is _ATTRIBUTE and match["offer"] is None and not _is_offer(text[low : match.start()]):
            continue
        if _LEFT_TO_BUYERS.search(text, low, match.start()):
            continue
        if INTENT.search(text, low, match.start()) or is_quoted(sentence, match.start()):
            continue
        if not is_asserted(sentence, low, match.start(), facts):
            continue
        start, end = trimmed(text, low, max(high, match.end()))
        slots = {"compensation": found(match["words"], match.span("words")), "tense": found("present")}
        yield Draft(kind="product_env", start=start, end=end, slots=slots)
        return


def _is_offer(words: str) -> bool:
    return bool(pattern(rf"{_OFFER}\b").search(words)) and not pattern(r"\b<<sites>>\b").search(words)


def own_reductions(draft: Draft, sentence: Sentence) -> dict[str, Found]:
    """Return `offset_role` none where neutrality is said to rest on reductions alone."""
    alone = _ALONE.search(sentence.text) if "offset_role" not in draft.slots else None
    return {"offset_role": found("none", alone.span())} if alone else {}
