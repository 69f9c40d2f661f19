"""What is said of each finding in the document itself: rule, message, suggestion, and where else to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Note, Span
from checker.reports.excerpt import visible
from checker.reports.places import spot

if TYPE_CHECKING:
    from checker.model import Location, Verdict
    from checker.outcome import Report


def notes_on(report: Report, path: str) -> tuple[Note, ...]:
    """Return one note a finding in the document at a path, in reading order."""
    own = (finding for finding in report.findings if finding.location.path == path)
    notes = (
        Note(span=Span(one.location.start, one.location.end), text="\n".join(_lines(report, one, path))) for one in own
    )
    return tuple(sorted(notes, key=lambda note: (note.span, note.text)))


def _lines(report: Report, finding: Verdict, path: str) -> list[str]:
    name = report.name_of(finding.rule)
    lines = [f"{finding.severity.value.capitalize()} {finding.rule} {name}".rstrip() + f": {visible(finding.message)}"]
    if finding.fix:
        lines.append(f"Suggestion: {visible(finding.fix)}")
    others = [_told(one, path) for one in finding.related]
    if others:
        lines.append(f"See also {', '.join(dict.fromkeys(others))}.")
    return lines


def _told(location: Location, path: str) -> str:
    place = spot(location) or f"line {location.line}"
    return place if location.path == path else f"{visible(location.path)}, {place}"
