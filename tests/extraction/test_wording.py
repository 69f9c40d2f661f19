from __future__ import annotations

import pytest

from checker.extraction.absolutes import read_absolutes
from checker.extraction.wording import read_wording
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read

FACTS = Facts(entity="Orrin Foods plc")


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Choose our eco-friendly chargers.", {"generic_term": "eco-friendly", "product": "chargers", "specification": None}),
        ("choose our eco-friendly chargers.", {"generic_term": "eco-friendly"}),
        ("Environmentally friendly cleaner for every home", {"generic_term": "environmentally friendly"}),
        ("A planet-friendly soap for busy families.", {"product": "soap"}),
        ("Orrin is the climate-friendly brand.", {"subject": "company"}),
        ("We sell environmentally friendly paints.", {"generic_term": "environmentally friendly"}),
        ("Our bottles are eco-friendly.", {"product": "Our bottles"}),
        ("Our sustainable packaging protects the goods.", {"generic_term": "sustainable", "product": "packaging protects the"}),
        ("Meet our green product range.", {"generic_term": "green"}),
        ("Orrin is a sustainable company.", {"subject": "company"}),
        ("We are green.", {"generic_term": "green"}),
        # specified in the same place
        ("Our eco-friendly cup holds 85% recycled board by weight.", {"specification": "85%"}),
        ("Ask for our eco-friendly cup: it is made of recycled board.", {"specification": "made of"}),
        ("Our sustainable coffee carries the EU Ecolabel.", {"specification": "EU Ecolabel"}),
    ],
)  # fmt: skip
def test_a_general_word_said_of_an_offer_is_a_claim(text, slots):
    assert holds(read(read_wording, text, FACTS), "generic_env", slots)


def test_a_term_is_specified_by_the_next_sentence_only_where_it_points_back():
    (claim,) = read(read_wording, "Try our eco-friendly cup. It holds 85% recycled board.", FACTS)
    assert claim.slots["specification"] == "85%"
    (claim,) = read(read_wording, "Try our eco-friendly cup. The cup is 60 g lighter than a glass.", FACTS)
    assert claim.slots["specification"] == "60 g"
    (claim,) = read(read_wording, "Try our eco-friendly cup. Delivery costs fell by 3%.", FACTS)
    assert "specification" not in claim.slots
    (claim,) = read(
        read_wording, "By weight, 91% of it is wood. We call it an eco-friendly chair for that reason.", FACTS
    )
    assert claim.slots["specification"] == "for that reason"
    (claim,) = read(read_wording, "By weight, 91% of it is wood. It is an eco-friendly chair, therefore.", FACTS)
    assert claim.slots["specification"] == "91%"


@pytest.mark.parametrize(
    "text",
    [
        "The report details our approach to sustainable development.",
        "Orrin issues green bonds and green loans.",
        "We strengthen our green development capabilities and expand clean technology adoption.",
        "We empower partners to achieve green goals.",
        "We follow sustainable operations with high standards.",
        "We contribute to a sustainable society.",
        "Our greenhouse grows tomatoes.",
        "Orrin won the Green Chain Award 2023 of the guild.",
        "Green Beauty Prize 2024, for our refill",
        '"Green Line" is the name of our contract.',
        "Our Green Line service costs EUR 5 a month.",
        "Green jobs",
        "We want to develop eco-friendly products.",
        "We aim to be a sustainable company.",
        "Our vision is to become the sustainable brand of choice.",
        "Demand for eco-friendly products is growing.",
        "Our suppliers offer eco-friendly paints.",
        "The sustainable way of living",
        "Is your cleaner eco-friendly?",
        "Our old cleaner was not eco-friendly.",
        "We promote environmentally friendly behaviour.",
        "The workplace environment is friendly.",
        "Growth is sustainable.",
        "Our aim is to be eco-friendly.",
        "All store refrigeration uses natural refrigerants.",
        "5 tips for an eco-friendly kitchen",
    ],
)
def test_fields_names_wishes_and_others_are_no_general_claim(text):
    assert read(read_wording, text, FACTS) == []


def test_headings_name_topics():
    assert read(read_wording, "Eco-friendly packaging", FACTS, block_kind="heading") == []
    assert read(read_wording, "Our sustainable products", FACTS, block_kind="heading") == []
    assert holds(read(read_wording, "Our eco-friendly packaging", FACTS, block_kind="heading"), "generic_env", {})
    assert read(read_wording, "our eco-friendly packaging", FACTS, block_kind="table") == []


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Our soap has zero impact on rivers.", {"absolute_marker": "zero impact", "product": "Our soap", "evidence_link": None, "boundary": None}),
        ("The cleaner leaves no environmental footprint.", {"absolute_marker": "no environmental footprint"}),
        ("Zero-impact packaging", {"absolute_marker": "zero-impact"}),
        ("The truck produces no emissions in use.", {"absolute_marker": "no emissions", "boundary": "in use"}),
        ("Our trays are completely harmless.", {"absolute_marker": "completely harmless"}),
        ("The bag is 100% free of plastic film.", {"absolute_marker": "100% free of", "boundary": "free of plastic film", "value": "100 %"}),
        ("Made of 100% recycled board by weight, lid excluded (test report 12, 2023)", {"value": "100 %", "metric": "materials.recycled_input_share", "boundary": "by weight", "evidence_link": "test report 12"}),
        ("Our bags are 100% compostable.", {"absolute_marker": "100% compostable", "boundary": None}),
    ],
)  # fmt: skip
def test_an_absolute_claim_is_read_with_its_slots(text, slots):
    assert holds(read(read_absolutes, text, FACTS), "product_env", slots)


@pytest.mark.parametrize(
    "text",
    [
        "The new rule has no impact on our results.",
        "We will send zero waste to landfill by 2027.",
        "Zero waste to landfill by 2027",
        "All our bags will be 100% compostable by 2026.",
        "By 2030 all trucks are to run on 100% renewable electricity.",
        "Buy 100% of our cocoa from certified farms by 2026",
        "100% of our sites were audited in 2023.",
        "We run zero-emission vehicles.",
        "Low-foam, phosphate-free, for front loaders",
        "The shirts come out 100% clean every time, says Ann.",
        "Our soap does not have zero impact on rivers.",
        "Our vision remains zero harm.",
        "There were no accidents.",
        "The wash is fully automatic.",
        "No car has zero impact on the climate.",
        "We moved to almost 100% recycled board.",
        "We back the transition to an economy in which pollution-free alternatives win.",
        "The site makes emission-free hydrogen.",
    ],
)
def test_targets_shares_and_technical_words_are_no_absolute_claim(text):
    assert read(read_absolutes, text, FACTS) == []
