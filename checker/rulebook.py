"""The rules of a run: loaded from the packs, chosen by profile and configuration, described for people who ask."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.errors import Mistake, UsageError
from checker.model import Weight
from checker.own_cache import own_cache
from checker.resources import resource_folder
from checker.review_rules import REVIEW_RULES, is_about_decisions
from checker.spelling import did_you_mean
from checker.vocabulary import keep_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from checker.outcome import PackDescription, RuleDescription, RuleDigests
    from checker.rules import Library, Rule, Selection
    from checker.settings import Settings


class Choice(Struct, frozen=True, kw_only=True):
    """What the configuration chooses for a group of documents."""

    profile: str | None
    severities: tuple[tuple[str, Weight], ...]  # by rule id


def main_choice(settings: Settings) -> Choice:
    """Return the choice for the documents that no entry of the configuration is about."""
    return Choice(profile=settings.profile or settings.default_profile, severities=tuple(settings.severities.items()))


def choice_for(path: Path, settings: Settings) -> Choice:
    """Return the choice for one document."""
    return Choice(profile=settings.profile_of(path), severities=tuple(settings.severities_of(path).items()))


def load_library(settings: Settings) -> Library:
    """Return every rule of our packs and the user's, and the packs."""
    from checker.rules import load_cached  # noqa: PLC0415

    keep_in(settings.cache)  # checking rules asks for the slots of claims
    is_ours = not settings.cache.folder and not settings.rule_folders
    return load_cached(folders(settings), own_cache() if is_ours else settings.cache)


def load_rules(settings: Settings) -> tuple[Rule, ...]:
    """Return every rule of our packs and the user's."""
    return load_library(settings).rules


def select_rules(
    rules: Sequence[Rule], settings: Settings, choice: Choice, places: Mapping[str, str] | None = None
) -> Selection:
    """Return the rules for a group of documents; UsageError where a severity is set for a rule that is not there.

    `places` say where the configuration sets the severity of a rule.
    """
    from checker.rules import select_rules as select  # noqa: PLC0415

    known = [rule.id for rule in rules]
    severities = {name: weight for name, weight in choice.severities if not is_about_decisions(name)}
    for name in severities:
        if name not in known:
            hint = did_you_mean(name, known)
            raise UsageError(f'severities: there is no rule "{name}"' + (f": {hint}" if hint else ""))
    return select(
        rules,
        profile=choice.profile,
        select=settings.select,
        ignore=[code for code in settings.ignore if not is_about_decisions(code)],
        severities=severities,
        places=places,
        drafts=settings.drafts,
        folders=settings.rule_folders,
    )


def describe_rules(rules: Iterable[Rule], library: Library) -> Iterator[RuleDescription]:
    """Yield what each rule says of itself, and which pack says it."""
    from checker.rules.description import describe  # noqa: PLC0415

    for rule in rules:
        origin, changed_by = library.origins.get(rule.id, ""), library.changed_by.get(rule.id, "")
        family = library.families.get(rule.id, "")
        yield replace(describe(rule), pack=origin, changed_by=changed_by, family=family)


def describe_packs(library: Library, asked: Iterable[str]) -> Iterator[PackDescription]:
    """Yield each pack, with how many of the rules that were asked come from it."""
    from checker.outcome import PackDescription  # noqa: PLC0415

    counts = Counter(library.origins.get(rule) for rule in asked)
    for name, version in library.packs:
        yield PackDescription(name=name, version=version, rules=counts[f"{name} {version}".rstrip()])


def digest_rules(settings: Settings) -> RuleDigests:
    """Return what tells this state of the rules from another."""
    from checker.outcome import RuleDigests  # noqa: PLC0415
    from checker.rules.digests import pack_digests, rule_digest  # noqa: PLC0415

    library = load_library(settings)
    digests = {rule.id: rule_digest(rule) for rule in library.rules}
    return RuleDigests(rules=digests, packs=tuple(pack_digests(library)))


def list_rules(settings: Settings, places: Mapping[str, str] | None = None) -> tuple[RuleDescription, ...]:
    """Return every rule of the packs, whether it is on under the chosen profile, and what decided that.

    `places` are those of `select_rules`.
    """
    library = load_library(settings)
    selection = select_rules(library.rules, settings, main_choice(settings), places)
    on = {rule.id: rule for rule in selection.rules}
    described = describe_rules((on.get(rule.id, rule) for rule in library.rules), library)
    return tuple(replace(rule, is_on=rule.id in on, because=selection.reasons[rule.id]) for rule in described)


def describe_fully(settings: Settings) -> tuple[RuleDescription, ...]:
    """Return every rule as `list_rules`, with what its slots mean and what each profile makes of it."""
    from checker.rules.description import slot_meanings  # noqa: PLC0415
    from checker.rules.profiles import severities_by_profile  # noqa: PLC0415

    library = load_library(settings)
    profiles = severities_by_profile(library.rules, settings.rule_folders, drafts=settings.drafts)
    return tuple(
        replace(
            described,
            slots=tuple(slot_meanings(rule)),
            profiles=tuple((name, str(chosen.get(rule.id, ""))) for name, chosen in profiles.items()),
        )
        for described, rule in zip(list_rules(settings), library.rules, strict=True)
    )


def explain(word: str, settings: Settings) -> RuleDescription:
    """Return the rule with this id or name; UsageError where there is none."""
    rules = (*describe_fully(settings), *REVIEW_RULES.values())
    for rule in rules:
        if word.casefold() in {rule.id.casefold(), rule.name.casefold()}:
            return rule
    hint = did_you_mean(word, [name for rule in rules for name in (rule.id, rule.name)])
    raise UsageError(f'there is no rule "{word}": {hint or "`esglint rules list` names them all"}')


def lint_rules(settings: Settings) -> tuple[Mistake, ...]:
    """Return every mistake in the rule packs."""
    from checker.rules import lint_rules as lint  # noqa: PLC0415

    return lint(folders(settings))


def folders(settings: Settings) -> tuple[Path, ...]:
    """Return the folders of our packs and the user's."""
    return (resource_folder("rules"), *settings.rule_folders)
