from __future__ import annotations

from datetime import date

import pytest

from checker.extraction.goals import is_goal
from checker.model import Facts
from tests.extraction.claims_at_hand import sentences

FACTS = Facts(published=date(2024, 4, 19))


def goal(text, **block):
    (sentence,) = sentences(text, **block)
    return is_goal(sentence, FACTS)


@pytest.mark.parametrize(
    "text",
    [
        "We will cut waste by 20%.",
        "Brook Mills plans a cut of 20%.",
        "Our aim is 40% by 2030.",
        "Waste is to fall by a quarter by 2028.",
        "By 2028, 20% less waste.",
        "We will cut waste, which fell by 3% last year, by 20%.",
        "Waste fell by 3%, and we will cut it by 20% by 2028.",
        "We committed to a cut of 20%, and it could be more.",
        "No more than 3% of our waste shall go to landfill by 2031.",
        "We will cut waste by 10% by 2031, for example by mending pallets.",
        "Waste fell by 3% and is on track for our goal of 20% by 2028.",
        "Having cut waste by 3%, we now want to cut it by 20% by 2028.",
    ],
)
def test_a_goal(text):
    assert goal(text)


@pytest.mark.parametrize(
    "text",
    [
        "Waste fell by 20%.",
        "Will we cut waste by 20%?",
        "Waste could fall by 20% by 2028.",
        "If every mill did so, waste would fall by 20% by 2028.",
        "In 2019 we had promised to cut waste by 20% by 2023.",
        "We met our target of 20%.",
        "Waste fell by 3%, and we will go on.",
        "A dryer with 20% less waste.",
        "Waste was cut by 20% (by 2028: 30%).",
        "Whether we can cut waste by 10% by 2031 is still open.",
        "No decision has been taken on cutting waste by 10% by 2031.",
        "A mill might, for example, pledge to cut waste by 10% by 2031.",
        "A path to 10% less waste by 2031 looks easy in theory.",
        "The mill was meant to cut waste by 10% by 2031.",
        "We succeeded in lowering waste by 18% in 2021, and are on track.",
        "Our earlier goal of 25% by 2022 was withdrawn.",
        "The board declined to adopt a goal of 50% by 2030.",
        "It was never our intention to cut waste by 10% by 2027.",
        "The working group discussed a cut of 35% by 2032.",
    ],
)
def test_a_result_a_hypothesis_or_an_old_promise(text):
    assert not goal(text)


@pytest.mark.parametrize(
    ("text", "block", "expected"),
    [
        ("20% less waste", {"block_kind": "list-item", "headings": ("Our goals",)}, True),
        ("20% less waste", {"block_kind": "list-item", "headings": ("Our mills", "Our goals")}, False),
        ("20% less waste", {"block_kind": "paragraph", "headings": ("Our goals",)}, False),
        ("Waste fell by 20%", {"block_kind": "list-item", "headings": ("Our goals",)}, False),
        ("41,000 m3 withdrawn in 2022", {"block_kind": "list-item", "headings": ("Our goals",)}, False),
        ("20% less waste (2022: 4%)", {"block_kind": "list-item", "headings": ("Our goals",)}, True),
        ("Brook Mills to cut waste by 20%", {"block_kind": "heading"}, True),
        ("brook mills to cut waste by 20%", {"block_kind": "heading"}, True),
        ("Brook Mills to cut waste by 20%", {"block_kind": "paragraph"}, False),
        ("Brook Mills cut waste by 20%", {"block_kind": "heading"}, False),
        ("What was done to cut waste by 20%", {"block_kind": "heading"}, False),
    ],
)
def test_headings_and_headlines(text, block, expected):
    assert goal(text, **block) is expected
