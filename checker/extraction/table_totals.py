"""Which values a total of a table is made of. Where that is not clear, nothing is said: silence beats a false alarm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from checker.extraction.patterns import compiled
from checker.extraction.table_metrics import is_rate
from checker.extraction.table_values import Entry

Place = tuple[int, int]
FARTHEST = Decimal("0.25")  # parts that miss a total by more, in every column, are not its parts
_BARE = frozenset({"total", "sum", "totals", "grand total", "subtotal", "sub-total", "gesamt"})  # of all rows above
_WIDE = compiled(r"(?:the )?(?:whole |entire )?(?:all|group|company|portfolio)\b", re.IGNORECASE)
# "Total without the new depots" is a sum of what only its reader knows
_LEAVES_OUT = compiled(
    r"\b(?:without|excluding|excl\.?|exclusive of|less|net of|not counting|like[- ]for[- ]like|comparable"
    r"|pro forma)(?: |$)",
    re.IGNORECASE,
)
_TOTAL_HEADER = compiled(
    r"\b(?:total|sum|gesamt|altogether|combined)\b|^all (?:sites|plants|mills|regions|countries|segments|shops"
    r"|stores|farms)"
    r"|^(?:group|company)$",
    re.IGNORECASE,
)
_HUNDRED = Decimal(100)


class Sum(Struct, frozen=True, kw_only=True):
    """A row with the values that stand in its columns (or a column with the values that stand in its rows)."""

    entries: Mapping[int, Entry]  # by column
    is_total: bool
    group: str
    unit: str = ""
    scopes: tuple[int, ...] = ()  # named in the label
    method: str = ""  # of Scope 2, named in the label
    name: str = ""
    is_aside: bool = False  # outside the total, or part of another row
    is_part_of: bool = False  # says that it is part of the row above
    is_rate: bool = False  # cannot be added up
    is_emphasised: bool = False
    at: int = -1  # row of the table; -1 for a column
    is_bare: bool = False  # numbers of nobody knows what: no metric, no unit

    def may_be_sum(self) -> bool:
        """Tell whether the row may be the sum of others: said to be, printed in bold, or of several scopes."""
        may_be = self.is_total or self.is_emphasised or len(self.scopes) > 1
        return may_be and not self.is_aside and _LEAVES_OUT.search(self.name) is None


def find_totals(entries: Sequence[Entry]) -> Mapping[Place, tuple[Entry, ...]]:
    """Return the parts of each total, down the rows or else across the columns, by the total's place."""
    return dict(_totals(_turned(entries))) | dict(_totals(read_rows(entries)))


def read_rows(entries: Sequence[Entry]) -> list[Sum]:
    """Return the rows of a table in order."""
    rows: dict[int, dict[int, Entry]] = {}
    for entry in entries:
        rows.setdefault(entry.line.row, {})[entry.column.index] = entry
    return [_row(values) for _, values in sorted(rows.items())]


def _row(values: Mapping[int, Entry]) -> Sum:
    first = next(iter(values.values()))
    label, hit = first.line.label_cell, first.measure.hit
    emphasised = label is not None and label.is_emphasised and all(e.cell.is_emphasised for e in values.values())
    return Sum(
        entries=values,
        is_total=first.line.is_total,
        group=first.line.group,
        unit=first.quantity.unit,
        scopes=hit.scopes if hit is not None else (),
        method=hit.method if hit is not None else "",
        name=first.line.name.strip(" :*").lower(),
        is_aside=first.line.is_aside or first.line.is_part_of,
        is_part_of=first.line.is_part_of,
        is_rate=is_rate(first.measure) or first.quantity.unit == "%",
        is_emphasised=emphasised,
        at=first.line.row,
        is_bare=is_bare(first),
    )


def _turned(entries: Sequence[Entry]) -> list[Sum]:
    """Return the columns for sites or regions of one period as rows; a column headed "Total" may sum them."""
    columns: dict[int, dict[int, Entry]] = {}
    for entry in entries:
        if not (is_rate(entry.measure) or entry.product or entry.quantity.unit == "%"):
            columns.setdefault(entry.column.index, {})[entry.line.row] = entry
    return [
        Sum(
            entries=values,
            is_total=_is_total_header(first),
            group=_year(first),
            name=_wide_header(first),
            is_bare=is_bare(first),
        )
        for _, values in sorted(columns.items())
        for first in [next(iter(values.values()))]
    ]


def is_bare(entry: Entry) -> bool:
    """Tell a number without metric and unit."""
    return entry.measure.metric == "unknown" and not entry.quantity.unit


def _is_total_header(entry: Entry) -> bool:
    return _TOTAL_HEADER.search(entry.column.header.text) is not None


def _wide_header(entry: Entry) -> str:
    """Return the header of a column for all there is, of which the table may show a part."""
    header = entry.column.header.text.strip(" :*").lower()
    return header if _WIDE.match(header) else ""


def _year(entry: Entry) -> str:
    return entry.period.label if entry.period is not None else ""


