"""What people who write rules ask for beside `rulebook` and `pipeline`: skeletons, and what examples reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker import example_runs, rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from checker.errors import Mistake
    from checker.outcome import CoverageGap
    from checker.settings import Settings


def examine_coverage(settings: Settings) -> tuple[CoverageGap, ...]:
    """Return what the examples of the chosen rules can reach, and what of it they do not."""
    from checker.rules.coverage import coverage_gaps  # noqa: PLC0415

    rules, trials = example_runs.read_examples(settings)
    return tuple(coverage_gaps(rules, trials))


def lint_examples(settings: Settings) -> tuple[Mistake, ...]:
    """Return the examples that do not do what they say, of all rules, each at its line."""
    from checker.rules.example_mistakes import example_mistakes  # noqa: PLC0415

    everything = replace(settings, profile=None, select=(), ignore=())
    return example_mistakes(rulebook.folders(settings), example_runs.run_examples(everything))


def write_rule_skeleton(folder: Path, rule: str, family: str | None) -> Path:
    """Write the skeleton of a rule into a pack and return its path."""
    from checker.rules.skeleton import write_skeleton  # noqa: PLC0415

    return write_skeleton(folder, rule, family)
