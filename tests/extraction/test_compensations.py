from __future__ import annotations

import pytest

from checker.extraction.compensations import read_compensations
from checker.extraction.neutrality import read_neutrality
from tests.extraction.claims_at_hand import holds, read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our CO2-compensated parcel service.", "CO2-compensated"),
        ("Your delivery is carbon offset.", "carbon offset"),
        ("The emissions of every bottle are fully offset.", "emissions of every bottle are fully offset"),
        ("the carbon footprint of your flight is balanced out with forest credits", "carbon footprint of your flight is balanced out"),
        ("We offset all the emissions of each parcel.", "offset all the emissions of each parcel"),
        ("For every bag sold we plant a tree, so your coffee leaves a smaller footprint.", "For every bag sold we plant a tree, so your coffee leaves a smaller footprint"),
        ("Fly carbon neutral with us.", "Fly carbon neutral"),
        ("Our shop ships carbon-neutrally.", "ships carbon-neutrally"),
    ],
)  # fmt: skip
def test_an_offer_is_said_to_be_compensated(text, words):
    assert holds(read(read_compensations, text), "product_env", {"compensation": words})


@pytest.mark.parametrize(
    "text",
    [
        "We offset part of our business travel with credits.",
        "You can offset the emissions of your flight at checkout.",
        "Customers may offset the emissions of each parcel.",
        "We do not offset the emissions of your parcel.",
        "Should we offset the emissions of your parcel?",
        "From 2030 we will offset the emissions of every parcel.",
        "For every order we plant a tree together with the Alder Foundation.",
        "The weight of the bottle is balanced by the handle.",
        "Our head office is carbon offset.",
        "Ask for our CO2-compensated lunch.",
        'They speak of "carbon-offset parcels" and mean credits.',
    ],
)
def test_no_offer_is_said_to_be_compensated(text):
    assert read(read_compensations, text) == []


def test_tables_are_left_to_their_reader():
    assert read(read_compensations, "Carbon-offset parcel", block_kind="table") == []


def test_a_pronoun_takes_up_the_offer_before():
    first = "Our backpacks are loved by hikers. They are climate neutral."
    assert holds(read(read_neutrality, first), "carbon_neutral", {"subject": "product"})
    for text in ("Lindvale makes furniture. It is climate neutral.", "It is climate neutral."):
        assert holds(read(read_neutrality, text), "carbon_neutral", {"subject": "company"})


def test_a_name_with_a_product_in_it_is_a_company():
    text = "Marlow Coffee has been carbon neutral since 2023."
    assert holds(read(read_neutrality, text), "carbon_neutral", {"subject": "company"})
