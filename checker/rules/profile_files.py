"""Profiles as they are written: `profiles/*.yaml` of our own packs and of others, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from checker.errors import Mistake, MistakesError, RulesError, UsageError
from checker.model import Weight
from checker.resources import resource_folder
from checker.rules.gates import Circle
from checker.rules.rule_files import in_file_order, message_and_pointer, read_source
from checker.schema_mistakes import schema_mistakes
from checker.spelling import did_you_mean

if TYPE_CHECKING:
    from checker.rules.rule import Rule
    from checker.yaml_source import YamlSource

ALL = "ALL"


class Choice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rules by id, by family (TGT), or ALL; by jurisdiction and instrument also those that are not enabled."""

    select: tuple[str, ...] = ()  # beside those that run anyway
    ignore: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()  # rules limited to one of these
    instruments: tuple[str, ...] = ()  # rules that refer to one of these: "ISO 14021"


class Profile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A profile as it is written: what it changes in the profile that it extends."""

    summary: str = ""
    extends: str | None = None  # None: all rules that are enabled
    rules: Choice = Choice()
    severities: Mapping[str, Weight] = {}  # by rule id
    meant_for: Circle = Circle()  # a key that is given replaces the one of the profile that is extended


class ProfileFile(Struct, frozen=True, kw_only=True):
    """A profile, and the file it was read from."""

    name: str
    profile: Profile
    path: str

    @property
    def source(self) -> YamlSource:
        """The file with the place of everything in it; only mistakes need it, so it is read again for them."""
        return read_source(Path(self.path))


_remembered: dict[tuple[str, ...], Mapping[str, ProfileFile]] = {}  # by the folders beside our own


def remember_profiles(folders: Sequence[Path], profiles: Mapping[str, ProfileFile]) -> None:
    """Take profiles as they were once read and found good, so that they need not be read again."""
    _remembered[_beside_ours(folders)] = profiles


def load_profiles(folders: Sequence[Path] = ()) -> Mapping[str, ProfileFile]:
    """Return our own profiles and those of further packs by name; RulesError with all mistakes in all of them."""
    known = _remembered.get(_beside_ours(folders))
    if known is not None:
        return known
    found, mistakes = read_profiles(folders)
    if mistakes:
        raise RulesError(in_file_order(mistakes))
    return found


def read_profiles(folders: Sequence[Path] = ()) -> tuple[dict[str, ProfileFile], list[Mistake]]:
    """Return the profiles, ours and those of further packs, that are in order, and what is wrong with the others."""
    found: dict[str, ProfileFile] = {}
    mistakes: list[Mistake] = []
    for path in profile_paths(folders):
        try:
            profile = _read_profile(path)
        except MistakesError as error:
            mistakes.extend(error.mistakes)
            continue
        known = found.setdefault(profile.name, profile)
        if known is not profile:
            hint = f"by {known.path}: choose another name, and `extends: {profile.name}` to build on it"
            mistakes.append(profile.source.mistake((), f"the name {profile.name} is taken", hint))
    return found, mistakes


def profile_paths(folders: Sequence[Path]) -> Iterator[Path]:
    """Yield the files of our own profiles and of those of further packs."""
    for folder in (resource_folder("rules"), *map(Path, _beside_ours(folders))):
        yield from sorted((folder / "profiles").glob("*.yaml"))


def _beside_ours(folders: Sequence[Path]) -> tuple[str, ...]:
    return tuple(folder.as_posix() for folder in folders if folder != resource_folder("rules"))


def profile_mistakes(rules: Sequence[Rule], profiles: Mapping[str, ProfileFile]) -> tuple[Mistake, ...]:
    """Return every rule or profile that profiles name and that does not exist, and every circle of `extends`."""
    by_id = {rule.id: rule for rule in rules}
    mistakes: list[Mistake] = []
    for name in profiles:
        try:
            chain_of(name, profiles, by_id)
        except RulesError as error:
            mistakes.extend(error.mistakes)
    return in_file_order(mistakes)


def chain_of(name: str, profiles: Mapping[str, ProfileFile], by_id: Mapping[str, Rule]) -> list[ProfileFile]:
    """Return a profile and those it extends, the farthest first.

    Raises UsageError for an unknown profile, RulesError for mistakes in one of the files.
    """
    if name not in profiles:
        hint = did_you_mean(name, profiles)
        raise UsageError(f'there is no profile "{name}": {hint or "one of " + ", ".join(profiles)}')
    chain: list[ProfileFile] = []
    names: list[str] = []
    current: str | None = name
    while current is not None:
        file = profiles[current]
        parent = file.profile.extends
        mistakes = list(_unknown_codes(file, by_id))
        if parent is not None and parent not in profiles:
            mistakes.append(
                file.source.mistake_in(("extends",), f'no profile "{parent}"', did_you_mean(parent, profiles))
            )
        if parent in {*names, current}:
            circle = " -> ".join((*names, current, str(parent)))
            mistakes.append(file.source.mistake(("extends",), f"extends goes in a circle: {circle}"))
        if mistakes:
            raise RulesError(in_file_order(mistakes))
        chain.insert(0, file)
        names.append(current)
        current = parent
    return chain


def chosen_by(by_id: Mapping[str, Rule], code: str, *, drafts: bool = False) -> tuple[str, ...]:
    """Return the ids that a code means: itself, or the rules of a family that run unasked."""
    if code in by_id:
        return (code,)
    family = [rule for rule in by_id.values() if code in {ALL, rule.family}]
    asked = [rule.id for rule in family if runs_unasked(rule, drafts=drafts)]
    return tuple(asked or ([rule.id for rule in family] if code != ALL else []))


def runs_unasked(rule: Rule, *, drafts: bool) -> bool:
    """Tell whether a rule runs without being named: it is enabled, and no draft (or drafts are wanted)."""
    return rule.enabled and (rule.status != "draft" or drafts)


def speaks_for(choice: Choice, rule: Rule) -> bool:
    """Tell whether a profile chooses a rule by its jurisdiction or by an instrument that it refers to."""
    limits = rule.gate.jurisdiction if rule.gate else ()
    return any(one.instrument in choice.instruments for one in rule.references) or any(
        place in choice.jurisdictions for place in limits
    )


def code_hint(code: str, by_id: Mapping[str, Rule]) -> str:
    """Return `did you mean ...` for a code, "" where no rule or family is near."""
    return did_you_mean(code, [*by_id, *dict.fromkeys(rule.family for rule in by_id.values()), ALL])


def _read_profile(path: Path) -> ProfileFile:
    source = read_source(path)
    try:
        return ProfileFile(name=path.stem, profile=msgspec.convert(source.content, Profile), path=source.path)
    except msgspec.ValidationError as error:
        message, pointer = message_and_pointer(error)
        raise RulesError(schema_mistakes(source, _profile_schema()) or (source.mistake(pointer, message),)) from error


def _profile_schema() -> Mapping[str, object]:
    schema: dict[str, object] = msgspec.json.decode((resource_folder("rules") / "profile.schema.json").read_bytes())
    return schema


def _unknown_codes(file: ProfileFile, by_id: Mapping[str, Rule]) -> Iterator[Mistake]:
    for key, codes in (("select", file.profile.rules.select), ("ignore", file.profile.rules.ignore)):
        for index, code in enumerate(codes):
            if not chosen_by(by_id, code):
                message = f'no rule or family "{code}"'
                yield file.source.mistake(("rules", key, index), message, code_hint(code, by_id))
    known = {one.instrument for rule in by_id.values() for one in rule.references}
    for index, instrument in enumerate(file.profile.rules.instruments):
        if instrument not in known:
            message = f'no rule refers to "{instrument}"'
            yield file.source.mistake(("rules", "instruments", index), message, did_you_mean(instrument, known))
    for code in file.profile.severities:
        if code not in by_id:
            yield file.source.mistake(("severities", code), f'no rule "{code}"', code_hint(code, by_id))
