"""`esglint lsp`: the server that editors start."""

from __future__ import annotations

import hashlib
import os
import sys
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker import __version__, pipeline, rulebook
from checker.commands.answer import Answer, ExitCode
from checker.commands.options import Options, join
from checker.commands.outputs import write_pages
from checker.errors import EsglintError, UsageError
from checker.reports.rule_documents import MARK, rule_documents

if TYPE_CHECKING:
    from pathlib import Path

    from checker.commands.options import Job
    from checker.commands.terminal import Terminal
    from checker.editor.desk import Checked, OpenText
    from checker.settings import Settings

_EXTRA = {"pygls", "lsprotocol", "cattrs", "attrs"}  # what the extra brings


def lsp(options: Options, terminal: Terminal) -> Answer:  # noqa: ARG001 - one signature for all commands
    """Serve one editor over standard input and output until it leaves; UsageError where the extra is missing.

    The protocol wants exit code 1 of a server that was not asked to end before it was told to leave.
    """
    try:
        from checker.editor.server import serve  # noqa: PLC0415 - its parts are an extra
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise UsageError(
            f"the editor server needs the package {error.name}, which is not here: pip install 'esglint[lsp]'"
        ) from error
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # the editor must read nothing else
    is_ended = serve(lambda opened: check_open(opened, options), sys.stdin.buffer, answers)
    return Answer(exit_code=ExitCode.CLEAN if is_ended else ExitCode.FINDINGS)


def check_open(opened: OpenText, options: Options) -> Checked:
    """Check a document as the editor holds it; what stands in the way is a sentence of the answer."""
    from checker.editor.desk import Checked  # noqa: PLC0415 - as above

    try:
        job = _job(opened.path, options)
        if not job.reads(opened.path):
            return Checked(opened=opened)
        report = pipeline.check_text(opened.text, opened.path, job.settings)
        return Checked(opened=opened, report=report, pages=_pages(job.settings))
    except EsglintError as error:
        return Checked(opened=opened, problem=f"esglint: {error}")
    except Exception as error:  # noqa: BLE001 - a bug must not end the server, nor go unseen
        return Checked(opened=opened, problem=f"a bug in esglint: {type(error).__name__}: {error}")


def _job(path: Path, options: Options) -> Job:
    """Return what holds for a document: the configuration nearest to it, else the one of the folder served from."""
    job = join(options, path.parent)
    return job if job.file else join(options)


def _pages(settings: Settings) -> Path | None:
    """Write the pages of the rules once, so that a mark can lead to them; None where nothing can be kept."""
    if settings.cache.folder is None:
        return None
    known = "\0".join((__version__, *(folder.resolve().as_posix() for folder in settings.rule_folders)))
    folder = settings.cache.folder.resolve() / "pages" / hashlib.sha256(known.encode()).hexdigest()[:16]
    if folder in _written:
        return folder
    try:
        write_pages(folder, rule_documents(rulebook.describe_fully(replace(settings, severities={}))), MARK)
    except UsageError:
        return None
    _written.add(folder)
    return folder


_written: set[Path] = set()
