from __future__ import annotations

from datetime import date

import pytest

from checker.extraction.end_states import read_end_states
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read

FACTS = Facts(entity="Orrin Foods plc", published=date(2024, 5, 2))


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("By 2035, all our shops will use natural refrigerants.", {"target_year": 2035, "end_state": "use natural refrigerants", "modality": "will"}),
        ("by 2032 all orrin jars will be refillable.", {"target_year": 2032, "end_state": "be refillable"}),
        ("We aim to remove mercury lamps from all our offices by the end of 2026.", {"target_year": 2026, "modality": "aim"}),
        ("The company intends to switch its vans to ethanol by December 2027.", {"target_label": "December 2027"}),
        ("By the end of 2026 every plant will have a solar roof (12 of 15 in March 2024).", {"current_value": "12", "target_year": 2026}),
        ("By 2040 all 31 engines at our yards are to run on batteries (2023: two).", {"target_year": 2040, "current_value": "2"}),
        ("We will phase out coal by 2030.", {"end_state": "phase out coal by 2030"}),
    ],
)  # fmt: skip
def test_a_dated_end_state_is_a_target(text, slots):
    assert holds(read(read_end_states, text, FACTS), "target", {"target_form": "end_state", **slots})


def test_a_bullet_under_goals_is_a_target():
    text = "Replace all gas boilers of our Lund mill by the end of 2027"
    assert holds(
        read(read_end_states, text, FACTS, block_kind="list-item"), "target", {"target_year": 2027, "modality": "plan"}
    )
    assert read(read_end_states, text, FACTS) == []
    assert read(read_end_states, text, FACTS, block_kind="table") == []


@pytest.mark.parametrize(
    "text",
    [
        "We will cut emissions by 42% by 2030.",
        "By 2028 we will use 80% renewable electricity.",
        "We will be carbon neutral by 2030.",
        "We want to improve soil health by 2028.",
        "The report on emissions will be published by 2026.",
        "We will present our waste plan by May 2026.",
        "The new office will be open by 2026.",
        "The province plans to phase out coal by 2030.",
        "Our suppliers will use renewable electricity by 2030.",
        "We had planned to phase out coal by 2020.",
        "All our shops use natural refrigerants.",
        "Will all vans be electric by 2030?",
        "We will use natural refrigerants.",
        "In 2023 we removed mercury lamps from all offices.",
    ],
)
def test_numbers_events_and_others_are_no_end_state(text):
    assert read(read_end_states, text, FACTS) == []
