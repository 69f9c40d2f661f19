"""From folders of YAML to rules; all mistakes in all files are reported at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from checker.errors import Mistake, MistakesError, RulesError
from checker.resources import resource_folder
from checker.rules.checks import file_mistakes, set_mistakes
from checker.rules.library import Library
from checker.rules.overrides import overridden, pack_mistakes
from checker.rules.pack import PackFile, read_pack
from checker.rules.rule import Rule
from checker.rules.rule_files import in_file_order, message_and_pointer, read_source, rule_paths
from checker.rules.rule_source import RuleFile
from checker.schema_mistakes import schema_mistakes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checker.yaml_source import YamlSource


def load_rules(folders: Sequence[Path]) -> tuple[Rule, ...]:
    """Return the rules of packs (folders of YAML files), by id; RulesError with every mistake in every file."""
    return load_library(folders).rules


def load_library(folders: Sequence[Path]) -> Library:
    """Return the rules of packs and what is known of the packs; a later pack may override words of an earlier one."""
    packs: list[PackFile] = []
    files: list[tuple[RuleFile, PackFile]] = []
    mistakes: list[Mistake] = []
    names: list[str] = []
    for folder in folders:
        try:
            pack = read_pack(folder)
        except MistakesError as error:
            mistakes.extend(error.mistakes)
            pack = PackFile(folder=folder.as_posix(), name=folder.name)
        packs.append(pack)
        for path in rule_paths([folder]):
            names.append(path.stem)
            try:
                files.append((_read_rule(path), pack))
            except MistakesError as error:
                mistakes.extend(error.mistakes)
    mistakes += pack_mistakes(packs, files)
    mistakes += set_mistakes([file for file, _ in files], names)
    if mistakes:
        raise RulesError(in_file_order(mistakes))
    by_id = {file.rule.id: file.rule for file, _ in sorted(files, key=lambda one: one[0].rule.id)}
    return Library(
        rules=tuple(overridden(by_id, packs).values()),
        packs=tuple((pack.name, pack.version) for pack in packs),
        origins={file.rule.id: pack.titled for file, pack in files},
        families={file.rule.id: _family(file, pack) for file, pack in files},
        changed_by={
            rule: ", ".join(pack.titled for pack in packs if rule in pack.overrides)
            for rule in dict.fromkeys(rule for pack in packs for rule in pack.overrides)
        },
    )


def _family(file: RuleFile, pack: PackFile) -> str:
    """Return the folder within the pack, "" for a file beside `pack.yaml`."""
    return file.source.path.removeprefix(f"{pack.folder}/").rpartition("/")[0]


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
