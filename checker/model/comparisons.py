"""Documents side by side: numbers tied to cells, and claims that differ between two states."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from checker.model.claims import Claim, Figure, Value
from checker.model.passages import Span


class TieStatus(StrEnum):
    """What became of a number."""

    TIED = "tied"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not found"


class Place(Struct, frozen=True, kw_only=True):
    """A span of a document."""

    path: str
    span: Span


class Tie(Struct, frozen=True, kw_only=True):
    """One number of the text, what it was tied to, and how."""

    figure: Figure
    path: str
    status: TieStatus
    metric: str = ""  # "" where no claim was read from the number
    period: str = ""
    cells: tuple[Place, ...] = ()
    note: str = ""


class ChangeStatus(StrEnum):
    """What became of a claim."""

    NEW = "new"
    DROPPED = "dropped"
    CHANGED = "changed"


class SlotChange(Struct, frozen=True, kw_only=True):
    """One slot that differs; None where a side does not have it."""

    slot: str
    before: Value | None
    after: Value | None


class Change(Struct, frozen=True, kw_only=True):
    """A claim that differs between two states; `slots` is empty for one that is new or dropped."""

    status: ChangeStatus
    before: Claim | None = None
    after: Claim | None = None
    slots: tuple[SlotChange, ...] = ()
