from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.model import Quantity
from checker.reports.html_page.claim_words import metric_words, scope_words, value_order, value_words, years_words
from checker.reports.html_page.words import in_words, reason_words, sentence, titled, unit_words
from tests.reports.html_page.pages import Writing, claim_in, percent, tonnes


def quantity(amount, unit="", comparator="=", text=""):
    return Quantity(amount=Decimal(amount), unit=unit, comparator=comparator, text=text)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("Scope 1", "Scope 1"),
        (True, "yes"),
        (False, "no"),
        (date(2024, 12, 31), "2024-12-31"),
        ((1, 2), "1, 2"),
        ((percent(3), percent("4.5")), "3 %, 4.5 %"),
        (quantity(-1200, "tCO2e"), "\N{MINUS SIGN}1,200 t CO₂e"),
        (quantity(4300000, "m3", text="4.30 million m3"), "4.30 million m3"),
        (quantity(3400, "t", text="3,400"), "3,400 t"),
        (quantity(50, "%", text="Halve"), "50 %"),
        (quantity(50, "%", ">=", text="50\n%"), "at least 50 %"),
        (quantity(50, "%", "<=", text="up to 50%"), "up to 50%"),
        (quantity(50, "%", "~"), "about 50 %"),
        (quantity(12, "count"), "12"),
    ],
)
def test_values_are_put_into_words(value, words):
    assert in_words(value) == words


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("ktCO2e", "kt CO₂e"),
        ("kgCO2", "kg CO₂"),
        ("m3", "m³"),
        ("m2", "m²"),
        ("kg/m3", "kg/m³"),
        ("count", ""),
        ("MWh", "MWh"),
    ],
)
def test_units_are_put_as_they_are_printed(unit, words):
    assert unit_words(unit) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the target", "The target"),
        ("a year", "A year"),
        ("pH is", "pH is"),
        ('"x" is', '"x" is'),
        ("", ""),
        ("x", "x"),
    ],
)
def test_messages_begin_with_a_capital(text, words):
    assert sentence(text) == words


def test_names_of_programs_become_words():
    assert titled("press-release") == "Press release"
    assert (
        reason_words("streak_start and document.kind are unknown") == "Streak start and the document's kind are unknown"
    )


def claim(kind="metric", **slots):
    return claim_in(Writing("a.txt").put("We cut.").document(), "We cut", name="c", kind=kind, **slots)


@pytest.mark.parametrize(
    ("slots", "words", "order"),
    [
        ({}, "", ""),
        ({"value": tonnes(3)}, "3 t", "3"),
        ({"value": tonnes(3), "previous_value": tonnes(4)}, "3 t (before: 4 t)", "3"),
        ({"change_value": percent(9), "direction": "decrease"}, "−9 %", "-9"),
        ({"change_value": percent(9), "direction": "increase"}, "+9 %", "9"),
        ({"change_value": percent(9)}, "9 %", "9"),
        ({"target_value": percent(42), "target_form": "change", "direction": "decrease"}, "−42 %", "-42"),
        ({"target_value": percent(50), "target_form": "level", "direction": "reach"}, "to 50 %", "50"),
        ({"value": quantity("NaN")}, "NaN", ""),
        ({"rating_level": "Silver", "standard": "ISO 14001"}, "Silver", ""),
        ({"standard": "ISO 14001"}, "ISO 14001", ""),
    ],
)
def test_the_value_of_a_claim(slots, words, order):
    assert value_words(claim(**slots)) == words
    assert value_order(claim(**slots)) == order


@pytest.mark.parametrize(
    ("kind", "slots", "words"),
    [
        ("target", {"target_year": 2030, "base_year": 2019}, "2019 → 2030"),
        ("target", {"target_year": 2030}, "by 2030"),
        ("change", {"base_year": 2022, "period_year": 2023}, "2022 → 2023"),
        ("metric", {"base_year": 2022, "period_year": 2023}, "2023"),
        ("award", {"award_year": 2021}, "2021"),
        ("rating", {"rating_date": date(2023, 1, 31)}, "2023-01-31"),
        ("metric", {"period": "H1"}, "H1"),
        ("quote", {}, ""),
    ],
)
def test_the_years_of_a_claim(kind, slots, words):
    assert years_words(claim(kind, **slots)) == words


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        (
            {"ghg_scopes": (1, 2), "scope2_method": "market", "boundary": "all sites"},
            "Scope 1 and 2, market-based, all sites",
        ),
        ({"ghg_scopes": (), "product": "Terra"}, "Terra"),
        ({}, ""),
    ],
)
def test_what_a_claim_covers(slots, words):
    assert scope_words(claim(**slots)) == words


def test_a_metric_goes_by_its_name_or_by_the_documents_words():
    assert metric_words(claim(metric="waste.landfill")) == "Waste to landfill"
    assert metric_words(claim(metric="unknown", metric_name="happy bees")) == "happy bees"
