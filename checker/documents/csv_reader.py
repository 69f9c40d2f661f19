"""Comma-separated values (also semicolon, tab, pipe) as a sheet whose cells know their place."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.documents.passages import PassageBuilder
from checker.documents.sheets import Row, sheet_blocks
from checker.model import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Block, Passage

DELIMITERS = ",;\t|"
_SAMPLE = 65_536  # characters in which the delimiter is looked for
_QUOTED = re.compile(r'[ \t]*"([^"]*(?:""[^"]*)*)"')
_LINE_END = re.compile(r"\r\n|\r|\n")


class _Field(Struct, frozen=True):
    start: int
    end: int
    is_quoted: bool = False


def read_csv(text: str) -> tuple[tuple[Block, ...], dict[str, str]]:
    """Return the blocks of a file of separated values, and no metadata."""
    return tuple(sheet_blocks(tuple(_filled_rows(text)))), {}


def _filled_rows(text: str) -> Iterator[Row]:
    for number, fields in enumerate(_rows(text, _delimiter(text)), start=1):
        passages = ((column, _passage(text, field)) for column, field in enumerate(fields) if field.end > field.start)
        cells = tuple(Cell(passage=passage, row=number, column=column) for column, passage in passages if passage.text)
        if cells:
            yield Row(number=number, cells=cells)


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
