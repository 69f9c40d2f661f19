"""What a command gives back to the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum

from msgspec import Struct


class ExitCode(IntEnum):
    """The same for every command and every format."""

    CLEAN = 0  # nothing at or above --fail-on
    FINDINGS = 1
    NOT_DONE = 2  # not, or not wholly, done as asked: usage, configuration, rules, unreadable documents
    BUG = 3
    INTERRUPTED = 130


_PIECE = 2**16  # characters


def pieces(text: Iterable[str]) -> Iterator[str]:
    """Yield a text in pieces of a fair size, from pieces of any size or a whole string."""
    if isinstance(text, str):
        yield text
        return
    waiting: list[str] = []
    size = 0
    for piece in text:
        waiting.append(piece)
        size += len(piece)
        if size >= _PIECE:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)


class Answer(Struct, frozen=True, kw_only=True):
    """Text for standard output and for standard error, and the exit code."""

    output: Iterable[str] = ""  # in pieces where it can be long
    errors: str = ""
    exit_code: ExitCode = ExitCode.CLEAN
