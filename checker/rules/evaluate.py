"""Rules x claims -> verdicts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Claim, Outcome, Reading, Severity, Value, Verdict
from checker.rules.expressions import Unknown, compile_expression
from checker.rules.gates import Circumstances, is_open
from checker.rules.messages import blank, fill, generic_words, plain, slot_words
from checker.rules.obligations import OBLIGATIONS, Case, Shortfall
from checker.rules.settlement import Judgement, settle
from checker.rules.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.rules.profiles import Selection
    from checker.rules.rule import Rule

_WEIGHT = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def check_claims(
    selection: Selection,
    claims: Iterable[Claim],
    readings: Iterable[Reading],
    circumstances: Circumstances | None = None,
) -> tuple[Verdict, ...]:
    """Return what each rule says of each claim it is about, by path, place and rule.

    `readings` hold every claim's document. A rule that is not about a claim says nothing; a verdict that
    another rule replaces, or that is told elsewhere, is not-applicable, with the reason.
    """
    around = replace(circumstances or Circumstances(), meant_for=selection.meant_for)
    by_path = {reading.document.path: reading for reading in readings}
    subjects = [Subject(claim=claim, reading=by_path[claim.path]) for claim in claims]
    by_kind: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        by_kind[subject.claim.kind].append(subject)
    judged: list[Judgement] = []
    for rule in selection.rules:
        within = [
            subject
            for kind in dict.fromkeys(rule.applies_to)
            for subject in by_kind.get(kind, ())
            if is_open(rule.gate, subject.reading.facts, around)
        ]
        judged.extend(_judged_groups(rule, within) if rule.group_by else _judged_claims(rule, within))
    return settle(selection.rules, subjects, judged)


def _judged_claims(rule: Rule, subjects: list[Subject]) -> Iterator[Judgement]:
    for subject in subjects:
        about = _is_about(rule, subject)
        if about is False:
            continue
        case = Case(subject=subject)
        reason = _unmet_need(rule, case) or (about.reason if isinstance(about, Unknown) else "")
        yield _not_evaluated(rule, case, reason) if reason else _judge(rule, case)


def _judged_groups(rule: Rule, subjects: list[Subject]) -> Iterator[Judgement]:
    """Judge claims that agree in the slots of `group_by`, in the order in which they were published."""
    groups: dict[tuple[Value, ...], list[Subject]] = defaultdict(list)
    for subject in subjects:
        key = tuple(subject.known(name, rule.reach) for name in rule.group_by)
        known = tuple(value for value in key if value is not None)
        if len(known) == len(key) and _is_about(rule, subject) is True:
            apart = () if rule.across == "documents" else (subject.claim.path,)
            groups[*apart, *known].append(subject)
    for members in groups.values():
        paths = {member.claim.path for member in members}
        if len(members) < 2 or (rule.across == "documents" and len(paths) < 2):
            continue
        ordered = tuple(sorted(members, key=_age))
        case = Case(subject=ordered[-1], members=ordered)
        reason = _unmet_need(rule, case)
        yield _not_evaluated(rule, case, reason) if reason else _judge(rule, case)


def _age(subject: Subject) -> tuple[str, str, int, str]:
    published = subject.reading.facts.published
    return (published.isoformat() if published else "", subject.claim.path, subject.claim.span.start, subject.claim.id)


def _is_about(rule: Rule, subject: Subject) -> bool | Unknown:
    if rule.when is None:
        return True
    return compile_expression(rule.when, "condition").evaluate(subject.variable)


def _unmet_need(rule: Rule, case: Case) -> str:
    """Return why the rule cannot be asked, "" where it can."""
    for name in rule.needs:
        if any(member.known(name, rule.reach) is None for member in case.members or (case.subject,)):
            return f"{name} is unknown"
    return ""


def _judge(rule: Rule, case: Case) -> Judgement:
    shortfalls = [shortfall for obligation in OBLIGATIONS.values() for shortfall in obligation(rule, case)]
    failed = [shortfall for shortfall in shortfalls if not shortfall.undecided]
    if failed:
        return _failed(rule, case, failed)
    if shortfalls:
        return _not_evaluated(rule, case, shortfalls[0].undecided)
    return Judgement(subject=case.subject, verdict=_verdict(rule, case, Outcome.PASS))


def _failed(rule: Rule, case: Case, failed: list[Shortfall]) -> Judgement:
    missing = tuple(dict.fromkeys(slot for shortfall in failed for slot in shortfall.missing))
    found = dict.fromkeys(shortfall.found for shortfall in failed if shortfall.found)
    subject = case.subject
    published = subject.fact("published")
    own = {
        "kind": subject.claim.kind.replace("_", " "),
        "claim": str(subject.variable("claim.text")),
        "missing": ", ".join(map(slot_words, missing)),
        "found": ", ".join(f'"{words}"' for words in found),
        "published": plain(published) if published else "",
    }
    others = _others(case) if case.members else {}
    message = fill(rule.message, own | others, subject.slot, generic_words)
    fix = fill(rule.fix, own | others, subject.slot, blank)
    verdict = replace(_verdict(rule, case, Outcome.FAIL), message=message, fix=fix, missing=missing)
    return Judgement(subject=subject, verdict=verdict)


def _others(case: Case) -> dict[str, str]:
    """Return the words of {others.<slot>}: the values that the other members of a group have."""
    others = [member.claim.slots for member in case.members if member is not case.subject]
    values: dict[str, dict[str, None]] = defaultdict(dict)
    for slots in others:
        for name, slot in slots.items():
            values[f"others.{name}"][plain(slot.value)] = None
    return {name: ", ".join(words) for name, words in values.items()}


def _not_evaluated(rule: Rule, case: Case, reason: str) -> Judgement:
    verdict = replace(_verdict(rule, case, Outcome.NOT_EVALUATED), reason=reason)
    return Judgement(subject=case.subject, verdict=verdict)


def _verdict(rule: Rule, case: Case, outcome: Outcome) -> Verdict:
    subject = case.subject
    members = tuple(member.place for member in case.members if member is not subject)
    return Verdict(
        rule=rule.id,
        claim=subject.claim.id,
        outcome=outcome,
        severity=_severity(rule, subject),
        location=subject.place,
        related=(*subject.other_places, *members),
    )


def _severity(rule: Rule, subject: Subject) -> Severity:
    """Return the severity for the document's kind, made lighter where the downgrade's condition holds."""
    severity = {str(kind): one for kind, one in rule.severity_by_kind.items()}.get(
        subject.reading.facts.kind or "", rule.severity
    )
    down = rule.downgrade
    if down is None or _WEIGHT[down.to] >= _WEIGHT[severity]:
        return severity
    holds = compile_expression(down.when, "condition").evaluate(subject.variable) is True
    return down.to if holds else severity
