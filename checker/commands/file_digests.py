"""Which documents are there now, and the digests of their files: for `esglint record` and `esglint verify`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from checker.file_digest import file_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.settings import Settings


def digests(paths: Iterable[str]) -> dict[str, str]:
    """Return the digests of those files that are there, by path."""
    return {path: digest for path in paths if (digest := file_digest(Path(path)))}


def documents_there(
    recorded: Sequence[str], paths: Sequence[Path], settings: Settings
) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """Return which documents of a record to look for, and the digests of the documents that are there, by path.

    Without paths these are the documents of the record, where it says. With paths they are what the paths stand for,
    so that documents are found that the record does not know, and those of the record that lie elsewhere are let be.
    """
    if not paths:
        return tuple(recorded), digests(recorded)
    from checker.documents import find_documents  # noqa: PLC0415 - nobody pays for it who names no paths

    by_place = {_place(path): path for path in recorded}
    roots = [_place(path) for path in paths]
    looked_at = tuple(path for path in recorded if any(_is_within(_place(path), root) for root in roots))
    found = (path for path in find_documents(paths) if path in paths or not settings.is_excluded(path))
    names = (by_place.get(_place(path), path.as_posix()) for path in found)
    return looked_at, digests(dict.fromkeys([*looked_at, *names]))


def _place(path: str | Path) -> str:
    return os.path.normpath(os.path.abspath(path))  # noqa: PTH100 - links stay what they are, and need not exist


def _is_within(place: str, root: str) -> bool:
    return place == root or place.startswith(root.rstrip(os.sep) + os.sep)
