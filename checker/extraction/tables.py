"""Tables: every cell with a value becomes a metric, every row of a target table a target."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.binding import metric_slots
from checker.extraction.financed import METRIC, financed_words
from checker.extraction.normalise import normalise
from checker.extraction.patterns import compiled
from checker.extraction.populations import level_in, statistic_in
from checker.extraction.scope3 import categories_in
from checker.extraction.table_cells import cell_span, read_grid
from checker.extraction.table_changes import other_values, previous_values
from checker.extraction.table_headers import Role
from checker.extraction.table_layout import Column, Layout, read_layout
from checker.extraction.table_neighbours import change_slots, neighbour_slots, ratio_slots, series_slots
from checker.extraction.table_numbers import Beside, read_beside, read_numbers, unknown_sums
from checker.extraction.table_ratings import read_rating_rows
from checker.extraction.table_surroundings import Surroundings, read_surroundings
from checker.extraction.table_targets import read_target_rows, target_column
from checker.extraction.table_units import find_unit
from checker.extraction.table_values import Entry, read_entries
from checker.model import BlockKind, Document, Facts, Mention, Origin, Slot, Span, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.extraction.elements import Conventions

_ABOUT_TABLE = compiled(r"\b(?:tables?|figures|data|values|numbers|amounts|following|below)\b", re.IGNORECASE)
_SENTENCE = compiled(r"[.!?;]$|\b(?:is|are|was|were|has|have|had|will|we)\b", re.IGNORECASE)
_LONGEST_TITLE = 90  # characters of a line above a table that names its unit: "Emissions by source (t CO2e)"
_LONGEST_NOTE = 200  # characters of a paragraph above a table that may be about it: "All figures in tonnes"


class TablePlan(Struct, frozen=True, kw_only=True):
    """How a table is to be read."""

    layout: Layout
    surroundings: Surroundings
    goals: Column | None  # the column that states targets, one for each row
    holds_values: bool


def read_table(
    document: Document, index: int, headings: tuple[str, ...], conventions: Conventions, facts: Facts
) -> Iterator[Mention]:
    """Yield ratings, values and targets of the table in block `index`; the nearest heading comes first."""
    plan = plan_table(document, index, headings, conventions, facts)
    if plan is None:
        return
    yield from read_rating_rows(plan.layout, index, conventions)
    if plan.goals is not None:
        yield from read_target_rows(plan.layout, plan.goals, index, conventions, facts)
    if plan.holds_values:
        around = plan.surroundings
        entries = read_entries(plan.layout, around, conventions)
        beside = read_beside(plan.layout, around, conventions, entries)
        yield from _values(entries, around.words, index, beside)
        yield from unknown_sums(beside, index)


def numbers_of(
    document: Document, tables: Sequence[tuple[int, tuple[str, ...]]], conventions: Conventions, facts: Facts
) -> Iterator[Entry]:
    """Yield every number of the tables in some blocks, each with the headings above its table."""
    for index, headings in tables:
        plan = plan_table(document, index, headings, conventions, facts)
        if plan is not None and plan.holds_values:
            yield from read_numbers(plan.layout, plan.surroundings, conventions)


def plan_table(
    document: Document, index: int, headings: tuple[str, ...], conventions: Conventions, facts: Facts
) -> TablePlan | None:
    """Return how the table in block `index` is to be read; None where it is too large, or no table."""
    table = document.blocks[index].table
    grid = read_grid(table) if table is not None else None
    if table is None or grid is None:
        return None
    layout = read_layout(grid, conventions)
    around = (*_above(document, index), *(normalise(heading) for heading in headings[:1]))
    if table.caption is not None:
        around = (normalise(table.caption.text), *around)
    goals = target_column(layout, around)
    return TablePlan(
        layout=layout,
        surroundings=read_surroundings(layout, around, conventions, facts),
        goals=goals,
        holds_values=goals is None or bool(layout.of_role(Role.PERIOD)),
    )


def _above(document: Document, index: int) -> tuple[str, ...]:
    """Return a caption, or a short paragraph, that stands right above a table."""
    before = document.blocks[index - 1] if index else None
    if before is None or before.kind not in {BlockKind.CAPTION, BlockKind.PARAGRAPH}:
        return ()
    text = before.passage.text
    is_title = len(text) <= _LONGEST_TITLE and find_unit(text) is not None and not _SENTENCE.search(text)
    is_note = len(text) <= _LONGEST_NOTE and _ABOUT_TABLE.search(text) is not None
    is_about_it = before.kind is BlockKind.CAPTION or is_title or is_note
    return (normalise(text),) if is_about_it else ()


def _values(
    entries: list[Entry],
    around: tuple[str, ...],
    index: int,
    beside: Beside,
) -> Iterator[Mention]:
    before, parts, others = previous_values(entries), beside.parts, other_values(entries)
    for entry in entries:
        span = cell_span(entry.cell)
        if span is None:
            continue
        slots = _slots(entry, span) | _people_slots(entry, around)
        slots |= (
            _financed_slots(entry, around, parts)
            | neighbour_slots(entry, before, parts)
            | series_slots(others.get(entry.place, ()))
        )
        slots |= change_slots(beside.changes.get(entry.place, ())) | ratio_slots(beside.ratios.get(entry.place))
        yield Mention(kind="metric", span=span, sentence=span, block=index, slots=slots)


def _slots(entry: Entry, span: Span) -> dict[str, Slot]:
    label = cell_span(entry.line.label_cell) if entry.line.label_cell is not None else None
    slots: dict[str, Slot] = {
        name: Slot(value=found.value, span=label, origin=Origin.TABLE)
        for name, found in metric_slots(entry.measure.metric, entry.measure.hit).items()
    }
    slots["value"] = Slot(value=entry.quantity, span=span)
    if entry.measure.hit is not None and 3 in entry.measure.hit.scopes:
        numbers = categories_in(entry.line.name)
        if numbers:
            slots.setdefault("scope3_categories", Slot(value=numbers, span=label, origin=Origin.TABLE))
    if entry.line.label_cell is not None:
        written = " ".join(entry.line.label_cell.passage.text.split())
        slots["metric_name"] = Slot(value=written, span=label, origin=Origin.TABLE)
    return slots | _unit_slots(entry, span) | _period_slots(entry) | _subject_slots(entry)


def _unit_slots(entry: Entry, span: Span) -> dict[str, Slot]:
    unit = entry.unit
    if unit is None:
        return {}
    is_here = bool(entry.number.quantity.unit or entry.number.unknown_unit)
    origin, place = (Origin.HERE, span) if is_here else (Origin.TABLE, unit_place(entry))
    values: dict[str, Value] = {}
    if unit.hours_base:
        values |= {"unit": f"per {unit.hours_base}", "hours_base": unit.hours_base}
    elif unit.symbol or unit.written:
        values |= {"unit": unit.symbol or unit.written}
        values |= {"unit_dimension": unit.dimension} if unit.dimension else {}
    if unit.per and entry.measure.metric.startswith("safety."):
        values |= {"unit": f"per {unit.per}", "hours_base": unit.per}
    elif unit.per and not _names_more(entry, unit.per):
        values |= {"denominator": unit.per}
    return {name: Slot(value=value, span=place, origin=origin) for name, value in values.items()}


def _names_more(entry: Entry, per: str) -> bool:
    """Tell whether a row says more fully than its unit what it is per: "per hectolitre of beer" before "hl/hl"."""
    named = entry.measure.hit.denominator if entry.measure.hit is not None else ""
    return len(named.split()) > len(per.split())


def unit_place(entry: Entry) -> Span | None:
    """Return the cell that gives a value its unit: of its row, else the column's header; None for words around it."""
    header = entry.column.cell if entry.column.header.unit is not None else None
    cell = entry.line.unit_cell if entry.line.unit is not None else header
    return cell_span(cell) if cell is not None else None


