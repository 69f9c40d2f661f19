"""Which files a list of paths stands for."""

from __future__ import annotations

import os
import re
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
    ".xht": "html",
    ".csv": "csv",
    ".tsv": "csv",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".pptx": "pptx",
    ".pptm": "pptx",
    ".ppsx": "pptx",
    ".ppsm": "pptx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
}
# What is no text to any reader, but a document to whoever put it there: found, and refused with a remedy.
REFUSED = frozenset(
    {
        ".doc", ".dot", ".xls", ".ppt", ".rtf", ".odt", ".ods", ".odp", ".pages", ".numbers", ".epub", ".xlsb",
        ".mht", ".mhtml", ".webarchive",
    }
)  # fmt: skip
_PAGES = frozenset({".html", ".htm", ".xhtml", ".xht"})
# "Report_files" beside "Report.html": what browsers and Word put the parts of a saved page into, by their language.
_PARTS_OF_A_PAGE = re.compile(
    r"[ _.-](?:files|file|fld|dateien|fichiers|archivos|arquivos|bestanden|filer|pliki|soubory|tiedostot|elemei)",
    re.IGNORECASE,
)
_NOT_DOCUMENTS = (".", "~$")  # hidden files, and the lock files of office programs


def find_documents(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files named by `paths`; a folder stands for all documents below it, sorted.

    A file that is named itself is kept whatever its suffix, a path that does not exist is kept too: reading it
    says why it cannot be read. Hidden folders and files, links to folders, and the folder with the parts of a saved
    page beside it, are not entered.
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
    return (Path(root, name) for root, name in choose_documents(os.walk(folder, followlinks=False)))


def choose_documents(walk: Iterable[tuple[str, list[str], list[str]]]) -> Iterator[tuple[str, str]]:
    """Yield folder and name of each document in a tree, given as by `os.walk`; folders left out are taken from it."""
    for root, folders, files in walk:
        pages = [Path(name).stem for name in files if Path(name).suffix.lower() in _PAGES]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_part(name, pages))
        for name in sorted(files):
            if not name.startswith(_NOT_DOCUMENTS) and Path(name).suffix.lower() in {*SUFFIXES, *REFUSED}:
                yield root, name


def _is_part(folder: str, pages: Iterable[str]) -> bool:
    """Tell the folder that a browser saved beside a page from one of its own."""
    return any(folder.startswith(page) and _PARTS_OF_A_PAGE.fullmatch(folder, len(page)) for page in pages)
