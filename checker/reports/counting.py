"""How many of what, in words."""

from __future__ import annotations


def several(count: int, noun: str) -> str:
    """Return `1 document`, `3 documents`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
