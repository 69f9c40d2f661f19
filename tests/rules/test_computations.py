"""What a finding computes, in words."""

from __future__ import annotations

import pytest

from checker.rules.computations import computation
from tests.rules.claims_at_hand import quantity as q


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        (
            {"base_value": q("1200", "kt"), "value": q("1050", "kt"), "change_value": q("20", "%")},
            "1,200 kt → 1,050 kt is −12.5 %, stated 20%",
        ),
        (
            {"base_value": q("30", "%"), "value": q("36", "%"), "change_value": q("9", "pp")},
            "30% → 36% is +6.0 percentage points, stated 9 pp",
        ),
        (
            {"base_value": q("30", "%"), "value": q("36", "%"), "change_value": q("6", "%")},
            "30% → 36% is +20.0 % (+6.0 percentage points), stated 6%",
        ),
        (
            {"base_value": q("0", "t"), "value": q("5", "t"), "change_value": q("9", "%")},
            "0 t → 5 t is +5.0 t, stated 9%",
        ),
        (
            {
                "value": q("90", "t"),
                "changed_from": (q("100", "t"), q("120", "t")),
                "stated_changes": (q("-10", "%"), q("-45", "%")),
            },
            "120 t → 90 t is −25.0 %, stated -45%",
        ),
        (
            {"value": q("390", "GWh"), "parts": (q("210", "GWh"), q("120000", "MWh"))},
            "210 GWh + 120,000 MWh is 330 GWh, stated 390 GWh",
        ),
        ({"parts": (q("40", "%"), q("70", "%"))}, "40% + 70% is 110%, not 100%"),
        ({"value": q("90", "t")}, ""),
        ({}, ""),
    ],
)
def test_the_computation_is_told_in_words(slots, words):
    assert computation(slots.get) == words
