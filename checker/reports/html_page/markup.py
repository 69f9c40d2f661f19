"""HTML that is safe by construction: text is escaped wherever it is put in, and only what is built here is not.

Adding a `Markup` to a `str` gives a `str`, which is escaped again: a mistake shows, and harms nobody.
"""

from __future__ import annotations

import unicodedata
from html import escape
from typing import TYPE_CHECKING

from checker.reports.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

_VOID = frozenset({"meta", "input", "br"})
_DROPPED = frozenset("\u00ad\u200b\u2060\ufeff")  # chances to break a line, and marks of byte order: nothing to see
_KEPT = frozenset("\u200c\u200d")  # they join and part letters


class Markup(str):
    """HTML that is written as it is."""

    __slots__ = ()


NOTHING = Markup("")


def element(name: str, /, *content: str, **attributes: str | int | bool | None) -> Markup:
    """Return an element; content that is no `Markup` is escaped.

    Attributes are written `class_`, `data_rule`, `aria_label`; None and False leave one out, True writes its name
    alone.
    """
    opened = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    return Markup(opened if name in _VOID else f"{opened}{joined(content)}</{name}>")


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Return parts one after another, escaped where they are plain text."""
    return Markup(written(between).join(written(part) for part in parts))


def written(text: str) -> Markup:
    """Return a text as HTML that shows it, whatever it holds; a `Markup` as it is."""
    return text if isinstance(text, Markup) else Markup(escape(readable(text)))


def isolated(text: str) -> Markup:
    """Return words of others so that letters written from right to left cannot turn ours around."""
    return element("bdi", text)


def readable(text: str) -> str:
    """Return a text without what cannot be seen: controls and changes of direction become symbols, as in text reports.

    White space stays, and so do the characters that join letters.
    """
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable() or character in _KEPT or unicodedata.category(character) == "Zs":
        return character
    return "" if character in _DROPPED else visible(character)


def _attribute(key: str, value: str | int | bool | None) -> str:  # noqa: FBT001 - True is the value of an attribute
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(readable(str(value)))}"'
