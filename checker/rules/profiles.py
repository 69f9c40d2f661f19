"""Which rules run, how much their findings weigh, and why: profiles, the configuration and the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.errors import UsageError
from checker.model import Facts, Severity, Weight
from checker.rules.gates import Circle, Circumstances, is_open
from checker.rules.profile_files import (
    Profile,
    chain_of,
    chosen_by,
    code_hint,
    load_profiles,
    profile_mistakes,
    runs_unasked,
    speaks_for,
)
from checker.rules.rule import Rule

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["DEFAULT", "Selection", "load_profiles", "profile_mistakes", "select_rules"]
DEFAULT = "default"
_OFF = "off"


class Selection(Struct, frozen=True, kw_only=True):
    """The rules that run, at the severities they have, and the circle of readers that the profile is meant for."""

    rules: tuple[Rule, ...]
    profile: str = DEFAULT
    meant_for: Circle = Circle()
    reasons: Mapping[str, str] = {}  # by rule id, of all rules: what turned it on or off, or set its severity


class _Choosing(Struct, kw_only=True):
    """The choice while its layers are laid over one another."""

    by_id: Mapping[str, Rule]
    drafts: bool
    on: dict[str, Rule]
    reasons: dict[str, str]

    def meant(self, codes: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield each rule that codes mean, with the code."""
        for code in codes:
            for rule in chosen_by(self.by_id, code, drafts=self.drafts):
                yield rule, code

    def add(self, rule: str, reason: str) -> None:
        """Turn a rule on; one that is on stays as it is."""
        if rule not in self.on:
            self.on[rule] = self.by_id[rule]
            self.reasons[rule] = reason

    def drop(self, rule: str, reason: str) -> None:
        """Turn a rule off."""
        if self.on.pop(rule, None):
            self.reasons[rule] = reason

    def weigh(self, severities: Mapping[str, Weight], reason: str) -> None:
        """Set severities, for every kind of document; of rules that are on."""
        for code, severity in severities.items():
            if severity == _OFF:
                self.drop(code, f"off in {reason}")
            elif code in self.on:
                self.on[code] = replace(self.on[code], severity=Severity(severity), severity_by_kind={})
                self.reasons[code] = f"severity of {reason}"


def select_rules(  # noqa: PLR0913 - every layer of the choice
    rules: Sequence[Rule],
    *,
    profile: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severities: Mapping[str, Weight] | None = None,
    places: Mapping[str, str] | None = None,
    drafts: bool = False,
    folders: Sequence[Path] = (),
) -> Selection:
    """Return the rules of a profile, narrowed to `select`, without `ignore`, at the severities given.

    `select` and `ignore` are ids, families or ALL. A family means its enabled, stable rules; only an id turns on a
    rule that is neither, `drafts` those that are drafts. `places` say where the severity of a rule is set, for its
    reason. `folders` are rule packs with profiles of their own beside ours. Raises UsageError for an unknown profile
    or code, RulesError for mistakes in profiles.
    """
    name = profile or DEFAULT
    by_id = {rule.id: rule for rule in rules}
    for code in (*select, *ignore):
        if not chosen_by(by_id, code):
            hint = code_hint(code, by_id)
            raise UsageError(f'there is no rule or family "{code}"' + (f": {hint}" if hint else ""))
    chain = chain_of(name, load_profiles(folders), by_id)
    choosing = _unasked(by_id, drafts=drafts)
    meant_for = Circle()
    for file in chain:
        _lay_over(choosing, file.profile, f"profile {file.name}")
        meant_for = meant_for.narrowed(file.profile.meant_for)
    if select:
        named = {rule for rule, _ in choosing.meant(select)}
        for rule in by_id:
            choosing.add(rule, "selected") if rule in named else choosing.drop(rule, "not selected")
    for rule, code in choosing.meant(ignore):
        choosing.drop(rule, f"ignored as {code}" if code != rule else "ignored")
    for code, severity in (severities or {}).items():
        choosing.weigh({code: severity}, (places or {}).get(code, "the configuration"))
        if code in choosing.on and severity != _OFF:  # the last word: nothing makes it lighter
            choosing.on[code] = replace(choosing.on[code], downgrade=None)
    chosen = tuple(choosing.on[rule] for rule in sorted(choosing.on))
    reasons = {rule: because + _limits(choosing.on.get(rule), meant_for) for rule, because in choosing.reasons.items()}
    return Selection(rules=chosen, profile=name, meant_for=meant_for, reasons=reasons)


def severities_by_profile(
    rules: Sequence[Rule], folders: Sequence[Path] = (), *, drafts: bool = False
) -> Mapping[str, Mapping[str, Severity]]:
    """Return for each profile, ours and those of further packs, the rules that it turns on and what they weigh."""
    return {
        name: {
            rule.id: rule.severity for rule in select_rules(rules, profile=name, folders=folders, drafts=drafts).rules
        }
        for name in load_profiles(folders)
    }


def _unasked(by_id: Mapping[str, Rule], *, drafts: bool) -> _Choosing:
    on = {rule.id: rule for rule in by_id.values() if runs_unasked(rule, drafts=drafts)}
    off = {rule.id: "draft" if rule.status == "draft" else "only where selected" for rule in by_id.values()}
    return _Choosing(by_id=by_id, drafts=drafts, on=on, reasons=off | dict.fromkeys(on, "enabled"))


def _limits(rule: Rule | None, meant_for: Circle) -> str:
    """Say for whose texts a rule is that is on, and whether the profile says that the texts are such."""
    gate = rule.gate if rule else None
    if gate is None or not (gate.jurisdiction or gate.audience or gate.sector):
        return ""
    limits = ", ".join((*gate.jurisdiction, *gate.audience, *gate.sector))
    bare = replace(gate, kinds=(), excluded_kinds=(), effective_from=None, effective_to=None)
    met = is_open(bare, Facts(), Circumstances(meant_for=meant_for))
    return f", for {limits}" if met else f", where a text is declared as for {limits}"


def _lay_over(choosing: _Choosing, profile: Profile, named: str) -> None:
    """Lay a profile over those it extends."""
    for rule_id, _ in choosing.meant(profile.rules.select):
        choosing.add(rule_id, f"selected by {named}")
    for rule in choosing.by_id.values():
        if speaks_for(profile.rules, rule) and (rule.status != "draft" or choosing.drafts):
            choosing.add(rule.id, f"selected by {named}")
    for rule_id, _ in choosing.meant(profile.rules.ignore):
        choosing.drop(rule_id, f"ignored by {named}")
    choosing.weigh(profile.severities, named)
