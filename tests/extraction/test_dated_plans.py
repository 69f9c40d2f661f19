"""Commitments that name a year and neither a value nor an end state of the company's own."""

from __future__ import annotations

from datetime import date

import pytest

from checker.extraction.dated_plans import read_dated_plans
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read

FACTS = Facts(entity="Orrin Foods plc")


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("We have set new packaging targets for 2031.", {"target_year": 2031, "plan_name": "packaging targets for 2031"}),
        ("Targets for 2030", {"target_year": 2030, "plan_name": "Targets for 2030"}),
        ("This year we announced water targets for 2030 from a 2021 base year.", {"base_year": 2021, "base_label": "2021", "target_year": 2030}),
        ("Orrin aims for 1.5 °C: it has set climate targets for 2030.", {"target_year": 2030}),
        ("Our Environmental Vision 2050 guides our plans.", {"plan_name": "Environmental Vision 2050", "target_year": 2050, "target_end": date(2050, 12, 31)}),
        ("We set ourselves a group of sustainability goals called Onward 2030.", {"plan_name": "Onward 2030", "target_year": 2030}),
        ("We want to achieve a peak in our carbon emissions by 2027.", {"end_state": "peak in our carbon emissions", "target_year": 2027, "modality": "aim"}),
        ("Orrin plans a carbon peak before 2029.", {"end_state": "carbon peak", "target_year": 2029}),
        ("We are supporting the transition to net zero by 2050.", {"common_goal": "net zero by 2050", "target_year": 2050}),
        ("Our machines help millers reach carbon neutrality by 2045.", {"common_goal": "carbon neutrality by 2045"}),
    ],
)  # fmt: skip
def test_a_year_that_the_company_ties_itself_to_is_read(text, slots):
    assert holds(read(read_dated_plans, text, FACTS), "commitment", slots)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("We pursue reduction goals for 2030 and 2050.", [2030, 2050]),
        ("Targets for 2030 and 2040", [2030, 2040]),
        ("Besides setting ambitions for 2050, Orrin has adopted climate goals until 2035.", [2050, 2035]),
    ],
)
def test_two_years_are_two_commitments(text, years):
    assert [draft.slots["target_year"] for draft in read(read_dated_plans, text, FACTS)] == years


@pytest.mark.parametrize(
    "text",
    [
        "We set new targets in 2023.",
        "Our targets for 2030 are a 40% cut in energy use and 12% less water.",
        "Our targets for 2030:",
        "We report on our targets for 2030.",
        "Orrin had set targets for 2030.",
        "Has Orrin set targets for 2030?",
        "The province has set climate targets for 2030.",
        "The Saudi Vision 2030 changes the market for sustainable food.",
        "Our Sustainability Report 2030 is the tenth of its kind.",
        "Our Vision 2030 is a store in every town.",
        "China wants to reach peak carbon emissions by 2030.",
        "Peak emissions of our kilns were measured in 2023.",
        "We do not expect to reach peak emissions by 2027.",
        "We helped our customers reach net zero by 2024.",
        "We aim to help and to be net zero by 2045 ourselves; suppliers follow.",
        "Our machines help millers. They reach net zero.",
    ],
)
def test_other_years_are_left_alone(text):
    assert read(read_dated_plans, text, FACTS) == []


def test_a_year_that_is_over_binds_nobody():
    facts = Facts(entity="Orrin Foods plc", published=date(2026, 3, 1))
    assert read(read_dated_plans, "We have set new water targets for 2025.", facts) == []
    assert len(read(read_dated_plans, "We have set new water targets for 2027.", facts)) == 1


def test_a_table_cell_is_read_by_its_layout():
    assert read(read_dated_plans, "Targets for 2030", FACTS, block_kind="table") == []
