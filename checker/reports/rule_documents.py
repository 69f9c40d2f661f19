"""Rules as Markdown pages: one a rule, and an index by family, jurisdiction and instrument."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from checker.reports.excerpt import visible
from checker.reports.rule_sections import Section, rule_sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from checker.outcome import RuleDescription

INDEX = "README.md"
MARK = "<!-- Written by `esglint rules docs --write`; change the rule, not this page. -->"
_SPECIAL = re.compile(r"([\\`*_<>\[\]|~#])")
_CODE_ROWS = frozenset({"when", "asserts"})


def rule_documents(rules: Sequence[RuleDescription]) -> Mapping[str, str]:
    """Return the pages by file name, the index among them."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    return {INDEX: _index(ordered)} | {f"{rule.id}.md": _page(rule) for rule in ordered}


def _page(rule: RuleDescription) -> str:
    head = [f"# {rule.id} {rule.name}", MARK, f"**{rule.severity.value}**, {_home(rule)}", _escaped(rule.summary)]
    body = [f"## {section.title}\n\n{_content(section)}" for section in rule_sections(rule)]
    return "\n\n".join((*head, *body, f"[All rules]({INDEX})")) + "\n"


def _home(rule: RuleDescription) -> str:
    return " · ".join(filter(None, [rule.family, rule.pack.partition(" ")[0]]))


def _content(section: Section) -> str:
    parts = [_escaped(section.text)] if section.text else []
    if section.rows:
        rows = (f"| {_escaped(word)} | {_cell(word, value)} |" for word, value in section.rows)
        parts.append("\n".join(("| | |", "|---|---|", *rows)))
    if section.items:
        parts.append("\n".join(_item(item) for item in section.items))
    if section.lines:
        parts.append(f"```yaml\n{section.lines}\n```")
    return "\n\n".join(parts)


def _cell(word: str, value: str) -> str:
    if word in _CODE_ROWS:
        return f"`{' '.join(value.split())}`".replace("|", "\\|")  # GitHub reads \| as | within code in a table
    return _escaped(value)


def _item(text: str) -> str:
    """Return a list item; a text of several lines as it is written, so that tables and lists keep their form."""
    lines = [visible(line) for line in text.strip().splitlines()]
    if len(lines) == 1:
        return f"- {_escaped(lines[0])}"
    fence = "~~~" if any("```" in line for line in lines) else "```"
    return "\n".join((f"- {fence}text", *(f"  {line}".rstrip() for line in lines), f"  {fence}"))


def _escaped(text: str) -> str:
    """Return a text that Markdown shows as it is; what stands in backticks is code already."""
    parts = visible(text.strip()).split("`")
    if len(parts) % 2 == 0:
        return _SPECIAL.sub(r"\\\1", visible(text.strip()))
    return "".join(f"`{part}`" if odd % 2 else _SPECIAL.sub(r"\\\1", part) for odd, part in enumerate(parts))


def _index(rules: Sequence[RuleDescription]) -> str:
    places = "[by family](#by-family), [by jurisdiction](#by-jurisdiction), [by instrument](#by-instrument)"
    parts = ["# Rules", MARK, f"{len(rules)} rules: {places}. `esglint explain RULE` shows the same in the terminal."]
    parts += ["## By family", *_families(rules)]
    parts += ["## By jurisdiction", "Rules that are limited to one; all others are asked anywhere."]
    parts += [_links(rules, lambda rule: rule.jurisdictions)]
    parts += ["## By instrument", "What the rules refer to; the pages name the clause."]
    parts += [_links(rules, lambda rule: rule.instruments)]
    return "\n\n".join(filter(None, parts)) + "\n"


def _families(rules: Sequence[RuleDescription]) -> Iterator[str]:
    by_family: dict[str, list[RuleDescription]] = defaultdict(list)
    for rule in rules:
        by_family[rule.family or rule.id.rstrip("0123456789")].append(rule)
    for family in sorted(by_family):
        yield f"### {_escaped(family)}"
        rows = (
            f"| [{rule.id}]({rule.id}.md) | {_state(rule)} | {_escaped(rule.summary)} |" for rule in by_family[family]
        )
        yield "\n".join(("| rule | severity | asks |", "|---|---|---|", *rows))


def _state(rule: RuleDescription) -> str:
    return rule.severity.value if rule.is_on else f"{rule.severity.value}, where selected"


def _links(rules: Sequence[RuleDescription], keys: Callable[[RuleDescription], Sequence[str]]) -> str:
    found: dict[str, list[str]] = defaultdict(list)
    for rule in rules:
        for key in dict.fromkeys(keys(rule)):
            found[key].append(f"[{rule.id}]({rule.id}.md)")
    return "\n".join(f"- {_escaped(key)}: {', '.join(found[key])}" for key in sorted(found, key=str.casefold))
