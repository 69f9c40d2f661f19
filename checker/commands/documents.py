"""`esglint check` and `esglint extract`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker import pipeline
from checker.addresses import address_of
from checker.commands.answer import Answer, ExitCode
from checker.commands.engines import check_there
from checker.commands.options import Options, join
from checker.commands.outputs import parse_outputs, write_outputs
from checker.model import Severity
from checker.outcome import Report, weighs_at_least
from checker.reports.counting import several
from checker.reports.excerpt import visible
from checker.reports.formats import CHECK_FORMATS, EXTRACT_FORMATS, SHOW_ALL
from checker.reports.presentation import Presentation

if TYPE_CHECKING:
    from checker.commands.terminal import Terminal

_Advance = Callable[[int, int], None] | None


def check(options: Options, terminal: Terminal, advance: _Advance = None) -> Answer:
    """Check documents; exit code 1 for findings at or above --fail-on.

    2 where a document could not be read, or, with --locked, does not agree with the register.
    """
    outputs = parse_outputs(options.formats, CHECK_FORMATS, "text")
    job = join(options)
    paths = tuple(path for path in job.paths if not options.force_exclude or _is_many(path) or job.reads(path))
    keeps_all = options.show_passes or any(output.reporter in SHOW_ALL for output in outputs)
    report = check_there(options, replace(job.settings, keeps_all=keeps_all), paths, advance)
    fail_on = options.fail_on or job.configuration.fail_on or Severity.ERROR.value
    failing = 0 if fail_on == "never" else _heavy(report, Severity(fail_on))
    shown = report.at_least(Severity(options.min_severity)) if options.min_severity else report
    errors = unreadable_lines(report) + _deprecated(report) + _unchanged(report, options)
    errors += _disagreements(report)
    if failing and not _heavy(shown, Severity(fail_on)):
        errors += f"the run fails because of {several(failing, 'finding')} that --min-severity "
        errors += f"{options.min_severity} hides\n"
    look = replace(presentation(options, terminal), fail_on=fail_on, failing=failing)
    return Answer(
        output=write_outputs(outputs, shown, look),
        errors=errors,
        exit_code=ExitCode.NOT_DONE
        if report.unreadable or report.disagreements
        else ExitCode.FINDINGS
        if failing
        else ExitCode.CLEAN,
    )


def _is_many(path: Path) -> bool:
    """Tell a folder, of which only what the configuration allows is read, and an address, which may be one."""
    return bool(address_of(path)) or path.is_dir()


def extract(options: Options, terminal: Terminal, advance: _Advance = None) -> Answer:
    """Return the claims of documents; exit code 2 where a document could not be read."""
    outputs = parse_outputs(options.formats, EXTRACT_FORMATS, "yaml")
    job = join(options)
    report = pipeline.extract(job.paths, job.settings, advance)
    return Answer(
        output=write_outputs(outputs, report, presentation(options, terminal)),
        errors=unreadable_lines(report),
        exit_code=ExitCode.NOT_DONE if report.unreadable else ExitCode.CLEAN,
    )


def _disagreements(report: Report) -> str:
    if not report.disagreements:
        return ""
    from checker.reports.disagreements import disagreements_text  # noqa: PLC0415 - only with --locked

    return disagreements_text(report.disagreements)


def _heavy(report: Report, floor: Severity) -> int:
    """Return how many findings weigh so much or more."""
    return sum(report.count_findings(one) for one in Severity if weighs_at_least(one, floor))


def unreadable_lines(report: Report) -> str:
    """Return a line for each document that could not be read, with the reason and the remedy."""
    return "".join(
        f"{visible(document.path)}: could not be read: {visible(f'{document.reason} {document.remedy}'.strip())}\n"
        for document in report.unreadable
    )


def _deprecated(report: Report) -> str:
    rules = [f"{rule.id} {rule.name}" for rule in report.rules.values() if rule.status == "deprecated"]
    if not rules:
        return ""
    return f"deprecated, and to be taken out of a later version: {', '.join(rules)} (`esglint explain` says more)\n"


def _unchanged(report: Report, options: Options) -> str:
    if not report.unchanged:
        return ""
    findings = several(report.unchanged, "finding")
    return f"{findings} not shown: the claims are as they were in {visible(options.changed_since or '')}\n"


def presentation(options: Options, terminal: Terminal) -> Presentation:
    """Return how the options and the terminal want reports to look."""
    return Presentation(
        color=terminal.color,
        quiet=options.quiet,
        statistics=options.statistics,
        show_passes=options.show_passes,
        width=terminal.width,
        folder=Path.cwd().as_posix(),
    )
