"""Running headers, footers and page numbers of a PDF: what stands at one place of many pages."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.documents.pdf_page import Line, Page

_MARGIN = 0.12  # share of the page's height, at the top and at the bottom
_EDGE = 0.1  # the same, of page numbers
_SHARE = 0.3  # of all pages that hold a repeated line
_FEWEST = 3  # pages
_PLACE = 4.0  # points: a line that repeats stands at the same place, give or take so much
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s)?[-–—|]?\s?\d{1,4}\s?[-–—|]?(?:\s?(?:/|of)\s?\d{1,4})?", re.IGNORECASE)

Key = tuple[str, int, int]


def furniture_of(pages: Sequence[Page]) -> set[int]:
    """Return the identities of the lines that repeat from page to page, and of page numbers."""
    counted: Counter[Key] = Counter()
    for page in pages:
        counted.update({key for line in page.lines for key in _keys(line, page)})
    enough = max(_FEWEST, _SHARE * len(pages)) if len(pages) > 4 else max(2, len(pages) - 1)
    found: set[int] = set()
    for page in pages:
        repeated = [
            line
            for line in page.lines
            if _is_page_number(line, page) or any(counted[key] >= enough for key in _keys(line, page))
        ]
        rows = {line.row for line in repeated if _is_in_margin(line, page)}
        found.update(id(line) for line in repeated)
        found.update(id(line) for line in page.lines if line.row in rows and _is_in_margin(line, page))
    return found


def _keys(line: Line, page: Page) -> Iterator[Key]:
    """Yield what a line is counted as: in the margin its words alone, elsewhere its exact words at their place."""
    if _is_in_margin(line, page):
        yield _DIGITS.sub("#", line.text), 0, 0
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
