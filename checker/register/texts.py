"""A document's text and blocks, written small: readable text is told by where in the source it stands.

The rules may look for words anywhere in a document, and documents are compared by their sentences and tables, so that
the whole text is kept, line by line. What readers see of it is nearly always a slice of the source: a piece is then two
numbers, and only where markup or an entity makes a difference its words as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Anchor, Block, BlockKind, Cell, Passage, Piece, Span, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model import Document


class PieceEntry(Struct, frozen=True, array_like=True):
    """A stretch of the source, and what is read there where that is not the source itself."""

    source: int
    source_length: int
    text: str | None = None


_Pieces = tuple[PieceEntry, ...]


class CellEntry(Struct, frozen=True, array_like=True):
    """A cell of a table."""

    row: int
    column: int
    pieces: _Pieces
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    is_emphasised: bool = False


class TableEntry(Struct, frozen=True, array_like=True):
    """A table."""

    rows: int
    columns: int
    cells: tuple[CellEntry, ...]
    caption: _Pieces | None = None


class BlockEntry(Struct, frozen=True, array_like=True):
    """A block."""

    kind: BlockKind
    pieces: _Pieces
    level: int = 0
    table: TableEntry | None = None


class AnchorEntry(Struct, frozen=True, array_like=True):
    """Where in its file a stretch of the text stands."""

    start: int
    end: int
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    sheet: str | None = None
    cell: str | None = None


def trimmed(entry: object) -> object:
    """Return an entry as a list without the defaults at its end."""
    if isinstance(entry, tuple):
        return [trimmed(item) for item in entry]
    if not isinstance(entry, Struct):
        return entry
    values = [getattr(entry, name) for name in entry.__struct_fields__]
    defaults = entry.__struct_defaults__
    while (
        len(values) > len(entry.__struct_fields__) - len(defaults)
        and values[-1] == defaults[len(values) - 1 - len(entry.__struct_fields__)]
    ):
        values.pop()
    return [trimmed(value) for value in values]


def block_entries(document: Document) -> Iterator[BlockEntry]:
    """Yield the blocks of a document."""
    text = document.text
    for block in document.blocks:
        table = None if block.table is None else _table_entry(text, block.table)
        yield BlockEntry(kind=block.kind, pieces=_pieces(text, block.passage), level=block.level, table=table)


def read_block(text: str, entry: BlockEntry) -> Block:
    """Return a block of the document that has this text."""
    table = None if entry.table is None else _table(text, entry.table)
    return Block(kind=entry.kind, passage=_passage(text, entry.pieces), level=entry.level, table=table)


def anchor_entries(document: Document, spans: Iterable[Span]) -> Iterator[AnchorEntry]:
    """Yield the anchors that some of these spans need: a PDF has one for each word, and few are ever asked for."""
    needed = sorted(spans)
    at, reach = 0, -1
    for anchor in document.anchors:
        while at < len(needed) and needed[at].start < anchor.end:
            reach = max(reach, needed[at].end, needed[at].start + 1)
            at += 1
        if reach > anchor.start:
            yield AnchorEntry(*(getattr(anchor, name) for name in AnchorEntry.__struct_fields__))


def read_anchor(entry: AnchorEntry) -> Anchor:
    """Return an anchor."""
    return Anchor(**{name: getattr(entry, name) for name in AnchorEntry.__struct_fields__})


def _pieces(text: str, passage: Passage) -> _Pieces:
    return tuple(_piece(text, passage.text[one.start : one.start + one.length], one) for one in passage.pieces)


def _piece(text: str, words: str, piece: Piece) -> PieceEntry:
    is_slice = words == text[piece.source : piece.source + piece.source_length]
    return PieceEntry(piece.source, piece.source_length, None if is_slice else words)


def _passage(text: str, entries: _Pieces) -> Passage:
    words: list[str] = []
    pieces: list[Piece] = []
    start = 0
    for entry in entries:
        own = text[entry.source : entry.source + entry.source_length] if entry.text is None else entry.text
        pieces.append(Piece(start, len(own), entry.source, entry.source_length))
        words.append(own)
        start += len(own)
    return Passage(text="".join(words), pieces=tuple(pieces))


def _table_entry(text: str, table: Table) -> TableEntry:
    cells = tuple(
        CellEntry(
            row=cell.row,
            column=cell.column,
            pieces=_pieces(text, cell.passage),
            row_span=cell.row_span,
            column_span=cell.column_span,
            is_header=cell.is_header,
            is_emphasised=cell.is_emphasised,
        )
        for cell in table.cells
    )
    caption = None if table.caption is None else _pieces(text, table.caption)
    return TableEntry(rows=table.rows, columns=table.columns, cells=cells, caption=caption)


def _table(text: str, entry: TableEntry) -> Table:
    cells = tuple(
        Cell(
            passage=_passage(text, one.pieces),
            row=one.row,
            column=one.column,
            row_span=one.row_span,
            column_span=one.column_span,
            is_header=one.is_header,
            is_emphasised=one.is_emphasised,
        )
        for one in entry.cells
    )
    caption = None if entry.caption is None else _passage(text, entry.caption)
    return Table(cells=cells, rows=entry.rows, columns=entry.columns, caption=caption)
