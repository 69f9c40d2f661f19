from __future__ import annotations

import pytest

from checker.extraction.offsets import offset_words, read_offsets
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read, sentences


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("In 2023 we compensated our business travel with high-quality credits.", {"offset_role": "compensated", "period_year": 2023, "credit_programme": None, "tense": "past"}),
        ("We offset the remaining emissions of our fleet.", {"offset_role": "offset", "modality": "achieved"}),
        ("we offset our flights.", {"offset_role": "offset", "quantity": None}),
        ("We offset our flights. The 420 Gold Standard credits come from a mangrove project.", {"quantity": "420", "credit_programme": "Gold Standard", "project_type": "mangrove project"}),
        ("Our guests took 300 Gold Standard tours. We offset our flights.", {"quantity": None, "credit_programme": None}),
        ("We retired 8,100 Gold Standard credits (improved cookstove project, vintage 2021).", {"quantity": "8100", "credit_programme": "Gold Standard", "vintage": 2021, "retired": True, "project_type": "improved cookstove project"}),
        ("The firm bought 2,300 carbon credits from a mangrove project.", {"quantity": "2300", "project_type": "mangrove project", "offset_role": "bought"}),
        ("All emissions from shipping are fully compensated.", {"offset_role": "compensated"}),
        ("From 2026 we will offset our residual emissions.", {"modality": "will", "tense": "future", "period": None}),
        ("We offset 1,200 t CO2e of our flight emissions in 2022 vintage credits.", {"quantity": "1200 tCO2e", "vintage": 2022}),
    ],
)  # fmt: skip
def test_an_offset_claim_is_read_with_its_slots(text, slots):
    assert holds(read(read_offsets, text), "offset", slots)


@pytest.mark.parametrize(
    "text",
    [
        "Lower sales were partly offset by higher prices.",
        "The rise in wages was offset by savings.",
        "We compensate our employees fairly.",
        "We bought renewable energy certificates for all plants.",
        "We retired I-RECs and other energy attribute credits.",
        "The plant received tax credits of EUR 2 million.",
        "We use a line of credit and bank credits.",
        "We do not offset our emissions.",
        "If we could, we would offset our flights.",
        "Our Leeds bakery is carbon neutral through certified carbon credits.",
        "We cut our Scope 1 emissions by 30%, including forestry credits.",
        "Our customers compensated their flights.",
        "Students used their credits.",
        "Credible offsets: Neutralize any remaining emissions by 2040.",
        "The projects are accredited for the offsetting of remaining emissions.",
    ],
)  # fmt: skip
def test_what_is_no_offset_is_left_alone(text):
    assert read(read_offsets, text, Facts(entity="Orrin Foods plc")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We cut our Scope 1 emissions by 34%, including forestry credits.", "including forestry credits"),
        ("Net of offsets, our emissions fell by 12%.", "Net of offsets"),
        ("Emissions fell 8% after carbon credits.", "after carbon credits"),
        ("With the help of purchased carbon credits we lowered emissions by a third.", "With the help of purchased carbon credits"),
        ("Emissions fell by 20%, credits included.", "credits included"),
        ("We cut emissions by 22% and, separately, retired credits equal to 18% of 2019 emissions.", None),
        ("Emissions fell by 12%, excluding offsets.", None),
        ("Emissions fell by 12%, not including offsets.", None),
        ("Emissions fell by 12% without carbon credits.", None),
        ("Emissions fell by 12%, including tax credits.", None),
        ("Emissions fell by 12%, including Scope 2.", None),
    ],
)  # fmt: skip
def test_words_that_count_credits_as_a_reduction(text, words):
    (sentence,) = sentences(text)
    got = offset_words(sentence)
    assert (got and got[0]) == words
    if got:
        assert sentence.text[slice(*got[1])] == got[0]
