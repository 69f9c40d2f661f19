"""The stage's one entry: readings in, claims out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.resolution.comparison import compare
from checker.resolution.identity import name_claims
from checker.resolution.inheritance import inherit
from checker.resolution.merging import merge
from checker.resolution.relations import relate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model import Claim, Reading


def resolve(
    readings: Sequence[Reading],
    entities: Mapping[str, Sequence[str]] | None = None,
    known: Mapping[str, Sequence[Claim]] | None = None,
) -> tuple[Claim, ...]:
    """Return the claims of all documents, in the order of the documents and of their first words.

    Mentions first inherit what their document says once for all, then mentions of one statement are merged, then
    claims of one document learn from one another (an interim target, the value a target starts from), and at last
    claims get the keys by which they are compared with others, of all documents. `entities` holds the names of one
    company by its preferred name, as configured; `known` those claims of documents, by path, that were resolved before.
    """
    claims: list[Sequence[Claim]] = []
    for reading in readings:
        if known and reading.document.path in known:
            claims.append(known[reading.document.path])
            continue
        groups = merge(inherit(reading), reading.document)
        related = relate(groups, reading.facts)
        claims.append(list(name_claims(related, reading.document)))
    return tuple(compare(claims, readings, entities or {}))
