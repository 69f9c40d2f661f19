"""The size of a workforce, told from people who did something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from checker.extraction.quantities import Amount

_EMPLOYED = compiled(
    r"\b(?:(?P<employed>employ(?:s|ed)|(?:workforce|headcount|staff) of)|had|has|have)"
    r"(?: (?:about|around|some|nearly|over|more than|roughly|approximately|a total of))? $",
    re.IGNORECASE,
)
_STAFF = compiled(r"\b(?:employees|staff|colleagues|workers|team members)$", re.IGNORECASE)
_HEADS_AFTER = compiled(
    r"(?: (?:worldwide|globally|in total|overall))?"
    r"(?:,? (?:at (?:the |year)|as (?:of|at) |on \d|in (?:19|20)\d\d|by the end)|[.;]|$)",
    re.IGNORECASE,
)


def counts_employees(text: str, amount: Amount) -> bool:
    """Tell the size of a workforce, "employed 5,600 people in 2023", from those who did something."""
    if amount.quantity.unit != "persons" or not _HEADS_AFTER.match(text, amount.end):
        return False
    verb = _EMPLOYED.search(text, max(0, amount.number_start - 40), amount.start)
    return verb is not None and (
        verb["employed"] is not None or _STAFF.search(text, amount.start, amount.end) is not None
    )
