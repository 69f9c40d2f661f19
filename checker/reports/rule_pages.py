"""Rules for people who ask: one rule at length, all rules in a table, what became of their examples."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from checker.reports.counting import several
from checker.reports.excerpt import visible
from checker.reports.rule_sections import Section, rule_sections, severity_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.outcome import CoverageGap, ExampleOutcome, RuleDescription

_WIDTH = 100


def rule_page(rule: RuleDescription) -> str:
    """Return summary, why, when it applies, what it wants, examples, references, how to fix, how to waive."""
    paragraphs = [f"{rule.id} {rule.name} ({severity_words(rule)})", _filled(rule.summary)]
    paragraphs += [f"{section.title}\n{_content(section)}" for section in rule_sections(rule)]
    return "\n\n".join(paragraphs) + "\n"


def _content(section: Section) -> str:
    parts = [_filled(section.text)] if section.text else []
    size = max((len(word) for word, _ in section.rows), default=0)
    parts += [_row(word, value, size) for word, value in section.rows]
    parts += [_item(text) for text in section.items]
    parts += [f"    {visible(line)}" for line in section.lines.splitlines()]
    return "\n".join(parts)


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


def _row(word: str, value: str, size: int) -> str:
    indent = " " * (size + 4)
    return textwrap.fill(
        visible(" ".join(value.split())),
        _WIDTH,
        initial_indent=f"  {word:<{size}}  ",
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _item(text: str) -> str:
    """Return an example; one of several lines keeps them, as a table or a list needs."""
    lines = text.strip().splitlines()
    if len(lines) > 1:
        return "\n".join(f"  {'-' if not index else ' '} {visible(line)}".rstrip() for index, line in enumerate(lines))
    return textwrap.fill(visible(text.strip()), _WIDTH, initial_indent="  - ", subsequent_indent="    ")
