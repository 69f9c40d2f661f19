"""JSON for people and machines: what holds nothing but single values stands on one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

_ENCODER = msgspec.json.Encoder(decimal_format="number")  # with every digit that was printed


def one_line(value: object) -> str:
    """Return a value as JSON on one line."""
    return _ENCODER.encode(value).decode()


def pretty(value: object, indent: str = "") -> str:
    """Return plain values as JSON; an object or list that holds objects or lists has an item a line."""
    if not _is_deep(value):
        return msgspec.json.format(one_line(value), indent=0)
    if isinstance(value, Mapping):
        return _braced(
            "{}", (f"{one_line(str(name))}: {pretty(item, indent + '  ')}" for name, item in value.items()), indent
        )
    return listed((pretty(item, indent + "  ") for item in _items(value)), indent)


def listed(lines: Iterable[str], indent: str) -> str:
    """Return a list of items that are JSON already, an item a line."""
    return _braced("[]", lines, indent)


def _braced(braces: str, lines: Iterable[str], indent: str) -> str:
    inside = ",\n".join(f"{indent}  {line}" for line in lines)
    return f"{braces[0]}\n{inside}\n{indent}{braces[1]}" if inside else braces


def _is_deep(value: object) -> bool:
    return any(isinstance(item, Mapping | list | tuple) for item in _items(value))


def _items(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list | tuple) else ()
