"""Rules for people who ask: one rule at length, all rules in a table, what became of their examples."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from checker.reports.counting import several
from checker.reports.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.outcome import CoverageGap, ExampleOutcome, RuleDescription

_WIDTH = 100


def rule_page(rule: RuleDescription) -> str:
    """Return what a rule wants, why, when it applies, examples, and where it comes from."""
    state = rule.severity.value if rule.is_on else f"{rule.severity.value}, off under this profile"
    paragraphs = [f"{rule.id} {rule.name} ({state})", _filled(rule.summary)]
    if rule.why:
        paragraphs.append(f"Why\n{_filled(rule.why)}")
    if rule.applies_to:
        paragraphs.append(f"Applies to\n{_filled(', '.join(rule.applies_to))}")
    if rule.wants:
        size = max(len(word) for word, _ in rule.wants)
        paragraphs.append("Asks\n" + "\n".join(f"  {word:<{size}}  {value}" for word, value in rule.wants))
    if rule.fix:
        paragraphs.append(f"How to fix\n{_filled(rule.fix)}")
    examples = (("Fails", rule.failing), ("Passes", rule.passing), ("Is left alone", rule.ignored))
    paragraphs += [f"{title}\n{_items(texts)}" for title, texts in examples if texts]
    if rule.references:
        paragraphs.append(f"References\n{_items(rule.references)}")
    return "\n\n".join(paragraphs) + "\n"


def rule_table(rules: Sequence[RuleDescription]) -> str:
    """Return one line a rule, sorted by id: id, severity or "off", name, summary, what decided it."""
    return "".join(f"{line}\n" for line in _table_lines(sorted(rules, key=lambda rule: rule.id)))


def examples_text(outcomes: Sequence[ExampleOutcome]) -> str:
    """Return the examples that did not do what they say, and how many there were."""
    failed = [outcome for outcome in outcomes if outcome.problem]
    lines = [
        f'{outcome.rule}: {outcome.expected} example: {outcome.problem}\n  "{visible(outcome.text.strip())}"\n'
        + "".join(f"    {visible(value)}\n" for value in outcome.values)
        for outcome in failed
    ]
    examples, rules = several(len(outcomes), "example"), several(len({outcome.rule for outcome in outcomes}), "rule")
    return "".join(lines) + f"{examples} of {rules}: {len(failed) or 'none'} failed\n"


def coverage_text(gaps: Sequence[CoverageGap]) -> str:
    """Return what no example reaches, by rule, and how much is reached."""
    missing = [gap for gap in gaps if gap.missing]
    lines = [f"{gap.rule}  {visible(gap.what)}: {gap.missing}\n" for gap in missing]
    return "".join(lines) + f"{len(gaps) - len(missing)} of {several(len(gaps), 'thing')} that examples can reach\n"


def _table_lines(rules: Sequence[RuleDescription]) -> Iterator[str]:
    broad = max((len(rule.id) for rule in rules), default=0)
    names = max((len(rule.name) for rule in rules), default=0)
    for rule in rules:
        state = rule.severity.value if rule.is_on else "off"
        said = [rule.because, "deprecated" if rule.status == "deprecated" else ""]
        said.append(f"changed by {rule.changed_by}" if rule.changed_by else "")
        because = f"  ({', '.join(filter(None, said))})" if any(said) else ""
        yield f"{rule.id:<{broad}}  {state:<7}  {rule.name:<{names}}  {rule.summary}{because}"
    yield f"{several(len(rules), 'rule')}, {sum(rule.is_on for rule in rules)} on"


def _filled(text: str) -> str:
    return textwrap.fill(visible(text.strip()), _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _items(texts: Sequence[str]) -> str:
    filled = (
        textwrap.fill(visible(text.strip()), _WIDTH, initial_indent="  - ", subsequent_indent="    ") for text in texts
    )
    return "\n".join(filled)
