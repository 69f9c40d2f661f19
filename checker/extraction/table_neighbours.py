"""What other cells of a table say of a value: the one before, its parts, changes up to it, its quotient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.table_cells import cell_span
from checker.model import Origin, Slot, Span, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.extraction.intensities import Ratio
    from checker.extraction.table_changes import Stated
    from checker.extraction.table_values import Entry
    from checker.model import Quantity


def neighbour_slots(
    entry: Entry, before: Mapping[tuple[int, int], Entry], parts: Mapping[tuple[int, int], tuple[Entry, ...]]
) -> dict[str, Slot]:
    """Return what other cells of the table say: the value of the period before, the parts of a total."""
    slots: dict[str, Slot] = {}
    previous, summed = before.get(entry.place), parts.get(entry.place, ())
    if previous is not None:
        slots["previous_value"] = Slot(value=previous.quantity, span=cell_span(previous.cell), origin=Origin.TABLE)
    if summed:
        quantities = tuple(part.quantity for part in summed)
        slots["parts"] = Slot(value=quantities, span=_hull(summed), origin=Origin.TABLE)
        slots |= _summed_scopes(entry, summed)
    return slots


def _hull(entries: tuple[Entry, ...]) -> Span | None:
    """Return the stretch from the first of several cells to the last."""
    spans = [span for entry in entries if (span := cell_span(entry.cell)) is not None]
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def series_slots(others: tuple[Quantity, ...]) -> dict[str, Slot]:
    """Return the values of a row for other periods, where there are several: what a slip stands out from."""
    return {"other_values": Slot(value=others, origin=Origin.TABLE)} if len(others) > 1 else {}


def change_slots(changes: tuple[Stated, ...]) -> dict[str, Slot]:
    """Return the changes that the row states up to a value, and what they start from."""
    if not changes:
        return {}
    return {
        "stated_changes": Slot(value=tuple(one.change for one in changes), span=changes[0].span, origin=Origin.TABLE),
        "changed_from": Slot(value=tuple(one.before for one in changes), span=changes[0].start, origin=Origin.TABLE),
    }


def _summed_scopes(entry: Entry, summed: tuple[Entry, ...]) -> dict[str, Slot]:
    """Return the scopes of a total of emissions whose label names none, from the rows that it sums."""
    hits = [part.measure.hit for part in summed]
    if entry.measure.metric not in {"unknown", "ghg.total.unspecified"} or not all(hit and hit.scopes for hit in hits):
        return {}
    scopes = tuple(sorted({scope for hit in hits if hit is not None for scope in hit.scopes}))
    methods = {hit.method for hit in hits if hit is not None and hit.method}
    metric = {(1, 2): "ghg.scope12", (3,): "ghg.scope3"}.get(scopes, "ghg.total.unspecified")
    values: dict[str, Value] = {"metric": metric, "ghg_scopes": scopes}
    if len(methods) == 1:
        values["scope2_method"] = methods.pop()
    return {name: Slot(value=value, origin=Origin.TABLE) for name, value in values.items()}


def ratio_slots(ratio: Ratio | None) -> dict[str, Slot]:
    """Return what an intensity is computed from."""
    if ratio is None:
        return {}
    return {
        "numerator_value": Slot(value=ratio.numerator, span=ratio.numerator_span, origin=Origin.TABLE),
        "denominator_value": Slot(value=ratio.denominator, span=ratio.denominator_span, origin=Origin.TABLE),
    }
