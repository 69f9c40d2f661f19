from __future__ import annotations

import pytest

from checker.extraction.sentences import split_sentences
from tests.extraction.sentences_at_hand import sentence


@pytest.mark.parametrize(
    ("text", "metric", "scopes", "method", "categories"),
    [
        ("Scope 1 and 2 emissions", "ghg.scope12", (1, 2), "", ()),
        ("scope 1, 2 & 3 emissions", "ghg.total.unspecified", (1, 2, 3), "", ()),
        ("Scopes 1-3", "ghg.total.unspecified", (1, 2, 3), "", ()),
        ("Scope 1 to 3 emissions", "ghg.total.unspecified", (1, 2, 3), "", ()),
        ("market-based Scope 2 emissions", "ghg.scope2.market", (2,), "market", ()),
        ("Scope 2 (location-based) emissions", "ghg.scope2.location", (2,), "location", ()),
        ("Scope 2 emissions", "ghg.scope2.unspecified", (2,), "", ()),
        ("Scope 3 (category 1-3) emissions", "ghg.scope3", (3,), "", (1, 2, 3)),
        ("Scope 3 emissions in categories 4 and 9", "ghg.scope3", (3,), "", (4, 9)),
        ("Scope 3 category 11 emissions", "ghg.scope3.cat11", (3,), "", (11,)),
        ("Scope 3 category 20 emissions", "ghg.scope3", (3,), "", ()),
        ("Scope 3 emissions", "ghg.scope3", (3,), "", ()),
        ("carbon intensity in Scope 1 and 2", "ghg.intensity.output", (1, 2), "", ()),
        ("Scope 1 and 2 emissions intensity", "ghg.intensity.output", (1, 2), "", ()),
    ],
)
def test_scopes_methods_and_categories_make_one_metric(text, metric, scopes, method, categories):
    (hit,) = sentence(f"our {text} fell").metrics
    assert (hit.id, hit.name, hit.scopes) == (metric, text, scopes)
    assert (hit.method, hit.categories) == (method, categories)


@pytest.mark.parametrize("text", ["the scope of work", "Scope 4", "Scope 1.5", "category 3"])
def test_other_scopes_and_categories_are_none(text):
    assert [hit for hit in sentence(text).metrics if hit.scopes] == []


@pytest.mark.parametrize(
    ("text", "metric", "denominator"),
    [
        ("energy use per tonne of flour fell", "energy.intensity", "tonne of flour"),
        ("water withdrawal per employee", "water.intensity", "employee"),
        ("LTIFR per million hours", "safety.ltifr", "million hours"),
        ("energy use per year", "energy.consumption", ""),
    ],
)
def test_a_denominator_makes_an_intensity(text, metric, denominator):
    (hit,) = sentence(text).metrics
    assert (hit.id, hit.denominator) == (metric, denominator)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("from 3.1 to 2.9 kWh", ["3.1 kWh", "2.9 kWh"]),
        ("3 - 5 t", ["3 t", "5 t"]),
        ("3-5 t", ["3 t", "5 t"]),
        ("between 80 and 90%", ["80 %", "90 %"]),
        ("4.10 to 4.30 million m3", ["4100000 m3", "4300000 m3"]),
        ("a change of -5%", ["-5 %"]),
        ("a change of \u2212 5%", ["-5 %"]),
        ("7 GWh, -5%", ["7 GWh", "-5 %"]),
        ("forty-two tonnes", ["42 t"]),
        ("two-thirds of it", ["66.7 %"]),
        ("one half of it", ["50 %"]),
        ("EUR 12m", ["12000000 EUR"]),
        ("12 m wide", ["12"]),
        ("3 t CO2e per tonne of flour by 2030", ["3 tCO2e"]),
        ("3.2 ML and 4 t", ["3.2 ML", "4 t"]),
        ("a five-year plan", []),
        ("a 3-way valve, page 12, the R75", []),
        ("two-way traffic", []),
    ],
)
def test_amounts_of_a_sentence(text, amounts):
    found = [amount.quantity for amount in sentence(text).amounts]
    assert [f"{quantity.amount.normalize():f} {quantity.unit}".strip() for quantity in found] == amounts


def test_the_denominator_ends_where_the_sentence_goes_on():
    (amount,) = sentence("3 t CO2e per tonne of wheat flour by 2030").amounts
    assert amount.per == "tonne of wheat flour"
    (amount,) = sentence("3 t CO2e per tonne of flour by 2030").amounts
    assert amount.per == "tonne of flour"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("1. Cut waste", ["1. Cut waste"]),
        ("Cut waste! Now? Yes.", ["Cut waste!", "Now?", "Yes."]),
        ("It rose by 9. Then it fell.", ["It rose by 9.", "Then it fell."]),
        ("J. Marr of Brook Ltd. The mill grew.", ["J. Marr of Brook Ltd.", "The mill grew."]),
        ("Brook Ltd. of Hull grew.", ["Brook Ltd. of Hull grew."]),
        ('He said "Yes." Then he left.', ['He said "Yes."', "Then he left."]),
        ("Waste, e.g. The paper, fell", ["Waste, e.g. The paper, fell"]),
        ("It fell. ", ["It fell."]),
    ],
)
def test_sentences_of_a_passage(text, sentences):
    assert [text[start:end] for start, end in split_sentences(text)] == sentences
