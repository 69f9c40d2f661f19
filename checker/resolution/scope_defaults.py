"""What a document says of its scopes as a whole: the method of Scope 2, the categories of Scope 3."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker import vocabulary
from checker.model import Claim, Origin, Quantity, Slot
from checker.quantities import agrees, comparable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SEVERAL = 2


def breakdown_categories(claims: list[Claim]) -> tuple[int, ...]:
    """Return the Scope 3 categories that a breakdown in the document names, each with a figure of its own."""
    named: set[int] = set()
    for claim in claims:
        number, listed = str(claim.get("metric")).partition(".cat")[2], claim.get("scope3_categories")
        if claim.get("value") is not None:
            named |= {int(number)} if number.isdigit() else set()
            named |= {one for one in listed if isinstance(one, int)} if isinstance(listed, tuple) else set()
    return tuple(sorted(named))


def measured(claim: Claim) -> tuple[object, ...]:
    """Return what a figure measures, and up to which day."""
    return claim.get("metric"), claim.get("period_end")


def _is_assumed(method: Slot | None) -> bool:
    return method is None or method.origin in {Origin.RELATED, Origin.DOCUMENT}


def named_methods(claims: list[Claim]) -> Mapping[tuple[object, ...], Sequence[tuple[Quantity, str]]]:
    """Return the figures that name their method, by what they measure: one beside them that names none is another."""
    named: dict[tuple[object, ...], list[tuple[Quantity, str]]] = defaultdict(list)
    for claim in claims:
        value, method = claim.get("value"), claim.slots.get("scope2_method")
        if isinstance(value, Quantity) and method is not None and not _is_assumed(method):
            named[measured(claim)].append((value, str(method.value)))
    return named


def with_method(slots: dict[str, Slot], method: str, beside: Sequence[tuple[Quantity, str]]) -> dict[str, Slot]:
    """Add the method of Scope 2 that a document says elsewhere.

    `beside` are the figures of the same measure and day that name their method. A figure without one is by the method
    of that which it agrees with; where it agrees with none, its method is not known.
    """
    if beside and _is_assumed(slots.get("scope2_method")):
        value = slots["value"].value if "value" in slots else None
        method = next((one for named, one in beside if isinstance(value, Quantity) and _is_same(value, named)), "")
        slots = {name: slot for name, slot in slots.items() if name != "scope2_method"}
    if method and "scope2_method" not in slots:
        return {**slots, "scope2_method": Slot(value=method, origin=Origin.RELATED)}
    return slots


def _is_same(one: Quantity, other: Quantity) -> bool:
    return comparable(one, other) and agrees(one, other)


def only_method(claims: list[Claim]) -> str:
    """Return the method of Scope 2 where all figures of the document that state one state the same."""
    methods = {str(claim.get("scope2_method")) for claim in claims if claim.get("scope2_method") is not None}
    return methods.pop() if len(methods) == 1 else ""


def scopes_by_block(claims: list[Claim]) -> Mapping[int, frozenset[int]]:
    """Return by table the scopes that its rows name."""
    named: dict[int, set[int]] = defaultdict(set)
    for claim in claims:
        scopes = claim.get("ghg_scopes")
        if _is_of_table(claim) and isinstance(scopes, tuple):
            named[claim.mentions[0].block] |= {scope for scope in scopes if isinstance(scope, int)}
    return {block: frozenset(scopes) for block, scopes in named.items()}


def scopes_of_table(claim: Claim, tables: Mapping[int, frozenset[int]]) -> dict[str, Slot]:
    """Return for a total or an intensity in a table of emissions the scopes of its other rows, where it names none."""
    metric, scopes = str(claim.get("metric")), tables.get(claim.mentions[0].block, frozenset())
    is_sum = metric == "ghg.total.unspecified" or metric.startswith("ghg.intensity")
    if len(scopes) < _SEVERAL or not is_sum or "ghg_scopes" in claim.slots or not _is_of_table(claim):
        return {}
    return {"table_scopes": Slot(value=tuple(sorted(scopes)), origin=Origin.RELATED)}


def _is_of_table(claim: Claim) -> bool:
    name = claim.slots.get("metric_name")
    return claim.kind == "metric" and name is not None and name.origin is Origin.TABLE


def by_category(claim: Claim) -> Claim:
    """Return a Scope 3 figure of one category, named before its amount, as one of that category's own metric."""
    listed, metric, value = (claim.slots.get(name) for name in ("scope3_categories", "metric", "value"))
    if metric is None or listed is None or value is None or listed.span is None or value.span is None:
        return claim
    if listed.origin in {Origin.RELATED, Origin.DOCUMENT} or listed.span.end > value.span.start:
        return claim
    numbers = listed.value if isinstance(listed.value, tuple) else ()
    own = f"{metric.value}.cat{numbers[0]}" if len(numbers) == 1 else ""
    if own not in vocabulary.metrics():
        return claim
    return replace(claim, slots={**claim.slots, "metric": replace(metric, value=own)})
