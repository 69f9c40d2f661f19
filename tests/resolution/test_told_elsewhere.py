"""What a target leaves out and another telling of it says."""

from __future__ import annotations

import pytest

from checker.resolution import resolve
from tests.resolution.readings_at_hand import read_text


def targets(text):
    return [claim for claim in resolve([read_text(text)]) if claim.kind == "target"]


def test_a_deadline_said_once_holds_for_the_same_target():
    text = (
        "We will match 100% of our electricity with renewable electricity by 2027.\n\n## More\n\n"
        "We set two goals, one of which is to use 100% renewable electricity."
    )
    assert [claim.get("target_year") for claim in targets(text)] in ([2027, 2027], [2027])


@pytest.mark.parametrize(
    "other", ["We will use 80% renewable electricity by 2027.", "We will recycle 100% of our waste by 2027."]
)
def test_another_level_or_metric_says_nothing(other):
    last = targets(f"{other}\n\n## More\n\nOur goal is to use 100% renewable electricity.")[-1]
    assert last.get("target_year") is None


def test_a_total_stands_in_a_table_of_scopes():
    text = "| t CO2e | 2023 |\n|---|---|\n| Scope 1 emissions | 18 |\n| Scope 2 emissions | 25 |\n| Corporate emissions | 99 |"
    totals = [c for c in resolve([read_text(text)]) if c.get("metric") == "ghg.total.unspecified"]
    assert all(claim.get("table_scopes") == (1, 2) for claim in totals)
    assert totals
