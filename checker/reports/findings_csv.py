"""Findings as a table for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Outcome
from checker.reports.places import within
from checker.reports.quotes import quoted
from checker.reports.tables import csv_table

if TYPE_CHECKING:
    from checker.model import Verdict
    from checker.outcome import Report
    from checker.reports.presentation import Presentation

_HEAD = ("Document", "Place", "Outcome", "Severity", "Rule", "Name", "Message", "What to do", "Words", "Claim")
_MOST = 32_000  # characters that a cell of a spreadsheet can hold


def csv_report(report: Report, look: Presentation) -> str:
    """Return a row for each finding, for each document that could not be read, and for what passed where asked for."""
    rows = [[one.path, "", "unreadable", "", "", "", one.reason, one.remedy, "", ""] for one in report.unreadable]
    shown = set(Outcome) - {Outcome.NOT_APPLICABLE} if look.show_passes else {Outcome.FAIL}
    rows += [_row(report, verdict) for verdict in report.verdicts if verdict.outcome in shown]
    return csv_table(_HEAD, rows)


def _row(report: Report, verdict: Verdict) -> list[str]:
    return [
        verdict.location.path,
        within(verdict.location),
        verdict.outcome.value,
        verdict.severity.value,
        verdict.rule,
        report.name_of(verdict.rule),
        verdict.message or verdict.reason,
        verdict.fix,
        quoted(report, verdict.location, _MOST),
        verdict.claim,
    ]
