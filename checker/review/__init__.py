"""Review: what people already decided about verdicts.

Comparing with a git revision is loaded with the first run that asks for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from checker.review.decide import Written, read_written, review

if TYPE_CHECKING:
    from checker.review.changes import earlier_readings, only_changed

__all__ = ["Written", "earlier_readings", "only_changed", "read_written", "review"]
_OF_CHANGES = frozenset({"earlier_readings", "only_changed"})


def __getattr__(name: str) -> object:
    if name not in _OF_CHANGES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.changes"), name)
