"""What a finding computes from a claim's own numbers, in words: "640 MWh → 580 MWh is −9.4 %, stated 16%"."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from checker.model import Quantity, Value
from checker.quantities import conversion, stated_change_agrees
from checker.rules.messages import with_unit

if TYPE_CHECKING:
    from collections.abc import Callable

_TENTH = Decimal("0.1")
_THOUSAND = 1000
_SMALL = Decimal("0.01")  # of a per cent: below that another digit is shown


def computation(slot: Callable[[str], Value | None]) -> str:
    """Return the change or the sum that a claim's numbers give, "" where they give none; `slot` gives its slots."""
    value = slot("value")
    if not isinstance(value, Quantity):
        return _shares(slot("parts"))
    for before, stated in _changes(slot):
        if slot("stated_changes") is None or not stated_change_agrees(before, value, stated):
            return _change(before, value, stated)
    return _ratio(slot("numerator_value"), slot("denominator_value"), value) or _sum(slot("parts"), value)


def _changes(slot: Callable[[str], Value | None]) -> list[tuple[Quantity, Quantity]]:
    base, change = slot("base_value"), slot("change_value")
    if isinstance(base, Quantity) and isinstance(change, Quantity):
        return [(base, change)]
    starts, stated = _listed(slot("changed_from")), _listed(slot("stated_changes"))
    return list(zip(starts, stated, strict=True)) if len(starts) == len(stated) else []


def _listed(value: Value | None) -> list[Quantity]:
    return [one for one in value if isinstance(one, Quantity)] if isinstance(value, tuple) else []


def _change(before: Quantity, after: Quantity, stated: Quantity) -> str:
    """Return the computed change in the unit of the stated one, and what is stated."""
    new = after.amount * conversion(after.unit, before.unit)
    is_relative = stated.unit == "%" and before.amount != 0
    amount = (new / before.amount - 1) * 100 if is_relative else new - before.amount
    unit = "%" if is_relative else "percentage points" if before.unit == "%" else before.unit
    if is_relative and before.unit == "%":
        unit += f" ({_signed(new - before.amount)} percentage points)"
    return f"{with_unit(before)} → {with_unit(after)} is {_signed(amount)} {unit}, stated {with_unit(stated)}"


def _signed(amount: Decimal) -> str:
    rounded = amount.quantize(_TENTH, rounding=ROUND_HALF_UP) if abs(amount) >= _TENTH else amount.quantize(_SMALL)
    sign = "−" if rounded < 0 else "+" if rounded > 0 else ""
    return f"{sign}{abs(rounded):,f}"


def _sum(parts: Value | None, total: Quantity) -> str:
    """Return the sum of the parts in the unit of the total, and the total."""
    listed = _listed(parts)
    if not listed:
        return ""
    amounts = [one.amount * conversion(one.unit, total.unit) for one in listed]
    added = " + ".join(map(with_unit, listed))
    unit = "" if total.unit in {"", "count"} else total.unit if total.unit == "%" else f" {total.unit}"
    return f"{added} is {sum(amounts, Decimal(0)).normalize():,f}{unit}, stated {with_unit(total)}"


def _ratio(numerator: Value | None, denominator: Value | None, stated: Quantity) -> str:
    """Return the quotient of two amounts in the unit of an intensity, and the intensity."""
    if not isinstance(numerator, Quantity) or not isinstance(denominator, Quantity) or not denominator.amount:
        return ""
    quotient = numerator.amount * conversion(numerator.unit, stated.unit) / denominator.amount
    shown = f"{float(quotient):.4g}" if abs(quotient) < _THOUSAND else f"{quotient:,.0f}"
    return f"{with_unit(numerator)} / {with_unit(denominator)} is {shown} {stated.unit}, stated {with_unit(stated)}"


def _shares(parts: Value | None) -> str:
    listed = _listed(parts)
    if not listed:
        return ""
    added = " + ".join(map(with_unit, listed))
    return f"{added} is {sum((one.amount for one in listed), Decimal(0)).normalize():f}%, not 100%"