def _totals(rows: list[Sum]) -> Iterator[tuple[Place, tuple[Entry, ...]]]:
    for position, row in enumerate(rows):
        if not row.may_be_sum() or (row.is_rate and row.unit != "%"):
            continue
        chosen = _choose(row, list(_candidates(rows, position)), frozenset(one.at for one in rows))
        for column, total in row.entries.items():
            parts = tuple(part.entries[column] for part in chosen if column in part.entries)
            if chosen and len(parts) == len(chosen):
                yield total.place, parts


def _candidates(rows: list[Sum], position: int) -> Iterator[list[Sum]]:
    """Yield the sets of rows that a total may sum, the likeliest first."""
    total = rows[position]
    above = [row for row in rows[:position] if not row.is_aside and row.is_rate == total.is_rate]
    alike = [row for row in above if row.unit == total.unit]
    if total.scopes:
        yield from _scope_sets(total, alike)
        return
    run = _run(total, above)
    yield from _one_method(run)
    if total.is_rate:
        return
    subtotals = [row for row in alike if row.is_total]
    loose = run if run and subtotals and above.index(run[0]) > above.index(subtotals[-1]) else []
    yield from _one_method([*subtotals, *loose])
    yield from _one_method([row for row in alike if not row.is_total])


def _run(total: Sum, above: list[Sum]) -> list[Sum]:
    """Return the rows right above a total: of its unit, since the last total and inside its group."""
    run: list[Sum] = []
    for row in reversed(above):
        if row.is_total or row.unit != total.unit or row.group != total.group:
            break
        run.append(row)
    return run[::-1]


def _one_method(rows: list[Sum]) -> Iterator[list[Sum]]:
    """Yield the rows with one of the two Scope 2 methods, which are alternatives and never added."""
    methods = {row.method for row in rows if 2 in row.scopes and row.method}
    if len(methods) < 2:
        yield rows
        return
    for method in sorted(methods):
        yield [row for row in rows if 2 not in row.scopes or row.method in {method, ""}]


def _scope_sets(total: Sum, rows: list[Sum]) -> Iterator[list[Sum]]:
    """Yield the rows of the scopes that a total names, and of the method that it names."""
    if len(total.scopes) == 1:
        same = [row for row in rows if row.scopes == total.scopes and not row.is_total]
        yield from _one_method([row for row in same if not total.method or row.method in {total.method, ""}])
        unnamed = [row for row in rows if row.group == total.group and not row.is_total and not row.scopes]
        yield [*same, *unnamed]
        yield [row for row in _run(total, rows) if row.scopes in {(), total.scopes}]
        return
    parts: list[Sum] = []
    for scope in total.scopes:
        own = [
            row
            for row in rows
            if row.scopes == (scope,) and (scope != 2 or not total.method or row.method in {total.method, ""})
        ]
        sums = [row for row in own if row.is_total]
        if not own:
            break
        parts += sums or own
    else:
        yield from _one_method(parts)
    joined = [row for row in rows if row.is_total and row.scopes and set(row.scopes) < set(total.scopes)]
    yield from _one_method(joined)


def _has_gap(total: Sum, rows: list[Sum], known: frozenset[int]) -> bool:
    """Tell whether a row that could not be read stands among the parts: what is taken off, or of no known measure."""
    return total.at >= 0 and any(at not in known for at in range(min(row.at for row in rows), total.at))


def _choose(total: Sum, candidates: list[list[Sum]], known: frozenset[int]) -> list[Sum]:
    """Return the set that adds up; else the only one that can be meant, if it misses the total in a believable way."""
    sets = [rows for position, rows in enumerate(candidates) if len(rows) > 1 and rows not in candidates[:position]]
    checked = [(rows, misses_of(total, rows)) for rows in sets]
    checked = [(rows, misses) for rows, misses in checked if misses]
    for rows, misses in checked:
        if all(miss == 0 for miss in misses):
            return rows
    nearly = [(rows, misses) for rows, misses in checked if misses.count(Decimal(0)) * 2 >= len(misses)]
    if nearly:  # sub-totals and all that they sum are two ways to say one thing
        return nearly[0][0] if all(misses == nearly[0][1] for _, misses in nearly) else []
    if len(checked) != 1 or not total.is_total or (total.is_bare and total.name not in _BARE):
        return []
    rows, misses = checked[0]
    if _has_gap(total, rows, known):
        return []
    if _WIDE.match(total.name) and any(miss < 0 for miss in misses):  # more belongs to the group than is shown
        return []
    is_plain = bool(total.scopes) or len(misses) == 1 or total.name in _BARE
    return rows if is_plain and all(abs(miss) <= FARTHEST for miss in misses) else []


def misses_of(total: Sum, rows: list[Sum]) -> list[Decimal]:
    """Return, per column in which every row has a value, the share of the total by which the parts miss it."""
    misses: list[Decimal] = []
    for column, entry in total.entries.items():
        parts = [row.entries[column].quantity for row in rows if column in row.entries]
        if len(parts) < len(rows) or not entry.quantity.amount:
            continue
        if entry.quantity.unit == "%" and entry.quantity.amount != _HUNDRED:
            return []
        gap = sum((part.amount for part in parts), Decimal(0)) - entry.quantity.amount
        rounding = entry.quantity.half_step + sum((part.half_step for part in parts), Decimal(0))
        misses.append(Decimal(0) if abs(gap) <= rounding else gap / entry.quantity.amount)
    return misses
