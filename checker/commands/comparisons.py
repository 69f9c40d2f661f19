"""`esglint tie-out` and `esglint diff`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from checker import pipeline
from checker.commands.answer import Answer, ExitCode
from checker.commands.documents import presentation, unreadable_lines
from checker.commands.options import Options, join
from checker.commands.outputs import parse_outputs, write_outputs
from checker.errors import UsageError
from checker.model import TieStatus
from checker.reports.differences import DIFFERENCE_FORMATS
from checker.reports.tie_out import TIE_FORMATS

if TYPE_CHECKING:
    from checker.commands.terminal import Terminal

_Advance = Callable[[int, int], None] | None


def tie_out(options: Options, terminal: Terminal, advance: _Advance = None) -> Answer:
    """Tie the numbers of a text to data books; exit code 1 where the books contradict one."""
    outputs = parse_outputs(options.formats, TIE_FORMATS, "text")
    if not options.against:
        raise UsageError("name the data book to tie to: esglint tie-out TEXT --against BOOK")
    text, books = Path(options.paths[0]), [Path(path) for path in options.against]
    if text in books:
        raise UsageError(f"{text.as_posix()}: a text cannot be tied to itself")
    found = pipeline.tie_out(text, books, join(options).settings, advance)
    contradicted = found.count(TieStatus.CONTRADICTED)
    return Answer(
        output=write_outputs(outputs, found, presentation(options, terminal)),
        errors=unreadable_lines(found.report),
        exit_code=ExitCode.NOT_DONE
        if found.report.unreadable
        else ExitCode.FINDINGS
        if contradicted
        else ExitCode.CLEAN,
    )


def diff(options: Options, terminal: Terminal, advance: _Advance = None) -> Answer:
    """Compare the claims of two documents or folders; exit code 1 for differences where --exit-code asks for it."""
    outputs = parse_outputs(options.formats, DIFFERENCE_FORMATS, "text")
    old, new = (Path(path) for path in options.paths)
    found = pipeline.diff(old, new, join(options).settings, advance)
    unreadable = [*found.before.unreadable, *found.after.unreadable]
    failing = options.exit_code and found.changes
    return Answer(
        output=write_outputs(outputs, found, presentation(options, terminal)),
        errors=unreadable_lines(found.before) + unreadable_lines(found.after),
        exit_code=ExitCode.NOT_DONE if unreadable else ExitCode.FINDINGS if failing else ExitCode.CLEAN,
    )
