"""What findings about decisions are called: waivers, comments, evidence and the baseline, described as rules are.

They are no rules of a pack: nothing in a document fails or passes them, but what people wrote about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Severity
from checker.outcome import RuleDescription

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FAMILY = "REV"
EXPIRED_WAIVER = "REV001"
VOID_WAIVER = "REV002"
IDLE_WAIVER = "REV003"
UNCLEAR_COMMENT = "REV004"
IDLE_COMMENT = "REV005"
MISSING_EVIDENCE = "REV006"
CHANGED_EVIDENCE = "REV007"
EXPIRED_EVIDENCE = "REV008"
IDLE_EVIDENCE = "REV009"
IDLE_BASELINE = "REV010"


def _described(rule: str, name: str, severity: Severity, summary: str, why: str, fix: str) -> RuleDescription:
    return RuleDescription(
        id=rule, name=name, severity=severity, summary=summary, why=why, fix=fix, family="review", pack="esglint"
    )


_RULES = (
    _described(
        EXPIRED_WAIVER,
        "waiver-is-in-force",
        Severity.WARNING,
        "A waiver is used between the day it was created and the day it expires.",
        "An exception has an end. After it the finding counts again, and whoever granted the exception decides anew.",
        "Correct the claim, or have the exception decided again and write down the new dates.",
    ),
    _described(
        VOID_WAIVER,
        "waiver-fits-its-claim",
        Severity.WARNING,
        "The claim that a waiver was given for still reads as it did then.",
        "Somebody accepted these words, not the ones that came after them.",
        "Have the new words decided on: `esglint waive RULE FILE:LINE` prints the entry for them.",
    ),
    _described(
        IDLE_WAIVER,
        "waiver-is-needed",
        Severity.INFO,
        "A waiver is about a finding that there is.",
        "What nobody needs any more hides what is still excepted.",
        "Take the entry out.",
    ),
    _described(
        UNCLEAR_COMMENT,
        "comment-gives-a-reason",
        Severity.WARNING,
        "A comment that ignores rules names them and gives a reason; without both it does nothing.",
        "An exception without a reason cannot be reviewed, and a misspelt rule would be ignored in silence.",
        'Write it as "esglint: ignore RULE: reason"; several rules are separated by commas.',
    ),
    _described(
        IDLE_COMMENT,
        "comment-is-needed",
        Severity.INFO,
        "A comment that ignores rules stands before, or in, a block with such findings.",
        "What nobody needs any more hides what is still excepted.",
        "Take the comment out, or the rules that it names in vain.",
    ),
    _described(
        MISSING_EVIDENCE,
        "evidence-is-there",
        Severity.ERROR,
        "A file that a claim rests on is in the repository.",
        "Nobody can look up what is not there.",
        "Put the file back, or name the one that took its place.",
    ),
    _described(
        CHANGED_EVIDENCE,
        "evidence-is-unchanged",
        Severity.ERROR,
        "A file that a claim rests on is the one that was looked at.",
        "What was compared with the claim is another file than the one that is there now.",
        "Compare the claim with the file again, then write down its new digest.",
    ),
    _described(
        EXPIRED_EVIDENCE,
        "evidence-is-valid",
        Severity.WARNING,
        "Evidence is used until the day it is valid for.",
        "Certificates, assessments and measurements speak for a time.",
        "Get newer evidence, or take the claim out.",
    ),
    _described(
        IDLE_EVIDENCE,
        "evidence-is-for-a-claim",
        Severity.INFO,
        "Evidence is about a claim that there is.",
        "Where the words of a claim change, somebody has to look whether the evidence still supports them.",
        "Give the entry the claim's new words, or take it out.",
    ),
    _described(
        IDLE_BASELINE,
        "baseline-is-needed",
        Severity.INFO,
        "The baseline holds findings that there are.",
        "What was put right must not come back unseen.",
        "Run `esglint baseline`: it takes out what is gone and adds nothing.",
    ),
)
REVIEW_RULES: Mapping[str, RuleDescription] = {rule.id: rule for rule in _RULES}


def is_ignored(rule: str, codes: Iterable[str]) -> bool:
    """Tell whether codes that are ignored, ids or families, mean one of these rules."""
    return any(code in {rule, FAMILY} for code in codes)


def is_about_decisions(code: str) -> bool:
    """Tell whether a code, an id or a family, means rules of this page and not of a pack."""
    return code == FAMILY or code in REVIEW_RULES
