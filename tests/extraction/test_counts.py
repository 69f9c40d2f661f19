"""Numbers that count people or sites."""

from __future__ import annotations

import pytest

from checker.extraction.measures import read_measures
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read

FACTS = Facts(entity="Brook Mills plc")


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "Energy consumption at our 22 hotels was 56,193 MWh in 2023.",
            {"metric": "energy.consumption", "value": "56193 MWh"},
        ),
        (
            "Water withdrawal across all 9 mills was 8,100 m3 in 2023.",
            {"metric": "water.withdrawal", "value": "8100 m3"},
        ),
        (
            "At the end of 2023, Brook Mills employed 7,210 people in 14 countries.",
            {"metric": "people.headcount", "value": "7210 persons"},
        ),
        ("We closed 2023 with a TRIR of 0.50 per 200,000 hours worked.", {"metric": "safety.trir"}),
    ],
)
def test_a_number_of_sites_is_no_value_of_its_own(text, slots):
    assert holds(read(read_measures, text, FACTS), "metric", slots)
