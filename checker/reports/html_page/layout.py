"""Where the words of a document stand on the page: from places in the source to places in readable text."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import BlockKind, Document, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAIN = -1  # the words of a block that is no table
CAPTION = -2


class Spot(Struct, frozen=True, order=True):
    """Words on the page: a range of a passage, which is a block's own, a caption or a cell of a table."""

    block: int
    cell: int  # index of a table's cell, PLAIN or CAPTION
    start: int
    end: int


class _Stretch(Struct, frozen=True):
    start: int  # in the source
    end: int
    block: int
    cell: int
    passage: Passage


class Layout(Struct, frozen=True, kw_only=True, dict=True):
    """A document as the page shows it: its blocks without furniture and without what is blank."""

    document: Document

    @cached_property
    def blocks(self) -> tuple[int, ...]:
        """The indexes of the blocks that are shown."""
        blocks = enumerate(self.document.blocks)
        return tuple(
            index
            for index, block in blocks
            if block.kind is not BlockKind.FURNITURE and (block.passage.text.strip() or block.table)
        )

    @cached_property
    def _stretches(self) -> list[_Stretch]:
        return sorted(self._all_stretches(), key=lambda one: (one.start, one.block, one.cell))

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self._stretches]

    @cached_property
    def _furthest(self) -> list[int]:
        """The end of the furthest stretch up to each: where to stop looking back."""
        return list(accumulate((one.end for one in self._stretches), max))

    def spots(self, span: Span) -> tuple[Spot, ...]:
        """Return the words of a source range as they stand on the page, in order; none where it shows none of them."""
        found = []
        for stretch in self._overlapping(span):
            words = covered(stretch.passage, span)
            if words is not None:
                found.append(Spot(stretch.block, stretch.cell, *words))
        return tuple(sorted(found))

    def block_near(self, span: Span) -> int | None:
        """Return the shown block that a range without words on the page belongs to: the last one before it."""
        last = bisect_left(self._starts, span.end) - 1
        if self._stretches:
            return self._stretches[max(last, 0)].block
        return None

    def passage(self, spot: Spot) -> Passage:
        """Return the passage that a spot is in."""
        block = self.document.blocks[spot.block]
        if block.table is None or spot.cell == PLAIN:
            return block.passage
        return block.table.caption or block.passage if spot.cell == CAPTION else block.table.cells[spot.cell].passage

    def quote(self, span: Span) -> str:
        """Return the words of a source range as a reader sees them, without markup."""
        words = [self.passage(spot).text[spot.start : spot.end] for spot in self.spots(span)]
        return " ".join((" … ".join(words) or self.document.text[span.start : span.end]).split())

    def page(self, block: int) -> int | None:
        """Return the page that a block begins on, None where the format has no pages."""
        table = self.document.blocks[block].table
        passage = self.document.blocks[block].passage
        if not passage.text and table and table.cells:
            passage = table.cells[0].passage
        return self.document.place(passage.span(0, 1)).page if passage.pieces and self.document.anchors else None

    def _overlapping(self, span: Span) -> Iterator[_Stretch]:
        at = bisect_left(self._starts, max(span.end, span.start + 1)) - 1
        while at >= 0 and self._furthest[at] > span.start:
            if self._stretches[at].end > span.start:
                yield self._stretches[at]
            at -= 1

    def _all_stretches(self) -> Iterator[_Stretch]:
        for index in self.blocks:
            block = self.document.blocks[index]
            if block.table is None:
                yield from _stretch(block.passage, index, PLAIN)
                continue
            yield from _stretch(block.table.caption or block.passage, index, CAPTION)
            for number, cell in enumerate(block.table.cells):
                yield from _stretch(cell.passage, index, number)


def covered(passage: Passage, span: Span) -> tuple[int, int] | None:
    """Return the range of readable text that a source range covers, without white space at its ends; None for none."""
    begin, end = len(passage.text), 0
    for piece in passage.pieces:
        low, high = max(span.start, piece.source), min(span.end, piece.source + piece.source_length)
        if low >= high:
            continue
        is_same = piece.length == piece.source_length
        begin = min(begin, piece.start + (low - piece.source if is_same else 0))
        end = max(end, piece.start + (high - piece.source if is_same else piece.length))
    while begin < end and passage.text[begin].isspace():
        begin += 1
    while begin < end and passage.text[end - 1].isspace():
        end -= 1
    return (begin, end) if begin < end else None


def _stretch(passage: Passage, block: int, cell: int) -> Iterator[_Stretch]:
    sources = [piece for piece in passage.pieces if piece.source_length]
    if passage.text.strip() and sources:
        start = min(piece.source for piece in sources)
        end = max(piece.source + piece.source_length for piece in sources)
        yield _Stretch(start, end, block, cell, passage)
