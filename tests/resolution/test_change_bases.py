"""A change that names no base has one where the document's own values of two years give its amount, and only there."""

import pytest

from tests.resolution.readings_at_hand import claims_of

TABLE = "| | 2022 | 2023 |\n|---|---|---|\n| Scope 1 (t CO2e) | 64,200 | 60,100 |\n| Renewable electricity (%) | 31 | 36 |\n\n"


def _base(sentence):
    return next(slots.get("base_year") for kind, _, slots in claims_of(TABLE + sentence) if kind == "change")


@pytest.mark.parametrize(
    "sentence",
    [
        "Scope 1 emissions fell by 6.4% because the Redcar bakery moved to biomethane.",
        "The share of renewable electricity rose by five percentage points.",
    ],
)
def test_values_of_both_years_show_what_a_change_is_measured_from(sentence):
    assert _base(sentence) == 2022


@pytest.mark.parametrize(
    "sentence",
    [
        "Scope 1 emissions fell by 14% because the Redcar bakery moved to biomethane.",
        "Scope 3 emissions fell by 6.4% because the Redcar bakery moved to biomethane.",
        "Waste fell by 6.4% at our bakeries.",
    ],
)
def test_other_values_show_nothing(sentence):
    assert _base(sentence) is None


def test_a_base_that_is_named_stays():
    assert _base("Scope 1 emissions fell by 6.4% compared with 2019.") == 2019
