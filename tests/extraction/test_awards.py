from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from checker.extraction.recognition import read_awards
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read, sentences, values

FACTS = Facts(published=date(2025, 3, 10), entity="Dunmore Textiles plc")
NOBODY = Facts(published=date(2025, 3, 10))
AWARDS_ABOVE = {"block_kind": "list-item", "headings": ("Awards and recognition",)}

CLAIMS = [
    # won
    ("Dunmore Textiles won the Loom & Thread Sustainability Award 2024, presented by the Weavers' Guild.", {"issuer": "Weavers' Guild", "award_name": "Loom & Thread Sustainability Award", "award_year": 2024}),
    ("We won the Northern Mills Prize of the Textile Institute in 2023.", {"issuer": "Textile Institute", "award_name": "Northern Mills Prize", "award_year": 2023}),
    ("In June 2024 we received the Green Loom Award from the Harrow Chamber of Commerce.", {"issuer": "Harrow Chamber of Commerce", "award_date": date(2024, 6, 30)}),
    ("in june 2024 we received the green loom award from the harrow chamber of commerce.", {"issuer": "harrow chamber of commerce", "award_name": "green loom award", "award_date": date(2024, 6, 30)}),
    ("We won the Weavers' Guild's Golden Bobbin Award.", {"issuer": "Weavers' Guild", "award_name": "Golden Bobbin Award"}),
    ("We won the city's River Award 2022.", {"issuer": "city", "award_name": "River Award", "award_year": 2022}),
    ("We are proud holders of the Corporate Knights Global 100 Award 2023.", {"issuer": "Corporate Knights", "award_name": "Corporate Knights Global 100 Award"}),
    ("Our ReThread yarn won the Material Award 2024 from the Design Council.", {"issuer": "Design Council", "boundary": "Our ReThread yarn"}),
    ("In 2023 we won the Golden Bobbin Award for our ReThread yarn.", {"product": "our ReThread yarn", "award_year": 2023, "issuer": None}),
    ("We won the Golden Bobbin Award for our work on safety.", {"product": None}),
    ("We have won the Golden Bobbin Award.", {"award_name": "Golden Bobbin Award", "award_year": None}),
    ("We took home the prize \"Silver Bobbin\" at the Weavers' Gala last autumn.", {"award_name": "Silver Bobbin", "relative_date": "last autumn", "award_date": date(2024, 11, 30)}),
    ("We received the title \"Fair Mill\" from the Weavers' Guild.", {"award_name": "Fair Mill", "issuer": "Weavers' Guild", "award_programme": None}),
    ('We won the Golden Bobbin Prize in the category "Water".', {"award_name": "Water", "award_programme": "Golden Bobbin Prize"}),
    ('We won the "Clean Thread" Award 2023.', {"award_name": "Clean Thread", "award_year": 2023}),
    ('At the 2022 QTX ESG Award we won the title "Pioneer Mill".', {"award_name": "Pioneer Mill", "award_year": 2022}),
    ("We won the Golden Bobbin Award for Sustainable Dyeing 2023.", {"award_name": "Golden Bobbin Award for Sustainable Dyeing", "award_year": 2023}),
    ('"Fair Mill 2024": that is our title.', {"award_name": "Fair Mill", "award_year": 2024}),
    ("We won an award.", {"award_name": None, "issuer": None}),
    ("We won a national industry award.", {"award_name": None}),
    ("There we won the Golden Bobbin Award.", {"award_year": None}),
    ("Our 2024 climate strategy won the Golden Bobbin Award.", {"award_year": None}),
    ("We have won several awards.", {"award_name": None}),
    ("We won the industry award from the Weavers' Guild.", {"award_name": "industry award", "issuer": "Weavers' Guild"}),
    ("Dunmore Textiles plc won the Clean River Prize 2024.", {"award_name": "Clean River Prize"}),
    ("The company won the Clean River Prize at the gala held by the Lakeland Water Forum.", {"issuer": "Lakeland Water Forum", "boundary": None}),
    # given
    ("The Harrow Chamber of Commerce gave us its Clean River Prize 2024.", {"issuer": "Harrow Chamber of Commerce", "award_name": "Clean River Prize"}),
    ("The Harrow Chamber of Commerce awarded its Clean River Prize 2024 to Dunmore Textiles.", {"issuer": "Harrow Chamber of Commerce"}),
    ("Trade Gazette presented our Selby mill with the Factory Award 2023.", {"issuer": "Trade Gazette", "award_year": 2023}),
    ("We were awarded the Clean River Prize by the Harrow Chamber of Commerce in May 2024.", {"issuer": "Harrow Chamber of Commerce", "award_date": date(2024, 5, 31)}),
    ("We were honoured with the 2022 QTX ESG Award.", {"issuer": "QTX", "award_name": "QTX ESG Award", "award_year": 2022}),
    ("An industry jury awarded us the Golden Bobbin Award.", {"issuer": None, "award_name": "Golden Bobbin Award"}),
    ("The ministry honoured our Selby mill with its River Award in 2021.", {"issuer": None, "award_name": "River Award", "award_year": 2021}),
    ("Awarded the Golden Bobbin Prize by the Weavers' Guild in 2023", {"issuer": "Weavers' Guild", "award_year": 2023}),
    ("We were honoured with the ESG QTX Award 2023.", {"issuer": "QTX"}),
    # passed on
    ("The Clean River Prize 2024 went to our Selby mill.", {"boundary": "our Selby mill", "award_year": 2024}),
    ("The Clean River Prize 2024 went to Dunmore Textiles.", {"boundary": None}),
    ("The Clean River Prize was won by us in 2022.", {"award_year": 2022}),
    # titles
    ("We were named Employer of the Year 2024 by Trade Gazette.", {"issuer": "Trade Gazette", "award_name": "Employer of the Year", "award_year": 2024}),
    ("we were named employer of the year 2024 by trade gazette.", {"issuer": "trade gazette", "award_name": "employer of the year"}),
    ("Dunmore Textiles was recognised as Water Champion by the Lakeland Water Forum.", {"issuer": "Lakeland Water Forum", "award_name": "Water Champion"}),
    ("Dunmore was named Water Steward Mill by the Lakeland Water Forum.", {"award_name": "Water Steward Mill"}),
    ('We were voted "Kindest Mill" in 2023.', {"award_name": "Kindest Mill", "award_year": 2023}),
    ("We were named and voted Best Employer 2024.", {"award_name": "Best Employer"}),
    ("Forbes named us one of the Best Employers 2024.", {"issuer": "Forbes", "award_name": "Best Employers"}),
    ("An expert jury named us Best Employer 2024.", {"issuer": None, "award_name": "Best Employer"}),
    ("Dunmore Textiles named Green Mill of the Year by Trade Gazette", {"issuer": "Trade Gazette", "award_name": "Green Mill of the Year"}),
    ("In March 2024 the Lakeland Water Forum named Dunmore Textiles Water Steward of the Year.", {"issuer": "Lakeland Water Forum", "award_name": "Water Steward of the Year", "award_date": date(2024, 3, 31), "boundary": None}),
    ("in march 2024 the lakeland water forum named dunmore textiles water steward of the year.", {"issuer": "lakeland water forum", "award_name": "water steward of the year"}),
    ("This may surprise: we won the Golden Bobbin Award.", {"relative_date": None}),
    ("This May we won the Golden Bobbin Award.", {"relative_date": "This May"}),
    # times running
    ("For the third year running, Dunmore was voted Best Local Employer by the Selby Herald.", {"streak_n": 3, "issuer": "Selby Herald"}),
    ("Winner of the Loom Innovation Award for the fifth consecutive year.", {"streak_n": 5, "product": None, "award_year": None}),
    ("We won the Golden Bobbin Award for the 4th time in a row.", {"streak_n": 4}),
    ("We won the Golden Bobbin Award for three consecutive years since 2021.", {"streak_n": 3, "streak_start": 2021}),
    ("In 2024 we won the Golden Bobbin Award for 6 years in a row.", {"streak_n": 6, "streak_end": 2024}),
    ("We won the Golden Bobbin Award from 2019 to 2023, five times running.", {"streak_n": 5, "streak_start": 2019, "streak_end": 2023}),
    ("We have received the Golden Bobbin Award every year since 2019.", {"streak_start": 2019, "streak_n": None}),
    ("We won the Golden Bobbin Award from 2017-18 to 2021-22, five years in a row.", {"streak_start": 2017, "streak_end": 2022, "award_year": 2022}),
    # relative dates
    ("Last month we won the Golden Bobbin Award.", {"award_date": date(2025, 2, 28)}),
    ("Today we won the Golden Bobbin Award.", {"award_date": date(2025, 3, 10)}),
    ("This week we won the Golden Bobbin Award.", {"award_date": date(2025, 3, 10)}),
    ("Last year we won the Golden Bobbin Award.", {"award_year": 2024, "award_date": date(2024, 12, 31)}),
    ("This year we won the Golden Bobbin Award.", {"award_year": 2025, "award_date": date(2025, 3, 10)}),
    ("Last February we won the Golden Bobbin Award.", {"award_date": date(2025, 2, 28)}),
    ("We recently won the Golden Bobbin Award.", {"relative_date": "recently", "award_year": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "slots"), CLAIMS)
def test_an_award_is_read_with_its_slots(text, slots):
    assert holds(read(read_awards, text, FACTS), "award", slots)


@pytest.mark.parametrize(
    ("text", "issuer", "name"),
    [
        ("In March 2024 the Lakeland Water Forum named Dunmore Textiles Water Steward of the Year.", "Lakeland Water Forum", "Water Steward of the Year"),
        ("The Lakeland Water Forum named Dunmore Textiles the Water Steward of the Year 2024.", "Lakeland Water Forum", "Water Steward of the Year"),
        ("Trade Gazette named Wexcombe Bank Employer of the Year.", "Trade Gazette", "Employer of the Year"),
        ("Trade Gazette named Orrin Green Retailer of the Year.", "Trade Gazette", "Green Retailer of the Year"),
        ("Dunmore Textiles named Green Mill of the Year by Trade Gazette", "Trade Gazette", "Green Mill of the Year"),
        ("The Weavers' Guild awarded Dunmore Textiles the Golden Bobbin Award.", "Weavers' Guild", "Golden Bobbin Award"),
    ],
)  # fmt: skip
def test_the_giver_is_told_from_the_company_when_nobody_says_whose_text_it_is(text, issuer, name):
    assert holds(read(read_awards, text, NOBODY), "award", {"issuer": issuer, "award_name": name, "boundary": None})


@pytest.mark.parametrize(
    "text",
    [
        "the lakeland water forum named dunmore textiles water steward of the year.",
        "The Lakeland Water Forum named Steward of the Year.",
        "The Lakeland Water Forum named three rivers.",
    ],
)
def test_a_title_without_a_recipient_that_can_be_told_is_left_alone(text):
    assert read(read_awards, text, NOBODY) == []


@pytest.mark.parametrize(
    "text",
    [
        # somebody else's
        "Our supplier Orlando Dyes won the Clean River Prize 2024.",
        "Gorse Paper Ltd won the Clean River Prize 2024.",
        "Our customers won three prizes last year.",
        "The Lakeland Water Forum named Gorse Paper Water Steward of the Year.",
        "The Weavers' Guild awarded Gorse Paper the Golden Bobbin Award.",
        "The Clean River Prize 2024 went to Gorse Paper.",
        "The Clean River Prize 2024 was won by our suppliers.",
        "Our supplier was awarded the Clean River Prize in 2024.",
        "Our chief executive won the Golden Bobbin Award 2023.",
        "Our founder received a medal from the Weavers' Guild.",
        "The supplier was voted Best Dyer 2024.",
        # given by the company
        "We awarded the Dunmore Water Prize to two schools.",
        "We presented the supplier award 2024 to Orlando Dyes.",
        "Dunmore Textiles gives the Young Weaver Award to students every year.",
        "Dunmore Textiles awarded us all the Weaver Award.",
        "We gave our Weaver Award 2023 in Leeds.",
        "Dunmore Textiles named Orlando Dyes Supplier of the Year.",
        "We handed out the Golden Bobbin Award.",
        "The company presents the Golden Bobbin Award every spring.",
        "We named Orlando Dyes Supplier of the Year.",
        "We sponsor the Young Weaver Award.",
        "We honour human rights.",
        # awarded, but no award
        "In 2024 we awarded EUR 200,000 in grants.",
        "We awarded donations to 14 schools.",
        "The group was awarded a contract for a wind farm.",
        "We were awarded the tender for hospital linen.",
        "We were awarded a government grant of EUR 2 million.",
        "The board awarded bonuses to managers.",
        "The court awarded damages to the company.",
        "We won the tender, the grant and the title to the land.",
        "We received funding and the project won support, not medals.",
        # not won
        "We hope to win the Golden Bobbin Award.",
        "We may win the Golden Bobbin Award 2025.",
        "Will we win the Golden Bobbin Award?",
        "We were nominated for the Golden Bobbin Award 2024.",
        "We were shortlisted for the Clean River Prize.",
        "If we win the Golden Bobbin Award, we will donate the money.",
        "We did not win the Golden Bobbin Award.",
        "We were not awarded the Golden Bobbin Award.",
        "We have never won an award.",
        "We were never named Employer of the Year.",
        "Every supplier can win the Green Loom Award.",
        # about an award
        "The Golden Bobbin Award honours mills that save water.",
        "The Golden Bobbin Award is given by the Weavers' Guild.",
        "The award ceremony took place in Leeds.",
        "She chairs the award committee.",
        "The prize money was donated.",
        "We won this award again.",
        "We won the award.",
        "We won after the award.",
        "We received the following awards:",
        "Our Golden Bobbin Award hangs in the lobby.",
        "We celebrated after the awards.",
        # posts, names and law
        "Ms Orr was named chief executive of Dunmore Textiles.",
        "Ms Orr was named Chief Sustainability Officer in May 2024.",
        "Mr Hale was chosen as director.",
        "The new line was named after the founder.",
        "Selby was named city of culture.",
        "The mill has been named in the lawsuit.",
        "We were named in the report.",
        "A customer named us in its report.",
        "We selected Halmore Audit as auditor.",
        "The title of the report is Threads.",
        "(Fair Mill): that is our title.",
        "Title to the goods passes on delivery.",
        "Gold medal from EcoVadis",
        "We received a medal and were rated AA.",
    ],
)
def test_what_is_no_award_of_the_company_is_left_alone(text):
    assert read(read_awards, text, FACTS) == []


@pytest.mark.parametrize(
    ("text", "words", "slots"),
    [
        ("Golden Bobbin Award 2024, Weavers' Guild", "Golden Bobbin Award 2024, Weavers' Guild", {"issuer": "Weavers' Guild", "award_year": 2024}),
        ("Golden Bobbin Award 2024 (Weavers' Guild)", "Golden Bobbin Award 2024 (Weavers' Guild)", {"issuer": "Weavers' Guild"}),
        ("• golden bobbin award 2024 - weavers' guild", "golden bobbin award 2024 - weavers' guild", {"issuer": "weavers' guild", "award_name": "golden bobbin award"}),
        ("Weavers' Guild: Golden Bobbin Award 2024", "Golden Bobbin Award 2024", {"issuer": "Weavers' Guild"}),
        ("Golden Bobbin Award 2024 (2nd place)", "Golden Bobbin Award 2024", {"issuer": None}),
        ("Golden Bobbin Award 2024, for the Selby mill", "Golden Bobbin Award 2024, for the Selby mill", {"issuer": None, "product": "the Selby mill"}),
        ("2023: Best Employer in Selby", "Best Employer in Selby", {"award_year": 2023, "issuer": None}),
        ("Best Employer 2024 (Selby Chamber)", "Best Employer 2024 (Selby Chamber)", {"issuer": "Selby Chamber", "award_name": "Best Employer"}),
        ("Supplier of the Month May 2024", "Supplier of the Month May 2024", {"award_date": date(2024, 5, 31)}),
        ("Golden Bobbin Award", "Golden Bobbin Award", {"issuer": None, "award_year": None}),
    ],
)  # fmt: skip
def test_in_a_list_of_awards_the_name_is_enough(text, words, slots):
    claims = read(read_awards, text, FACTS, **AWARDS_ABOVE)
    assert holds(claims, "award", slots)
    assert claims[0].words == words


@pytest.mark.parametrize(
    "text",
    [
        "The Golden Bobbin Award honours mills",
        "Award criteria are published online",
        "Water consumption fell 4%",
        "Applied for the Golden Bobbin Award 2025",
        "Best practices were shared",
        "This method best shows when services are rendered",
    ],
)
def test_in_a_list_of_awards_other_sentences_are_left_alone(text):
    assert read(read_awards, text, FACTS, **AWARDS_ABOVE) == []


def test_a_bullet_or_headline_that_names_an_award_needs_its_year_or_giver():
    assert read(read_awards, "Golden Bobbin Award", FACTS, block_kind="list-item") == []
    assert holds(read(read_awards, "Golden Bobbin Award 2024", FACTS, block_kind="list-item"), "award", {})
    assert holds(
        read(read_awards, "Golden Bobbin Award by the Weavers' Guild", FACTS), "award", {"issuer": "Weavers' Guild"}
    )
    assert holds(
        read(read_awards, "Our Golden Bobbin Award 2022 from the Weavers' Guild hangs in the lobby.", FACTS),
        "award",
        {"issuer": "Weavers' Guild", "award_year": 2022},
    )


def test_the_year_is_taken_from_the_heading_above():
    claims = read(read_awards, "Golden Bobbin Award", FACTS, block_kind="list-item", headings=("Awards 2023",))
    assert holds(claims, "award", {"award_year": 2023, "award_date": None})
    claims = read(read_awards, "Golden Bobbin Award", FACTS, block_kind="list-item", headings=("Awards 2021, 2023",))
    assert holds(claims, "award", {"award_year": None})


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("The Weavers' Guild held its annual gala in March 2024. There we took home the Golden Bobbin Award.", {"issuer": "Weavers' Guild", "award_date": date(2024, 3, 31)}),
        ("The gala was hosted by the Weavers' Guild. We won the Golden Bobbin Award.", {"issuer": "Weavers' Guild", "award_year": None}),
        ("The mill reopened in March 2024. Here we won the Golden Bobbin Award.", {"issuer": None, "award_year": 2024}),
        ("Dunmore Textiles held its gala. We won the Golden Bobbin Award.", {"issuer": None}),
        ("A gala took place. We won the Golden Bobbin Award.", {"issuer": None}),
        ("We won the Golden Bobbin Award. The prize is given by the Weavers' Guild every year.", {"issuer": "Weavers' Guild"}),
        ("We won the Golden Bobbin Award. The prize is given by an independent jury.", {"issuer": None}),
        ('The Green Media house ("gmh") met in Leeds. We won the GMH Award 2023.', {"issuer": "GMH"}),
    ],
)  # fmt: skip
def test_giver_and_date_are_found_in_the_sentences_around(text, slots):
    assert holds(read(read_awards, text, FACTS), "award", slots)


