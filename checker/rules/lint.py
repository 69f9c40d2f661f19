"""Every mistake in rule packs and profiles, also those that only our own packs must not make."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import Mistake, MistakesError
from checker.resources import resource_folder
from checker.rules.checks import file_mistakes, set_mistakes
from checker.rules.contradictions import contradiction_mistakes
from checker.rules.loader import convert_rule, rule_schema
from checker.rules.overrides import pack_mistakes
from checker.rules.pack import PackFile, pack_schema, read_pack
from checker.rules.profile_files import profile_mistakes, read_profiles
from checker.rules.rule_files import in_file_order, read_source, rule_paths
from checker.rules.rule_source import RuleFile
from checker.rules.suggestions import suggestion_problem
from checker.schema_mistakes import schema_mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.rules.rule import Rule
    from checker.yaml_source import YamlSource

FIRST_LINE = "# yaml-language-server: $schema=../rule.schema.json"
_EXAMPLES = ("fail", "pass", "ignore")


def lint_rules(folders: Sequence[Path]) -> tuple[Mistake, ...]:
    """Return every mistake in the rules and profiles below folders, by file, line and column.

    The JSON Schema is always asked here. In our own packs each file also carries its rule's name, names the schema
    for editors, and has a failing, a passing and a near-miss example.
    """
    mistakes: list[Mistake] = []
    packs: list[PackFile] = []
    files: list[tuple[RuleFile, PackFile]] = []
    names: list[str] = []
    schema = rule_schema()
    for folder in folders:
        pack, found = _pack_and_mistakes(folder)
        packs.append(pack)
        mistakes += found
        for path in rule_paths([folder]):
            names.append(path.stem)
            try:
                source = read_source(path)
                mistakes += [*file_mistakes(source), *contradiction_mistakes(source), *schema_mistakes(source, schema)]
                files.append((RuleFile(rule=convert_rule(source), source=source), pack))
            except MistakesError as error:
                mistakes.extend(error.mistakes)
    mistakes += pack_mistakes(packs, files)
    mistakes += set_mistakes([file for file, _ in files], names)
    own = resource_folder("rules")
    for file, _ in files:
        if Path(file.source.path).is_relative_to(own):
            mistakes.extend(_house_mistakes(file.rule, file.source))
    mistakes.extend(_in_profiles([file.rule for file, _ in files], folders))
    return in_file_order(mistakes)


def _pack_and_mistakes(folder: Path) -> tuple[PackFile, tuple[Mistake, ...]]:
    try:
        pack = read_pack(folder)
    except MistakesError as error:
        return PackFile(folder=folder.as_posix(), name=folder.name), error.mistakes
    return pack, schema_mistakes(pack.source, pack_schema()) if pack.source else ()


def _house_mistakes(rule: Rule, source: YamlSource) -> Iterator[Mistake]:
    if Path(source.path).stem != rule.id:
        yield source.mistake(("id",), f"the file of {rule.id} is not called {rule.id}.yaml")
    if source.text.partition("\n")[0].rstrip("\r") != FIRST_LINE:
        yield source.mistake((), "the first line does not name the schema for editors", f"write {FIRST_LINE}")
    problem = suggestion_problem(rule.fix)
    if problem:
        yield source.mistake(("fix",), problem)
    for name, examples in zip(
        _EXAMPLES, (rule.examples.failing, rule.examples.passing, rule.examples.ignore), strict=True
    ):
        if not examples:
            yield source.mistake(("examples",), f"there is no example under {name}")


def _in_profiles(rules: Sequence[Rule], folders: Sequence[Path]) -> tuple[Mistake, ...]:
    own = resource_folder("rules")
    profiles, mistakes = read_profiles([folder for folder in folders if folder != own])
    return (*mistakes, *profile_mistakes(rules, profiles))
