"""Whether a document belongs to those that a rule is limited to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from checker.model import Facts
    from checker.rules.rule import Gate


class Circumstances(Struct, frozen=True, kw_only=True):
    """What the user says and no document does."""

    as_of: date | None = None  # stands for a publication date that is unknown, in effective dates
    audiences: Mapping[str, str] = {}  # by document path: b2b, b2c, investors
    sectors: Mapping[str, str] = {}  # by document path


def is_open(gate: Gate | None, path: str, facts: Facts, circumstances: Circumstances) -> bool:
    """Tell whether a gate lets a document through; a fact that is not known keeps it closed."""
    if gate is None:
        return True
    published = facts.published or circumstances.as_of
    return (
        _is_among(facts.jurisdiction, gate.jurisdiction, below="-")
        and _is_among(circumstances.audiences.get(path), gate.audience)
        and _is_among(circumstances.sectors.get(path), gate.sector)
        and _is_among(facts.kind, gate.kinds)
        and (not gate.excluded_kinds or (facts.kind is not None and facts.kind not in gate.excluded_kinds))
        and _is_within(published, gate)
    )


def _is_among(value: str | None, wanted: tuple[str, ...], below: str = "") -> bool:
    """Tell whether a value is wanted, or lies below one that is: US-CA below US."""
    if not wanted or value in wanted:
        return True
    return bool(below) and value is not None and any(value.startswith(one + below) for one in wanted)


def _is_within(day: date | None, gate: Gate) -> bool:
    if not gate.effective_from and not gate.effective_to:
        return True
    if day is None:
        return False
    return (gate.effective_from or "") <= day.isoformat() <= (gate.effective_to or "9999-12-31")
