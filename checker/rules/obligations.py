"""What a rule can ask: one generator for each kind of obligation, all of one signature, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.rules.expressions import Unknown, compile_expression
from checker.rules.patterns import any_case, phrase_pattern
from checker.rules.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from checker.rules.rule import Rule


class Case(Struct, frozen=True, kw_only=True):
    """What one verdict is about: a claim, or a group of claims with the one a finding points at."""

    subject: Subject
    members: tuple[Subject, ...] = ()  # of a group, from old to new; `subject` among them


class Shortfall(Struct, frozen=True, kw_only=True):
    """One way in which a case does not meet an obligation, or why that could not be decided."""

    missing: tuple[str, ...] = ()  # slots that were asked for
    found: str = ""  # forbidden words, or the forbidden slot's name
    undecided: str = ""  # the reason; "" where the obligation is not met


def missing_slots(rule: Rule, case: Case) -> Iterator[Shortfall]:
    """Yield one shortfall with every slot that is required and not there."""

    def lacks(slot: str) -> bool:
        return case.subject.slot(slot, rule.reach) is None

    required = rule.required
    missing = [slot for slot in required.all_of if lacks(slot)]
    alternatives = [(one,) if isinstance(one, str) else one for one in required.any_of]
    if alternatives and all(any(map(lacks, alternative)) for alternative in alternatives):
        missing += [slot for alternative in alternatives for slot in alternative if lacks(slot)]
    if missing:
        yield Shortfall(missing=tuple(dict.fromkeys(missing)))


def forbidden_content(rule: Rule, case: Case) -> Iterator[Shortfall]:
    """Yield a shortfall for every slot, phrase or pattern that must not be there."""
    forbid = rule.forbid
    if forbid is None:
        return
    for slot in forbid.slots:
        if case.subject.slot(slot, rule.reach) is not None:
            yield Shortfall(found=slot)
    patterns = [*map(phrase_pattern, forbid.terms), *map(any_case, forbid.patterns)]
    for text in case.subject.texts(rule.look_in or "sentence") if patterns else ():
        for pattern in patterns:
            found = pattern.search(text)
            if found:
                yield Shortfall(found=found.group())


def false_assertion(rule: Rule, case: Case) -> Iterator[Shortfall]:
    """Yield a shortfall where the assertion is false, or cannot be decided."""
    if rule.assertion is None:
        return
    if case.members:
        expression = compile_expression(rule.assertion, "group")
        members = {"claims": [member.as_member(expression.fields) for member in case.members]}
        result = expression.evaluate(members.get)
    else:
        expression = compile_expression(rule.assertion, "assertion")
        result = expression.evaluate(lambda name: case.subject.variable(name, rule.reach))
    if isinstance(result, Unknown):
        yield Shortfall(undecided=result.reason)
    elif not result:
        yield Shortfall()


OBLIGATIONS: Mapping[str, Callable[[Rule, Case], Iterator[Shortfall]]] = {
    "require": missing_slots,
    "forbid": forbidden_content,
    "assert": false_assertion,
}
