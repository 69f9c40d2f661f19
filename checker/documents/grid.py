"""Tables from cells: size, and a header row where the source does not mark one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.documents.passages import EMPTY
from checker.model import Block, BlockKind, Cell, Passage, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

_PERIOD = re.compile(r"(?:FY|CY|H[12]|Q[1-4])?\s?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


def table_block(cells: Sequence[Cell], *, caption: Passage | None = None) -> Block | None:
    """Return the table of these cells as a block, None where no cell holds text.

    Where no cell is marked as a header, the first row is the header when it reads like one.
    """
    if not any(cell.passage.text for cell in cells):
        return None
    rows = max(cell.row + cell.row_span for cell in cells)
    columns = max(cell.column + cell.column_span for cell in cells)
    if not any(cell.is_header for cell in cells) and _first_row_reads_like_header(cells):
        cells = [replace(cell, is_header=True) if cell.row == 0 else cell for cell in cells]
    table = Table(cells=tuple(cells), rows=rows, columns=columns, caption=caption)
    return Block(kind=BlockKind.TABLE, passage=caption or EMPTY, table=table)


def _first_row_reads_like_header(cells: Sequence[Cell]) -> bool:
    first = [cell for cell in cells if cell.row == 0 and cell.column > 0 and cell.passage.text]
    below = [cell for cell in cells if cell.row > 0]
    return (
        bool(first)
        and any(_DIGIT.search(cell.passage.text) for cell in below)
        and all(cell.is_emphasised or _names_a_column(cell.passage.text) for cell in first)
    )


def _names_a_column(text: str) -> bool:
    return bool(_PERIOD.search(text)) or not _DIGIT.search(text)
