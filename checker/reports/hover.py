"""What an editor shows over a place: the rules that found something there, and the claims as they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Span
from checker.reports.tables import marked
from checker.reports.values import plain_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.model import Claim, Verdict
    from checker.outcome import Report

_LONGEST_QUOTE = 120  # characters


def hover_markdown(report: Report, path: str, offset: int, page: Callable[[str], str]) -> tuple[str, Span] | None:
    """Return what is known of a character of a document, and the words it is known of; None where nothing is.

    `page` returns the address of a rule's page, "" where it has none.
    """
    findings = [
        verdict
        for verdict in report.findings
        if verdict.location.path == path and verdict.location.start <= offset < verdict.location.end
    ]
    named = {finding.claim for finding in findings}
    claims = [one for one in report.claims if one.path == path and (one.id in named or _mention(one, offset))]
    parts = [_rule(report, finding, page(finding.rule)) for finding in findings]
    parts += [_claim(report, claim) for claim in claims]
    if not parts:
        return None
    place = findings[0].location if findings else None
    span = Span(place.start, place.end) if place else _mention(claims[0], offset)
    return "\n\n---\n\n".join(parts), span or claims[0].span


def _mention(claim: Claim, offset: int) -> Span | None:
    return next((one.span for one in claim.mentions if one.span.start <= offset < one.span.end), None)


def _rule(report: Report, finding: Verdict, page: str) -> str:
    rule = report.rules[finding.rule]
    name = f"[{rule.id}](<{page}>)" if page else rule.id
    paragraphs = [f"**{name} {marked(rule.name)}** ({finding.severity.value}): {marked(finding.message)}"]
    paragraphs += [marked(" ".join(text.split())) for text in (rule.why, finding.fix) if text]
    if rule.references:
        paragraphs.append("*" + "; ".join(marked(reference) for reference in rule.references) + "*")
    return "\n\n".join(paragraphs)


def _claim(report: Report, claim: Claim) -> str:
    return "\n".join([f"**Read as {marked(claim.kind)}:** {_quote(report, claim)}", "", *_slots(claim)]).rstrip()


def _slots(claim: Claim) -> Iterator[str]:
    for name, slot in claim.slots.items():
        yield f"- {marked(name)}: {marked(plain_value(slot.value))}"


def _quote(report: Report, claim: Claim) -> str:
    words = " ".join(report.quote(claim.path, claim.span).split())
    return marked(f"“{words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + '…'}”")
