from __future__ import annotations

import pytest

from checker.extraction.measures import read_measures
from tests.extraction.claims_at_hand import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one metric in several periods
        ("Energy use was 405 GWh in 2022 and 398 GWh in 2023.", [("energy.consumption", "405 GWh", 2022), ("energy.consumption", "398 GWh", 2023)]),
        ("LTIFR was 1.2 in 2022 and 0.9 in 2023.", [("safety.ltifr", "1.2 ", 2022), ("safety.ltifr", "0.9 ", 2023)]),
        ("Water withdrawal stood at 9 m3 in 2021, 8 m3 in 2022 and 7 m3 in 2023.", [("water.withdrawal", "9 m3", 2021), ("water.withdrawal", "8 m3", 2022), ("water.withdrawal", "7 m3", 2023)]),
        ("Energy use was 398 GWh in 2023, compared with 405 GWh in 2022.", [("energy.consumption", "398 GWh", 2023), ("energy.consumption", "405 GWh", 2022)]),
        # as many metrics as amounts
        ("Scope 1 and Scope 2 emissions were 12,400 t and 8,100 t CO2e in 2023.", [("ghg.scope1", "12400 tCO2e", 2023), ("ghg.scope2.unspecified", "8100 tCO2e", 2023)]),
        ("Scope 1, 2 and 3 emissions came to 12, 8 and 90 kt CO2e in 2023, respectively.", [("ghg.scope1", "12 ktCO2e", 2023), ("ghg.scope2.unspecified", "8 ktCO2e", 2023), ("ghg.scope3", "90 ktCO2e", 2023)]),
        ("NOx and SOx emissions were 312 t and 95 t in 2023.", [("pollution.nox", "312 t", 2023), ("pollution.sox", "95 t", 2023)]),
        # what is no such list
        ("Scope 1 and 2 emissions were 20,500 t CO2e in 2023.", [("ghg.scope12", "20500 tCO2e", 2023)]),
        ("The mill uses 100% renewable electricity and achieves energy savings of 24% against a common mill.", [("energy.renewable_electricity_share", "100 %", None), ("energy.saved", "24 %", None)]),
        ("We used 405 GWh of electricity and 88 GWh of gas in 2023.", [("energy.electricity", "405 GWh", 2023)]),
    ],
)  # fmt: skip
def test_values_that_share_their_words_are_told_apart(text, expected):
    found = read(read_measures, text)
    values = [(one.slots["metric"], f"{one.slots['value']}", one.slots.get("period_year")) for one in found]
    assert [(metric, value.strip(), year) for metric, value, year in values] == [
        (metric, value.strip(), year) for metric, value, year in expected
    ]
