"""Fiscal years across the documents of a company: one that says its months tells those of all others."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Claim
    from checker.resolution.standpoints import Standpoint

_CALENDAR = (12, 31)
_TWO_YEARS = re.compile(r"20\d\d[/-](?:20)?\d\d")


class FiscalYear(Struct, frozen=True, order=True):
    """The last day of a company's fiscal years, and how many calendar years after its label one ends."""

    month: int
    day: int
    years_after: int = 0

    def end_of(self, year: int) -> date:
        """Return the last day of the fiscal year that is called after a year."""
        last = year + self.years_after
        leap = (self.month, self.day) == (2, 29) and last % 4 != 0
        return date(last, self.month, 28 if leap else self.day)


def in_one_calendar(points: Sequence[Standpoint]) -> list[Standpoint]:
    """Return the standpoints with the fiscal year of their company, where the labels of its documents have just one."""
    defined: dict[str, set[FiscalYear]] = defaultdict(set)
    for point in points:
        if point.entity is not None:
            defined[point.entity] |= {year for claim in point.claims if (year := _fiscal_year(claim)) is not None}
    return [
        replace(point, fiscal_year=next(iter(years)))
        if len(years := defined.get(point.entity or "", ())) == 1
        else point
        for point in points
    ]


def is_over_two_years(label: str) -> bool:
    """Tell the label of a year that ends in the calendar year after the one it begins in: "2022/23"."""
    return _TWO_YEARS.fullmatch(label) is not None


def _fiscal_year(claim: Claim) -> FiscalYear | None:
    label, end, year = claim.get("fy_label"), claim.get("period_end"), claim.get("period_year")
    is_fiscal = label is not None or is_over_two_years(str(claim.get("period") or ""))
    if not is_fiscal or not isinstance(end, date) or not isinstance(year, int) or (end.month, end.day) == _CALENDAR:
        return None
    return FiscalYear(end.month, end.day, end.year - year)
