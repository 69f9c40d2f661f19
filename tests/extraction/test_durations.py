from __future__ import annotations

import pytest

from checker.extraction.durations import read_durations
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Since 2010, Orrin has released sustainability reports for 13 consecutive years.", {"streak_n": 13, "streak_start": 2010, "streak_end": None, "duration_event": "reported"}),
        ("since 2010, orrin has released reports for thirteen consecutive years.", {"streak_n": 13, "streak_start": 2010}),
        ("We have published a climate report every year since 2009, sixteen in all.", {"streak_n": 16, "streak_start": 2009}),
        ("Orrin has issued an update every year since 2017, nine in a row.", {"streak_n": 9, "streak_start": 2017}),
        ("Since 2016 our Lund house has won the Bike prize every year, twelve times in a row.", {"streak_n": 12, "streak_start": 2016}),
        ("Since 2018, for eight consecutive years, the League has given us its prize, most recently in January 2025.", {"streak_n": 8, "streak_start": 2018, "streak_end": 2025}),
        ("For three reviews running, most recently in September 2022, Kauri has put us in class B.", {"streak_n": 3, "streak_end": 2022, "streak_start": None}),
        ("We have sponsored the run since 2011, fourteen times so far.", {"streak_n": 14, "streak_start": 2011}),
        ("It is the fifth consecutive year of lower waste.", {"streak_n": 5, "streak_start": None}),
        ("From 2019 to 2023 we published a report for five straight years.", {"streak_n": 5, "streak_start": 2019, "streak_end": 2023}),
        ("Orrin was founded 25 years ago, in 2000.", {"duration_years": 25, "streak_start": 2000, "duration_event": "founded", "duration_comparator": "exactly"}),
        ("Founded in 1961, the firm has been building pumps for 73 years.", {"duration_years": 73, "streak_start": 1961}),
        ("The company was established over forty years ago.", {"duration_years": 40, "duration_comparator": "over", "streak_start": None}),
        ("Orrin has been listed for nearly two decades.", {"duration_years": 20, "duration_event": "listed", "duration_comparator": "nearly"}),
        ("Orrin was founded half a century ago.", {"duration_years": 50}),
        ("Founded in 1974, we celebrate our 50th anniversary this year.", {"duration_years": 50, "streak_start": 1974}),
        ("Founded about a century ago", {"duration_years": 100, "duration_comparator": "about"}),
        ("Energy use decreased for the fifth consecutive year, down 13% from 2022 to 2023.", {"streak_n": 5, "streak_start": None, "streak_end": 2023}),
        ("In 2023, for the fifth year in a row, Orrin took part in the survey.", {"streak_n": 5, "streak_start": None, "streak_end": 2023}),
        ("Energy use decreased for the fifth consecutive year, by 13% from 2022.", {"streak_n": 5, "streak_start": None, "streak_end": None}),
    ],
)  # fmt: skip
def test_a_duration_is_read_with_its_years(text, slots):
    assert holds(read(read_durations, text), "duration", slots)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Founded in 1921, Orrin has belonged to its farmers ever since.", {"streak_start": 1921, "duration_event": "founded", "duration_years": None}),
        ("Listed in Helsinki since 1998.", {"streak_start": 1998, "duration_event": "listed"}),
        ("The company was established by two brothers in 1956.", {"streak_start": 1956, "duration_event": "founded"}),
        ("We have reported to CDP every year since 2011.", {"streak_start": 2011, "duration_event": "reported"}),
        ("Each year since FY2016 we have planted a hedge.", {"streak_start": 2016, "duration_event": None}),
    ],
)  # fmt: skip
def test_since_when_something_lasts_is_a_duration_without_a_count(text, slots):
    assert holds(read(read_durations, text), "duration", slots)


@pytest.mark.parametrize(
    "text",
    [
        "The castle was founded in 1320.",
        "Our supplier was founded in 1999.",
        "Since 2015 the law has required such reports.",
        "The prices of 1998 are listed in the annex.",
        "Were you founded before 1990, or in 1995?",
    ],
)
def test_what_others_founded_is_no_duration_of_the_company(text):
    assert read(read_durations, text, Facts(entity="Orrin Foods plc")) == []


def test_two_ages_of_a_sentence_are_two_claims():
    founded, listed = read(
        read_durations, "as a company founded over 40 years ago and listed for a decade, orrin grows."
    )
    assert (founded.words, founded.slots["duration_years"]) == ("founded over 40 years ago", 40)
    assert (listed.words, listed.slots["duration_event"], listed.slots["duration_years"]) == (
        "listed for a decade",
        "listed",
        10,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Orrin has made tiles since 1974 and employs 2,130 people.",
        "Rated A by Donau Rating for four years running (scale A to E)",
        "Orrin obtained A-level ratings for five consecutive years.",
        "The lamp has a warranty of 10 years.",
        "On every pump we offer a guarantee for 5 years.",
        "Within five years we will halve our waste.",
        "Over the past three years we grew.",
        "By 2030 we will cut waste by 20%.",
        "The plant is 30 years old.",
        "Our five-year plan ends in 2025.",
        "The city has grown for ten consecutive years.",
        "Valid for 3 years",
        "Sixteen in all joined the walk this year.",
        "One year in a row is none.",
        "The shop opened in May and sells for 3 years more.",
    ],
)
def test_ratings_terms_and_plain_years_are_no_duration(text):
    assert read(read_durations, text, Facts(entity="Orrin Foods plc")) == []


def test_the_words_hold_streak_and_start():
    (claim,) = read(read_durations, "Founded in 1961, the firm has been building pumps for 73 years.")
    assert claim.words == "Founded in 1961, the firm has been building pumps for 73 years"
    assert read(read_durations, "for 73 years since 1961, in a row", block_kind="table") == []
