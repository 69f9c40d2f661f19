from __future__ import annotations

from datetime import date

import pytest

from checker.extraction.assurance import read_assurance
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read

FACTS = Facts(published=date(2025, 3, 10), entity="Dunmore Textiles plc")

CLAIMS = [
    # who gives it
    ("Halmore Audit provided limited assurance on our Scope 1 and 2 emissions for 2024 under ISAE 3000.", {"assurance_provider": "Halmore Audit", "assurance_level": "limited", "assurance_standard": "ISAE 3000", "assured_scope": "our Scope 1 and 2 emissions", "period_year": 2024}),
    ("halmore audit provided limited assurance on our scope 1 and 2 emissions for 2024 under isae 3000.", {"assurance_provider": "halmore audit", "assurance_level": "limited", "assured_scope": "our scope 1 and 2 emissions"}),
    ("We received limited assurance from Halmore Audit.", {"assurance_provider": "Halmore Audit", "assured_scope": None}),
    ("Halmore Audit issued an assurance statement on the report.", {"assurance_provider": "Halmore Audit", "assurance_level": None, "assured_scope": None}),
    ("Independent assurance was provided by Halmore Audit over our ESG indicators.", {"assurance_provider": "Halmore Audit", "assured_scope": "our ESG indicators"}),
    ("Reasonable assurance was obtained for Scope 1 emissions.", {"assurance_level": "reasonable", "assured_scope": "Scope 1 emissions", "assurance_provider": None}),
    ("Selected KPIs were subject to limited assurance.", {"assured_scope": "Selected KPIs", "assurance_provider": None}),
    ("Our ESG data: limited assurance of Halmore Audit.", {"assurance_provider": "Halmore Audit"}),
    # passive
    ("Our supplier data are independently verified.", {"assured_scope": "Our supplier data", "assurance_provider": None, "assurance_level": None}),
    ("our supplier data are independently verified.", {"assured_scope": "our supplier data", "assurance_provider": None}),
    ("In May 2024 our water data were externally assured.", {"assured_scope": "our water data", "period": "May 2024"}),
    ("in may 2024 our water data were externally assured.", {"assured_scope": "our water data"}),
    ("Our data have been externally verified.", {"assured_scope": "Our data"}),
    ("All sustainability figures were assured.", {"assured_scope": "All sustainability figures"}),
    ("Our 2024 emissions were verified by Halmore Audit to a reasonable level.", {"assurance_provider": "Halmore Audit", "assurance_level": "reasonable"}),
    ("The sustainability report was independently assured by Halmore Audit LLP (limited assurance, ISAE 3000).", {"assurance_provider": "Halmore Audit LLP", "assurance_level": "limited", "assurance_standard": "ISAE 3000", "assured_scope": None}),
    ("Our GHG inventory was verified in accordance with ISO 14064-3 by Halmore Audit.", {"assurance_standard": "ISO 14064-3", "assurance_provider": "Halmore Audit"}),
    ("The indicators marked with a tick were audited by Halmore Audit.", {"assured_scope": "The indicators marked with a tick"}),
    ("Our footprint has been third-party verified (see www.dunmore.example/assurance).", {"evidence_link": "www.dunmore.example/assurance"}),
    ("In the year 2024, our data were independently checked.", {"assured_scope": "our data"}),
    ("Our company's data were verified by Halmore Audit.", {"assured_scope": "Our company's data"}),
    # active
    ("Halmore Audit verified our water data in May 2024.", {"assurance_provider": "Halmore Audit", "assured_scope": "our water data", "period": "May 2024"}),
    ("The auditors examined our climate data.", {"assurance_provider": None, "assured_scope": "our climate data"}),
    # overstated
    ("The auditor confirmed that our ESG data are accurate.", {"assurance_wording": "confirmed that our ESG data are accurate"}),
    ("Halmore Audit guarantees the accuracy of our emissions.", {"assurance_wording": "guarantees the accuracy", "assured_scope": "our emissions"}),
    ("Our data are fully verified by Halmore Audit.", {"assurance_wording": "fully verified"}),
    ("Our data were audited by Halmore Audit with limited assurance.", {"assurance_level": "limited", "assurance_wording": "audited"}),
    # in brackets
    ("Our emissions data (independently verified by Halmore Audit) fell 3%.", {"assured_scope": "Our emissions data", "assurance_provider": "Halmore Audit"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "slots"), CLAIMS)
def test_assurance_is_read_with_its_slots(text, slots):
    assert holds(read(read_assurance, text, FACTS), "assurance", slots)


@pytest.mark.parametrize(
    "text",
    [
        # not information about sustainability
        "Our financial statements were audited by Halmore Audit.",
        "Our annual accounts received reasonable assurance from Halmore Audit and an unqualified opinion.",
        "Halmore Audit audited the financial statements.",
        "Our suppliers are independently audited.",
        "Suppliers were audited by Halmore Audit.",
        "We audited 40 suppliers.",
        "The factory was inspected by the fire brigade.",
        "The meters are checked by technicians.",
        "The product was tested by a laboratory.",
        "Our targets were validated by the SBTi.",
        "Data of our suppliers' factories, sites and credits were left to be checked.",
        "Your password was verified.",
        "Quality assurance was provided with external verification of the line.",
        "Life assurance is offered to staff.",
        "Product assurance has external assurance from Halmore Audit.",
        "She manages assurance at the bank.",
        # others' information
        "Our customer's data were verified by Halmore Audit.",
        "Our competitors' reports were assured.",
        "Suppliers' data were verified by Halmore Audit.",
        "Our supplier received limited assurance from Halmore Audit.",
        # not external
        "Our internal audit verified our data.",
        "We verified the data ourselves.",
        "We reviewed our strategy.",
        "It verified our data.",
        "The board reviewed the report.",
        # a title
        "The assurance report is on page 90.",
        "External assurance: a guide for boards",
        # not so, not yet, not sure
        "Our data were not externally verified.",
        "The data are unaudited.",
        "We will have our data externally verified.",
        "Are our data externally verified?",
        "If our data were verified by Halmore Audit, trust would grow.",
        "Our data may be verified by Halmore Audit.",
        "The report was published without external assurance.",
    ],
)
def test_what_is_no_assurance_of_the_companys_data_is_left_alone(text):
    assert read(read_assurance, text, FACTS) == []


def test_the_provider_is_found_in_the_sentence_before():
    first, second = read(
        read_assurance, "Halmore Audit reviewed our climate data. It guaranteed the accuracy of the figures.", FACTS
    )
    assert first.slots["assurance_provider"] == second.slots["assurance_provider"] == "Halmore Audit"
    assert second.slots["assurance_wording"] == "guaranteed the accuracy"


@pytest.mark.parametrize(
    "text",
    [
        "Waste fell by 3%. It guaranteed the accuracy of the figures.",
        "Our data were externally verified. It guaranteed the accuracy of the figures.",
    ],
)
def test_no_provider_is_invented_where_the_sentence_before_names_none(text):
    assert "assurance_provider" not in read(read_assurance, text, FACTS)[-1].slots


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our emissions data (independently verified by Halmore Audit) fell 3%.", ["independently verified by Halmore Audit"]),
        ("Our energy data were externally assured at a limited level, and the data for water were not.", ["Our energy data were externally assured at a limited level"]),
        ("Waste fell, but our data were assured.", ["our data were assured"]),
        ("Our energy data were assured; our water data were assured.", ["Our energy data were assured", "our water data were assured"]),
        ("Our data were independently verified with limited assurance by Halmore Audit.", ["Our data were independently verified with limited assurance by Halmore Audit"]),
    ],
)  # fmt: skip
def test_the_words_of_the_claim_are_its_clause(text, words):
    assert [claim.words for claim in read(read_assurance, text, FACTS)] == words


@pytest.mark.parametrize(
    "text", ["• Limited assurance by Halmore Audit (ISAE 3000)", "• limited assurance by halmore audit (isae 3000)"]
)
def test_a_bullet_is_read_like_a_sentence(text):
    claims = read(read_assurance, text, FACTS, block_kind="list-item")
    assert holds(claims, "assurance", {"assurance_level": "limited"})
    assert claims[0].slots["assurance_provider"].lower() == "halmore audit"
    assert claims[0].words == text.removeprefix("• ")
