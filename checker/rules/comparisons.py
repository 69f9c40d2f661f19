"""What rules over several documents ask of the members of a group: do their figures agree, is a target as ambitious."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from checker.quantities import Interval, conversion, interval

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model import Quantity

_ROUND = Decimal("0.015")  # zeros at the end of a number may be rounding, up to this share of it
_EVERYWHERE = "worldwide"  # what a boundary is called that leaves out nothing
_FACTORS = (Decimal(1), Decimal(5), Decimal("0.2"))  # a rate without its hours base: per million or 200,000 hours


def current(claims: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the figures that stand: those that a restated figure of a later document replaces are left out."""
    since = max((str(claim["order"]) for claim in claims if claim.get("restated")), default="")
    return [claim for claim in claims if str(claim["order"]) >= since]


def all_agree(values: Sequence[Quantity]) -> bool:
    """Tell whether quantities may all be one amount: printed precision and zeros at the end leave room.

    A rate without its base agrees where any usual base makes it agree. Raises ValueError for units that differ in kind.
    """
    if not values:
        raise ValueError("there are no figures to compare")
    units = {value.unit for value in values} - {"", "count"}
    into = min(units, default="")
    common = Interval(Decimal("-Infinity"), Decimal("Infinity"))
    bare: list[Quantity] = []
    for value in values:
        if value.unit in {"", "count"} and into:
            bare.append(value)
            continue
        own = _room(value, into)
        if not common.meets(own):
            return False
        common = Interval(max(common.low, own.low), min(common.high, own.high))
    return all(any(common.meets(_scaled(_room(value, ""), factor)) for factor in _FACTORS) for value in bare)


def _room(value: Quantity, into: str) -> Interval:
    """Return the amounts that a printed number may stand for among figures of several documents, in one unit.

    An exact number, such as a year, stands for itself alone.
    """
    digits = value.amount.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    zeros = (
        min(Decimal(5).scaleb(exponent - 1), abs(value.amount) * _ROUND)
        if exponent > 0 and value.half_step
        else Decimal(0)
    )
    wider = replace(value, half_step=max(value.half_step, zeros))
    if wider.unit in {"", "count"}:
        return interval(wider)
    conversion(wider.unit, into)
    return interval(wider, into)


def _scaled(own: Interval, factor: Decimal) -> Interval:
    return Interval(own.low * factor, own.high * factor)


def as_ambitious(new: Quantity, old: Quantity, wants_less: bool) -> bool:  # noqa: FBT001 - an argument in CEL
    """Tell whether a new level asks for at least what the old one did; rounding is forgiven."""
    amount = new.amount * conversion(new.unit, old.unit)
    room = max(old.half_step, new.half_step)
    return amount <= old.amount + room if wants_less else amount >= old.amount - room


def covers_alike(one: str, other: str) -> bool:
    """Tell whether the counts and names of two boundaries leave them the same: one says no more than the other."""
    first, second = set(one.split()), set(other.split())
    if _EVERYWHERE in {one, other}:  # all sites have a count too, but are not those of a country
        return all(word[0].isdigit() for word in (first ^ second) - {_EVERYWHERE})
    return first <= second or second <= first
