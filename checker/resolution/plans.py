"""Plans of several years and the targets that stand under them, in one paragraph or by the plan's name."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model import Claim, Origin, Slot
from checker.resolution.promises import NEUTRALITY


def plan_slots(claim: Claim, claims: list[Claim]) -> dict[str, Slot]:
    """Return the years of a plan's targets where its own are given, the end of the plan where its targets are."""
    if claim.get("plan_years") is not None:
        return _targets(claim, claims)
    return _end(claim, claims) if claim.get("plan_target_years") is not None else {}


def _targets(claim: Claim, claims: list[Claim]) -> dict[str, Slot]:
    """Collect the years of the targets that stand in the same block as a named plan."""
    block = claim.mentions[0].block
    years = sorted(
        {
            year
            for other in claims
            if other.kind in {"target", *NEUTRALITY}
            and any(mention.block == block for mention in other.mentions)
            and isinstance(year := other.get("target_year"), int)
        }
    )
    return {"plan_target_years": Slot(value=tuple(years), origin=Origin.RELATED)} if years else {}


def _end(claim: Claim, claims: list[Claim]) -> dict[str, Slot]:
    """Find the last year of the plan that targets stand under, where the document gives it once."""
    name = str(claim.get("plan_name")).lower()
    ends = [other.slots["plan_end"] for other in claims if _is_years_of(other, name)]
    if claim.get("plan_end") is not None or len({slot.value for slot in ends}) != 1:
        return {}
    return {"plan_end": replace(ends[0], origin=Origin.RELATED)}


def _is_years_of(claim: Claim, name: str) -> bool:
    is_named = claim.kind == "commitment" and str(claim.get("plan_name")).lower() == name
    return is_named and "plan_end" in claim.slots
