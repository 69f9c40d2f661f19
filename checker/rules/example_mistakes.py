"""Examples that do not do what they say, as mistakes at their place in the rule files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rules.rule_files import in_file_order, read_source, rule_paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from checker.errors import Mistake
    from checker.outcome import ExampleOutcome
    from checker.yaml_source import YamlSource


def example_mistakes(folders: Sequence[Path], outcomes: Iterable[ExampleOutcome]) -> tuple[Mistake, ...]:
    """Return a mistake for each example with a problem, at the example itself; the packs are without other mistakes."""
    failed = [outcome for outcome in outcomes if outcome.problem]
    sources = _sources(folders, {outcome.rule for outcome in failed})
    return in_file_order([_mistake(sources[outcome.rule], outcome) for outcome in failed])


def _sources(folders: Sequence[Path], rules: set[str]) -> dict[str, YamlSource]:
    """Return the files of rules by rule id."""
    found: dict[str, YamlSource] = {}
    for path in rule_paths(folders) if rules else ():
        source = read_source(path)
        content = source.content
        if isinstance(content, dict) and content.get("id") in rules:
            found[str(content["id"])] = source
    return found


def _mistake(source: YamlSource, outcome: ExampleOutcome) -> Mistake:
    message = f'the example under "{outcome.expected}" does not do what it says: {outcome.problem}'
    hint = f"`esglint rules test --select {outcome.rule}` shows what each condition is worth"
    return source.mistake(("examples", outcome.expected, outcome.index), message, hint)
