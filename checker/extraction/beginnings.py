"""Which characters a match of a regular expression can begin with, read off the expression.

The engine skips to a character at once, and tries everything else at every place of a text. An expression that begins
with a word boundary, a look-behind or alternatives is found in half the time behind the set of its first characters.
"""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING, Any

from checker.pattern_codes import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 40  # characters: with more of them nothing is skipped
_NEVER_INSIDE = re.compile(r"\(\?(?:[aiLmsux]+\)|P=)|\\[1-9]")  # flags for all of an expression, and back references
_WIDTHLESS = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


class _UnknownError(Exception):
    """A match may begin with too many characters, or be empty."""


def beginnings_of(source: str, flags: re.RegexFlag) -> str:
    """Return the characters, sorted; "" where nothing is gained by them or nothing can be said."""
    if _NEVER_INSIDE.search(source):
        return ""
    try:
        found, is_empty = _first(importlib.import_module("re._parser").parse(source, flags))
    except (ImportError, AttributeError, TypeError, ValueError, _UnknownError):
        return ""
    return "" if is_empty or len(found) > _MOST else "".join(sorted(found))


def behind_beginnings(source: str, flags: re.RegexFlag, beginnings: str) -> re.Pattern[str]:
    """Return an expression that matches one character wherever one of `beginnings` begins a match."""
    return compile_pattern(rf"[{re.escape(beginnings)}](?<=(?={source})[\s\S])", flags)


def _first(items: Iterable[tuple[Any, Any]]) -> tuple[frozenset[str], bool]:
    """Return the first characters of a sequence, and whether it may be empty."""
    found: frozenset[str] = frozenset()
    for operation, argument in items:
        name = str(operation)
        if name in _WIDTHLESS:
            continue
        characters, may_be_empty = _first_of(name, argument)
        found |= characters
        if not may_be_empty:
            return found, False
    return found, True


def _first_of(name: str, argument: Any) -> tuple[frozenset[str], bool]:  # noqa: ANN401 - the parser's own tree
    if name == "LITERAL":
        return frozenset({chr(argument)}), False
    if name == "IN":
        return frozenset().union(*(_members(str(kind), value) for kind, value in argument)), False
    if name in {"SUBPATTERN", "ATOMIC_GROUP"}:
        return _first(argument[-1] if name == "SUBPATTERN" else argument)
    if name == "BRANCH":
        alternatives = [_first(alternative) for alternative in argument[1]]
        return frozenset().union(*(found for found, _ in alternatives)), any(empty for _, empty in alternatives)
    if name in _REPEATS:
        found, may_be_empty = _first(argument[2])
        return found, may_be_empty or argument[0] == 0
    raise _UnknownError


def _members(kind: str, value: Any) -> frozenset[str]:  # noqa: ANN401 - the parser's own tree
    if kind == "LITERAL":
        return frozenset({chr(value)})
    if kind == "RANGE" and value[1] - value[0] < _MOST:
        return frozenset(map(chr, range(value[0], value[1] + 1)))
    raise _UnknownError
