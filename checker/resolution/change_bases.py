"""The year that a stated change is measured from, where the document's own values show it.

"Scope 1 fell by 6.4% because the bakery moved to biomethane" beside a table of both years leaves nothing open: the
values of one year and the one before give that very percentage.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.model import Origin, Quantity, Slot
from checker.quantities import percent_change_agrees, points_change_agrees

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.model import Claim

_TOLD = ("base_year", "base_value", "comparator_period")


def by_metric(groups: Iterable[Iterable[Claim]]) -> Mapping[object, Sequence[Claim]]:
    """Return claims by their metric, whatever part of the company they are about."""
    found: dict[object, list[Claim]] = defaultdict(list)
    for group in groups:
        for claim in group:
            found[claim.get("metric")].append(claim)
    return found


def base_shown(claim: Claim, alike: Iterable[Claim]) -> dict[str, Slot]:
    """Return `base_year` of a change that names no base, where values `alike` of two years give its amount."""
    change = claim.get("change_value")
    if not isinstance(change, Quantity) or any(claim.get(name) is not None for name in _TOLD):
        return {}
    of_year: dict[int, list[Slot]] = {}
    for other in alike:
        year, value = other.get("period_year"), other.slots.get("value")
        if isinstance(year, int) and value is not None and isinstance(value.value, Quantity) and other is not claim:
            of_year.setdefault(year, []).append(value)
    own = claim.get("period_year")
    for year in sorted(of_year, reverse=True):
        before, after = of_year.get(year - 1, []), of_year[year]
        if own in {None, year} and any(_agrees(one, two, change) for one in before for two in after):
            return {"base_year": Slot(value=year - 1, span=before[0].span, origin=Origin.RELATED)}
    return {}


def _agrees(before: Slot, after: Slot, change: Quantity) -> bool:
    first, second = before.value, after.value
    if not isinstance(first, Quantity) or not isinstance(second, Quantity) or first.unit != second.unit:
        return False
    agrees = percent_change_agrees if change.unit == "%" and first.unit != "%" else points_change_agrees
    try:
        return agrees(first, second, change)
    except ValueError:
        return False
