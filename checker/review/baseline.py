"""The baseline: findings that were there when checking began, so that only new ones fail a run.

A finding is known by its file and its fingerprint, which depends on the rule and the words of the claim, not on lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from checker.model import Decision, Outcome, Span
from checker.review.files import line_in, place_in, read_decisions
from checker.review.ruling import Ruling, finding
from checker.review_rules import IDLE_BASELINE, REVIEW_RULES
from checker.yaml_source import YamlSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model import Verdict
    from checker.outcome import Report
    from checker.settings import Settings

_SCHEMA = "baseline.schema.json"
_MOST_WORDS = 80  # characters of a claim's words, for people who read the file
_HEAD = "# Written by `esglint baseline`: findings that do not fail a run. Correct them; the command takes them out.\n"


class Known(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A finding of the baseline."""

    rule: str
    fingerprint: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    words: str = ""  # of its claim, cut; nothing depends on them


class BaselineFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of the file: findings by document, whose paths are relative to the configuration."""

    version: Literal[1] = 1
    findings: Mapping[str, tuple[Known, ...]] = {}


class Baseline(Struct, frozen=True, kw_only=True):
    """A baseline and its file."""

    file: BaselineFile
    source: YamlSource


_Findings = Mapping[str, Mapping[str, Known]]  # by document and fingerprint


class Update(Struct, frozen=True, kw_only=True):
    """The baseline as it is to be, and how many findings stayed, came, went and were left out."""

    text: str
    kept: int
    added: int
    gone: int
    refused: int  # new findings that were not added


def read_baseline(path: Path) -> Baseline:
    """Return the baseline in a file; DecisionsError with all mistakes in it."""
    file, source = read_decisions(path, BaselineFile, _SCHEMA)
    return Baseline(file=file, source=source)


def apply_baseline(report: Report, prints: Sequence[str], baseline: Baseline, settings: Settings) -> Ruling:
    """Return which findings are in the baseline, and which of its entries match nothing.

    `prints` are the fingerprints of the findings, in their order.
    """
    met: set[tuple[str, str]] = set()
    decisions: dict[int, Decision] = {}
    lines = {
        (path, one.fingerprint): ("findings", path, index)
        for path, known in baseline.file.findings.items()
        for index, one in enumerate(known)
    }
    failed = [index for index, verdict in enumerate(report.verdicts) if verdict.outcome is Outcome.FAIL]
    for index, fingerprint in zip(failed, prints, strict=True):
        key = (settings.relative(Path(report.verdicts[index].location.path)), fingerprint)
        if key in lines:
            met.add(key)
            decisions[index] = Decision(by="baseline", place=line_in(baseline.source, lines[key]))
    findings = []
    for document in report.documents:
        path = settings.relative(Path(document.path))
        known = baseline.file.findings.get(path, ()) if document not in report.unreadable else ()
        idle = [one for one in known if one.rule in report.rules and (path, one.fingerprint) not in met]
        if idle:
            entries = f"{len(idle)} {'entry' if len(idle) == 1 else 'entries'}"
            message = f"{entries} of the baseline for {path} match{'es' if len(idle) == 1 else ''} no finding any more"
            at = place_in(baseline.source, lines[path, idle[0].fingerprint])
            findings.append(finding(IDLE_BASELINE, message, at))
    return Ruling(decisions=decisions, findings=tuple(findings))


def updated_baseline(
    report: Report, prints: Iterable[tuple[Verdict, str]], settings: Settings, *, grow: bool
) -> Update:
    """Return the baseline after a run: what is gone is taken out, what is new only added where it may grow.

    Without an old one everything is new and is added. What a run did not ask (a document that it did not read, a rule
    that it left out) stays; a document that does not exist any more goes.
    """
    place = settings.decisions.baseline
    old = read_baseline(place).file if place and place.exists() else None
    found: dict[str, dict[str, Known]] = {}
    for verdict, fingerprint in prints:
        if verdict.rule in REVIEW_RULES:  # decisions are no old sins
            continue
        path = settings.relative(Path(verdict.location.path))
        one = Known(rule=verdict.rule, fingerprint=fingerprint, words=_words(report, verdict))
        found.setdefault(path, {})[fingerprint] = one
    before = (
        {} if old is None else {path: {one.fingerprint: one for one in old.findings[path]} for path in old.findings}
    )
    read = {settings.relative(Path(one.path)) for one in report.documents if one not in report.unreadable}
    after: dict[str, dict[str, Known]] = {}
    for path in sorted(found.keys() | before.keys()):
        now, then = found.get(path, {}), before.get(path, {})
        kept = {
            print_: now.get(print_, one)
            for print_, one in then.items()
            if print_ in now or _is_unasked(one, path, read, report, settings)
        }
        after[path] = now | kept if grow or old is None else kept
    return _told(before, found, after, as_json=place is not None and place.suffix == ".json")


def _is_unasked(one: Known, path: str, read: set[str], report: Report, settings: Settings) -> bool:
    if path in read:
        return one.rule not in report.rules
    return (settings.folder / path).exists()


def _told(before: _Findings, found: _Findings, after: _Findings, *, as_json: bool) -> Update:
    then, now, written = ({(path, one) for path in each for one in each[path]} for each in (before, found, after))
    return Update(
        text=_written(after, as_json=as_json),
        kept=len(written & then),
        added=len(written - then),
        gone=len(then - written),
        refused=len(now - then - written),
    )


def _written(findings: _Findings, *, as_json: bool) -> str:
    """Return the text of a baseline: the same for the same findings."""
    listed = {
        path: sorted(
            map(msgspec.to_builtins, known.values()), key=lambda one: (one["rule"], one["words"], one["fingerprint"])
        )
        for path, known in sorted(findings.items())
        if known
    }
    content = {"version": 1, "findings": listed}
    if as_json:
        return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"
    import yaml  # noqa: PLC0415 - only to write

    text: str = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=1000)
    return _HEAD + text


def _words(report: Report, verdict: Verdict) -> str:
    at = verdict.location
    words = " ".join(report.quote(at.path, Span(at.start, at.end)).split()) if at.path in report.sources else ""
    return words if len(words) <= _MOST_WORDS else words[: _MOST_WORDS - 1] + "…"
