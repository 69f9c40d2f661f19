"""What one run may keep for the next, in the user's cache folder; where nothing can be kept, nothing is missed.

An entry is named after the digest of all that it depends on, so that it is never out of date. It is written whole or
not at all, whoever else writes at the same time, and what is damaged is as good as absent. All entries together are
bounded; those that were not used for longest make room.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CACHE_NAME = "ESGLINT_CACHE_DIR"
LIMIT_NAME = "ESGLINT_CACHE_MB"
MEBIBYTE = 1024 * 1024
DEFAULT_LIMIT = 256  # MiB
KINDS = ("code", "packs", "patterns", "readings", "vocabulary")  # a folder each; nothing else in the folder is touched
_DIGEST = hashlib.sha256().digest_size


class Kept(Struct, frozen=True, kw_only=True):
    """How much there is of one kind."""

    kind: str
    entries: int
    size: int  # bytes


class Cache(Struct, frozen=True, kw_only=True):
    """A folder with entries of several kinds; without a folder, one that forgets everything."""

    folder: Path | None = None
    limit: int = DEFAULT_LIMIT * MEBIBYTE  # bytes of all entries
    shipped: Path | None = None  # a folder that is looked into first and left as it is

    def read(self, kind: str, key: str) -> bytes | None:
        """Return the content of an entry, None where there is none or it is damaged."""
        content = _read(f"{self.shipped}/{kind}/{key}") if self.shipped is not None else None
        if content is not None or self.folder is None:
            return content
        name = f"{self.folder}/{kind}/{key}"
        content = _read(name)
        if content is not None:
            with suppress(OSError):
                os.utime(name)  # used now: others make room first
        return content

    def has(self, kind: str, key: str) -> bool:
        """Tell whether there is an entry, good or damaged."""
        return self.folder is not None and (self.folder / kind / key).is_file()

    def write(self, kind: str, key: str, content: bytes) -> None:
        """Keep an entry; a folder that cannot be written to is left alone."""
        if self.folder is None:
            return
        import tempfile  # noqa: PLC0415 - a run that only reads need not wait for it

        try:
            place = self.folder / kind
            place.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=place, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(content).digest() + content)
                Path(name).replace(place / key)
            except BaseException:  # also where the process is told to end
                Path(name).unlink(missing_ok=True)
                raise
        except OSError:
            return

    def make_room(self) -> None:
        """Take away what was not used for longest until the rest is within the limit; to be called after writing."""
        found = [(status.st_mtime_ns, status.st_size, path) for path, status in self._files()]
        size = sum(each for _, each, _ in found)
        for _, each, path in sorted(found):
            if size <= self.limit:
                return
            with suppress(OSError):  # another run took it away, or has it open
                path.unlink()
            size -= each

    def measure(self) -> tuple[Kept, ...]:
        """Return how much is kept of each kind."""
        sizes: dict[str, list[int]] = {kind: [] for kind in KINDS}
        for path, status in self._files():
            sizes[path.parent.name].append(status.st_size)
        return tuple(Kept(kind=kind, entries=len(each), size=sum(each)) for kind, each in sizes.items())

    def clear(self) -> int:
        """Take away every entry and return how many there were; OSError where one cannot be taken away."""
        paths = [path for path, _ in self._files()]
        for path in paths:
            path.unlink(missing_ok=True)
        return len(paths)

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        """Yield entries, and what a writer that was killed left half-written."""
        for kind in KINDS if self.folder else ():
            try:
                found = list(os.scandir(f"{self.folder}/{kind}"))
            except OSError:
                continue
            for entry in found:
                with suppress(OSError):
                    if entry.is_file(follow_symlinks=False):
                        yield Path(entry.path), entry.stat(follow_symlinks=False)


def _read(name: str) -> bytes | None:
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - a third of the time of Path.open
            stored = file.read()
    except OSError:
        return None
    content = stored[_DIGEST:]
    return content if hashlib.sha256(content).digest() == stored[:_DIGEST] else None


def open_cache(environment: Mapping[str, str]) -> Cache:
    """Return this user's cache; UsageError for a limit that is none, RuntimeError where nobody's home is known."""
    word = environment.get(LIMIT_NAME) or str(DEFAULT_LIMIT)
    if not word.isascii() or not word.isdigit():
        raise UsageError(f'{LIMIT_NAME} takes a number of MiB, such as {DEFAULT_LIMIT}; found "{word}"')
    return Cache(folder=cache_folder(environment), limit=int(word) * MEBIBYTE)


def cache_folder(environment: Mapping[str, str], home: Path | None = None) -> Path:
    """Return where this user's programs keep what they can do without: ESGLINT_CACHE_DIR, or the system's place."""
    named = environment.get(CACHE_NAME)
    if named:
        return Path(named)
    own = home or Path.home()
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or own / "AppData" / "Local") / "esglint" / "cache"
    if sys.platform == "darwin":
        return own / "Library" / "Caches" / "esglint"
    return Path(environment.get("XDG_CACHE_HOME") or own / ".cache") / "esglint"
