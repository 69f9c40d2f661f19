from __future__ import annotations

import pytest

from checker.extraction.binding import bracketed, is_change, metric_slots, nearest_metric, refine
from checker.extraction.unknown_names import name_unknown
from tests.extraction.claims_at_hand import values
from tests.extraction.sentences_at_hand import sentence


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("42% less water and energy", "water.consumption"),
        ("energy use, 42% less water", "water.consumption"),
        ("water withdrawal fell by 42%", "water.withdrawal"),
        ("waste and water withdrawal fell by 42%", "water.withdrawal"),
        ("water withdrawal and other water: 42%", "water.withdrawal"),  # the clear name wins over the bare word
        ("300 t CO2e", None),  # the unit names no metric
        ("42% in those long dry years in which the wells of the town and the mill gave little water", None),
        ("42% for water", "water.consumption"),
    ],
)
def test_a_number_measures_the_metric_nearest_to_it(text, metric):
    at_hand = sentence(text)
    hit = nearest_metric(at_hand, at_hand.amounts[0], 0, len(text))
    assert (hit and hit.id) == metric


def test_only_the_words_between_two_positions_count():
    at_hand = sentence("Water withdrawal fell, waste by 42%.")
    assert nearest_metric(at_hand, at_hand.amounts[0], 0, 20).id == "water.withdrawal"


@pytest.mark.parametrize(
    ("text", "is_percent", "form", "metric"),
    [
        ("women in management: share of women", True, "level", "people.women_in_management_share"),
        ("we recycled our waste", True, "level", "waste.recycled_share"),
        ("electricity", False, "level", "energy.electricity"),
        ("nothing at all", True, "level", None),
    ],
)
def test_the_words_of_the_clause_refine_a_metric(text, is_percent, form, metric):
    hit = next(iter(sentence(text).metrics), None)
    assert refine(text, hit, is_percent=is_percent, form=form) == metric


def test_a_metric_supplies_what_its_words_say():
    (hit,) = sentence("absolute Scope 3 category 4 and 9 emissions").metrics
    slots = values(metric_slots("ghg.scope3", hit))
    assert (slots["ghg_scopes"], slots["scope3_categories"], slots["basis"]) == ((3,), (4, 9), "absolute")
    (hit,) = sentence("market-based Scope 2 emissions per tonne of flour").metrics
    slots = values(metric_slots("ghg.intensity.output", hit))
    assert (slots["scope2_method"], slots["denominator"], slots["basis"]) == ("market", "tonne of flour", "intensity")
    assert values(metric_slots("unknown", None)) == {"metric": "unknown"}
    assert metric_slots(None, None) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Leaks fell by 5%.", "Leaks"),
        ("Corvid index: 5%.", "Corvid index"),
        ("We aim to cut the mass of the Corvid line by 5%.", "the mass of the Corvid line"),
        ("We aim to source 5% of cotton from farms.", "cotton"),
        ("We aim to reduce it by 5%.", None),
        ("We will reach 5%.", None),
    ],
)
def test_an_unknown_metric_is_named_by_its_words(text, name):
    at_hand = sentence(text)
    assert values(name_unknown(at_hand, 0, at_hand.amounts[0])).get("metric_name") == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fell by 14%", True), ("14% less water", True), ("changed to -14%", True), ("by three percentage points", True),
        ("up 14%", True), ("a cut of 14%", True), ("a share of 14%", False), ("from 14%", False), ("to 14%", False),
        ("between 14%", False), ("rose to 14%", False), ("14 t less", False), ("14% of waste", False),
    ],
)  # fmt: skip
def test_a_change_is_told_from_a_share(text, expected):
    at_hand = sentence(text)
    assert is_change(at_hand, at_hand.amounts[0]) is expected


@pytest.mark.parametrize(("text", "end", "expected"), [("a (b) c", 4, 5), ("a (b) c", 1, 1), ("a b) c", 3, 3)])
def test_a_bracket_that_was_opened_is_closed(text, end, expected):
    assert bracketed(text, 0, end) == expected
