"""Target tables: each row is one target, its deadline, base and status in columns of their own or in its words."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from checker.extraction.binding import metric_slots
from checker.extraction.coverage import coverage_slots
from checker.extraction.elements import Conventions, Sentence
from checker.extraction.patterns import compiled
from checker.extraction.roles import Role as PeriodRole
from checker.extraction.table_aims import Aim, read_aim
from checker.extraction.table_cells import cell_span
from checker.extraction.table_headers import Role
from checker.extraction.table_progress import Row, first_period, placed_period, read_base, read_status
from checker.extraction.verbs import GOAL_HEADING
from checker.model import Facts, Mention, Origin, Quantity, Slot, Span, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.periods import Period
    from checker.extraction.table_layout import Column, Layout, Line

_DEADLINE = compiled(r"\b(?:by|until|in|before|due) (?:the end of )?(?:fy ?)?20\d\d", re.IGNORECASE)
_STANDING = compiled(r"\b(?:ongoing|annual(?:ly)?|every year|each year|yearly|permanent|continuous)\b", re.IGNORECASE)
_NUMBER = compiled(r"[+-]?\d[\d.,]*(?: ?%)?")
_ABSOLUTE = compiled(r"\babsolute\b", re.IGNORECASE)


def read_target_rows(
    layout: Layout, column: Column, index: int, conventions: Conventions, facts: Facts
) -> Iterator[Mention]:
    """Yield a mention for each row whose cell in the target column states one."""
    for line in layout.lines:
        row = _row(layout, line, column, index, conventions)
        mention = _mention(row, column, index, facts) if row is not None else None
        if mention is not None:
            yield mention


def target_column(layout: Layout, around: tuple[str, ...]) -> Column | None:
    """Return the column that holds the targets; None where the table states none."""
    columns = layout.of_role(Role.TARGET)
    beside = layout.of_role(Role.DUE, Role.BASE, Role.STATUS, Role.PERIOD)
    if columns:
        names_topic = columns[0].index == 0 and len(columns) > 1
        is_last = names_topic and (_is_ordinal(layout, columns[0]) or _holds_numbers(layout, columns[-1]))
        column = columns[-1] if is_last else columns[0]
        dated = any(_DEADLINE.search(layout.grid.text(line.row, column.index)) for line in layout.lines)
        return column if beside or column.header.period is not None or dated else None
    is_goal = any(GOAL_HEADING.search(text) for text in around[:2])
    if is_goal and layout.of_role(Role.DUE) and layout.of_role(Role.BASE, Role.STATUS):
        return layout.columns[0]
    return None


def _is_ordinal(layout: Layout, column: Column) -> bool:
    """Tell a first column that only names the goal's topic from one that states it."""
    texts = [layout.grid.text(line.row, column.index) for line in layout.lines]
    return not any(character.isdigit() for text in texts for character in text)


def _holds_numbers(layout: Layout, column: Column) -> bool:
    """Tell a column of nothing but numbers, beside which the first column says what they are of."""
    texts = [layout.grid.text(line.row, column.index) for line in layout.lines]
    return all(_NUMBER.fullmatch(text) for text in texts)


def _row(layout: Layout, line: Line, column: Column, index: int, conventions: Conventions) -> Row | None:
    cell = layout.grid.cell(line.row, column.index)
    span = cell_span(cell) if cell is not None else None
    text = layout.grid.text(line.row, column.index)
    if cell is None or span is None or not layout.grid.starts_at(line.row, column.index):
        return None
    labels = [layout.grid.text(line.row, c.index) for c in layout.of_role(Role.LABEL) if c.index != column.index]
    spans = [
        place for c in layout.columns if (own := layout.grid.cell(line.row, c.index)) and (place := cell_span(own))
    ]
    return Row(
        layout=layout,
        line=line,
        target=cell,
        words=Sentence(text=text, start=0, block=index, block_kind="table", conventions=conventions),
        label=labels[-1] if labels else line.label if line.label_cell is not cell else "",
        span=span,
        whole=Span(min(place.start for place in spans), max(place.end for place in spans)),
    )


