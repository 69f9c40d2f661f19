"""One missing fact, one finding: which verdicts stand where several rules, or several claims, meet."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Outcome, Severity, Verdict
from checker.rules.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.rules.rule import Rule

_Key = tuple[str, str]


class Judgement(Struct, frozen=True, kw_only=True):
    """A verdict and the claim that it points at."""

    subject: Subject
    verdict: Verdict


def settle(rules: Sequence[Rule], subjects: Iterable[Subject], judged: Sequence[Judgement]) -> tuple[Verdict, ...]:
    """Return the verdicts after `owns`, `suppresses` and `once_per`, by path, place and rule."""
    neighbours = _neighbours(subjects) if any(rule.owns or rule.suppresses for rule in rules) else {}
    settled = _without_owned(rules, judged, neighbours)
    settled = _without_suppressed(rules, settled, neighbours)
    settled = sorted(settled, key=_place)
    return tuple(one.verdict for one in _once(rules, settled))


def _place(judgement: Judgement) -> tuple[str, int, str, str]:
    span = judgement.subject.claim.span
    return (judgement.subject.claim.path, span.start, judgement.verdict.rule, judgement.verdict.claim)


def _neighbours(subjects: Iterable[Subject]) -> dict[_Key, set[_Key]]:
    """Return for each claim itself and the claims whose words overlap its own: another kind's view of them."""
    near: dict[_Key, set[_Key]] = defaultdict(set)
    running: list[Subject] = []
    for subject in sorted(subjects, key=lambda one: (one.claim.path, one.claim.span)):
        span, path = subject.claim.span, subject.claim.path
        running = [one for one in running if one.claim.path == path and one.claim.span.end > span.start]
        near[subject.key].add(subject.key)
        for one in running:
            near[one.key].add(subject.key)
            near[subject.key].add(one.key)
        running.append(subject)
    return near


def _without_owned(
    rules: Sequence[Rule], judged: Sequence[Judgement], neighbours: dict[_Key, set[_Key]]
) -> list[Judgement]:
    """Take claims from rules that another rule owns; owners come first, and a rule that lost a claim owns nothing."""
    by_id = {rule.id: rule for rule in rules}
    taken: dict[tuple[str, _Key], str] = {}
    owners = [rule for rule in rules if rule.owns]
    for rule in sorted(owners, key=lambda one: _depth(one.id, by_id)):
        for judgement in judged:
            if judgement.verdict.rule != rule.id or (rule.id, judgement.subject.key) in taken:
                continue
            for key in neighbours[judgement.subject.key]:
                for owned in rule.owns:
                    taken.setdefault((owned, key), rule.id)
    return [
        _dropped(one, f"left to {owner}") if (owner := taken.get((one.verdict.rule, one.subject.key))) else one
        for one in judged
    ]


def _depth(rule: str, by_id: dict[str, Rule]) -> int:
    """Return how many owners stand above a rule; loading has made sure that there is no circle."""
    above = [owner.id for owner in by_id.values() if rule in owner.owns]
    return 1 + max((_depth(owner, by_id) for owner in above), default=0)


def _without_suppressed(
    rules: Sequence[Rule], judged: Sequence[Judgement], neighbours: dict[_Key, set[_Key]]
) -> list[Judgement]:
    """Drop findings of rules that a failing rule suppresses; a finding that is dropped still suppresses others.

    A rule that is limited to some texts says more sharply what a rule for all texts says, and no more lightly: its
    finding takes the weight of the heaviest that it stands for.
    """
    by_id = {rule.id: rule for rule in rules}
    failed = {(one.verdict.rule, one.subject.key): one for one in judged if one.verdict.outcome is Outcome.FAIL}
    by: dict[tuple[str, _Key], str] = {}
    weights: dict[tuple[str, _Key], Severity] = {}
    for place, judgement in failed.items():
        rule = by_id[judgement.verdict.rule]
        said = [(named, key) for key in neighbours[place[1]] for named in rule.suppresses] if rule.suppresses else []
        for other in said:
            by.setdefault(other, rule.id)
        if rule.gate is not None:
            weights[place] = min(
                [judgement, *(failed[other] for other in said if other in failed)], key=_lightness
            ).verdict.severity
    settled = []
    for one in judged:
        place = (one.verdict.rule, one.subject.key)
        if place in failed and place in by:
            settled.append(_dropped(one, f"the finding of {by[place]} says it"))
        elif place in weights and one.verdict.outcome is Outcome.FAIL:
            settled.append(replace(one, verdict=replace(one.verdict, severity=weights[place])))
        else:
            settled.append(one)
    return settled


def _lightness(judgement: Judgement) -> int:
    return (Severity.ERROR, Severity.WARNING, Severity.INFO).index(judgement.verdict.severity)


def _once(rules: Sequence[Rule], judged: list[Judgement]) -> list[Judgement]:
    """Keep the first finding of a paragraph or document; the places of the others become related to it."""
    scopes = {rule.id: rule.once_per for rule in rules if rule.once_per != "claim"}
    first: dict[tuple[object, ...], int] = {}
    settled: list[Judgement] = []
    for one in judged:
        scope = scopes.get(one.verdict.rule)
        if scope and one.verdict.outcome is Outcome.FAIL:
            block = one.subject.block if scope == "paragraph" else None
            at = first.setdefault((one.verdict.rule, one.subject.claim.path, block), len(settled))
            if at < len(settled):
                told = settled[at]
                related = (*told.verdict.related, one.verdict.location)
                settled[at] = replace(told, verdict=replace(told.verdict, related=related))
                settled.append(_dropped(one, f"told once per {scope}, in line {told.verdict.location.line}"))
                continue
        settled.append(one)
    return settled


def _dropped(judgement: Judgement, reason: str) -> Judgement:
    verdict = replace(judgement.verdict, outcome=Outcome.NOT_APPLICABLE, reason=reason, message="", fix="", missing=())
    return replace(judgement, verdict=verdict)
