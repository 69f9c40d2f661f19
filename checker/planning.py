"""What a run asks of its documents: the rules of each, as a plan that every process can be given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker import rulebook
from checker.judging import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.rules import Library
    from checker.settings import Settings


def make_plan(library: Library, settings: Settings, paths: Iterable[str]) -> Plan:
    """Return the plan for the documents at these paths; UsageError as `rulebook.select_rules`."""
    from checker.rules import by_scope, remembered  # noqa: PLC0415 - only where something is checked

    choices = [rulebook.main_choice(settings), *(rulebook.choice_for(Path(path), settings) for path in paths)]
    scopes = {one: by_scope(rulebook.select_rules(library.rules, settings, one)) for one in dict.fromkeys(choices)}
    return Plan(
        settings=settings,
        alone={choice: alone for choice, (alone, _) in scopes.items()},
        together={choice: together for choice, (_, together) in scopes.items()},
        expressions=remembered(),
    )
