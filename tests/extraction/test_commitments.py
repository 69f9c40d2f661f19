from __future__ import annotations

import pytest

from checker.extraction.commitments import read_commitments
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read

FACTS = Facts(entity="Orrin Foods plc")


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("We want to improve soil health in our forests by 2028.", {"target_year": 2028, "modality": "aim", "tense": "future", "metric": None}),
        ("orrin aims to strengthen biodiversity by 2030.", {"target_year": 2030}),
        ("We will reduce our water consumption by 2027.", {"metric": "water.consumption", "direction": "decrease", "target_year": 2027}),
        ("By 2028 we plan to enhance working conditions at our mills.", {"target_year": 2028, "modality": "plan"}),
        ("By 2030 we will be a more sustainable company.", {"target_year": 2030, "modality": "will"}),
        ('Building on its "five-year goals," Orrin has set targets: a reuse rate of 40% by 2025, and a landfill rate below 1% by 2030.', {"plan_name": "five-year goals", "plan_years": 5, "plan_target_years": (2025, 2030)}),
        ("Under our three-year plan (2023-2025) we will be climate neutral by 2035.", {"plan_years": 3, "plan_start": 2023, "plan_end": 2025, "plan_target_years": (2035,)}),
        ("Under our three-year plan (2023-2025) we cut energy use 9%; separately, we aim for climate neutrality by 2035.", {"plan_target_years": None, "plan_end": 2025}),
        ("Our 10-year plan runs on.", {"plan_years": 10, "plan_target_years": None}),
    ],
)  # fmt: skip
def test_an_intention_without_a_number_is_read(text, slots):
    assert holds(read(read_commitments, text, FACTS), "commitment", slots)


def test_a_bullet_under_goals_is_an_intention():
    text = "Strengthen biodiversity in our regions by 2028"
    assert holds(read(read_commitments, text, FACTS, block_kind="list-item"), "commitment", {"target_year": 2028})
    assert holds(read(read_commitments, text, FACTS, headings=("Our goals",)), "commitment", {"modality": "plan"})
    assert read(read_commitments, text, FACTS) == []
    scheduled = "Improve biodiversity in our regions on a 2030 timeline"
    assert holds(read(read_commitments, scheduled, FACTS), "commitment", {"target_year": 2030})
    assert read(read_commitments, "Improve your garden on a 2030 timeline", FACTS) == []
    assert read(read_commitments, text, FACTS, block_kind="table") == []


@pytest.mark.parametrize(
    "text",
    [
        "We will cut emissions by 42% by 2030.",
        "By 2035 all refrigeration will use natural refrigerants.",
        "By 2032 all bottles will be refillable.",
        "We will phase out coal by 2030.",
        "We want to be net zero by 2045.",
        "The province plans to improve air quality by 2030.",
        "Our suppliers want to improve working conditions by 2027.",
        "We had planned to improve soil health by 2020.",
        "The report will improve by 2026.",
        "We will strengthen our core competitiveness.",
        "We believe in a better world by 2030.",
        "Will we improve soil health by 2028?",
        "These initiatives will improve resource efficiency.",
        "We improved soil health by 2022.",
        "The five-year loan runs to 2028.",
        "Some firms have five-year plans.",
        "The government's five-year plan ends in 2025.",
    ],
)
def test_targets_others_and_slogans_are_no_commitment(text):
    assert read(read_commitments, text, FACTS) == []


def test_a_plan_in_a_heading_is_a_topic():
    assert read(read_commitments, "Our five-year plan", FACTS, block_kind="heading") == []
