"""A place in a file without lines, in the words a person would look it up with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reports.excerpt import visible

if TYPE_CHECKING:
    from checker.model import Location


def position(place: Location) -> str:
    """Return file, line and column, or file and spot, on one line."""
    return visible(f"{place.path}:{within(place)}")


def within(place: Location) -> str:
    """Return where in its file a place is: line and column, or its spot."""
    return spot(place) or f"{place.line}:{place.column}"


def spot(place: Location) -> str:
    """Return "Energy!C7", "page 12" or "paragraph 41"; "" where the file has lines."""
    if place.sheet is not None:
        return f"{place.sheet}!{place.cell}" if place.cell else place.sheet
    if place.page is not None:
        return f"page {place.page}"
    return f"paragraph {place.paragraph}" if place.paragraph is not None else ""
