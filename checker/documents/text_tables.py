"""Tables in plain text: columns apart by tabs, pipes or at least two spaces."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from checker.documents.grid import table_block
from checker.documents.passages import passage
from checker.model import Block, Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.documents.lines import Line

_GAP = re.compile(r"[ ]*\t\s*|[ ]*\|[ ]*|[ ]{2,}")
_GAP_MARKS = ("\t", "|", "  ")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|+=:-]+")
_DIGIT = re.compile(r"\d")
_LONGEST_CELL = 60  # characters; longer ones are sentences with two spaces after the full stop

Column = tuple[int, str]  # offset in the document, text


def is_piped(line: Line) -> bool:
    """Tell whether a line is a row between pipes, or a line of "+---+" between such rows."""
    text = line.text.strip()
    return (
        len(text) > 2 and text[0] == text[-1] and (text[0] == "|" or (text[0] == "+" and bool(_RULE.fullmatch(text))))
    )


def have_same_columns(line: Line, following: Line) -> bool:
    """Tell whether two lines are rows of one table; the first may lack the name of its first column."""
    width = len(_columns(following))
    return width > 1 and len(_columns(line)) in {width, width - 1} - {1}


def read_piped_table(lines: Sequence[Line]) -> Block | None:
    """Return the table of lines that all stand between pipes, None where they look like rows of links."""
    is_rule = [bool(_RULE.fullmatch(line.text)) for line in lines]
    rows = [_piped_columns(line) for line, drawn in zip(lines, is_rule, strict=True) if not drawn]
    if len(rows) < 2 or not (any(is_rule) or any(_DIGIT.search(text) for row in rows for _, text in row)):
        return None
    after_first_row = is_rule.index(False) + 1
    return _table(rows, has_header=is_rule[after_first_row])


def read_aligned_table(lines: Sequence[Line]) -> Block | None:
    """Return the table that all these lines make up, None where they do not make one."""
    rows = [_columns(line) for line in lines if not _RULE.fullmatch(line.text)]
    width = max((len(row) for row in rows), default=0)
    if width < 2 or len(rows) < (2 if width > 2 else 3):
        return None
    header_is_shorter = len(rows[0]) == width - 1
    if any(len(row) != width for row in rows[header_is_shorter:]) or len(rows[0]) < width - 1:
        return None
    texts = [text for row in rows[1:] for _, text in row[1:]]
    if sum(bool(_DIGIT.search(text)) for text in texts) * 2 < len(texts):
        return None
    if any(len(text) > _LONGEST_CELL for row in rows for _, text in row):
        return None
    return _table(rows, shift=int(header_is_shorter))


def _table(rows: Sequence[Sequence[Column]], *, shift: int = 0, has_header: bool = False) -> Block | None:
    """Return a table whose first row begins `shift` columns to the right."""
    return table_block(
        [
            Cell(
                passage=passage(text, start),
                row=index,
                column=column + (0 if index else shift),
                is_header=has_header and not index,
            )
            for index, row in enumerate(rows)
            for column, (start, text) in enumerate(row)
        ]
    )


def _columns(line: Line) -> list[Column]:
    text = line.text.rstrip().removesuffix("|").rstrip()
    position = len(text) - len(text.lstrip(" |"))
    columns = []
    for match in _GAP.finditer(text, position) if any(mark in text for mark in _GAP_MARKS) else ():
        columns.append((line.start + position, text[position : match.start()]))
        position = match.end()
    return [*columns, (line.start + position, text[position:])]


def _piped_columns(line: Line) -> list[Column]:
    text = line.text.rstrip()
    marks = [match.start() for match in _PIPE.finditer(text)]
    return [(line.start + before + 1, text[before + 1 : after]) for before, after in itertools.pairwise(marks)]
