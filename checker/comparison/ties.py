"""Tie-out: which cell of a data book each number of a text comes from, or which one it contradicts.

A number that a claim was read from is looked for by what it measures (metric, period, boundary, Scope 2 method); a
stated change is computed from the two cells it compares. Any other number with a unit is looked for by its amount
alone, which is a weaker tie and says so. Printed precision decides, in the book as in the text: 18.2 kt ties to
18,214 t.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Claim, Figure, Place, Quantity, Span, Tie, TieStatus
from checker.quantities import agrees, comparable, percent_change_agrees, points_change_agrees

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ANY_SCOPE2 = "ghg.scope2.unspecified"
_NEAR = 4  # slots before a number that may reach into it
_SHOWN = 3  # cells that are named where several hold the amount


class _Reading(Struct, frozen=True, kw_only=True):
    """What a number of the text says: a value of a metric in a year, or a change between two years."""

    claim: Claim
    quantity: Quantity
    metric: str
    year: int | None
    base_year: int | None = None  # of a change
    is_target: bool = False


class _Cell(Struct, frozen=True, kw_only=True):
    claim: Claim
    quantity: Quantity
    year: int | None
    is_target: bool = False

    @property
    def place(self) -> Place:
        return Place(path=self.claim.path, span=self.claim.span)


class _Book:
    """The values of the data books, by metric."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by_metric: dict[str, list[_Cell]] = defaultdict(list)
        self.cells: list[_Cell] = []
        for claim in claims:
            for cell in _cells_of(claim):
                self.cells.append(cell)
                self._by_metric[_text(claim, "metric")].append(cell)

    def of(self, read: _Reading) -> list[_Cell]:
        """Return the cells that measure the same thing in any period."""
        kinds = [read.metric, *(self._methods() if read.metric == _ANY_SCOPE2 else ())]
        return [
            cell
            for kind in kinds
            for cell in self._by_metric.get(kind, ())
            if cell.is_target == read.is_target and _is_alike(read.claim, cell.claim)
        ]

    def _methods(self) -> list[str]:
        return sorted(
            metric for metric in self._by_metric if metric.startswith("ghg.scope2.") and metric != _ANY_SCOPE2
        )


def tie_out(figures: Sequence[Figure], path: str, claims: Iterable[Claim], book: Iterable[Claim]) -> tuple[Tie, ...]:
    """Return what became of every number of a text, in reading order."""
    readings, cells = _Readings(claims), _Book(book)
    return tuple(_tie(figure, path, readings.at(figure.span), cells) for figure in figures)


def _tie(figure: Figure, path: str, read: _Reading | None, book: _Book) -> Tie:
    if read is None:
        return _by_amount(figure, path, book)
    about = {"metric": read.metric, "period": str(read.year or "")}
    found = _as_change(read, book) if read.base_year is not None else _as_value(read, book)
    if found is None:
        weak = _by_amount(figure, path, book)
        note = weak.note if weak.cells else "no cell holds this for this period" if read.year else "no cell holds this"
        return Tie(figure=figure, path=path, status=weak.status, cells=weak.cells, note=note, **about)
    status, cells, note = found
    return Tie(figure=figure, path=path, status=status, cells=tuple(cell.place for cell in cells), note=note, **about)


_Outcome = tuple[TieStatus, list[_Cell], str]


def _as_value(read: _Reading, book: _Book) -> _Outcome | None:
    """Look for the value of a metric in its period; without a period any agreeing one will do, none contradicts."""
    alike = [cell for cell in book.of(read) if comparable(read.quantity, cell.quantity)]
    same = [cell for cell in alike if read.year is None or cell.year == read.year]
    agreeing = [cell for cell in same if agrees(read.quantity, cell.quantity)]
    if agreeing:
        note = "" if read.year is not None else "the text names no period"
        return TieStatus.TIED, agreeing[:_SHOWN], note
    if read.year is None or not same:
        return None
    values = ", ".join(dict.fromkeys(_shown(cell.quantity) for cell in same[:_SHOWN]))
    return TieStatus.CONTRADICTED, same[:_SHOWN], f"the book says {values}"


def _as_change(read: _Reading, book: _Book) -> _Outcome | None:
    """Compute a stated change from the cells of its two years."""
    alike = book.of(read)
    pairs = [
        (before, after)
        for before in alike
        for after in alike
        if before.year == read.base_year and after.year == read.year and comparable(before.quantity, after.quantity)
    ]
    for before, after in pairs:
        if _follows(before.quantity, after.quantity, read.quantity):
            return TieStatus.TIED, [before, after], "computed from both cells"
    if not pairs:
        return None
    before, after = pairs[0]
    told = f"{_shown(before.quantity)} to {_shown(after.quantity)} is {_change(before.quantity, after.quantity)}"
    return TieStatus.CONTRADICTED, [before, after], told


