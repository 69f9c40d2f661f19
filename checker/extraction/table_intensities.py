"""Intensities of a table beside the rows that they are computed from: energy, production, energy per tonne."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import product
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker import quantities
from checker.extraction.intensities import PEOPLE, Ratio, counted_in, per_unit
from checker.extraction.patterns import compiled
from checker.extraction.table_cells import cell_span, read_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.elements import Conventions
    from checker.extraction.table_layout import Layout, Line
    from checker.extraction.table_units import UnitWords
    from checker.extraction.table_values import Entry
    from checker.model import Quantity

Place = tuple[int, int]
_OUTPUT = compiled(
    r"\b(?:production|produced|output|products?|sold|throughput|manufactured|revenues?|turnover|sales|floor|area"
    r"|space|guest[- ]?nights?|passengers?|transported|mileage|distance)\b",
    re.IGNORECASE,
)
_INPUT = compiled(r"\b(?:waste|emissions?|water|energy|electricity|withdrawal|consumption|fuels?)\b", re.IGNORECASE)
_FARTHEST = 3.0  # an intensity that misses the quotient of the only two rows by more is of something else


class _Line(Struct, frozen=True, kw_only=True):
    """Two rows that an intensity may be the quotient of, with its values by column."""

    ratios: Mapping[int, Ratio]
    agreeing: int
    farthest: float


def find_ratios(layout: Layout, entries: Sequence[Entry], conventions: Conventions) -> Mapping[Place, Ratio]:
    """Return what each intensity of a table is computed from, by its place.

    Of several rows that may be meant, those count from which most columns of the intensity follow; only where there is
    no choice and no other column, a single value is believed to be computed from them.
    """
    rows: dict[int, dict[int, Entry]] = defaultdict(dict)
    for entry in entries:
        rows[entry.line.row][entry.column.index] = entry
    found: dict[Place, Ratio] = {}
    for row, values in rows.items():
        first = next(iter(values.values()))
        unit = per_unit(_per(first)) if _per(first) else None
        if unit is None or not first.quantity.unit or first.measure.metric.startswith("safety."):
            continue
        lines = list(_lines(layout, rows, row, unit, conventions))
        best = max(lines, key=lambda line: line.agreeing, default=None)
        is_only = len(lines) == 1 and len(values) == 1
        if best is not None and (best.agreeing * 2 >= len(best.ratios) > 1 or (is_only and best.farthest <= _FARTHEST)):
            found |= {(row, column): ratio for column, ratio in best.ratios.items()}
    return found


def _per(entry: Entry) -> str:
    """Return what a value is per, as its unit says it in full: "million EUR" of "t CO2e per million EUR"."""
    if entry.unit is not None and entry.unit.per:
        written = entry.unit.written
        return written.partition(" per ")[2] or written.partition("/")[2].strip() or entry.unit.per
    return entry.measure.hit.denominator if entry.measure.hit is not None else ""


def _lines(
    layout: Layout, rows: Mapping[int, dict[int, Entry]], row: int, unit: UnitWords, conventions: Conventions
) -> Iterator[_Line]:
    """Yield the pairs of rows that an intensity may be the quotient of."""
    values = rows[row]
    first = next(iter(values.values()))
    above = [one for other, one in rows.items() if other != row and _is_numerator(one, first)]
    below = [line for line in layout.lines if line.row != row and _is_denominator(line, _per(first), unit)]
    for numerator, line in product(above, below):
        ratios: dict[int, Ratio] = {}
        for column in values.keys() & numerator.keys():
            amount = _amount(layout, line, column, unit, conventions)
            if amount is not None and numerator[column].boundary == values[column].boundary:
                cell = layout.grid.cell(line.row, column)
                ratios[column] = Ratio(
                    numerator=numerator[column].quantity,
                    denominator=amount,
                    numerator_span=cell_span(numerator[column].cell),
                    denominator_span=cell_span(cell) if cell is not None else None,
                )
        misses = [_miss(values[column], ratio) for column, ratio in ratios.items()]
        if misses:
            agreeing = sum(_agrees(values[column], ratio) for column, ratio in ratios.items())
            yield _Line(ratios=ratios, agreeing=agreeing, farthest=max(misses))


def _is_numerator(values: Mapping[int, Entry], intensity: Entry) -> bool:
    """Tell a row of amounts that an intensity may be of: of its field, of the scopes that it names, and no part."""
    one = next(iter(values.values()))
    if _per(one) or one.line.is_part_of or one.line.is_aside:
        return False
    fields = {entry.measure.metric.partition(".")[0] for entry in (one, intensity)}
    hit, other = intensity.measure.hit, one.measure.hit
    scopes = hit.scopes if hit is not None else ()
    own = other.scopes if other is not None else ()
    is_of_field = len(fields) == 1 and "unknown" not in fields
    return is_of_field and (not scopes or scopes == own) and quantities.comparable(one.quantity, intensity.quantity)


def _is_denominator(line: Line, per: str, unit: UnitWords) -> bool:
    """Tell a row that counts what an intensity is per: production, revenue, employees, floor area."""
    name = line.name
    if unit.symbol == "persons":
        return PEOPLE.search(name) is not None and not line.is_part_of
    if line.unit is None or line.unit.dimension != unit.dimension or line.unit.per or line.is_part_of:
        return False
    named = {word for word in re.findall(r"[a-z]{4,}", per.lower()) if word not in {"tonne", "million"}}
    is_named = bool(named & set(re.findall(r"[a-z]{4,}", name.lower())))
    return is_named or (_OUTPUT.search(name) is not None and not _INPUT.search(name))


def _amount(layout: Layout, line: Line, column: int, unit: UnitWords, conventions: Conventions) -> Quantity | None:
    """Return the amount of a denominator's row in a column, in multiples of the unit that the intensity is per."""
    number = read_number(layout.grid.text(line.row, column), decimal_comma=conventions.decimal_comma)
    if number is None or number.quantity.amount <= 0:
        return None
    quantity, own = number.quantity, line.unit
    if unit.symbol != "persons" and own is not None and not quantity.unit:
        factor = own.factor * quantities.conversion(own.symbol, unit.symbol)
        quantity = replace(quantity, amount=quantity.amount * factor, half_step=quantity.half_step * factor)
    return counted_in(replace(quantity, unit=unit.symbol), unit)


def _agrees(intensity: Entry, ratio: Ratio) -> bool:
    return quantities.ratio_agrees(ratio.numerator, ratio.denominator, intensity.quantity)


def _miss(intensity: Entry, ratio: Ratio) -> float:
    """Return how many times larger the larger of quotient and stated intensity is."""
    quotient = ratio.numerator.amount * quantities.conversion(ratio.numerator.unit, intensity.quantity.unit)
    quotient /= ratio.denominator.amount
    if not quotient or not intensity.quantity.amount:
        return float("inf")
    times = float(intensity.quantity.amount / quotient)
    return max(times, 1 / times)
