"""Rules x claims -> verdicts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Claim, Location, Outcome, Reading, Severity, Verdict
from checker.rules.computations import computation
from checker.rules.expressions import Unknown, compile_expression
from checker.rules.gates import Circumstances, is_open
from checker.rules.groups import at_odds, by_facet, grouped
from checker.rules.messages import blank, facet_words, fill, generic_words, plain
from checker.rules.obligations import OBLIGATIONS, Case, Shortfall
from checker.rules.settlement import Judgement, settle
from checker.rules.subjects import Subject
from checker.written_names import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.rules.profiles import Selection
    from checker.rules.rule import Rule

_PAIR = 2  # members of a group in which nothing can be narrowed down
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
    compared = by_facet(subjects)
    judged: list[Judgement] = []
    for rule in selection.rules:
        kinds = by_kind if rule.compare == "claim" else compared.get(rule.compare, {})
        within = [
            subject
            for kind in (by_kind if "*" in rule.applies_to else dict.fromkeys(rule.applies_to))
            for subject in kinds.get(kind, ())
            if rule.gate is None or is_open(rule.gate, subject.reading.facts, around)
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
    for case in grouped(rule, [subject for subject in subjects if _is_about(rule, subject) is True]):
        reason = _unmet_need(rule, case)
        judgement = _not_evaluated(rule, case, reason) if reason else _judge(rule, case)
        failed = judgement.verdict.outcome is Outcome.FAIL
        yield _judge(rule, at_odds(rule, case)) if failed and len(case.members) > _PAIR else judgement


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
        "missing": ", ".join(map(written, missing)),
        "found": ", ".join(f'"{words}"' for words in found),
        "published": plain(published) if published else "",
        "computed": computation(subject.slot) if "{computed}" in rule.message else "",
    }
    if subject.facet is not None:
        own |= facet_words(subject.facet)
    others = _others(case) if case.members else {}
    message = fill(rule.message, own | others, subject.slot, generic_words)
    fix = fill(rule.fix, own | others, subject.slot, blank)
    verdict = _verdict(rule, case, Outcome.FAIL)
    related = (*verdict.related, *_other_ends(rule, case))
    verdict = replace(verdict, message=message, fix=fix, missing=missing, related=related)
    return Judgement(subject=subject, verdict=verdict)


def _other_ends(rule: Rule, case: Case) -> tuple[Location, ...]:
    """Return where else the words stand that an assertion about one claim compares: its parts, the value before."""
    if case.members or rule.assertion is None:
        return ()
    return case.subject.places_of(compile_expression(rule.assertion, "assertion").names)


def _others(case: Case) -> dict[str, str]:
    """Return the words of {others.<slot>}: the values that the other members of a group have."""
    values: dict[str, dict[str, None]] = defaultdict(dict)
    for member in (one for one in case.members if one is not case.subject):
        words = {name: plain(slot.value) for name, slot in member.claim.slots.items()}
        if member.facet is not None:
            words |= facet_words(member.facet)
        words["place"] = _place(member)
        for name, word in words.items():
            values[f"others.{name}"][word] = None
    return {name: ", ".join(words) for name, words in values.items()}


def _place(member: Subject) -> str:
    """Return where the other end of a comparison is: by sheet and cell, page, or line."""
    at = member.place
    if at.sheet is not None:
        return f"{at.path} {at.sheet}{f'!{at.cell}' if at.cell else ''}"
    return f"{at.path} page {at.page}" if at.page is not None else f"{at.path}:{at.line}"


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
