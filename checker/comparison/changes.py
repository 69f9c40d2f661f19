"""Two states of the same documents, claim by claim: what is new, dropped, changed in value, told with more or less.

Claims are paired by what they are about (`_KEYS`), through hashed keys, never pairwise over all claims: first those
that say the very same, then those of the same subject. Where several share a subject, equal deadlines and periods pair
first, then the order in which they stand.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.model import Change, ChangeStatus, Claim, Quantity, SlotChange, Value
from checker.quantities import agrees, comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# the slots that say what a claim is about; two claims with the same ones state the same thing, with whatever values
_KEYS: dict[str, tuple[str, ...]] = {
    "metric": ("metric", "period_year", "scope2_method", "boundary"),
    "change": ("metric", "period_year", "base_year", "boundary"),
    "target": ("metric", "target_form", "direction", "boundary"),
    "net_zero": ("boundary",),
    "carbon_neutral": ("boundary", "product"),
    "award": ("award_name", "award_year"),
    "rating": ("issuer", "rating_scheme"),
    "certification": ("standard", "boundary"),
    "framework": ("framework",),
    "assurance": ("assured_scope",),
    "offset": ("credit_programme", "project_type"),
    "duration": ("duration_event",),
    "social": ("metric", "period_year", "boundary"),
    "donation": ("initiative", "period_year"),
    "quote": ("speaker",),
    "report_release": ("report_title", "report_period"),
}
_CORE = 2  # slots of a key that still pair two claims when the others have changed
_TELLING = ("target_year", "period_year", "target_value", "value")  # pair first where these are equal
_NOT_COMPARED = frozenset({"entity", "metric_name", "metric_kind", "metric_dimension", "unit", "unit_dimension"})


def compare_claims(old: Sequence[Claim], new: Sequence[Claim]) -> tuple[Change, ...]:
    """Return what differs, in the order of the new claims; what was dropped stands at the end, in its old order."""
    pairs = _paired(old, new)
    changes = []
    for claim in new:
        before = pairs.get(claim.id)
        if before is None:
            changes.append(Change(status=ChangeStatus.NEW, after=claim))
            continue
        slots = tuple(_differences(before, claim))
        if slots:
            changes.append(Change(status=ChangeStatus.CHANGED, before=before, after=claim, slots=slots))
    kept = {claim.id for claim in pairs.values()}
    return (*changes, *(Change(status=ChangeStatus.DROPPED, before=claim) for claim in old if claim.id not in kept))


def _paired(old: Sequence[Claim], new: Sequence[Claim]) -> dict[str, Claim]:
    """Return the old claim for each new one that has one, by the new claim's id."""
    pairs: dict[str, Claim] = {}
    left: dict[str, Claim] = {claim.id: claim for claim in old}
    for claim in new:
        if claim.id in left:  # ids depend on content: the very same claim
            pairs[claim.id] = left.pop(claim.id)
    for telling, length in ((_TELLING, None), (_TELLING[:1], None), (_TELLING[1:2], None), ((), None), ((), _CORE)):
        waiting: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for claim in left.values():
            waiting[_key(claim, telling, length)].append(claim)
        for claim in new:
            same = waiting.get(_key(claim, telling, length)) if claim.id not in pairs else None
            if same:
                pairs[claim.id] = same.pop(0)
                del left[pairs[claim.id].id]
    return pairs


def _key(claim: Claim, telling: Iterable[str], length: int | None) -> tuple[object, ...]:
    names = _KEYS.get(claim.kind)
    if names is None:  # claims in words: only the same words are the same claim
        names = ("generic_term", "superlative", "comparator", "product")
    return (claim.kind, *(_comparable(claim.get(name)) for name in (*names[:length], *telling)))


def _comparable(value: Value | None) -> object:
    if isinstance(value, Quantity):
        return (value.amount.normalize(), value.unit)
    return " ".join(value.lower().removeprefix("the ").split()) if isinstance(value, str) else value


def _differences(before: Claim, after: Claim) -> Iterator[SlotChange]:
    for name in sorted((before.slots.keys() | after.slots.keys()) - _NOT_COMPARED):
        first, second = before.get(name), after.get(name)
        if not _is_same(first, second):
            yield SlotChange(slot=name, before=first, after=second)


def _is_same(first: Value | None, second: Value | None) -> bool:
    if isinstance(first, Quantity) and isinstance(second, Quantity):
        return (
            first.comparator == second.comparator
            and comparable(first, second)
            and agrees(first, second)
            and (first.amount == second.amount or first.unit != second.unit or first.half_step != second.half_step)
        )
    return _comparable(first) == _comparable(second)
