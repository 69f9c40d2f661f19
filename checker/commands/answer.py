"""What a command gives back to the command line."""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct


class ExitCode(IntEnum):
    """The same for every command and every format."""

    CLEAN = 0  # nothing at or above --fail-on
    FINDINGS = 1
    NOT_DONE = 2  # not, or not wholly, done as asked: usage, configuration, rules, unreadable documents
    BUG = 3
    INTERRUPTED = 130


class Answer(Struct, frozen=True, kw_only=True):
    """Text for standard output and for standard error, and the exit code."""

    output: str = ""
    errors: str = ""
    exit_code: ExitCode = ExitCode.CLEAN
