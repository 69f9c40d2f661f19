"""The words that a place names, on one line, for reports that have no room for the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Span
from checker.reports.excerpt import visible

if TYPE_CHECKING:
    from checker.model import Location
    from checker.outcome import Report


def quoted(report: Report, place: Location, most: int) -> str:
    """Return at most so many characters of what stands at a place; "" where its file is no document of this run."""
    if place.path not in report.sources:
        return ""
    return cut(" ".join(visible(report.quote(place.path, Span(place.start, place.end))).split()), most)


def cut(text: str, most: int) -> str:
    """Return a text that is no longer than so many characters, and shows where it was longer."""
    return text if len(text) <= most else text[: most - 1] + "…"
