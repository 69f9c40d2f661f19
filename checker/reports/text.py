"""The report for people: one line a finding, then the words it is about."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from checker.model import Location, Outcome, Severity, Span, Verdict
from checker.outcome import SEVERITIES, Report, Status
from checker.reports.counting import several
from checker.reports.evidence import evidence_lines
from checker.reports.excerpt import columns, visible
from checker.reports.inks import BOLD, CYAN, FAINT, RED, YELLOW, inked
from checker.reports.places import position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.reports.presentation import Presentation

_INKS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: CYAN}
_OTHERS = (Outcome.PASS, Outcome.WAIVED, Outcome.NOT_EVALUATED)
_RELATED_COLUMNS = 60


def text_report(report: Report, look: Presentation) -> str:
    """Return findings with their evidence, grouped by claim, and a summary; empty when quiet and nothing was found."""
    return "".join(text_pieces(report, look))


def text_pieces(report: Report, look: Presentation) -> Iterator[str]:
    """Yield the same as `text_report` bit by bit, whole lines each: findings are many."""
    is_first = True
    for part, gap in _parts(report, look):
        between = "" if is_first else "\n"
        for piece in part:
            yield f"{between}{piece}\n"
            between, is_first = gap, False


def _parts(report: Report, look: Presentation) -> Iterator[tuple[Iterable[str], str]]:
    """Yield the parts of a report, each in pieces with what stands between them."""
    blocks = ("\n".join(_claim_lines(report, list(group), look)) for group in _by_claim(report.findings))
    yield blocks, "" if look.quiet else "\n"
    if look.show_passes:
        yield _other_lines(report, look), ""
    if look.statistics:
        yield _statistics(report), ""
    if not look.quiet:
        skipped = (one for one in report.documents if one.reason and one.status is not Status.UNREADABLE)
        yield (f"{visible(one.path)}: not evaluated: {visible(one.reason)}" for one in skipped), ""
        yield filter(None, [summary_line(report), packs_line(report)]), ""


def summary_line(report: Report) -> str:
    """Return how much was read and what was found, as one sentence."""
    counts = [
        several(count, severity.value)
        for severity in reversed(SEVERITIES)
        if (count := report.count_findings(severity))
    ]
    declared = sum(claim.path in report.declared for claim in report.claims) if report.declared else 0
    claims = several(len(report.claims), "claim") + (f" ({declared} declared)" if declared else "")
    line = f"{several(len(report.documents), 'document')}, {claims}: "
    line += ", ".join(counts) if counts else "no findings"
    if waived := report.count(Outcome.WAIVED):
        line += f", {waived} waived"
    if unreadable := len(report.unreadable):
        line += f"; {several(unreadable, 'document')} could not be read"
    return line


def packs_line(report: Report) -> str:
    """Return which packs the rules come from, with their versions; empty where no rules were loaded."""
    return f"rules: {', '.join(visible(pack.titled) for pack in report.packs)}" if report.packs else ""


def _by_claim(findings: Iterable[Verdict]) -> Iterator[Iterator[Verdict]]:
    """Split findings into runs about one claim; a finding about no claim stands alone."""
    for _, group in groupby(findings, key=lambda finding: (finding.claim, finding.claim or finding.location)):
        yield group


def _claim_lines(report: Report, findings: list[Verdict], look: Presentation) -> Iterator[str]:
    by_place: dict[Location, list[Verdict]] = {}
    for finding in findings:
        by_place.setdefault(finding.location, []).append(finding)
    for place, here in by_place.items():
        yield from (_headline(report, finding, look) for finding in here)
        if look.quiet:
            continue
        yield from _evidence(report, place, here[0].severity, look)
        gutter = " " * (len(str(place.end_line)) + 2)
        if place.path in report.declared:
            yield f"{gutter}declared: {visible(_source(report, place.path))}"
        fixes: dict[str, list[str]] = {}
        for finding in here:
            if finding.fix:
                fixes.setdefault(visible(finding.fix), []).append(finding.rule)
        for fix, rules in fixes.items():
            yield f"{gutter}help: {fix}" if len(fixes) == 1 else f"{gutter}help for {', '.join(rules)}: {fix}"
        for related in dict.fromkeys(place for finding in here for place in finding.related):
            yield f"{gutter}see {position(related)}{_related_words(report, related)}"


def _headline(report: Report, verdict: Verdict, look: Presentation) -> str:
    word = verdict.severity if verdict.outcome is Outcome.FAIL else verdict.outcome
    ink = _INKS[verdict.severity] if verdict.outcome is Outcome.FAIL else FAINT
    message = verdict.message if verdict.outcome is Outcome.FAIL else verdict.reason
    rule = " ".join(filter(None, [verdict.rule, report.name_of(verdict.rule)]))
    where = inked(position(verdict.location), BOLD, look)
    said = f": {visible(message)}" if message else ""
    return f"{where}: {inked(word.value, ink, look)} {rule}{said}"


def _evidence(report: Report, place: Location, severity: Severity, look: Presentation) -> Iterator[str]:
    source = report.sources.get(place.path)
    if source is None:  # the place is in a file that is no document of this run
        return
    yield from evidence_lines(source, Span(place.start, place.end), _INKS[severity], look)


def _source(report: Report, path: str) -> str:
    """Return where claims are made that people wrote down, as far as they say."""
    source = next(one.source for one in report.documents if one.path == path)
    return f"the claim was written down by hand, from {source}" if source else "the claim was written down by hand"


def _related_words(report: Report, place: Location) -> str:
    if place.path not in report.sources:
        return ""
    words = visible(report.quote(place.path, Span(place.start, place.end)))
    return f': "{words if len(words) <= _RELATED_COLUMNS else words[: _RELATED_COLUMNS - 1] + "…"}"'


def _other_lines(report: Report, look: Presentation) -> Iterator[str]:
    for verdict in report.verdicts:
        if verdict.outcome in _OTHERS:
            yield _headline(report, verdict, look)


def _statistics(report: Report) -> Iterator[str]:
    counts = Counter((finding.rule, finding.severity) for finding in report.findings)
    size = max((len(str(count)) for count in counts.values()), default=1)
    broad = max((columns(rule) for rule, _ in counts), default=1)
    for (rule, severity), count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        yield f"{count:>{size}}  {severity.value:<7}  {rule:<{broad}}  {report.name_of(rule)}".rstrip()
