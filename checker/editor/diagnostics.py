"""Findings as an editor marks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from checker.model import Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.editor.desk import Checked
    from checker.editor.positions import Lines
    from checker.model import Verdict

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def diagnostics(checked: Checked, lines: Lines) -> Iterator[types.Diagnostic]:
    """Yield a mark for each finding of a document."""
    return (diagnostic(finding, checked, lines) for finding in checked.findings)


def diagnostic(finding: Verdict, checked: Checked, lines: Lines) -> types.Diagnostic:
    """Return the mark of one finding: its code is the rule's id, and leads to the rule's page."""
    page = checked.page(finding.rule)
    return types.Diagnostic(
        range=lines.range(Span(finding.location.start, finding.location.end)),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(href=page) if page else None,
        source="esglint",
        message=finding.message,
        related_information=[
            types.DiagnosticRelatedInformation(
                location=types.Location(uri=checked.uri, range=lines.range(Span(place.start, place.end))),
                message=lines.text[place.start : place.end],
            )
            for place in finding.related
            if place.path == finding.location.path
        ],
    )
