"""What follows from the slots that people write down, so that they need not write it: as for claims read from texts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from checker.model import Origin, Quantity, Slot, Value
from checker.vocabulary import metrics

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_YEARS = {  # the slot of a year, the one of its words, the one of its last day
    "target_year": ("target_label", "target_end"),
    "period_year": ("period", "period_end"),
    "base_year": ("base_label", ""),
}
_AMOUNTS = ("target_value", "change_value", "value")


def with_derived(slots: Mapping[str, Slot]) -> dict[str, Slot]:
    """Return the slots with those that follow from them; what was written stands."""
    more = {name: Slot(value=value, origin=Origin.DERIVED) for name, value in _derived(slots)}
    return {**more, **slots}


def _derived(slots: Mapping[str, Slot]) -> Iterator[tuple[str, Value]]:
    for name, (label, end) in _YEARS.items():
        year = slots[name].value if name in slots else None
        if isinstance(year, int) and 1 <= year <= date.max.year:
            yield label, str(year)
            if end:
                yield end, date(year, 12, 31)
    amount = next((slots[name].value for name in _AMOUNTS if name in slots), None)
    if isinstance(amount, Quantity) and amount.unit:
        yield "unit", amount.unit
    metric = metrics().get(str(slots["metric"].value)) if "metric" in slots else None
    if metric is not None:
        yield from (("metric_kind", metric.kind), ("metric_dimension", metric.dimension), ("metric_name", metric.name))
