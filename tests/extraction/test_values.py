from __future__ import annotations

from datetime import date

import pytest

from checker.extraction.measures import read_measures
from checker.extraction.quantities import read_amounts
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read

FACTS = Facts(entity="Brook Mills plc", published=date(2024, 4, 19))


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Our LTIFR was 1.9 in 2023 (2022: 2.4).", {"metric": "safety.ltifr", "value": "1.9", "period": "2023", "previous_value": "2.4"}),
        ("LTIFR stood at 1.9 per million hours worked in 2023.", {"value": "1.9 per 1,000,000 h", "hours_base": None}),
        ("LTIFR was 1.9 on our sites.", {"value": "1.9", "unit": None}),
        ("Training reached 23 hours per employee in FY2023.", {"metric": "people.training_hours", "fy_label": "FY2023", "period": "FY2023"}),
        ("We recycled 68% of our waste in 2023.", {"metric": "waste.recycled_share", "value": "68 %"}),
        ("in 2023 we recycled 68% of our waste.", {"metric": "waste.recycled_share", "period": "2023"}),
        ("We consumed 318 GWh in 2023.", {"metric": "energy.consumption", "value": "318 GWh"}),
        ("We emitted 1,200 t CO2e in fiscal 2023.", {"metric": "ghg.total.unspecified", "value": "1200 tCO2e", "fy_label": "fiscal 2023"}),
        ("Our plants bought 9,100 of solvent.", {"metric": "x.solvent", "value": "9100", "unit": None}),
        ("We used 3.2 ML of water per tonne of flour.", {"value": "3.2 ML"}),
        ("Water withdrawal was 3.2 ML/tonne.", {"denominator": "tonne"}),
        ("Waste: 400 t (2022: 380 GWh).", {"value": "400 t", "previous_value": None}),
        ("Waste was 400 t (down on 2022).", {"value": "400 t", "previous_value": None}),
        ("Waste was 400 t (380 t).", {"value": "400 t", "previous_value": None}),
        ("Social contribution value per share was CNY 3.2 in 2023, defined as taxes plus wages.", {"metric_kind": "composite"}),
        ("12,000 t of waste were sent to landfill.", {"value": "12000 t"}),
        ("We donated EUR 2 million to local schools, and water withdrawal was 300 ML.", {"value": "300 ML"}),
    ],
)  # fmt: skip
def test_a_reported_value(text, slots):
    assert holds(read(read_measures, text, FACTS), "metric", slots)


@pytest.mark.parametrize(
    "text",
    [
        "We had 12,000 visitors at our sites.",
        "Water temperature was 14 °C.",
        "We took three samples of water.",
        "Water use (300 ML) matters.",
        "We spent EUR 2 million on water.",
        "We consumed 318 km in 2023.",
        "A tank for 300 ML of water.",
        "Water use was 3.2 ML lower than in 2022.",
        "Water use fell by 3.2 ML in 2023.",
        "We bought more solvent from 9,100 shops.",
        "Our plants run 12 pumps on water.",
        "If we used 300 ML of water, the well would run dry.",
        "Our supplier used 300 ML of water.",
        "We will use 300 ML of water by 2030.",
        "All injury rates in this report are per 200,000 hours worked.",
        "Replacing a diesel winch with the EW4 avoids 6.2 t CO2e a year.",
    ],
)
def test_another_number_is_no_value(text):
    assert read(read_measures, text, FACTS) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The water reuse rate was 41% and the landfill rate was 2% in 2023.", [("water.reuse_rate", "41 %"), ("waste.landfill_rate", "2 %")]),
        ("We generated 40,000 t of waste in 2023, of which 12,000 t went to landfill.", [("waste.total", "40000 t"), ("waste.landfill", "12000 t")]),
        ("In 2023 we bought 200 MWh of electricity, 31 MWh more than in 2022.", [("energy.electricity", "200 MWh")]),
    ],
)  # fmt: skip
def test_several_values_of_one_sentence(text, values):
    claims = read(read_measures, text, FACTS)
    assert [(c.slots["metric"], c.slots["value"]) for c in claims] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NOx: 312 t, SOx: 95 t (2023, Delmora smelter)", [("pollution.nox", 2023), ("pollution.sox", 2023)]),
        ("LTIFR was 0.9 (2022: 1.3).", [("safety.ltifr", None)]),
        ("Brook Mills cut its Scope 1 emissions to 11.9 kt CO2e in 2023.", [("ghg.scope1", 2023)]),
        ("Total waste came to 97 t (base year 2019).", [("waste.total", None)]),
        ("96% of employees completed our anti-corruption training in 2023.", [("gov.anticorruption_training_share", 2023)]),
    ],
)  # fmt: skip
def test_labels_and_verbs_of_taking_part_report_values_with_the_period_behind(text, expected):
    found = read(read_measures, text)
    assert [(value.slots["metric"], value.slots.get("period_year")) for value in found] == expected


def test_an_amount_ends_where_its_unit_does_at_the_end_of_a_text():
    (amount,) = read_amounts("Water: 312 t", [], decimal_comma=False)
    assert (amount.start, amount.end) == (7, 12)


def test_a_number_behind_a_register_label_is_no_amount():
    assert list(read_amounts("HRB: 4711", [], decimal_comma=False)) == []
