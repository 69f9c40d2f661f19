from __future__ import annotations

import pytest

from checker.extraction.social import read_social
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read

FACTS = Facts(entity="Orrin Foods plc")


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("In 2023 we donated EUR 310,000 to river clean-ups.", {"value": "310000 EUR", "unit": "EUR", "period_year": 2023, "metric": "community.donations"}),
        ("in 2023 orrin donated eur 310,000 to schools.", {"value": "310000 EUR", "period_year": 2023}),
        ("We donated to local schools.", {"value": None, "period": None}),
        ("Orrin donated 400 laptops to schools in 2022.", {"value": "400 laptops", "unit": "laptops", "period_year": 2022}),
        ("Shops gave food worth GBP 4.6 million to 210 food banks in 2024.", {"value": "4600000 GBP", "period_year": 2024}),
        ("Staff gave 3,150 volunteer hours in 2024.", {"value": "3150 h", "metric": "community.volunteer_hours"}),
        ("For every pack we give EUR 0.10 to Clear Lakes; in 2023 this came to EUR 8,300.", {"value": "8300 EUR", "period_year": 2023}),
        ("Last year we donated EUR 5,000 to a hospital.", {"relative_date": "Last year", "period": None}),
        ("Orrin supported 14 food banks with CHF 80,000.", {"value": "80000 CHF"}),
        ("Our trust paid out GBP 1.2 million to charities in 2024.", {"value": "1200000 GBP", "period_year": 2024}),
        ("An additional EUR 1 million was donated to a clinic.", {"value": "1000000 EUR"}),
        # funds
        ("A hardship fund for farmers was set up.", {"value": None}),
        ("We set up a fund for young farmers.", {"value": None, "initiative": None}),
        ('In 2023, the firm established the "Orrin Clear Water Charity Fund" to support lakes.', {"initiative": "Orrin Clear Water Charity Fund", "period_year": 2023, "value": None}),
        ("It also supports a bursary fund for nurses.", {"value": None}),
        ("In 2024 we set up a foundation with an endowment of EUR 2 million.", {"value": "2000000 EUR", "period_year": 2024}),
        ("Orrin launched the Tessin Foundation.", {"initiative": "the Tessin Foundation"}),
    ],
)  # fmt: skip
def test_a_donation_or_fund_is_read_with_its_slots(text, slots):
    assert holds(read(read_social, text, FACTS), "donation", slots)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("There were no accidents at Orrin.", {"zero_claim": "no accidents", "value": "0", "period": None, "boundary": None, "definition": None}),
        ("there were no accidents at orrin.", {"zero_claim": "no accidents", "boundary": None}),
        ("We recorded zero fatalities in 2023.", {"metric": "safety.fatalities", "period_year": 2023}),
        ("No lost-time injury occurred among employees and contractors in 2023.", {"boundary": "employees and contractors", "definition": "No lost-time injury", "period_year": 2023}),
        ("No case of child labour was found in 2024 at the 46 suppliers we audited.", {"boundary": "the 46 suppliers we audited", "zero_claim": "no case of child labour"}),
        ("Our mills have been accident-free.", {"zero_claim": "accident-free"}),
        ("2023 passed without a single accident.", {"zero_claim": "without a single accident", "period_year": 2023}),
        ("Zero fatalities", {"metric": "safety.fatalities", "period": None}),
        ("No cases of corruption came to light.", {"zero_claim": "no cases of corruption"}),
        ("Zero accidents in 2023", {"period_year": 2023}),
        ("There is no gender pay gap at Orrin.", {"metric": "pay.gender_gap", "zero_claim": None, "value": "0"}),
        ("Two colleagues died at our Lund depot in June 2023.", {"metric": "safety.fatalities", "value": "2", "period_year": 2023}),
        ("In 2023 we planted 400 trees along the river.", {"value": "400", "period_year": 2023}),
        ("Last year Orrin planted 1,200 young trees.", {"relative_date": "Last year", "value": "1200"}),
    ],
)  # fmt: skip
def test_zero_claims_deaths_and_trees_are_read(text, slots):
    assert holds(read(read_social, text, FACTS), "social", slots)


@pytest.mark.parametrize(
    "text",
    [
        "The company invests in its employees.",
        "Orrin actively engages in public welfare and disaster relief.",
        "Halder Ltd gave limited assurance on the data.",
        "The jury gave us its River prize.",
        "Sales contributed EUR 4 million to growth.",
        "Our pension fund invests in bonds.",
        "We launched a green fund for investors.",
        "We supported a solid foundation for growth.",
        "We will donate EUR 2 million to schools.",
        "We plan to set up a fund for nurses.",
        "Our customers donated EUR 2,000 to schools.",
        "We did not donate to parties.",
        "Gift vouchers from EUR 50",
        "Our vision is zero accidents.",
        "Zero-accident goal",
        "We want no accidents in 2025.",
        "A zero tolerance policy on corruption applies: no bribery was found.",
        "This did not cause any serious problems.",
        "The council asks the industry for zero fatalities by 2030.",
        "Rinse has zero impact on water.",
        "Accidents fell to 3.",
        "No accidents?",
        "We will plant 400 trees.",
        "400 trees stand along the river.",
        "We want to work without accidents.",
        "Roads without accidents are rare.",
        "The school supported our plan.",
        "Together they provided EUR 4 million to employees.",
        "The unit contributed EUR 3 million to the consolidated profit.",
        "Three people work at the mill.",
    ],
)
def test_figures_of_speech_plans_and_others_are_left_alone(text):
    assert read(read_social, text, FACTS) == []


def test_two_gifts_share_the_year_in_front():
    first, second = read(
        read_social, "In 2024 we gave ZAR 4.2 million to schools, and staff gave 3,150 volunteer hours.", FACTS
    )
    assert first.slots["period_year"] == second.slots["period_year"] == 2024
    assert second.slots["unit"] == "h"


def test_tables_are_left_alone():
    assert read(read_social, "No accidents occurred", FACTS, block_kind="table") == []
