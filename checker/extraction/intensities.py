"""Intensities beside what they are computed from: "21,600 t CO2e for 72,000 t of glass, or 0.30 t CO2e per tonne"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.drafts import Found, found
from checker.extraction.patterns import compiled
from checker.extraction.table_units import UnitWords, read_unit
from checker.extraction.verbs import BY_BEFORE
from checker.model import Quantity, Span

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount

PEOPLE = compiled(r"\b(?:employees?|headcount|workforce|fte|ftes|staff|persons?|people|heads?|capita)\b", re.IGNORECASE)
_PERSONS = UnitWords(symbol="persons", dimension="count", written="persons")


class Ratio(Struct, frozen=True, kw_only=True):
    """What an intensity is computed from; the denominator counts the units that the intensity is per."""

    numerator: Quantity
    denominator: Quantity
    numerator_span: Span | None = None  # in a table: its cell
    denominator_span: Span | None = None


def per_unit(words: str) -> UnitWords | None:
    """Return the unit that an intensity is per, "tonne of glass", "million EUR of revenue", None where it has none."""
    if PEOPLE.search(words):
        return _PERSONS
    parts = words.split()
    heads = (" ".join(parts[:count]) for count in range(min(len(parts), 3), 0, -1))
    return read_unit(words) or next((unit for head in heads if (unit := read_unit(head)) is not None), None)


def counted_in(quantity: Quantity, unit: UnitWords) -> Quantity:
    """Return a denominator in multiples of the unit that the intensity is per: 2,400,000 EUR are 2.4 per million."""
    return replace(quantity, amount=quantity.amount / unit.factor, half_step=quantity.half_step / unit.factor)


def ratio_slots(sentence: Sentence, amount: Amount) -> dict[str, Found]:
    """Return what an intensity is computed from where its sentence has just one amount each that can be it."""
    unit = per_unit(amount.per) if amount.per else None
    if unit is None or not amount.quantity.unit or len({period.year for period in sentence.periods}) > 1:
        return {}
    others = [
        one
        for one in sentence.amounts
        if one.number_start != amount.number_start and not one.is_word and one.dimension and not one.per
    ]
    above = [one for one in others if one.dimension == amount.dimension]
    below = [one for one in others if one.dimension == unit.dimension and one.dimension != amount.dimension]
    if len(above) != 1 or len(below) != 1 or any(_is_difference(sentence, one) for one in (above[0], below[0])):
        return {}
    top, bottom = above[0], below[0]
    return {
        "numerator_value": found(top.quantity, (top.start, top.end)),
        "denominator_value": found(counted_in(bottom.quantity, unit), (bottom.start, bottom.end)),
    }


def _is_difference(sentence: Sentence, amount: Amount) -> bool:
    return BY_BEFORE.search(sentence.text, max(0, amount.start - 30), amount.start) is not None
