from __future__ import annotations

import pytest

from checker.extraction.effects import read_effects
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        # causal chains
        ("The coating dries at room temperature, thereby cutting carbon emissions.", {"causal_marker": "thereby", "metric": "ghg.total.unspecified", "direction": "decrease", "change_value": None, "product": "The coating dries at room temperature"}),
        ("the seal is thinner and thus saves energy.", {"causal_marker": "thus", "metric": "energy.consumption"}),
        ("The frame is cast without a core, thereby lowering energy consumption in the foundry.", {"metric": "energy.consumption"}),
        ("Our lids are lighter, which reduces waste.", {"causal_marker": "which", "metric": "waste.total"}),
        ("The mill grinds finer, resulting in lower water consumption.", {"metric": "water.consumption"}),
        ("Cures at 80 °C, thereby reducing your plant's CO2 emissions", {"metric": "ghg.total.unspecified"}),
        ("The fan turns slower, thereby cutting energy use by 12% (test report 77).", {"change_value": "12 %", "evidence_link": "test report 77"}),
        ("The lid is thinner, meaning lower emissions.", {"causal_marker": "meaning"}),
        # contributions
        ("Our new resin contributes to carbon neutrality.", {"contribution": "contributes to carbon neutrality", "product": "Our new resin", "value": None}),
        ("Heat pumps that contribute to the reduction of CO2 emissions", {"contribution": "contribute to the reduction of CO2 emissions"}),
        ("The kiln contributes to decarbonisation.", {"contribution": "contributes to decarbonisation"}),
        ("Our valves help customers cut CO2.", {"contribution": "help customers cut CO2"}),
        ("Our software enables operators to reduce their carbon emissions.", {"metric": "ghg.avoided"}),
        ("Our membrane helps decarbonise steel making.", {"contribution": "helps decarbonise steel"}),
        # avoided emissions
        ("Our refill points avoided 310 t CO2e.", {"metric": "ghg.avoided", "value": "310 tCO2e", "functional_unit": None, "reference_scenario": None, "tense": "past"}),
        ("Replacing a V2 with a V3 avoids 9.5 t CO2e a year per machine (5,000 h, against the V2).", {"value": "9.5 tCO2e", "functional_unit": "machine", "reference_scenario": "a V2"}),
        ("In 2023 our refills avoided 40 t CO2e per million packs compared with single-use packs.", {"period_year": 2023, "reference_scenario": "single-use packs"}),
    ],
)  # fmt: skip
def test_an_effect_is_read_with_its_slots(text, slots):
    assert holds(read(read_effects, text), "product_env", slots)


@pytest.mark.parametrize(
    "text",
    [
        "The coating dries at room temperature, thereby cutting costs.",
        "The seal is thinner, thereby reducing energy costs.",
        "A thinner wall loses more heat, and thus the outside is warmer.",
        "We will replace the kiln, thereby reducing emissions.",
        "The line could run slower, thereby reducing emissions.",
        "This thereby reduces the risk of emissions trading.",
        "We contribute to a sustainable society.",
        "To contribute to carbon neutrality, many firms invest.",
        "We want to contribute to decarbonisation.",
        "By 2030 the mill will contribute to carbon neutrality.",
        "Our suppliers contribute to carbon neutrality.",
        "Our tools help customers save time.",
        "Our service helps customers cut costs.",
        "We saved 300 t CO2e by driving less.",
        "We emitted 310 t CO2e.",
        "We will avoid 310 t CO2e.",
        "Our contribution to sustainability is a solid business.",
        "We support the decarbonisation of industry.",
        "Does our resin contribute to carbon neutrality?",
        "The resin does not contribute to carbon neutrality.",
    ],
)
def test_physics_costs_plans_and_slogans_are_no_effect(text):
    assert read(read_effects, text, Facts(entity="Orrin Foods plc")) == []


def test_a_heading_holds_a_contribution_but_no_chain():
    assert holds(
        read(read_effects, "Solutions that contribute to carbon neutrality", block_kind="heading"), "product_env", {}
    )
    assert read(read_effects, "Thinner, thereby reducing CO2 emissions", block_kind="heading") == []
    assert read(read_effects, "avoids 3 t CO2e", block_kind="table") == []
