"""Dates, durations and streaks."""

from __future__ import annotations

import pytest

from checker.rules import calendar


@pytest.mark.parametrize(
    ("first", "second", "months"),
    [
        ("2025-03-10", "2026-12-31", 21),
        ("2024-12-31", "2026-12-31", 24),
        ("2025-01-10", "2024-12-31", -1),  # ten days ago is not "within a month from now"
        ("2025-01-31", "2025-02-28", 1),
        ("2025-01-31", "2025-02-27", 0),
        ("2025-03-10", "2025-03-10", 0),
        ("2025-03-10", "2025-03-09", -1),
        ("2025-03-10", "2024-03-10", -12),
    ],
)
def test_whole_months_are_counted_downwards(first, second, months):
    assert calendar.months_between(first, second) == months


def test_years_have_fractions_and_a_sign():
    assert calendar.years_between("2020-01-01", "2030-01-01") == pytest.approx(10, abs=0.01)
    assert calendar.years_between("2030-01-01", "2020-01-01") == pytest.approx(-10, abs=0.01)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [("2025-01-31", 1, "2025-02-28"), ("2025-03-10", 12, "2026-03-10"), ("2025-03-10", -3, "2024-12-10")],
)
def test_months_later_stays_within_the_month(day, months, then):
    assert calendar.after_months(day, months) == then


def test_years_and_days_convert():
    assert calendar.end_of_year(2030) == "2030-12-31"
    assert calendar.year_of("2030-06-01") == 2030


@pytest.mark.parametrize(
    ("length", "start", "reference", "fits"),
    [
        (13, 2010, 2022, True),  # inclusive
        (12, 2010, 2022, True),  # exclusive
        (11, 2010, 2022, True),  # exclusive, on the year before
        (14, 2010, 2022, False),
        (10, 2010, 2022, False),
        (13, 2012, 2022, False),
        (15, 2010, 2022, False),
        (13, 2010, 2026, False),
    ],
)
def test_a_streak_fits_one_way_of_counting(length, start, reference, fits):
    assert calendar.streak_fits(length, start, reference) is fits


@pytest.mark.parametrize(("length", "fits"), [(5, True), (4, True), (3, False), (6, False)])
def test_a_streak_spans_its_first_and_last_year(length, fits):
    assert calendar.streak_spans(length, 2018, 2022) is fits


@pytest.mark.parametrize(
    ("years", "comparator", "start", "fits"),
    [
        (40, "exactly", 1985, True),
        (40, "exactly", 1980, False),
        (40, "over", 1980, True),
        (40, "over", 1985, True),
        (40, "over", 1986, False),
        (40, "nearly", 1986, True),
        (40, "nearly", 1984, False),
        (40, "nearly", 1988, False),
        (10, "about", 2014, True),
        (10, "about", 2013, False),
        (10, "about", 2016, False),
    ],
)
def test_a_duration_fits_its_start(years, comparator, start, fits):
    assert calendar.duration_fits(years, comparator, start, 2025) is fits
