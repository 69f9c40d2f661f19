"""Claim files as input: which of them a list of paths stands for, and what stands in them."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import ClaimsError, Mistake, MistakesError, UsageError
from checker.model import Unreadable
from checker.register.declared import Declared, read_declared
from checker.register.folder import NO_TEXT, SUFFIX, Register, digest_of, files_below, is_name, name_from
from checker.register.parsing import DamagedError, parse
from checker.register.seal import is_ours, is_sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from checker.register.entries import Registered

SUFFIXES = frozenset({".yaml", ".yml", SUFFIX})
_CLAIMS = re.compile(r"^['\"]?[Cc]l\w{0,2}[ai]?ms?['\"]? *:", re.MULTILINE)  # also as people mistype it
_RELOCK = "Run `esglint lock`, or check the documents themselves."


def is_claim_file(path: Path) -> bool:
    """Tell whether a file that is named is a claim file rather than a document."""
    return path.suffix.lower() in SUFFIXES


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


def read_claim_files(
    files: Iterable[Path], register: Register, hints: Callable[[Path], Mapping[str, str]]
) -> tuple[Registered | Declared | Unreadable, ...]:
    """Return what stands in claim files; ClaimsError with every mistake in those that people write."""
    found: list[Registered | Declared | Unreadable] = []
    mistakes: list[Mistake] = []
    for file in files:
        try:
            found.append(_read(file, register, hints))
        except MistakesError as error:
            mistakes.extend(error.mistakes)
    if mistakes:
        raise ClaimsError(tuple(mistakes))
    return tuple(found)


def _read(
    file: Path, register: Register, hints: Callable[[Path], Mapping[str, str]]
) -> Registered | Declared | Unreadable:
    text = register.text_of(file)
    if text is None:
        return Unreadable(
            path=file.as_posix(), reason="There is no such file.", remedy="Check the spelling of the path."
        )
    if text == NO_TEXT:
        mistake = Mistake(path=file.as_posix(), line=1, column=1, message="not UTF-8 text", hint="save it as UTF-8")
        raise ClaimsError((mistake,))
    if not is_ours(text):
        return read_declared(file.as_posix(), text, hints(file))
    shown = file.as_posix()
    if not is_sealed(text):
        return Unreadable(path=shown, reason="It was changed after `esglint lock` wrote it.", remedy=_RELOCK)
    try:
        _, name = parse(text, "")
        known, _ = parse(text, register.document_of(name).as_posix())
    except DamagedError as error:
        return Unreadable(path=shown, reason=f"It is no register file of this version: {error}.", remedy=_RELOCK)
    return _doubt(known, name, file, register, hints) or known


def _doubt(
    known: Registered, name: str, file: Path, register: Register, hints: Callable[[Path], Mapping[str, str]]
) -> Unreadable | None:
    """Return why the register may not speak for its document; a document that is not there cannot contradict it."""
    if not is_name(name):
        return Unreadable(path=file.as_posix(), reason=f'"{name}" is no path below the configuration.', remedy=_RELOCK)
    if register.is_safe(file) and name_from(file, register.folder) != name:
        reason = f"It is the register file of {name}, which belongs at {register.file_of(name).as_posix()}."
        return Unreadable(path=file.as_posix(), reason=reason, remedy=_RELOCK)
    document = register.document_of(name)
    reason = ""
    if digest_of(document) not in {None, known.reading.document.sha256}:
        reason = f"Its document {document.as_posix()} has changed since it was locked."
    elif dict(hints(document)) != dict(known.hints):
        reason = f"What is said of {document.as_posix()} (its kind, its date, ...) has changed since it was locked."
    return Unreadable(path=file.as_posix(), reason=reason, remedy=_RELOCK) if reason else None


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
