"""The source lines of a place, with its words underlined, as they stand in text reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reports.excerpt import excerpt
from checker.reports.inks import FAINT, inked
from checker.reports.places import spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Document, Span
    from checker.reports.presentation import Presentation


def evidence_lines(
    document: Document, span: Span, ink: str, look: Presentation, *, is_marked: bool = True
) -> Iterator[str]:
    """Yield the lines that hold a span, numbered where the file has lines, with their marks unless these go unsaid."""
    place = document.place(span)
    size = len(str(place.end_line))
    has_lines = not spot(place)
    bar = inked("|", FAINT, look)
    for line in excerpt(document.text, span, look.width - size - 4):
        yield f" {place.line + line.number if has_lines else '':>{size}} {bar} {line.shown}"
        if is_marked:
            indent = len(line.marks) - len(line.marks.lstrip())
            yield f" {'':{size}} {bar} {' ' * indent}{inked(line.marks.lstrip(), ink, look)}"
