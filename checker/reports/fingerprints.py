"""What identifies a finding from run to run: its rule and its words, not its line."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from checker.model import Claim, Outcome, Span, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.outcome import Report

_COUNTED = frozenset({Outcome.FAIL, Outcome.WAIVED})


def fingerprints(report: Report) -> Iterator[tuple[Verdict, str]]:
    """Yield every finding with its fingerprint (64 hexadecimal digits).

    Hashed are the rule, the words of the claim (letter case and white space do not count) and which of the findings
    with this rule and these words it is within its document. Inserting lines, renaming the file or waiving others
    changes nothing.
    """
    return ((finding, print_) for finding, print_ in all_fingerprints(report) if finding.outcome is Outcome.FAIL)


def all_fingerprints(report: Report) -> Iterator[tuple[Verdict, str]]:
    """Yield every finding, those that were waived too, with its fingerprint."""
    named = {finding.claim for finding in report.verdicts if finding.outcome in _COUNTED and finding.claim}
    claims: dict[object, Claim] = {}
    for claim in report.claims if named else ():
        if claim.id in named:
            claims[claim.path, claim.id] = claims[claim.id] = claim
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in report.verdicts:
        if finding.outcome not in _COUNTED:
            continue
        own = claims.get((finding.location.path, finding.claim)) or claims.get(finding.claim)
        words = " ".join(_words(report, finding, own).casefold().split())
        ordinal = seen[finding.location.path, finding.rule, words]
        seen[finding.location.path, finding.rule, words] += 1
        yield finding, sha256(f"{finding.rule}\n{words}\n{ordinal}".encode()).hexdigest()


def _words(report: Report, finding: Verdict, claim: Claim | None) -> str:
    if claim is not None:
        return report.quote(claim.path, claim.span)
    place = finding.location
    return report.quote(place.path, Span(place.start, place.end)) if place.path in report.sources else finding.message
