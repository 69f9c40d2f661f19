"""The values of a table: each cell with a number, with the metric, unit and period that its headers give it."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker import vocabulary
from checker.extraction.patterns import compiled
from checker.extraction.periods import Period, read_periods
from checker.extraction.table_cells import Number, is_no_value, read_number
from checker.extraction.table_headers import Role
from checker.extraction.table_layout import VALUE_ROLES, Column, Layout, Line
from checker.extraction.table_metrics import MONEY_FAMILIES, Measure, fits, is_rate, names_metric, read_measure
from checker.extraction.table_units import UnitWords, amount_unit, without_unit
from checker.model import Cell, Quantity, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Conventions
    from checker.extraction.table_surroundings import Surroundings

_COUNTED = compiled(r"^(?:total )?(?:number|no\.|nr\.|count|#) ?of\b", re.IGNORECASE)
_LINK_WORDS = compiled(
    r"\b(?:total|of which|thereof|of|in|from|for|the|our|and|by|at|to|including)\b|[-:,;()/|]", re.IGNORECASE
)


class Entry(Struct, frozen=True, kw_only=True):
    """One value of a table with all that its headers say of it."""

    line: Line
    column: Column
    cell: Cell
    number: Number
    quantity: Quantity  # in the unit of the table, scaled
    measure: Measure
    unit: UnitWords | None = None
    period: Period | None = None
    boundary: str = ""
    product: str = ""
    functional_unit: str = ""

    @property
    def place(self) -> tuple[int, int]:
        """Its position in the grid."""
        return self.line.row, self.column.index


def read_entries(layout: Layout, around: Surroundings, conventions: Conventions) -> list[Entry]:
    """Return the values of a table in reading order, of known metrics and of others whose unit is stated."""
    cells = (
        read_cell(layout, line, column, around, conventions)
        for line in layout.lines
        for column in value_columns(layout)
    )
    return list(_told_apart([cell for cell in cells if isinstance(cell, Entry)]))


def value_columns(layout: Layout) -> tuple[Column, ...]:
    """Return the columns that hold values; the base year's too, where it is one year among others of a series."""
    is_series = bool(layout.of_role(Role.PERIOD)) and not layout.of_role(Role.TARGET, Role.DUE)
    based = [column for column in layout.of_role(Role.BASE) if is_series and column.header.period is not None]
    return tuple(column for column in layout.columns if column.role in VALUE_ROLES or column in based)


def read_cell(
    layout: Layout, line: Line, column: Column, around: Surroundings, conventions: Conventions
) -> Entry | Reason:
    """Return the value of a cell in a column of values, or why it is read as none."""
    entry = number_in(layout, line, column, around, conventions)
    return refusal(entry, around) or _with_subject(layout, entry, around) if isinstance(entry, Entry) else entry


def number_in(
    layout: Layout, line: Line, column: Column, around: Surroundings, conventions: Conventions
) -> Entry | Reason:
    """Return the number of a cell in a column of values, of whatever, or why there is none."""
    grid, place = layout.grid, (line.row, column.index)
    cell, text = grid.cell(*place), grid.text(*place)
    if cell is None or cell is line.label_cell or not grid.starts_at(*place):
        return Reason.LABEL
    number = read_number(_out_of_brackets(text, line), decimal_comma=conventions.decimal_comma)
    if number is None:
        return Reason.NO_VALUE if is_no_value(text) else Reason.NO_NUMBER
    header = column.header.rest if names_metric(column.header.rest) else ""
    contexts = tuple(without_unit(text) for text in (header, line.group, *around.words) if text)
    measure, unit = _measured(line, column, number, contexts, around)
    return Entry(
        line=line,
        column=column,
        cell=cell,
        number=number,
        quantity=_scaled(number, unit),
        measure=measure,
        unit=unit,
        period=_period(layout, line, column, around, conventions),
    )


def _out_of_brackets(text: str, line: Line) -> str:
    """Return a value without the brackets that the whole row stands in: said by the way, not negative."""
    row = line.name.strip()
    aside = row[:1] == "(" and row[-1:] == ")" and text[:1] == "(" and text[-1:] == ")"
    return text[1:-1] if aside else text


def _measured(
    line: Line, column: Column, number: Number, contexts: tuple[str, ...], around: Surroundings
) -> tuple[Measure, UnitWords | None]:
    """Return the metric and the unit of a value: a unit of its own, or the table's where that fits the metric."""
    own = _own_unit(line, column, number)
    unit = own or around.unit
    if own is not None and not own.symbol and own.factor != 1 and around.unit is not None:
        unit = replace(around.unit, factor=own.factor)
    measure = read_measure(line.name, contexts, unit, is_product=around.is_product)
    entry = measure.entry
    if own is None and unit is not None and (entry is None or not fits(measure.metric, unit)):
        unmeasured = read_measure(line.name, contexts, None, is_product=around.is_product)
        if _is_source_of_emissions(unmeasured.entry, unit):
            return Measure(metric="unknown"), unit
        if unmeasured.entry is not None or entry is not None or unit.is_rate:
            measure, unit = unmeasured, None
    return measure, _settled(line, measure, unit)


def _is_source_of_emissions(entry: vocabulary.Metric | None, unit: UnitWords) -> bool:
    """Tell fuels, electricity and waste in a table of emissions: its values are what they emit."""
    return unit.dimension == "mass_co2e" and entry is not None and entry.dimension in {"energy", "mass"}


