from __future__ import annotations

import pytest

from checker.extraction.governance import read_governance
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The sustainability committee of the board met five times in 2023.", "oversight"),
        ("Our supervisory board oversees the climate strategy.", "oversight"),
        ("The Chief Financial Officer is accountable for the ESG data.", "oversight"),
        ("Overall responsibility for human rights lies with her; the CEO has final responsibility for compliance.", "oversight"),
        ("Twenty per cent of the executives' bonus depends on the safety and climate goals.", "pay"),
        ("Since 2022 variable pay has been linked to our emissions targets.", "pay"),
        ("Our code of conduct applies to every employee and every supplier.", "policy"),
        ("We have a zero-tolerance policy on bribery.", "policy"),
        ("The human rights policy was updated in March.", "policy"),
        ("Reports to the whistleblowing hotline are handled by an outside law firm.", "channel"),
        ("Orrin operates an anonymous grievance mechanism.", "channel"),
        ("A double materiality assessment was carried out in 2024.", "materiality"),
        ("Last year we updated our materiality analysis.", "materiality"),
        ("New suppliers are screened for human-rights risks before a contract is signed.", "due diligence"),
    ],
)  # fmt: skip
def test_bodies_policies_and_processes_are_read_with_what_they_are_about(text, form):
    assert holds(read(read_governance, text), "governance", {"governance_form": form})


@pytest.mark.parametrize(
    "text",
    [
        "Boards should oversee climate risks, the regulator wrote.",
        "Should bonuses depend on emissions?",
        "We have no policy on this matter.",
        "A steering committee could be set up for climate matters if needed.",
        "The insurance policy can be cancelled every month.",
        "The bonus pack contains two extra bars.",
        "Wooden boards are stacked to dry in a safe environment.",
        "The board met in May to approve the dividend.",
        "Our customers have a code of conduct of their own.",
        "The audit committee must approve the sustainability report.",
        "Workers told us whether grievance mechanisms are able to help.",
        "The monetary policy was updated in March.",
    ],
)
def test_duties_questions_and_other_boards_are_no_governance_claim(text):
    assert read(read_governance, text, Facts(entity="Orrin Foods plc")) == []
