"""The examples of rules, run end to end: text in, verdict out. They are read as documents are.

Stages are imported where they are needed, so that each command pays for its own stages only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker import rulebook
from checker.errors import UsageError
from checker.model import Claim, Reading, Unreadable
from checker.reading import Task, read_one

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.outcome import ExampleOutcome
    from checker.rules import Rule
    from checker.rules.rule import Example
    from checker.rules.trials import Trial
    from checker.settings import Settings


def run_examples(settings: Settings) -> tuple[ExampleOutcome, ...]:
    """Run the examples of the chosen rules, all rules where nothing is chosen, end to end: text in, verdict out."""
    from checker.rules import run_examples as run  # noqa: PLC0415

    rules, trials = read_examples(settings)
    return tuple(run(rules, trials))


def read_examples(settings: Settings) -> tuple[tuple[Rule, ...], tuple[Trial, ...]]:
    """Return the chosen rules and their examples, read as documents are."""
    from checker.rules import read_trials  # noqa: PLC0415

    rules = rulebook.load_rules(settings)
    if settings.profile or settings.select or settings.ignore:
        rules = rulebook.select_rules(rules, settings, rulebook.main_choice(settings)).rules
    return rules, tuple(read_trials(rules, _read_text, _read_documents))


def _read_text(text: str, hints: Mapping[str, str]) -> tuple[tuple[Claim, ...], Reading]:
    """Return the claims of an example, by the way that every document takes."""
    from checker.resolution import resolve  # noqa: PLC0415

    reading = _read_example(text, hints, Path("example.md"))
    return resolve([reading]), reading


def _read_documents(example: Example) -> tuple[tuple[Claim, ...], tuple[Reading, ...]]:
    """Return the claims of all documents of an example, as they are resolved together."""
    from checker.resolution import resolve  # noqa: PLC0415

    readings = [_read_example(one.text, one.hints, Path(name)) for name, one in example.named_documents]
    return resolve(readings, example.entities), tuple(readings)


def _read_example(text: str, hints: Mapping[str, str], file: Path) -> Reading:
    reading = read_one(Task(path=file, hints=hints, text=text))
    if isinstance(reading, Unreadable):
        raise UsageError(f'the example "{text.strip()}" cannot be read: {reading.reason}')
    return reading
