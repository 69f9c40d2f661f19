"""Properties claimed of products, what qualifies them, and what is no such claim."""

from __future__ import annotations

import pytest

from checker.documents import read_document
from checker.extraction import read_claims
from checker.extraction.product_claims import read_product_claims
from checker.resolution import resolve
from tests.extraction.claims_at_hand import holds, read

COMPOSTABLE, DEGRADABLE, RECYCLABLE, RECYCLED = "compostable", "degradable", "recyclable", "recycled content"


@pytest.mark.parametrize(
    ("text", "name", "slots"),
    [
        ("Compostable mug.", COMPOSTABLE, {"product": "mug", "facility_access": None, "home_compostable": None}),
        ("Our mugs are compostable at home.", COMPOSTABLE, {"home_compostable": True, "product": "Our mugs"}),
        ("Compostable in industrial plants only, which may not exist near you.", COMPOSTABLE, {"facility_access": "may not exist"}),
        ("Our mugs are industrially compostable.", COMPOSTABLE, {"facility_access": None}),
        ("We sell compostable mugs.", COMPOSTABLE, {"product": "mugs"}),
        ("Try our biodegradable string.", DEGRADABLE, {"decomposition_time": None}),
        ("The string is biodegradable within 90 days in soil.", DEGRADABLE, {"decomposition_time": "within 90 days", "decomposition_place": "in soil"}),
        ("The string is biodegradable. It takes four weeks in an industrial composting plant.", DEGRADABLE, {"decomposition_time": "takes four weeks"}),
        ("The film is oxo-degradable.", DEGRADABLE, {}),
        ("A recyclable carton for every egg.", RECYCLABLE, {"product": "carton"}),
        ("This carton is recyclable: 74% of households have a collection.", RECYCLABLE, {"access_share": "74%"}),
        ("This carton is recyclable where programmes exist.", RECYCLABLE, {"facility_access": "where programmes exist"}),
        ("This carton is recyclable via store drop-off.", RECYCLABLE, {"facility_access": "store drop-off"}),
        ("Made with recycled zinc and recycled steel.", RECYCLED, {"content_share": None, "entire_product": None}),
        ("The rail contains 35% recycled steel.", RECYCLED, {"content_share": "35%", "product": "The rail"}),
        ("The rail is made entirely of recycled steel.", RECYCLED, {"entire_product": True}),
        ("Recycled content: 28 percent.", RECYCLED, {"content_share": "28 percent"}),
        ("Recycled glass jars", RECYCLED, {"product": "jars"}),
    ],
)  # fmt: skip
def test_a_property_is_read_with_what_qualifies_it(text, name, slots):
    assert holds(read(read_product_claims, text), "product_env", {"product_property": name, **slots})


@pytest.mark.parametrize(
    "text",
    [
        "We compost the leftovers of our kitchens.",
        "We recycled 71% of our scrap.",
        "Staff sort recyclable waste into yellow bins.",
        "64% of our jars are recyclable.",
        "The share of recyclable jars rose.",
        "Most of our films are recyclable.",
        "By 2029 our films will be recyclable.",
        "Films: recyclable by 2029.",
        "We are developing compostable films.",
        "Our canteens have switched to compostable cups.",
        "The film is not recyclable.",
        "Non-recyclable films go to the kiln.",
        "Is your cup compostable?",
        "Our guests prefer compostable cups.",
        "Customers ask for recycled content.",
        "Our shampoo is biodegradable.",
        "The plant turns old tyres into recycled rubber.",
        "We won the Recyclable Packaging Award 2024.",
        'The word "recyclable" stands on every lid.',
        "We use recycled paper.",
    ],
)
def test_what_the_company_does_with_waste_and_what_it_plans_is_no_property(text):
    assert read(read_product_claims, text) == []


def test_each_property_is_told_once_a_sentence_and_an_absolute_one_elsewhere():
    found = read(read_product_claims, "The cup is compostable and recyclable, and its lid is compostable.")
    assert [claim.slots["product_property"] for claim in found] == [COMPOSTABLE, RECYCLABLE]
    found = read(read_product_claims, "Our cups are 100% compostable and made with 40% recycled paper.")
    assert [claim.slots["product_property"] for claim in found] == [RECYCLED]


def claims_of(text, tmp_path):
    file = tmp_path / "page.md"
    file.write_text(text, "utf-8")
    return [claim for claim in resolve([read_claims(read_document(file, "page.md"))]) if claim.get("product_property")]


def test_an_absolute_claim_carries_its_property(tmp_path):
    (claim,) = claims_of("Our cups are 100% compostable at home.", tmp_path)
    assert (claim.get("absolute_marker"), claim.get("home_compostable")) == ("100% compostable", True)


def test_figures_and_targets_name_the_property_that_they_are_about(tmp_path):
    (claim,) = claims_of("In 2024 the recyclable share of our packaging was 83%.", tmp_path)
    assert (claim.kind, claim.get("product_property"), claim.get("access_share")) == ("metric", RECYCLABLE, None)


def test_a_heading_and_the_text_under_it_are_one_claim(tmp_path):
    (claim,) = claims_of("# Compostable cups\n\nOur cups are compostable in the garden.", tmp_path)
    assert (len(claim.mentions), claim.get("home_compostable")) == (2, True)
    two = claims_of("# Compostable cups\n\nOur trays are compostable in the garden.", tmp_path)
    assert len(two) == 2


def test_a_table_of_features_claims_properties(tmp_path):
    (body, lid) = claims_of(
        "| Part | Jar |\n|---|---|\n| Body | 80% recycled glass |\n| Lid | made of recycled steel |", tmp_path
    )
    assert (body.get("product"), body.get("content_share")) == ("Body", "80%")
    assert (lid.get("product"), lid.get("content_share")) == ("Lid", None)


@pytest.mark.parametrize(
    "text",
    [
        "| Waste | Route |\n|---|---|\n| Film | recyclable |",
        "| Target | Due |\n|---|---|\n| All film | recyclable |",
        "| Part | Jar |\n|---|---|\n| Body | blue |",
    ],
)
def test_a_table_of_waste_or_targets_claims_none(text, tmp_path):
    assert claims_of(text, tmp_path) == []
