"""A rule and its file: where in it a character of a value stands, however the value is quoted or folded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from checker.errors import Mistake
from checker.rules.rule import Rule
from checker.yaml_source import YamlSource

if TYPE_CHECKING:
    from checker.yaml_source import Pointer


class RuleFile(Struct, frozen=True, kw_only=True):
    """A rule and the file it was read from."""

    rule: Rule
    source: YamlSource


def mistake_in_value(source: YamlSource, pointer: Pointer, offset: int, message: str, hint: str = "") -> Mistake:
    """Return a mistake at a character of a key's text.

    Folding and quoting only add characters to the file or change white space, so the value's other characters are
    found in it in their order.
    """
    lines = source.text.splitlines(keepends=True)
    line, column = source.places[pointer]
    start = sum(len(one) for one in lines[: line - 1]) + column - 1
    position = _value_start(source.text, start)
    value = _value(source.content, pointer)
    for character in value[:offset]:
        if not character.isspace():
            position = source.text.index(character, position) + 1
    if offset < len(value) and not value[offset].isspace():
        position = source.text.index(value[offset], position)
    before = (source.text[:position] + "|").splitlines()
    return Mistake(
        path=source.path,
        line=len(before),
        column=len(before[-1]),
        message=message,
        hint=hint,
        source="".join(source.text.splitlines()[len(before) - 1 : len(before)]),
    )


def _value_start(text: str, key: int) -> int:
    """Return where the value of the key at `key` begins: after its colon, its quote or its block header."""
    position = text.index(":", key) + 1
    while text[position] in " \t":
        position += 1
    if text[position] in "|>":
        return text.index("\n", position) + 1
    return position + (text[position] in "\"'")


def _value(content: object, pointer: Pointer) -> str:
    found: Any = content
    for step in pointer:
        found = found[step]
    return str(found)
