from __future__ import annotations

from datetime import date

import pytest

from checker.extraction.ratings import read_ratings
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read

FACTS = Facts(published=date(2025, 3, 10), entity="Dunmore Textiles plc")
RATINGS_ABOVE = {"block_kind": "list-item", "headings": ("ESG ratings",)}

CLAIMS = [
    # told without a verb
    ("CDP climate score 2023: A-", {"issuer": "CDP", "rating_level": "A-", "rating_date": date(2023, 12, 31)}),
    ("GRESB 2023: 4 stars", {"issuer": "GRESB", "rating_level": "4 stars", "rating_date": date(2023, 12, 31)}),
    ("Sustainalytics: 14.2 (2024)", {"issuer": "Sustainalytics", "rating_level": "14.2"}),
    ("S&P Global Corporate Sustainability Assessment 2023: 61 out of 100 points", {"issuer": "S&P Global", "rating_level": "61 out of 100", "rating_date": date(2023, 12, 31)}),
    # stars are a level where the rater gives stars; index membership is one too
    ("We kept our 5-star GRESB rating in 2023.", {"issuer": "GRESB", "rating_level": "5-star"}),
    ("Dunmore has been a constituent of the FTSE4Good index since 2015.", {"rating_level": "constituent", "streak_start": 2015}),
    ("Sustainalytics rates our ESG risk as 11.8.", {"rating_level": "11.8"}),
    ("From 2018 to 2021 Dunmore was rated B or better by CDP.", {"rating_level": "B", "streak_start": 2018, "streak_end": 2021}),
    # known raters
    ("We hold an EcoVadis Gold medal (2024).", {"issuer": "EcoVadis", "rating_level": "Gold", "rating_scheme": "EcoVadis assessment", "rating_date": date(2024, 12, 31), "tense": None}),
    ("we hold an ecovadis gold medal (2024).", {"issuer": "ecovadis", "rating_level": "Gold", "rating_date": date(2024, 12, 31)}),
    ("MSCI rated us AA in March 2024.", {"issuer": "MSCI", "rating_level": "AA", "rating_date": date(2024, 3, 31)}),
    ("msci rated us aa in march 2024.", {"issuer": "msci", "rating_level": "AA"}),
    ("In May 2024 MSCI rated us AA.", {"issuer": "MSCI", "rating_level": "AA", "rating_date": date(2024, 5, 31)}),
    ("Our MSCI ESG rating is A.", {"rating_level": "A", "rating_scheme": "MSCI ESG Rating"}),
    ("We have an excellent MSCI rating.", {"issuer": "MSCI", "rating_level": "excellent"}),
    ("We hold an MSCI rating.", {"issuer": "MSCI", "rating_level": None}),
    ("We were rated by MSCI (scale AAA to CCC).", {"rating_level": None, "rating_scale": "scale AAA to CCC"}),
    ("We were rated by MSCI in 2024.", {"issuer": "MSCI", "rating_level": None, "rating_date": date(2024, 12, 31)}),
    ("Sustainalytics puts our ESG risk at 14.2 (low risk).", {"issuer": "Sustainalytics", "rating_level": "14.2", "rating_subject": "unmanaged ESG risk"}),
    ("ISS ESG gave us Prime status in 2022.", {"issuer": "ISS ESG", "rating_level": "Prime status"}),
    ("We obtained 81 points in the GRESB assessment 2024.", {"issuer": "GRESB", "rating_level": "81 points"}),
    ("KnowTheChain rated us 41 out of 100.", {"rating_scheme": None, "rating_subject": "forced labour in supply chains"}),
    ("Our rating rose from B to A- at CDP.", {"issuer": "CDP", "rating_level": "A-", "rating_scheme": None}),
    ("In the CDP climate questionnaire we scored B in 2023.", {"rating_level": "B", "rating_scheme": "climate questionnaire"}),
    ("Leadership status at CDP for water security.", {"issuer": "CDP", "rating_level": None, "rating_scheme": "water security"}),
    ("We made the CDP A list 2024.", {"issuer": "CDP", "rating_date": date(2024, 12, 31)}),
    ("We were awarded an A grade for information disclosure by the Shenzhen Stock Exchange for three consecutive years.", {"issuer": "Shenzhen Stock Exchange", "rating_level": "A", "rating_subject": "disclosure", "streak_n": 3}),
    # called a certification
    ("Our EcoVadis-certified mill leads the field.", {"recognition_verb": "certified", "rating_level": None}),
    ("Our Selby mill was verified by CDP.", {"recognition_verb": "verified", "issuer": "CDP"}),
    # percentiles and ranks
    ("We are among the top 5% of companies assessed by EcoVadis.", {"percentile": "5 %", "percentile_population": "companies assessed by EcoVadis", "rating_level": "top 5%"}),
    ("We are in the top 2 percent at EcoVadis.", {"percentile": "2 %", "percentile_population": None}),
    ("We are in the top 2% of the world at EcoVadis.", {"percentile": "2 %", "percentile_population": "the world at EcoVadis"}),
    ("In the 93rd percentile of companies rated by S&P Global.", {"percentile": "7 %", "issuer": "S&P Global"}),
    ("We ranked 12th in the Corvus ESG ranking 2024.", {"issuer": "Corvus", "rating_level": "12th"}),
    # unknown raters
    ("In May 2024 Dunmore Textiles was rated AA by Merle Ratings (scale AAA to CCC).", {"issuer": "Merle Ratings", "rating_level": "AA", "rating_scale": "scale AAA to CCC", "rating_date": date(2024, 5, 31)}),
    ("in may 2024 dunmore textiles was rated aa by merle ratings (scale aaa to ccc).", {"issuer": "merle ratings", "rating_level": "AA", "rating_date": date(2024, 5, 31)}),
    ("In June 2024 Dunmore Textiles was rated AA by Merle Ratings.", {"issuer": "Merle Ratings", "rating_date": date(2024, 6, 30)}),
    ("Dunmore Textiles was rated 'strong' by Corvus Research.", {"issuer": "Corvus Research", "rating_level": "strong"}),
    ('We were graded as "robust" by Merle Ratings.', {"issuer": "Merle Ratings", "rating_level": "robust"}),
    ("Corvus Research gave us an ESG rating of 72/100.", {"issuer": "Corvus Research", "rating_level": "72/100", "rating_scheme": "ESG rating"}),
    ("Merle Ratings rated us as advanced for our sustainability.", {"issuer": "Merle Ratings", "rating_level": "advanced"}),
    ("Merle Ratings upgraded us to class A in 2024.", {"issuer": "Merle Ratings", "rating_level": "A"}),
    ("We were placed in class B by Merle Ratings.", {"issuer": "Merle Ratings", "rating_level": "B"}),
    ("Independent experts rated us 4 out of 5 on sustainability.", {"issuer": None, "rating_level": "4 out of 5"}),
    ("Our Corvus ESG rating is 70/100.", {"issuer": "Corvus", "rating_level": "70/100"}),
    ("Our ESG rating from Corvus Research improved to BBB.", {"issuer": "Corvus Research", "rating_level": "BBB"}),
    ("Our corporate governance rating is 8 out of 10.", {"issuer": None, "rating_level": "8 out of 10", "rating_scheme": "corporate governance rating"}),
    ("Our score in sustainability from Merle Ratings is 64 points.", {"rating_level": "64 points", "rating_subject": "sustainability"}),
    ("We hold a high ESG rating.", {"issuer": None, "rating_level": None}),
    ('An agency gave us the ESG grade "solid".', {"issuer": None, "rating_level": "solid"}),
    # when
    ("In 2019 we received our first EcoVadis Silver medal.", {"rating_date": date(2019, 12, 31), "tense": "past"}),
    ("Last year we obtained an EcoVadis Bronze medal.", {"relative_date": "Last year", "rating_date": date(2024, 12, 31)}),
    ("We hold EcoVadis Gold, most recently in May 2023, after Silver in 2020.", {"rating_date": date(2023, 5, 31)}),
    ("Since May 2023 we have been rated BBB by MSCI.", {"rating_level": "BBB", "rating_date": None}),
    # offered as evidence
    ("The Gold medal from EcoVadis proves our leadership in sustainability.", {"supported_statement": "our leadership in sustainability"}),
    ("We have built a robust governance and obtained an A rating from MSCI.", {"supported_statement": "built a robust governance"}),
    ("If it rains we stay in; MSCI rated us AA.", {"rating_level": "AA"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "slots"), CLAIMS)
def test_a_rating_is_read_with_its_slots(text, slots):
    assert holds(read(read_ratings, text, FACTS), "rating", slots)


@pytest.mark.parametrize(
    "text",
    [
        # ratings of other things
        "Our credit rating is A- from Merle Ratings.",
        "Moody's rated the bond Baa1.",
        "The freezer has energy label class A.",
        "Every store has an energy performance class B.",
        "The pump is rated 5 kW.",
        "The motor is rated at 230 V.",
        "Our fire doors are rated 30 minutes.",
        "The film was rated PG.",
        "Guests rated us 4.6 out of 5 on TripAdvisor.",
        "Customers gave us a five-star rating.",
        "The hotel has five stars.",
        "Employees gave the canteen a grade of B.",
        "Class A shares were issued.",
        "The gold price rose.",
        "The score was 3 to 1.",
        "We ranked our risks by severity.",
        "Vitamin A and B are added.",
        "Plan B was rated better by staff.",
        "Our Level 2 charging stations are new.",
        "We sell Earth Rated bags in class A.",
        "We were given a book by Corvus Research.",
        # bodies, but no rating
        "EcoVadis assesses 21 themes.",
        "Our shares are listed on the Singapore Exchange.",
        "The MSCI World index fell 2%.",
        "We submitted our CDP questionnaire.",
        "We use EcoVadis to assess our suppliers.",
        "ESG ratings are published every year.",
        "Several ESG ratings exist.",
        # others'
        "Our supplier holds an EcoVadis Gold medal.",
        "Our customers were rated AA by MSCI.",
        "We require every supplier to have an EcoVadis rating.",
        "Gorse Paper rated Orlando Dyes AA.",
        # not so, not yet, not sure
        "We hope to reach EcoVadis Gold in 2026.",
        "We aim for an MSCI rating of AA.",
        "We were not rated by MSCI.",
        "We do not hold an EcoVadis medal.",
        "Could we be rated AA by MSCI?",
        "Is our MSCI rating AA?",
        "If MSCI rated us AA, we would celebrate.",
        "We may get an MSCI rating of A.",
        "We plan to keep our EcoVadis Gold medal.",
    ],
)
def test_what_is_no_rating_of_the_company_is_left_alone(text):
    assert read(read_ratings, text, FACTS) == []


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Corvus Research: BBB+ (2024)", {"issuer": "Corvus Research", "rating_level": "BBB+", "rating_date": date(2024, 12, 31)}),
        ("corvus research: bbb+ (2024)", {"issuer": "corvus research", "rating_level": "BBB+"}),
        ("Merle Ratings: 64/100", {"issuer": "Merle Ratings", "rating_level": "64/100"}),
        ("EcoVadis: Gold medal (top 5%), May 2024", {"percentile": "5 %", "rating_level": "Gold", "rating_date": date(2024, 5, 31)}),
        ("ESG rating: AA (MSCI)", {"issuer": "MSCI", "boundary": None}),
        ("ESG: rated AA", {"issuer": None, "rating_level": "AA"}),
        ("Selby mill: EcoVadis Silver 2023", {"boundary": "Selby mill"}),
        ("2023: EcoVadis Silver", {"boundary": None}),
        ("Dunmore Textiles: EcoVadis Silver", {"boundary": None}),
        ("cdp climate: a-", {"rating_level": "A-", "rating_scheme": "climate"}),
    ],
)  # fmt: skip
def test_in_a_list_of_ratings_rater_and_level_are_enough(text, slots):
    assert holds(read(read_ratings, text, FACTS, **RATINGS_ABOVE), "rating", slots)