def _follows(before: Quantity, after: Quantity, stated: Quantity) -> bool:
    try:
        if stated.unit == "%" and before.unit != "%":
            return percent_change_agrees(before, after, stated)
        return points_change_agrees(before, after, stated) or (
            stated.unit == "%" and percent_change_agrees(before, after, stated)
        )
    except ValueError:
        return False


def _change(before: Quantity, after: Quantity) -> str:
    if not before.amount:
        return "a change from zero"
    return f"{(after.amount / before.amount - 1) * 100:+.1f}%"


def _by_amount(figure: Figure, path: str, book: _Book) -> Tie:
    """Look for an amount with its unit, whatever it measures."""
    quantity = figure.quantity
    if not quantity.unit or quantity.unit == "%":
        return Tie(figure=figure, path=path, status=TieStatus.NOT_FOUND, note="nothing says what it measures")
    same = [cell for cell in book.cells if comparable(quantity, cell.quantity) and agrees(quantity, cell.quantity)]
    if not same:
        return Tie(figure=figure, path=path, status=TieStatus.NOT_FOUND)
    cells = tuple(cell.place for cell in same[:_SHOWN])
    return Tie(figure=figure, path=path, status=TieStatus.TIED, cells=cells, note="by the amount alone")


class _Readings:
    """What the numbers of the text say, by where they stand."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        found: dict[Span, _Reading] = {}
        for claim in claims:
            for mention in claim.mentions:
                for name, read in _readings_of(claim):
                    slot = mention.slots.get(name)
                    if slot is not None and slot.span is not None:
                        found.setdefault(slot.span, read)
        self._by_span = found
        self._spans = sorted(found)

    def at(self, span: Span) -> _Reading | None:
        """Return what the number at a span says: a slot has the span, or shares characters with it."""
        if span in self._by_span:
            return self._by_span[span]
        index = bisect_left(self._spans, Span(span.end, span.end))
        near = self._spans[max(0, index - _NEAR) : index]
        return next((self._by_span[other] for other in reversed(near) if other.overlaps(span)), None)


def _readings_of(claim: Claim) -> Iterator[tuple[str, _Reading]]:
    """Yield what the numbers of a claim say, by the slot that holds them."""
    metric = _text(claim, "metric")
    if not metric:
        return
    year, base = _year(claim, "period_year"), _year(claim, "base_year")
    if base is None and claim.get("comparator_period") and year is not None:
        base = year - 1
    for name, at in (("value", year), ("current_value", year), ("previous_value", base), ("base_value", base)):
        yield from _reading(claim, name, metric, at)
    if base is not None:
        for name in ("change_value", "progress_value"):
            for slot, read in _reading(claim, name, metric, year):
                yield slot, replace(read, base_year=base)
    for slot, read in _reading(claim, "target_value", metric, _year(claim, "target_year")):
        yield slot, replace(read, is_target=True)


def _reading(claim: Claim, name: str, metric: str, year: int | None) -> Iterator[tuple[str, _Reading]]:
    value = claim.get(name)
    if isinstance(value, Quantity):
        yield name, _Reading(claim=claim, quantity=value, metric=metric, year=year)


def _cells_of(claim: Claim) -> Iterator[_Cell]:
    for name, year in (("value", "period_year"), ("target_value", "target_year")):
        value = claim.get(name)
        if isinstance(value, Quantity):
            yield _Cell(claim=claim, quantity=value, year=_year(claim, year), is_target=name == "target_value")


def _is_alike(text: Claim, cell: Claim) -> bool:
    """Tell whether a claim of the text and a cell are about the same part of the company by the same method."""
    methods = {_text(text, "scope2_method"), _text(cell, "scope2_method")} - {""}
    if len(methods - {"both"}) > 1:
        return False
    return _plain(_text(text, "boundary")) == _plain(_text(cell, "boundary"))


def _plain(boundary: str) -> str:
    words = boundary.lower().split()
    return " ".join(word for word in words if word not in {"the", "our", "its", "group", "company", "total", "all"})


def _text(claim: Claim, name: str) -> str:
    value = claim.get(name)
    return value if isinstance(value, str) else ""


def _year(claim: Claim, name: str) -> int | None:
    value = claim.get(name)
    return value if isinstance(value, int) else None


def _shown(quantity: Quantity) -> str:
    return f"{quantity.amount.normalize():,f} {quantity.unit}".strip()
