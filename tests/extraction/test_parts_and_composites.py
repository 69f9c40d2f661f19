from __future__ import annotations

import pytest

from checker.extraction.composites import read_composites
from checker.extraction.parts import read_parts
from checker.model import Facts
from tests.extraction.sentences_at_hand import sentence


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("Of the 214 GWh, 150 GWh came from wood and 66 GWh from the grid.", "214", ["150", "66"]),
        ("We used 390 GWh of energy in 2024, of which 222 GWh was gas, 120 GWh electricity and 48 GWh wood.", "390", ["222", "120", "48"]),
        ("Kilns emitted 12 kt CO2e and boilers 30 kt CO2e, 45 kt CO2e in total.", "45", ["12", "30"]),
        ("Scope 1 emissions were 12 kt CO2e and Scope 2 emissions 30 kt CO2e, together 42 kt CO2e.", "42", ["12", "30"]),
    ],
)  # fmt: skip
def test_a_total_is_read_with_its_parts(text, total, parts):
    (draft,) = read_parts(sentence(text), Facts())
    assert str(draft.slots["value"].value.amount).startswith(total)
    assert [part.text.split()[0] for part in draft.slots["parts"].value] == parts


@pytest.mark.parametrize(
    "text",
    [
        "We used 390 GWh of energy in 2024, of which 48 GWh was solar and 20 GWh wind.",  # a selection
        "We used 390 GWh of energy in 2024, of which 222 GWh was gas.",  # one part
        "Of the 214 GWh, 150 GWh came from wood and 66 t from peat.",  # two units
        "Scope 2 emissions were 30 kt CO2e location-based and 20 kt CO2e market-based, of 50 kt CO2e in total.",
        "We used 120 GWh in 2022, 110 GWh in 2023 and 105 GWh in 2024.",  # years, no total
        "Our supplier Ostwerk used 12 GWh of gas and 10 GWh of power, 25 GWh in total.",
        "In total we saved 12 GWh.",
    ],
)
def test_a_list_that_is_no_sum_is_left_alone(text):
    assert list(read_parts(sentence(text), Facts())) == []


def test_an_own_index_is_read_with_its_value_and_definition():
    text = "Our Meadow Health Index, defined as the number of native species per hectare, stood at 5.9 points in 2024."
    (draft,) = read_composites(sentence(text), Facts())
    slots = {name: found.value for name, found in draft.slots.items()}
    assert slots["metric_name"] == "Meadow Health Index"
    assert slots["metric_kind"] == "composite"
    assert slots["definition"].startswith("defined as the number of native species")
    assert slots["period_year"] == 2024


def test_a_method_stands_for_a_definition():
    text = "Our soil score, computed with the method of the Lund institute, was 71 points."
    (draft,) = read_composites(sentence(text), Facts())
    assert "method" in draft.slots["method_reference"].value


@pytest.mark.parametrize(
    "text",
    [
        "Our ESG score was 71.",
        "The consumer price index rose to 104.",
        "Our Meadow Health Index is explained on the web.",
        "Our Meadow Health Index rose to 90%.",
        "The industry association's health index was 55.",
    ],
)
def test_public_indices_and_bare_names_are_no_composites(text):
    assert list(read_composites(sentence(text), Facts())) == []
