from __future__ import annotations

import pytest

from checker.extraction.comparisons import read_comparisons
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Our P7 pump uses 25% less energy.", {"change_value": "25 %", "metric": "energy.consumption", "comparator": None, "product": "Our P7 pump", "direction": "decrease"}),
        ("our p7 pump uses 25% less energy than our p5 at 4 bar.", {"comparator": "our p5", "comparator_is_generic": False, "conditions": "at 4 bar"}),
        ("The P7 needs 9% less energy per cubic metre pumped than our P5 (2019 model).", {"comparator": "our P5", "functional_unit": "cubic metre pumped", "metric": "energy.intensity"}),
        ("The new drive brings up to 35% lower energy use.", {"change_value": "35 %", "metric": "energy.consumption", "comparator": None}),
        ("Up to 30% lower water consumption", {"comparator": None, "metric": "water.consumption"}),
        ("22% less plastic per litre than our 2019 bottle (14 g instead of 18 g)", {"comparator": "our 2019 bottle", "value": "14 g", "base_value": "18 g", "functional_unit": "litre"}),
        ("The pouch weighs 75% less than the tub (20 g against 80 g).", {"value": "20 g", "base_value": "80 g", "comparator": "the tub"}),
        ("The valve needs 18% less oil than conventional valves.", {"comparator": "conventional valves", "comparator_is_generic": True}),
        ("Low-odour paint emits 40% fewer solvents than other paint.", {"comparator_is_generic": True}),
        ("This glass melts at a temperature 60 °C lower than that of lead-free glass (which is commonly used today).", {"comparator": "lead-free glass", "comparator_is_generic": True}),
        ("The alloy has a melting point 45 °C lower than the alloy it replaces.", {"metric": "product.melting_point_delta", "comparator": "the alloy it replaces"}),
        ("Washing at 30 °C instead of 60 °C saves 0.6 kWh per load.", {"change_value": "0.6 kWh", "metric": "energy.saved", "comparator": "60 °C", "functional_unit": "load"}),
        ("Compared with our R2, the R3 uses 12% less electricity.", {"comparator": "our R2", "change_value": "12 %"}),
        ("The dryer reduces energy use by 30% compared with the Vento 4.", {"comparator": "the Vento 4", "change_value": "30 %"}),
        ("The R3 reduces energy use by 30%.", {"comparator": None, "change_value": "30 %", "metric": "energy.consumption"}),
        ("the new nozzle cuts fuel use by up to 15%.", {"comparator": None, "change_value": "15 %"}),
        ("The new lamp uses less energy than our old lamp.", {"comparator": "our old lamp", "change_value": None, "metric": "energy.consumption"}),
        ("Our cleaner is greener.", {"comparison_marker": "greener", "comparator": None}),
        ("Our cleaner is more sustainable than ordinary cleaners.", {"comparator": "ordinary cleaners", "comparator_is_generic": True}),
        ("Bamboo is a more sustainable alternative.", {"comparison_marker": "more sustainable"}),
        ("The cooker needs 9% less gas, tested to ISO 1217 in our hall.", {"evidence_link": "tested to"}),
    ],
)  # fmt: skip
def test_a_comparison_is_read_with_its_slots(text, slots):
    assert holds(read(read_comparisons, text), "comparative", slots)


@pytest.mark.parametrize(
    "text",
    [
        # changes over time
        "Energy use was 207 GWh, 3% less than in 2021.",
        "We used 318 GWh, 4% less than the 331 GWh of the year before.",
        "Carbon emissions: 9,870 t CO2e, 2% less than in 2023",
        "Water use was 8% lower than the previous year.",
        "Our plants used 12% less water in 2023.",
        "Emissions were 17% below the 245 kt of 2021.",
        "Emissions were 30% lower than 2019 levels.",
        "The wet line used 6% less steam than a year ago.",
        "Sales were 5% higher than planned.",
        # targets
        "We will use 25% less water by 2030.",
        "Use 25% less water per tonne by 2027",
        "Our goal is to use 25% less energy than our 2019 plant.",
        # others and the world
        "Our suppliers use 25% less energy than other firms.",
        "We want a greener world.",
        "More sustainable practices matter to all of us.",
        "5 ideas for a greener garden | shop | recipes",
        "Could a lamp use 30% less energy?",
        "Our cleaner is not greener than others.",
        # shares and plain facts
        "More than 40% of our electricity is renewable.",
        "No more than 3 accidents occurred.",
        "Fewer than 10 sites use groundwater.",
        "The pump weighs 12 kg.",
        "esg concepts have fostered greater resilience.",
        "Our team creates greater value for society.",
        "Our mill reduces its energy use by 30%.",
        "We save 20% energy.",
        "Orrin cuts its water use by 30%.",
        "The programme reduces waste by 12%.",
        "The server gives 30% better computing performance and 20% lower costs.",
        "We use less energy.",
    ],
)  # fmt: skip
def test_changes_targets_and_slogans_are_no_comparison(text):
    assert read(read_comparisons, text, Facts(entity="Orrin Foods plc")) == []


def test_a_comparator_is_inherited_in_the_sentence():
    text = "The alloy melts 45 °C lower than leaded alloys, and it uses less energy."
    first, second = read(read_comparisons, text)
    assert second.slots["comparator"] == first.slots["comparator"]


def test_the_first_half_of_a_causal_chain_is_no_comparison_of_its_own():
    assert read(read_comparisons, "The alloy requires less energy, thereby reducing CO2 emissions.") == []


def test_less_of_something_in_a_list_of_targets_is_no_comparison():
    words = {"block_kind": "list-item", "headings": ("Our targets for 2030",)}
    assert read(read_comparisons, "40% less waste", **words) == []
    assert read(read_comparisons, "40% less waste", block_kind="list-item") != []


def test_a_comparison_in_a_table_is_left_to_the_table():
    assert read(read_comparisons, "uses 25% less energy", block_kind="table") == []
