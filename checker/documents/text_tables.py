"""Tables in plain text: columns apart by tabs, pipes or at least two spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.documents.grid import table_block
from checker.documents.passages import passage
from checker.model import Block, Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.documents.lines import Line

_GAP = re.compile(r"[ ]*\t\s*|[ ]{2,}|[ ]*\|[ ]*")
_RULE = re.compile(r"[\s|+=:-]+")
_DIGIT = re.compile(r"\d")
_LONGEST_CELL = 60  # characters; longer ones are sentences with two spaces after the full stop

Column = tuple[int, str]  # offset in the document, text


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
    return table_block(
        [
            Cell(passage=passage(text, start), row=index, column=column + (header_is_shorter and index == 0))
            for index, row in enumerate(rows)
            for column, (start, text) in enumerate(row)
        ]
    )


def _columns(line: Line) -> list[Column]:
    text = line.text.rstrip().removesuffix("|").rstrip()
    position = len(text) - len(text.lstrip(" |"))
    columns = []
    for match in _GAP.finditer(text, position):
        columns.append((line.start + position, text[position : match.start()]))
        position = match.end()
    return [*columns, (line.start + position, text[position:])]
