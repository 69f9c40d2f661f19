"""The inputs that fuzzing starts from, and those that once were findings.

`corpus/TARGET/` holds files of our own writing. A folder in it whose name ends in `.zip` is packed as a container, its
files the members, so that they can be read and reviewed. `regressions/TARGET/` holds inputs that the code stumbled
over; `test_fuzz.py` runs each of them again.
"""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from pathlib import Path

from tests.fuzz.targets import TARGETS

HERE = Path(__file__).parent


def seeds(target: str) -> list[bytes]:
    """Return the corpus of a target, in the order of the names."""
    folder = HERE / "corpus" / (TARGETS[target].corpus or target)
    return [_content(path) for path in sorted(folder.iterdir())]


def regressions(target: str) -> dict[str, bytes]:
    """Return what a target stumbled over once, by name."""
    folder = HERE / "regressions" / target
    return {path.name: _content(path) for path in sorted(folder.iterdir())} if folder.is_dir() else {}


def _content(path: Path) -> bytes:
    if path.is_file():
        return path.read_bytes()
    members = sorted(one for one in path.rglob("*") if one.is_file())
    return pack([(one.relative_to(path).as_posix(), one.read_bytes()) for one in members])


def pack(members: list[tuple[str, bytes]], method: int = zipfile.ZIP_STORED) -> bytes:
    """Return a container of these members, the same bytes whenever it is made."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return packed.getvalue()


def unpack(content: bytes) -> list[tuple[str, bytes]]:
    """Return the members of a container, none where it is none."""
    return list(_members(content))


@lru_cache(maxsize=512)  # a run takes the same ones again and again
def _members(content: bytes) -> tuple[tuple[str, bytes], ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return tuple([(one.filename, archive.read(one)) for one in archive.infolist() if one.file_size < 200_000])
    except Exception:  # noqa: BLE001 - a container that was changed may fail in any way
        return ()
