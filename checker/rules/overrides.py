"""Packs beside one another: each with its own letters, none in another's place, and what one changes in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict, replace

from checker.review_rules import FAMILY
from checker.rules.checks import placeholder_mistakes
from checker.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.errors import Mistake
    from checker.rules.pack import PackFile
    from checker.rules.rule import Rule
    from checker.rules.rule_source import RuleFile


def overridden(rules: Mapping[str, Rule], packs: Sequence[PackFile]) -> dict[str, Rule]:
    """Return rules by id with the severities and words that packs give them; a severity holds for every document."""
    changed = dict(rules)
    for pack in packs:
        for rule_id, override in pack.overrides.items():
            given = {name: value for name, value in asdict(override).items() if value is not None}
            if "severity" in given:
                given |= {"severity_by_kind": {}, "downgrade": None}
            changed[rule_id] = replace(changed[rule_id], **given)
    return changed


def pack_mistakes(packs: Sequence[PackFile], files: Sequence[tuple[RuleFile, PackFile]]) -> Iterator[Mistake]:
    """Yield what is wrong between packs: one name twice, ids that belong to another, overrides of what is not there.

    The first pack is ours: it has no letters of its own, and whoever comes after keeps off those of its rules.
    """
    yield from _named_twice(packs)
    owners = _owners(files)
    for file, pack in files:
        owner = owners[file.rule.id]
        if owner is not pack:
            message = f"the id {file.rule.id} is taken by a rule of {owner.titled}"
            hint = (
                f"its severity and words can be changed under `overrides` in {pack.folder}/pack.yaml, its id is its own"
            )
            yield file.source.mistake_in(("id",), message, hint)
    yield from _wrong_letters(packs, files)
    for index, pack in enumerate(packs):
        yield from _wrong_overrides(pack, packs[:index], owners)


def _owners(files: Sequence[tuple[RuleFile, PackFile]]) -> dict[str, PackFile]:
    owners: dict[str, PackFile] = {}
    for file, pack in files:
        owners.setdefault(file.rule.id, pack)
    return owners


def _named_twice(packs: Sequence[PackFile]) -> Iterator[Mistake]:
    first: dict[str, PackFile] = {}
    for pack in packs:
        known = first.setdefault(pack.name, pack)
        if known is not pack and pack.source:
            yield pack.source.mistake_in(("name",), f"the name {pack.name} is taken", f"by the pack in {known.folder}")


def _wrong_letters(packs: Sequence[PackFile], files: Sequence[tuple[RuleFile, PackFile]]) -> Iterator[Mistake]:
    """Yield packs without letters of their own, or with those of another, and rules without those of their pack."""
    for index, file in enumerate(packs):
        prefix = file.pack.prefix if file.pack else None
        if prefix is None:
            if index and file.source:
                yield file.source.mistake((), "the pack has no prefix", "the letters its ids begin with, such as ACME")
            continue
        others = {FAMILY: packs[0]} | {rule.rule.family: pack for rule, pack in files if pack is not file}
        taken = next((family for family in others if family.startswith(prefix)), None)
        if taken and file.source:
            message = f"{prefix} is no prefix of your own: rules of {others[taken].titled} begin with {taken}"
            yield file.source.mistake_in(("prefix",), message, "choose other letters")
        for rule, pack in files:
            if pack is file and not rule.rule.family.startswith(prefix):
                message = f"{rule.rule.id} does not begin with {prefix}, the prefix of the pack {file.name}"
                yield rule.source.mistake_in(("id",), message)


def _wrong_overrides(pack: PackFile, before: Sequence[PackFile], owners: Mapping[str, PackFile]) -> Iterator[Mistake]:
    if pack.source is None:
        return
    for rule, override in pack.overrides.items():
        at = ("overrides", rule)
        others = [name for name, owner in owners.items() if owner is not pack]
        if owners.get(rule) is pack:
            yield pack.source.mistake(at, f"{rule} is a rule of this pack", "change it in its own file")
        elif rule not in others:
            yield pack.source.mistake(at, f'no rule "{rule}" to override', did_you_mean(rule, others))
        for other in before:
            for key, value in asdict(override).items():
                if value is not None and rule in other.overrides and getattr(other.overrides[rule], key) is not None:
                    yield pack.source.mistake((*at, key), f"{other.titled} overrides the {key} of {rule} too")
        for key, words in (("message", override.message), ("fix", override.fix)):
            yield from placeholder_mistakes(pack.source, words, (*at, key))
