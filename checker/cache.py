"""What one run may keep for the next, in the user's cache folder; where nothing can be kept, nothing is missed.

An entry is named after the digest of all that it depends on, so that it is never out of date. It is written whole or
not at all, whoever else writes at the same time, and what is damaged is as good as absent.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

ENVIRONMENT_NAME = "ESGLINT_CACHE_DIR"
_MOST = 16  # entries of one kind; the oldest make room
_DIGEST = hashlib.sha256().digest_size


class Cache(Struct, frozen=True, kw_only=True):
    """A folder with entries of several kinds; without a folder, one that forgets everything."""

    folder: Path | None = None

    def read(self, kind: str, key: str) -> bytes | None:
        """Return the content of an entry, None where there is none or it is damaged."""
        if self.folder is None:
            return None
        try:
            with open(self.folder / kind / key, "rb") as file:  # noqa: PTH123 - a third of the time of Path.open
                stored = file.read()
        except OSError:
            return None
        content = stored[_DIGEST:]
        return content if hashlib.sha256(content).digest() == stored[:_DIGEST] else None

    def write(self, kind: str, key: str, content: bytes) -> None:
        """Keep an entry; a folder that cannot be written to is left alone."""
        if self.folder is None:
            return
        try:
            place = self.folder / kind
            place.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=place, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(content).digest() + content)
                Path(name).replace(place / key)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
            _make_room(place)
        except OSError:
            return


def cache_folder(environment: Mapping[str, str], home: Path | None = None) -> Path:
    """Return where this user's programs keep what they can do without: ESGLINT_CACHE_DIR, or the system's place."""
    named = environment.get(ENVIRONMENT_NAME)
    if named:
        return Path(named)
    own = home or Path.home()
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or own / "AppData" / "Local") / "esglint" / "cache"
    if sys.platform == "darwin":
        return own / "Library" / "Caches" / "esglint"
    return Path(environment.get("XDG_CACHE_HOME") or own / ".cache") / "esglint"


def _make_room(place: Path) -> None:
    """Take away the oldest entries; what another run took away before is gone all the same."""
    entries = sorted(place.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    for path in entries[:-_MOST]:
        path.unlink(missing_ok=True)
