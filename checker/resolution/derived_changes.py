"""Changes that the values of one document give where another document states them: 21,000 t and 17,850 t are −15 %."""

from __future__ import annotations

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Facet, Quantity
from checker.quantities import conversion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.model import Value

_LEAST = Decimal("0.5")  # percentage points: changes are printed as whole per cent, and rounded by hand
_TENTH = Decimal("0.1")
_HUNDRED = Decimal(100)
_Key = tuple["Value", ...]


def derived_changes(facets: Sequence[Sequence[Facet]]) -> Iterator[tuple[int, Facet]]:
    """Yield, by the index of the claim with the later value, the change up to it that another document states."""
    values: dict[_Key, dict[Value, list[tuple[int, Facet]]]] = defaultdict(lambda: defaultdict(list))
    stated: dict[_Key, list[Facet]] = defaultdict(list)
    for at, own in enumerate(facets):
        for facet in own:
            if facet.kind != "figure":
                continue
            keys = facet.keys
            if keys["role"] == "change":
                stated[_key_of(facet)].append(facet)
            elif keys["role"] in {"value", "previous"} and not keys["restated"]:
                year = (keys["entity_id"], keys["measure"], keys["coverage"], str(keys["time"]).partition(" ")[0])
                values[year][keys["path"]].append((at, facet))
    for members in stated.values():
        told = {member.keys["path"] for member in members}
        yield from _of_others(members[0], told, values)


def _key_of(facet: Facet) -> _Key:
    return tuple(facet.keys[name] for name in ("entity_id", "measure", "coverage", "time"))


def _of_others(
    change: Facet, told: set[Value], values: Mapping[_Key, Mapping[Value, list[tuple[int, Facet]]]]
) -> Iterator[tuple[int, Facet]]:
    """Yield what the values of each document that does not state a change itself say of it."""
    keys = change.keys
    measure, _, words = str(keys["measure"]).rpartition(" | ")
    since, until = words.rpartition(" ")[2], str(keys["time"]).partition(" ")[0]
    if not since.isdigit() or not isinstance(keys["value"], Quantity) or keys["value"].unit != "%":
        return
    later = values.get((keys["entity_id"], measure, keys["coverage"], until), {})
    earlier = values.get((keys["entity_id"], measure, keys["coverage"], f"{since}{until[4:]}"), {})
    for path in later.keys() & earlier.keys() - told:
        (at, after), (_, before) = later[path][0], earlier[path][0]
        is_one = all(len({facet.keys["value"] for _, facet in side[path]}) == 1 for side in (later, earlier))
        old, new = before.keys["value"], after.keys["value"]
        if not is_one or not isinstance(old, Quantity) or not isinstance(new, Quantity):
            continue
        value = percentage(old, new, is_down="decrease" in words)
        if value is not None:
            yield at, replace(after, keys=dict(keys) | {"value": value, "path": path, "table": after.keys["table"]})


def percentage(old: Quantity, new: Quantity, *, is_down: bool) -> Quantity | None:
    """Return the change from one value to another in its direction, as wide as the rounding of both."""
    if old.amount <= 0 or "%" in {old.unit, new.unit}:
        return None
    if {old.comparator, new.comparator} != {"="}:
        return None
    try:
        factor = conversion(new.unit, old.unit)
    except ValueError:
        return None
    times = new.amount * factor / old.amount
    room = times * (old.half_step / old.amount + (new.half_step / new.amount if new.amount else 0)) * _HUNDRED
    amount = (1 - times if is_down else times - 1) * _HUNDRED
    shown = amount.quantize(_TENTH, rounding=ROUND_HALF_UP)
    words = f"{shown}% ({_printed(old)} → {_printed(new)})"
    return Quantity(amount=amount, unit="%", half_step=max(_LEAST, room), text=words)


def _printed(quantity: Quantity) -> str:
    return quantity.text or f"{quantity.amount.normalize():,f}"
