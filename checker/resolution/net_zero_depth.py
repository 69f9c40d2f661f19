"""How deep a net-zero promise cuts, where other targets of the document say it: "97% less Scope 3 by 2040"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Claim, Origin, Quantity, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEEP = Decimal(80)  # per cent; a smaller cut is a milestone, not the state of net zero
_EVERY_SCOPE = (1, 2, 3)


def depth_beside(claim: Claim, claims: Sequence[Claim]) -> dict[str, Slot]:
    """Return the depth that a deep cut due by the year of a net-zero promise gives, and the scopes of all such cuts."""
    year = claim.get("target_year")
    if claim.kind != "net_zero" or claim.get("modality") == "achieved" or not isinstance(year, int):
        return {}
    deep = [other for other in claims if _is_deep(other, year)]
    slots: dict[str, Slot] = {}
    last = next((other for other in deep if other.get("target_year") == year), None)
    if last is not None and claim.get("reduction_depth") is None:
        slots["reduction_depth"] = replace(last.slots["target_value"], origin=Origin.RELATED)
    scopes = {scope for other in deep if isinstance(cut := other.get("ghg_scopes"), tuple) for scope in cut}
    if claim.get("ghg_scopes") is None and scopes.issuperset(_EVERY_SCOPE):
        slots["ghg_scopes"] = Slot(value=_EVERY_SCOPE, origin=Origin.RELATED)
    return slots


def _is_deep(claim: Claim, year: int) -> bool:
    value, due = claim.get("target_value"), claim.get("target_year")
    return (
        claim.kind == "target"
        and claim.get("target_form") == "change"
        and claim.get("direction") == "decrease"
        and str(claim.get("metric")).startswith("ghg.")
        and isinstance(value, Quantity)
        and value.unit == "%"
        and value.amount >= _DEEP
        and isinstance(due, int)
        and due <= year
    )
