"""A summary in Markdown, for a step of GitHub Actions or a comment: tables in which everything quoted is text.

GitHub refuses a summary of more than 1 MiB as a whole; what would not fit is left out here, and counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Outcome, Verdict
from checker.outcome import SEVERITIES
from checker.reports.counting import several
from checker.reports.places import position
from checker.reports.quotes import cut, quoted
from checker.reports.tables import markdown_table, marked
from checker.reports.text import packs_line, summary_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.outcome import Report
    from checker.reports.presentation import Presentation

LIMIT = 1_000_000  # bytes; GitHub takes 1,048,576, and the step may have written some already
_ROOM = 2_000  # bytes for the last lines
_MOST = 300  # characters of a cell that quotes; twice as many for what we say
_OTHERS = (Outcome.WAIVED, Outcome.NOT_EVALUATED, Outcome.PASS)


class _Section(Struct, frozen=True, kw_only=True):
    """A table, and what one of its rows is called."""

    title: str
    head: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    noun: str


def markdown_report(report: Report, look: Presentation) -> str:
    """Return what was found as tables, with what passed where that is asked for, within the limit of GitHub."""
    opening = ["## esglint", "", marked(summary_line(report)), ""]
    packs = packs_line(report)
    sections = [section for section in _sections(report, look) if section.rows]
    room = LIMIT - _ROOM - _size(opening) - len(packs.encode())
    lines, left_out = _within(sections, room)
    if left_out:
        lines += [
            f"**{', '.join(left_out)} not shown here: the summary would be too long. See the other reports.**",
            "",
        ]
    return "\n".join([*opening, *lines, marked(packs)]).rstrip() + "\n"


def _sections(report: Report, look: Presentation) -> Iterator[_Section]:
    unread = [one for one in report.documents if one.reason]
    yield _Section(
        title="Not checked, or not wholly",
        head=("Document", "Status", "Reason"),
        rows=[[cut(one.path, _MOST), one.status.value, f"{one.reason} {one.remedy}".strip()] for one in unread],
        noun="document",
    )
    yield _Section(
        title="Findings",
        head=("Severity", "Rule", "Place", "Finding", "Words", "What to do"),
        rows=[_finding(report, finding) for finding in sorted(report.findings, key=_lightness)],
        noun="finding",
    )
    others = [one for outcome in _OTHERS for one in report.verdicts if one.outcome is outcome]
    yield _Section(
        title="Waived, not evaluated, passed",
        head=("Outcome", "Rule", "Place", "Reason", "Words"),
        rows=[_other(report, verdict) for verdict in others] if look.show_passes else [],
        noun="other verdict",
    )


def _lightness(finding: Verdict) -> int:
    return -SEVERITIES.index(finding.severity)


def _finding(report: Report, finding: Verdict) -> list[str]:
    return [
        finding.severity.value,
        _rule(report, finding),
        cut(position(finding.location), _MOST),
        cut(finding.message, 2 * _MOST),
        quoted(report, finding.location, _MOST),
        cut(finding.fix, 2 * _MOST),
    ]


def _other(report: Report, verdict: Verdict) -> list[str]:
    place = cut(position(verdict.location), _MOST)
    reason = cut(verdict.reason, 2 * _MOST)
    words = quoted(report, verdict.location, _MOST)
    return [verdict.outcome.value, _rule(report, verdict), place, reason, words]


def _rule(report: Report, verdict: Verdict) -> str:
    return " ".join(filter(None, (verdict.rule, report.name_of(verdict.rule))))


def _within(sections: Sequence[_Section], room: int) -> tuple[list[str], list[str]]:
    """Return the lines that fit into so many bytes, and how many rows of what did not."""
    lines: list[str] = []
    left_out: list[str] = []
    for section in sections:
        title, head = [f"### {section.title}", ""], markdown_table(section.head, [])
        rows = markdown_table(section.head, section.rows)[len(head) :]
        room -= _size([*title, *head, ""])
        kept = 0
        while kept < len(rows) and (size := _size(rows[kept : kept + 1])) <= room:
            room -= size
            kept += 1
        if kept:
            lines += [*title, *head, *rows[:kept], ""]
        if kept < len(rows):
            left_out.append(several(len(rows) - kept, section.noun))
            room = 0  # what comes later matters less
    return lines, left_out


def _size(lines: Sequence[str]) -> int:
    return sum(len(line.encode(errors="replace")) + 1 for line in lines)
