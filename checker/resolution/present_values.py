"""How far a target has come: the latest value that the claims of its document give of the same measure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from checker.model import Claim, Facts, Origin, Quantity, Slot

_ON_THE_PAGE = 12  # blocks between the target of a share of people and the list or table of the present shares
_ALL = 100  # per cent
_WOMEN_LEAD = "people.women_in_management_share"
_LEAD = re.compile(r"\b(?:manage|leader|executive)", re.IGNORECASE)
Index = Mapping[tuple[object, ...], Sequence[Claim]]


def key_of(claim: Claim) -> tuple[object, ...]:
    """Return what makes two values comparable: metric, method, categories, denominator, boundary of their own."""
    boundary = claim.slots.get("boundary")
    own = boundary.value if boundary is not None and boundary.origin is not Origin.DOCUMENT else None
    if claim.kind == "target":
        own = None  # "at all our plants": the figures of the text are for the same plants unless they say otherwise
    return (
        claim.get("metric"),
        claim.get("denominator"),
        claim.get("scope3_categories"),
        own,
        claim.get("population_level"),
        claim.get("product"),
    )


def by_key(claims: list[Claim]) -> Index:
    """Return the claims with a value by what makes values comparable; those of women who lead also by that alone."""
    index: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if (
            claim.kind in {"metric", "change"}
            and claim.get("value") is not None
            and claim.get("metric") not in {None, "unknown"}
        ):
            index[key_of(claim)].append(claim)
            if claim.get("metric") == _WOMEN_LEAD:
                index[(_WOMEN_LEAD,)].append(claim)
    return index


def latest_of(claims: Sequence[Claim]) -> Claim:
    """Return the claim of the latest period."""
    return max(claims, key=lambda claim: claim.get("period_end") or date.min)  # type: ignore[arg-type,return-value]


def present_value(claim: Claim, values: Index, facts: Facts) -> dict[str, Slot]:
    """Find the latest reported value of a target's metric, in the unit of its level."""
    if claim.get("current_value") is not None or claim.get("progress_value") is not None:
        return {}
    candidates = [
        v
        for key in _keys_of_progress(claim)
        for v in values.get(key, ())
        if _same_unit(v.get("value"), claim) and not _is_late(v, facts)
    ]
    if not candidates:
        return {}
    latest = latest_of(candidates)
    ahead = claim.mentions[0].block - latest.mentions[0].block  # a result is told right before its target
    if ahead == 0:
        origin = Origin.SENTENCE_BEFORE
    elif ahead == 1 or (_is_share_of_people(claim) and abs(ahead) <= _ON_THE_PAGE):
        origin = Origin.HEADING
    else:
        origin = Origin.RELATED
    return {"current_value": replace(latest.slots["value"], origin=origin)}


def _keys_of_progress(claim: Claim) -> Iterator[tuple[object, ...]]:
    """Yield the keys of what a target is measured by: "female leaders" are the women in management of the text."""
    yield key_of(claim)
    if claim.get("metric") == _WOMEN_LEAD or (
        claim.get("metric") == "people.women_share" and _LEAD.search(str(claim.get("population_level")))
    ):
        yield (_WOMEN_LEAD,)


def _is_share_of_people(claim: Claim) -> bool:
    """Tell a level of a share that a company has once: women in management, employees under an agreement."""
    value = claim.get("target_value")
    is_part = isinstance(value, Quantity) and value.unit == "%" and value.amount < _ALL
    is_whole = str(claim.get("metric")).startswith("people.") and claim.get("boundary") is None
    return is_part and is_whole and claim.get("target_form") == "level"


def _same_unit(value: object, claim: Claim) -> bool:
    target = claim.get("target_value")
    if not isinstance(value, Quantity) or not isinstance(target, Quantity):
        return False
    return claim.get("target_form") == "change" or value.unit == target.unit


def _is_late(claim: Claim, facts: Facts) -> bool:
    end = claim.get("period_end")
    return isinstance(end, date) and facts.published is not None and end > facts.published
