from __future__ import annotations

from datetime import date

import pytest

from checker.extraction.measures import read_measures
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read

FACTS = Facts(entity="Brook Mills plc", published=date(2024, 4, 19))
WATER = "water.withdrawal"


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Water withdrawal fell by 14% from 2019 to 2023.", {"metric": WATER, "change_value": "14 %", "base_year": 2019, "period": "2019 to 2023", "direction": "decrease"}),
        ("water withdrawal fell by 14% in 2023 against 2019.", {"metric": WATER, "change_value": "14 %", "base_year": 2019, "period": "2023"}),
        ("Water use dropped by 21% from 2019, to 212 ML.", {"change_value": "21 %", "base_year": 2019, "value": "212 ML", "base_value": None}),
        ("Water use was cut by 21% to about 212 ML.", {"change_value": "21 %", "value": "212 ML"}),
        ("The recycling rate rose by 3 percentage points to 71% in 2023.", {"change_value": "3 pp", "value": "71 %", "direction": "increase"}),
        ("Water withdrawal fell from 402 ML in 2021 to 371 ML in 2023.", {"base_value": "402 ML", "value": "371 ML", "base_year": 2021, "period_year": 2023, "change_value": None}),
        ("Electricity use dropped by 11%, from 402 GWh in 2022 to 371 GWh in 2023.", {"change_value": "11 %", "base_value": "402 GWh", "value": "371 GWh", "base_year": 2022}),
        ("We used 212 GWh of electricity in 2023, 4% less than the 221 GWh of 2022.", {"change_value": "4 %", "base_value": "221 GWh", "value": "212 GWh", "base_year": 2022}),
        ("The share of women in management rose by 2%, from 31% to 33%.", {"metric": "people.women_in_management_share", "base_value": "31 %", "value": "33 %"}),
        ("The share of women in management increased from 31% in 2022 to 33% in 2023.", {"metric": "people.women_in_management_share", "direction": "increase"}),
        ("Energy intensity improved from 3.1 to 2.9 kWh per tonne.", {"direction": "decrease", "base_value": "3.1 kWh"}),
        ("The recycling rate improved from 64% to 68%.", {"direction": "increase"}),
        ("In 2023 water withdrawal was 88% of the 2019 level.", {"metric": WATER, "change_value": "12 %", "direction": "decrease", "base_year": 2019, "period_year": 2023}),
        ("Water withdrawal fell to 88% of its 2019 level in 2023.", {"change_value": "12 %", "direction": "decrease", "base_year": 2019, "period_year": 2023}),
        ("In 2023 water withdrawal was 104% of the 2019 level.", {"change_value": "4 %", "direction": "increase", "base_year": 2019}),
        ("Electricity use fell by 31 GWh, from 402 GWh in 2022 to 371 GWh in 2023.", {"change_value": "31 GWh", "base_value": "402 GWh", "value": "371 GWh"}),
        ("Oslo, 3 May 2024 - In 2023 water withdrawal fell by 4% compared with 2022.", {"change_value": "4 %", "base_year": 2022, "period_year": 2023}),
        ("Energy intensity improved by 3% in 2023.", {"direction": "decrease", "change_value": "3 %"}),
        ("The recycling rate improved by 3 percentage points in 2023.", {"direction": "increase", "change_value": "3 pp"}),
        ("Energy use was 8% lower than in the previous year.", {"comparator_period": "than in the previous year", "base_year": None}),
        ("Energy use fell by only 8% in 2023.", {"change_value": "8 %", "direction": "decrease"}),
        ("Water withdrawal fell from 402,000 in 2021 to 371,000 in 2023.", {"value": "371000", "unit": None}),
        ("Accidents were down 12% year on year.", {"metric": "safety.trir", "comparator_period": "year on year", "direction": "decrease"}),
        ("Over the past five years, water use dropped by 21%.", {"comparator_period": "Over the past five years"}),
        ("Water use dropped by 21% over the past five years.", {"comparator_period": "over the past five years"}),
        ("We used 4% less water than in 2020.", {"base_year": 2020, "direction": "decrease"}),
        ("Our plants use 4% less water per tonne.", {"change_value": "4 %", "direction": "decrease"}),
        ("Our emissions changed by -12% in 2023.", {"change_value": "12 %", "direction": "decrease"}),
        ("Our emissions changed by \u221212% in 2023.", {"change_value": "12 %", "direction": "decrease"}),
        ("Emissions rose 3% on 2022.", {"direction": "increase", "base_year": 2022}),
        ("Fiscal 2023 energy use fell by 3% from fiscal 2022.", {"fy_label": "Fiscal 2023", "base_year": 2022}),
        ("Net of offsets, our emissions fell by 30% in 2023.", {"offset_words": "Net of offsets"}),
        ("Leaks fell by 5% in 2023.", {"metric": "unknown", "metric_name": "Leaks"}),
        ("Our suppliers' emissions share fell by 4% in 2023.", {"change_value": "4 %"}),
        ("In 2019 we had promised 10%; water use fell by 14%.", {"change_value": "14 %"}),
        ("Solvent, 4% off.", None),
        ("Our pumps can cut water use by up to 40%.", None),
        ("The pump gives 30% better pressure and uses less energy.", None),
        ("The pump used 30% less energy than in 2020.", {"change_value": "30 %", "base_year": 2020}),
        ("Energy costs fell by 12% in the region.", None),
        ("The accident rate falls by 5% per year.", {"comparator_period": "per year"}),
        ("Energy intensity was down 13% from 2022 to 2023.", {"base_year": 2022, "period_year": 2023}),
    ],
)  # fmt: skip
def test_a_stated_change(text, slots):
    if slots is None:
        assert read(read_measures, text, FACTS) == []
    else:
        assert holds(read(read_measures, text, FACTS), "change", slots)


