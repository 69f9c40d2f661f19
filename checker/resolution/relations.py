"""What claims of one document tell about one another: milestones, the value a target starts from, a change's ends."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Claim, Facts, Origin, Quantity, Slot
from checker.resolution.change_bases import base_shown, by_metric
from checker.resolution.inheritance import has_scope
from checker.resolution.net_zero_depth import depth_beside
from checker.resolution.neutrality_labels import label_beside
from checker.resolution.plans import plan_slots
from checker.resolution.present_values import Index, by_key, key_of, latest_of, present_value
from checker.resolution.promises import NEUTRALITY
from checker.resolution.scope_defaults import (
    breakdown_categories,
    measured,
    named_methods,
    only_method,
    scopes_by_block,
    scopes_of_table,
    with_method,
)
from checker.resolution.told_elsewhere import told_elsewhere, twins_of

if TYPE_CHECKING:
    from collections.abc import Mapping


def relate(claims: list[Claim], facts: Facts) -> list[Claim]:
    """Return the claims with the slots that other claims of the same document supply."""
    years = _target_years(claims)
    values = by_key(claims)
    of_metric = by_metric(group for key, group in values.items() if len(key) > 1)
    categories, method, by_method = breakdown_categories(claims), only_method(claims), named_methods(claims)
    related: list[Claim] = []
    twins, tables = twins_of(claims), scopes_by_block(claims)
    for claim in claims:
        slots = dict(claim.slots) | label_beside(claim, related) | depth_beside(claim, claims)
        slots |= _milestones(claim, years)
        if claim.kind == "target":
            slots |= present_value(claim, values, facts) | _step(claim, years) | told_elsewhere(claim, twins)
        elif claim.kind == "change":
            slots |= _ends(claim, values) | base_shown(claim, of_metric.get(claim.get("metric"), ()))
        elif claim.kind == "metric":
            slots |= _previous(claim, values) | scopes_of_table(claim, tables)
        elif claim.kind == "quote":
            slots |= _role(claim, claims)
        if has_scope(claim.slots, 2):
            slots = with_method(slots, method, by_method.get(measured(claim), ()) if claim.kind == "metric" else ())
        if categories and "scope3_categories" not in slots and has_scope(claim.slots, 3):
            slots["scope3_categories"] = Slot(value=categories, origin=Origin.RELATED)
        if claim.kind == "commitment":
            slots |= plan_slots(claim, claims)
        if claim.get("temperature_wording") is not None:
            slots |= _assessor(claim, claims)
        related.append(replace(claim, slots={name: slots[name] for name in sorted(slots)}))
    return related


def _family(claim: Claim) -> str:
    metric = claim.get("metric")
    return "ghg" if claim.kind in NEUTRALITY else str(metric).partition(".")[0] if metric else ""


def _target_years(claims: list[Claim]) -> Mapping[object, set[int]]:
    """Return the years of targets by their metric, sentence and family ("ghg"), those of neutrality by `NEUTRALITY`."""
    years: dict[object, set[int]] = defaultdict(set)
    for claim in claims:
        year = claim.get("target_year")
        if not isinstance(year, int):
            continue
        if claim.kind in NEUTRALITY:
            years[NEUTRALITY].add(year)
        elif claim.kind == "target":
            for key in (claim.get("metric"), claim.mentions[0].sentence, _family(claim)):
                years[key].add(year)
    return years


def _milestones(claim: Claim, years: Mapping[object, set[int]]) -> dict[str, Slot]:
    """Find quantified targets of the same subject with a nearer year."""
    year = claim.get("target_year")
    if not isinstance(year, int) or claim.kind not in {"target", *NEUTRALITY}:
        return {}
    metric = claim.get("metric")
    keys: list[object] = ["ghg"] if claim.kind in NEUTRALITY else [claim.mentions[0].sentence]
    if claim.kind == "target" and metric not in {None, "unknown"}:
        keys.append(metric)
    nearer = sorted({other for key in keys for other in years.get(key, ()) if other < year})
    return {"interim_targets": Slot(value=tuple(nearer), origin=Origin.RELATED)} if nearer else {}


def _step(claim: Claim, years: Mapping[object, set[int]]) -> dict[str, Slot]:
    """Find the longest promise of the same subject that a target is a step towards."""
    year, metric = claim.get("target_year"), claim.get("metric")
    if not isinstance(year, int):
        return {}
    keys: list[object] = [claim.mentions[0].sentence]
    keys += [metric] if metric not in {None, "unknown"} else []
    keys += [NEUTRALITY] if _family(claim) == "ghg" else []
    later = [other for key in keys for other in years.get(key, ()) if other > year]
    return {"step_of": Slot(value=max(later), origin=Origin.RELATED)} if later else {}


def _previous(claim: Claim, values: Index) -> dict[str, Slot]:
    """Find the value of the same measure for the latest period before, where prose gives one year after the other."""
    end, unit = claim.get("period_end"), claim.get("unit_dimension")
    if claim.get("previous_value") is not None or claim.get("value") is None or not isinstance(end, date):
        return {}
    block = claim.mentions[0].block
    earlier = [
        other
        for other in values.get(key_of(claim), ())
        if other.kind == "metric"
        and other.mentions[0].block == block
        and other.get("unit_dimension") == unit
        and isinstance(day := other.get("period_end"), date)
        and day < end
        and other.get("scope2_method") == claim.get("scope2_method")
    ]
    if not earlier:
        return {}
    return {"previous_value": replace(latest_of(earlier).slots["value"], origin=Origin.RELATED)}


def _role(claim: Claim, claims: list[Claim]) -> dict[str, Slot]:
    """Take the role of a speaker from the quotation that introduced them: "Mr Okoro added" after "Ada Okoro, CEO"."""
    name = str(claim.get("speaker") or "").lower().split()
    if not name or claim.get("role") is not None:
        return {}
    for other in claims:
        known = str(other.get("speaker") or "").lower().split()
        if other.kind == "quote" and known and known[-1] == name[-1] and "role" in other.slots:
            return {"role": replace(other.slots["role"], origin=Origin.RELATED)}
    return {}


def _ends(claim: Claim, values: Index) -> dict[str, Slot]:
    """Find the two values a stated percentage runs between, where the sentence itself gives none."""
    base_year, year = claim.get("base_year"), claim.get("period_year")
    if (
        claim.get("base_value") is not None
        or claim.get("change_value") is None
        or not isinstance(base_year, int)
        or not isinstance(year, int)
        or base_year == year  # of a sentence that says "below the base year" and names only its own
    ):
        return {}
    found: dict[int, Slot] = {}
    for value in values.get(key_of(claim), ()):
        at = value.get("period_year")
        if isinstance(at, int) and value is not claim:
            if at in found and found[at].value != value.slots["value"].value:
                return {}  # two values for one year: nothing can be computed from them
            found[at] = replace(value.slots["value"], origin=Origin.RELATED)
    own = claim.slots.get("value") or found.get(year)
    if base_year not in found or own is None:
        return {}
    before, after = found[base_year].value, own.value
    if not isinstance(before, Quantity) or not isinstance(after, Quantity) or before.unit != after.unit:
        return {}
    return {"base_value": found[base_year], "value": own}


def _assessor(claim: Claim, claims: list[Claim]) -> dict[str, Slot]:
    """Find who validated the targets that a headline calls aligned with a temperature goal."""
    known = {"verifier", "method_reference"} & claim.slots.keys()
    if known or claim.get("subject") != "targets":
        return {}
    validated = any(other.get("sbti_status") in {"validated", "approved"} for other in claims)
    return {"verifier": Slot(value="SBTi", origin=Origin.RELATED)} if validated else {}
