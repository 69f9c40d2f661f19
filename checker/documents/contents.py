"""The bytes of a file, or why they cannot be had."""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8
from typing import TYPE_CHECKING

from checker.limits import MEBIBYTE, USUAL, Limits

if TYPE_CHECKING:
    from pathlib import Path

_SPLIT = "Split it, leave out what is not text, or raise file-mib under limits in esglint.yaml."


class RefusedError(Exception):
    """Carries the reason and the remedy to `read_document`."""

    def __init__(self, reason: str, remedy: str) -> None:
        """Keep both, as sentences."""
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


def read_content(path: Path, limits: Limits = USUAL) -> bytes:
    """Return what a file holds; RefusedError where it is no file, too large, or cannot be opened."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise RefusedError("It is a folder, not a file.", "Name the files in it, or let the folder be searched.")
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError("It is not a regular file.", "Name a file on disk.")
        refuse_large(status.st_size, limits)
        return _read_whole(path, limits)
    except FileNotFoundError:
        raise RefusedError("There is no such file.", "Check the spelling of the path.") from None
    except PermissionError:
        raise RefusedError("Reading it is not permitted.", "Grant read permission, or run as its owner.") from None
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise RefusedError(f"It cannot be opened: {told}.", "Check the path and the file.") from None


def encode_text(text: str, limits: Limits = USUAL) -> bytes:
    """Return a text as a file marked as UTF-8: what a page declares of its encoding does not hold for it.

    RefusedError where it is too large.
    """
    content = BOM_UTF8 + text.encode(errors="replace")  # an editor may hand over half a character
    refuse_large(len(content), limits)
    return content


def _read_whole(path: Path, limits: Limits) -> bytes:
    """Return what the file holds now, which may be more than it was said to hold a moment ago."""
    with open(path, "rb", opener=_opened) as file:
        content = file.read(limits.file_mib * MEBIBYTE + 1)
    refuse_large(len(content), limits)
    return content


def _opened(path: str, flags: int) -> int:
    """Open a file without waiting, should a pipe have taken its place."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def refuse_large(size: int, limits: Limits = USUAL) -> None:
    """Raise RefusedError where a document of so many bytes is too large."""
    if size > limits.file_mib * MEBIBYTE:
        raise RefusedError(f"It is larger than {limits.file_mib} MiB.", _SPLIT)
