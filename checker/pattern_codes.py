"""Compiled regular expressions as an earlier run left them: the engine's own code, which takes long to come by.

Compiling the expressions that three short texts need takes longer than everything else that is done with the texts.
Neither the compiler nor the way its code becomes a pattern is a public part of the standard library: where they are
not as they were in Python 3.11, or where the code does not pass the engine's own examination, expressions are compiled
as usual.
"""

from __future__ import annotations

import hashlib
import importlib
import re
import sys
from array import array
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from checker import __version__
from checker.own_cache import own_cache

_KIND = "patterns"
_MOST = 5000  # expressions that are kept: more than the program has, unless it is being worked on
_NUMBER = "I"  # what the engine's code consists of


class _Code(Struct, frozen=True, array_like=True):
    """What the engine makes a pattern of."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]


class _Codes:
    """The expressions that are kept, and those that a run has added."""

    def __init__(self, group: str) -> None:
        told = (
            group,
            __version__,
            sys.version,
            sys.byteorder,
            array(_NUMBER).itemsize,
            importlib.import_module("_sre").MAGIC,
        )
        self._key = hashlib.sha256(repr(told).encode()).hexdigest()
        self.known = _decoded(own_cache().read(_KIND, self._key))
        self.is_changed = False

    def add(self, name: str, code: _Code) -> None:
        self.known[name] = msgspec.Raw(msgspec.msgpack.encode(code))
        self.is_changed = True

    def keep(self) -> None:
        kept = self.known if len(self.known) <= _MOST else {}
        own_cache().write(_KIND, self._key, msgspec.msgpack.encode(kept))
        self.is_changed = False


_GROUPS = ("reading", "resolution")  # kept apart: a run over documents that are known needs the second alone
_codes = cache(_Codes)


def compile_pattern(source: str, flags: int = 0, group: str = _GROUPS[0]) -> re.Pattern[str]:
    """Return a compiled expression, kept with a group of others; `re.error` as from `re.compile`."""
    name = f"{int(flags)} {source}"
    try:
        codes = _codes(group)
        kept = codes.known.get(name)
        if kept is None:
            codes.add(name, code := _translated(source, flags))
        else:
            code = msgspec.msgpack.decode(kept, type=_Code)
        return _assembled(source, code)
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError, msgspec.MsgspecError):
        return re.compile(source, flags)


def keep_patterns() -> None:
    """Leave what was compiled to the next run."""
    for group in _GROUPS if _codes.cache_info().currsize else ():
        if _codes(group).is_changed:
            _codes(group).keep()


def _translated(source: str, flags: int) -> _Code:
    """Return what the standard library's compiler makes of an expression."""
    parsed = importlib.import_module("re._parser").parse(source, flags)
    state = parsed.state
    code = array(_NUMBER, importlib.import_module("re._compiler")._code(parsed, flags))  # noqa: SLF001 - see above
    return _Code(int(flags | state.flags), code.tobytes(), state.groups - 1, dict(state.groupdict))


def _assembled(source: str, code: _Code) -> re.Pattern[str]:
    names: list[str | None] = [None] * (code.groups + 1)
    for name, number in code.names.items():
        names[number] = name
    numbers = array(_NUMBER, code.code).tolist()
    engine: Any = importlib.import_module("_sre")
    made: re.Pattern[str] = engine.compile(source, code.flags, numbers, code.groups, code.names, tuple(names))
    return made


def _decoded(stored: bytes | None) -> dict[str, msgspec.Raw]:
    if stored is None:
        return {}
    try:
        return msgspec.msgpack.decode(stored, type=dict[str, msgspec.Raw])
    except msgspec.MsgspecError:
        return {}
