"""Review: what people already decided about verdicts.

Comparing with a git revision is loaded with the first run that asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.late import loader
from checker.review.decide import Written, read_written, review

if TYPE_CHECKING:
    from checker.review.changes import earlier_claims, only_changed

__all__ = ["Written", "earlier_claims", "only_changed", "read_written", "review"]
_HOMES = {"earlier_claims": "changes", "only_changed": "changes"}
__getattr__ = loader(__name__, _HOMES)