@pytest.mark.parametrize(
    ("intro", "issuer"),
    [
        ("From the Weavers' Guild we received:", "Weavers' Guild"),
        ("Prizes of the gala hosted by the Weavers' Guild:", "Weavers' Guild"),
        ("Prizes of the year:", None),
    ],
)
def test_the_introduction_of_a_list_names_the_giver(intro, issuer):
    (bullet,) = sentences("• Golden Bobbin Award 2024", block_kind="list-item")
    (draft,) = read_awards(replace(bullet, list_intro=intro), FACTS)
    assert values(draft.slots).get("issuer") == issuer


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In 2023 we cut waste, and we won the Golden Bobbin Award from the Weavers' Guild.", ["we won the Golden Bobbin Award from the Weavers' Guild"]),
        ("We were named Best Employer and crowned Green Star 2024 by Forbes.", ["We were named Best Employer", "crowned Green Star 2024 by Forbes"]),
        ("We won the Golden Bobbin Prize and our yarn received the Clean River Award 2023.", ["We won the Golden Bobbin Prize", "our yarn received the Clean River Award 2023"]),
        ("We won the Golden Bobbin Award and the Clean River Prize in 2023.", ["We won the Golden Bobbin Award", "the Clean River Prize in 2023"]),
        ("We won the Great Northern Loom, Thread and Needle Sustainability Leadership Excellence Award and the Clean River Prize.", ["We won the Great Northern Loom, Thread and Needle Sustainability Leadership Excellence Award", "the Clean River Prize"]),
        ("The Harrow Chamber gave us its Clean River Prize, which we hold dear.", ["Harrow Chamber gave us its Clean River Prize"]),
    ],
)  # fmt: skip
def test_the_words_of_the_claim_are_its_clause(text, words):
    assert [claim.words for claim in read(read_awards, text, FACTS)] == words


def test_an_undated_document_keeps_a_relative_date_as_written():
    (claim,) = read(read_awards, "Last year we won the Golden Bobbin Award.", Facts())
    assert claim.slots["relative_date"] == "Last year"
    assert "award_year" not in claim.slots
