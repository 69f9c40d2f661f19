"""Examples as they were read: each text once, however often it is judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from checker.model import Claim, Outcome, Reading, Verdict
from checker.rules.evaluate import check_claims
from checker.rules.profiles import Selection
from checker.rules.rule import Example, Rule
from checker.rules.subjects import Subject

ReadText = Callable[[str, Mapping[str, str]], tuple[Sequence[Claim], Reading]]
ReadDocuments = Callable[[Example], tuple[Sequence[Claim], Sequence[Reading]]]
_KNOWN = ("kind", "published", "jurisdiction", "audience", "sector")


class Trial(Struct, frozen=True, kw_only=True):
    """An example of a rule, and what was read in it."""

    rule: str
    expected: str  # fail | pass | ignore
    index: int  # among the examples that expect the same
    text: str
    claims: tuple[Claim, ...]
    readings: tuple[Reading, ...]
    needs: tuple[str, ...] = ()  # what the rule says must be known

    def subjects(self) -> Iterator[Subject]:
        """Yield the claims with the documents they stand in."""
        by_path = {reading.document.path: reading for reading in self.readings}
        for claim in self.claims:
            yield Subject(claim=claim, reading=by_path[claim.path])


def read_trials(
    rules: Sequence[Rule], read_text: ReadText, read_documents: ReadDocuments | None = None
) -> Iterator[Trial]:
    """Yield each example of each rule, read.

    `read_text` takes a text and what is known of its document (kind, published, jurisdiction, audience, sector) and
    returns its claims; `read_documents` takes an example of several documents and returns the claims of all.
    """
    for rule in rules:
        kinds = (("fail", rule.examples.failing), ("pass", rule.examples.passing), ("ignore", rule.examples.ignore))
        for expected, examples in kinds:
            for index, written in enumerate(examples):
                example = Example(text=written) if isinstance(written, str) else written
                hints = {name: value for name in _KNOWN if (value := getattr(example, name))}
                if example.documents and read_documents is not None:
                    claims, readings = read_documents(example)
                else:
                    claims, reading = read_text(example.text, hints)
                    readings = (reading,)
                yield Trial(
                    rule=rule.id,
                    expected=expected,
                    index=index,
                    text=example.words,
                    claims=tuple(claims),
                    readings=tuple(readings),
                    needs=rule.needs,
                )


def verdicts_on(trial: Trial, rules: Sequence[Rule]) -> tuple[Verdict, ...]:
    """Return what the example's own rule says, all these rules being asked: one may suppress another."""
    verdicts = check_claims(Selection(rules=tuple(rules)), trial.claims, trial.readings)
    return tuple(verdict for verdict in verdicts if verdict.rule == trial.rule)


def does_as_it_says(trial: Trial, verdicts: Sequence[Verdict]) -> bool:
    """Tell whether the verdicts of a rule are those that its example expects.

    A near miss is not left undecided either, but for want of what the rule says it needs: an expression that trips
    over an unknown slot there is not yet complete.
    """
    outcomes = {verdict.outcome for verdict in verdicts}
    fails = Outcome.FAIL in outcomes
    if trial.expected == "pass":
        return not fails and Outcome.PASS in outcomes
    if trial.expected == "fail":
        return fails
    needed = {f"{name} is unknown" for name in trial.needs}
    return not fails and all(v.outcome is not Outcome.NOT_EVALUATED or v.reason in needed for v in verdicts)


def concerned(rule: Rule, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return a rule and those on which its findings depend: which suppress or own it, or one of those."""
    names = {rule.id}
    while True:
        more = {one.id for one in rules if names & {*one.suppresses, *one.owns}} - names
        if not more:
            return tuple(one for one in rules if one.id in names)
        names |= more
