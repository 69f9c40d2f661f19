"""Which state of the program reads documents: what it once read is good for exactly as long as that stays the same."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import lru_cache
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

from checker import __version__
from checker.resources import resource_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.cache import Cache

_KIND = "code"
_PACKAGE = Path(__file__).parent
_FOLDERS = ("", "documents", "extraction", "model", "vocabulary")  # of the package: all that reading a document runs
LIBRARIES = {  # what reading a document runs beside it: import name and distribution
    "docx": "python-docx",
    "justhtml": "justhtml",
    "lxml": "lxml",
    "markdown_it": "markdown-it-py",
    "mdit_py_plugins": "mdit-py-plugins",
    "msgspec": "msgspec",
    "openpyxl": "openpyxl",
    "pypdf": "pypdf",
    "pypdfium2": "pypdfium2",
    "spacy": "spacy",
    "yaml": "PyYAML",
}

_Stamp = tuple[str, str, int, int]  # shown name, place, size, time of change


@lru_cache(maxsize=1)
def code_digest(cache: Cache) -> str:
    """Return the digest of the code and the vocabulary that read documents.

    It depends on content alone, so that a fresh checkout finds what an older one kept. Reading two hundred files takes
    longer than a warm run may: the cache remembers the digest for their names, sizes and times.
    """
    found = [*_stamps(_PACKAGE, ".py", _FOLDERS), *_stamps(resource_folder("claims"), ".yaml", ("vocabulary",))]
    libraries = list(_library_stamps())
    fixed = (__version__, sys.version, sys.platform)
    key = hashlib.sha256(repr((fixed, found, libraries)).encode(errors="surrogateescape")).hexdigest()
    remembered = cache.read(_KIND, key)
    if remembered is not None:
        return remembered.decode(errors="replace")
    digest = _digest_of_contents(fixed, found)
    cache.write(_KIND, key, digest.encode())
    return digest


def _stamps(root: Path, suffix: str, folders: Sequence[str]) -> Iterator[_Stamp]:
    for folder in folders:
        for entry in sorted(os.scandir(root / folder), key=lambda entry: entry.name):
            if entry.name.endswith(suffix):
                status = entry.stat()
                yield f"{folder}/{entry.name}", entry.path, status.st_size, status.st_mtime_ns


def _library_stamps() -> Iterator[_Stamp]:
    for name in LIBRARIES:
        found = PathFinder.find_spec(name)
        if found and found.origin:
            status = Path(found.origin).stat()
            yield name, found.origin, status.st_size, status.st_mtime_ns


def _digest_of_contents(fixed: Sequence[str], found: Sequence[_Stamp]) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - takes longer than all the rest

    digest = hashlib.sha256("\0".join(fixed).encode())
    for shown, place, *_ in found:
        digest.update(f"\0{shown}\0".encode(errors="surrogateescape"))
        digest.update(hashlib.sha256(Path(place).read_bytes()).digest())
    for name in LIBRARIES.values():
        try:
            digest.update(f"\0{name} {version(name)}".encode())
        except PackageNotFoundError:  # not installed, or not by an installer
            digest.update(f"\0{name}".encode())
    return digest.hexdigest()
