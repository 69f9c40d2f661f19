"""Targets that no verb of intention announces, and what only looks like one."""

from __future__ import annotations

import pytest

from checker.documents import read_document
from checker.extraction import read_claims


def targets(tmp_path, text):
    """Return form, value and the years of the targets of a document published in April 2024."""
    (tmp_path / "text.md").write_text(text, encoding="utf-8")
    reading = read_claims(read_document(tmp_path / "text.md", "text.md"), {"published": "2024-04-19"})
    return [
        tuple(
            str(value.amount) if hasattr(value, "amount") else value
            for value in (mention.slots[name].value if name in mention.slots else None for name in NAMES)
        )
        for mention in reading.mentions
        if mention.kind == "target"
    ]


NAMES = ("target_form", "target_value", "target_year", "base_year")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reduce Scope 1 and 2 emissions 42% by 2035 from 2019.", [("change", "42", 2035, 2019)]),
        ("Cut water use by 20% by 2031 compared with 2020.", [("change", "20", 2031, 2020)]),
        ("We will cut emissions by 30% by 2030 and 50% by 2040, from 2018.", [("change", "30", 2030, 2018), ("change", "50", 2040, 2018)]),
        ("FY2035: 40% reduction in water withdrawal versus FY2020", [("change", "40", 2035, 2020)]),
        ("# Our 2035 targets\n\n- Reduce waste to landfill by 60%\n- Source 90% renewable electricity\n", [("change", "60", 2035, None), ("level", "90", 2035, None)]),
        ("We aim for an emissions reduction target of 40% by 2034 (2019 base year).", [("change", "40", 2034, 2019)]),
        ("Achieve a 90-percent recycling rate by 2032", [("level", "90", 2032, None)]),
        ("Use 100% renewable electricity by 2033.", [("level", "100", 2033, None)]),
        ("Switch 80% of our vans to electric drive by 2031.", [("level", "80", 2031, None)]),
    ],
)  # fmt: skip
def test_an_opening_announces_a_target(tmp_path, text, expected):
    assert targets(tmp_path, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "To save 12% of energy, we installed new kilns in 2022.",
        "Reducing your water use by 20% is easy with our taps.",
        "Reduce your energy bill by 30% by 2030.",
        "Use of recycled steel was 40% in 2023.",
        "Increase of 40% in water use by 2022 was reported.",
        "The Tarn Accord asks states to reduce emissions 45% by 2030.",
        "We also helped 21 suppliers develop renewable energy plans, including suppliers that make up over 70% of our spend.",
        "By the end of 2023, over 67% of our washing machines had an eco mode, up from over 50% in 2022.",
        "Kiln 4 helped us cut gas use by 9% in 2023.",
        "# Results 2035 plan\n\nWaste fell by 60% in 2023.\n",
    ],
)  # fmt: skip
def test_an_opening_that_announces_nothing(tmp_path, text):
    assert targets(tmp_path, text) == []
