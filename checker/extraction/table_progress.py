"""How far a target has come: base year, base value and latest result of its row."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.elements import Conventions, Sentence
from checker.extraction.patterns import compiled
from checker.extraction.periods import Period, read_periods
from checker.extraction.roles import Role as PeriodRole
from checker.extraction.roles import place_periods
from checker.extraction.table_cells import Number, cell_span, read_number, without_plus
from checker.extraction.table_headers import Role
from checker.extraction.table_layout import Column, Layout, Line
from checker.model import Cell, Facts, Origin, Quantity, Slot, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from checker.extraction.table_aims import Aim

_MET = compiled(r"\b(?<!not )(?<!not yet )(?:achieved|met|reached|completed?|done|fulfilled)\b", re.IGNORECASE)
_DOWN_AFTER = compiled(r" ?(?:lower|less|fewer|reductions?|decrease|below|down|saved|cut)\b", re.IGNORECASE)
_UP_AFTER = compiled(r" ?(?:higher|more|increase|growth|above|up)\b", re.IGNORECASE)


class Row(Struct, frozen=True, kw_only=True):
    """One row of a target table."""

    layout: Layout
    line: Line
    target: Cell
    words: Sentence
    label: str  # names the metric where the target's own words do not
    span: Span  # of the target's cell
    whole: Span  # of the row


def first_period(text: str, conventions: Conventions) -> Period | None:
    """Return the first period of a text."""
    return next(iter(read_periods(text, conventions.fiscal)), None)


def placed_period(row: Row, facts: Facts, role: PeriodRole) -> Period | None:
    """Return the deadline or base period that a target's words name, else its label: "Emissions vs 2019"."""
    label = Sentence(
        text=row.label, start=0, block=row.words.block, block_kind="table", conventions=row.words.conventions
    )
    placed = (*place_periods(row.words, facts, is_goal=True), *place_periods(label, facts, is_goal=True))
    return next((place.period for place in placed if place.role is role), None)


def read_base(row: Row, aim: Aim, facts: Facts) -> Iterator[tuple[str, Slot]]:
    """Read base year and base value from their columns, the year else from the target's words."""
    year: tuple[Period, Span | None] | None = None
    for column in row.layout.of_role(Role.BASE):
        cell, text = row.layout.grid.cell(row.line.row, column.index), row.layout.grid.text(row.line.row, column.index)
        span = cell_span(cell) if cell is not None else None
        own = first_period(text, row.words.conventions) if column.header.period is None else None
        period = own or column.header.period
        if period is not None and text:
            year = (period, span if own is not None else None)
        number = _number(f"{text[: own.start]} {text[own.end :]}".strip(" ():,") if own else text, row)
        if number is not None and not number.is_signed:
            yield "base_value", Slot(value=_in_unit(number, row, aim), span=span, origin=Origin.TABLE)
    stated = placed_period(row, facts, PeriodRole.BASE)
    if stated is not None:
        year = (stated, row.span)
    if year is not None:
        yield "base_year", Slot(value=year[0].year, span=year[1], origin=Origin.TABLE)
        yield "base_label", Slot(value=year[0].label, span=year[1], origin=Origin.TABLE)


def read_status(row: Row, aim: Aim) -> dict[str, Slot]:
    """Read the latest result: the change achieved so far, or the value now; an empty cell supplies nothing."""
    columns = row.layout.of_role(Role.STATUS, Role.PERIOD) or row.layout.of_role(Role.VALUE)
    slots: dict[str, Slot] = {}
    for column in sorted(columns, key=_last_day):
        cell, text = row.layout.grid.cell(row.line.row, column.index), row.layout.grid.text(row.line.row, column.index)
        number = _number(text, row)
        if cell is None:
            continue
        span = cell_span(cell)
        if _MET.search(text):
            slots["modality"] = Slot(value="achieved", span=span, origin=Origin.TABLE)
        if number is not None:
            name, value = _result(number, aim, row)
            slots[name] = Slot(value=value, span=span, origin=Origin.TABLE)
    return slots


def _last_day(column: Column) -> date:
    return column.header.period.last_day if column.header.period is not None else date.max


def _result(number: Number, aim: Aim, row: Row) -> tuple[str, Quantity]:
    quantity = _in_unit(number, row, aim)
    is_share = aim.metric.endswith(("_share", "_rate"))
    if aim.form == "change" and quantity.unit in {"%", "pp"} and (number.is_signed or not is_share):
        against = number.is_signed and (quantity.amount < 0) == bool(aim.is_up)
        return "progress_value", replace(quantity, amount=-abs(quantity.amount) if against else abs(quantity.amount))
    if number.is_signed and quantity.unit in {"%", "pp"}:
        return "progress_value", replace(quantity, amount=abs(quantity.amount))
    return "current_value", quantity


def _number(text: str, row: Row) -> Number | None:
    """Read a result with words around it too: "78% (on track)", "on track: 78%", "31% lower"."""
    conventions = row.words.conventions
    number = read_number(text, decimal_comma=conventions.decimal_comma)
    if number is not None or not text:
        return number
    phrase = Sentence(
        text=without_plus(text), start=0, block=row.words.block, block_kind="table", conventions=conventions
    )
    amounts = [amount for amount in phrase.amounts if not amount.is_word]
    amount = next((amount for amount in amounts if amount.quantity.unit or amount.start == 0), None)
    if amount is None:
        return None
    down, up = _DOWN_AFTER.match(text, amount.end), _UP_AFTER.match(text, amount.end)
    quantity = amount.quantity
    if down and quantity.amount > 0:
        quantity = replace(quantity, amount=-quantity.amount)
    is_signed = bool(down or up) or quantity.amount < 0 or "+" in text
    return Number(amount=replace(amount, quantity=quantity), is_signed=is_signed)


def _in_unit(number: Number, row: Row, aim: Aim) -> Quantity:
    """Return a number of a row with the row's unit, or that of the level aimed at, where it has none of its own."""
    quantity, unit = number.quantity, row.line.unit
    if not quantity.unit and aim.form == "level" and aim.quantity is not None and (unit is None or not unit.symbol):
        return replace(quantity, unit=aim.quantity.unit)
    if quantity.unit or unit is None or not unit.symbol:
        return quantity
    scale: Decimal = unit.factor
    return replace(quantity, amount=quantity.amount * scale, half_step=quantity.half_step * scale, unit=unit.symbol)
