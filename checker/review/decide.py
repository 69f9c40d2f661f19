"""What people already decided, laid over the verdicts of a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.errors import DecisionsError, MistakesError
from checker.model import Outcome, Severity, Verdict
from checker.reading_order import in_reading_order
from checker.review.comments import apply_comments
from checker.review.revisions import Revision, open_revision
from checker.review.ruling import Ruling, in_words
from checker.review_rules import REVIEW_RULES, is_ignored

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.errors import Mistake
    from checker.model import Decision
    from checker.outcome import Report
    from checker.settings import Settings

Source = Callable[["Report", Sequence[str]], Ruling]  # a report and the fingerprints of its findings, in their order


class Written(Struct, frozen=True, kw_only=True):
    """What people wrote down before the run: it decides once there are findings."""

    sources: tuple[Source, ...] = ()  # the first one to decide about a finding gives the reason
    revision: Revision | None = None  # the documents are compared with


def read_written(settings: Settings, known: Iterable[str]) -> Written:
    """Return what the files hold that the settings name; DecisionsError with the mistakes of all of them.

    `known` are the ids of all rules. What a user does not have is not imported.
    """
    ids, decisions = frozenset(known), settings.decisions
    mistakes: list[Mistake] = []
    sources: list[Source] = [lambda report, _: apply_comments(report, ids)]
    files = ((decisions.waivers, _waivers), (decisions.evidence, _evidence), (decisions.baseline, _baseline))
    for path, read in files:
        if path is not None:
            try:
                sources.append(read(path, settings, ids))
            except MistakesError as error:
                mistakes += error.mistakes
    if mistakes:
        raise DecisionsError(tuple(mistakes))
    since = decisions.changed_since
    return Written(sources=tuple(sources), revision=None if since is None else open_revision(since, settings.folder))


def review(report: Report, written: Written, settings: Settings, prints: Sequence[str]) -> Report:
    """Return the report with the verdicts that comments, waivers and the baseline waive, and with what is wrong there.

    `prints` are the fingerprints of the findings, in their order; where there is a baseline.
    """
    rulings = [source(report, prints) for source in written.sources]
    if not any(ruling.decisions or ruling.findings for ruling in rulings):
        return report
    decided: dict[int, Decision] = {}
    for ruling in rulings:
        decided = {**ruling.decisions, **decided}
    verdicts = [
        replace(verdict, outcome=Outcome.WAIVED, decision=decided[index], reason=in_words(decided[index]))
        if index in decided
        else verdict
        for index, verdict in enumerate(report.verdicts)
    ]
    found = [weighed for ruling in rulings for one in ruling.findings if (weighed := _weighed(one, settings))]
    return replace(
        report,
        verdicts=in_reading_order([*verdicts, *found], report.claims, report.documents),
        rules={**report.rules, **{rule: REVIEW_RULES[rule] for rule in sorted({one.rule for one in found})}},
    )


def _waivers(path: Path, settings: Settings, known: frozenset[str]) -> Source:
    from checker.review.matching import Claims  # noqa: PLC0415
    from checker.review.waivers import apply_waivers, read_waivers  # noqa: PLC0415

    waivers = read_waivers(path, known)
    return lambda report, _: apply_waivers(report, waivers, Claims(report, settings), _day(settings))


def _evidence(path: Path, settings: Settings, known: frozenset[str]) -> Source:  # noqa: ARG001 - as `_waivers`
    from checker.review.evidence import judge_evidence, read_evidence  # noqa: PLC0415
    from checker.review.matching import Claims  # noqa: PLC0415

    evidence = read_evidence(path, settings.folder)
    return lambda report, _: judge_evidence(evidence, Claims(report, settings), settings.folder, _day(settings))


def _baseline(path: Path, settings: Settings, known: frozenset[str]) -> Source:  # noqa: ARG001 - as `_waivers`
    from checker.review.baseline import apply_baseline, read_baseline  # noqa: PLC0415

    baseline = read_baseline(path)
    return lambda report, prints: apply_baseline(report, prints, baseline, settings)


def _day(settings: Settings) -> date:
    """Return the day that waivers and evidence are judged by; where nobody gave one, nothing is in force."""
    return settings.decisions.today or date.max


def _weighed(finding: Verdict, settings: Settings) -> Verdict | None:
    """Return a finding at the severity that the configuration gives its rule, None where it is switched off."""
    given = settings.severities_of(Path(finding.location.path)).get(finding.rule)
    if given == "off" or is_ignored(finding.rule, settings.ignore):
        return None
    return replace(finding, severity=Severity(given)) if given else finding
