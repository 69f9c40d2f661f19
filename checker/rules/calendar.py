"""Dates and durations as rules count them; dates are ISO 8601 text, which sorts as the days do."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_YEAR = 365.2425  # mean length of a Gregorian year in days


def months_between(first: str, second: str) -> int:
    """Return the whole months from one day to another, rounded down: -1 where the second lies a week before."""
    start, end = date.fromisoformat(first), date.fromisoformat(second)
    months = (end.year - start.year) * 12 + end.month - start.month
    is_last_day = end.day == monthrange(end.year, end.month)[1]
    return months - (end.day < start.day and not is_last_day)


def years_between(first: str, second: str) -> float:
    """Return the years from one day to another, negative where the second lies before."""
    return (date.fromisoformat(second) - date.fromisoformat(first)).days / _YEAR


def after_months(day: str, months: int) -> str:
    """Return the day so many months later, the last of the month where it has no such day."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).isoformat()


def end_of_year(year: int) -> str:
    """Return the last day of a calendar year."""
    return date(year, 12, 31).isoformat()


def year_of(day: str) -> int:
    """Return the year of a day."""
    return date.fromisoformat(day).year


def streak_fits(length: int, start: int, reference: int) -> bool:
    """Tell whether "since 2010, for 13 years in a row" fits a reference year.

    Counted inclusively (2010 to 2022 are 13) or exclusively, up to the reference year or, as a report on the year
    before would, up to the year before. No convention fits: the count is wrong.
    """
    return reference - start - 1 <= length <= reference - start + 1


def streak_spans(length: int, start: int, end: int) -> bool:
    """Tell whether a count fits a stated first and last year, counted inclusively or exclusively."""
    return length in {end - start, end - start + 1}


def duration_fits(years: int, comparator: str, start: int, reference: int) -> bool:
    """Tell whether a duration in years fits its start: "founded over 40 years ago".

    `over`: at least as long; `nearly`: up to two years short; `about` (a decade): from 0.95 to 1.15 times the years;
    anything else: as a streak.
    """
    elapsed = reference - start
    if comparator == "over":
        return elapsed >= years
    if comparator == "nearly":
        return years - 2 <= elapsed <= years
    if comparator == "about":
        return years * 0.95 <= elapsed < years * 1.15
    return streak_fits(years, start, reference)
