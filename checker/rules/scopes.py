"""How much of a run a rule has to see: one document, the documents of one company, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.rules.profiles import Selection
    from checker.rules.rule import Rule

_OF_ONE_COMPANY = frozenset({"entity_id", "thread", "path", "short_name"})  # no group with one of these spans several


def by_scope(selection: Selection) -> tuple[Selection, Selection]:
    """Return the rules that one document is enough for, and those that need other documents beside it.

    A rule stays with those that it owns or suppresses, or that do so to it.
    """
    wide = {rule.id for rule in selection.rules if _looks_beyond(rule)}
    before = -1
    while before != len(wide):
        before = len(wide)
        for rule in selection.rules:
            told = {rule.id, *rule.owns, *rule.suppresses}
            if len(told) > 1 and told & wide:
                wide |= told
    alone = tuple(rule for rule in selection.rules if rule.id not in wide)
    together = tuple(rule for rule in selection.rules if rule.id in wide)
    return replace(selection, rules=alone), replace(selection, rules=together)


def across_companies(rules: Iterable[Rule]) -> bool:
    """Tell whether a rule compares what several companies say."""
    return any(_looks_beyond(rule) and not _OF_ONE_COMPANY.intersection(rule.group_by) for rule in rules)


def _looks_beyond(rule: Rule) -> bool:
    """Tell whether a rule compares documents; the facets of a claim depend on other documents themselves."""
    return bool(rule.group_by) and (rule.compare != "claim" or rule.across != "document")
