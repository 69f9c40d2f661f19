"""Whether a document belongs to those that a rule is limited to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from checker.model import Facts
    from checker.rules.rule import Gate

_EUROPEAN_UNION = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split()  # noqa: SIM905 - short
)


class Circle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """For whom texts are meant, as a profile says it; beside what each document declares."""

    jurisdiction: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()

    def narrowed(self, other: Circle) -> Circle:
        """Return this circle with what another one states in its place."""
        return Circle(
            jurisdiction=other.jurisdiction or self.jurisdiction,
            audience=other.audience or self.audience,
            sector=other.sector or self.sector,
        )


class Circumstances(Struct, frozen=True, kw_only=True):
    """What the user says and no document does."""

    as_of: date | None = None  # stands for a publication date that is unknown, in effective dates
    meant_for: Circle = Circle()


def is_open(gate: Gate | None, facts: Facts, circumstances: Circumstances) -> bool:
    """Tell whether a gate lets a document through; a fact that is not known keeps it closed."""
    if gate is None:
        return True
    meant_for = circumstances.meant_for
    published = facts.published or circumstances.as_of
    places = (*filter(None, [facts.jurisdiction]), *meant_for.jurisdiction)
    return (
        (not gate.jurisdiction or any(is_among_jurisdictions(place, gate.jurisdiction) for place in places))
        and _meets(gate.audience, facts.audience, meant_for.audience)
        and _meets(gate.sector, facts.sector, meant_for.sector)
        and _meets(gate.kinds, facts.kind, ())
        and (not gate.excluded_kinds or (facts.kind is not None and facts.kind not in gate.excluded_kinds))
        and _is_within(published, gate)
    )


def is_among_jurisdictions(place: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether a jurisdiction is wanted, or lies within one that is: US-CA in US, DE in EU."""
    country = place.partition("-")[0]
    return place in wanted or country in wanted or (country in _EUROPEAN_UNION and "EU" in wanted)


def _meets(wanted: tuple[str, ...], value: str | None, given: tuple[str, ...]) -> bool:
    return not wanted or value in wanted or any(one in wanted for one in given)


def _is_within(day: date | None, gate: Gate) -> bool:
    if not gate.effective_from and not gate.effective_to:
        return True
    if day is None:
        return False
    return (gate.effective_from or "") <= day.isoformat() <= (gate.effective_to or "9999-12-31")
