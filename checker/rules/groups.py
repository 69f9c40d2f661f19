"""Claims of one group, found by hashing what they have in common, and those of them that are at odds."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.rules.obligations import Case, false_assertion
from checker.rules.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model import Value
    from checker.rules.rule import Rule

_DIGESTS = {"data-book": 0, "sustainability-report": 1}
_MOST = 60  # members of a group among which those at odds are looked for, the newest


def grouped(rule: Rule, subjects: Iterable[Subject]) -> Iterator[Case]:
    """Yield the groups of two or more that agree in the slots of `group_by`, each from old to new."""
    groups: dict[tuple[Value | None, ...], list[Subject]] = defaultdict(list)
    for member in subjects:
        key = tuple([member.known(name, rule.reach) for name in rule.group_by])
        if None not in key:
            groups[(member.claim.path, *key) if rule.across == "document" else key].append(member)
    for members in groups.values():
        paths = {member.claim.path for member in members}
        if len(members) > 1 and (len(paths) > 1 or rule.across != "documents"):
            ordered = tuple(sorted(members, key=_age))
            yield Case(subject=ordered[-1], members=ordered)


def by_facet(subjects: Iterable[Subject]) -> dict[str, dict[str, list[Subject]]]:
    """Return claims as they take part in comparisons: once for each facet, by its kind and the claim's kind."""
    found: dict[str, dict[str, list[Subject]]] = defaultdict(lambda: defaultdict(list))
    for subject in subjects:
        claim, reading = subject.claim, subject.reading
        for facet in claim.facets:
            found[facet.kind][claim.kind].append(Subject(claim=claim, reading=reading, facet=facet))
    return found


def _age(subject: Subject) -> tuple[str, int, str, int, str]:
    """Return the place of a claim from old to new; of one day, what others quote comes first."""
    published = subject.reading.facts.published
    order = subject.facet.order if subject.facet is not None else published.isoformat() if published else ""
    digest = _DIGESTS.get(subject.reading.facts.kind or "", 2)
    span = (subject.facet.span if subject.facet is not None else None) or subject.claim.span
    return (order, digest, subject.claim.path, span.start, subject.claim.id)


def at_odds(rule: Rule, case: Case) -> Case:
    """Return of a group that does not hold the newest member that cannot stand beside another, and those others."""
    recent = case.members[-_MOST:]
    for newest in reversed(recent):
        beside = [one for one in recent if one is not newest and _fails(rule, _pair(one, newest, recent))]
        if beside:
            return Case(subject=newest, members=(*beside, newest))
    return case


def _pair(one: Subject, other: Subject, ordered: tuple[Subject, ...]) -> tuple[Subject, ...]:
    return tuple(member for member in ordered if member is one or member is other)


def _fails(rule: Rule, members: tuple[Subject, ...]) -> bool:
    found = list(false_assertion(rule, Case(subject=members[-1], members=members)))
    return bool(found) and not any(one.undecided for one in found)
