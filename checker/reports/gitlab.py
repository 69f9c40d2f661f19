"""Code Quality of GitLab: findings in the widget and on the lines of a merge request.

The fields are those that GitLab documents: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from checker.model import Location, Severity
from checker.reports.excerpt import visible
from checker.reports.fingerprints import fingerprints
from checker.reports.places import spot

if TYPE_CHECKING:
    from checker.outcome import DocumentOutcome, Report
    from checker.reports.presentation import Presentation

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_UNREADABLE = "unreadable-document"


class Lines(Struct, frozen=True, kw_only=True):
    """Line numbers from 1, both included."""

    begin: int
    end: int


class Place(Struct, frozen=True, kw_only=True):
    """A file by its path in the repository."""

    path: str
    lines: Lines


class Issue(Struct, frozen=True, kw_only=True):
    """One entry of the report; two with the same fingerprint would be shown as one."""

    description: str
    check_name: str
    fingerprint: str
    severity: str  # info | minor | major | critical | blocker
    location: Place


def gitlab_report(report: Report, look: Presentation) -> str:
    """Return the findings as a list of issues, after the documents that could not be read."""
    issues = [_unreadable(document, look) for document in report.unreadable]
    for finding, print_ in fingerprints(report):
        place = finding.location
        at = spot(place)
        words = [f"{at}:" if at else "", f"{finding.message.rstrip('.')}.", finding.fix]
        path = look.relative(place.path)
        issues.append(
            Issue(
                description=visible(" ".join(filter(None, words))),
                check_name=" ".join(filter(None, (finding.rule, report.name_of(finding.rule)))),
                fingerprint=_of_file(path, print_),
                severity=_SEVERITIES[finding.severity],
                location=Place(path=path, lines=_lines(place)),
            )
        )
    return msgspec.json.format(msgspec.json.encode(issues), indent=2).decode() + "\n"


def _lines(place: Location) -> Lines:
    if spot(place):  # a file without lines is marked at its start
        return Lines(begin=1, end=1)
    return Lines(begin=place.line, end=place.end_line)


def _of_file(path: str, fingerprint: str) -> str:
    """Return the fingerprint of the same words in one file only: each file has an entry of its own."""
    return sha256(f"{path}\n{fingerprint}".encode(errors="surrogatepass")).hexdigest()


def _unreadable(document: DocumentOutcome, look: Presentation) -> Issue:
    path = look.relative(document.path)
    return Issue(
        description=visible(f"The document could not be read: {document.reason} {document.remedy}".rstrip()),
        check_name=_UNREADABLE,
        fingerprint=_of_file(path, _UNREADABLE),
        severity="critical",
        location=Place(path=path, lines=Lines(begin=1, end=1)),
    )