@pytest.mark.parametrize("text", ["Corvus Research: a long story", "Dunmore Textiles: BBB+", "We rated nothing"])
def test_in_a_list_of_ratings_other_lines_are_left_alone(text):
    assert read(read_ratings, text, FACTS, **RATINGS_ABOVE) == []


def test_the_same_line_in_another_list_is_no_rating():
    assert read(read_ratings, "Corvus Research: BBB+", FACTS, block_kind="list-item", headings=("Bonds",)) == []


def test_the_date_is_taken_from_the_heading():
    (claim,) = read(read_ratings, "EcoVadis: Gold", FACTS, block_kind="list-item", headings=("Ratings 2023",))
    assert claim.slots["rating_date"] == date(2023, 12, 31)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("EcoVadis gave us Gold and MSCI rated us AA.", ["EcoVadis gave us Gold", "MSCI rated us AA"]),
        ("We received EcoVadis Platinum, MSCI AA and a CDP score of A-.", ["EcoVadis Platinum", "MSCI AA", "CDP score of A-"]),
        ("We have built a robust governance and obtained an A rating from MSCI.", ["obtained an A rating from MSCI"]),
        ("We cut waste, but MSCI rated us BB.", ["MSCI rated us BB"]),
    ],
)  # fmt: skip
def test_the_words_of_the_claim_are_its_clause(text, words):
    assert [claim.words for claim in read(read_ratings, text, FACTS)] == words


def test_levels_of_one_rater_share_the_date_behind_them():
    climate, water = read(read_ratings, "CDP score: A- for climate change, B for water security (2023)", FACTS)
    assert (climate.slots["rating_level"], climate.slots["rating_scheme"]) == ("A-", "climate change")
    assert (water.slots["rating_level"], water.slots["rating_scheme"]) == ("B", "water security")
    assert climate.slots["rating_date"] == water.slots["rating_date"] == date(2023, 12, 31)


def test_the_entries_of_a_line_keep_their_levels():
    found = read(read_ratings, "MSCI ESG: AAA; Sustainalytics: 14.2; CDP: B", FACTS)
    assert [rating.slots["rating_level"] for rating in found] == ["AAA", "14.2", "B"]


@pytest.mark.parametrize(
    "text",
    [
        "Guests gave the house five stars.",
        "We follow the GRESB Infrastructure questionnaire as a member of the working group.",
        "The FTSE 100 index fell by 2%.",
        "CDP: a global disclosure system",
    ],
)
def test_stars_indices_and_raters_by_themselves_are_no_rating(text):
    assert read(read_ratings, text, FACTS) == []
