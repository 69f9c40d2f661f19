r"""Characters of a text and positions as editors count them: lines from 0, columns in the client's code units.

Only `\n`, `\r\n` and `\r` end a line in the protocol, and most clients count UTF-16: 🌱 takes two columns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from lsprotocol import types
from msgspec import Struct

if TYPE_CHECKING:
    from checker.model import Span

_LINE_END = re.compile(r"\r\n|\n|\r")


class Lines(Struct, frozen=True, kw_only=True, dict=True):
    """A text by lines; `units` returns the number of the client's code units of a string."""

    text: str
    units: Callable[[str], int]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def start_of_line(self, offset: int) -> int:
        """Return where the line of a character begins."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def position(self, offset: int) -> types.Position:
        """Return where a character is."""
        line = bisect_right(self._starts, offset) - 1
        return types.Position(line=line, character=self.units(self.text[self._starts[line] : offset]))

    def range(self, span: Span) -> types.Range:
        """Return where a stretch of the text is."""
        return types.Range(start=self.position(span.start), end=self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """Return the character at a position, the nearest one where the text is shorter."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        end = _LINE_END.search(self.text, start)
        offset, units = start, 0
        for character in self.text[start : end.start() if end else len(self.text)]:
            units += self.units(character)
            if units > position.character:
                break
            offset += 1
        return offset
