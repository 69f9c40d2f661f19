"""Targets that are noun phrases, and results in nearly the same words."""

from __future__ import annotations

from datetime import date

import pytest

from checker.extraction.nominal_goals import is_nominal_goal
from checker.model import Facts
from tests.extraction.claims_at_hand import sentences

FACTS = Facts(published=date(2024, 4, 19))


def is_goal(text, facts=FACTS, **block):
    (sentence,) = sentences(text, **block)
    return is_nominal_goal(sentence, facts)


@pytest.mark.parametrize(
    "text",
    [
        "50% reduction in emissions from our quarries from a 2018 base year.",
        "• 35 % fewer Scope 1 emissions compared to a 2019 baseline",
        "Absolute 40% cut in fuel use against a FY2017 base-year",
        "Reduction of greenhouse gas emissions (Scopes 1 and 2) by 30% compared to 2017",
        "- Decrease in water use per crate by at least 12 % relative to the base year 2015",
    ],
)
def test_a_new_base_or_one_long_ago_makes_a_goal(text):
    assert is_goal(text)


@pytest.mark.parametrize(
    "text",
    [
        "50% reduction in emissions from our 2018 base year",
        "50% reduction in emissions since 2018",
        "50% reduction in emissions was achieved from a 2018 base year",
        "Reduction of emissions by 5% compared to 2022",
        "Reduction of emissions by 30% compared to 2017 in 2023",
        "The reduction of emissions by 30% compared to 2017 came from new boilers.",
        "Reduction of emissions compared to 2017",
    ],
)
def test_a_result_or_a_topic_makes_none(text):
    assert not is_goal(text)


def test_what_stands_above_tells_of_results():
    text = "Reduction of emissions by 30% compared to 2017"
    assert not is_goal(text, headings=("Our results",))
    assert not is_goal(text, headings=("2023 highlights",))
    assert is_goal(text, headings=("Climate",))


def test_without_a_date_of_publication_any_base_will_do():
    assert is_goal("Reduction of emissions by 5% compared to 2022", Facts())
