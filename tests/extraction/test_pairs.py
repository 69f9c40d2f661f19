from __future__ import annotations

import pytest

from checker.extraction.pairs import read_pairs
from checker.extraction.roles import place_periods
from checker.model import Facts
from tests.extraction.sentences_at_hand import sentence


def pairs(text):
    at_hand = sentence(text)
    return [
        (
            f"{pair.first.quantity.amount} {pair.first.quantity.unit}".strip(),
            f"{pair.second.quantity.amount} {pair.second.quantity.unit}".strip(),
            pair.first_period and pair.first_period.year,
            pair.second_period and pair.second_period.year,
            pair.is_movement,
        )
        for pair in read_pairs(at_hand, place_periods(at_hand, Facts(), is_goal=False))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Use fell from 402 GWh in 2021 to 371 GWh in 2023.", ("402 GWh", "371 GWh", 2021, 2023, True)),
        ("Use fell from 402 to 371 GWh.", ("402 GWh", "371 GWh", None, None, True)),
        ("The rate rose from 9% (2021) to 15% (2023).", ("9 %", "15 %", 2021, 2023, True)),
        ("Use dropped between 402 GWh in 2021 and 371 GWh.", ("402 GWh", "371 GWh", 2021, None, True)),
        ("Use: from 402 GWh to 371 GWh.", ("402 GWh", "371 GWh", None, None, False)),
        ("We used 212 GWh in 2023, 4% less than the 221 GWh of 2022.", ("221 GWh", "212 GWh", 2022, 2023, False)),
        ("Use was 212 GWh, compared with 221 GWh in 2022.", ("221 GWh", "212 GWh", 2022, None, False)),
        ("Use was 212 GWh, below last year (2022: 221 GWh).", ("221 GWh", "212 GWh", 2022, None, False)),
    ],
)
def test_two_values_of_one_measure(text, expected):
    assert pairs(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Use fell from 402 GWh in 2021.",
        "Use fell from 402 GWh to 9% of the total.",
        "Waste fell from 402 GWh to 371 t.",
        "From 402 GWh, of which much was lost in the old mains of the town and in the boilers of the mill, to 371 GWh.",
        "From 402 GWh; 371 GWh.",
        "Use was 212 GWh and waste 3 t.",
        "The share was 4 pp higher than 3 pp.",
        "Use was 9%, more than 221 GWh.",
        "Use was compared with 221 GWh.",
    ],
)
def test_two_numbers_that_are_no_pair(text):
    assert pairs(text) == []


def test_a_value_belongs_to_one_pair():
    text = "Use fell from 402 GWh in 2021 to 371 GWh in 2023, compared with 380 GWh in 2022."
    assert [pair[:2] for pair in pairs(text)] == [("402 GWh", "371 GWh")]
