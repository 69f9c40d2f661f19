"""Patterns of paths, as the configuration and waivers hold them, matched in linear time whatever they hold.

All places in the pattern that a path has come to are followed at once, so that nothing is ever tried again.
"""

from __future__ import annotations

import re
from functools import cache

# Kinds of step beside a letter, which stands for itself.
_ONE, _SOME, _ANY, _MAYBE_FOLDERS, _FOLDERS = "?", "*", "**", "(**/", "**/"
_PARTS = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]", re.DOTALL)


def matches(pattern: str, path: str) -> bool:
    """Tell whether a path (relative, forward slashes) matches a pattern.

    `*` and `?` stay within a folder, `**` crosses folders. A pattern without a slash matches a name at any depth, and
    a pattern that matches a folder matches all that is in it.
    """
    steps = _steps(pattern)
    reached = _entered({0}, steps)
    for letter in path:
        if letter == "/" and len(steps) in reached:
            return True  # what is left lies in a folder that matches
        reached = _entered({after for at in reached for after in _after(at, steps, letter)}, steps)
        if not reached:
            return False
    return len(steps) in reached


@cache
def _steps(pattern: str) -> tuple[str, ...]:
    steps: list[str] = []
    if "/" not in pattern.rstrip("/"):
        steps += (_MAYBE_FOLDERS, _FOLDERS)
    for part in _PARTS.findall(pattern.strip("/").removeprefix("./")):
        if part == _FOLDERS:
            steps.append(_MAYBE_FOLDERS)
        steps.append(part if part in {_ONE, _SOME, _ANY, _FOLDERS} else f"={part}")
    return tuple(steps)


def _entered(places: set[int], steps: tuple[str, ...]) -> set[int]:
    """Return the places, and those that are reached from them without a letter."""
    found: set[int] = set()
    waiting = list(places)
    while waiting:
        at = waiting.pop()
        if at in found:
            continue
        found.add(at)
        step = steps[at] if at < len(steps) else ""
        if step in {_SOME, _ANY, _MAYBE_FOLDERS}:
            waiting.append(at + 1)
        if step == _MAYBE_FOLDERS:
            waiting.append(at + 2)
    return found


def _after(at: int, steps: tuple[str, ...], letter: str) -> tuple[int, ...]:
    """Return the places that a letter leads to from a place."""
    step = steps[at] if at < len(steps) else ""
    if step == _ONE:
        return (at + 1,) if letter != "/" else ()
    if step == _SOME:
        return (at,) if letter != "/" else ()
    if step == _ANY:
        return (at,)
    if step == _FOLDERS:
        return (at, at + 1) if letter == "/" else (at,)
    return (at + 1,) if step == f"={letter}" else ()
