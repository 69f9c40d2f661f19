"""Where reports go: `--format FORMAT` to standard output, `--format FORMAT=FILE` to a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from checker.commands.answer import pieces
from checker.errors import UsageError
from checker.reports.presentation import Presentation
from checker.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


Found = TypeVar("Found")  # what a command found: a report, a tie-out, a difference


class Output(Struct, Generic[Found], frozen=True, kw_only=True):
    """One report to write; `file` is None for standard output."""

    reporter: Callable[[Found, Presentation], Iterable[str]]
    file: Path | None


def parse_outputs(
    formats: Sequence[str], known: Mapping[str, Callable[[Found, Presentation], Iterable[str]]], default: str
) -> tuple[Output[Found], ...]:
    """Return what `--format` asks for; UsageError for an unknown format or a place that cannot be written."""
    outputs: list[Output[Found]] = []
    for word in formats or [default]:
        name, _, file = word.partition("=")
        if name not in known:
            hint = did_you_mean(name, known) or f"one of: {', '.join(known)}"
            raise UsageError(f'there is no format "{name}": {hint}')
        if word.endswith("="):
            raise UsageError(f'--format {word} names no file: write {name}=FILE, or only "{name}"')
        outputs.append(Output(reporter=known[name], file=Path(file) if file else None))
    places = [output.file for output in outputs]
    if len(set(places)) < len(places):
        raise UsageError("two formats go to the same place: give each a file of its own, --format FORMAT=FILE")
    for place in places:
        if place is not None and not place.absolute().parent.is_dir():
            raise UsageError(f"{place.as_posix()}: the folder for this report does not exist")
    return tuple(outputs)


def write_outputs(outputs: Sequence[Output[Found]], found: Found, look: Presentation) -> Iterable[str]:
    """Write the reports that go to files and return the one for standard output, "" where there is none."""
    shown: Iterable[str] = ""
    for output in outputs:
        if output.file is None:
            shown = output.reporter(found, look)
        else:
            write_atomically(output.file, output.reporter(found, replace(look, color=False)))
    return shown


def write_atomically(path: Path, content: Iterable[str] | bytes) -> None:
    """Replace a file's content as a whole, or leave it as it was; UsageError where it cannot be written."""
    data = (content,) if isinstance(content, bytes) else (piece.encode() for piece in pieces(content))
    try:
        if path.exists() and not path.is_file():  # a pipe or a device cannot be replaced
            with path.open("wb") as file:
                file.writelines(data)
        else:
            _replace(path.resolve(), data)  # through a link, to what it names
    except OSError as error:
        raise UsageError(f"{path.as_posix()}: cannot be written: {error.strerror}") from error
    except RuntimeError as error:  # links in a circle
        raise UsageError(f"{path.as_posix()}: cannot be written: {error}") from error


def write_pages(folder: Path, pages: Mapping[str, str], mark: str) -> tuple[int, int]:
    """Write pages by name where they changed, and take out others that hold our mark; return how many of each."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = {path.name: path.read_text(encoding="utf-8", errors="replace") for path in folder.glob("*.md")}
    except OSError as error:
        raise UsageError(f"{folder.as_posix()}: cannot be written: {error.strerror}") from error
    changed = [name for name, text in pages.items() if there.get(name) != text]
    foreign = [name for name in changed if name in there and mark not in there[name]]
    if foreign:
        raise UsageError(f"{(folder / foreign[0]).as_posix()} was not written by esglint and is left as it was")
    for name in changed:
        write_atomically(folder / name, pages[name])
    gone = [name for name, text in there.items() if name not in pages and mark in text]
    for name in gone:
        (folder / name).unlink(missing_ok=True)
    return len(changed), len(gone)


def _replace(path: Path, content: Iterable[bytes]) -> None:
    import tempfile  # noqa: PLC0415 - most reports go to no file

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(content)
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
