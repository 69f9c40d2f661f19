"""Lines that a page's width broke are joined; lines that stand for themselves are not."""

from __future__ import annotations

import pytest

from checker.documents.text_reader import read_text


def texts(text):
    return [block.passage.text for block in read_text(text)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We will cut our\nemissions by 30%\nby 2031.", ["We will cut our emissions by 30% by 2031."]),
        ("Our goal covers emissions in scope\n1, 2 and 3 of the protocol.", ["Our goal covers emissions in scope 1, 2 and 3 of the protocol."]),
        ("Keep carbon neutral\nmills annually,\nstarting in 2027", ["Keep carbon neutral mills annually, starting in 2027"]),
        ("By 2034,\nFrom a 2019 base year, less waste", ["By 2034, From a 2019 base year, less waste"]),
        ("We aim to reduce our mill and depot\nGHG emissions by 50%", ["We aim to reduce our mill and depot GHG emissions by 50%"]),
        ("We have drawn up the Third Green Action\nPlan, a plan for years", ["We have drawn up the Third Green Action Plan, a plan for years"]),
        ("Waste by\n2031, all in all", ["Waste by 2031, all in all"]),
        ("50% less Scope 1 waste by 2031\n(baseline 2018)", ["50% less Scope 1 waste by 2031 (baseline 2018)"]),
        ("We aim for a recycling rate of at least\n80% by 2031.", ["We aim for a recycling rate of at least 80% by 2031."]),
    ],
)  # fmt: skip
def test_a_sentence_goes_on_in_the_next_line(text, expected):
    assert texts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2028: half of our power from wind and sun, bought from plants nearby\n2031: all of our vans with electric drive, charged at our depots\n2040: net zero",
        '"2028: half of our power from wind"\n"2031: all vans electric"\n"2040: net zero"',
        "20% reduction of Scope 1 and 2 emissions by 2031, compared to a 2020 baseline\nMove to 80% renewable electricity in all of our mills and offices by 2031\nKeep zero discharge in all mills",
        "SHORT TERM (2028): LESS WASTE OF ALL KINDS IN EVERY MILL OF OURS\nLONG TERM (2040): NO WASTE",
        "Scope 1&2: lower absolute emissions 38% by 2031 (FY20 baseline)\nScope 3: lower absolute emissions 16% by 2031 (FY20 baseline)",
        "Our customers in Northern Europe\nEnergy, water and waste",
        "Net zero by 2045.\nFar less waste by 2031.",
        "Water\n\nwe use less of it",
    ],
)
def test_entries_stay_apart(text):
    assert texts(text) == [line for line in text.split("\n") if line]
