from __future__ import annotations

from decimal import Decimal

import pytest

from checker.extraction.normalise import normalise
from checker.extraction.numbers import read_number, uses_decimal_comma
from checker.extraction.periods import FiscalCalendar, read_periods
from checker.extraction.sentences import split_sentences
from tests.extraction.sentences_at_hand import sentence


@pytest.mark.parametrize("text", ["５０％ of t\u00a0CO₂", "80℃ – “quoted” − 3", "10\u2009000 t", "ﬁne", ""])
def test_normalising_keeps_every_position(text):
    assert len(normalise(text)) == len(text)


def test_typographic_variants_are_folded():
    assert normalise("５０％ t\u00a0CO₂ – ’x’") == "50% t CO2 - 'x'"


@pytest.mark.parametrize(
    ("digits", "comma", "value", "half_step"),
    [
        ("1,050", False, "1050", "0.5"),
        ("1.000,5", True, "1000.5", "0.05"),
        ("1.234", True, "1234", "0.5"),
        ("1.234", False, "1.234", "0.0005"),
        ("12 000", False, "12000", "500"),
        ("0.80", False, "0.80", "0.005"),
        ("5,3", True, "5.3", "0.05"),
    ],
)
def test_numbers_follow_the_documents_convention(digits, comma, value, half_step):
    assert read_number(digits, decimal_comma=comma) == (Decimal(value), Decimal(half_step))


@pytest.mark.parametrize(
    ("text", "expected"), [("5,3% of 1.000.000 h and 2,05 l", True), ("5.3% of 1,000,000 h", False)]
)
def test_the_decimal_mark_is_decided_for_a_whole_document(text, expected):
    assert uses_decimal_comma(text) is expected


@pytest.mark.parametrize(
    ("text", "label", "first_year", "last_day"),
    [
        ("by 31 March 2024", "31 March 2024", 2024, "2024-03-31"),
        ("on May 6, 2025", "May 6, 2025", 2025, "2025-05-06"),
        ("in FYE 3/2031", "FYE 3/2031", 2031, "2031-03-31"),
        ("for 2017-18", "2017-18", 2017, "2018-12-31"),
        ("in june 2023", "june 2023", 2023, "2023-06-30"),
        ("by mid-century", "mid-century", 2050, "2050-12-31"),
        ("13/10/2022", "13/10/2022", 2022, "2022-10-13"),
    ],
)
def test_periods_end_on_a_day(text, label, first_year, last_day):
    (period,) = read_periods(text)
    assert (period.label, period.first_year, period.last_day.isoformat()) == (label, first_year, last_day)


def test_a_date_moved_forward_is_two_years():
    assert [(one.label, one.year) for one in read_periods("from 2050 to 2042")] == [("2050", 2050), ("2042", 2042)]


@pytest.mark.parametrize("text", ["2042-31", "2050 until 2042"])
def test_years_that_run_backwards_are_none(text):
    assert list(read_periods(text)) == []


def test_a_fiscal_label_follows_the_documents_calendar():
    (period,) = read_periods("by fiscal 2030", FiscalCalendar(3, 1))
    assert period.last_day.isoformat() == "2031-03-31"


@pytest.mark.parametrize("text", ["ISO 14001:2015", "2050 t of scrap", "31 February 2024x", "model R2024"])
def test_a_number_that_only_looks_like_a_year_is_none(text):
    assert list(read_periods(text)) == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Marl Foods Ltd. of Leeds grew. It cut waste.", ["Marl Foods Ltd. of Leeds grew.", "It cut waste."]),
        ("marl foods cut waste. it grew.", ["marl foods cut waste.", "it grew."]),
        ("Waste fell to 3.5 t, e.g. in Hull.", ["Waste fell to 3.5 t, e.g. in Hull."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, sentences):
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@pytest.mark.parametrize(
    ("text", "amount", "unit", "comparator"),
    [
        ("a share below 1%", "1", "%", "<"),
        ("at least 4.2 million m3 of water", "4200000", "m3", ">="),
        ("up by three percentage points", "3", "pp", "="),
        ("fell by a quarter", "25", "%", "="),
        ("gave EUR 2 million", "2000000", "EUR", "="),
        ("used 318 GWh", "318", "GWh", "="),
    ],
)
def test_amounts_carry_unit_and_comparator(text, amount, unit, comparator):
    (found,) = sentence(text).amounts
    assert (found.quantity.amount, found.quantity.unit, found.quantity.comparator) == (
        Decimal(amount),
        unit,
        comparator,
    )


@pytest.mark.parametrize("text", ["the R75 pump", "Scope 3", "the 3rd forum", "ISO 14001"])
def test_names_with_digits_are_no_amounts(text):
    assert sentence(text).amounts == ()