def _own_unit(line: Line, column: Column, number: Number) -> UnitWords | None:
    if number.quantity.unit:
        return amount_unit(number.amount)
    if number.unknown_unit:
        return UnitWords(written=number.unknown_unit)
    of_column = column.header.unit  # "Share 2023 (%)" is one whatever the unit of the row
    return of_column if of_column is not None and of_column.symbol == "%" else line.unit or of_column


def _settled(line: Line, measure: Measure, unit: UnitWords | None) -> UnitWords | None:
    """Return the unit as the metric has it: tonnes of emissions are tonnes of CO2e, a count needs no unit."""
    entry = measure.entry
    if unit is not None and unit.dimension == "mass" and entry is not None and entry.dimension == "mass_co2e":
        carbon = f"{unit.symbol}CO2e"
        return replace(unit, symbol=carbon, dimension="mass_co2e") if carbon in vocabulary.units() else unit
    if unit is not None:
        return unit
    if _COUNTED.search(line.label) or (entry is not None and entry.dimension == "count"):
        return UnitWords(symbol="count", dimension="count")
    if entry is not None and entry.dimension == "days" and re.search(r"\bdays\b", line.label, re.IGNORECASE):
        return UnitWords(symbol="d", dimension="days", written="days")
    if entry is not None and entry.dimension.startswith("hours") and re.search(r"\bhours\b", line.label, re.IGNORECASE):
        return UnitWords(symbol="h", dimension="hours", written="hours")
    return None


def _scaled(number: Number, unit: UnitWords | None) -> Quantity:
    quantity = number.quantity
    if unit is None or (quantity.unit and quantity.unit == unit.symbol):
        return quantity
    factor = unit.factor if not quantity.unit else Decimal(1)
    return replace(quantity, amount=quantity.amount * factor, half_step=quantity.half_step * factor, unit=unit.symbol)


def _period(
    layout: Layout, line: Line, column: Column, around: Surroundings, conventions: Conventions
) -> Period | None:
    if column.header.period is not None:
        return column.header.period
    for year in layout.of_role(Role.YEAR):
        period = next(iter(read_periods(layout.grid.text(line.row, year.index), conventions.fiscal)), None)
        if period is not None:
            return period
    return around.period


def _with_subject(layout: Layout, entry: Entry, around: Surroundings) -> Entry:
    """Say which site or product a value is about: a column for it, the column's header, or the label itself."""
    named = [layout.grid.text(entry.line.row, column.index) for column in layout.of_role(Role.BOUNDARY)]
    header = "" if names_metric(entry.column.header.rest) else entry.column.header.rest
    if around.is_product and entry.column.role is Role.VALUE:
        return replace(entry, product=header, functional_unit=around.functional_unit)
    label = entry.line.name if entry.measure.is_from_context and not entry.line.is_total else ""
    parts = dict.fromkeys(text for text in (*named, header, label) if text)
    return replace(entry, boundary=", ".join(parts))


def refusal(entry: Entry, around: Surroundings) -> Reason | None:
    """Tell whether a value is one to check: no change, no forecast, no money (unless given), metric or unit known."""
    if entry.number.is_signed:
        return Reason.SIGNED
    if around.last_year is not None and entry.period is not None and entry.period.year > around.last_year:
        return Reason.FORECAST
    if entry.unit is not None and entry.unit.dimension == "currency":
        return None if entry.measure.metric.startswith(MONEY_FAMILIES) else Reason.MONEY
    is_known = entry.measure.metric != "unknown" or (
        entry.unit is not None and bool(entry.unit.symbol) and not entry.unit.is_rate
    )
    return None if is_known else Reason.UNKNOWN_METRIC


def _told_apart(entries: list[Entry]) -> Iterator[Entry]:
    """Name the part that a row is about where two rows of a table would be one and the same claim."""
    alike: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for entry in entries:
        alike[_identity(entry)].add(entry.line.row)
    for entry in entries:
        if len(alike[_identity(entry)]) == 1 or entry.measure.metric == "unknown":
            yield entry
            continue
        narrower = _narrower(entry)
        parts = [entry.boundary, narrower, _row_above(entry, entries) if narrower == entry.line.name else ""]
        yield replace(entry, boundary=", ".join(part for part in parts if part))


def _row_above(entry: Entry, entries: list[Entry]) -> str:
    """Return the row that a label stands under which the table has several times: "Electricity" of "Energy sold"."""
    rows = {one.line.row: one.line.name for one in entries}
    if sum(name == entry.line.name for name in rows.values()) == 1:
        return ""
    above = [row for row, name in rows.items() if row < entry.line.row and name != entry.line.name]
    return rows[max(above)] if above else ""


def _identity(entry: Entry) -> tuple[object, ...]:
    hit = entry.measure.hit
    method = hit.method if hit is not None else ""
    return (
        entry.measure.metric,
        method,
        entry.column.index,
        entry.period,
        entry.boundary,
        entry.product,
        is_rate(entry.measure),
    )


def _narrower(entry: Entry) -> str:
    hit = entry.measure.hit
    rest = entry.line.name.replace(hit.name, " ") if hit is not None else entry.line.name
    words = " ".join(_LINK_WORDS.sub(" ", rest).split())
    return words or ("" if entry.line.is_total else entry.line.group or entry.line.name)
