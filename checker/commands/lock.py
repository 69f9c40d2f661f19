"""`esglint lock`: the register of claims, written anew where documents have changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker import pipeline
from checker.commands.answer import Answer, ExitCode
from checker.commands.documents import unreadable_lines
from checker.commands.options import Options, join
from checker.commands.outputs import write_atomically
from checker.errors import UsageError
from checker.reports.counting import several
from checker.reports.disagreements import changes_line, disagreements_text
from checker.reports.excerpt import visible
from checker.sources import register_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.commands.terminal import Terminal
    from checker.outcome import Disagreement, Locking


def lock(options: Options, terminal: Terminal, advance: Callable[[int, int], None] | None = None) -> Answer:  # noqa: ARG001 - one signature for all commands
    """Bring the register up to date, or with --check only say what of it is not; then the exit code is 2.

    The exit code is also 2 where a document could not be read, or a file that is not ours is in the way.
    """
    job = join(options)
    found = pipeline.lock(job.paths, job.settings, advance)
    errors = unreadable_lines(found.report)
    if options.lock_check:
        differing = found.disagreements
        errors += disagreements_text(differing)
        output = "" if differing else f"the register agrees with {_documents(found)}\n"
        return Answer(output=output, errors=errors, exit_code=_exit_code(found, is_done=not differing))
    foreign = [one for one in found.disagreements if not one.is_ours]
    mended = [one for one in found.disagreements if one.is_ours]
    for one in mended:
        _mend(one)
    for path in register_of(job.settings).left_behind():
        path.unlink(missing_ok=True)
    lines = [_told(one) for one in mended] if not options.quiet else []
    lines.append(f"{_documents(found)} locked in {visible(job.settings.claims.as_posix())}: {_counts(mended)}")
    errors += disagreements_text(foreign)
    return Answer(
        output="".join(f"{line}\n" for line in lines), errors=errors, exit_code=_exit_code(found, is_done=not foreign)
    )


def _exit_code(found: Locking, *, is_done: bool) -> ExitCode:
    return ExitCode.NOT_DONE if found.report.unreadable or not is_done else ExitCode.CLEAN


def _documents(found: Locking) -> str:
    return several(len(found.report.documents) - len(found.report.unreadable), "document")


def _counts(mended: list[Disagreement]) -> str:
    written = sum(one.text is not None for one in mended)
    taken = len(mended) - written
    told = [f"{several(written, 'file')} written"] if written else []
    told += [f"{several(taken, 'file')} taken away"] if taken else []
    return ", ".join(told) or "nothing has changed"


def _told(one: Disagreement) -> str:
    verb = "took away" if one.text is None else "wrote"
    return " ".join(filter(None, (f"{verb} {visible(one.file)}: {visible(one.reason)}", changes_line(one))))


def _mend(one: Disagreement) -> None:
    file = Path(one.file)
    try:
        if one.text is None:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{one.file}: cannot be written: {error.strerror}") from error
    write_atomically(file, one.text)
