"""Documents as blocks of readable text that know their source.

What a document is made of is written as arrays where it is kept or sent to another process: a long one has a hundred
thousand pieces, and their fields' names would be most of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from checker.model.passages import Passage, Remark, Span
from checker.model.tagged import TaggedFact


class BlockKind(StrEnum):
    """What a block is for its reader; furniture never yields claims."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    QUOTE = "quote"
    FURNITURE = "furniture"


class Cell(Struct, array_like=True, frozen=True, kw_only=True):
    """One cell of a table, at its grid position; a merged cell covers `row_span` x `column_span` positions."""

    passage: Passage
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    is_emphasised: bool = False  # bold in the source: often a total


class Table(Struct, array_like=True, frozen=True, kw_only=True):
    """A grid of cells in reading order, with its caption where it has one."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    caption: Passage | None = None


class Block(Struct, array_like=True, frozen=True, kw_only=True):
    """A heading, paragraph, list item, table or piece of furniture."""

    kind: BlockKind
    passage: Passage  # for a table: its caption, or an empty passage
    level: int = 0  # of a heading (1 is the highest) or of a list item's nesting
    table: Table | None = None

    @property
    def extent(self) -> Span | None:
        """The range from its first to its last readable character in the source; None without any."""
        spans = sorted(self.stretches())
        return Span(spans[0].start, max(span.end for span in spans)) if spans else None

    def stretches(self) -> Iterator[Span]:
        """Yield the ranges of the source that its text, or that of its cells, was read from."""
        for passage in (self.passage, *(cell.passage for cell in (self.table.cells if self.table else ()))):
            yield from (Span(piece.source, piece.source + piece.source_length) for piece in passage.pieces)


class Anchor(Struct, array_like=True, frozen=True, kw_only=True):
    """Where a stretch of `Document.text` stands in a file that has no lines of its own.

    A PDF has pages and boxes (left, bottom, right, top in points, from the page's lower left corner), Word numbers its
    paragraphs from 1, a workbook names sheets and cells. PowerPoint's slides count as pages.
    """

    start: int
    end: int
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    sheet: str | None = None
    cell: str | None = None


class Document(Struct, array_like=True, frozen=True, kw_only=True, dict=True):
    """One file that could be read.

    `text` is the decoded file; of a format that is no text it is what a reader sees, in reading order, and `anchors`
    say where each stretch of it stands in the file.
    `metadata` holds what the format itself declares (front matter, `<meta>`, `<title>`), keys in lower case:
    `title`, `date`, `language`, `entity`, `kind`, `description`.
    """

    path: str  # as given, with forward slashes
    sha256: str
    text: str
    format: str  # text | markdown | html | csv | xlsx | ...
    blocks: tuple[Block, ...]
    metadata: Mapping[str, str]
    anchors: tuple[Anchor, ...] = ()  # in order, without overlaps
    remarks: tuple[Remark, ...] = ()  # in order
    gap: str = ""  # a sentence about what of the file could not be read, a scanned page for instance
    tagged: tuple[TaggedFact, ...] = ()  # the visible facts of an inline XBRL report, in order

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, position = [0], 0
        for line in self.text.splitlines(keepends=True):
            position += len(line)
            if line.endswith(("\n", "\r")):
                starts.append(position)
        return starts

    def line(self, number: int) -> Span | None:
        """Return the range of a line (from 1) without its end; None beyond the last."""
        starts = self._line_starts
        if not 1 <= number <= len(starts):
            return None
        end = starts[number] if number < len(starts) else len(self.text)
        return Span(starts[number - 1], starts[number - 1] + len(self.text[starts[number - 1] : end].rstrip("\r\n")))

    def place(self, span: Span) -> Location:
        """Return the location of a range: lines and columns count from 1."""
        starts = self._line_starts
        line, end_line = bisect_right(starts, span.start), bisect_right(starts, max(span.start, span.end - 1))
        anchors = self._anchors_of(span)
        first = anchors[0] if anchors else _NO_ANCHOR
        return Location(
            path=self.path,
            page=first.page,
            bbox=_hull([anchor.bbox for anchor in anchors if anchor.bbox and anchor.page == first.page]),
            paragraph=first.paragraph,
            sheet=first.sheet,
            cell=first.cell,
            line=line,
            column=span.start - starts[line - 1] + 1,
            end_line=end_line,
            end_column=span.end - starts[end_line - 1] + 1,
            start=span.start,
            end=span.end,
        )

    @cached_property
    def _anchor_ends(self) -> list[int]:
        return [anchor.end for anchor in self.anchors]

    def _anchors_of(self, span: Span) -> tuple[Anchor, ...]:
        first = last = bisect_right(self._anchor_ends, span.start)
        while last < len(self.anchors) and self.anchors[last].start < max(span.end, span.start + 1):
            last += 1
        return self.anchors[first:last]


class Unreadable(Struct, frozen=True, kw_only=True):
    """A file that could not be read: the reason and what to do, as sentences."""

    path: str
    reason: str
    remedy: str


class Location(Struct, frozen=True, kw_only=True):
    """A place a person can go to; `end_column` is the column after the last character.

    Where the file has no lines, lines and columns are those of the text that was read out of it; page and box,
    paragraph, or sheet and cell say where to look (see `Anchor`).
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    sheet: str | None = None
    cell: str | None = None


_NO_ANCHOR = Anchor(start=0, end=0)


def _hull(boxes: list[tuple[float, float, float, float]]) -> tuple[float, float, float, float] | None:
    """Return the smallest box that holds all boxes, None without any."""
    if not boxes:
        return None
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)
