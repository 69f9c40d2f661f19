from __future__ import annotations

import pytest

from checker.extraction.legal_duties import distinction, read_legal_duties
from tests.extraction.claims_at_hand import holds, read, sentences


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("Our blocks contain no banned phthalates.", "contain no banned phthalates"),
        ("The paint is free of prohibited azo dyes.", "free of prohibited azo dyes"),
        ("We never use forbidden dyes, in contrast to many brands.", "never use forbidden dyes"),
        ("The lamp complies with the RoHS directive.", "complies with the RoHS directive"),
        ("Our toys meet EN 71 and are light.", "meet EN 71"),
        ("The pump meets all legal requirements.", "meets all legal requirements"),
        ("RoHS compliant", "RoHS compliant"),
    ],
)
def test_what_the_law_demands_is_read(text, duty):
    assert holds(read(read_legal_duties, text), "product_env", {"legal_duty": duty, "distinction": None})


@pytest.mark.parametrize(
    "text",
    ["CFC-free hairspray", "Our sprays are free from CFCs.", "BPA-free baby bottles", "The pipe contains no asbestos."],
)
def test_what_nobody_sells_any_more_is_a_distinction_by_itself(text):
    (claim,) = read(read_legal_duties, text)
    assert claim.slots["distinction"] == claim.slots["legal_duty"]


@pytest.mark.parametrize(
    "text",
    [
        "Unlike others, our paint stays far below the legal limits and meets all legal requirements.",
        "Our suppliers must not use banned substances.",
        "No illegal logging: our timber is traced.",
        "We will meet all legal requirements.",
        "BPA-free lunchbox",
    ],
)
def test_no_legal_duty(text):
    assert read(read_legal_duties, text) == []


@pytest.mark.parametrize(
    ("text", "block", "expected"),
    [
        ("Unlike many brands, we test.", {}, "Unlike many brands"),
        ("Proud to be REACH compliant!", {}, "Proud to"),
        ("RoHS compliant", {"block_kind": "list-item", "headings": ("Your advantages",)}, "Your advantages"),
        ("RoHS compliant", {"block_kind": "list-item", "headings": ("Technical data",)}, None),
        ("RoHS compliant", {"headings": ("Your advantages",)}, None),
    ],
)
def test_what_presents_a_property_as_special(text, block, expected):
    found = distinction(sentences(text, **block)[0])
    assert (found["distinction"].value if found else None) == expected
