"""Which target of a later document follows which of an earlier one, and which have no successor.

Targets are matched by what they measure and cover, never by their wording: those of one year and level first, then of
one year, then of one level, then what is left where one is left on both sides.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from checker import vocabulary
from checker.model import BlockKind, Claim, Facet, Origin, Quantity, Value
from checker.resolution.explanations import says
from checker.resolution.figures import Subject
from checker.resolution.measure_words import content_words
from checker.resolution.promises import NEUTRALITY
from checker.resolution.standpoints import Standpoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


_REVISED, _CLOSED = "revision_words", "closing_words"
_REPORT = "sustainability-report"
_REPORT_TITLE = re.compile(r"\b(?:report|statement|review)\b.{0,12}\b(?:19|20)\d\d\b", re.IGNORECASE)


class Target(Struct, frozen=True, kw_only=True):
    """A dated target in its document; `at` is the claim's index among all claims."""

    claim: Claim
    subject: Subject
    point: Standpoint
    document: int
    at: int

    @property
    def year(self) -> int:
        """The year it is due."""
        year = self.claim.get("target_year")
        return year if isinstance(year, int) else 0

    @property
    def level(self) -> str:
        """Its form and amount as a key."""
        value = self.claim.get("target_value")
        amount = f"{value.amount.normalize()} {value.unit}" if isinstance(value, Quantity) else ""
        return f"{self.claim.get('target_form')} {amount}"

    @property
    def words(self) -> frozenset[str]:
        """What it is called, without words that any target has."""
        return content_words(str(self.claim.get("metric_name") or "")) - {"emission", "target", "reduction"}


def bucket_of(target: Target) -> tuple[Value, ...]:
    """Return the key that targets of one purpose share; the Scope 2 method is left out, for few targets name it."""
    claim = target.claim
    if claim.kind in NEUTRALITY:
        return (target.point.entity or "", claim.kind, target.subject.coverage)
    parts = [part for part in target.subject.measure.key.split(" | ") if not part.startswith("method ")]
    return (target.point.entity or "", " | ".join(parts), target.subject.coverage, str(claim.get("is_limit") or ""))


def targets_as_facets(targets: Sequence[Target], points: Sequence[Standpoint]) -> Iterator[tuple[int, Facet]]:
    """Yield, by the claim's index, one facet on each of two targets that follow each other."""
    buckets: dict[tuple[Value, ...], dict[int, list[Target]]] = defaultdict(lambda: defaultdict(list))
    for target in targets:
        if target.year and target.point.entity is not None:
            buckets[bucket_of(target)][target.document].append(target)
    for bucket in buckets.values():
        documents = sorted(bucket, key=lambda document: (points[document].order, document))
        for old, new in itertools.pairwise(documents):
            for before, after in _pairs(bucket[old], bucket[new], points[new]):
                yield from steps(before, after)


def _pairs(old: list[Target], new: list[Target], point: Standpoint) -> Iterator[tuple[Target, Target]]:
    left, free = list(old), list(new)
    for same in (lambda one: (one.year, one.level), lambda one: one.year, lambda one: one.level):
        for before in list(left):
            after = next((one for one in free if same(one) == same(before)), None)
            if after is not None:
                left.remove(before)
                free.remove(after)
                yield before, after
    still_open = [one for one in left if one.year > (point.cycle or 0)]
    if len(still_open) == len(free) == 1 and _may_be_one(still_open[0].claim, free[0].claim):
        if point.explains(_CLOSED).covers_target(still_open[0].words or still_open[0].subject.measure.words):
            return  # that one was met or given up openly, and this is a new one
        yield still_open[0], free[0]


def _may_be_one(old: Claim, new: Claim) -> bool:
    """Tell whether a target that differs in year and level may be the old one: of one form, from one base year."""
    bases = {old.get("base_year"), new.get("base_year")} - {None}
    return old.get("target_form") == new.get("target_form") and len(bases) < 2


def steps(before: Target, after: Target) -> Iterator[tuple[int, Facet]]:
    """Yield, by the claim's index, a facet on each of two targets of which one follows the other."""
    step = f"{before.claim.path} {before.claim.id} {after.claim.path} {after.claim.id}"
    is_ordered = bool(before.point.order and after.point.order) and before.point.order != after.point.order
    same_cycle = before.point.cycle is not None and before.point.cycle == after.point.cycle
    published = [target.point.reading.facts.published for target in (before, after)]
    if same_cycle and None in published:
        is_ordered = False
    if not is_ordered and not same_cycle:
        return
    explained = _is_explained(after)
    for target in (before, after):
        keys: dict[str, Value] = {
            "entity_id": target.point.entity or "",
            "thread": step,
            "measure_name": target.subject.measure.name
            if target.claim.kind == "target"
            else target.claim.kind.replace("_", " "),
            "due": target.year,
            "is_ordered": is_ordered,
            "explained": explained,
        }
        ambition = _ambition(target, after if target is before else before)
        yield target.at, Facet(kind="target", keys=keys | ambition, order=target.point.order)
        restated = explained or target.point.explains("restatement_words").covers(target.subject.measure.words)
        for facet in _base_year(target, step, explained=restated and target is after):
            yield target.at, facet


