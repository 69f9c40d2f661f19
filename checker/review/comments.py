"""Comments in documents: `esglint: ignore TGT001, TGT005: reason` waives findings in one block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Decision, Location, Outcome, Span
from checker.outcome import Status
from checker.review.ruling import Ruling, finding
from checker.review_rules import IDLE_COMMENT, REVIEW_RULES, UNCLEAR_COMMENT
from checker.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Document, Remark, Verdict
    from checker.outcome import Report

_FORM = re.compile(r"ignore\b(?P<rules>[^:]{0,500})(?::(?P<reason>.*))?", re.IGNORECASE | re.DOTALL)


class Comment(Struct, frozen=True, kw_only=True):
    """A comment that waives findings: of these rules, in this range of its document."""

    at: Location
    rules: tuple[str, ...]
    reason: str
    within: Span | None  # the block; None where there is none to work for


def apply_comments(report: Report, known: frozenset[str]) -> Ruling:
    """Return which findings comments waive, and which comments say too little or waive nothing.

    `known` are the ids of all rules.
    """
    decisions: dict[int, Decision] = {}
    findings: list[Verdict] = []
    checked = {outcome.path for outcome in report.documents if outcome.status is Status.CHECKED}
    remarked = [path for path in report.with_remarks if path in checked]
    failures: dict[str, list[tuple[int, Verdict]]] = {path: [] for path in remarked}
    for index, verdict in enumerate(report.verdicts if remarked else ()):
        if verdict.outcome is Outcome.FAIL and verdict.location.path in failures:
            failures[verdict.location.path].append((index, verdict))
    for path, failed in failures.items():
        document = report.sources[path]
        for remark in document.remarks:
            comment = _understood(remark, document, known)
            if not isinstance(comment, Comment):
                findings.append(comment)
                continue
            met = [(index, verdict.rule) for index, verdict in failed if _is_met(verdict, comment)]
            decision = Decision(by="comment", reason=comment.reason, place=f"{document.path}:{comment.at.line}")
            decisions |= {index: decision for index, _ in met if index not in decisions}
            idle = [rule for rule in comment.rules if rule in report.rules and rule not in {rule for _, rule in met}]
            if idle:
                message = f"the comment ignores {', '.join(idle)}, and its block has no such finding"
                findings.append(finding(IDLE_COMMENT, message, comment.at))
    return Ruling(decisions=decisions, findings=tuple(findings))


def _is_met(verdict: Verdict, comment: Comment) -> bool:
    within = comment.within
    return verdict.rule in comment.rules and within is not None and within.start <= verdict.location.start < within.end


def _understood(remark: Remark, document: Document, known: frozenset[str]) -> Comment | Verdict:
    """Return what a comment asks for, or the finding that it does not say it."""
    at = document.place(remark.span)
    form = _FORM.fullmatch(remark.words)
    if form is None:
        return finding(UNCLEAR_COMMENT, f'the comment "esglint: {remark.words}" is not understood', at)
    rules = tuple(dict.fromkeys(rule for rule in re.split(r"[\s,]+", form["rules"]) if rule))
    unclear = next(_objections(rules, (form["reason"] or "").strip(), known), None)
    if unclear:
        return finding(UNCLEAR_COMMENT, unclear, at)
    within = document.blocks[remark.block].extent if remark.block is not None else None
    return Comment(at=at, rules=rules, reason=form["reason"].strip(), within=within)


def _objections(rules: tuple[str, ...], reason: str, known: frozenset[str]) -> Iterator[str]:
    if not rules:
        yield "the comment names no rule, so it ignores nothing"
    for rule in rules:
        if rule in REVIEW_RULES:
            yield f"the comment names {rule}, which cannot be ignored by a comment"
        elif rule not in known:
            hint = did_you_mean(rule, known)
            yield f'the comment names "{rule}", and there is no such rule' + (f": {hint}" if hint else "")
    if not reason:
        yield f"the comment gives no reason, so {', '.join(rules)} is not ignored"
