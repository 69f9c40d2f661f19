"""The bytes of a file, or why they cannot be had."""

from __future__ import annotations

import stat
from codecs import BOM_UTF8
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 64 * 1024 * 1024  # bytes


class RefusedError(Exception):
    """Carries the reason and the remedy to `read_document`."""

    def __init__(self, reason: str, remedy: str) -> None:
        """Keep both, as sentences."""
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


def read_content(path: Path) -> bytes:
    """Return what a file holds; RefusedError where it is no file, too large, or cannot be opened."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise RefusedError("It is a folder, not a file.", "Name the files in it, or let the folder be searched.")
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError("It is not a regular file.", "Name a file on disk.")
        refuse_large(status.st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise RefusedError("There is no such file.", "Check the spelling of the path.") from None
    except PermissionError:
        raise RefusedError("Reading it is not permitted.", "Grant read permission, or run as its owner.") from None
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise RefusedError(f"It cannot be opened: {told}.", "Check the path and the file.") from None


def encode_text(text: str) -> bytes:
    """Return a text as a file marked as UTF-8: what a page declares of its encoding does not hold for it.

    RefusedError where it is too large.
    """
    content = BOM_UTF8 + text.encode(errors="replace")  # an editor may hand over half a character
    refuse_large(len(content))
    return content


def refuse_large(size: int) -> None:
    """Raise RefusedError where a document of so many bytes is too large."""
    if size > LIMIT:
        raise RefusedError(
            f"It is larger than {LIMIT // (1024 * 1024)} MiB.", "Split it, or leave out what is not text."
        )
