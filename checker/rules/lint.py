"""Every mistake in rule packs and profiles, also those that only our own packs must not make."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import Mistake, MistakesError
from checker.resources import resource_folder
from checker.rules.checks import file_mistakes, set_mistakes
from checker.rules.contradictions import contradiction_mistakes
from checker.rules.loader import convert_rule, in_file_order, read_source, rule_paths, rule_schema
from checker.rules.profiles import load_profiles, profile_mistakes
from checker.rules.rule_source import RuleFile
from checker.yaml_source import YamlSource, schema_mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.rules.rule import Rule

FIRST_LINE = "# yaml-language-server: $schema=../rule.schema.json"
_EXAMPLES = ("fail", "pass", "ignore")


def lint_rules(folders: Sequence[Path]) -> tuple[Mistake, ...]:
    """Return every mistake in the rules and profiles below folders, by file, line and column.

    The JSON Schema is always asked here. In our own packs each file also carries its rule's name, names the schema
    for editors, and has a failing, a passing and a near-miss example.
    """
    mistakes: list[Mistake] = []
    files: list[RuleFile] = []
    schema = rule_schema()
    paths = tuple(rule_paths(folders))
    for path in paths:
        try:
            source = read_source(path)
            mistakes += [*file_mistakes(source), *contradiction_mistakes(source), *schema_mistakes(source, schema)]
            files.append(RuleFile(rule=convert_rule(source), source=source))
        except MistakesError as error:
            mistakes.extend(error.mistakes)
    mistakes.extend(set_mistakes(files, [path.stem for path in paths]))
    own = resource_folder("rules")
    for file in files:
        if Path(file.source.path).is_relative_to(own):
            mistakes.extend(_house_mistakes(file.rule, file.source))
    mistakes.extend(_in_profiles([file.rule for file in files], folders))
    return in_file_order(mistakes)


def _house_mistakes(rule: Rule, source: YamlSource) -> Iterator[Mistake]:
    if Path(source.path).stem != rule.id:
        yield source.mistake(("id",), f"the file of {rule.id} is not called {rule.id}.yaml")
    if source.text.partition("\n")[0].rstrip("\r") != FIRST_LINE:
        yield source.mistake((), "the first line does not name the schema for editors", f"write {FIRST_LINE}")
    for name, examples in zip(
        _EXAMPLES, (rule.examples.failing, rule.examples.passing, rule.examples.ignore), strict=True
    ):
        if not examples:
            yield source.mistake(("examples",), f"there is no example under {name}")


def _in_profiles(rules: Sequence[Rule], folders: Sequence[Path]) -> tuple[Mistake, ...]:
    own = resource_folder("rules")
    try:
        return profile_mistakes(rules, load_profiles([folder for folder in folders if folder != own]))
    except MistakesError as error:
        return error.mistakes
