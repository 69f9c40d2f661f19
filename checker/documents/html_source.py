"""Text nodes of the HTML parser, laid over the source they were read from."""

from __future__ import annotations

import re

from checker.documents.passages import PassageBuilder, entity_at

# A "<" that opens no tag is text. The parser's time grows with the square of their number, so it is given this
# noncharacter instead, which has the same length and is turned back here.
LONE_BRACKET = "\ufdd0"
_LONE = re.compile(r"<(?![A-Za-z/!?])")
# "<title/>" is a whole element in XHTML; read as HTML it would swallow what follows, so that it is blanked out.
_SAYS_XHTML = "http://www.w3.org/1999/xhtml"
_EMPTY_ELEMENT = re.compile(
    r"<(?:title|script|style|textarea|iframe|noscript|a|span|div|p|b|i|em|strong|ix:\w{1,20})(?:\s[^<>]{0,2000})?/>",
    re.IGNORECASE,
)
_SPECIAL = re.compile(r"[&<\r]")
_TAG = re.compile(r"""<!--.*?-->|<(?:[^<>"']|"[^"]*"|'[^']*')*>|<[^>]*>""", re.DOTALL)
_HEAD = 20_000  # characters in which a page says that it is XHTML
# a number that is no reference: "&#8³64;" has a digit that the parser takes for one and cannot read
_STRANGE_REFERENCE = re.compile(r"&(?=#[xX]?[0-9a-fA-F]{0,16}[^\x00-\x7f])")
_AMPERSAND = "\uff06"  # the wide one, which is read as a plain one
_WINDOW = 4096  # characters searched when source and text part company: text the parser moved out of a table


def parser_input(text: str) -> str:
    """Return the source as the parser gets it: the same length, every offset the same."""
    if _SAYS_XHTML in text[:_HEAD]:
        text = _EMPTY_ELEMENT.sub(lambda match: " " * len(match[0]), text)
    if "&#" in text and not text.isascii():
        text = _STRANGE_REFERENCE.sub(_AMPERSAND, text)
    return _LONE.sub(LONE_BRACKET, text)


class TextAligner:
    """Adds the text of nodes to a passage, each character with the place it was written at."""

    def __init__(self, source: str, offset: int) -> None:
        """Take the parser's input and its offset in the document."""
        self._source = source
        self._offset = offset

    def add(self, builder: PassageBuilder, text: str, position: int) -> None:
        """Add a text node that begins at `position` of the source."""
        done = 0
        while done < len(text):
            special = _SPECIAL.search(self._source, position)
            until = special.start() if special else len(self._source)
            length = min(until - position, len(text) - done)
            if length and text[done : done + length] == self._source[position : position + length]:
                builder.run(self._restored(text[done : done + length]), self._offset + position)
                done, position = done + length, position + length
                continue
            step = None if length else self._special(builder, text, done, position)
            step = step or self._resume(text, done, position)
            if step is None:
                return
            done, position = done + step[0], position + step[1]

    def is_before(self, builder: PassageBuilder, position: int) -> bool:
        """Tell whether a node stands in the source before the end of what the builder holds."""
        return self._offset + position < builder.source_end

    @staticmethod
    def _restored(text: str) -> str:
        return text.replace(LONE_BRACKET, "<")

    def _special(self, builder: PassageBuilder, text: str, done: int, position: int) -> tuple[int, int] | None:
        """Read the character at which source and text may differ; return how far each goes."""
        character = self._source[position : position + 1]
        if character == "\r":
            length = 2 if self._source.startswith("\r\n", position) else 1
            builder.space(self._offset + position, length)
            return (1 if text[done].isspace() else 0), length
        if character == "&":
            found = entity_at(self._source, position)
            if found and text.startswith(found[0], done):
                builder.atom(found[0], self._offset + position, found[1])
                return len(found[0]), found[1]
            if text[done] == "&":
                builder.run("&", self._offset + position)
                return 1, 1
        if character == "<":
            tag = _TAG.match(self._source, position, position + _WINDOW)
            if tag:
                return 0, len(tag[0])
            if text[done] == "<":  # of a tag that the file ends in
                builder.run("<", self._offset + position)
                return 1, 1
        return None

    def _resume(self, text: str, done: int, position: int) -> tuple[int, int] | None:
        """Find the next words of the text further on in the source."""
        word = re.compile(r"[^\s&<]+").search(text, done)
        if word is None:
            return None
        place = self._source.find(word[0][:40], position + 1, position + _WINDOW)
        return None if place < 0 else (word.start() - done, place - position)
