"""Comparison: documents side by side, number by number (tie-out) and claim by claim (diff)."""

from checker.comparison.changes import compare_claims
from checker.comparison.ties import tie_out

__all__ = ["compare_claims", "tie_out"]
