"""The SHA-256 of a file on disk."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def file_digest(path: Path) -> str | None:
    """Return the SHA-256 of a file's bytes; None where there is no file, or it cannot be read."""
    try:
        if not path.is_file():  # a pipe or a device would be read without end
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # ValueError: a null character in the name
        return None
