"""From where each document speaks: whose it is, how old it is, what it covers, and what it explains of earlier ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Claim, Origin, Reading
from checker.resolution.coverage import exclude_each_other, names_and_numbers
from checker.resolution.explanations import Explanations, explanations_in
from checker.resolution.fiscal_years import FiscalYear
from checker.resolution.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.resolution.entities import Identity

_DATED = frozenset({"metric", "change", "social"})


class Standpoint(Struct, frozen=True, kw_only=True, dict=True):
    """A document and its claims, as they are compared with others."""

    reading: Reading
    claims: Sequence[Claim]
    entity: str | None
    cycle: int | None  # the reporting year
    order: str  # sorts documents from old to new, "" where nothing tells
    fiscal_year: FiscalYear | None = None  # of the company, where one of its documents defines it

    @property
    def kind(self) -> str:
        """The kind of document, "" where it is not known."""
        return self.reading.facts.kind or ""

    @cached_property
    def around(self) -> Surroundings:
        """What stands around its figures."""
        return Surroundings(document=self.reading.document)

    def explains(self, sort: str) -> Explanations:
        """Return what the document explains, by a word list of the vocabulary."""
        if sort not in self._explanations:
            self._explanations[sort] = explanations_in(self.reading.document, sort)
        return self._explanations[sort]

    @cached_property
    def _explanations(self) -> dict[str, Explanations]:
        return {}

    @cached_property
    def boundary(self) -> str:
        """The words that say what the whole document covers, "" where it does not say."""
        default = self.reading.facts.defaults.get("boundary")
        if default is not None:
            return str(default.value)
        own = Counter(
            str(slot.value)
            for claim in self.claims
            if claim.kind in _DATED
            for slot in (claim.slots.get("boundary"),)
            if slot is not None and slot.origin is Origin.TABLE
        )
        dated = sum(claim.kind in _DATED for claim in self.claims)
        words, times = own.most_common(1)[0] if own else ("", 0)
        return words if times * 2 > dated else ""


def standpoint(reading: Reading, claims: Sequence[Claim], identity: Identity) -> Standpoint:
    """Return a document's standpoint: its age is its reporting year first, then its day of publication."""
    cycle = _reporting_year(reading, claims)
    published = reading.facts.published
    order = f"{cycle or 0:04d} {published.isoformat() if published else ''}" if cycle or published else ""
    return Standpoint(reading=reading, claims=claims, entity=identity.entity, cycle=cycle, order=order)


def _reporting_year(reading: Reading, claims: Iterable[Claim]) -> int | None:
    stated = reading.facts.defaults.get("period_year")
    published = reading.facts.published
    if stated is not None and isinstance(stated.value, int) and not (published and stated.value > published.year):
        return stated.value
    latest = published.year if published else 2100
    years = [
        year
        for claim in claims
        if claim.kind in _DATED
        and isinstance(year := claim.get("period_year"), int)
        and year <= latest
        and claim.get("period_end") != published
    ]
    if years:
        return max(years)
    return published.year - 1 if published else None


def own_boundaries(points: Sequence[Standpoint]) -> list[str]:
    """Return a key for what each document covers as a whole: one for all of a company, unless they exclude each other.

    "Our four plants" and "three plants in China" do; "all our sites" and "our factories" do not.
    """
    by_entity: dict[str | None, list[int]] = defaultdict(list)
    for index, point in enumerate(points):
        by_entity[point.entity].append(index)
    keys = [""] * len(points)
    for members in by_entity.values():
        telling = {index: names_and_numbers(points[index].boundary) for index in members}
        known = [parts for parts in dict.fromkeys(telling.values()) if parts]
        if any(exclude_each_other(one, known[0]) for one in known[1:]):
            of_cycle = {points[index].cycle: parts for index, parts in telling.items() if parts}
            for index in members:
                keys[index] = " ".join(sorted(telling[index] or of_cycle.get(points[index].cycle, frozenset())))
    return keys
