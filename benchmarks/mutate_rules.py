"""Mutate every rule in memory and see whether its own examples notice.

    python benchmarks/mutate_rules.py [CODES...] [--floor 95]

Each mutant changes one thing: drops a slot that is required or a word that is forbidden, removes, negates or flips a
part of `when` or `assert`, widens `applies_to` (to all kinds at once, and to each kind with claims that fulfil `when`
and carry a slot the rule asks about; a kind none of whose known claims `when` lets through would change nothing),
narrows it, opens the gate. A mutant is killed where an example no longer does
what it says. Prints the survivors (and whether any known text tells them from the rule: if none does, they may mean the
same) and the share killed, by rule, by family and over all; exit code 1 below the floor.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from checker.example_runs import read_examples
from checker.rules.conditions import Condition, read_condition
from checker.rules.expressions import ExpressionError, Unknown, compile_expression
from checker.rules.rule import Gate, Prohibition, Requirement, Rule
from checker.rules.trials import Trial, concerned, does_as_it_says, verdicts_on
from checker.rules.variables import blanked, names_in
from checker.settings import Settings
from checker.vocabulary import claim_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.rules.subjects import Subject


_FLIPPED = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_COMPARISON = re.compile(r"==|!=|<=|>=|<|>")


class Mutant(Struct, frozen=True, kw_only=True):
    """A rule with one thing changed."""

    rule: Rule
    change: str


def mutants(rule: Rule, known: Mapping[str, Sequence[Subject]]) -> Iterator[Mutant]:
    """Yield every mutant of a rule that is a rule still; `known` are claims by kind, from which kinds are learned."""
    every = (*_widened(rule, known), *_scopes(rule), *_requirements(rule), *_prohibitions(rule), *_expressions(rule))
    for change, mutated in every:
        if (mutated.when, mutated.assertion) == (rule.when, rule.assertion) or _compiles(mutated):
            yield Mutant(rule=mutated, change=change)


def _compiles(rule: Rule) -> bool:
    try:
        if rule.when:
            compile_expression(rule.when, "condition")
        if rule.assertion:
            compile_expression(rule.assertion, "group" if rule.group_by else "assertion")
    except ExpressionError:
        return False
    return True


def _widened(rule: Rule, known: Mapping[str, Sequence[Subject]]) -> Iterator[tuple[str, Rule]]:
    """Yield the rule for more kinds; for all of them only if it is about any known claim of theirs at all."""
    if "*" in rule.applies_to:
        return
    others = [kind for kind in claim_kinds() if kind not in rule.applies_to]
    if any(_is_about(rule, subject) is not False for kind in others for subject in known[kind]):
        yield "applies_to: every kind", replace(rule, applies_to=tuple(claim_kinds()))
    asked = _slots_asked(rule)
    for kind in others:
        if any(asked & subject.claim.slots.keys() and _is_about(rule, subject) is True for subject in known[kind]):
            yield f"applies_to with {kind}", replace(rule, applies_to=(*rule.applies_to, kind))


def _slots_asked(rule: Rule) -> set[str]:
    """Return the slots that the rule asks for or forbids; that it only selects by, where it asks about words alone."""
    chosen = [slot for one in rule.required.any_of for slot in ((one,) if isinstance(one, str) else one)]
    named = {*rule.required.all_of, *chosen, *(rule.forbid.slots if rule.forbid else ())}
    return named or _slots_in(rule.assertion) or _slots_in(rule.when)


def _slots_in(expression: str | None) -> set[str]:
    used = names_in(expression).used if expression else ()
    slots = {name.split(".")[1] for name in used if name.startswith("claim.")}
    return slots - {"kind", "sentence", "tense", "modality"}


def _is_about(rule: Rule, subject: Subject) -> bool | Unknown:
    return rule.when is None or compile_expression(rule.when, "condition").evaluate(subject.variable)


def _scopes(rule: Rule) -> Iterator[tuple[str, Rule]]:
    for kind in rule.applies_to if len(rule.applies_to) > 1 else ():
        yield f"applies_to without {kind}", replace(rule, applies_to=_without(rule.applies_to, kind))
    for key in Gate.__struct_fields__ if rule.gate else ():
        value = getattr(rule.gate, key)
        if value:
            empty = () if isinstance(value, tuple) else None
            yield f"gate without {key}", replace(rule, gate=replace(rule.gate, **{key: empty}))
    for name in rule.group_by if len(rule.group_by) > 1 else ():
        yield f"group_by without {name}", replace(rule, group_by=_without(rule.group_by, name))


def _requirements(rule: Rule) -> Iterator[tuple[str, Rule]]:
    required = rule.required
    for slot in required.all_of:
        kept = _without(required.all_of, slot)
        yield f"require without {slot}", replace(rule, require=Requirement(all_of=kept, any_of=required.any_of))
    for one in required.any_of:
        kept = _without(required.any_of, one)
        if kept:
            yield f"require without the choice {one}", replace(rule, require=replace(required, any_of=kept))
        for slot in one if isinstance(one, tuple) else ():
            fewer = tuple(_without(one, slot) if other is one else other for other in required.any_of)
            yield f"require {one} without {slot}", replace(rule, require=replace(required, any_of=fewer))
    if required.any_of:
        yield "require no choice", replace(rule, require=Requirement(all_of=required.all_of))


def _prohibitions(rule: Rule) -> Iterator[tuple[str, Rule]]:
    for key in Prohibition.__struct_fields__ if rule.forbid else ():
        for one in getattr(rule.forbid, key):
            fewer = replace(rule.forbid, **{key: _without(getattr(rule.forbid, key), one)})
            yield f"forbid without {one}", replace(rule, forbid=fewer)


def _without(items: tuple, one: object) -> tuple:
    return tuple(item for item in items if item is not one)


def _expressions(rule: Rule) -> Iterator[tuple[str, Rule]]:
    for key, text in (("when", rule.when), ("assertion", rule.assertion)):
        if text is None:
            continue
        yield f"no {key}", replace(rule, **{key: None})
        for change, mutated in _changed(text):
            yield f"{key}: {change}", replace(rule, **{key: mutated})


def _changed(text: str) -> Iterator[tuple[str, str]]:
    """Yield an expression with one part removed, negated or with one comparison flipped."""
    whole = read_condition(text)
    for condition in whole.conditions():
        shown = " ".join(condition.text.split())
        if condition is not whole or not condition.parts:
            yield f"negated {shown}", _put(text, condition, f"!({condition.text})")
        for part in condition.parts:
            neutral = "true" if condition.operator == "&&" else "false"
            yield f"removed {' '.join(part.text.split())}", _put(text, part, neutral)
    for operand in whole.operands():
        found = list(_COMPARISON.finditer(blanked(operand.text)))
        if len(found) == 1 and found[0].start() and re.fullmatch(r"[\w. ]+", operand.text[: found[0].start()]):
            continue  # a bare comparison: flipping it is negating it
        for sign in found:
            flipped = operand.text[: sign.start()] + _FLIPPED[sign.group()] + operand.text[sign.end() :]
            yield (
                f"flipped {sign.group()} at {sign.start()} of {' '.join(operand.text.split())}",
                _put(text, operand, flipped),
            )


def _put(text: str, condition: Condition, new: str) -> str:
    return text[: condition.start] + new + text[condition.start + len(condition.text) :]


class Tried(Struct, frozen=True, kw_only=True):
    """What became of the mutants of one rule."""

    rule: Rule
    made: int
    survivors: tuple[Mutant, ...]

    @property
    def killed(self) -> int:
        """How many an example noticed."""
        return self.made - len(self.survivors)


def try_mutants(rules: Sequence[Rule], trials: Sequence[Trial]) -> Iterator[Tried]:
    """Yield what became of each rule's mutants; every example has been read once, in `trials`."""
    known = by_kind(subject for trial in trials for subject in trial.subjects())
    of_rule: dict[str, list[Trial]] = defaultdict(list)
    for trial in trials:
        of_rule[trial.rule].append(trial)
    for rule in rules:
        others = concerned(rule, rules)
        made = tuple(mutants(rule, known))
        alive = tuple(one for one in made if not is_killed(one, of_rule[rule.id], others))
        yield Tried(rule=rule, made=len(made), survivors=alive)


