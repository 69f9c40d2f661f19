from __future__ import annotations

from datetime import date

import pytest

from checker.extraction.aims import is_aimed_at, is_proper_name
from checker.model import Facts
from tests.extraction.claims_at_hand import sentences

FACTS = Facts(published=date(2024, 4, 19))


def aimed(text, **block):
    (sentence,) = sentences(text, **block)
    return [is_aimed_at(sentence, amount, FACTS) for amount in sentence.amounts if amount.quantity.unit == "%"]


@pytest.mark.parametrize(
    "text",
    [
        "We aim to cut our water use by 20%.",
        "Our goal is to send 5% less waste to landfill.",
        "Our commitment for the mills is a cut of 12%.",
        "The targets for Scope 3 are 30% less.",
        "Reduce waste by 5%.",
        "Our 35% target follows the pathway of the sector.",
        "A 50% waste reduction target binds every mill.",
        "The mills shall use 15% less steam.",
        "The Board pledged to lower steam use by 15%.",
    ],
)
def test_an_amount_that_something_ties_to_an_intention(text):
    assert aimed(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 we widened our packaging goal, resulting in an increase of 36%.",
        "Thanks to the Fjord Pledge Fund our concrete is 20% lighter.",
        "We estimate that the tanks will cut withdrawals by 40%.",
        "We reached 80%, which exceeded the target.",
        "About 23% of our target has been achieved.",
        "For 2022, the first year of the plan, we set a target cut of 22% in water use.",
        "Waste fell by 9% and our goals stay the same.",
        "A value below 100% shows that we still work towards the goal.",
    ],
)
def test_an_amount_beside_an_intention(text):
    assert aimed(text) == [False]


def test_what_stands_in_a_list_of_goals_is_aimed_at():
    assert aimed("Waste down 9%", block_kind="list-item") == [True]


@pytest.mark.parametrize(
    ("text", "word", "named"),
    [
        ("we joined the Fjord Pledge Fund", "Pledge", True),
        ("since we announced our Upskilling Pledge in 2019", "Pledge", True),
        ("our pledge to the fjord", "pledge", False),
        ("Pledge to the fjord", "Pledge", False),
        ("OUR PLEDGE TO THE FJORD", "PLEDGE", False),
        ("Water: Target 20%", "Target", False),
    ],
)
def test_names_that_hold_a_word_of_intention(text, word, named):
    start = text.index(word)
    assert is_proper_name(text, start, start + len(word)) is named
