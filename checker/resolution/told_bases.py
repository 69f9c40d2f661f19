"""Values of base years that several documents of a company tell, whether or not a target names them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Claim, Facet, Mention, Quantity, Span, Value
from checker.resolution.explanations import says
from checker.resolution.figures import Subject, is_restated
from checker.resolution.measure_words import content_words
from checker.resolution.measures import Measure
from checker.resolution.readable import words_of
from checker.resolution.told_coverage import is_of_all
from checker.vocabulary import unit_factor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.resolution.standpoints import Standpoint

_FIELDS = frozenset({"energy", "electricity", "water", "waste", "packaging", "plastic", "fuel", "diesel"})
_TOLD = ("value", "base_year", "context")
_MASS = frozenset({"t", "kt", "Mt", "kg"})
_METHOD = re.compile(r"\b(?P<method>market|location)-based\b", re.IGNORECASE)
_PARTS = re.compile(r"\b(?:per|each|every)\b", re.IGNORECASE)


class Base(Struct, frozen=True, kw_only=True):
    """The value of a base year in one document."""

    mention: Mention
    document: int
    quantity: Quantity
    year: int
    subject: frozenset[str]  # scopes, or the field it is of
    method: str


def told_bases(
    every: Sequence[tuple[Claim, int]], points: Sequence[Standpoint], facets: Sequence[Sequence[Facet]]
) -> Iterator[tuple[int, Facet]]:
    """Yield, by the index of a claim, a facet on each value of a base year that two documents tell.

    `facets` are the figures of all claims: values that are compared there already are left out.
    """
    groups: dict[tuple[Value, ...], dict[int, list[Base]]] = defaultdict(lambda: defaultdict(list))
    for document, point in enumerate(points):
        for base in _bases_of(document, point) if point.entity is not None else ():
            dimension = (unit_factor(base.quantity.unit) or (base.quantity.unit, 1))[0]
            key = (point.entity or "", base.year, " ".join(sorted(base.subject)), dimension)
            groups[key][document].append(base)
    own: dict[int, list[int]] = defaultdict(list)
    for at, (_, document) in enumerate(every):
        own[document].append(at)
    compared = _compared(facets)
    for by_document in groups.values():
        told = [bases[0] for bases in by_document.values() if len({base.quantity.amount for base in bases}) == 1]
        methods = {base.method for base in told} - {""}
        places = [(points[base.document].reading.document.path, _span(base).start) for base in told]
        is_compared = bool(told) and bool(set.intersection(*(compared.get(place, set()) for place in places)))
        if len(told) > 1 and len(methods) < 2 and not is_compared:
            for base in told:
                yield _nearest(own[base.document], base, every), _facet(base, points[base.document])


def _compared(facets: Sequence[Sequence[Facet]]) -> dict[tuple[Value, int], set[tuple[Value, ...]]]:
    """Return the keys by which figures are compared, by the path and place of their amounts."""
    found: dict[tuple[Value, int], set[tuple[Value, ...]]] = defaultdict(set)
    for facet in (one for own in facets for one in own):
        if facet.kind in {"figure", "base"} and facet.span is not None:
            key = tuple(facet.keys[name] for name in ("measure", "coverage", "time"))
            found[facet.keys["path"], facet.span.start].add((facet.kind, *key))
    return found


def _bases_of(document: int, point: Standpoint) -> Iterator[Base]:
    text = point.reading.document
    for mention in point.reading.amounts:
        quantity, year, context = (mention.slots[name].value if name in mention.slots else None for name in _TOLD)
        if mention.slots["form"].value != "base" or not isinstance(quantity, Quantity) or not isinstance(year, int):
            continue
        words = content_words(str(context))
        scopes = frozenset(word for word in words if word.startswith("scope") and word[5:].isdigit())
        subject = scopes or words & _FIELDS
        sentence = words_of(text, mention.sentence.start, mention.sentence.end)
        if (
            len(subject - scopes) > 1
            or not subject
            or _PARTS.search(str(context))
            or says(sentence, "provisional_words")
        ):
            continue
        if not is_of_all(_claim(mention, point), point, subject):
            continue
        methods = {found["method"].lower() for found in _METHOD.finditer(str(context))}
        if scopes and quantity.unit in _MASS:  # "at 41 kt in the base year": of what is said of the scopes
            quantity = replace(quantity, unit=f"{quantity.unit}CO2e")
        yield Base(
            mention=mention,
            document=document,
            quantity=quantity,
            year=year,
            subject=subject,
            method=methods.pop() if len(methods) == 1 else "",
        )


def _span(base: Base) -> Span:
    return base.mention.slots["value"].span or base.mention.span


def _nearest(own: Sequence[int], base: Base, every: Sequence[tuple[Claim, int]]) -> int:
    """Return the claim that stands nearest to a value: a finding is one of a claim."""
    start = _span(base).start
    return min(own, key=lambda index: (abs(every[index][0].span.start - start), index))


def _claim(mention: Mention, point: Standpoint) -> Claim:
    return Claim(id="", kind="target", path=point.reading.document.path, mentions=(mention,), slots=mention.slots)


def _facet(base: Base, point: Standpoint) -> Facet:
    mention = base.mention
    claim = _claim(mention, point)
    scopes = " and ".join(sorted(word.removeprefix("scope") for word in base.subject if word.startswith("scope")))
    name = f"Scope {scopes} emissions" if scopes else " ".join(sorted(base.subject))
    measure = Measure(key=f"base of {name}", name=name, words=base.subject | ({"emission"} if scopes else set()))
    subject = Subject(claim=claim, measure=measure, coverage="", sentence=point.around.sentence(mention))
    time = f"{base.year}-12-31"
    keys: dict[str, Value] = {
        "entity_id": point.entity or "",
        "path": claim.path,
        "measure": measure.key,
        "measure_name": name,
        "coverage": "",
        "time": time,
        "period": str(base.year),
        "value": base.quantity,
        "role": "base",
        "label": "",
        "table": -1,
        "plain": True,
        "restated": is_restated(subject, point, _span(base), time),
    }
    return Facet(kind="base", keys=keys, order=point.order, span=_span(base))
