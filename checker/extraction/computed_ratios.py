"""Intensities told apart from what they are computed from: "96 m3 of water. That is 140 litres for each coat".

The numerator is the nearest amount of the intensity's own dimension, of the sentence or the two before it, else the
document's value of the metric that the sentence names. The denominator is what the text counts under the words that the
intensity is per: "84,000 tonnes of glass", "1.2 million guest nights". Each must be the only one; a quotient far from
the stated intensity is of something else.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.elements import span_in
from checker.extraction.intensities import per_unit
from checker.extraction.patterns import compiled
from checker.extraction.ratio_words import per_words, unit_words, words_of
from checker.model import Mention, Quantity, Slot, Span
from checker.quantities import conversion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount
    from checker.model import Document

_COUNTED = compiled(r" ?(?:of )?(?P<what>[a-z][\w-]*(?: [a-z][\w-]*){0,4})", re.IGNORECASE)
_NOT_COMPUTED = compiled(
    r"\b(?:target|goal|aim|will|by 20\d\d|industry|average|sector|benchmark|limit|permit\w*|up to|saved?|saving"
    r"|avoid\w*|less"
    r"|more|reduc\w+|fell|rose|dropped|increase\w*|compared|than|from \d|previous|prior|for example|equivalent|price"
    r"|cost|new|newest|best|worst"
    r"|could|would|licen[cs]e|at (?:the|our) \w+ (?:site|plant|mill))\b",
    re.IGNORECASE,
)
_COMPARED = compiled(
    r"[,;]? ?\(?(?:against|compared (?:with|to)|after|versus|vs\.?|down from|up from|(?:19"
    r"|20)\d\d: ?\d)\b",
    re.IGNORECASE,
)
_LABEL = compiled(r"[^.;,\d]*(?:in \d{4}: ?)?$")  # "Tomatoes harvested: 5,000 tonnes"
_SUMS_UP = compiled(
    r"^(?:(?:for|in) (?:the )?(?:year )?(?:FY ?)?\d{2,4},? )?(?:that|this|these|it|they|we|so|thus|hence|on average"
    r"|which"
    r"|in other words|per)\b|\b(?:works? out|worked out|equals?|equal to|consequently|therefore|amount(?:s|ed) to"
    r"|averag\w+"
    r"|intensity)\b",
    re.IGNORECASE,
)
_LONG = 4  # letters of a word that may end a compound
_CO2E = "CO2e"  # behind the unit of mass
_BACK = 2  # sentences before an intensity in which its numerator may stand
_LOW, _HIGH = Decimal("0.5"), Decimal("1.6")  # of the stated intensity: quotients outside are of something else


class _Operand(Struct, frozen=True, kw_only=True):
    quantity: Quantity
    span: Span


def read_computed_ratios(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield the intensities of a document with `numerator_value` and `denominator_value` from around them."""
    read = [mention.span for mention in mentions if "numerator_value" in mention.slots]
    for position, sentence in enumerate(sentences):
        for amount in sentence.amounts:
            per = per_words(sentence, amount)
            if not per or amount.quantity.comparator not in {"=", "~"}:
                continue
            told = sentence.text[: _end(sentence, amount)]
            if len(_years(sentence, amount)) > 1 or _NOT_COMPUTED.search(told):
                continue
            span = _span(document, sentence, amount)
            if any(one.overlaps(span) for one in read):
                continue
            before = sentences[max(0, position - _BACK) : position + 1]
            near = [one for one in before if one.block >= sentence.block - _BACK]
            below = _denominator(document, sentences, mentions, (sentence, amount, per))
            above = _numerator(document, near[::-1], mentions, amount, below) if below is not None else None
            is_apart = above is not None and above.span not in {_span(document, sentence, o) for o in sentence.amounts}
            if is_apart and not (_SUMS_UP.search(sentence.text) or sentence.measurable):
                continue
            if above is not None and below is not None and _is_near(above.quantity, below.quantity, amount.quantity):
                yield _mention(document, sentence, amount, above, below)


def _end(sentence: Sentence, amount: Amount) -> int:
    """Return where the words begin that compare an intensity with another: "1.6 t per tonne, against 1.7 t in 2022"."""
    compared = _COMPARED.search(sentence.text, amount.end)
    return compared.start() if compared is not None else len(sentence.text)


def _years(sentence: Sentence, amount: Amount | None = None) -> set[int]:
    return {p.year for p in sentence.periods if amount is None or p.start < _end(sentence, amount)}


def _span(document: Document, sentence: Sentence, amount: Amount) -> Span:
    return span_in(document, sentence, amount.start, amount.end)


def _numerator(
    document: Document, near: Sequence[Sentence], mentions: Sequence[Mention], amount: Amount, below: _Operand
) -> _Operand | None:
    for home in near:
        found = [
            _Operand(quantity=one.quantity, span=_span(document, home, one))
            for one in home.amounts
            if one is not amount and _kind(one) == _kind(amount) and not one.per and not one.is_word
            and bool(one.quantity.unit) == bool(amount.quantity.unit)
            and not (home is near[0] and one.start >= _end(home, amount))
        ]  # fmt: skip
        found = [one for one in found if one.span != below.span] or _carbon(document, home, amount)
        if found:
            return found[0] if len(found) == 1 else None
    metrics = {hit.id for home in near for hit in home.measurable[-1:]}
    years = _years(near[0], amount)
    values = [
        _Operand(quantity=value.value, span=value.span or mention.span)
        for mention in mentions
        if mention.kind == "metric" and (value := mention.slots.get("value")) is not None
        and isinstance(value.value, Quantity) and _slot(mention, "metric") in metrics
        and _slot(mention, "unit_dimension") == amount.dimension and _slot(mention, "denominator") is None
        and (not years or _slot(mention, "period_year") in years)
    ]  # fmt: skip
    return values[0] if len({one.quantity.amount for one in values}) == 1 else None


