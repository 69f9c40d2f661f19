"""`esglint annotate`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from checker import pipeline
from checker.commands.answer import Answer, ExitCode
from checker.commands.documents import unreadable_lines
from checker.commands.options import join
from checker.commands.outputs import write_atomically
from checker.errors import UsageError
from checker.model import Severity
from checker.reports.counting import several
from checker.reports.excerpt import visible

if TYPE_CHECKING:
    from checker.commands.options import Options
    from checker.commands.terminal import Terminal

_Advance = Callable[[int, int], None] | None
AUTHOR = "esglint"


def annotate(options: Options, terminal: Terminal, advance: _Advance = None) -> Answer:  # noqa: ARG001 - as all
    """Write the findings of the first path into a copy of it; the other paths are read to be compared with."""
    job = join(options)
    path = Path(options.paths[0])
    out = Path(options.output) if options.output else path.with_name(f"{path.stem}.reviewed{path.suffix}")
    if not out.absolute().parent.is_dir():
        raise UsageError(f"{out.as_posix()}: the folder for this file does not exist")
    report = pipeline.check([Path(one) for one in options.paths], job.settings, advance)
    if path.as_posix() not in report.sources:
        return Answer(errors=unreadable_lines(report), exit_code=ExitCode.NOT_DONE)
    shown = report.at_least(Severity(options.min_severity)) if options.min_severity else report
    content, count = pipeline.annotate(path, shown, options.author or AUTHOR)
    write_atomically(out, content)
    return Answer(
        output=f"{visible(out.as_posix())}: {several(count, 'finding')} noted\n",
        errors=unreadable_lines(report),
        exit_code=ExitCode.NOT_DONE if report.unreadable else ExitCode.CLEAN,
    )
