"""Benefits to the environment in so many words: whose they are, and what is none."""

from __future__ import annotations

import pytest

from checker.extraction.benefits import read_benefits
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read

FACTS = Facts(entity="Orrin Foods plc")


@pytest.mark.parametrize(
    ("text", "kind", "slots"),
    [
        ("This cream protects coral reefs.", "product_env", {"benefit": "protects coral reefs", "product": "This cream"}),
        ("Every bottle saves the planet.", "product_env", {"tense": "present"}),
        ("Our farms restore soils.", "generic_env", {"benefit": "restore soils", "subject": "company"}),
        ("Orrin heals rivers.", "generic_env", {"boundary": "Orrin"}),
        ("In 2024 we restored 80 hectares of wetland.", "generic_env", {"tense": "past"}),
    ],
)  # fmt: skip
def test_a_benefit_is_of_a_product_or_of_the_business(text, kind, slots):
    assert holds(read(read_benefits, text, FACTS), kind, slots)


@pytest.mark.parametrize(
    "text",
    [
        "The law protects the environment.",
        "We want to protect the climate.",
        "Our rules say how staff protect nature.",
        "No cream protects coral reefs.",
        "Our coating protects nature lovers.",
        "Our sheets protect soils from frost.",
        "Protect the climate!",
        "Does this cream protect coral reefs?",
    ],
)
def test_laws_wishes_and_other_protection_are_no_benefit(text):
    assert read(read_benefits, text, FACTS) == []


def test_a_heading_claims_no_benefit():
    assert read(read_benefits, "Our farms restore soils", FACTS, block_kind="heading") == []