def _period_slots(entry: Entry) -> dict[str, Slot]:
    period = entry.period
    if period is None:
        return {}
    header = entry.column.cell if period is entry.column.header.period else None
    span = cell_span(header) if header is not None else None
    values: dict[str, Value] = {"period": period.label, "period_year": period.year, "period_end": period.last_day}
    if period.form == "fiscal":
        values["fy_label"] = period.label
    return {name: Slot(value=value, span=span, origin=Origin.TABLE) for name, value in values.items()}


def _subject_slots(entry: Entry) -> dict[str, Slot]:
    values: dict[str, Value] = {
        "boundary": entry.boundary,
        "product": entry.product,
        "functional_unit": entry.functional_unit,
        "product_footprint_boundary": entry.measure.life_cycle,
        "subject": "product" if entry.product else "",
    }
    return {name: Slot(value=value, origin=Origin.TABLE) for name, value in values.items() if value}


def _people_slots(entry: Entry, around: tuple[str, ...]) -> dict[str, Slot]:
    """Return whom a share of people or a pay gap is of, from the row's label and the words around the table."""
    metric = entry.measure.metric
    if not metric.startswith(("people.", "pay.")):
        return {}
    words = (entry.line.name, entry.line.group, entry.column.header.text, *around)
    slots: dict[str, Slot] = {}
    group = next((text[slice(*level)] for text in words if (level := level_in(text))), "")
    if group:
        slots["population_level"] = Slot(value=group, origin=Origin.TABLE)
    statistic = next((said[0] for text in words if (said := statistic_in(text))), "")
    if statistic and metric.startswith("pay."):
        slots["statistic"] = Slot(value=statistic, origin=Origin.TABLE)
    return slots


def _financed_slots(
    entry: Entry, around: tuple[str, ...], parts: Mapping[tuple[int, int], tuple[Entry, ...]]
) -> dict[str, Slot]:
    """Return asset classes, data quality and method of financed emissions, the rows that a total sums included."""
    if entry.measure.metric != METRIC:
        return {}
    rows = tuple(part.line.name for part in parts.get(entry.place, ()))
    texts = (entry.line.name, entry.line.group, entry.column.header.text, *rows, *around)
    return {name: Slot(value=words, origin=Origin.TABLE) for name, words, _, _ in financed_words(texts)}