def _is_explained(after: Target) -> bool:
    words = after.words or after.subject.measure.words
    revisions, block = after.point.explains(_REVISED), after.claim.mentions[0].block
    return (
        says(after.subject.sentence, _REVISED)
        or revisions.covers_target(words)
        or revisions.follow(block, after.subject.sentence, words)
    )


def _base_year(target: Target, thread: str, *, explained: bool) -> Iterator[Facet]:
    """Yield the year that a target is measured from, as a figure that both documents must give alike."""
    year = target.claim.get("base_year")
    if isinstance(year, int) and target.claim.get("target_form") == "change":
        slot = target.claim.slots["base_year"]
        keys: dict[str, Value] = {
            "entity_id": target.point.entity or "",
            "path": target.claim.path,
            "measure": f"base year of {thread}",
            "measure_name": f"the target for {target.subject.measure.name}",
            "coverage": target.subject.coverage,
            "time": "base year",
            "period": str(target.year),
            "value": Quantity(amount=Decimal(year)),
            "role": "base",
            "label": "",
            "plain": True,
            "restated": explained,
        }
        span = slot.span if slot.origin is not Origin.DOCUMENT else None
        yield Facet(kind="base", keys=keys, order=target.point.order, span=span)


def _ambition(target: Target, other: Target) -> dict[str, Value]:
    """Return a target's level as an amount of which more is more ambitious, nothing where two cannot be compared."""
    claim, value, compared = target.claim, target.claim.get("target_value"), other.claim.get("target_value")
    if claim.kind in NEUTRALITY:
        scopes, others = claim.get("ghg_scopes"), other.claim.get("ghg_scopes")
        return {"scopes": len(scopes)} if isinstance(scopes, tuple) and isinstance(others, tuple) else {}
    if (
        not isinstance(value, Quantity)
        or not isinstance(compared, Quantity)
        or claim.get("target_form") != other.claim.get("target_form")
    ):
        return {}
    if vocabulary.unit_factor(value.unit) is None and value.unit != compared.unit:
        return {}
    return {"target_value": value, "wants_less": _wants_less(claim)}


def _wants_less(claim: Claim) -> bool:
    """Tell whether a smaller level is the more ambitious one; a change is ambitious by its size."""
    if claim.get("target_form") == "change":
        return False
    metric = vocabulary.metrics().get(str(claim.get("metric")))
    if claim.get("direction") == "reach" and metric is not None:
        return metric.better == "lower"
    return claim.get("direction") in {"decrease", "keep"}


def is_report(point: Standpoint) -> bool:
    """Tell a yearly report, by its kind or, on a page, by its title."""
    if point.kind == _REPORT:
        return True
    blocks = point.reading.document.blocks
    title = next((one.passage.text for one in blocks if one.kind is BlockKind.HEADING), "")
    return point.kind == "web-page" and _REPORT_TITLE.search(title) is not None


def open_targets(targets: Sequence[Target], points: Sequence[Standpoint]) -> Iterator[tuple[int, Facet, int]]:
    """Yield the open targets of each report: index, facet (is it told of or absent), and the report after it."""
    reports: dict[str, list[int]] = defaultdict(list)
    for index, point in enumerate(points):
        if is_report(point) and point.entity is not None and point.cycle:
            reports[point.entity].append(index)
    by_document: dict[int, list[Target]] = defaultdict(list)
    for target in targets:
        by_document[target.document].append(target)
    for members in reports.values():
        ordered = sorted(members, key=lambda index: points[index].order)
        for old, new in itertools.pairwise(ordered):
            if points[old].cycle != points[new].cycle and by_document[new]:
                for target in by_document[old]:
                    is_named = target.claim.get("metric") not in {None, "unknown"} or len(target.words) > 1
                    is_open = (
                        is_named and target.year >= (points[new].cycle or 0) and target.year > (points[old].cycle or 0)
                    )
                    if is_open:
                        told = _is_told(target, by_document[new], points[new])
                        keys: dict[str, Value] = {
                            "entity_id": points[old].entity or "",
                            "thread": f"{target.claim.path} {target.claim.id}",
                            "due": target.year,
                            "standing": "told" if told else "absent",
                        }
                        yield target.at, Facet(kind="promise", keys=keys, order="9"), new


def _is_told(target: Target, later: Iterable[Target], point: Standpoint) -> bool:
    """Tell whether a later report repeats a target, reports its result or says what became of it."""
    metric, words = target.claim.get("metric"), target.words
    for other in later:
        if metric not in {None, "unknown"} and other.claim.get("metric") == metric:
            return True
        if other.claim.kind in NEUTRALITY and target.claim.kind in NEUTRALITY:
            return True
        if words and len(words & other.words) * 2 > len(words):
            return True
    called = words or target.subject.measure.words
    if point.explains(_CLOSED).covers_target(called) or point.explains(_REVISED).covers_target(called):
        return True
    if target.year <= (point.cycle or 0):
        return any(claim.get("metric") == metric for claim in point.claims if claim.kind in {"metric", "change"})
    return False
