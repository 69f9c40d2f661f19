"""Verdicts: what one rule says of one claim."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from checker.model.documents import Location


class Outcome(StrEnum):
    """What one rule says of one claim."""

    PASS = "pass"  # noqa: S105 - not a password
    FAIL = "fail"
    WAIVED = "waived"
    NOT_EVALUATED = "not-evaluated"
    NOT_APPLICABLE = "not-applicable"


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


Weight = Literal["error", "warning", "info", "off"]  # what is set for a rule; off: it is not asked


class Decision(Struct, frozen=True, kw_only=True):
    """What somebody decided about a finding: a comment in the document, a waiver, or its place in the baseline."""

    by: Literal["comment", "waiver", "baseline"]
    reason: str = ""  # as it was given
    place: str = ""  # where it is written down: "waivers.yaml:12"
    owner: str = ""
    approver: str = ""
    created: date | None = None
    expires: date | None = None  # the last day on which it holds


class Verdict(Struct, frozen=True, kw_only=True):
    """One rule on one claim; a verdict that failed is a finding."""

    rule: str
    claim: str
    outcome: Outcome
    severity: Severity
    message: str = ""
    fix: str = ""
    location: Location
    related: tuple[Location, ...] = ()
    missing: tuple[str, ...] = ()  # slots that were asked for
    reason: str = ""  # why it was not evaluated, or was waived
    decision: Decision | None = None  # that waived it


class Judged(Struct, frozen=True, kw_only=True):
    """Verdicts on the claims of one document, in reading order."""

    verdicts: tuple[Verdict, ...] = ()
    starts: tuple[int, ...] = ()  # of each: where its claim begins in the document
    left_out: Mapping[Outcome, int] = {}  # how many others there are that nobody asked to see
