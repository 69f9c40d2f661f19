"""Figures that share their keys: which of them are about a base, and which one document tells apart by its words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Quantity
from checker.vocabulary import unit_factor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from checker.model import Facet, Value


def settle_figures(facets: Sequence[list[Facet]]) -> list[list[Facet]]:
    """Return the figures of all claims with what only their groups tell.

    A group is about a base where a target starts from it. Where one document gives several amounts, wording tells them
    apart: the label becomes part of the measure, and what is not said plainly is compared with nothing.
    """
    groups: dict[tuple[Value, ...], list[tuple[int, int]]] = defaultdict(list)
    for at, own in enumerate(facets):
        for index, facet in enumerate(own):
            if facet.kind == "figure":
                key = tuple(facet.keys[name] for name in ("entity_id", "measure", "coverage", "time"))
                groups[key].append((at, index))
    settled = [list(own) for own in facets]
    for places in groups.values():
        members = [facets[at][index] for at, index in places]
        is_base = any(member.keys["role"] == "base" for member in members)
        is_mixed = len(members) > 1 and _differ_in_one_document(members)
        repeated = _repeated(members, "table", "label") if is_mixed else frozenset()
        listed = _repeated(members, "sentence") if is_mixed else frozenset()
        for (at, index), member in zip(places, members, strict=True) if is_base or is_mixed else ():
            keys = dict(member.keys)
            if is_mixed:
                is_told = (
                    (member.keys["plain"] or member.keys["label"])
                    and _place(member, "table", "label") not in repeated
                    and _place(member, "sentence") not in listed
                )
                alone = "" if is_told else f" {at}"
                keys["measure"] = f"{member.keys['measure']} | {member.keys['label']}{alone}"
            settled[at][index] = replace(member, kind="base" if is_base else member.kind, keys=keys)
    return settled


def _differ_in_one_document(members: Sequence[Facet]) -> bool:
    """Tell whether one document gives several amounts."""
    seen: dict[Value, set[tuple[Decimal, str]]] = defaultdict(set)
    for member in members:
        seen[member.keys["path"]] |= _amounts(member)
    return any(len(amounts) > 1 for amounts in seen.values())


def _repeated(members: Sequence[Facet], *names: str) -> frozenset[tuple[Value, ...]]:
    """Return the places that hold different amounts, which are of different things: `names` are keys that tell places.

    A table's row, by "table" and "label", is there once for each of its groups of rows; a "sentence" lists things.
    """
    seen: dict[tuple[Value, ...], set[tuple[Decimal, str]]] = defaultdict(set)
    for member in members:
        if member.keys[names[0]] != -1:
            seen[_place(member, *names)] |= _amounts(member)
    return frozenset(place for place, amounts in seen.items() if len(amounts) > 1)


def _place(member: Facet, *names: str) -> tuple[Value, ...]:
    return member.keys["path"], *(member.keys[name] for name in names)


def _amounts(member: Facet) -> set[tuple[Decimal, str]]:
    value = member.keys["value"]
    if not isinstance(value, Quantity):
        return set()
    factor = unit_factor(value.unit)
    return {(value.amount * factor[1], factor[0]) if factor else (value.amount, value.unit)}
