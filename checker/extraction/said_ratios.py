"""Shares and rates beside the two counts they are computed from: "27 of 90 managers are women, which is 30 per cent".

A rate of cases for hours is told with the cases and the hours worked: "19 injuries in 9.5 million hours worked, which
gives 2.0 per million hours".
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.extraction.drafts import Draft, found
from checker.extraction.patterns import compiled
from checker.extraction.subjects import is_third_party
from checker.extraction.verbs import CONDITIONAL, INTENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount
    from checker.model import Facts, Quantity

# from the part to its share: "27 are women, which is 30 per cent", "27 managers (30 per cent)"
_TO_SHARE = compiled(
    r"(?:[^.;:\d]|\b(?:19|20)\d\d\b){0,60}?(?:\((?:or |i\.e\. |that is )?|, (?:which|that) (?:is|are|was|were|makes?"
    r"|equals?|means"
    r"|corresponds? to)"
    r"(?: a share of)? |,? or |, i\.e\. |, (?:that is|equal to|equivalent to|a share of) | [–-] )(?:about |around "
    r"|nearly |some )?",
    re.IGNORECASE,
)
_OF = compiled(r" ?(?:[a-z-]+ ){0,2}?(?:out )?of (?:the |our |its |these |a total of |all )?", re.IGNORECASE)
_OF_THE = compiled(r"(?:^|[;,.:] |\band )(?:out )?of (?:the |our |its |these |all (?:the |our )?)$", re.IGNORECASE)
_OF_WHICH = compiled(r"[^.;\d]{0,50}?,? \(?of (?:which|whom|these) (?:about |some )?", re.IGNORECASE)
_BETWEEN = compiled(r"[^.;\d]{1,70}?,? ", re.IGNORECASE)
_NOUN = compiled(r" ?(?P<noun>(?!(?:are|were|is|was|of|have|had|has|in|at|by|work\w*)\b)[a-z][\w-]*)", re.IGNORECASE)
_NOT_COMPUTED = compiled(
    r"\b(?:target|goal|plan|compared|than|up from|down from|rose|fell|increase\w*|decrease\w*|reduc\w+|more|less"
    r"|average"
    r"|at least|respectively|previous|before|another|other|further|remaining|rest|weighted|by (?:value|volume|area"
    r"|revenue))\b",
    re.IGNORECASE,
)
_HOURS = compiled(r"\bhours(?: worked)?\b", re.IGNORECASE)
_CASES = compiled(
    r"^\S+ (?P<what>(?:[\w-]+ ){0,3}?(?:injur(?:y|ies)|accidents?|incidents?|cases?))\b[^.;\d]{0,60}?\b(?:in|over"
    r"|during|for|on) $",
    re.IGNORECASE,
)
_RATE_AFTER = compiled(r"[^.;\d]{0,60}?", re.IGNORECASE)
_HUNDRED, _POINT = Decimal(100), Decimal(1)
_WORKED = frozenset({"hours", "time"})


def read_said_ratios(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the shares and rates of a sentence with `numerator_value` and `denominator_value`."""
    text = sentence.text
    if INTENT.search(text) or CONDITIONAL.search(text) or is_third_party(text, facts):
        return
    yield from _shares(sentence)
    yield from _rates(sentence)


def _shares(sentence: Sentence) -> Iterator[Draft]:
    text, amounts = sentence.text, [one for one in sentence.amounts if one.quantity.comparator in {"=", "~"}]
    for share in amounts:
        if share.quantity.unit != "%" or not any(character.isdigit() for character in share.quantity.text):
            continue
        before = [one for one in amounts if one.end <= share.start]
        if len(before) < 2 or not _TO_SHARE.fullmatch(text, before[-1].end, share.start):
            continue
        ends = _part_and_whole(text, before[-2], before[-1])
        if ends is None or _NOT_COMPUTED.search(text, before[-2].start, share.end):
            continue
        part, whole = ends
        if not 0 < part.quantity.amount < whole.quantity.amount:
            continue
        stated = replace(share.quantity, half_step=max(share.quantity.half_step, _POINT))
        top = _named(text, part)
        top = replace(top, amount=top.amount * _HUNDRED, half_step=top.half_step * _HUNDRED, unit="%")
        yield _draft(share, (stated, top, replace(_named(text, whole), unit="")), ends)


def _part_and_whole(text: str, first: Amount, second: Amount) -> tuple[Amount, Amount] | None:
    """Return the part and the whole of two amounts, where words between them say that one is of the other."""
    alike = first.dimension in {second.dimension, ""} or second.dimension == ""
    if not alike or first.per or second.per or "%" in {first.quantity.unit, second.quantity.unit}:
        return None
    if first.quantity.unit != second.quantity.unit and first.quantity.unit and second.quantity.unit:
        return None
    if _OF.fullmatch(text, first.end, second.start):
        return (first, second) if not first.is_word else None
    is_of_the = _OF_THE.search(text, 0, first.start) is not None and _BETWEEN.fullmatch(text, first.end, second.start)
    return (second, first) if is_of_the or _OF_WHICH.fullmatch(text, first.end, second.start) else None


def _named(text: str, amount: Amount) -> Quantity:
    """Return a count with the noun that it counts in its words."""
    quantity = amount.quantity
    noun = None if quantity.unit else _NOUN.match(text, amount.end)
    return replace(quantity, text=f"{quantity.text.strip()} {noun['noun']}" if noun else quantity.text)


def _rates(sentence: Sentence) -> Iterator[Draft]:
    text = sentence.text
    rates = [one for one in sentence.amounts if one.quantity.unit.startswith("per ") or one.dimension == "rate_hours"]
    hours = [one for one in sentence.amounts if one.dimension in _WORKED or _HOURS.match(text[one.end :].lstrip())]
    hours = [one for one in hours if one not in rates]
    if not rates or len(hours) != 1:
        return
    rate, worked = rates[0], hours[0]
    cases = [one for one in sentence.amounts if one.end <= worked.start and one not in rates]
    base = _base_of(rate)
    if not cases or base is None or rate.start < worked.end or not _RATE_AFTER.fullmatch(text, worked.end, rate.start):
        return
    what = _CASES.match(text[cases[-1].number_start : worked.start])
    if what is None:
        return
    unit, number = rate.quantity.unit, cases[-1].quantity.text.split()[0]
    top = replace(cases[-1].quantity, unit=unit, half_step=Decimal(0), text=f"{number} {what['what']}")
    below = worked.quantity
    bottom = replace(below, amount=below.amount / base, half_step=below.half_step / base, unit="")
    yield _draft(rate, (rate.quantity, top, bottom), (cases[-1], worked))


def _base_of(rate: Amount) -> Decimal | None:
    digits = re.sub(r"[^\d]", "", rate.quantity.unit)
    return Decimal(digits) if digits else None


def _draft(stated: Amount, values: tuple[Quantity, Quantity, Quantity], ends: tuple[Amount, Amount]) -> Draft:
    value, top, bottom = values
    span, (first, second) = (stated.start, stated.end), ends
    slots = {
        "metric": found("unknown"),
        "value": found(value, span),
        "unit": found(value.unit, span),
        "numerator_value": found(top, (first.start, first.end)),
        "denominator_value": found(bottom, (second.start, second.end)),
    }
    return Draft(kind="metric", start=stated.start, end=stated.end, slots=slots)
