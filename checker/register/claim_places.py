"""Which claim files a list of paths stands for."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import UsageError
from checker.register.folder import files_below
from checker.register.seal import is_ours
from checker.register.suffixes import SUFFIX, is_claim_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from checker.register.folder import Register

_CLAIMS = re.compile(r"^['\"]?[Cc]l\w{0,2}[ai]?ms?['\"]? *:", re.MULTILINE)  # also as people mistype it


def find_claim_files(paths: Iterable[Path], register: Register, *, declared_too: bool) -> tuple[Path, ...]:
    """Return the claim files that paths stand for, in order.

    A file that is named is one by its suffix. The claims folder, or a folder in it, stands for all claim files below
    it; a folder around it for those written by hand: the documents of the others are there themselves.
    `declared_too` adds those wherever the paths lead.
    """
    found: dict[Path, None] = {}
    claims = Path(os.path.abspath(register.folder))  # noqa: PTH100 - a place, not what a link leads to
    for path in paths:
        if not path.is_dir():
            found.update(dict.fromkeys([path] if is_claim_file(path) else []))
            continue
        place = Path(os.path.abspath(path))  # noqa: PTH100 - as above
        if place.is_relative_to(claims):
            found.update(dict.fromkeys(_below(path, _is_register_file, _is_declared)))
        elif claims.is_relative_to(place):
            found.update(dict.fromkeys(_below(register.folder, _is_declared)))
    if declared_too:
        found.update(dict.fromkeys(_below(register.folder, _is_declared)))
    return tuple(found)


def _below(folder: Path, *kinds: Callable[[Path], bool]) -> Iterator[Path]:
    for file in files_below(folder):
        if is_claim_file(file) and any(is_kind(file) for is_kind in kinds):
            yield file


def _is_register_file(file: Path) -> bool:
    return file.suffix == SUFFIX and is_ours(_head(file))


def _is_declared(file: Path) -> bool:
    """Tell whether a YAML file of the folder is about claims; it may hold other files as well."""
    return file.suffix.lower() != SUFFIX and _CLAIMS.search(_whole(file)) is not None


def _head(file: Path) -> str:
    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            return opened.read(1000)
    except OSError as error:
        raise UsageError(f"{file.as_posix()}: cannot be read: {error.strerror}") from error


def _whole(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise UsageError(f"{file.as_posix()}: cannot be read: {error.strerror}") from error