def _carbon(document: Document, home: Sentence, amount: Amount) -> list[_Operand]:
    """Return the amounts of CO2 equivalent that an intensity in tonnes, without saying of what, may be of."""
    if amount.dimension != "mass":
        return []
    return [
        _Operand(quantity=replace(one.quantity, unit=one.quantity.unit[: -len(_CO2E)]), span=_span(document, home, one))
        for one in home.amounts
        if one.dimension == "mass_co2e" and not one.per and one.quantity.unit.endswith(_CO2E)
    ]


def _kind(amount: Amount) -> str:
    return amount.dimension.removesuffix("_per_person")


def _slot(mention: Mention, name: str) -> object:
    slot = mention.slots.get(name)
    return slot.value if slot is not None else None


def _denominator(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], stated: tuple[Sentence, Amount, str]
) -> _Operand | None:
    """Return the only amount of the document that counts what an intensity is per."""
    sentence, amount, per = stated
    unit = per_unit(per)
    own = unit_words(per)
    thing = [word for word in words_of(per) if word not in own]
    if not thing:
        return None
    found: list[_Operand] = []
    for home in (one for one in sentences if thing[-1] in one.lower):
        for one in home.amounts:
            if one is amount or one.is_word or one.per or one.quantity.unit in {"%", "pp"}:
                continue
            what = _COUNTED.match(home.text[one.end :])
            beside = what["what"] if what else _label(home, one)
            named = words_of(f"{one.quantity.text} {beside}")
            if _is_counted(thing, named, home) and _is_of_year(sentence, amount, home):
                found.append(_Operand(quantity=one.quantity, span=_span(document, home, one)))
    for mention in mentions:
        value = mention.slots.get("value")
        label = _slot(mention, "metric_name")
        if (
            mention.kind != "metric"
            or value is None
            or not isinstance(value.value, Quantity)
            or not isinstance(label, str)
        ):
            continue
        years = {period.year for period in sentence.periods}
        if set(thing) <= set(words_of(label)) and (not years or _slot(mention, "period_year") in years):
            found.append(_Operand(quantity=value.value, span=value.span or mention.span))
    if len({one.quantity.amount for one in found}) != 1:
        return None
    return _in_multiples(
        found[0], unit.symbol if unit is not None else "", unit.factor if unit is not None else Decimal(1)
    )


def _label(home: Sentence, amount: Amount) -> str:
    """Return the words that lead up to an amount with a unit."""
    match = _LABEL.search(home.text[: amount.start]) if amount.quantity.unit else None
    return match.group() if match is not None else ""


def _is_counted(thing: list[str], named: list[str], home: Sentence) -> bool:
    """Tell whether an amount is of the thing an intensity is per: "1.7 million nights" of guests for "guest night"."""
    is_named = any(_is_kind_of(one, thing[-1]) for one in named)
    return is_named and set(thing[:-1]) <= {*named, *words_of(home.text)}


def _is_kind_of(word: str, thing: str) -> bool:
    """Tell "containerboard" for "board"."""
    return word == thing or (len(thing) >= _LONG and word.endswith(thing))


def _is_of_year(sentence: Sentence, amount: Amount, home: Sentence) -> bool:
    own, other = _years(sentence, amount), _years(home)
    return len(own | other) <= 1 or home is sentence


def _in_multiples(operand: _Operand, symbol: str, factor: Decimal) -> _Operand | None:
    """Return a denominator counted in the units that the intensity is per."""
    quantity = operand.quantity
    if not symbol or symbol in {"persons", "count"} or quantity.unit in {"", "persons", "count"}:
        return operand if not symbol or symbol in {"persons", "count"} or not quantity.unit else None
    try:
        times = conversion(quantity.unit, symbol) / factor
    except ValueError:
        return None
    counted = replace(quantity, amount=quantity.amount * times, half_step=quantity.half_step * times, unit=symbol)
    return replace(operand, quantity=counted)


def _is_near(above: Quantity, below: Quantity, stated: Quantity) -> bool:
    if below.amount <= 0 or stated.amount <= 0:
        return False
    try:
        quotient = above.amount * conversion(above.unit, stated.unit) / below.amount
    except ValueError:
        return False
    return _LOW <= quotient / stated.amount <= _HIGH


def _mention(document: Document, sentence: Sentence, amount: Amount, above: _Operand, below: _Operand) -> Mention:
    span = _span(document, sentence, amount)
    slots = {
        "metric": Slot(value="unknown"),
        "value": Slot(value=amount.quantity, span=span),
        "unit": Slot(value=amount.quantity.unit, span=span),
        "numerator_value": Slot(value=above.quantity, span=above.span),
        "denominator_value": Slot(value=below.quantity, span=below.span),
    }
    whole = span_in(document, sentence, 0, len(sentence.text))
    return Mention(kind="metric", span=span, sentence=whole, block=sentence.block, slots=slots)
