"""Where in the claims folder the register file of a document is, and what may be touched there.

The file of `press/release.txt` is `claims/press/release.txt.json`: the whole name is kept, so that no two documents
share a file. Nothing is written, read as ours or taken away through a link, outside of the folder, or that is not ours.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.errors import UsageError
from checker.file_digest import file_digest
from checker.register.parsing import DamagedError, parse
from checker.register.seal import is_ours, is_sealed
from checker.register.suffixes import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.register.entries import Registered

NO_TEXT = "\ufffd"  # what is read of a file that is not UTF-8
_LEFT_BEHIND = re.compile(rf"\..+\{SUFFIX}\.\w{{8}}")  # as temporary files are named
_LIMIT = 256 * 1024 * 1024  # bytes


class Register(Struct, frozen=True, kw_only=True):
    """The claims folder of a configuration."""

    root: Path  # where the configuration is: documents are named relative to it
    folder: Path

    def name_of(self, document: Path) -> str:
        """Return a document's path relative to the configuration; UsageError where it lies elsewhere."""
        for place in (os.path.abspath, os.path.realpath):
            path, root = Path(place(document)), Path(place(self.root))
            if path.is_relative_to(root):
                return path.relative_to(root).as_posix()
        raise UsageError(
            f"{document.as_posix()}: it lies outside of {self.root.resolve().as_posix()}, and the register of claims "
            "has no place for it: lock it with an esglint.yaml above it"
        )

    def file_of(self, name: str) -> Path:
        """Return the register file for a document's name."""
        return self.folder / (name + SUFFIX)

    def document_of(self, name: str) -> Path:
        """Return the document with a name, as it is shown: from the working folder."""
        return _here(self.root / name)

    def is_safe(self, file: Path) -> bool:
        """Tell whether a file lies in the folder, and the folder below the configuration, without any link between."""
        root, folder, path = (Path(os.path.abspath(one)) for one in (self.root, self.folder, file))  # noqa: PTH100 - links are not to be followed
        if not folder.is_relative_to(root) or folder == root or not path.is_relative_to(folder):
            return False
        return not any(one.is_symlink() for one in (path, *path.parents) if one != root and one.is_relative_to(root))

    def refuse_unsafe(self, file: Path) -> None:
        """Raise UsageError for a file that may not be touched."""
        if not self.is_safe(file):
            raise UsageError(
                f"{file.as_posix()}: refused: the claims folder, {self.folder.as_posix()}, must be a folder below the "
                "configuration, without links in it that lead elsewhere"
            )

    def text_of(self, file: Path) -> str | None:
        """Return what stands in a register file, None where there is none; UsageError where it cannot be read."""
        try:
            if file.stat().st_size > _LIMIT:
                raise UsageError(f"{file.as_posix()}: too large for a register file, and left alone")
            return file.read_bytes().decode()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except UnicodeDecodeError:
            return NO_TEXT  # whatever it is, it is not ours
        except (OSError, ValueError) as error:
            told = error.strerror if isinstance(error, OSError) else str(error)
            raise UsageError(f"{file.as_posix()}: cannot be read: {told}") from error

    def known(self, name: str, document: Path, hints: dict[str, str], version: str) -> Registered | None:
        """Return a document as the register knows it; None where it must be read (again)."""
        file = self.file_of(name)
        text = self.text_of(file) if self.is_safe(file) else None
        if text is None or not is_sealed(text):
            return None
        try:
            known, written_for = parse(text, document.as_posix())
        except DamagedError:
            return None
        is_current = (written_for, known.hints, known.version) == (name, hints, version)
        return known if is_current and file_digest(document) == known.reading.document.sha256 else None

    def files(self) -> Iterator[tuple[Path, str]]:
        """Yield our files in the folder, sorted, each with the name of its document."""
        for file in files_below(self.folder):
            if file.suffix == SUFFIX and self.is_safe(file) and is_ours(self.text_of(file) or ""):
                yield file, name_from(file, self.folder)

    def left_behind(self) -> Iterator[Path]:
        """Yield what a run that was killed has left beside the files that it did not come to replace."""
        for path in sorted(self.folder.rglob(f".*{SUFFIX}.*")):
            if _LEFT_BEHIND.fullmatch(path.name) and self.is_safe(path) and path.is_file():
                yield path


def files_below(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder, sorted, without hidden ones and links to folders."""
    for root, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted(files) if not name.startswith("."))


def name_from(file: Path, folder: Path) -> str:
    """Return the name of the document that a register file stands for by its place."""
    return os.path.relpath(file, folder).replace(os.sep, "/").removesuffix(SUFFIX)


def is_name(text: str) -> bool:
    """Tell whether a path in a register file names something below the configuration, on this system or another."""
    path = Path(text)
    return bool(text) and not (path.is_absolute() or path.drive or "\0" in text or ".." in re.split(r"[/\\]", text))


def _here(path: Path) -> Path:
    try:
        return Path(os.path.relpath(path))
    except ValueError:  # another drive
        return path
