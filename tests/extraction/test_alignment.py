from __future__ import annotations

import pytest

from checker.extraction.alignment import read_alignment
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Our strategy is fully Paris-aligned.", {"method_reference": None}),
        ("our targets are aligned with the paris agreement.", {"method_reference": None}),
        ("Orrin is 1.5 °C compatible.", {}),
        ("Our policies are consistent with 1.5 °C.", {}),
        ("Our national sales companies have targets in line with 1.5 °C.", {}),
        ("Our 2030 target is in line with a 1.5 °C pathway and was validated by the Lund Institute.", {"verifier": "Lund Institute"}),
        ("Our target is consistent with 1.5 °C under the SBTi cross-sector pathway.", {"method_reference": "SBTi"}),
    ],
)  # fmt: skip
def test_alignment_is_read_with_its_method(text, slots):
    assert holds(read(read_alignment, text), "framework", {"framework": "Paris Agreement", **slots})


@pytest.mark.parametrize(
    "text",
    [
        "The Paris Agreement aims to hold warming to 1.5 °C.",
        "The world must become Paris-aligned.",
        "Our customers are Paris-aligned.",
        "Our plan is not Paris-aligned.",
        "We aim to be aligned with the Paris Agreement.",
        "Our office in Paris is aligned with the street.",
        "Our targets for resins are SBTi-aligned.",
        "Is our plan Paris-aligned?",
        "Our board is in line with 2 of 3 codes.",
        "National policies are consistent with 1.5 °C.",
        "European climate policy is aligned with the Paris Agreement.",
        "Pledges of governments are in line with 2 °C.",
        "The sector's emissions are on track for 1.5 °C.",
        "Most large companies are aligned with 1.5 °C.",
    ],
)
def test_background_and_aims_are_no_alignment(text):
    assert read(read_alignment, text, Facts(entity="Orrin Foods plc")) == []


def test_tables_are_left_alone():
    assert read(read_alignment, "Paris-aligned", block_kind="table") == []
