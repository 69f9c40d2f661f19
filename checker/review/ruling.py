"""What a source of decisions says of the verdicts of a run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Decision, Location, Outcome, Verdict
from checker.review_rules import REVIEW_RULES

if TYPE_CHECKING:
    from checker.model import Claim


class Ruling(Struct, frozen=True, kw_only=True):
    """Which findings are waived, and what is to be said about the decisions themselves."""

    decisions: Mapping[int, Decision] = {}  # by index into the verdicts of the report
    findings: tuple[Verdict, ...] = ()


def finding(
    rule: str, message: str, at: Location, *, claim: Claim | None = None, related: tuple[Location, ...] = ()
) -> Verdict:
    """Return a finding about a decision, at the severity and with the remedy that its rule has."""
    described = REVIEW_RULES[rule]
    return Verdict(
        rule=rule,
        claim=claim.id if claim else "",
        outcome=Outcome.FAIL,
        severity=described.severity,
        message=message,
        fix=described.fix,
        location=at,
        related=related,
    )


def in_words(decision: Decision) -> str:
    """Return a decision as the reason of a verdict."""
    if decision.by == "baseline":
        return "in the baseline"
    if decision.by == "comment":
        return f"ignored in line {decision.place.rpartition(':')[2]}: {decision.reason}"
    until = decision.expires.isoformat() if decision.expires else ""
    return f"waived by {decision.owner} until {until}: {decision.reason}"
