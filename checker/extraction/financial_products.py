"""Financial products that are called sustainable, and the criteria by which they invest."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from checker.extraction.clauses import Range, clause_at, evidence_in, is_asserted, pattern, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.patterns import compiled
from checker.extraction.verbs import INTENT
from checker.model import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_NOT_NAME = r"(?!(?:our|the|this|its|an?|each|every|all|new)\b)"
_PRODUCT = rf"(?<![\w-])(?P<product>(?:{_NOT_NAME}(?-i:[A-Z])[\w&'-]+ ){{0,5}}<<financial_products>>)(?![\w-])"
_SHORT = 9  # words of a slogan, which needs no verb
_QUALITY = (
    r"sustainab(?:le|ility|ly)|green|esg|ethical(?:ly)?|responsibl[ey]"
    r"|(?:positive |social |environmental )?impact|low[- ]carbon|net[- ]zero"
    r"|fossil[- ](?:fuel[- ])?free"
)
_REFERENCE = compiled(
    rf"\b(?:{_QUALITY})\b(?! (?:report|committee|team|risks?|policy|officer|department|ratings?|scores?"
    rf"|disclosures?)\b)"
    r"|\b(?:a|the) (?:better|cleaner|greener|fairer|healthier) (?:world|planet|future|tomorrow|environment)\b"
    r"|\b(?:good|better|kind) (?:for|to) (?:the |our )?(?:planet|environment|climate|nature)\b"
    r"|\b(?:helps?|helping|protects?|protecting|saves?|saving) (?:the |our )(?:planet|environment|climate|nature)\b",
    re.IGNORECASE,
)
_OFFERS = compiled(
    r"\b(?:is|are|invests?|backs?|supports?|finances?|funds?|helps?|lets|allows|makes?|offers?|puts?|gives?|does|do"
    r"|aims?"
    r"|builds?|brings?|works?|discover|choose|open|try|meet)\b",
    re.IGNORECASE,
)
_EVENT = compiled(
    r"\b(?:launched|listed|closed|merged|renamed|set up|founded|established|issued|opened|appointed|manager of|won"
    r"|awarded|raised)\b",
    re.IGNORECASE,
)
_CRITERIA = compiled(
    r"\b(?:exclud(?:e|es|ed|ing)|screens? out|avoids?|does not (?:invest|hold|lend)|never (?:invests?|holds?|lends?)"
    r"|rules out)\b[^.;]{0,60}\b(?:coal|oil|gas|fossil|tobacco|weapons?|arms|gambling|deforestation|palm oil|revenues?"
    r"|turnover|issuers|companies)\b"
    r"|\b(?:at least|a minimum of|minimum|no less than|more than) \d{1,3}(?:\.\d+)? ?(?:%|per cent|percent)[^.;]{0,80}"
    r"\b(?:in|of|from|into) (?:\w+ ){0,3}(?:companies|issuers|bonds|assets|holdings|projects|homes|properties|revenues?"
    r"|loans|shares)\b"
    r"|\b(?:epc|energy performance) (?:band|rating|class|certificate)\b"
    r"|\bonly (?:invests?|lends?|holds?|finances?) [^.;]{0,60}\b(?:that|which|with|rated|whose|certified)\b"
    r"|\b(?:invests?|lends?|finances?) only [^.;]{0,60}\b(?:that|which|with|rated|whose|certified)\b",
    re.IGNORECASE,
)

ENTRIES = (partial(pattern, _PRODUCT),)  # a claim begins with one of them


def read_financial_products(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the first financial product of a sentence that is said to have sustainability characteristics."""
    text = sentence.text
    if sentence.block_kind == "table" or _EVENT.search(text):
        return
    for product in sentence.finditer(pattern(_PRODUCT)):
        low, high = clause_at(text, product.start())
        reference = _REFERENCE.search(text, low, high)
        is_slogan = sentence.block_kind in {"heading", "list-item"} or len(text.split()) <= _SHORT
        if reference is None or not (is_slogan or _OFFERS.search(text, low, high)):
            continue
        if INTENT.search(text, low, product.start()) or not is_asserted(sentence, low, product.start(), facts):
            continue
        start, end = trimmed(text, low, high)
        slots = {
            "financial_product": found(product["product"], product.span("product")),
            "sustainability_reference": found(reference.group(), reference.span()),
            "tense": found("present"),
        }
        yield Draft(kind="product_env", start=start, end=end, slots=slots)
        return


def criteria_in(text: str) -> Range | None:
    """Return where a text gives criteria by which money is invested or lent."""
    match = _CRITERIA.search(text)
    return match.span() if match else None


def speaks_of_one_product(text: str) -> bool:
    """Tell whether a text names one kind of financial product only."""
    named = {match["product"].split()[-1].lower().rstrip("s") for match in pattern(_PRODUCT).finditer(text)}
    return len(named) == 1


def financial_slots(draft: Draft, sentence: Sentence) -> dict[str, Found]:
    """Return the product that a general claim or a rating is about, and what the sentence cites for it."""
    slots: dict[str, Found] = {}
    product = pattern(_PRODUCT).search(sentence.text, draft.start, draft.end)
    if product:
        slots["financial_product"] = found(product["product"], product.span("product"))
    if product or "financial_product" in draft.slots:
        evidence = evidence_in(sentence.text)
        if evidence:
            slots["evidence_link"] = found(sentence.text[slice(*evidence)], evidence)
        criteria = criteria_in(sentence.paragraph)
        if criteria:
            slots["investment_criteria"] = found(sentence.paragraph[slice(*criteria)], origin=Origin.SENTENCE_BEFORE)
    return slots
