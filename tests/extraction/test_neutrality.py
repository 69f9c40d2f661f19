from __future__ import annotations

from datetime import date

import pytest

from checker.extraction.neutrality import read_neutrality
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read

FACTS = Facts(published=date(2024, 6, 3), entity="Orrin Foods plc")

CLAIMS = [
    # targets
    ("Orrin Foods will be net zero by 2045.", "net_zero", {"modality": "will", "target_year": 2045, "ghg_scopes": None, "subject": "company"}),
    ("orrin foods will be net-zero by 2045.", "net_zero", {"modality": "will", "target_year": 2045}),
    ("We commit to net zero emissions across Scopes 1, 2 and 3 by 2050.", "net_zero", {"modality": "commit", "ghg_scopes": (1, 2, 3), "target_year": 2050}),
    ("The group aims for its Scope 1 and market-based Scope 2 emissions to be net zero by fiscal 2040.", "net_zero", {"ghg_scopes": (1, 2), "scope2_method": "market", "target_label": "fiscal 2040", "metric": "ghg.scope12"}),
    ("By 2035, our mills will run carbon neutral.", "carbon_neutral", {"target_year": 2035, "modality": "will"}),
    ("We plan to become climate neutral before 2040.", "carbon_neutral", {"modality": "plan", "target_year": 2040}),
    ("From 2030 on we want to be carbon neutral in our own operations.", "carbon_neutral", {"target_year": 2030, "boundary_word": "own operations", "modality": "aim"}),
    ("Our target is carbon neutrality for Scope 1 and 2 by 2032.", "carbon_neutral", {"modality": "aim", "ghg_scopes": (1, 2), "target_year": 2032}),
    ("The goals are a 40% water reuse rate by 2026, and operational carbon neutrality by 2031.", "carbon_neutral", {"target_year": 2031, "boundary_word": "operational"}),
    ("Orrin pledged to reach net zero throughout the whole value chain by 2050.", "net_zero", {"modality": "commit", "ghg_scopes": (1, 2, 3)}),
    ("Our net-zero target for 2045 covers Scope 1, 2 and 3.", "net_zero", {"target_year": 2045, "ghg_scopes": (1, 2, 3), "modality": "aim"}),
    ("All our plants are carbon neutral by 2030.", "carbon_neutral", {"target_year": 2030, "modality": "aim"}),
    ("We will be climate positive by 2038.", "carbon_neutral", {"neutrality_term": "climate positive", "target_year": 2038}),
    ("We are working towards net zero by 2043.", "net_zero", {"target_year": 2043, "modality": "aim"}),
    ("Our strategy foresees a transition to net zero by 2050, and we commit to it.", None, {}),
    ("By the close of 2026 Orrin will achieve net zero greenhouse gas emissions.", "net_zero", {"target_year": 2026}),
    ("Orrin commits to Net Zero Emissions by 2050.", "net_zero", {"target_year": 2050}),
    ("We support the Paris accord and will work towards carbon neutrality by 2050.", "carbon_neutral", {"target_year": 2050}),
    # means
    (
        "Orrin will reach net zero by 2045: a 93% cut in all scopes from 2019, with residual emissions neutralised by permanent removals.",
        "net_zero",
        {"reduction_depth": "93 %", "base_year": 2019, "residual_treatment": "residual emissions neutralised by permanent removals"},
    ),
    (
        "Our operations will be carbon neutral by 2030: we will reduce Scope 1 and 2 emissions by at least 85% from 2020 and offset the rest with removal credits.",
        "carbon_neutral",
        {"reduction_depth": "85 %", "base_year": 2020, "offset_role": "residual", "boundary_word": "operations"},
    ),
    ("We will be carbon neutral by 2031 without buying carbon credits.", "carbon_neutral", {"offset_role": "none"}),
    ("The brewery will be carbon neutral by 2031 through certified credits.", "carbon_neutral", {"offset_role": "certified credits", "subject": "site"}),
    ("We will be carbon neutral by 2031 by offsetting all emissions.", "carbon_neutral", {"offset_role": "all"}),
    ("We aim to be net zero by 2050 and to cut emissions by 50% by 2030 from 2019.", "net_zero", {"target_year": 2050, "reduction_depth": None}),
    # achieved
    ("Our Leeds bakery is carbon neutral.", "carbon_neutral", {"modality": "achieved", "subject": "site", "boundary": "Our Leeds bakery", "period": None}),
    ("This cup is carbon neutral.", "carbon_neutral", {"modality": "achieved", "subject": "product"}),
    ("Our head office has been climate neutral since 2021.", "carbon_neutral", {"modality": "achieved", "period_year": 2021, "target_year": 2021}),
    ("Our depots were carbon neutral in 2023.", "carbon_neutral", {"modality": "achieved", "period_year": 2023, "target_year": None}),
    ("In 2022 we became carbon neutral.", "carbon_neutral", {"modality": "achieved", "period_year": 2022, "tense": "past"}),
    ("Try our carbon-neutral parcel service.", "carbon_neutral", {"modality": "achieved", "subject": "product"}),
    (
        "Our depot's 2023 Scope 1 and 2 emissions were carbon neutral under ISO 14068-1:2023 (verified by Halmore Assurance), after we retired 940 Verra credits from a cookstove project of vintage 2020 for what was left.",
        "carbon_neutral",
        {"standard": "ISO 14068-1:2023", "verifier": "Halmore Assurance", "period_year": 2023, "ghg_scopes": (1, 2), "quantity": "940", "retired": True, "vintage": 2020, "credit_programme": "Verra"},
    ),
    ("The soap is carbon neutral from cradle to grave.", "carbon_neutral", {"product_footprint_boundary": "cradle to grave", "subject": "product"}),
    ("Orrin is a carbon-neutral company.", "carbon_neutral", {"subject": "company", "boundary": None}),
    ("Our depots have run carbon neutral since January 2023.", "carbon_neutral", {"modality": "achieved", "period_year": 2023}),
    ("By 2027 all our stores shall be CO2-neutral.", "carbon_neutral", {"subject": "site", "boundary": "all our stores"}),
    ("The company has achieved carbon neutrality.", "carbon_neutral", {"modality": "achieved", "subject": "company"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "slots"), CLAIMS)
def test_a_neutrality_claim_is_read_with_its_slots(text, kind, slots):
    claims = read(read_neutrality, text, FACTS)
    assert (claims == []) if kind is None else holds(claims, kind, slots)


@pytest.mark.parametrize(
    "text",
    [
        # somebody else's
        "Denmark wants to be climate neutral by 2045.",
        "The city of Turin plans to be carbon neutral by 2030.",
        "Our customer Fjellmotor wants its suppliers to be carbon neutral by 2036.",
        "The Nordic Cement Association aims for carbon neutrality by 2050.",
        "Our largest supplier has pledged to reach net zero by 2040.",
        "The government's own target is net zero by 2050.",
        # contributions and help
        "Our new resin contributes to carbon neutrality.",
        "We support our customers on their path to net zero by 2050.",
        "The kiln helps the region become climate neutral by 2040.",
        # topics and names
        "Orrin has drawn up a net-zero strategy.",
        "We joined the Net-Zero Banking Alliance in 2022.",
        "Our targets follow the SBTi Net-Zero Standard.",
        "The world needs a carbon-neutral economy by 2050.",
        "We offer net-zero solutions to industry.",
        "She bought the Carbon Neutral Cup at the fair.",
        'We invest beyond our chain ("carbon neutralization") by 2040.',
        "The pledge has 473 signatories focused on reaching net zero by 2040.",
        "We encourage firms to reach net zero by 2040.",
        "Net zero is one of the great questions of our time.",
        "Our journey to net zero",
        "We use climate-neutral electricity.",
        # denied, conditional, asked, past
        "We are not carbon neutral.",
        "We do not claim to be carbon neutral.",
        "If permits were granted, the plant could be carbon neutral by 2030.",
        "Carbon neutral by 2030?",
        "We had promised to be carbon neutral by 2020 and missed it.",
        "Zero accidents remains our vision.",
        "The trend was positive in 2023.",
    ],
)
def test_what_is_no_claim_of_the_company_is_left_alone(text):
    assert read(read_neutrality, text, FACTS) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We set two goals: a reuse rate of 40% by 2026, and operational carbon neutrality by 2031.", ["operational carbon neutrality by 2031"]),
        ("We will be carbon neutral by 2028 and net zero by 2044.", ["We will be carbon neutral by 2028", "net zero by 2044"]),
        ("In 2024 Orrin grew, and it is planning to reach net-zero carbon emissions by 2050.", ["it is planning to reach net-zero carbon emissions by 2050"]),
        ("• Carbon-neutral production by 2034", ["Carbon-neutral production by 2034"]),
    ],
)  # fmt: skip
def test_the_words_of_the_claim_are_its_clause(text, words):
    assert [claim.words for claim in read(read_neutrality, text, FACTS, block_kind="list-item")] == words


def test_two_claims_of_a_sentence_keep_their_own_years():
    first, second = read(read_neutrality, "We will be carbon neutral by 2028 and net zero by 2044.", FACTS)
    assert (first.kind, first.slots["target_year"]) == ("carbon_neutral", 2028)
    assert (second.kind, second.slots["target_year"]) == ("net_zero", 2044)


def test_on_a_product_page_the_subject_is_the_product():
    (claim,) = read(read_neutrality, "Tilla is carbon neutral.", Facts(kind="product-page"))
    assert claim.slots["subject"] == "product"
