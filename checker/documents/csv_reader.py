"""Comma-separated values (also semicolon, tab, pipe) as one table whose cells know their place."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.documents.grid import table_block
from checker.documents.passages import PassageBuilder
from checker.model import Block, BlockKind, Cell, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS = ",;\t|"
_SAMPLE = 65_536  # characters in which the delimiter is looked for
_QUOTED = re.compile(r'[ \t]*"([^"]*(?:""[^"]*)*)"')
_LINE_END = re.compile(r"\r\n|\r|\n")


class _Field(Struct, frozen=True):
    start: int
    end: int
    is_quoted: bool = False


def read_csv(text: str) -> tuple[tuple[Block, ...], dict[str, str]]:
    """Return the blocks of a file of separated values, and no metadata.

    Lines with a single value above the table are its title. Blank lines are skipped.
    """
    rows = [row for row in _rows(text, _delimiter(text)) if any(field.end > field.start for field in row)]
    width = max((_width(row) for row in rows), default=0)
    titles: list[Passage] = []
    while width > 1 and len(rows) > 1 and _width(rows[0]) == 1 and rows[0][0].end > rows[0][0].start:
        titles.append(_passage(text, rows.pop(0)[0]))
    cells = [
        Cell(passage=_passage(text, field), row=index, column=column)
        for index, row in enumerate(rows)
        for column, field in enumerate(row)
    ]
    blocks = [Block(kind=BlockKind.CAPTION, passage=title) for title in titles if title.text]
    table = table_block(cells, caption=blocks[0].passage if blocks else None)
    return (*blocks, *([table] if table else [])), {}


def _width(row: list[_Field]) -> int:
    """Return how many fields a row has up to the last one that is filled."""
    return max((index for index, field in enumerate(row, 1) if field.end > field.start), default=0)


def _passage(text: str, field: _Field) -> Passage:
    builder = PassageBuilder()
    position = field.start
    while field.is_quoted and (quote := text.find('""', position, field.end)) >= 0:
        builder.run(text[position:quote], position)
        builder.atom('"', quote, 2)
        position = quote + 2
    builder.run(text[position : field.end], position)
    return builder.build()


def _delimiter(text: str) -> str:
    """Return the delimiter that gives most rows of the sample the same number of fields, at least two.

    Among equals, the one that leaves fewest quotation marks open, then the one with most fields.
    """
    best, score = ",", (0.0, 0, 0)
    sample = text[:_SAMPLE]
    for delimiter in DELIMITERS:
        rows = [row for row in _rows(sample, delimiter) if len(row) > 1 or row[0].end > row[0].start]
        widths = Counter(len(row) for row in rows)
        wide = [(count, width) for width, count in widths.items() if width > 1]
        if wide:
            count, width = max(wide)
            opened = sum(not field.is_quoted and sample.startswith('"', field.start) for row in rows for field in row)
            if (found := (count / len(rows), -opened, width)) > score:
                best, score = delimiter, found
    return best


def _rows(text: str, delimiter: str) -> Iterator[list[_Field]]:
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    quotes_close = True
    position, row = 0, list[_Field]()
    while position < len(text) or row:
        quoted = _QUOTED.match(text, position) if quotes_close else None
        end = _end(plain, text, quoted.end() if quoted else position)
        if quoted and not text[quoted.end() : end].strip():
            row.append(_Field(quoted.start(1), quoted.end(1), is_quoted=True))
        else:
            if quoted is None and text.startswith('"', position):
                # Nothing closes it: from here on quotation marks are text, which keeps this linear.
                quotes_close = False
            end = _end(plain, text, position)
            row.append(_Field(position, end))
        position = end
        if text.startswith(delimiter, position):
            position += 1
            if position < len(text):
                continue
            row.append(_Field(position, position))
        yield row
        row = []
        line_end = _LINE_END.match(text, position)
        position = line_end.end() if line_end else position


def _end(plain: re.Pattern[str], text: str, position: int) -> int:
    match = plain.match(text, position)
    return match.end() if match else position
