"""What there is to say of a rule, in order: the same for the terminal and for the written pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Severity
from checker.review_rules import is_about_decisions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.outcome import RuleDescription

_APPLIES = ("when", "only in", "only for", "only on", "never on", "from", "until")
_STATES = {
    "draft": "a draft: runs only with --preview or where it is selected",
    "deprecated": "deprecated: to be taken out of a later version",
}


class Section(Struct, frozen=True, kw_only=True):
    """A title, and under it a text, rows of a word and what it stands for, items, or lines to be copied."""

    title: str
    text: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    items: tuple[str, ...] = ()
    lines: str = ""


def rule_sections(rule: RuleDescription) -> Iterator[Section]:
    """Yield every section of a rule's page after its title and summary; those that would be empty are left out."""
    sections = (
        Section(title="Why", text=rule.why),
        Section(title="When it applies", rows=tuple(_applies(rule))),
        Section(title="What it wants", rows=tuple(_wants(rule))),
        Section(title="Slots", rows=rule.slots),
        Section(title="Fails", items=rule.failing),
        Section(title="Passes", items=rule.passing),
        Section(title="Is left alone", items=rule.ignored),
        Section(title="References", items=rule.references),
        Section(title="Severity", rows=tuple(_weights(rule))),
        Section(title="How to fix", text=rule.fix),
        _waiver(rule),
    )
    for section in sections:
        if section.text or section.rows or section.items or section.lines:
            yield section


def severity_words(rule: RuleDescription) -> str:
    """Return how much a finding weighs and whether there can be one: "error", "warning, off under this profile"."""
    return rule.severity.value + ("" if rule.is_on else ", off under this profile")


def _applies(rule: RuleDescription) -> Iterator[tuple[str, str]]:
    if rule.applies_to:
        yield "to", ", ".join(rule.applies_to)
    yield from ((word, value) for word, value in rule.wants if word in _APPLIES)


def _wants(rule: RuleDescription) -> Iterator[tuple[str, str]]:
    return ((word, value) for word, value in rule.wants if word not in _APPLIES)


def _weights(rule: RuleDescription) -> Iterator[tuple[str, str]]:
    """Yield the severity by document and condition, and by profile where they do not agree."""
    yield from rule.weights
    names: dict[str, list[str]] = {}
    for name, severity in rule.profiles:
        names.setdefault(severity or "off", []).append(name)
    if len(names) > 1:
        usual = max(names, key=lambda severity: len(names[severity]))
        for severity in (*(one.value for one in Severity), "off"):
            if severity in names:
                yield severity, "under all others" if severity == usual else f"under {', '.join(names[severity])}"
    if rule.status in _STATES:
        yield rule.status, _STATES[rule.status]
    if rule.changed_by:
        yield "changed by", rule.changed_by


def _waiver(rule: RuleDescription) -> Section:
    if is_about_decisions(rule.id):
        text = f"It is about a decision and cannot be waived. In esglint.yaml: `severities: {{{rule.id}: off}}`."
        return Section(title="How to turn off", text=text)
    entry = ('  - files: "path/to/document.md"', f"    severities: {{{rule.id}: off}}")
    return Section(
        title="How to waive",
        text=f"`esglint waive {rule.id} FILE:LINE` prints an entry for waivers.yaml: who accepts the finding, why and "
        f"until when. In Markdown and HTML a comment works for one block: `<!-- esglint: ignore {rule.id}: reason -->`."
        " In esglint.yaml the rule is switched off for whole documents:",
        lines="\n".join(("documents:", *entry)),
    )
