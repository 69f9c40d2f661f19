"""Fiscal years across documents: what one report says of its months holds for the company's other texts."""

from __future__ import annotations

from datetime import date

import pytest

from checker.resolution.fiscal_years import FiscalYear
from tests.cross_document.sets_at_hand import findings

RELEASE = "Halden Foods Ltd press release\n\nPerth, 20 August 2024 - Halden Foods Ltd used {} MWh of electricity in fiscal 2024.\n"
REPORT = "# Halden Foods Ltd\n\nPublished 20 August 2024. {}\n\n| | FY2023 | FY2024 |\n|---|---|---|\n| Electricity consumption (MWh) | 5,310 | 5,002 |\n"
DEFINED = "FY2024 is the year from 1 July 2023 to 30 June 2024."


@pytest.mark.parametrize(("told", "expected"), [("5,002", 0), ("5,902", 1)])
def test_a_report_tells_the_months_of_a_release(told, expected):
    found = findings({"a.md": REPORT.format(DEFINED), "b.txt": RELEASE.format(told)})
    assert [one.split()[0] for one in found] == ["XDC001"] * expected


@pytest.mark.parametrize(
    ("year", "label", "last"),
    [
        (FiscalYear(6, 30), 2024, date(2024, 6, 30)),
        (FiscalYear(3, 31, 1), 2023, date(2024, 3, 31)),
        (FiscalYear(2, 29), 2023, date(2023, 2, 28)),
        (FiscalYear(2, 29), 2024, date(2024, 2, 29)),
    ],
)
def test_a_fiscal_year_ends_on_the_same_day_each_year(year, label, last):
    assert year.end_of(label) == last
