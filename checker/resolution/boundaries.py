"""What the main figure of a measure covers and is per in each document, to be compared from one report to the next."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from checker.model import Facet, Origin, Span, Value
from checker.resolution.countries import country_of
from checker.resolution.coverage import names_and_numbers, stated_coverage, telling_parts
from checker.resolution.denominators import denominator_of
from checker.resolution.explanations import says

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Claim
    from checker.resolution.figures import Subject
    from checker.resolution.standpoints import Standpoint

EVERYWHERE = "worldwide"
_CHANGED = "boundary_words"
_KINDS = frozenset({"metric", "change", "social"})
_WORLD = frozenset({"worldwide", "global", "globally", "group-wide"})
_SLOTS = {"coverage": "boundary", "denominator": "denominator", "categories": "scope3_categories"}
_OWN_PEOPLE = re.compile(
    r"\b(?:own (?:employees|staff|workforce|people|workers)|employees only"
    r"|(?:excluding|without|not including) contractors)\b",
    re.IGNORECASE,
)
_WITH_CONTRACTORS = re.compile(
    r"\b(?:(?:employees|staff|workforce|own workers)(?:,? and|,? plus|,? including|/) ?(?:\w+ )?(?:contractors"
    r"|subcontractors|agency (?:workers|staff))|including (?:\w+ )?contractors|contractors included)\b",
    re.IGNORECASE,
)
_ALL = frozenset({"all", "whole", "entire", "group", "worldwide", "global", "every"})


def boundaries_as_facets(
    subjects: Sequence[tuple[int, Subject, int]], points: Sequence[Standpoint]
) -> Iterator[tuple[int, Facet]]:
    """Yield, by the claim's index, what the figures of each measure cover, where a document has one boundary for it.

    `subjects` come with the index of their claim and that of their document. Only the reporting year's figures count.
    """
    by_measure: dict[tuple[int, str], list[tuple[int, Subject]]] = defaultdict(list)
    for at, subject, document in subjects:
        point = points[document]
        claim = subject.claim
        if (
            claim.kind in _KINDS
            and point.entity is not None
            and point.cycle
            and claim.get("period_year") == point.cycle
        ):
            by_measure[document, str(claim.get("metric"))].append((at, subject))
    for (document, metric), members in by_measure.items():
        if metric in {"None", "unknown"}:
            continue
        point = points[document]
        for aspect, stated in _ASPECTS.items():
            found = {stated(subject.claim, point) for _, subject in members}
            if len(found) == 1 and (words := found.pop()):
                yield members[0][0], _facet(members[0][1], point, aspect, words)


def _covered(claim: Claim, point: Standpoint) -> str:
    """Return the words of the boundary that a figure has, or that its whole document has."""
    own = stated_coverage(claim, point.reading)
    if own and (telling_parts(own) or (_ALL & set(own.lower().split()) and not point.boundary)):
        return own
    return point.boundary


def _denominator(claim: Claim, _: Standpoint) -> str:
    return denominator_of(str(claim.get("denominator") or "")).key


def _categories(claim: Claim, _: Standpoint) -> str:
    """Return the Scope 3 categories that a figure of several says it counts."""
    slot = claim.slots.get("scope3_categories")
    if slot is None or slot.origin in {Origin.DOCUMENT, Origin.RELATED} or claim.get("metric") != "ghg.scope3":
        return ""
    numbers = slot.value if isinstance(slot.value, tuple) else ()
    return f"categories {'+'.join(map(str, numbers))}" if len(numbers) > 1 else ""


def _workers(claim: Claim, point: Standpoint) -> str:
    """Return whose accidents a safety rate counts, where its sentence or row says so."""
    if not str(claim.get("metric")).startswith("safety."):
        return ""
    sentence = point.around.sentence(claim.mentions[0])
    if _OWN_PEOPLE.search(sentence):
        return "own employees"
    return "employees and contractors" if _WITH_CONTRACTORS.search(sentence) else ""


_ASPECTS = {"coverage": _covered, "denominator": _denominator, "categories": _categories, "workers": _workers}


def _facet(subject: Subject, point: Standpoint, aspect: str, words: str) -> Facet:
    keys: dict[str, Value] = {
        "entity_id": point.entity or "",
        "measure": f"{subject.claim.get('metric')} {aspect}",
        "measure_name": subject.measure.name,
        "genre": point.kind,
        "aspect": aspect,
        "covered": str(subject.claim.get("denominator")) if aspect == "denominator" else words,
        "telling": _told(words, aspect),
        "explained": _is_explained(subject, point),
    }
    return Facet(
        kind="boundary", keys=keys, order=point.order, span=_span(subject.claim, aspect) or _said(words, point)
    )


def _said(words: str, point: Standpoint) -> Span | None:
    """Return where a document says what all of it covers, where that are the words."""
    default = point.reading.facts.defaults.get("boundary")
    return default.span if default is not None and str(default.value) == words else None


def _told(words: str, aspect: str) -> str:
    """Return what of an aspect is compared: two groups of workers exclude each other, categories and units may not."""
    if aspect == "workers":
        return words.replace(" ", "-")
    return telling_words(words) if aspect == "coverage" else words.removeprefix("categories ")


def telling_words(words: str) -> str:
    """Return the counts and names of a boundary, "worldwide" for one that has none and says that it leaves out none."""
    told = names_and_numbers(words)
    countries = "+".join(sorted(part for part in told if country_of(part)))  # one word: all of them or a change
    parts = {part for part in told if not country_of(part)} | ({countries} if countries else set())
    return " ".join(sorted(parts)) or (EVERYWHERE if _WORLD & set(words.lower().split()) else "")


def _is_explained(subject: Subject, point: Standpoint) -> bool:
    changes, words = point.explains(_CHANGED), subject.measure.words
    block = subject.claim.mentions[0].block
    return says(subject.sentence, _CHANGED) or changes.covers(words) or changes.follow(block, subject.sentence, words)


def _span(claim: Claim, aspect: str) -> Span | None:
    if aspect == "workers":
        return claim.mentions[0].sentence
    slot = claim.slots.get(_SLOTS[aspect])
    return slot.span if slot is not None and slot.origin not in {Origin.DOCUMENT, Origin.RELATED} else None
