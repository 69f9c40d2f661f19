"""An absolute target that a later document tells as one of intensity: the same per cent, year and scopes, per tonne."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Quantity
from checker.resolution.succession import Target, steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Facet, Value
    from checker.resolution.standpoints import Standpoint


def changed_bases(targets: Sequence[Target], points: Sequence[Standpoint]) -> Iterator[tuple[int, Facet]]:
    """Yield, by the claim's index, a facet on an absolute target and on the intensity target in its place."""
    promised: dict[tuple[Value, ...], dict[int, list[Target]]] = defaultdict(lambda: defaultdict(list))
    for target in targets:
        scopes = target.claim.get("ghg_scopes")
        is_whole = target.claim.get("target_form") == "change" and isinstance(scopes, tuple)
        if is_whole and target.point.entity is not None and _basis(target):
            key: tuple[Value, ...] = (
                target.point.entity,
                str(scopes),
                target.year,
                target.level,
                target.subject.coverage,
            )
            promised[key][target.document].append(target)
    for by_document in promised.values():
        ordered = sorted(by_document, key=lambda document: (points[document].order, document))
        for old, new in itertools.pairwise(ordered):
            told = [by_document[document] for document in (old, new)]
            if [len(one) for one in told] == [1, 1] and [_basis(one[0]) for one in told] == ["absolute", "intensity"]:
                for at, facet in steps(told[0][0], told[1][0]):
                    target = told[0][0] if at == told[0][0].at else told[1][0]
                    if facet.kind == "target":
                        yield at, replace(facet, keys=dict(facet.keys) | _told(target))


def _told(target: Target) -> dict[str, Value]:
    """Return the basis of a target, and its value with words that say so."""
    basis, value = _basis(target), target.claim.get("target_value")
    told: dict[str, Value] = {"aspect": basis}
    if isinstance(value, Quantity):
        per = f"per {target.claim.get('denominator')}" if target.claim.get("denominator") else basis
        shown = value.text or f"{value.amount:f}{value.unit}"
        told["target_value"] = replace(value, text=f"{shown} ({per if basis == 'intensity' else basis})")
    return told


def _basis(target: Target) -> str:
    kind = target.claim.get("metric_kind")
    return str(kind) if kind in {"absolute", "intensity"} else ""
