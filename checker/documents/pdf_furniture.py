"""Running headers, footers and page numbers of a PDF: what stands at one place of many pages."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from checker.documents.pdf_rows import is_period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.documents.pdf_page import Line, Page

_MARGIN = 0.12  # share of the page's height, at the top and at the bottom
_EDGE = 0.1  # the same, of page numbers
_SHARE = 0.3  # of all pages that hold a repeated line
_FEWEST = 3  # pages
_PLACE = 4.0  # points: a line that repeats stands at the same place, give or take so much
_HEIGHT = 8.0  # points: the same in the margins of a few pages; of many, any height will do
_FEW = 4  # pages
_LETTERS = re.compile(r"[^\W\d_]{3}")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s)?[-–—|]?\s?\d{1,4}\s?[-–—|]?(?:\s?(?:/|of)\s?\d{1,4})?", re.IGNORECASE)

Key = tuple[str, int, int]


def furniture_of(pages: Sequence[Page]) -> set[int]:
    """Return the identities of the lines that repeat from page to page, and of page numbers."""
    height = _HEIGHT if len(pages) <= _FEW else math.inf
    keys = {id(line): tuple(_keys(line, page, height)) for page in pages for line in page.lines}
    counted: Counter[Key] = Counter()
    for page in pages:
        counted.update({key for line in page.lines for key in keys[id(line)]})
    enough = max(_FEWEST, _SHARE * len(pages)) if len(pages) > _FEW else max(2, len(pages) - 1)
    found: set[int] = set()
    for page in pages:
        headers = _rows_of_years(page)
        repeated = [
            line
            for line in page.lines
            if line.row not in headers
            and (_is_page_number(line, page) or any(counted[key] >= enough for key in keys[id(line)]))
        ]
        rows = {line.row for line in repeated if _is_in_margin(line, page)}
        found.update(id(line) for line in repeated)
        found.update(id(line) for line in page.lines if line.row in rows and _is_in_margin(line, page))
    return found


def _rows_of_years(page: Page) -> set[int]:
    """Return the rows of a page that hold several years by themselves: headers of tables, wherever they stand."""
    years = Counter(line.row for line in page.lines if is_period(line))
    return {row for row, count in years.items() if count > 1}


def _keys(line: Line, page: Page, unit: float) -> Iterator[Key]:
    """Yield what a line is counted as: in the margin its words at their height, elsewhere exact words at their place.

    Heights are told apart by `unit` points. Figures alone are none: tables that reach into the margin have them at one
    height.
    """
    if _is_in_margin(line, page) and _LETTERS.search(line.text):
        words, height = _DIGITS.sub("#", line.text), line.bottom / unit
        yield words, 0, round(height)
        yield words, 1, round(height + 0.5)
    if not _DIGITS.search(line.text):
        yield line.text, round(line.left / _PLACE), round(line.bottom / _PLACE)


def _is_in_margin(line: Line, page: Page) -> bool:
    return not _MARGIN * page.height < line.middle < (1 - _MARGIN) * page.height


def _is_page_number(line: Line, page: Page) -> bool:
    if _EDGE * page.height < line.middle < (1 - _EDGE) * page.height or _PAGE_NUMBER.fullmatch(line.text) is None:
        return False
    is_year = len(line.text) == 4 and line.text[:2] in {"19", "20"}
    return not is_year and not any(_is_beside(line, other) for other in page.lines)


def _is_beside(line: Line, other: Line) -> bool:
    """Tell whether another number stands on the same height: the last row of a table."""
    is_level = abs(line.middle - other.middle) < line.size / 4
    return other is not line and is_level and other.text[:1].isdigit()
