"""Which files a list of paths stands for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".csv": "csv",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".pptx": "pptx",
    ".pptm": "pptx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
}


_NOT_DOCUMENTS = (".", "~$")  # hidden files, and the lock files of office programs


def find_documents(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files named by `paths`; a folder stands for all documents below it, sorted.

    A file that is named itself is kept whatever its suffix, a path that does not exist is kept too: reading it
    says why it cannot be read. Hidden folders and files, and links to folders, are not entered.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_below(path) if _is_folder(path) else (path,)))
    return tuple(found)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _below(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(_NOT_DOCUMENTS) and Path(name).suffix.lower() in SUFFIXES:
                yield Path(root, name)
