from __future__ import annotations

import pytest

from checker.reports.html_page.words import reason_words, titled
from checker.written_names import written


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sbti-status-is-precise", "SBTi status is precise"),
        ("cdp-rating-names-its-year", "CDP rating names its year"),
        ("iso-standard-is-certifiable", "ISO standard is certifiable"),
        ("ghg_scopes", "GHG scopes"),
        ("scope2_method", "Scope 2 method"),
        ("us-seal-conveys-basis", "US seal conveys basis"),
        ("press-release", "press release"),
        ("base_year", "base year"),
    ],
)
def test_acronyms_are_written_as_the_field_writes_them(name, expected):
    assert written(name) == expected


def test_titles_begin_with_a_capital_and_reasons_hold_no_underscores():
    assert titled("press-release") == "Press release"
    assert titled("sbti-status-is-precise") == "SBTi status is precise"
    assert reason_words("sbti_status is unknown") == "SBTi status is unknown"
