from __future__ import annotations

import pytest

from checker.extraction.directions import read_directions
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read

FACTS = Facts(entity="Stellan Packaging AG")


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Stellan keeps lowering its carbon footprint.", {"metric": "ghg.total.unspecified", "direction": "decrease", "tense": "present"}),
        ("stellan keeps lowering its carbon emissions.", {"direction": "decrease"}),
        ("We are reducing the water consumption of our dyes.", {"metric": "water.consumption", "metric_name": "water consumption"}),
        ("We have cut our energy consumption.", {"metric": "energy.consumption", "tense": "past"}),
        ("We continue to reduce greenhouse gas emissions.", {"metric": "ghg.total.unspecified"}),
        ("Stellan continues to strengthen its skills, expanding training and reducing greenhouse gas and waste emissions.", {"metric_name": "greenhouse gas and waste emissions"}),
        ("Our VOC emissions are steadily falling.", {"metric": "pollution.voc", "direction": "decrease"}),
        ("VOC emissions from our ovens keep falling.", {"metric": "pollution.voc"}),
        ("Water withdrawal at our mills fell again.", {"metric": "water.withdrawal", "tense": "past"}),
        ("The recycling rate has increased again.", {"direction": "increase"}),
        ("Accident numbers at our suppliers keep falling.", {"metric": "unknown", "metric_name": "Accident numbers", "direction": "decrease"}),
        ("Energy intensity improved.", {"direction": "decrease"}),
        ("We have improved our recycling rate.", {"direction": "increase"}),
        ("We keep cutting accidents at our mills.", {"metric": "safety.trir"}),
        ("We use less and less water.", {"metric": "water.consumption", "direction": "decrease", "tense": "present"}),
        ("Energy consumption continues its downward trend.", {"direction": "decrease"}),
        ("We have brought down our water withdrawal.", {"metric": "water.withdrawal", "tense": "past"}),
        ("Energy use is down again (stellan.example/data).", {"evidence_link": "stellan.example/data"}),
        ("We increased our recycling rate.", {"direction": "increase", "tense": "past"}),
    ],
)  # fmt: skip
def test_a_direction_without_an_amount_is_read(text, slots):
    assert holds(read(read_directions, text, FACTS), "change", slots)


@pytest.mark.parametrize(
    "text",
    [
        # amounts belong to another reader
        "We cut our energy consumption by 4%.",
        "Energy use fell by a tenth.",
        "Water withdrawal rose from 4.1 to 4.3 million m3.",
        "Energy use is down 6%.",
        # purposes, aims, means
        "We want to reduce emissions.",
        "We will reduce our water consumption.",
        "We invest in filters to reduce emissions.",
        "We are working to improve safety by preventing accidents and reducing workloads.",
        "We protect the climate by reducing emissions.",
        "We focus on reducing waste.",
        "Reducing emissions matters to us.",
        "Measures for reducing energy consumption are planned.",
        "Efforts to cut waste go on.",
        "Our filters help customers cut emissions.",
        # costs and other objects
        "We have cut energy costs.",
        "We keep reducing emission risks.",
        "We have improved water management.",
        "We have improved product quality.",
        # others, denials, conditions, chains
        "Our customers have reduced their emissions.",
        "The city has cut its emissions.",
        "Our waste has barely fallen.",
        "Our waste per tile has not fallen.",
        "If energy use fell, we would report it.",
        "Have we cut our emissions?",
        "The seal is thinner, thereby reducing emissions.",
        "The enhancement of policies increases sustainable value.",
        "Energy use fell as follows:",
        "Waste generation has increased.",
        "We are increasing our use of packaging.",
        "We keep improving our packaging.",
        "We increased energy efficiency.",
        "Learn more about how we are reducing waste.",
        "Floods and storms are increasing.",
    ],
)
def test_amounts_purposes_and_others_are_left_alone(text):
    assert read(read_directions, text, FACTS) == []


def test_headings_and_tables_are_left_alone():
    for kind in ("heading", "table"):
        assert read(read_directions, "We keep reducing emissions", FACTS, block_kind=kind) == []


def test_one_claim_a_clause():
    (claim,) = read(
        read_directions,
        '"We keep cutting plastic waste in our stores, and customers notice," said Ann Lee, CFO.',
        FACTS,
    )
    assert claim.words == "We keep cutting plastic waste in our stores"
    claims = read(
        read_directions, "We are reducing energy consumption, but water consumption keeps falling too.", FACTS
    )
    assert [claim.slots["direction"] for claim in claims] == ["decrease", "decrease"]
