"""A rule's examples are its tests: text in, verdict out, by the same way a document takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.outcome import ExampleOutcome
from checker.rules.conditions import read_condition
from checker.rules.expressions import Role, Unknown, compile_expression
from checker.rules.messages import plain
from checker.rules.trials import Trial, does_as_it_says, verdicts_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.model import Claim, Verdict
    from checker.rules.rule import Rule


def run_examples(rules: Sequence[Rule], trials: Iterable[Trial]) -> Iterator[ExampleOutcome]:
    """Yield what became of each example; all the rules are asked of each text, as they are of a document."""
    by_id = {rule.id: rule for rule in rules}
    for trial in trials:
        own = verdicts_on(trial, rules)
        as_it_says = does_as_it_says(trial, own)
        yield ExampleOutcome(
            rule=trial.rule,
            expected=trial.expected,
            index=trial.index,
            text=trial.text,
            problem="" if as_it_says else f"{_happened(own)}; {_read(trial.claims)}",
            values=() if as_it_says else tuple(_values(by_id[trial.rule], trial)),
        )


def _happened(verdicts: Sequence[Verdict]) -> str:
    if not verdicts:
        return "the rule is not about any claim of this text"
    return ", ".join(f"{verdict.outcome}: {verdict.message or verdict.reason}".rstrip(": ") for verdict in verdicts)


def _read(claims: Sequence[Claim]) -> str:
    if not claims:
        return "no claims were read"
    return "claims read: " + " | ".join(_described(claim) for claim in claims)


def _described(claim: Claim) -> str:
    slots = ", ".join(f"{name}={plain(slot.value)}" for name, slot in sorted(claim.slots.items()))
    return f"{claim.kind} {{{slots}}}"


def _values(rule: Rule, trial: Trial) -> Iterator[str]:
    """Yield what each operand of the rule's expressions is worth for each claim that the rule may be about."""
    expressions: list[tuple[str, str, Role]] = []
    if rule.when:
        expressions.append(("when", rule.when, "condition"))
    if rule.assertion and not rule.group_by:
        expressions.append(("assert", rule.assertion, "condition"))
    for subject in trial.subjects():
        claim = subject.claim
        if not rule.concerns(claim.kind):
            continue
        for key, text, role in expressions:
            for operand in read_condition(text).operands():
                worth = compile_expression(operand.text, role).evaluate(subject.variable)
                words = f"unknown ({worth.reason})" if isinstance(worth, Unknown) else str(worth).lower()
                yield f"{key} of {claim.kind}: {' '.join(operand.text.split())} is {words}"
