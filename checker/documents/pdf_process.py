"""PDFs are read in a process of their own: a small file can make a PDF library take gigabytes, minutes, or crash.

The process gets the file over a pipe and answers over another; it opens nothing, and ends with its answer, at the
latest when its processor time is used up. Limits of memory and processor time hold where the platform has them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from checker.documents.pdf_text import PdfText
from checker.limits import MEBIBYTE, USUAL, Limits

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGES_SHOWN = 8
_SIMPLER = "Print it to a new PDF and check that, or export it to HTML, Markdown or plain text."
_PROGRAM = "from checker.documents.pdf_process import answer; answer()"
_PACKAGE_FOLDER = Path(__file__).resolve().parents[2]


def read_apart(content: bytes, limits: Limits = USUAL, *, time_limit: float | None = None) -> PdfText:
    """Read a PDF in another process; whatever happens there comes back as a reason."""
    # -P: nothing is imported from the folder that the user happens to be in
    command = [sys.executable, "-P", "-c", _PROGRAM, msgspec.json.encode(limits).decode()]
    seconds = limits.pdf_seconds if time_limit is None else time_limit
    search = os.pathsep.join(filter(None, [str(_PACKAGE_FOLDER), os.environ.get("PYTHONPATH", "")]))
    process = subprocess.Popen(  # noqa: S603 - this very interpreter, with a constant program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": search},
    )
    try:
        answered, _ = process.communicate(content, timeout=seconds)
    except subprocess.TimeoutExpired:
        return PdfText(reason=f"Reading it takes longer than {seconds:g} seconds.", remedy=_SIMPLER)
    finally:
        _end(process)
    if process.returncode or not answered:
        return _failed(limits)
    return msgspec.msgpack.decode(answered, type=PdfText)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Leave nothing behind: neither the process nor an open pipe."""
    if process.poll() is None:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # what was still to be written is of no use now
            if pipe is not None:
                pipe.close()


def told_pages(pages: Sequence[int]) -> str:
    """Return a sentence about pages without text, "" where there are none."""
    if not pages:
        return ""
    shown = ", ".join(map(str, pages[:_PAGES_SHOWN])) + (" and others" if len(pages) > _PAGES_SHOWN else "")
    if len(pages) == 1:
        return f"Page {shown} holds no text; perhaps it is a picture."
    return f"Pages {shown} hold no text; perhaps they are pictures."


def answer() -> None:
    """Read the PDF that comes on the standard input, within the limits, and write down what it says."""
    import gc  # noqa: PLC0415 - only the other process wants it

    from checker.documents.pdf_reader import read_pdf  # noqa: PLC0415

    content = sys.stdin.buffer.read()
    limits = msgspec.json.decode(sys.argv[1], type=Limits)
    _limit(limits)
    gc.disable()  # it ends soon
    try:
        read = read_pdf(content, limits.pdf_pages)
    except (MemoryError, ImportError):  # a library that finds no room is one that cannot be imported
        read = _failed(limits)
    except Exception as error:  # noqa: BLE001 - whatever a file brings about here, the other files are still checked
        read = PdfText(reason=f"Reading it fails: {type(error).__name__}: {error}.", remedy=_SIMPLER)
    sys.stdout.buffer.write(msgspec.msgpack.encode(read))


def _failed(limits: Limits) -> PdfText:
    reason = (
        f"Reading it takes more than {limits.pdf_memory_mib} MiB of memory, or it is damaged so that reading it fails."
    )
    return PdfText(reason=reason, remedy=_SIMPLER)


def _limit(limits: Limits) -> None:
    """Limit memory and processor time, where the platform can."""
    try:
        import resource  # noqa: PLC0415 - not everywhere
    except ImportError:
        return
    for kind, limit in (
        (resource.RLIMIT_AS, limits.pdf_memory_mib * MEBIBYTE),
        (resource.RLIMIT_CPU, limits.pdf_seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (limit, limit))
        except (ValueError, OSError):
            continue  # a lower limit is set already, or the platform knows the name alone
