"""Files in which people write down what they decided, read so that every mistake in them has its line."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from checker.errors import DecisionsError, Mistake, MistakesError, UsageError
from checker.model import Document, Location, Span
from checker.schema_mistakes import schema_mistakes
from checker.yaml_source import Pointer, YamlSource, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

File = TypeVar("File", bound=msgspec.Struct)
_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")  # as in the schemas


def read_decisions(path: Path, kind: type[File], schema: str) -> tuple[File, YamlSource]:
    """Return the content of a file, and where each thing in it stands.

    Raises DecisionsError with all mistakes, UsageError where the file cannot be read. The struct decides what is
    right; the JSON Schema beside this module (`schema`), slow to load, is only asked to explain what is wrong.
    """
    shown = path.as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{shown}: it is not UTF-8 text: save it as UTF-8") from error
    except OSError as error:
        raise UsageError(f"{shown}: cannot be read: {error.strerror}") from error
    try:
        source = read_yaml(shown, text)
    except MistakesError as error:
        raise DecisionsError(error.mistakes) from error
    try:
        return msgspec.convert(source.content, kind), source
    except msgspec.ValidationError as error:
        mistakes = (*schema_mistakes(source, read_schema(schema)), *_impossible_days(source))
        raise DecisionsError(mistakes or (source.mistake((), str(error)),)) from error


def read_schema(name: str) -> dict[str, object]:
    """Return a JSON Schema that stands beside this module."""
    schema: dict[str, object] = msgspec.json.decode(Path(__file__).with_name(name).read_bytes())
    return schema


def place_in(source: YamlSource, pointer: Pointer) -> Location:
    """Return where a key or list item of a file begins, to the end of its line."""
    file = Document(path=source.path, sha256="", text=source.text, format="yaml", blocks=(), metadata={})
    number, column = source.places[pointer]
    line = file.line(number) or Span(0, 0)
    return file.place(Span(line.start + column - 1, max(line.end, line.start + column)))


def line_in(source: YamlSource, pointer: Pointer) -> str:
    """Return file and line of a key or list item: "waivers.yaml:12"."""
    return f"{source.path}:{source.places[pointer][0]}"


def _impossible_days(source: YamlSource) -> Iterator[Mistake]:
    """Yield the days that look right and do not exist, which no pattern can tell."""
    for pointer in source.places:
        value: object = source.content
        for step in pointer:
            value = value[step]  # type: ignore[index] # the steps were made on the way through it
        if isinstance(value, str) and _DAY.fullmatch(value):
            try:
                date.fromisoformat(value)
            except ValueError:
                yield source.mistake(pointer, f"there is no day {value}")
