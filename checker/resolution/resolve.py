"""Readings in, claims out: first of each document by itself, then with the others of its company.

What is between documents needs of all of them no more than an outline: by it they are dealt to companies, and one
company's claims can be resolved wherever its documents are at hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.resolution.comparison import compare
from checker.resolution.entities import identify
from checker.resolution.identity import name_claims
from checker.resolution.inheritance import inherit
from checker.resolution.jumps import without_explained_jumps
from checker.resolution.merging import merge
from checker.resolution.outlines import outline_of
from checker.resolution.relations import relate
from checker.resolution.told_levels import with_told_levels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model import Claim, Reading
    from checker.resolution.entities import Identity


def resolve(
    readings: Sequence[Reading],
    entities: Mapping[str, Sequence[str]] | None = None,
    known: Mapping[str, Sequence[Claim]] | None = None,
) -> tuple[Claim, ...]:
    """Return the claims of all documents, in the order of the documents and of their first words.

    `entities` holds the names of one company by its preferred name, as configured; `known` those claims of documents,
    by path, that were resolved before.
    """
    known = known or {}
    paths = [reading.document.path for reading in readings]
    claims = [known[path] if path in known else resolve_one(one) for path, one in zip(paths, readings, strict=True)]
    identities = identify([outline_of(reading) for reading in readings], entities or {})
    return resolve_together(claims, readings, identities, is_alone=len(readings) < 2)


def resolve_one(reading: Reading) -> tuple[Claim, ...]:
    """Return the claims of a document, in the order of their first words.

    Mentions first inherit what their document says once for all, then mentions of one statement are merged, then
    claims of the document learn from one another: an interim target, the value a target starts from.
    """
    groups = merge(inherit(reading), reading.document)
    related = without_explained_jumps(relate(groups, reading.facts), reading.document)
    related = with_told_levels(related, reading.document)
    return tuple(name_claims(related, reading.document))


def resolve_together(
    claims: Sequence[Sequence[Claim]], readings: Sequence[Reading], identities: Sequence[Identity], *, is_alone: bool
) -> tuple[Claim, ...]:
    """Return the claims of documents with the keys by which they are compared with others.

    `claims` by document, of all documents of one company or of several. `is_alone`: the run has no other document.
    """
    return tuple(compare(claims, readings, identities, is_alone=is_alone))
