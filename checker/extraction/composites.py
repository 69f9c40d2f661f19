"""Indices and scores of a company's own: "Our Meadow Health Index stood at 5.9 points"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.drafts import Draft, Found, found, period_slots
from checker.extraction.patterns import compiled
from checker.extraction.roles import Role, place_periods
from checker.extraction.subjects import is_third_party
from checker.model import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts, Quantity

INDEX = compiled(
    r"\b(?:our|its|the (?:company|group)'s|the) (?:own |internal |new |in-house )?"
    r"(?P<name>(?:[\w&-]+ ){1,4}?(?:index|score|indicator))\b(?! (?:fund|number|page|card|ranking"
    r"|of the (?:stock|exchange)))",
    re.IGNORECASE,
)
_PUBLIC = compiled(
    r"\b(?:consumer|price|stock|share|dow jones|ftse|msci|s&p|cdp|ecovadis|sustainalytics|credit"
    r"|exchange|gini|human development|"
    r"net promoter|content|gri|performance against|esg|bloomberg|market|purchasing)\b",
    re.IGNORECASE,
)  # fmt: skip
_STATED = compiled(
    r"^(?P<gloss>[^.;]{0,160}?)\b(?:stood at|was|is|were|reached|came to|rose to|fell to|improved to|climbed to|of)"
    r" (?:now |about |around )?$",
    re.IGNORECASE,
)
_DEFINED = compiled(
    r"\b(?:defined as|which (?:is|measures|counts|divides|weighs)|measured as|meaning|i\.e\.|that "
    r"is|calculated (?:as|from)|the (?:number|share|ratio|sum|mean|average) of)\b"
    r"[^.;]{8,}",
    re.IGNORECASE,
)  # fmt: skip
METHOD = compiled(
    r"\b(?:(?:by|under|following|according to|based on|in line with|using|computed with|calculated with) (?:the |an? )?"
    r"(?:[\w'-]+ ){0,6}?(?:method(?:ology)?|formula|standard|guidelines?|protocol|notice)\b)",
    re.IGNORECASE,
)


def read_composites(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield own indices with their value, and the words that define them where there are any."""
    for match in sentence.finditer(INDEX):
        if _PUBLIC.search(match["name"]) or is_third_party(sentence.text, facts):
            sentence.pass_over(Reason.OTHERS, *match.span())
            continue
        for amount in sentence.amounts:
            stated = (
                _STATED.match(sentence.text[match.end() : amount.number_start]) if amount.start > match.end() else None
            )
            if stated is None or amount.is_word or amount.quantity.unit in {"%", "pp"}:
                continue
            yield _draft(sentence, facts, match, amount.quantity, (amount.start, amount.end))
            break


def _draft(sentence: Sentence, facts: Facts, match: re.Match[str], quantity: Quantity, span: tuple[int, int]) -> Draft:
    slots: dict[str, Found] = {
        "metric": found("unknown"),
        "metric_kind": found("composite"),
        "metric_name": found(match["name"], match.span("name")),
        "value": found(quantity, span),
    }
    slots |= definition_slots(sentence)
    placed = place_periods(sentence, facts, is_goal=False)
    time = next((p.period for p in placed if p.role is Role.TIME), None)
    if time is not None:
        slots |= period_slots(time.label, time.last_day, (time.start, time.end))
    return Draft(kind="metric", start=match.start(), end=span[1], slots=slots)


def definition_slots(sentence: Sentence) -> dict[str, Found]:
    """Return `definition` and `method_reference` where the sentence gives them."""
    slots: dict[str, Found] = {}
    defined = sentence.find(_DEFINED)
    if defined:
        slots["definition"] = found(defined.group(), defined.span())
    method = sentence.find(METHOD)
    if method:
        slots["method_reference"] = found(method.group(), method.span())
    return slots
