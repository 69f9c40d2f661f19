"""What a document says of its scopes as a whole: the method of Scope 2, the categories of Scope 3."""

from __future__ import annotations

from checker.model import Claim, Origin, Slot


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


def given_by_method(claims: list[Claim]) -> frozenset[tuple[object, ...]]:
    """Return the measures and days for which a figure names its method: one beside it that names none is another."""
    return frozenset(
        measured(claim)
        for claim in claims
        if claim.get("value") is not None
        and "scope2_method" in claim.slots
        and not _is_assumed(claim.slots["scope2_method"])
    )


def with_method(slots: dict[str, Slot], method: str, *, is_other: bool) -> dict[str, Slot]:
    """Add the document's only method; a figure beside one that names its method has none that is known."""
    if is_other and _is_assumed(slots.get("scope2_method")):
        return {name: slot for name, slot in slots.items() if name != "scope2_method"}
    if method and "scope2_method" not in slots:
        return {**slots, "scope2_method": Slot(value=method, origin=Origin.RELATED)}
    return slots


def only_method(claims: list[Claim]) -> str:
    """Return the method of Scope 2 where all figures of the document that state one state the same."""
    methods = {str(claim.get("scope2_method")) for claim in claims if claim.get("scope2_method") is not None}
    return methods.pop() if len(methods) == 1 else ""
