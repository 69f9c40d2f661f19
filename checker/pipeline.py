"""The flow, written once: documents -> mentions -> claims -> verdicts -> report. No other module knows all stages.

Stages are imported where they are needed, so that each command pays for its own stages only.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Claim, Reading, Unreadable, Verdict
from checker.outcome import DocumentOutcome, Report, Status, in_reading_order

if TYPE_CHECKING:
    from checker.settings import Settings

Advance = Callable[[int, int], None]  # called with the number of documents done and of all documents


class _Task(Struct, frozen=True, kw_only=True):
    """One document to read, and what the user says of it."""

    path: Path
    hints: dict[str, str]


def check(paths: Sequence[Path], settings: Settings, advance: Advance | None = None) -> Report:
    """Read the documents, find their claims and ask every selected rule; rules are loaded first, to fail early."""
    from checker.rule_desk import ask_rules, choose_rules, describe_rules  # noqa: PLC0415

    chosen = choose_rules(settings)
    extracted, readings = _extract(paths, settings, advance)
    verdicts = _reviewed(ask_rules(chosen, extracted.claims, readings, settings))
    ordered = in_reading_order(verdicts, extracted.claims, extracted.documents)
    return Report(
        documents=extracted.documents,
        claims=extracted.claims,
        verdicts=ordered,
        rules={rule.id: rule for rule in describe_rules(chosen)},
        sources=extracted.sources,
    )
