from __future__ import annotations

from datetime import date

import pytest

from checker.extraction.periods import FiscalCalendar
from checker.extraction.roles import place_periods
from checker.model import Facts
from tests.extraction.sentences_at_hand import sentence

FACTS = Facts(published=date(2024, 4, 19))


def roles(text, *, is_goal=True, facts=FACTS):
    placed = place_periods(sentence(text), facts, is_goal=is_goal)
    for one in placed:
        assert 0 <= one.start <= one.period.start < one.end <= len(text)
    return [(str(one.role), one.year) for one in placed]


@pytest.mark.parametrize(
    "text",
    [
        "cut waste by 2030", "cut waste until 2030", "cut waste before the end of 2030", "cut waste no later than fiscal 2030",
        "by the end of the financial year 2030 waste is cut", "cut waste, due in 2030", "cut waste in 2030", "for 2030 we plan less",
        "our 2030 targets are firm", "2030: less waste", "by the close of 2030", "deadline is 2030", "at the turn of 2030",
    ],
)  # fmt: skip
def test_a_coming_year_is_a_deadline_in_a_goal(text):
    assert roles(text) == [("deadline", 2030)]


@pytest.mark.parametrize(
    "text",
    [
        "from 2020", "against 2020", "compared with 2020", "compared to the 2020 level", "in comparison to 2020", "versus 2020",
        "relative to the average of 2020", "below 2020 levels", "than in 2020", "since 2020", "with 2020 as base year, x", "a 2020 baseline",
        "from a base year of 2020", "reference year 2020", "the level of 2020", "less than the 221 GWh of 2020", "(base year 2020)",
        "over 2020", "on 2020", "our 2020 emissions", "with regard to 2020", "(ref. 2020)", "from the year ended March 2020",
        "taking 2020 as the starting point", "reducing 2020 carbon emissions",
    ],
)  # fmt: skip
def test_a_year_behind_a_word_of_comparison_is_a_base_wherever_it_stands(text):
    assert roles(text) == [("base", 2020)]
    assert roles(text, is_goal=False) == [("base", 2020)]


@pytest.mark.parametrize("text", ["in 2020", "during 2020", "2020 was dry", "(2020: 9 t)", "our 2020 report"])
def test_another_past_year_is_a_time(text):
    assert roles(text, is_goal=False) == [("time", 2020)]


@pytest.mark.parametrize(
    ("text", "is_goal", "expected"),
    [
        ("from 2019 to 2030", True, [("base", 2019), ("deadline", 2030)]),
        ("between FY2019 and FY2030", True, [("base", 2019), ("deadline", 2030)]),
        ("between 2019 and 2023", False, [("base", 2019), ("time", 2023)]),
        ("2019-2030", True, [("base", 2019), ("deadline", 2030)]),
        ("the average of 2017-2019", False, [("time", 2019)]),
        ("against the 2017-2019 average", False, [("base", 2019)]),
        ("in 2023-24", False, [("time", 2024)]),
        ("by 2030 from 2019", True, [("deadline", 2030), ("base", 2019)]),
        ("from 2019, by 2030", True, [("base", 2019), ("deadline", 2030)]),
        ("by 2023 it was done", False, [("time", 2023)]),
        ("the 2022 target was met in 2023", True, [("deadline", 2022), ("time", 2023)]),
        ("above the 2026 target", True, [("deadline", 2026)]),
        ("waste (2031)", True, [("time", 2031)]),
        ("by 2030 (2023: 9 t)", True, [("deadline", 2030), ("time", 2023)]),
    ],
)
def test_spans_and_pairs_of_years(text, is_goal, expected):
    assert roles(text, is_goal=is_goal) == expected


def test_what_is_ahead_depends_on_publication():
    assert roles("in 2023", facts=Facts(published=date(2022, 1, 1))) == [("deadline", 2023)]
    assert roles("in 2023", facts=Facts(published=date(2024, 1, 1))) == [("time", 2023)]
    assert roles("in 2024", facts=Facts()) == [("time", 2024)]
    assert roles("in 2025", facts=Facts()) == [("deadline", 2025)]


def test_fiscal_labels_follow_the_documents_calendar():
    from msgspec.structs import replace

    text = sentence("by fiscal 2029")
    ending_in_march = replace(text, conventions=replace(text.conventions, fiscal=FiscalCalendar(3, 1)))
    (placed,) = place_periods(ending_in_march, FACTS, is_goal=True)
    assert (placed.year, placed.period.label) == (2030, "fiscal 2029")
