"""On which basis a framework is used: "in accordance with", "with reference to", "informed by", an option."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.drafts import Found, found

if TYPE_CHECKING:
    from checker.extraction.clauses import Range
    from checker.extraction.framework_names import StandardHit

IN_ACCORDANCE = re.compile(r"\bin (?:full )?accordance with\b", re.IGNORECASE)
_BASES = (
    ("in_accordance", IN_ACCORDANCE),
    (
        "with_reference",
        re.compile(
            r"\bwith reference to\b|\breferenc(?:es|ing|ed)\b|\bgri[- ]referenced\b|\bby reference to\b", re.IGNORECASE
        ),
    ),
    ("core", re.compile(r"\bcore(?: option| level)?\b", re.IGNORECASE)),
    ("comprehensive", re.compile(r"\bcomprehensive (?:option|level)\b", re.IGNORECASE)),
    ("informed_by", re.compile(r"\b(?:informed|inspired|guided) by\b", re.IGNORECASE)),
    (
        "complies",
        re.compile(r"\bcompl(?:y|ies|ied|iant|iance)\b|\b(?:meets?|satisf(?:y|ies)|fulfil(?:s|led)?)\b", re.IGNORECASE),
    ),
)


def basis_of_use(text: str, hit: StandardHit, clause: Range) -> dict[str, Found]:
    """Return `basis_of_use` from the words in front of the framework, or the option named behind it."""
    low, high = clause
    for name, words in _BASES:
        if name in {"core", "comprehensive"}:
            match = words.search(text, hit.end, min(high + 40, len(text))) if hit.id == "GRI" else None
        else:
            match = words.search(text, max(low, hit.start - 90), hit.start)
        match = match or (words.match(text, hit.start, high) if name == "with_reference" else None)
        if match:
            return {"basis_of_use": found(name, match.span())}
    return {}
