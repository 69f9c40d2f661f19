"""The nodes of a YAML file, and the values in them with their places.

The subset of YAML that configuration needs: no tags, no anchors and aliases (they can blow up), no key twice; dates
stay text, and only `true` and `false` are booleans (Norway's `no` is a word).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from msgspec import Struct

from checker.errors import MistakesError
from checker.yaml_source import Pointer, mistake_at

if TYPE_CHECKING:
    from collections.abc import Iterable

_TAG = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(_TAG + name for name in ("bool", "float", "int", "map", "null", "seq", "str"))
_INTEGER = re.compile(r"[-+]?\d{1,18}")
_DECIMAL = re.compile(r"[-+]?\d{1,18}\.\d{1,18}")
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_TRUTHS = frozenset(("true", "True", "TRUE", "false", "False", "FALSE"))
_NUMERIC = frozenset("-+0123456789")
_TELLING = _NUMERIC | {word[0] for word in _NOTHING | _TRUTHS if word}
_MAP, _SEQ, _STR = _TAG + "map", _TAG + "seq", _TAG + "str"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # the parser in C is optional
    """The parser, with the few kinds of plain word that are no text: a third of the time of YAML's own table."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        """Return the tag of a node that is written without one."""
        if kind is not yaml.ScalarNode:
            return _MAP if kind is yaml.MappingNode else _SEQ
        # most words are text: nothing else begins with such a letter
        if not implicit[0] or (value and value[0] not in _TELLING):
            return _STR
        return _TAG + _plain_kind(value)

    def descend_resolver(self, parent: yaml.Node | None, index: object) -> None:
        """Do nothing: no tag depends on the way to a node."""

    def ascend_resolver(self) -> None:
        """Do nothing, as above."""


def _plain_kind(word: str) -> str:
    if word in _NOTHING:
        return "null"
    if word in _TRUTHS:
        return "bool"
    if word[0] not in _NUMERIC:
        return "str"
    return "int" if _INTEGER.fullmatch(word) else "float" if _DECIMAL.fullmatch(word) else "str"


class _Found(Struct, kw_only=True):
    """What is met on the way through a file."""

    places: dict[Pointer, tuple[int, int]]
    seen: set[int]  # an alias shows as a node met for the second time
    refused: list[tuple[yaml.Node, str]]


def read_nodes(path: str, text: str) -> tuple[object, dict[Pointer, tuple[int, int]]]:
    """Return the content of a file and the places in it; MistakesError with everything that is not allowed in it."""
    try:
        return _read_nodes(path, text)
    except RecursionError as error:
        raise MistakesError((mistake_at(path, text, (1, 1), "nested too deeply", ""),)) from error


def _read_nodes(path: str, text: str) -> tuple[object, dict[Pointer, tuple[int, int]]]:
    try:
        root = yaml.compose(text, _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise MistakesError((mistake_at(path, text, at, f"not readable as YAML: {error.problem}", ""),)) from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position].splitlines() or [""]
        at = (len(before), len(before[-1]) + 1)
        raise MistakesError((mistake_at(path, text, at, f"not readable as YAML: {error.reason}", ""),)) from error
    if root is None:
        return {}, {(): (1, 1)}
    found = _Found(places={(): (1, 1)}, seen=set(), refused=[])
    content = _construct(root, (), found)
    if found.refused:
        raise MistakesError(tuple(mistake_at(path, text, _start(node), message, "") for node, message in found.refused))
    return content, found.places


def value_extent(text: str, pointer: Pointer) -> tuple[tuple[int, int], int] | None:
    """Return where a value begins and how long it is, 0 where it is more than a word; None for an empty or no value."""
    value = _find(yaml.compose(text, _Loader), pointer)
    if value is None or value.end_mark.index == value.start_mark.index:
        return None
    is_scalar = isinstance(value, yaml.ScalarNode) and value.start_mark.line == value.end_mark.line
    return _start(value), value.end_mark.column - value.start_mark.column if is_scalar else 0


def value_ranges(text: str, pointers: Iterable[Pointer]) -> dict[Pointer, tuple[int, int]]:
    """Return where in the text the values of keys or list items begin and end, in characters."""
    root = yaml.compose(text, _Loader)
    found: dict[Pointer, tuple[int, int]] = {}
    for pointer in pointers:
        node = _find(root, pointer)
        if node is not None:
            start, end = node.start_mark.index, node.end_mark.index
            found[pointer] = (start, start + len(text[start:end].rstrip()))
    return found


def _find(node: yaml.Node | None, pointer: Pointer) -> yaml.Node | None:
    """Return the node that a pointer leads to; only mistakes need it, so the file is read again for them."""
    for step in pointer:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return None
    return node


def _start(node: yaml.Node) -> tuple[int, int]:
    mark = node.start_mark
    return mark.line + 1, mark.column + 1


def _construct(node: yaml.Node, pointer: Pointer, found: _Found) -> object:
    """Return the value of a node; what may not stand in the file is noted and left out."""
    if id(node) in found.seen:
        found.refused.append((node, "an anchor is used by an alias: write the values out"))
        return None
    found.seen.add(id(node))
    if node.tag == _STR and isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if node.tag not in _PLAIN_TAGS:
        found.refused.append((node, f"the tag {node.tag} is not allowed: write a plain value"))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, pointer, found)
    if isinstance(node, yaml.SequenceNode):
        items = []
        for index, item in enumerate(node.value):
            at = (*pointer, index)
            found.places[at] = _start(item)
            items.append(_construct(item, at, found))
        return items
    return _scalar(node)


def _mapping(node: yaml.MappingNode, pointer: Pointer, found: _Found) -> dict[str, object]:
    content: dict[str, object] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            found.refused.append((key, "a key must be a word"))
            continue
        if key.value in content:
            found.refused.append((key, f'the key "{key.value}" stands twice'))
        at = (*pointer, key.value)
        found.places[at] = _start(key)
        content[key.value] = _construct(value, at, found)
    return content


def _scalar(node: yaml.Node) -> str | int | float | bool | None:
    word = str(node.value)
    kind = node.tag.rpartition(":")[2]
    if kind == "null":
        return None
    if kind == "bool" and word in _TRUTHS:
        return word.lower() == "true"
    if kind == "int" and _INTEGER.fullmatch(word):
        return int(word)
    if kind == "float" and _DECIMAL.fullmatch(word):
        return float(word)
    return word
