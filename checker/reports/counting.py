"""How many of what, in words."""

from __future__ import annotations


def several(count: int, noun: str, plural: str = "") -> str:
    """Return `1 document`, `3 documents`; `plural` is for nouns that take more than an s."""
    return f"{count} {noun}" if count == 1 else f"{count} {plural or f'{noun}s'}"
