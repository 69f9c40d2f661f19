"""Mutate every rule in memory and see whether its own examples notice.

    python benchmarks/mutate_rules.py [CODES...] [--floor 95]

Each mutant changes one thing: drops a slot that is required or a word that is forbidden, removes, negates or flips a
part of `when` or `assert`, widens or narrows `applies_to`, opens the gate. A mutant is killed where an example no
longer does what it says. Prints the survivors and the share killed, by rule and over all; exit code 1 below the floor.
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

from checker import pipeline
from checker.rules.conditions import Condition, read_condition
from checker.rules.expressions import ExpressionError, compile_expression
from checker.rules.rule import Gate, Prohibition, Requirement, Rule
from checker.rules.trials import Trial, concerned, does_as_it_says, verdicts_on
from checker.rules.variables import blanked
from checker.settings import Settings
from checker.vocabulary import claim_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FLIPPED = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_COMPARISON = re.compile(r"==|!=|<=|>=|<|>")


class Mutant(Struct, frozen=True, kw_only=True):
    """A rule with one thing changed."""

    rule: Rule
    change: str


def mutants(rule: Rule) -> Iterator[Mutant]:
    """Yield every mutant of a rule that is a rule still."""
    for change, mutated in (*_scopes(rule), *_requirements(rule), *_prohibitions(rule), *_expressions(rule)):
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


def _scopes(rule: Rule) -> Iterator[tuple[str, Rule]]:
    if "*" not in rule.applies_to:
        yield "applies_to: every kind", replace(rule, applies_to=tuple(claim_kinds()))
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


def is_killed(mutant: Mutant, trials: Sequence[Trial], others: Sequence[Rule]) -> bool:
    """Tell whether an example of the rule no longer does what it says."""
    rules = tuple(mutant.rule if rule.id == mutant.rule.id else rule for rule in others)
    return any(not does_as_it_says(trial, verdicts_on(trial, rules)) for trial in trials)


def main() -> int:
    """Mutate the chosen rules of our own packs, print what survives."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("codes", nargs="*", help="rule ids or families; without: every rule")
    parser.add_argument("--floor", type=float, default=95.0, help="share of killed mutants in percent [95]")
    given = parser.parse_args()
    began = time.perf_counter()
    rules, trials = pipeline.read_examples(Settings())
    by_rule = defaultdict(list)
    for trial in trials:
        by_rule[trial.rule].append(trial)
    made = killed = 0
    for rule in rules:
        if given.codes and rule.id not in given.codes and rule.family not in given.codes:
            continue
        others = concerned(rule, rules)
        tried = [(mutant, is_killed(mutant, by_rule[rule.id], others)) for mutant in mutants(rule)]
        survivors = [mutant.change for mutant, dead in tried if not dead]
        made, killed = made + len(tried), killed + len(tried) - len(survivors)
        print(f"{rule.id}  {len(tried) - len(survivors)} of {len(tried)}")
        for change in survivors:
            print(f"    {change}")
    share = 100 * killed / made if made else 100.0
    print(f"{killed} of {made} mutants killed: {share:.1f} % ({time.perf_counter() - began:.0f} s)")
    return int(share < given.floor)


if __name__ == "__main__":
    sys.exit(main())
