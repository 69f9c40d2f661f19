"""What of a rule no example reaches: outcomes, operands both ways, required slots, forbidden words, the gate."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.model import Outcome
from checker.outcome import CoverageGap
from checker.rules.conditions import Condition, read_condition
from checker.rules.expressions import compile_expression
from checker.rules.gates import Circumstances, is_open
from checker.rules.patterns import any_case, phrase_pattern
from checker.rules.trials import verdicts_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.rules.rule import Rule
    from checker.rules.subjects import Subject
    from checker.rules.trials import Trial


def coverage_gaps(rules: Sequence[Rule], trials: Iterable[Trial]) -> Iterator[CoverageGap]:
    """Yield one value for each thing that examples can reach, with what is not reached of it ("" where all is)."""
    of_rule: dict[str, list[Trial]] = defaultdict(list)
    for trial in trials:
        of_rule[trial.rule].append(trial)
    for rule in rules:
        for what, missing in _reached(rule, of_rule[rule.id], rules):
            yield CoverageGap(rule=rule.id, what=what, missing=missing)


def _reached(rule: Rule, trials: list[Trial], rules: Sequence[Rule]) -> Iterator[tuple[str, str]]:
    outcomes = {verdict.outcome for trial in trials for verdict in verdicts_on(trial, rules)}
    for outcome in (Outcome.FAIL, Outcome.PASS):
        yield str(outcome), "" if outcome in outcomes else "no example reaches it"
    subjects = [subject for trial in trials for subject in trial.subjects() if rule.concerns(subject.claim.kind)]
    within = [one for one in subjects if is_open(rule.gate, one.reading.facts, Circumstances())]
    if rule.gate:
        yield "gate", _both(len(within) > 0, len(within) < len(subjects), "open", "closed")
    about = [one for one in within if rule.when is None or _worth(rule.when, one) is True]
    if rule.when:
        yield from _operands("when", rule.when, within)
    if rule.assertion and not rule.group_by:
        yield from _operands("assert", rule.assertion, about)
    if rule.downgrade:
        yield from _operands("downgrade", rule.downgrade.when, about)
    yield from _slots(rule, about)
    yield from _words(rule, about)


def _operands(key: str, text: str, subjects: Sequence[Subject]) -> Iterator[tuple[str, str]]:
    """Yield each operand with which of its two values no claim gives it; one that is not reached has neither."""
    seen: dict[int, set[object]] = defaultdict(set)
    condition = read_condition(text)
    for subject in subjects:
        _walk(condition, subject, seen)
    for operand in condition.operands():
        worths = seen[operand.start]
        yield f"{key}: {' '.join(operand.text.split())}", _both(True in worths, False in worths, "true", "false")


def _walk(condition: Condition, subject: Subject, seen: dict[int, set[object]]) -> object:
    """Return what a condition is worth; operands are looked at up to the one that settles it, as a reader does."""
    if not condition.parts:
        own = _worth(condition.text, subject)
        seen[condition.start].add(own)
        return own
    settling = condition.operator == "||"
    worth: object = not settling
    for part in condition.parts:
        one = _walk(part, subject, seen)
        if one is settling:
            return settling
        worth = one if not isinstance(one, bool) else worth
    return worth


def _worth(text: str, subject: Subject) -> object:
    return compile_expression(text, "condition").evaluate(subject.variable)


def _slots(rule: Rule, subjects: Sequence[Subject]) -> Iterator[tuple[str, str]]:
    for slot in rule.required.all_of:
        there = {subject.slot(slot, rule.reach) is not None for subject in subjects}
        yield f"require: {slot}", _both(True in there, False in there, "there", "missing")
    alternatives = [(one,) if isinstance(one, str) else one for one in rule.required.any_of]
    for alternative in alternatives:
        alone = any(
            [other for other in alternatives if _has(subject, other, rule)] == [alternative] for subject in subjects
        )
        yield f"require: {' with '.join(alternative)}", "" if alone else "never the only one that is there"


def _has(subject: Subject, alternative: tuple[str, ...], rule: Rule) -> bool:
    return all(subject.slot(slot, rule.reach) is not None for slot in alternative)


def _words(rule: Rule, subjects: Sequence[Subject]) -> Iterator[tuple[str, str]]:
    if rule.forbid is None:
        return
    for slot in rule.forbid.slots:
        there = any(subject.slot(slot, rule.reach) is not None for subject in subjects)
        yield f"forbid: {slot}", "" if there else "never there"
    texts = [text for subject in subjects for text in subject.texts(rule.look_in or "sentence")]
    patterns = [(term, phrase_pattern(term)) for term in rule.forbid.terms]
    patterns += [(pattern, any_case(pattern)) for pattern in rule.forbid.patterns]
    for written, pattern in patterns:
        yield f"forbid: {written}", "" if any(map(pattern.search, texts)) else "never found"


def _both(first: bool, second: bool, one: str, other: str) -> str:  # noqa: FBT001 - two ways of one thing
    never = [word for word, seen in ((one, first), (other, second)) if not seen]
    return f"never {' or '.join(never)}" if never else ""
