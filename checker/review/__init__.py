"""Review: what people already decided about verdicts."""

from __future__ import annotations

from checker.review.changes import earlier_readings, only_changed
from checker.review.decide import Written, read_written, review

__all__ = ["Written", "earlier_readings", "only_changed", "read_written", "review"]
