"""A YAML file people write, read so that each value knows its line and column.

The parser is loaded with the first file that is read: what the cache knows needs none.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from checker.errors import Mistake

Pointer = tuple[str | int, ...]


class YamlSource(Struct, frozen=True, kw_only=True):
    """The content of a file, and where each key (or list item) stands."""

    path: str
    text: str
    content: object
    places: Mapping[Pointer, tuple[int, int]]  # line and column, from 1

    def mistake(self, pointer: Pointer, message: str, hint: str = "") -> Mistake:
        """Return a mistake at a key or list item, or at the nearest thing that holds it."""
        while pointer not in self.places:
            pointer = pointer[:-1]
        return mistake_at(self.path, self.text, self.places[pointer], message, hint)

    def mistake_in(self, pointer: Pointer, message: str, hint: str = "") -> Mistake:
        """Return a mistake at the value of a key or list item, at the key itself where the value is not on its line."""
        from checker.yaml_nodes import value_extent  # noqa: PLC0415 - only mistakes need it

        place = self.places.get(pointer)
        value = value_extent(self.text, pointer)
        if place is None or value is None or value[0][0] != place[0]:
            return self.mistake(pointer, message, hint)
        at, length = value
        return replace(mistake_at(self.path, self.text, at, message, hint), length=length)


def read_yaml(path: str, text: str) -> YamlSource:
    """Return the content of a YAML file; MistakesError with everything that is not allowed in it."""
    from checker.yaml_nodes import read_nodes  # noqa: PLC0415

    content, places = read_nodes(path, text)
    return YamlSource(path=path, text=text, content=content, places=places)


def mistake_at(path: str, text: str, at: tuple[int, int], message: str, hint: str) -> Mistake:
    """Return a mistake at a line and column of a text, with the line."""
    line, column = at
    source = "".join(text.splitlines()[line - 1 : line])
    return Mistake(path=path, line=line, column=column, message=message, hint=hint, source=source)
