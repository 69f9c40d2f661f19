"""The lines of a file with their offsets; line ends are LF, CRLF or a lone CR, as in `Document.place`."""

from __future__ import annotations

import re

from msgspec import Struct

_LINE_END = re.compile(r"\r\n|\r|\n")


class Line(Struct, frozen=True):
    """One line without its end."""

    start: int  # offset in the document's text
    text: str

    @property
    def end(self) -> int:
        """Return the offset after the last character."""
        return self.start + len(self.text)

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing but white space stands in the line."""
        return not self.text.strip()


def split_lines(text: str) -> list[Line]:
    """Return the lines of `text`; a final line end does not begin another line."""
    lines = []
    start = 0
    for match in _LINE_END.finditer(text):
        lines.append(Line(start, text[start : match.start()]))
        start = match.end()
    if start < len(text):
        lines.append(Line(start, text[start:]))
    return lines
