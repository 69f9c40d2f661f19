"""`esglint baseline` and `esglint waive`: what helps people to write down what they decided."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker import pipeline
from checker.commands.answer import Answer, ExitCode
from checker.commands.decisions import BASELINE_NAME, WAIVERS_NAME
from checker.commands.documents import unreadable_lines
from checker.commands.options import Job, Options, join
from checker.commands.outputs import write_atomically
from checker.commands.why import parse_place
from checker.errors import UsageError
from checker.reports.counting import several
from checker.reports.places import within
from checker.reports.waiver_entries import waiver_entries
from checker.settings import Decisions
from checker.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.commands.terminal import Terminal
    from checker.explanation import Inquiry
    from checker.model import Location, Verdict
    from checker.outcome import Report

_Advance = Callable[[int, int], None] | None
_HEAD = re.compile("^waivers:", re.MULTILINE)


def baseline(options: Options, terminal: Terminal, advance: _Advance = None) -> Answer:  # noqa: ARG001 - one signature for all commands
    """Write the findings of a run into the baseline; exit code 2 where a document could not be read.

    An old baseline only loses what is gone, unless it may grow.
    """
    job = join(options)
    decisions = job.settings.decisions
    place = decisions.baseline or _beside(job, BASELINE_NAME)
    settings = replace(job.settings, decisions=replace(decisions, baseline=place))
    before = place.read_bytes() if place.exists() else None
    report, update = pipeline.update_baseline(job.paths, settings, advance, grow=options.grow)
    if before != update.text.encode():
        write_atomically(place, update.text)
    told = [f"{several(update.kept + update.added, 'finding')} recorded in {place.as_posix()}"]
    told += [f"{update.added} added"] if update.added and before is not None else []
    told += [f"{update.gone} taken out"] if update.gone else []
    told += [f"{update.refused} new left out: --grow adds them"] if update.refused else []
    return Answer(
        output=f"{', '.join(told)}\n",
        errors=unreadable_lines(report),
        exit_code=ExitCode.NOT_DONE if report.unreadable else ExitCode.CLEAN,
    )


def waive(options: Options, terminal: Terminal, rule: str, place: str) -> Answer:  # noqa: ARG001 - as above
    """Return the entries of waivers.yaml for the findings of a rule at a place; UsageError where there is none.

    The document is checked alone, and together with those of the configuration where the rule compares documents.
    """
    job, inquiry = join(options), parse_place(place)
    settings = replace(job.settings, decisions=Decisions())
    alone = (Path(inquiry.path),)
    for paths in (alone, (*alone, *job.paths)) if job.configuration.paths else (alone,):
        report = pipeline.check(paths, settings)
        found = [one for one in report.findings if one.rule == rule and _is_at(one.location, inquiry)]
        if found:
            return Answer(output=_entries(report, found, job, options))
    raise _nothing_there(report, rule, inquiry)


def _entries(report: Report, found: Sequence[Verdict], job: Job, options: Options) -> str:
    path = job.settings.relative(Path(found[0].location.path))
    day = options.as_of or date.today()  # noqa: DTZ011 - the day on which the user decides
    place = job.settings.decisions.waivers or _beside(job, WAIVERS_NAME)
    has_head = place.is_file() and _HEAD.search(place.read_text(encoding="utf-8", errors="replace"))
    return ("" if has_head else "waivers:\n") + waiver_entries(report, found, path, day)


def _beside(job: Job, name: str) -> Path:
    """Return where a file belongs that is not there yet: beside the configuration."""
    place = job.settings.folder / name
    try:
        return Path(os.path.relpath(place))
    except ValueError:  # another drive
        return place


def _is_at(place: Location, inquiry: Inquiry) -> bool:
    if Path(place.path) != Path(inquiry.path):
        return False
    if inquiry.line is not None:
        return place.line <= inquiry.line <= place.end_line
    asked = (inquiry.page, inquiry.paragraph, inquiry.sheet, inquiry.cell)
    return asked == (place.page, place.paragraph, place.sheet, place.cell)


def _nothing_there(report: Report, rule: str, inquiry: Inquiry) -> UsageError:
    """Return why there is nothing to waive, with what there is instead."""
    for document in report.unreadable:
        if Path(document.path) == Path(inquiry.path):
            return UsageError(f"{document.path}: could not be read: {document.reason} {document.remedy}".rstrip())
    if rule not in report.rules:
        hint = did_you_mean(rule, report.rules) or "`esglint rules list` names them all"
        return UsageError(f'there is no rule "{rule}" that is asked here: {hint}')
    others = sorted({one.rule for one in report.findings if _is_at(one.location, inquiry)})
    same = [
        one.location for one in report.findings if one.rule == rule and Path(one.location.path) == Path(inquiry.path)
    ]
    hints = [f"there is {', '.join(others)}"] if others else []
    hints += [f"{rule} is at {', '.join(map(within, same))}"] if same else []
    told = f": {'; '.join(hints)}" if hints else ""
    return UsageError(f"there is no finding of {rule} at {inquiry}{told}")
