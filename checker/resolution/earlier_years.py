"""From which year a change is counted: one that is named, the year before, or the year before unless it says more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.model import Origin

if TYPE_CHECKING:
    from checker.model import Claim

_YEAR_BEFORE = re.compile(
    r"\b(?:(?:previous|prior|preceding|last) (?:\w+ )?year|year before|a year|year[- ](?:on|over|by)[- ]year|y-o-y"
    r"|yoy)\b",
    re.IGNORECASE,
)


def changed_since(claim: Claim, until: str, *, has_base: bool) -> int | None:
    """Return the year that a change up to `until` is counted from; `has_base`: the document has a base year for all."""
    year, compared, period = claim.get("base_year"), claim.get("comparator_period"), claim.slots.get("period")
    if isinstance(year, int):
        return year
    if not until:
        return None
    if isinstance(compared, str):
        return int(until[:4]) - 1 if _YEAR_BEFORE.search(compared) else None
    is_told = period is not None and period.origin is Origin.HERE and not has_base
    is_of_one_year = is_told and re.fullmatch(r"(?:FY ?)?\d{2,4}", str(claim.get("period"))) is not None
    return int(until[:4]) - 1 if is_of_one_year else None