def _mention(row: Row, column: Column, index: int, facts: Facts) -> Mention | None:
    aim = read_aim(row.words, row.label, row.line.unit or column.header.unit)
    if aim is None:
        return None
    slots = dict(_deadline(row, column, facts))
    if aim.form == "end_state":
        if "target_year" not in slots:
            return None
        slots["end_state"] = Slot(value=row.words.text, span=row.span)
    slots |= dict(read_base(row, aim, facts))
    slots |= read_status(row, aim)
    slots |= _aimed(row, aim, slots)
    slots |= _manner(row, slots, facts)
    slots |= _coverage(row)
    return Mention(kind="target", span=row.span, sentence=row.whole, block=index, slots=slots)


def _aimed(row: Row, aim: Aim, known: dict[str, Slot]) -> dict[str, Slot]:
    """Return the slots of what is aimed at: form, value, direction, metric."""
    values: dict[str, Value] = {"target_form": aim.form}
    found = metric_slots(aim.metric, aim.hit)
    values |= {name: slot.value for name, slot in found.items()}
    values.setdefault("metric_name", aim.name or row.label or row.words.text)
    values["direction"] = _direction(aim, known)
    if aim.quantity is not None:
        values["target_value"] = aim.quantity
        if aim.quantity.unit:
            values |= {"unit": aim.quantity.unit, "unit_dimension": aim.dimension}
    unit = row.line.unit
    per = aim.per or (unit.hours_base if unit is not None else "") or values.get("denominator")
    if per and aim.metric.startswith("safety."):
        values["hours_base"] = per
    elif per:
        values |= {"denominator": per, "basis": "intensity"}
    if "denominator" not in values and _ABSOLUTE.search(f"{row.label} {row.words.text}"):
        values["basis"] = "absolute"
    return {name: Slot(value=value, span=row.span) for name, value in values.items()}


def _direction(aim: Aim, known: dict[str, Slot]) -> str:
    """Return the way a target leads; for a level, base and current value outrank what the metric's nature suggests."""
    if aim.form == "end_state" or aim.quantity is None:
        return "reach"
    if aim.form == "change":
        return "increase" if aim.is_up else "decrease"
    if aim.quantity.comparator in {"<", "<="}:
        return "decrease"
    if aim.quantity.comparator in {">", ">="}:
        return "reach"
    for name in ("base_value", "current_value"):
        before = known[name].value if name in known else None
        if isinstance(before, Quantity) and before.unit == aim.quantity.unit and before.amount != aim.quantity.amount:
            return "reach" if aim.quantity.amount > before.amount else "decrease"
    return "decrease" if aim.is_up is False else "reach"


def _deadline(row: Row, column: Column, facts: Facts) -> Iterator[tuple[str, Slot]]:
    for due in row.layout.of_role(Role.DUE):
        cell, text = row.layout.grid.cell(row.line.row, due.index), row.layout.grid.text(row.line.row, due.index)
        period = first_period(text, row.words.conventions)
        if cell is not None and period is not None:
            yield from _due(period, cell_span(cell))
            return
        if _STANDING.search(text):
            yield "is_limit", Slot(value=True, span=cell_span(cell) if cell else None, origin=Origin.TABLE)
    own = placed_period(row, facts, PeriodRole.DEADLINE)
    period = own or column.header.period
    if period is not None:
        yield from _due(period, row.span if own is not None else None)


def _due(period: Period, span: Span | None) -> Iterator[tuple[str, Slot]]:
    values: dict[str, Value] = {"target_year": period.year, "target_label": period.label, "target_end": period.last_day}
    for name, value in values.items():
        yield name, Slot(value=value, span=span, origin=Origin.TABLE)


def _manner(row: Row, slots: dict[str, Slot], facts: Facts) -> dict[str, Slot]:
    """Return modality and tense: a row is a commitment, and told as past once it is due and has its result."""
    manner = {} if "modality" in slots else {"modality": Slot(value="commit", span=row.span, origin=Origin.TABLE)}
    end = slots["target_end"].value if "target_end" in slots else None
    is_due = isinstance(end, date) and facts.published is not None and end <= facts.published
    has_result = bool(slots.keys() & {"current_value", "progress_value", "modality"})
    manner["tense"] = Slot(value="past" if is_due and has_result else "future", origin=Origin.TABLE)
    return manner


def _coverage(row: Row) -> dict[str, Slot]:
    """Return what a row's target covers, from its own words or those of its label."""
    for text in (row.words.text, row.label):
        for name, found in coverage_slots(text).items():
            return {name: Slot(value=found.value, span=row.span, origin=Origin.TABLE)}
    return {}
