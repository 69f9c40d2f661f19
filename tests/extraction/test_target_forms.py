"""Changes and levels, counts and shares: what a number aimed at is."""

from __future__ import annotations

from datetime import date

import pytest

from checker.extraction.targets import read_targets
from checker.model import Facts
from tests.extraction.claims_at_hand import read

DATED = Facts(entity="Brook Mills plc", published=date(2024, 4, 19))
UNDATED = Facts(entity="Brook Mills plc")


def targets(text, facts=DATED):
    return [
        (claim.slots["target_form"], claim.slots["target_value"], claim.slots.get("target_year"), claim.slots.get("base_year"))
        for claim in read(read_targets, text, facts)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We will cut emissions by 30% by 2030 and 50% by the end of 2040, compared to 2018.", [("change", "30 %", 2030, 2018), ("change", "50 %", 2040, 2018)]),
        ("Reduce Scope 1, 2, and 3 emissions by 50%, 40% and 30% respectively by 2031 vs. 2018.", [("change", "50 %", 2031, 2018), ("change", "40 %", 2031, 2018), ("change", "30 %", 2031, 2018)]),
        ("We aim to lower emissions to 60% of 2019 levels by 2031.", [("level", "60 %", 2031, 2019)]),
        ("We aim to bring emissions to half of what they were in 2015 by 2031.", [("level", "50 %", 2031, 2015)]),
        ("30% by fiscal 2032 (compared to fiscal 2021)", [("change", "30 %", 2032, 2021)]),
        ("Our target for 2032: 4 million t CO2e (compared to FY2019)", [("level", "4000000 tCO2e", 2032, 2019)]),
        ("Reach a 20% reduction in emissions by 2031 compared to the 2019 level of 792 kt CO2e.", [("change", "20 %", 2031, 2019)]),
        ("We will cut emissions by 15% by 2031 from our baseline of 2019 through at least 50% renewable electricity.", [("change", "15 %", 2031, 2019), ("level", "50 %", 2031, None)]),
        ("We will reduce emissions by 20% within five years.", [("change", "20 %", 2029, None)]),
        ("We will reduce emissions by 20% over the next decade.", [("change", "20 %", 2034, None)]),
        ("We will reduce emissions by 20% by the close of this decade.", [("change", "20 %", 2030, None)]),
        ("Reduce water use by 20% by2031 (baseline: no earlier than 2019).", [("change", "20 %", 2031, 2019)]),
        ("Reduce water use by 20% by 20311", [("change", "20 %", 2031, None)]),
        ("Reduce water use by 20% by 2031 (compared to base-year 2019).", [("change", "20 %", 2031, 2019)]),
        ("Water reduction target: 20% (2031, vs. 2019)", [("change", "20 %", 2031, 2019)]),
        ("Scope 1 emissions reduction of 55% (base year: 2019; target year: 2031)", [("change", "55 %", 2031, 2019)]),
        ("The objective for 2031 is a 6% reduction in water use from 2019.", [("change", "6 %", 2031, 2019)]),
    ],
)  # fmt: skip
def test_a_target_of_a_dated_text(text, expected):
    assert targets(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30% reduction in flight emissions by 2021 below 2018 levels", [("change", "30 %", 2021, 2018)]),
        ("We are committed to reducing our emissions by 10% in 2022.", [("change", "10 %", 2022, None)]),
        ("Reduce waste by 90% from the basis year 2011 until 2021.", [("change", "90 %", 2021, 2011)]),
        ("We aim to raise the recycling rate from 64% in 2022 to 90% by 2031.", [("level", "90 %", 2031, 2022)]),
        ("The objective for 2020 was a 6% reduction in water use.", [("change", "6 %", 2020, None)]),
    ],
)
def test_a_text_without_a_date_may_aim_at_a_day_that_is_past(text, expected):
    assert targets(text, UNDATED) == expected


@pytest.mark.parametrize(
    "text",
    [
        "20% reduction in water use in 2022.",
        "20% reduction in water use by 2022 was reported.",
        "Before 2010, the mill used 900 t of coal a year under its former owner.",
        "We reduced emissions 30% from 2019.",
        "Our goal was met: in 2022 we reduced waste by 10%.",
        "These wind farms will add 3.7 GW of capacity by 2031.",
        "Once built, the new plants are expected to generate 40 GWh a year by 2031.",
        "We have a goal that our mill in Kent achieved in 2023.",
    ],
)
def test_results_and_what_projects_yield_are_no_targets(text):
    assert targets(text, UNDATED) == []


@pytest.mark.parametrize(
    "text", ["We want 120 suppliers to set climate targets by 2031.", "We target 30 GW of wind power by 2031."]
)
def test_a_count_or_capacity_is_no_share(text):
    (claim,) = read(read_targets, text, DATED)
    assert claim.slots["metric"] == "unknown"
