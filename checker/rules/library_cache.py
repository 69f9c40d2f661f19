"""Packs as they were once loaded and found good, so that the next run need not read and check them again."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from cel_expr_python import cel
from msgspec import Struct

from checker import __version__
from checker.resources import resource_folder
from checker.rules.expressions import Expression, compile_expression, remember
from checker.rules.library import Library
from checker.rules.profile_files import ProfileFile, profile_paths, read_profiles, remember_profiles
from checker.rules.rule_files import PACK_FILE, rule_paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.cache import Cache
    from checker.rules.rule import Rule

_KIND = "packs"
_VOCABULARY = ("slots.yaml", "kinds.yaml")  # what the checks of a rule file depend on


class _Entry(Struct, frozen=True, kw_only=True):
    """A library, its expressions as the binding serializes them once they are checked, and the packs' profiles."""

    library: Library
    expressions: tuple[Expression, ...]
    profiles: dict[str, ProfileFile] | None  # None: there are mistakes in them


def load_cached(folders: Sequence[Path], cache: Cache) -> Library:
    """Return the packs in these folders, from the cache where it knows them; RulesError as `load_library`."""
    if cache.folder is None:
        return _load(folders)
    key = _key(folders)
    stored = cache.read(_KIND, key)
    entry = _decoded(stored) if stored is not None else None
    if entry is None:
        library = _load(folders)
        profiles, mistakes = read_profiles(folders)
        entry = _Entry(
            library=library,
            expressions=tuple(_expressions(library.rules)),
            profiles=None if mistakes else profiles,
        )
        cache.write(_KIND, key, msgspec.msgpack.encode(entry))
        cache.make_room()
    else:
        remember(entry.expressions)
        if entry.profiles is not None:
            remember_profiles(folders, entry.profiles)
    return entry.library


def _load(folders: Sequence[Path]) -> Library:
    from checker.rules.loader import load_library  # noqa: PLC0415 - with it comes all that finds mistakes

    return load_library(folders)


def _decoded(stored: bytes) -> _Entry | None:
    try:
        return msgspec.msgpack.decode(stored, type=_Entry)
    except msgspec.MsgspecError:  # another program's file under our name
        return None


def _expressions(rules: Sequence[Rule]) -> Iterator[Expression]:
    for rule in rules:
        if rule.when:
            yield compile_expression(rule.when, "condition")
        if rule.assertion:
            yield compile_expression(rule.assertion, "group" if rule.group_by else "assertion")
        if rule.downgrade:
            yield compile_expression(rule.downgrade.when, "condition")


def _key(folders: Sequence[Path]) -> str:
    """Return the digest of all that a library depends on: the files, the vocabulary, this program and the compiler."""
    digest = hashlib.sha256(f"{__version__}\0{'/'.join(_stamps())}".encode())
    vocabulary = resource_folder("claims") / "vocabulary"
    paths = [*(vocabulary / name for name in _VOCABULARY), *profile_paths(folders)]
    for folder in folders:
        pack = folder / PACK_FILE
        paths += [folder, *((pack,) if pack.is_file() else ()), *rule_paths([folder])]
    for path in paths:
        name = os.fspath(path)
        content = b"" if path in folders else _content(name)
        digest.update(f"{name}\0{len(content)}\0".encode(errors="surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def _content(name: str) -> bytes:
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - a hundred files: Path.open takes three times as long
            return file.read()
    except OSError:  # loading says what is wrong with it
        return b""


def _stamps() -> Iterator[str]:
    """Yield what tells one state of the code from another, and one compiler from another: sizes and times of files."""
    files = [*sorted(Path(__file__).parent.glob("*.py")), Path(cel.__file__)]
    for file in files:
        found = file.stat()
        yield f"{file.name}:{found.st_size}:{found.st_mtime_ns}"