def by_kind(subjects: Iterable[Subject]) -> Mapping[str, Sequence[Subject]]:
    """Return claims, each in its document, by their kinds; a kind that no claim has is empty."""
    known: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        known[subject.claim.kind].append(subject)
    return known


def is_killed(mutant: Mutant, trials: Sequence[Trial], others: Sequence[Rule]) -> bool:
    """Tell whether an example of the rule no longer does what it says."""
    rules = tuple(mutant.rule if rule.id == mutant.rule.id else rule for rule in others)
    return any(not does_as_it_says(trial, verdicts_on(trial, rules)) for trial in trials)


def is_told_apart(mutant: Mutant, trials: Sequence[Trial], others: Sequence[Rule]) -> bool:
    """Tell whether the mutant says anything else than the rule of any text known, whatever an example expects."""
    rules = tuple(mutant.rule if rule.id == mutant.rule.id else rule for rule in others)
    own = (replace(trial, rule=mutant.rule.id) for trial in trials)
    return any(verdicts_on(trial, rules) != verdicts_on(trial, others) for trial in own)


def main() -> int:
    """Mutate the chosen rules of our own packs, print what survives."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("codes", nargs="*", help="rule ids or families; without: every rule")
    parser.add_argument("--floor", type=float, default=95.0, help="share of killed mutants in percent [95]")
    given = parser.parse_args()
    began = time.perf_counter()
    rules, trials = read_examples(Settings())
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for tried in try_mutants(rules, trials):
        rule = tried.rule
        if given.codes and rule.id not in given.codes and rule.family not in given.codes:
            continue
        for name in (rule.family, "all"):
            sums[name][0] += tried.killed
            sums[name][1] += tried.made
        print(f"{rule.id}  {tried.killed} of {tried.made}")
        for mutant in tried.survivors:
            same = "" if is_told_apart(mutant, trials, concerned(rule, rules)) else " (no known text tells it apart)"
            print(f"    {mutant.change}{same}")
    for name, (killed, made) in sums.items():
        print(f"{name}: {killed} of {made} mutants killed, {100 * killed / max(made, 1):.1f} %")
    print(f"{time.perf_counter() - began:.0f} s")
    killed, made = sums["all"]
    return int(100 * killed < given.floor * made)


if __name__ == "__main__":
    sys.exit(main())
