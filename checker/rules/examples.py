"""A rule's examples are its tests: text in, verdict out, by the same way a document takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from checker.model import Claim, Outcome, Reading, Verdict
from checker.outcome import ExampleOutcome
from checker.rules.evaluate import check_claims
from checker.rules.messages import plain
from checker.rules.profiles import Selection
from checker.rules.rule import Example, Rule

_KNOWN = ("kind", "published", "jurisdiction", "audience", "sector")

ReadText = Callable[[str, Mapping[str, str]], tuple[Sequence[Claim], Reading]]


def run_examples(rules: Sequence[Rule], read_text: ReadText) -> Iterator[ExampleOutcome]:
    """Yield what became of each example of each rule.

    `read_text` takes a text and what is known of its document (kind, published, jurisdiction, audience, sector) and returns its claims.
    All the rules are asked of each text, as they are of a document: one may suppress another.
    """
    for rule in rules:
        kinds = (("fail", rule.examples.failing), ("pass", rule.examples.passing), ("ignore", rule.examples.ignore))
        for expected, examples in kinds:
            for written in examples:
                example = Example(text=written) if isinstance(written, str) else written
                problem = _problem(rule, expected, example, rules, read_text)
                yield ExampleOutcome(rule=rule.id, expected=expected, text=example.text, problem=problem)


def _problem(rule: Rule, expected: str, example: Example, rules: Sequence[Rule], read_text: ReadText) -> str:
    """Return what an example did instead of what it says, "" where it did."""
    hints = {name: value for name in _KNOWN if (value := getattr(example, name))}
    claims, reading = read_text(example.text, hints)
    verdicts = check_claims(Selection(rules=tuple(rules)), claims, (reading,))
    own = [verdict for verdict in verdicts if verdict.rule == rule.id]
    outcomes = {verdict.outcome for verdict in own}
    fails = Outcome.FAIL in outcomes
    as_it_says = {
        "fail": fails,
        "pass": not fails and Outcome.PASS in outcomes,
        "ignore": not fails,
    }[expected]
    return "" if as_it_says else f"{_happened(own)}; {_read(claims)}"


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
