"""Where the header of a table ends and its body begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled
from checker.extraction.table_cells import Grid, is_period, read_number
from checker.extraction.table_units import read_unit

if TYPE_CHECKING:
    from checker.extraction.elements import Conventions
    from checker.model import Cell

_MOST_HEADER_ROWS = 4
_OF_THE_WHOLE = compiled(
    r"(?:reporting )?(?:company|entity|organi[sz]ation|name|issuer|year|period|date|version|prepared by|source|"
    r"currency|status|contact|published|publication date|title|document|report|legal name|company name):?",
    re.IGNORECASE,
)

_OF_YEARS = compiled(r"\b(?:years?|due|dates?|deadline|by|when|until|start|end)\b", re.IGNORECASE)


def header_rows(grid: Grid, conventions: Conventions) -> tuple[list[str], list[int]]:
    """Return the titles above the header, and the rows of the header."""
    titles: list[str] = []
    heads: list[int] = []
    if _is_of_pairs(grid):
        return titles, heads
    for row in range(min(grid.rows, _MOST_HEADER_ROWS)):
        cells = [grid.text(row, column) for column in range(grid.columns)]
        filled = [text for text in cells if text]
        if any(_is_value(text, conventions) for text in cells[1:]) or (not filled and heads):
            break
        if heads and (
            _holds_named_years(grid, heads[-1], cells)
            or _stands_under_years(grid, heads[-1], cells)
            or not _continues_header(grid, row, cells)
        ):
            break
        if not heads and _is_preamble(cells):
            titles.append(" ".join(filled))
            continue
        spanning = len({id(grid.cell(row, column)) for column in range(grid.columns) if grid.text(row, column)}) == 1
        if spanning and grid.columns > 1 and not heads and filled:
            titles.append(filled[0])
        elif filled:
            heads.append(row)
    if heads and heads[-1] == grid.rows - 1:
        heads.pop()  # a table of words alone: its last row is no header
    return titles, heads


def _is_of_pairs(grid: Grid) -> bool:
    """Tell a table of two columns whose rows are each a name, marked as a header, and what belongs to it."""
    cells = [(grid.cell(row, 0), grid.cell(row, 1)) for row in range(grid.rows)] if grid.columns == 2 else []
    return len(cells) > 1 and all(name and said and name.is_header and not said.is_header for name, said in cells)


def _is_preamble(cells: list[str]) -> bool:
    """Tell a row above the header that says of the whole table whose, when or by whom: "Company | Halden Foods"."""
    said = [text for text in cells[1:] if text]
    return len(cells) > 2 and len(said) == 1 and bool(cells[1]) and _OF_THE_WHOLE.fullmatch(cells[0]) is not None


def _is_value(text: str, conventions: Conventions) -> bool:
    return not is_period(text) and read_number(text, decimal_comma=conventions.decimal_comma) is not None


def _holds_named_years(grid: Grid, above: int, cells: list[str]) -> bool:
    """Tell a row of the body whose years stand under words for years: "2019 | 2030" under "Base year | Target year"."""
    years = [column for column, text in enumerate(cells) if column and text and is_period(text)]
    heads = [grid.text(above, column) for column in years]
    return bool(years and cells[0]) and len(set(heads)) == len(heads) and all(map(_OF_YEARS.search, heads))


def _stands_under_years(grid: Grid, above: int, cells: list[str]) -> bool:
    """Tell a row of the body whose values look like years from a header: each stands under a year already."""
    years = [column for column, text in enumerate(cells) if column and text and is_period(text)]
    return bool(years and cells[0]) and all(is_period(grid.text(above, column)) for column in years)


def _continues_header(grid: Grid, row: int, cells: list[str]) -> bool:
    """Tell a second header row (years, units, column names marked as headers) from the first row of the body."""
    beyond = [text for text in cells[1:] if text]
    if not beyond:
        return False
    if all(is_period(text) or (read_unit(text) is not None) for text in beyond) and len(beyond) > 1:
        return True
    marked = [
        cell.is_header
        for column in range(1, grid.columns)
        if (cell := grid.cell(row, column)) and grid.text(row, column)
    ]
    return all(marked)


def header_cell(grid: Grid, heads: list[int], column: int) -> Cell | None:
    """Return the lowest cell of a column's header that has words."""
    return next((grid.cell(row, column) for row in reversed(heads) if grid.text(row, column)), None)


def header_of(grid: Grid, heads: list[int], column: int) -> str:
    """Return the words over a column, each once."""
    words = dict.fromkeys(grid.text(row, column) for row in heads)
    return " ".join(text for text in words if text)
