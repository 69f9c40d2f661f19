"""What people already decided, laid over the verdicts of a run."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Outcome, Severity, Verdict
from checker.outcome import Report, in_reading_order
from checker.review.baseline import Baseline, apply_baseline, read_baseline
from checker.review.comments import apply_comments
from checker.review.evidence import Evidence, judge_evidence, read_evidence
from checker.review.files import DecisionsError
from checker.review.matching import Claims
from checker.review.revisions import Revision, open_revision
from checker.review.ruling import Ruling, in_words
from checker.review.waivers import Waiver, apply_waivers, read_waivers
from checker.review_rules import REVIEW_RULES, is_ignored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from checker.errors import Mistake
    from checker.model import Decision
    from checker.settings import Settings

Content = TypeVar("Content")


class Written(Struct, frozen=True, kw_only=True):
    """What people wrote down before the run."""

    waivers: tuple[Waiver, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    baseline: Baseline | None = None
    revision: Revision | None = None  # the documents are compared with
    known: frozenset[str] = frozenset()  # the ids of all rules, asked or not


def read_written(settings: Settings, known: Iterable[str]) -> Written:
    """Return what the files hold that the settings name; DecisionsError with the mistakes of all of them.

    `known` are the ids of all rules.
    """
    decisions, ids = settings.decisions, frozenset(known)
    waivers, evidence, baseline = decisions.waivers, decisions.evidence, decisions.baseline
    mistakes: list[Mistake] = []
    written = Written(
        known=ids,
        revision=open_revision(decisions.changed_since, settings.folder)
        if decisions.changed_since is not None
        else None,
        waivers=_read(lambda: read_waivers(waivers, ids), mistakes) or () if waivers else (),
        evidence=_read(lambda: read_evidence(evidence, settings.folder), mistakes) or () if evidence else (),
        baseline=_read(lambda: read_baseline(baseline), mistakes) if baseline else None,
    )
    if mistakes:
        raise DecisionsError(tuple(mistakes))
    return written


def _read(read: Callable[[], Content], mistakes: list[Mistake]) -> Content | None:
    try:
        return read()
    except DecisionsError as error:
        mistakes += error.mistakes
        return None


def review(report: Report, written: Written, settings: Settings, prints: Sequence[str]) -> Report:
    """Return the report with the verdicts that comments, waivers and the baseline waive, and with what is wrong there.

    `prints` are the fingerprints of the findings, in their order.
    """
    rulings = tuple(_rulings(report, written, settings, prints))
    if not any(ruling.decisions or ruling.findings for ruling in rulings):
        return report
    decided: dict[int, Decision] = {}
    for ruling in rulings:
        decided = {**ruling.decisions, **decided}  # the first one to decide gives the reason
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


def _rulings(report: Report, written: Written, settings: Settings, prints: Sequence[str]) -> Iterator[Ruling]:
    """Yield what each source decides."""
    yield apply_comments(report, written.known)
    if written.waivers or written.evidence:
        claims, day = Claims(report, settings), settings.decisions.today or date.max
        yield apply_waivers(report, written.waivers, claims, day)
        yield Ruling(findings=judge_evidence(written.evidence, claims, settings.folder, day))
    if written.baseline:
        failed = (index for index, verdict in enumerate(report.verdicts) if verdict.outcome is Outcome.FAIL)
        yield apply_baseline(report, dict(zip(failed, prints, strict=True)), written.baseline, settings)


def _weighed(finding: Verdict, settings: Settings) -> Verdict | None:
    """Return a finding at the severity that the configuration gives its rule, None where it is switched off."""
    given = settings.severities_of(Path(finding.location.path)).get(finding.rule)
    if given == "off" or is_ignored(finding.rule, settings.ignore):
        return None
    return replace(finding, severity=Severity(given)) if given else finding
