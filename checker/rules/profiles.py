"""Which rules run, and how much their findings weigh: profiles, and the choice on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from checker.errors import Mistake, MistakesError, RulesError, UsageError
from checker.model import Severity
from checker.resources import resource_folder
from checker.rules.loader import in_file_order, message_and_pointer, read_source
from checker.rules.rule import Rule
from checker.spelling import did_you_mean
from checker.yaml_source import YamlSource

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT = "default"
ALL = "ALL"
_OFF = "off"


class Choice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rules by id, by family (TGT), or ALL."""

    select: tuple[str, ...] = ()  # beside those that run anyway
    ignore: tuple[str, ...] = ()


class Profile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A profile as it is written: what it changes in the profile that it extends."""

    summary: str = ""
    extends: str | None = None  # None: all rules that are enabled
    rules: Choice = Choice()
    severities: Mapping[str, Literal["error", "warning", "info", "off"]] = {}  # by rule id


class Selection(Struct, frozen=True, kw_only=True):
    """The rules that run, at the severities of the profile."""

    rules: tuple[Rule, ...]
    profile: str = DEFAULT


class _ProfileFile(Struct, frozen=True, kw_only=True):
    profile: Profile
    source: YamlSource


def select_rules(
    rules: Sequence[Rule],
    *,
    profile: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    folders: Sequence[Path] = (),
) -> Selection:
    """Return the rules of a profile, narrowed to `select` and without `ignore`.

    `select` and `ignore` are ids, families or ALL. A family means its enabled, stable rules; only an id turns on a
    rule that is neither. `folders` are rule packs with profiles of their own beside ours. Raises UsageError for an
    unknown profile or code, RulesError for mistakes in profiles.
    """
    name = profile or DEFAULT
    by_id = {rule.id: rule for rule in rules}
    for code in (*select, *ignore):
        if not _chosen(by_id, code):
            raise UsageError(f'there is no rule or family "{code}"{_hint(code, by_id)}')
    chosen = _of_profile(by_id, _chain(name, load_profiles(folders), by_id))
    if select:
        named = {rule for code in select for rule in _chosen(by_id, code)}
        chosen = {rule: chosen.get(rule, by_id[rule]) for rule in named}
    for code in ignore:
        for rule in _chosen(by_id, code):
            chosen.pop(rule, None)
    return Selection(rules=tuple(chosen[rule] for rule in sorted(chosen)), profile=name)


def load_profiles(folders: Sequence[Path] = ()) -> Mapping[str, _ProfileFile]:
    """Return our own profiles and those of further packs by name; RulesError with all mistakes in all of them."""
    found: dict[str, _ProfileFile] = {}
    mistakes: list[Mistake] = []
    for folder in (resource_folder("rules"), *folders):
        for path in sorted((folder / "profiles").glob("*.yaml")):
            try:
                found[path.stem] = _read_profile(path)
            except MistakesError as error:
                mistakes.extend(error.mistakes)
    if mistakes:
        raise RulesError(in_file_order(mistakes))
    return found


def profile_mistakes(rules: Sequence[Rule], profiles: Mapping[str, _ProfileFile]) -> tuple[Mistake, ...]:
    """Return every rule or profile that profiles name and that does not exist, and every circle of `extends`."""
    by_id = {rule.id: rule for rule in rules}
    mistakes: list[Mistake] = []
    for name in profiles:
        try:
            _chain(name, profiles, by_id)
        except RulesError as error:
            mistakes.extend(error.mistakes)
    return in_file_order(mistakes)


def _read_profile(path: Path) -> _ProfileFile:
    source = read_source(path)
    try:
        return _ProfileFile(profile=msgspec.convert(source.content, Profile), source=source)
    except msgspec.ValidationError as error:
        message, pointer = message_and_pointer(error)
        raise RulesError((source.mistake(pointer, message),)) from error


def _chain(name: str, profiles: Mapping[str, _ProfileFile], by_id: Mapping[str, Rule]) -> list[Profile]:
    """Return a profile and those it extends, the farthest first."""
    if name not in profiles:
        hint = did_you_mean(name, profiles)
        raise UsageError(f'there is no profile "{name}": {hint or "one of " + ", ".join(profiles)}')
    chain: list[Profile] = []
    names: list[str] = []
    current: str | None = name
    while current is not None:
        file = profiles[current]
        parent = file.profile.extends
        mistakes = list(_unknown_codes(file, by_id))
        if parent is not None and parent not in profiles:
            mistakes.append(file.source.mistake(("extends",), f'no profile "{parent}"', did_you_mean(parent, profiles)))
        if parent in {*names, current}:
            circle = " -> ".join((*names, current, str(parent)))
            mistakes.append(file.source.mistake(("extends",), f"extends goes in a circle: {circle}"))
        if mistakes:
            raise RulesError(in_file_order(mistakes))
        chain.insert(0, file.profile)
        names.append(current)
        current = parent
    return chain


def _unknown_codes(file: _ProfileFile, by_id: Mapping[str, Rule]) -> Iterator[Mistake]:
    for key, codes in (("select", file.profile.rules.select), ("ignore", file.profile.rules.ignore)):
        for index, code in enumerate(codes):
            if not _chosen(by_id, code):
                message = f'no rule or family "{code}"'
                yield file.source.mistake(("rules", key, index), message, _hint(code, by_id).strip(": "))
    for code in file.profile.severities:
        if code not in by_id:
            yield file.source.mistake(("severities", code), f'no rule "{code}"', _hint(code, by_id).strip(": "))


def _of_profile(by_id: Mapping[str, Rule], chain: Sequence[Profile]) -> dict[str, Rule]:
    chosen = {rule: by_id[rule] for rule in _chosen(by_id, ALL)}
    for profile in chain:
        for code in profile.rules.select:
            chosen |= {rule: chosen.get(rule, by_id[rule]) for rule in _chosen(by_id, code)}
        off = (code for code, severity in profile.severities.items() if severity == _OFF)
        for code in (*profile.rules.ignore, *off):
            for rule in _chosen(by_id, code):
                chosen.pop(rule, None)
        for code, severity in profile.severities.items():
            if code in chosen:
                chosen[code] = replace(chosen[code], severity=Severity(severity), severity_by_kind={})
    return chosen


def _chosen(by_id: Mapping[str, Rule], code: str) -> tuple[str, ...]:
    """Return the ids that a code means: itself, or the rules of a family that run unasked."""
    if code in by_id:
        return (code,)
    family = [rule for rule in by_id.values() if code in {ALL, rule.family}]
    asked = [rule.id for rule in family if rule.enabled and rule.status == "stable"]
    return tuple(asked or ([rule.id for rule in family] if code != ALL else []))


def _hint(code: str, by_id: Mapping[str, Rule]) -> str:
    hint = did_you_mean(code, [*by_id, *dict.fromkeys(rule.family for rule in by_id.values()), ALL])
    return f": {hint}" if hint else ""
