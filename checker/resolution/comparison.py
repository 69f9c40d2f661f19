"""What claims of several documents can be compared by: facets with their keys, found by hashing, never pair by pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Facet
from checker.resolution.bare_amounts import amounts_as_claims, is_bare_amount
from checker.resolution.boundaries import boundaries_as_facets
from checker.resolution.coverage import own_sites, stated_coverage
from checker.resolution.derived_changes import derived_changes
from checker.resolution.entities import shared_names
from checker.resolution.figure_groups import settle_figures
from checker.resolution.figures import figures_of, subject_of
from checker.resolution.fiscal_years import in_one_calendar
from checker.resolution.promised_places import in_later_report
from checker.resolution.promises import NEUTRALITY
from checker.resolution.recognitions import recognitions_as_facets
from checker.resolution.standpoints import Standpoint, own_boundaries, standpoint
from checker.resolution.succession import Target, open_targets, targets_as_facets
from checker.resolution.target_basis import changed_bases
from checker.resolution.told_bases import told_bases
from checker.resolution.told_boundaries import told_boundaries
from checker.resolution.told_rows import told_rows
from checker.resolution.told_targets import told_targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Claim, Reading
    from checker.resolution.entities import Identity
    from checker.resolution.figures import Subject

_MEASURED = frozenset({"metric", "change", "social", "target", "donation", *NEUTRALITY})


def compare(
    claims: Sequence[Sequence[Claim]], readings: Sequence[Reading], identities: Sequence[Identity], *, is_alone: bool
) -> Iterator[Claim]:
    """Yield the claims of documents that belong together (`claims` by document) with their facets.

    `is_alone`: the run has one document, so that there is nothing between documents.
    """
    points = in_one_calendar([standpoint(*three) for three in zip(readings, claims, identities, strict=True)])
    if not is_alone:
        claims = [own or amounts_as_claims(reading) for own, reading in zip(claims, readings, strict=True)]
    every = [(claim, document) for document, own in enumerate(claims) for claim in own]
    subjects = list(_subjects(every, points))
    facets: list[list[Facet]] = [[] for _ in every]
    for at, subject, document in subjects:
        facets[at].extend(figures_of(subject, points[document]))
    for at, facet in list(derived_changes(facets)):
        facets[at].append(facet)
    facets = settle_figures(facets)
    if not is_alone:
        told = list(told_bases(every, points, facets))
        for at, facet in (*_between(every, subjects, points, identities), *told):
            facets[at].append(facet)
    for (claim, _), own in zip(every, facets, strict=True):
        if own or not is_bare_amount(claim):
            yield replace(claim, facets=tuple(own)) if own else claim


def _subjects(every: Sequence[tuple[Claim, int]], points: Sequence[Standpoint]) -> Iterator[tuple[int, Subject, int]]:
    wholes = own_boundaries(points)
    of_entity: dict[str | None, list[str]] = {}
    for point in points:
        of_entity.setdefault(point.entity, []).extend([point.boundary] if point.boundary else [])
    measured = [(at, claim, document) for at, (claim, document) in enumerate(every) if claim.kind in _MEASURED]
    stated = {at: stated_coverage(claim, points[document].reading) for at, claim, document in measured}
    sites: dict[str | None, int] = {}
    for at, _, document in measured:
        entity = points[document].entity
        sites[entity] = max(sites.get(entity, 0), own_sites(stated[at]), own_sites(points[document].boundary))
    for at, claim, document in measured:
        point = points[document]
        defaults = [point.boundary] if wholes[document] and point.boundary else of_entity[point.entity]
        subject = subject_of(claim, point, stated[at], defaults, wholes[document], sites[point.entity])
        if subject is not None:
            yield at, subject, document


def _between(
    every: Sequence[tuple[Claim, int]],
    subjects: Sequence[tuple[int, Subject, int]],
    points: Sequence[Standpoint],
    identities: Sequence[Identity],
) -> Iterator[tuple[int, Facet]]:
    """Yield the facets that only several documents have, by the index of their claim."""
    targets = [
        Target(claim=subject.claim, subject=subject, point=points[document], document=document, at=at)
        for at, subject, document in subjects
        if subject.claim.kind in {"target", *NEUTRALITY}
        and subject.claim.get("target_year") is not None
        and subject.claim.get("modality") != "achieved"
    ]
    first: dict[int, int] = {}
    for at, (_, document) in enumerate(every):
        first.setdefault(document, at)
    yield from targets_as_facets(targets, points)
    yield from changed_bases(targets, points)
    for at, facet, later in open_targets(targets, points):
        yield at, facet
        yield first[later], in_later_report(facet, every[at][0], points[every[at][1]], points[later])
    yield from recognitions_as_facets([(at, claim, document) for at, (claim, document) in enumerate(every)], points)
    yield from boundaries_as_facets(subjects, points)
    yield from told_boundaries(every, points)
    yield from told_rows(every, points)
    yield from told_targets(every, points)
    for document, name in shared_names(identities):
        if document in first:
            keys = {"short_name": name, "entity_id": identities[document].entity or ""}
            yield (
                first[document],
                Facet(kind="name", keys=keys, order=points[document].order, span=identities[document].span),
            )
