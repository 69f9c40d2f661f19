"""What a target leaves out that its document says of the same target in another place: by when, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Origin, Quantity, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.model import Claim, Value

_DUE = ("target_year", "target_label", "target_end")
_BASE = ("base_year", "base_label")
_ALIKE = ("metric", "target_form", "direction", "ghg_scopes", "denominator", "product")

Twins = dict[tuple[object, ...], list["Claim"]]


def twins_of(claims: Sequence[Claim]) -> Twins:
    """Return the targets of a document by what they promise, those of a named metric."""
    twins: Twins = {}
    for claim in claims:
        key = _promise(claim)
        if key is not None:
            twins.setdefault(key, []).append(claim)
    return twins


def told_elsewhere(claim: Claim, twins: Mapping[tuple[object, ...], Sequence[Claim]]) -> dict[str, Slot]:
    """Return the deadline, and for a change the base, that all other tellings of a target agree on."""
    key = _promise(claim)
    others = [other for other in twins.get(key, ()) if other is not claim] if key is not None else []
    slots: dict[str, Slot] = {}
    if others and claim.get("target_label") is None:
        slots |= dict(_agreed(others, _DUE))
    if others and claim.get("target_form") == "change" and not claim.slots.keys() & {*_BASE, "comparator_period"}:
        slots |= dict(_agreed(others, _BASE))
    return slots


def _agreed(others: Sequence[Claim], names: Sequence[str]) -> Iterator[tuple[str, Slot]]:
    for name in names:
        told = [other.slots[name] for other in others if name in other.slots]
        if told and len({slot.value for slot in told}) == 1:
            yield name, replace(told[0], origin=Origin.RELATED)


def _promise(claim: Claim) -> tuple[object, ...] | None:
    value: Value | None = claim.get("target_value")
    if claim.kind != "target" or not isinstance(value, Quantity) or claim.get("metric") in {None, "unknown"}:
        return None
    return (*(claim.get(name) for name in _ALIKE), value.amount, value.unit)
