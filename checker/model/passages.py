"""Readable text that knows its source, and ranges of characters.

The structs are arrays when written down: a long document has some ten thousand pieces, and their fields' names would be
most of what is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from msgspec import Struct


class Span(Struct, array_like=True, frozen=True, order=True, gc=False):
    """A half-open range of characters."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


class Piece(Struct, array_like=True, frozen=True, gc=False):
    """A stretch of readable text and the stretch of source it was read from.

    Where both have the same length they correspond character by character; otherwise (an entity, a dropped tag,
    collapsed white space) the piece is read as a whole.
    """

    start: int  # offset in the readable text
    length: int
    source: int  # offset in the document's text
    source_length: int


class Passage(Struct, array_like=True, frozen=True, kw_only=True, dict=True):
    """Readable text (markup dropped, entities decoded, white space collapsed) that knows its source."""

    text: str
    pieces: tuple[Piece, ...]  # in order, without gaps in the readable text

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def span(self, start: int, end: int) -> Span:
        """Return the source range of `text[start:end]` (at least one character)."""
        first = self.pieces[bisect_right(self._starts, start) - 1]
        last = self.pieces[bisect_right(self._starts, max(start, end - 1)) - 1]
        begin = first.source + (start - first.start if first.length == first.source_length else 0)
        same = last.length == last.source_length
        return Span(begin, last.source + (end - last.start if same else last.source_length))


class Remark(Struct, array_like=True, frozen=True, kw_only=True):
    """A comment that is meant for us: `<!-- esglint: ignore TGT001: reason -->`."""

    span: Span  # of the whole comment
    words: str  # what it says after "esglint:"
    block: int | None  # index into `Document.blocks` of the one it works for; None where there is none


class Note(Struct, frozen=True, kw_only=True):
    """What is to be said of a range of a document, in the file itself."""

    span: Span
    text: str  # lines
