"""The stage's one entry: readings in, claims out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.resolution.identity import name_claims
from checker.resolution.inheritance import inherit
from checker.resolution.merging import merge
from checker.resolution.relations import relate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Claim, Reading


def resolve(readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """Return the claims of all documents, in the order of the documents and of their first words.

    Mentions first inherit what their document says once for all, then mentions of one statement are merged, then
    claims of one document learn from one another (an interim target, the value a target starts from).
    """
    claims: list[Claim] = []
    for reading in readings:
        groups = merge(inherit(reading), reading.document)
        related = relate(groups, reading.facts)
        claims.extend(name_claims(related, reading.document))
    return tuple(claims)
