"""Workflow commands of GitHub Actions: findings as annotations on the lines of a pull request.

GitHub shows ten annotations of a level per step and drops the rest in silence; so do we, but we say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Severity, Verdict
from checker.reports.excerpt import visible
from checker.reports.places import spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.outcome import Report
    from checker.reports.presentation import Presentation

LIMIT = 10  # annotations of one level that GitHub keeps per step
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_report(report: Report, look: Presentation) -> str:
    """Return one workflow command a line, heaviest first, and a last notice where some were left out."""
    lines = [
        _command(
            "error",
            {"file": look.relative(document.path), "title": "document could not be read"},
            f"{document.reason} {document.remedy}",
        )
        for document in report.unreadable
    ]
    for severity, command in _COMMANDS.items():
        lines += [
            _annotation(report, finding, command, look) for finding in report.findings if finding.severity is severity
        ]
    return "".join(f"{line}\n" for line in _limited(lines))


def _limited(lines: list[str]) -> Iterator[str]:
    levels = {name: [line for line in lines if line.startswith(f"::{name} ")] for name in _COMMANDS.values()}
    crowded = any(len(level) > LIMIT for level in levels.values())
    left_out: list[str] = []
    for name, level in levels.items():
        # the last line is a notice too and must be one of the ten
        limit = LIMIT - 1 if crowded and name == "notice" else LIMIT
        yield from level[:limit]
        if len(level) > limit:
            left_out.append(f"{len(level) - limit} more {name}{'' if len(level) - limit == 1 else 's'}")
    if left_out:
        yield f"::notice title=esglint::{', '.join(left_out)} not shown here: see the other reports of this run"


def _annotation(report: Report, finding: Verdict, command: str, look: Presentation) -> str:
    place = finding.location
    where: dict[str, object] = {"file": look.relative(place.path), "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # GitHub refuses columns for more than one line
        where |= {"col": place.column, "endColumn": place.end_column}
    at = spot(place)
    if at:  # a file without lines is annotated at its start
        where = {"file": look.relative(place.path), "line": 1, "endLine": 1}
    title = " ".join(filter(None, (finding.rule, report.name_of(finding.rule), f"({at})" if at else "")))
    return _command(command, {**where, "title": title}, f"{finding.message}\n{finding.fix}".rstrip())


def _command(name: str, properties: dict[str, object], message: str) -> str:
    written = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    return f"::{name} {written}::{_escaped(message.strip())}"


def _escaped(text: str, more: str = "") -> str:
    """Percent-encode what would end a command or a property, `%` itself first; other controls become visible."""
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return visible(text)
