"""Vocabulary files as entries that know where they stand, so that a mistake is reported with its line."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
import yaml
from msgspec import Struct

from checker.errors import ClaimsError, Mistake
from checker.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from yaml import SafeLoader
else:
    SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the parser in C is ten times as quick

Value = TypeVar("Value")


class _Loader(SafeLoader):
    """The safe loader, which also refuses a key that stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:  # noqa: FBT001, FBT002
        mapping = super().construct_mapping(node, deep)
        if len(mapping) < len(node.value):
            seen: set[str] = set()
            for key, _ in node.value:
                if key.value in seen:
                    raise yaml.MarkedYAMLError(problem=f"{key.value!r} stands twice", problem_mark=key.start_mark)
                seen.add(key.value)
        return mapping


class Entry(Struct, frozen=True, kw_only=True):
    """One named entry of a vocabulary file, not yet checked."""

    path: Path
    keys: tuple[str, ...]  # the way to it from the top of the file
    value: object

    @property
    def name(self) -> str:
        """Its own key."""
        return self.keys[-1]

    def convert(self, kind: type[Value], **named: str) -> Value:
        """Return the entry as a struct of `kind`, with the fields its key gives; ClaimsError where it does not fit."""
        if not isinstance(self.value, dict):
            raise fail(self, "", f"{self.name!r} must have fields of its own")
        return self._converted({**self.value, **named}, kind)

    def convert_value(self, kind: type[Value]) -> Value:
        """Return the entry's value as `kind`; ClaimsError where it does not fit."""
        return self._converted(self.value, kind)

    def _converted(self, value: object, kind: type[Value]) -> Value:
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            sentence, _, where = str(error).partition(" - at `$")
            field = re.match(r"\.(\w+)", where) or re.search(r"unknown field `(\w+)`", sentence)
            known = getattr(kind, "__struct_fields__", ()) if "unknown field" in sentence else ()
            raise fail(self, field[1] if field else "", sentence, known) from error


def fail(entry: Entry, field: str, message: str, known: Iterable[str] = ()) -> ClaimsError:
    """Return the error for one field of an entry (or the entry itself), with the nearest of the `known` words."""
    keys = (*entry.keys, field) if field else entry.keys
    line, column = _position(entry.path, keys)
    word = (re.findall(r"[`']([^`']+)[`']", message) or [field])[-1]
    return _mistake(entry.path, line, column, f"{'.'.join(entry.keys)}: {message}", did_you_mean(word, known))


@cache
def read_entries(path: Path, under: str = "") -> tuple[Entry, ...]:
    """Return the entries of a YAML file, or those under a top-level key; ClaimsError where they are none."""
    prefix = (under,) if under else ()
    content = _content(path).get(under, {}) if under else _content(path)
    if not isinstance(content, dict):
        raise _mistake(path, *_position(path, prefix), "expected names with values")
    return tuple(Entry(path=path, keys=(*prefix, str(name)), value=value) for name, value in content.items())


@cache
def _content(path: Path) -> dict[str, object]:
    try:
        content = yaml.load(path.read_bytes(), _Loader)  # noqa: S506 - a subclass of the safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise _mistake(path, line, column, error.problem or "not readable as YAML") from error
    except (yaml.YAMLError, OSError) as error:
        raise _mistake(path, 1, 1, str(error)) from error
    if not isinstance(content, dict):
        raise _mistake(path, 1, 1, "expected names with values at the top of the file")
    return content


def _position(path: Path, keys: tuple[str, ...]) -> tuple[int, int]:
    """Find the line and column of a key by reading the file again: only mistakes need them."""
    position = (1, 1)
    for mark in _marks(yaml.compose(path.read_bytes(), _Loader), keys):
        position = (mark.line + 1, mark.column + 1)
    return position


def _marks(node: yaml.Node | None, keys: tuple[str, ...]) -> Iterator[yaml.Mark]:
    if not keys or not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        if key.value == keys[0]:
            yield key.start_mark
            yield from _marks(value, keys[1:])
            return


def _mistake(path: Path, line: int, column: int, message: str, hint: str = "") -> ClaimsError:
    source = path.read_text("utf-8", errors="replace").splitlines()[line - 1 : line] if path.is_file() else []
    return ClaimsError(
        (Mistake(path=path.as_posix(), line=line, column=column, message=message, hint=hint, source="".join(source)),)
    )
