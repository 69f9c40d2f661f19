"""XHTML that is well-formed, as the same tree of nodes that the HTML parser gives.

Read as HTML, "<td/>" or "<title/>" would swallow what follows, and reports of many megabytes would take minutes. The
parser is expat: it loads nothing from elsewhere, and a page that declares entities is refused before it gets here.
"""

from __future__ import annotations

import html
import re
from typing import Final
from xml.parsers import expat

_XHTML = re.compile(r"""<html\b[^<>]{0,8000}\bxmlns\s{0,9}=\s{0,9}["']http://www\.w3\.org/1999/xhtml["']""")
_HEAD = 20_000  # characters in which the root element begins
_PARTS: Final = frozenset({"thead", "tbody", "tfoot"})


class XhtmlNode:
    """An element, or text with the place it begins at; names are in lower case, as the HTML parser gives them."""

    __slots__ = ("attrs", "children", "data", "name", "origin_offset")

    def __init__(self, name: str, attrs: dict[str, str | None], origin_offset: int, data: str = "") -> None:
        """Take what a node holds; children are appended."""
        self.name = name
        self.attrs = attrs
        self.children: list[XhtmlNode] = []
        self.data = data
        self.origin_offset = origin_offset


def parse_xhtml(source: str) -> XhtmlNode | None:
    """Return the root of a page that says it is XHTML and is well-formed, None for any other."""
    if not _XHTML.search(source[:_HEAD]):
        return None
    try:
        return _Builder(source).root
    except (expat.ExpatError, UnicodeEncodeError):
        return None


class _Builder:
    """One pass of the parser over a page."""

    def __init__(self, source: str) -> None:
        self.root = XhtmlNode("#document", {}, 0)
        self._open = [self.root]
        self._text: list[str] = []
        self._text_start = 0
        self._content = source.encode()
        self._is_ascii = source.isascii()
        self._place = (0, 0)  # bytes and characters passed so far
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.SkippedEntityHandler = self._entity
        parser.StartCdataSectionHandler = parser.EndCdataSectionHandler = self._flush
        self._parser = parser
        parser.Parse(self._content, True)  # noqa: FBT003 - "is final" has no name

    def _offset(self) -> int:
        """Return how many characters of the page stand before the parser's place."""
        reached = self._parser.CurrentByteIndex
        if self._is_ascii:
            return reached
        byte, character = self._place
        if reached < byte:
            byte, character = 0, 0
        character += len(self._content[byte:reached].decode("utf-8", "ignore"))
        self._place = (reached, character)
        return character

    def _flush(self) -> None:
        if self._text:
            text = "".join(self._text)
            self._open[-1].children.append(XhtmlNode("#text", {}, self._text_start, text))
            self._text = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._flush()
        node = XhtmlNode(
            name.lower(), {key.lower(): value for key, value in attributes.items()}, self._parser.CurrentByteIndex
        )
        parent = self._open[-1]
        if node.name == "tr" and parent.name == "table":
            parent = _body_of(parent)
        parent.children.append(node)
        self._open.append(node)

    def _end(self, _: str) -> None:
        self._flush()
        self._open.pop()

    def _characters(self, text: str) -> None:
        if not self._text:
            self._text_start = self._offset()
        self._text.append(text)

    def _entity(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 - as the parser calls it
        """Read an entity of the XHTML document type, which is not loaded: &nbsp; and the like are known anyway."""
        if not is_parameter:
            self._characters(html.unescape(f"&{name};"))


def _body_of(table: XhtmlNode) -> XhtmlNode:
    """Return the body of a table whose rows stand in none, as the HTML parser would put them."""
    last = table.children[-1] if table.children else None
    if last is None or last.name not in _PARTS:
        last = XhtmlNode("tbody", {}, table.origin_offset)
        table.children.append(last)
    return last
