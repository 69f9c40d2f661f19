"""What a rule says of itself, for reports and for people who ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.outcome import RuleDescription
from checker.rules.messages import with_blanks
from checker.rules.variables import group_fields_in, names_in
from checker.vocabulary import slots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.rules.rule import Example, Gate, Reference, Rule


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
        references=tuple(map(_cited, rule.references)),
        applies_to=rule.applies_to,
        wants=tuple((word, value) for word, value in _wants(rule) if value),
        failing=_texts(rule.examples.failing),
        passing=_texts(rule.examples.passing),
        ignored=_texts(rule.examples.ignore),
        weights=tuple(_weights(rule)),
        jurisdictions=rule.gate.jurisdiction if rule.gate else (),
        instruments=tuple(dict.fromkeys(one.instrument for one in rule.references)),
    )


def _wants(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "when", rule.when or ""
    if rule.gate:
        yield from _gate(rule.gate)
    yield "compares", _compared(rule) if rule.group_by else ""
    yield "requires", " and ".join(rule.required.all_of)
    alternatives = (one if isinstance(one, str) else " with ".join(one) for one in rule.required.any_of)
    yield "requires", " or ".join(alternatives)
    if rule.forbid:
        yield "forbids", ", ".join((*rule.forbid.slots, *rule.forbid.terms, *rule.forbid.patterns))
    yield "asserts", rule.assertion or ""
    yield "looks in", rule.look_in or ""
    yield "once per", rule.once_per if rule.once_per != "claim" else ""
    yield "replaces", ", ".join(rule.suppresses)


_PLACES = {
    "document": "in one document",
    "documents": "in several documents",
    "anywhere": "in one or several documents",
}
_PLURALS = {"claim": "claims", "boundary": "boundaries"}


def _compared(rule: Rule) -> str:
    things = _PLURALS.get(rule.compare, f"{rule.compare}s")
    return f"{things} with the same {', '.join(rule.group_by)} {_PLACES[rule.across]}"


def _gate(gate: Gate) -> Iterator[tuple[str, str]]:
    yield "only in", ", ".join(gate.jurisdiction)
    yield "only for", ", ".join((*gate.audience, *gate.sector))
    yield "only on", ", ".join(gate.kinds)
    yield "never on", ", ".join(gate.excluded_kinds)
    yield "from", gate.effective_from or ""
    yield "until", gate.effective_to or ""


def _cited(reference: Reference) -> str:
    cited = ", ".join(filter(None, [reference.instrument, reference.clause]))
    return f"{cited} ({reference.note})" if reference.note else cited


def slot_meanings(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield each slot that the rule asks for or compares, with what the vocabulary says it is; only people ask this."""
    required = rule.required
    alternatives = (slot for one in required.any_of for slot in ((one,) if isinstance(one, str) else one))
    in_text = (name for text in (rule.when, rule.assertion) if text for name in names_in(text).used)
    in_groups = (name for name, _ in group_fields_in(rule.assertion)) if rule.assertion and rule.group_by else ()
    named = (*required.all_of, *alternatives, *rule.needs, *rule.group_by, *in_groups, *in_text)
    names = dict.fromkeys(name.removeprefix("claim.").partition(".")[0] for name in named)
    yield from ((name, slots()[name].doc) for name in names if name in slots())


def _weights(rule: Rule) -> Iterator[tuple[str, str]]:
    for kind, severity in rule.severity_by_kind.items():
        yield severity.value, f"in a {kind}"
    if rule.downgrade:
        yield rule.downgrade.to.value, f"where {rule.downgrade.when}"


def _texts(examples: tuple[str | Example, ...]) -> tuple[str, ...]:
    return tuple(one if isinstance(one, str) else _with_notes(one) for one in examples)


def _with_notes(example: Example) -> str:
    """Return the text, after what is known of its document and what the example is called."""
    facts = (example.name, example.kind, example.published, example.jurisdiction, example.audience, example.sector)
    notes = ", ".join([fact for fact in facts if fact])
    if not notes:
        return example.words
    return f"({notes}){chr(10) if chr(10) in example.words.strip() else ' '}{example.words}"