@pytest.mark.parametrize(
    "text",
    [
        "Our new mill uses 40% less water.",
        "The Corvid dryer uses 40% less energy than the previous model.",
        "The Corvid dryer needs 40% less water than a common one, as in 2020.",
        "Revenue grew by 5% in 2023.",
        "Market share rose by 5%.",
        "The number of patents increased by 30% in 2023.",
        "Our supplier Plast AG cut its emissions by 12% in 2023.",
        "Norway has cut its emissions by 12% since 2019.",
        "Waste could fall by 12%.",
        "We will cut water withdrawal by 12% by 2030.",
        "In 2019 we had promised to cut water withdrawal by 10%.",
        "Waste fell.",
        "The mill runs from 6 h to 22 h.",
        "Things moved from 402 GWh to 371 GWh.",
    ],
)
def test_what_is_no_change_of_ours(text):
    assert [claim for claim in read(read_measures, text, FACTS) if claim.kind == "change"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Water use dropped by 21% and energy use by 9% in 2023 compared to 2020.",
            [("Water use dropped by 21%", 2020, None), ("energy use by 9% in 2023 compared to 2020", 2020, None)],
        ),
        (
            "Emissions were cut by 12% to 3,100 t in 2023 and waste by 8% to 400 t.",
            [("Emissions were cut by 12% to 3,100 t in 2023", None, "3100 t"), ("waste by 8% to 400 t", None, "400 t")],
        ),
        (
            "Electricity use fell by 11%, from 402 GWh in 2022 to 371 GWh in 2023, and energy and water use by 3%.",
            [("Electricity use fell by 11%, from 402 GWh in 2022 to 371 GWh in 2023", 2022, "371 GWh"), ("water use by 3%", None, None)],
        ),
        (
            "Waste fell by 12%, between 400 t and 350 t, and emissions by 8%.",
            [("Waste fell by 12%, between 400 t and 350 t", None, "350 t"), ("emissions by 8%", None, None)],
        ),
        (
            "Waste fell by 12% in 2022 then by 3% in 2023.",
            [("Waste fell by 12% in 2022", None, None), ("3% in 2023", None, None)],
        ),
        (
            "Emissions fell by 12% from 2020 and then by 3%.",
            [("Emissions fell by 12% from 2020", 2020, None), ("3%", 2020, None)],
        ),
    ],
)  # fmt: skip
def test_two_changes_in_one_sentence(text, expected):
    claims = read(read_measures, text, FACTS)
    assert [(c.words, c.slots.get("base_year"), c.slots.get("value")) for c in claims] == expected
    assert {c.kind for c in claims} == {"change"}


@pytest.mark.parametrize(
    "text",
    [
        "Water use fell by 14% to 30%.",  # two percentages of a change are no value
        "Water use fell by 14% and waste came to 212 t.",
        "Water use fell by 14%, thanks to EUR 2 million of new pipes.",
        "Water use fell by 14% thanks to two new pipes.",
        "Water use fell by 14% to record lows.",
    ],
)
def test_a_number_further_on_is_not_what_a_change_ends_at(text):
    change = read(read_measures, text, FACTS)[0]
    assert (change.kind, change.slots.get("value")) == ("change", None)
