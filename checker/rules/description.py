"""What a rule says of itself, for reports and for people who ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.outcome import RuleDescription
from checker.rules.messages import with_blanks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.rules.rule import Example, Gate, Rule


def describe(rule: Rule) -> RuleDescription:
    """Return a rule without its machinery: words, conditions as written, examples as texts."""
    return RuleDescription(
        id=rule.id,
        name=rule.name,
        severity=rule.severity,
        summary=rule.summary,
        why=rule.why,
        fix=with_blanks(rule.fix),
        status=rule.status,
        references=tuple(", ".join(filter(None, [one.instrument, one.clause])) for one in rule.references),
        applies_to=rule.applies_to,
        wants=tuple((word, value) for word, value in _wants(rule) if value),
        failing=_texts(rule.examples.failing),
        passing=_texts(rule.examples.passing),
        ignored=_texts(rule.examples.ignore),
    )


def _wants(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "when", rule.when or ""
    if rule.gate:
        yield from _gate(rule.gate)
    yield "compares", f"claims with the same {', '.join(rule.group_by)} in {rule.across}" if rule.group_by else ""
    yield "requires", " and ".join(rule.required.all_of)
    alternatives = (one if isinstance(one, str) else " with ".join(one) for one in rule.required.any_of)
    yield "requires", " or ".join(alternatives)
    if rule.forbid:
        yield "forbids", ", ".join((*rule.forbid.slots, *rule.forbid.terms, *rule.forbid.patterns))
    yield "asserts", rule.assertion or ""
    yield "looks in", rule.look_in or ""
    yield "replaces", ", ".join(rule.suppresses)


def _gate(gate: Gate) -> Iterator[tuple[str, str]]:
    yield "only in", ", ".join(gate.jurisdiction)
    yield "only for", ", ".join((*gate.audience, *gate.sector))
    yield "only on", ", ".join(gate.kinds)
    yield "never on", ", ".join(gate.excluded_kinds)
    yield "from", gate.effective_from or ""
    yield "until", gate.effective_to or ""


def _texts(examples: tuple[str | Example, ...]) -> tuple[str, ...]:
    return tuple(one if isinstance(one, str) else one.text for one in examples)
