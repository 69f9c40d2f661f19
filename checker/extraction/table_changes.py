"""The values before others in a table, and its columns of changes: "2022 | 2023 | Change" with 120, 105, -12.5 %."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker import quantities
from checker.extraction.patterns import compiled
from checker.extraction.table_cells import cell_span, read_number
from checker.extraction.table_headers import Role
from checker.extraction.table_values import Entry
from checker.model import Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from checker.extraction.elements import Conventions
    from checker.extraction.table_layout import Column, Layout

_YEAR = compiled(r"\b(?:19|20)\d\d\b")
_POINTS = compiled(r"\b(?:p\.?p\.?|ppts?|percentage points?|%-?points?|points)(?![\w])", re.IGNORECASE)
_PERCENT = compiled(r"%|\bper ?cent\b|\bpercentage\b", re.IGNORECASE)
_OF_BASE = compiled(r"\bbase(?:line)?\b", re.IGNORECASE)
_TELLING = 3  # rows from which on the other rows of a column tell what it holds


class Stated(Struct, frozen=True, kw_only=True):
    """A change that a table states for a value: the value it starts from, and the change as printed, with its sign."""

    before: Quantity
    change: Quantity
    span: Span | None
    start: Span | None = None  # of the value it starts from


class _Line(Struct, frozen=True, kw_only=True):
    """A row with a change: the values it may lie between, and the change, without a unit where the cell has none."""

    before: Entry
    after: Entry
    change: Quantity
    is_signed: bool
    span: Span | None

    def agrees(self, unit: str) -> bool:
        """Tell whether the size of the change follows from both values if it is in `unit`."""
        stated = self.signed(is_down=self.rises is False)
        return quantities.stated_change_agrees(self.before.quantity, self.after.quantity, replace(stated, unit=unit))

    def signed(self, *, is_down: bool) -> Quantity:
        """Return the change with the sign of its direction."""
        size = abs(self.change.amount)
        return replace(self.change, amount=-size if is_down else size)

    @property
    def rises(self) -> bool | None:
        """Whether the later value is the larger one, None where both may be equal."""
        before, after = self.before.quantity, self.after.quantity
        if quantities.agrees(before, after):
            return None
        return after.amount > before.amount


def previous_values(entries: list[Entry]) -> Mapping[tuple[int, int], Entry]:
    """Return for each value the one of the period before it, of the same row (or the same words in another row)."""
    before: dict[tuple[int, int], Entry] = {}
    for ordered in _series(entries):
        for (day, earlier), (later_day, later) in pairwise(ordered):
            if day < later_day:
                before[later.place] = earlier
    return before


def other_values(entries: list[Entry]) -> Mapping[tuple[int, int], tuple[Quantity, ...]]:
    """Return for each value of a series those of its other periods."""
    return {
        entry.place: tuple(other.quantity for _, other in ordered if other is not entry)
        for ordered in _series(entries)
        for _, entry in ordered
    }


def _series(entries: list[Entry]) -> Iterator[list[tuple[date, Entry]]]:
    """Yield the values that stand for the same thing, from old to new."""
    series: dict[tuple[str, ...], list[tuple[date, Entry]]] = defaultdict(list)
    for entry in entries:
        if entry.period is not None and not entry.column.header.is_part_year:
            subject = (entry.line.label, entry.line.group, entry.boundary, entry.product)
            key = (*subject, entry.quantity.unit, entry.measure.metric)
            series[key].append((entry.period.last_day, entry))
    for dated in series.values():
        yield sorted(dated, key=lambda pair: pair[0])


def stated_changes(
    layout: Layout, entries: Sequence[Entry], conventions: Conventions
) -> Mapping[tuple[int, int], tuple[Stated, ...]]:
    """Return the changes that columns of changes state, by the place of the value that each ends at.

    A column is believed to hold changes between two years where most of its rows do. What fits no reading of a column
    of several rows is no slip: the column holds something else.
    """
    rows: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.period is not None and not entry.column.header.is_part_year and entry.number.out_of is None:
            rows[entry.line.row].append(entry)
    found: dict[tuple[int, int], tuple[Stated, ...]] = defaultdict(tuple)
    for column in layout.of_role(Role.CHANGE):
        for place, stated in _column(layout, column, rows, conventions):
            found[place] += (stated,)
    return found


def _column(
    layout: Layout, column: Column, rows: Mapping[int, list[Entry]], conventions: Conventions
) -> Iterator[tuple[tuple[int, int], Stated]]:
    """Yield the changes of one column by the reading that fits most of its rows."""
    readings: list[tuple[int, str, list[_Line]]] = []
    for lines in _by_pair(layout, column, rows, conventions):
        readings += [
            (sum(line.agrees(unit or line.change.unit) for line in lines), unit, lines)
            for unit in _units(column, lines)
        ]
    if not readings:
        return
    agreeing, unit, lines = max(readings, key=lambda reading: reading[0])
    is_only = len(readings) == 1
    if (agreeing == 0 and not (is_only and len(lines) < _TELLING)) or (not is_only and agreeing * 2 <= len(lines) > 1):
        return
    trusted = _trusts_signs(lines)
    for line in lines:
        change = line.change if trusted and line.is_signed else line.signed(is_down=line.rises is False)
        change = replace(change, unit=unit or change.unit)
        yield (
            line.after.place,
            Stated(before=line.before.quantity, change=change, span=line.span, start=cell_span(line.before.cell)),
        )


def _by_pair(
    layout: Layout, column: Column, rows: Mapping[int, list[Entry]], conventions: Conventions
) -> Iterator[list[_Line]]:
    """Yield the rows of a column with a change, once for each two years that it may lie between."""
    years = [int(year) for year in _YEAR.findall(column.header.text)]
    pairs: dict[tuple[int, int], list[_Line]] = defaultdict(list)
    for row, values in rows.items():
        for before, after in _pairs(sorted(values, key=lambda one: one.column.header.text), years, column):
            line = _line(layout, column, (before, after), conventions)
            if line is not None and line.after.line.row == row:
                pairs[before.column.index, after.column.index].append(line)
    yield from pairs.values()


def _pairs(values: list[Entry], years: list[int], column: Column) -> Iterator[tuple[Entry, Entry]]:
    """Yield the two values that a change may lie between: of the years named, else the newest and another."""
    dated = {entry.period.year: entry for entry in values if entry.period is not None}
    if len(dated) != len(values) or len(dated) < 2:
        return
    ordered = [dated[year] for year in sorted(dated)]
    named = [dated[year] for year in sorted(set(years)) if year in dated]
    if len(named) == len(set(years)) == 2:
        yield named[0], named[1]
    elif len(named) == 1 and named[0] is not ordered[-1]:
        yield named[0], ordered[-1]
    elif not years or named:
        yield ordered[-2], ordered[-1]
        if len(ordered) > 2 and (_OF_BASE.search(column.header.text) or not years):
            yield ordered[0], ordered[-1]


def _line(layout: Layout, column: Column, ends: tuple[Entry, Entry], conventions: Conventions) -> _Line | None:
    before, after = ends
    cell = layout.grid.cell(after.line.row, column.index)
    text = layout.grid.text(after.line.row, column.index)
    number = read_number(_POINTS.sub("", text).strip(), decimal_comma=conventions.decimal_comma)
    if cell is None or number is None or number.unknown_unit or before.quantity.amount <= 0:
        return None
    if not quantities.comparable(before.quantity, after.quantity) or after.quantity.amount < 0:
        return None
    unit = "pp" if _POINTS.search(text) else number.quantity.unit
    change = replace(number.quantity, unit=unit, text=text)
    return _Line(before=before, after=after, change=change, is_signed=number.is_signed, span=cell_span(cell))


def _units(column: Column, lines: list[_Line]) -> list[str]:
    """Return the units that the changes of a column may be in, "" where each cell has its own."""
    if all(line.change.unit for line in lines):
        return [""]
    header = column.header.text
    if _POINTS.search(header):
        return ["pp"]
    if _PERCENT.search(header):
        return ["%"]
    units = {line.after.quantity.unit for line in lines}
    return ["%", *(units if len(units) == 1 and "%" not in units else ["pp"] if units == {"%"} else [])]


def _trusts_signs(lines: list[_Line]) -> bool:
    """Tell whether a minus in a column means less: so for most rows, where enough of them tell."""
    told = [
        (line.change.amount > 0) == line.rises
        for line in lines
        if line.is_signed and line.rises is not None and line.change.amount != Decimal(0)
    ]
    return len(told) >= _TELLING and sum(told) * 3 >= len(told) * 2
