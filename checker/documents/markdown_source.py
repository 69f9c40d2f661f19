"""Where the characters of a Markdown block's content stand in the file, line prefixes and escapes included."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.documents.lines import Line
    from checker.documents.passages import PassageBuilder


class ContentMap:
    """Offsets in a block's content to offsets in the document, stretch by stretch."""

    def __init__(self, content: str, stretches: Sequence[tuple[int, int]]) -> None:
        """Take the content and, for each stretch, where it begins in the content and in the document."""
        self.content = content
        self._starts = [start for start, _ in stretches]
        self._sources = [source for _, source in stretches]

    def source(self, offset: int) -> int:
        """Return the place of one character in the document."""
        index = max(0, bisect_right(self._starts, offset) - 1)
        return self._sources[index] + offset - self._starts[index]

    def add(self, builder: PassageBuilder, start: int, end: int) -> None:
        """Add `content[start:end]` to a passage."""
        for begin, stop in self._stretches(start, end):
            text = self.content[begin:stop]
            if text == "\n":
                builder.space(self.source(begin), 1)
            else:
                builder.run(text, self.source(begin))

    def _stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        index = max(0, bisect_right(self._starts, start) - 1)
        while start < end:
            stop = min(end, self._starts[index + 1]) if index + 1 < len(self._starts) else end
            # The line feed that ends a stretch may be two characters in the file, so it is added on its own.
            if stop - start > 1 and self.content[stop - 1] == "\n":
                yield start, stop - 1
                start = stop - 1
            yield start, stop
            start, index = stop, index + 1


def map_lines(content: str, lines: Sequence[Line], first: int, skipped: int = 0) -> ContentMap:
    """Map a paragraph's, heading's or code block's content, whose lines are the ends of the file's lines.

    `first` is the index of the first line; in it the content begins after `skipped` characters or later.
    """
    stretches = []
    offset = 0
    for index, text in enumerate(content.split("\n"), first):
        line = lines[min(index, len(lines) - 1)]
        wanted = text.strip()
        place = line.text.find(wanted, skipped) if skipped else line.text.rstrip().rfind(wanted)
        leading = len(text) - len(text.lstrip())
        stretches.append((offset, line.start + max(0, place) - leading))
        offset += len(text) + 1
        skipped = 0
    return ContentMap(content, stretches)
