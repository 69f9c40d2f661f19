"""A temporary file without a name: nobody else sees it, and it goes with its owner, however that ends."""

from __future__ import annotations

import os
import weakref


class NamelessFile:
    """A file that is only added to; it is made when there is something to write."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._file: int | None = None
        self._size = 0

    def write(self, content: bytes) -> int:
        """Add bytes and return where they begin; OSError where there is no room, and nothing is added then."""
        if self._file is None:
            self._file = _open(self)
        start = self._size
        os.lseek(self._file, start, os.SEEK_SET)
        left = memoryview(content)
        while left:
            left = left[os.write(self._file, left) :]
        self._size += len(content)
        return start

    def read(self, start: int, size: int) -> bytes:
        """Return bytes that were added."""
        assert self._file is not None  # noqa: S101 - what has a place in it has been written
        os.lseek(self._file, start, os.SEEK_SET)
        parts = []
        while size and (part := os.read(self._file, size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)


def _open(owner: object) -> int:
    import tempfile  # noqa: PLC0415 - few runs have so many documents

    file, name = tempfile.mkstemp(prefix="esglint-")
    try:
        os.unlink(name)  # noqa: PTH108 - no path is needed
    except OSError:  # Windows keeps the name of an open file
        weakref.finalize(owner, os.unlink, name)
    weakref.finalize(owner, os.close, file)
    return file
