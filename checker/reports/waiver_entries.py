"""Findings as entries of waivers.yaml, with blanks for what only people can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from checker.model import Verdict
    from checker.outcome import Report


def waiver_entries(report: Report, findings: Iterable[Verdict], path: str, day: date) -> str:
    """Return an entry for each claim that findings of one document are about; `path` is the document's, for a pattern.

    A name without a folder would be met in any folder, so it is written as one in this folder.
    """
    claims = {(claim.path, claim.id): claim for claim in report.claims}
    named = {(one.location.path, one.claim, one.rule): one for one in findings}
    documents = path if "/" in path else f"./{path}"
    entries = []
    for finding in named.values():
        claim = claims[finding.location.path, finding.claim]
        lines = [
            f"  - rule: {finding.rule}",
            f'    claim: "{claim.id}"',
            f"    quote: {_quoted(report.quote(claim.path, claim.span))}",
            f"    documents: {_quoted(documents)}",
            "    reason:",
            "    owner:",
            f"    created: {day.isoformat()}",
            "    expires:",
        ]
        entries.append("".join(f"{line}\n" for line in lines))
    return "".join(entries)


def _quoted(text: str) -> str:
    """Return a text as YAML in double quotes, on one line."""
    import yaml  # noqa: PLC0415 - one use

    written: str = yaml.safe_dump(" ".join(text.split()), default_style='"', allow_unicode=True, width=10**9)
    return written.strip()
