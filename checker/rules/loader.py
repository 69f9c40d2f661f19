"""From folders of YAML to rules; all mistakes in all files are reported at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from checker.errors import Mistake, MistakesError, RulesError
from checker.resources import resource_folder
from checker.rules.checks import file_mistakes, set_mistakes
from checker.rules.rule import Rule
from checker.rules.rule_source import RuleFile
from checker.yaml_source import Pointer, YamlSource, read_yaml, schema_mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_LARGEST = 200_000  # bytes; the longest of our own rule files has 8,000
_NOT_RULES = "profiles"
_PLACE = re.compile(r" - at `(?:key in )?\$([^`]*)`$")


def load_rules(folders: Sequence[Path]) -> tuple[Rule, ...]:
    """Return the rules of packs (folders of YAML files), by id; RulesError with every mistake in every file."""
    files: list[RuleFile] = []
    mistakes: list[Mistake] = []
    paths = tuple(rule_paths(folders))
    for path in paths:
        try:
            files.append(_read_rule(path))
        except MistakesError as error:
            mistakes.extend(error.mistakes)
    mistakes.extend(set_mistakes(files, [path.stem for path in paths]))
    if mistakes:
        raise RulesError(in_file_order(mistakes))
    return tuple(sorted((file.rule for file in files), key=lambda rule: rule.id))


def rule_paths(folders: Sequence[Path]) -> Iterator[Path]:
    """Yield the rule files below folders in alphabetical order; profiles lie beside them and are none."""
    for folder in folders:
        if not folder.is_dir():
            raise RulesError((_whole_file(folder, "there is no such folder of rules"),))
        for path in sorted((*folder.rglob("*.yaml"), *folder.rglob("*.yml"))):
            if _NOT_RULES not in path.relative_to(folder).parts:
                yield path


def read_source(path: Path) -> YamlSource:
    """Return a file with the place of everything in it; RulesError where it is no YAML we take."""
    try:
        if path.stat().st_size > _LARGEST:
            raise RulesError((_whole_file(path, f"larger than {_LARGEST} bytes"),))
        return read_yaml(path.as_posix(), path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RulesError((_whole_file(path, "not UTF-8 text", "save it as UTF-8"),)) from error
    except OSError as error:
        raise RulesError((_whole_file(path, f"cannot be read: {error.strerror}"),)) from error
    except RecursionError as error:
        raise RulesError((_whole_file(path, "nested too deeply"),)) from error


def rule_schema() -> dict[str, Any]:
    """Return the JSON Schema of rule files."""
    schema: dict[str, Any] = msgspec.json.decode((resource_folder("rules") / "rule.schema.json").read_bytes())
    return schema


def convert_rule(source: YamlSource) -> Rule:
    """Return the rule of a file; RulesError that explains its structure by the schema, else in msgspec's words."""
    try:
        return msgspec.convert(source.content, Rule)
    except msgspec.ValidationError as error:
        message, pointer = message_and_pointer(error)
        raise RulesError(schema_mistakes(source, rule_schema()) or (source.mistake(pointer, message),)) from error


def message_and_pointer(error: msgspec.ValidationError) -> tuple[str, Pointer]:
    """Return what msgspec says, and where: its `$.require.any_of[0]` as a pointer."""
    place = _PLACE.search(str(error))
    if place is None:
        return str(error), ()
    steps = re.findall(r"[\w-]+", place.group(1))
    return str(error)[: place.start()], tuple(int(step) if step.isdigit() else step for step in steps)


def in_file_order(mistakes: Sequence[Mistake]) -> tuple[Mistake, ...]:
    """Return mistakes by file, line and column, one for each place: the first found is the more precise."""
    by_place: dict[tuple[str, int, int], Mistake] = {}
    for mistake in mistakes:
        by_place.setdefault((mistake.path, mistake.line, mistake.column), mistake)
    return tuple(by_place[place] for place in sorted(by_place))


def _read_rule(path: Path) -> RuleFile:
    source = read_source(path)
    mistakes = tuple(file_mistakes(source))
    try:
        rule = convert_rule(source)
    except RulesError as error:
        raise RulesError((*mistakes, *error.mistakes)) from error
    if mistakes:
        raise RulesError(mistakes)
    return RuleFile(rule=rule, source=source)


def _whole_file(path: Path, message: str, hint: str = "") -> Mistake:
    return Mistake(path=path.as_posix(), line=1, column=1, message=message, hint=hint)
