from __future__ import annotations

from datetime import date

import pytest

from checker.extraction.frameworks import read_frameworks
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read

FACTS = Facts(published=date(2025, 3, 10), entity="Dunmore Textiles plc")

CLAIMS = [
    # reported under
    ("This report was prepared in accordance with the GRI Standards 2021 for the year 2024.", {"framework": "GRI", "standard_version": "2021", "basis_of_use": "in_accordance", "period_year": 2024}),
    ("this report was prepared in accordance with the gri standards 2021 for the year 2024.", {"framework": "GRI", "standard_version": "2021", "basis_of_use": "in_accordance"}),
    ("We report in accordance with GRI 2021.", {"basis_of_use": "in_accordance", "standard_version": "2021", "period": None}),
    ("We report in accordance with GRI 305.", {"framework": "GRI", "basis_of_use": "in_accordance"}),
    ("We report with reference to the GRI Standards.", {"basis_of_use": "with_reference"}),
    ("This report is GRI-referenced.", {"basis_of_use": "with_reference"}),
    ("Our report follows the GRI Standards (core option).", {"basis_of_use": "core"}),
    ("Our report meets the GRI Standards, comprehensive option.", {"basis_of_use": "comprehensive"}),
    ("Our report is informed by the TCFD recommendations.", {"framework": "TCFD", "basis_of_use": "informed_by"}),
    ("The GRI Standards were applied.", {"framework": "GRI", "basis_of_use": None}),
    ("Our report complies with ESRS.", {"framework": "ESRS", "basis_of_use": "complies"}),
    ("Our report complies with IFRS S2, except for Scope 3.", {"framework": "IFRS S2", "basis_of_use": "complies", "reservation": "except for Scope 3"}),
    ("Our disclosures comply with IFRS S1, partly by using transition relief.", {"framework": "IFRS S1", "reservation": None}),
    ("Our disclosures comply with IFRS S1.", {"framework": "IFRS S1", "reservation": None}),
    ("We apply ISO 26000.", {"framework": "ISO 26000"}),
    ("We disclose to CDP.", {"framework": "CDP"}),
    # SASB
    ("We use the SASB Standards for Apparel, Accessories & Footwear (2023-12).", {"framework": "SASB", "sasb_industry": "Apparel, Accessories & Footwear", "standard_version": "2023-12"}),
    ("we use the sasb apparel, accessories and footwear standard (version 2023-12).", {"sasb_industry": "Apparel, Accessories & Footwear", "standard_version": "2023-12"}),
    ("For Processed Foods we follow SASB.", {"sasb_industry": "Processed Foods", "standard_version": None}),
    ("We follow SASB.", {"sasb_industry": None, "standard_version": None}),
    # initiatives
    ("In May 2024 we joined the UN Global Compact.", {"framework": "UNGC", "date": date(2024, 5, 31), "period": None}),
    ("in may 2024 we joined the un global compact.", {"framework": "UNGC", "date": date(2024, 5, 31)}),
    ("Dunmore Textiles has been a member of RE100 since 2021.", {"framework": "RE100", "period_year": 2021}),
    ("We signed the Women's Empowerment Principles.", {"framework": "WEP"}),
    ("Our targets are aligned with the SDGs.", {"framework": "SDG"}),
    ("We and 40 other companies have joined RE100.", {"framework": "RE100"}),
    # science-based targets: precise and not
    ("Our targets were validated by the SBTi in 2023.", {"framework": "SBTi", "sbti_status": "validated", "sbti_wording": None}),
    ("The SBTi approved our near-term targets.", {"sbti_status": "approved", "sbti_wording": None}),
    ("We committed to the SBTi.", {"sbti_status": "committed"}),
    ("In May our targets were validated by the SBTi.", {"sbti_status": "validated"}),
    ("Our targets are SBTi-aligned.", {"sbti_wording": "SBTi-aligned", "sbti_status": None}),
    ("Our SBTi-certified targets guide us.", {"sbti_wording": "SBTi-certified", "sbti_status": None}),
    ("We have set science-based targets.", {"sbti_wording": "science-based targets", "sbti_status": None}),
    ("Our strategy is Paris-aligned.", {"framework": "Paris Agreement", "temperature_wording": "Paris-aligned"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "slots"), CLAIMS)
def test_a_framework_claim_is_read_with_its_slots(text, slots):
    assert holds(read(read_frameworks, text, FACTS), "framework", slots)


@pytest.mark.parametrize(
    "text",
    [
        # not used
        "The GRI content index is on page 80.",
        "We follow the GRI content index.",
        "TCFD was dissolved in 2023.",
        "The SDGs were adopted in 2015.",
        "The Paris Agreement was signed in 2015.",
        "We talked about TCFD with investors.",
        "The term is defined in GRI 305.",
        "We use GRI 305 for wording.",
        "ESRS definitions are used for the terms.",
        "We use the definitions of ESRS.",
        "We read the Race to Zero Breakthrough report.",
        "We support the Race to Zero Breakthroughs.",
        "We use RE100 as an example.",
        "Emissions were calculated under the GHG Protocol.",
        "We use our CDP score of B.",
        "We report to CDP and hold a score of B.",
        "We are certified under GRI.",
        "We use the GRI-certified method.",
        # ordinary words
        "We reach customers in 40 countries.",
        "The edge of the cloth is true and well made.",
        "we reach customers in many countries.",
        "We discussed reference values.",
        # others'
        "Our customers report under TCFD.",
        "Our supplier signed the UN Global Compact.",
        "More than 500 companies have joined RE100.",
        # not so, not yet, not sure
        "Do we report under GRI?",
        "We plan to report under the GRI Standards from 2026.",
        "We may join RE100.",
        "If we reported under GRI, readers would benefit.",
        "We do not report under the GRI Standards.",
        "Large companies must report under ESRS.",
        "We should follow SASB.",
        "We will have our targets validated by the SBTi.",
        "Science is the base of our targets.",
    ],
)
def test_what_is_no_claim_to_use_a_framework_is_left_alone(text):
    assert read(read_frameworks, text, FACTS) == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("We report in line with TCFD and SASB.", [("TCFD", "We report in line with TCFD"), ("SASB", "SASB")]),
        ("We participate in the UN Global Compact and support the SDGs.", [("UNGC", "We participate in the UN Global Compact"), ("SDG", "support the SDGs")]),
        ("We report under GRI and follow TCFD and SASB.", [("GRI", "We report under GRI"), ("TCFD", "follow TCFD"), ("SASB", "SASB")]),
        ("We use GRI, and GRI is used with care.", [("GRI", "We use GRI")]),
        ("Waste fell, but our report complies with ESRS.", [("ESRS", "our report complies with ESRS")]),
        ("Our SBTi-aligned targets follow the SBTi, and we use GRI.", [("SBTi", "Our SBTi-aligned targets follow the SBTi"), ("GRI", "we use GRI")]),
    ],
)  # fmt: skip
def test_each_framework_is_a_claim_of_its_own_words(text, claims):
    assert [(claim.slots["framework"], claim.words) for claim in read(read_frameworks, text, FACTS)] == claims


@pytest.mark.parametrize(
    "text", ["• Member of the UN Global Compact since 2019", "• member of the un global compact since 2019"]
)
def test_a_bullet_is_read_like_a_sentence(text):
    claims = read(read_frameworks, text, FACTS, block_kind="list-item")
    assert holds(claims, "framework", {"framework": "UNGC", "period_year": 2019})
    assert claims[0].words == text.removeprefix("• ")
