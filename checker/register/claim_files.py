"""Claim files as input: what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.errors import ClaimsError, Mistake, MistakesError
from checker.file_digest import file_digest
from checker.model import Unreadable
from checker.register.declared import Declared, read_declared
from checker.register.folder import NO_TEXT, Register, is_name, name_from
from checker.register.parsing import DamagedError, parse
from checker.register.seal import is_ours, is_sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from checker.register.entries import Registered

_RELOCK = "Run `esglint lock`, or check the documents themselves."


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
    if file_digest(document) not in {None, known.reading.document.sha256}:
        reason = f"Its document {document.as_posix()} has changed since it was locked."
    elif dict(hints(document)) != dict(known.hints):
        reason = f"What is said of {document.as_posix()} (its kind, its date, ...) has changed since it was locked."
    return Unreadable(path=file.as_posix(), reason=reason, remedy=_RELOCK) if reason else None
