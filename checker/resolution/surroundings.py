"""What stands around a figure: its sentence, its table row and column header, and the year they name for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import BlockKind, Cell, Document
from checker.resolution.readable import words_of

if TYPE_CHECKING:
    from checker.model import Mention, Span, Table

_LINES_ABOVE = 6  # blocks in which the heading of a figure stands
_LONGEST_LINE = 160  # characters of a line over a table that tells what is in it
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_BEFORE = re.compile(r"\b(?P<year>(?:19|20)\d\d)(?: ?[:,=(-]| was| were| of)? ?$")
_YEAR_AFTER = re.compile(r"^[^.;,()\d]{0,24}\b(?:in|of|for|at the end of) (?P<year>(?:19|20)\d\d)\b")


class Surroundings(Struct, frozen=True, kw_only=True, dict=True):
    """A document, asked for what stands beside a range of its text; each table is laid out once."""

    document: Document

    def sentence(self, mention: Mention) -> str:
        """Return the sentence of a mention on one line, or the whole row where it stands in a table."""
        row, _ = self.row_and_column(mention.block, mention.span)
        return row or " ".join(words_of(self.document, mention.sentence.start, mention.sentence.end).split())

    def row_and_column(self, block: int, span: Span) -> tuple[str, str]:
        """Return the text of the row and of the headers over a cell, "" outside of tables."""
        table = self.document.blocks[block].table
        if table is None:
            return "", ""
        known = self._around.get((block, span.start))
        if known is None:
            grid = self._grid(block, table)
            at = grid.cell_at(span.start)
            known = (grid.rows.get(at.row, ""), grid.headers.get(at.column, "")) if at else ("", "")
            self._around[block, span.start] = known
        return known

    def over(self, block: int, span: Span) -> str:
        """Return what stands over a figure: the heading, and for a cell its column's header and the lines before it."""
        blocks, texts = self.document.blocks, [self.row_and_column(block, span)[1]]
        is_cell = blocks[block].table is not None
        for above in reversed(blocks[max(0, block - _LINES_ABOVE) : block]):
            text = above.passage.text
            if above.kind is BlockKind.HEADING or (is_cell and len(text) <= _LONGEST_LINE):
                texts.append(text)
            if above.kind is BlockKind.HEADING:
                break
        return "; ".join(filter(None, texts))

    @cached_property
    def _around(self) -> dict[tuple[int, int], tuple[str, str]]:
        return {}  # each cell is asked about several times

    def year_of(self, block: int, span: Span) -> int | None:
        """Return the year that is printed for a figure: over its column, before it or behind it."""
        _, header = self.row_and_column(block, span)
        years = _YEAR.findall(header)
        if years:
            return int(years[-1])
        if self.document.blocks[block].table is not None:
            return None
        text = self.document.text
        before = " ".join(text[max(0, span.start - 40) : span.start].split()) + " "
        after = " " + " ".join(text[span.end : span.end + 40].split())
        found = _YEAR_BEFORE.search(before) or _YEAR_AFTER.match(after)
        return int(found["year"]) if found else None

    def _grid(self, block: int, table: Table) -> _Grid:
        if block not in self._grids:
            self._grids[block] = _Grid(cells=table.cells)
        return self._grids[block]

    @cached_property
    def _grids(self) -> dict[int, _Grid]:
        return {}


class _Grid(Struct, frozen=True, kw_only=True, dict=True):
    """The cells of a table by their place in the source, its rows and its headers as text."""

    cells: tuple[Cell, ...]

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        pieces = ((piece.source, index) for index, cell in enumerate(self.cells) for piece in cell.passage.pieces)
        return sorted(pieces)

    def cell_at(self, position: int) -> Cell | None:
        """Return the cell whose text begins last before a position of the source."""
        found = bisect_right(self._starts, (position, len(self.cells)))
        return self.cells[self._starts[found - 1][1]] if found else None

    @cached_property
    def rows(self) -> dict[int, str]:
        """The text of each row."""
        rows: dict[int, list[str]] = {}
        for cell in self.cells:
            rows.setdefault(cell.row, []).append(cell.passage.text)
        return {row: " | ".join(filter(None, texts)) for row, texts in rows.items()}

    @cached_property
    def headers(self) -> dict[int, str]:
        """The text over each column: its first row, and the second where that holds headers too."""
        headers: dict[int, list[str]] = {}
        for cell in self.cells:
            if cell.row == 0 or (cell.is_header and cell.row == 1):
                for column in range(cell.column, cell.column + cell.column_span):
                    headers.setdefault(column, []).append(cell.passage.text)
        return {column: " ".join(texts) for column, texts in headers.items()}
