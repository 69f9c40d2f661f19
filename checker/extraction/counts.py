"""Numbers that count people or sites: the size of a workforce, and the sites that a figure covers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker import vocabulary
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
    r"(?:,? (?:in (?:\d+|[a-z]+) countries\b|at (?:the |year|\d)|as (?:of|at) |on \d|in (?:19|20)\d\d|by the end)|[.;]"
    r"|$|, (?:counted|measured|not counting|excluding|including|of wh|[\d,.]+ of (?:them|whom))"
    r"| \([^()]{0,20}(?:headcount|heads|FTE))",
    re.IGNORECASE,
)
_SITES_BEFORE = compiled(
    r"\b(?:at|in|across|of|for|from|within|by|over)(?: all| each)?(?: of)?(?: our| its| the| their| these)?(?: all)? $",
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


def counts_sites(text: str, amount: Amount) -> bool:
    """Tell the number of sites that a figure covers, "at our 22 plants", from a value of its own."""
    is_count = amount.dimension in {"", "count"} and not amount.per
    return (
        is_count
        and _SITES_BEFORE.search(text, max(0, amount.start - 30), amount.start) is not None
        and _sites_after().match(text, amount.number_start) is not None
    )


@cache
def _sites_after() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, vocabulary.terms("coverage_sites")), key=len, reverse=True))
    return re.compile(rf"\d+ (?:[a-z-]+ ){{0,2}}?(?:{words})\b", re.IGNORECASE)
