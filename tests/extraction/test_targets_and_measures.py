from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.extraction.measures import read_measures
from checker.extraction.targets import read_targets
from checker.model import Facts, Quantity
from tests.extraction.sentences_at_hand import sentence

FACTS = Facts(published=date(2024, 4, 19))


def plain(draft):
    return {n: f.value.amount if isinstance(f.value, Quantity) else f.value for n, f in draft.slots.items()}


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "Marl Foods will cut absolute Scope 1 and 2 emissions by 42% by 2030 from a 2019 base year (61,400 t CO2e).",
            {"metric": "ghg.scope12", "target_form": "change", "target_value": 42, "target_year": 2030, "base_year": 2019,
             "base_value": 61400, "basis": "absolute"},
        ),
        (
            "Against 2019, water withdrawal is to fall by a quarter by 2028.",
            {"metric": "water.withdrawal", "target_value": 25, "target_year": 2028, "base_year": 2019},
        ),
        (
            "We intend to lift the landfill rate from 9% today to 15%.",
            {"target_form": "level", "target_value": 15, "current_value": 9},
        ),
    ],
)  # fmt: skip
def test_a_target_binds_its_slots(text, slots):
    (draft,) = read_targets(sentence(text), FACTS)
    assert plain(draft).items() >= {n: Decimal(v) if "value" in n else v for n, v in slots.items()}.items()


def test_a_shared_deadline_governs_both_parts():
    text = "Marl Foods plans a water reuse rate of 40% and a landfill rate below 2% by 2027, and a new plant by 2031."
    drafts = [plain(draft) for draft in read_targets(sentence(text), FACTS)]
    assert [(d["metric"], d["target_year"]) for d in drafts] == [
        ("water.reuse_rate", 2027),
        ("waste.landfill_rate", 2027),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The national grid operator, for its part, plans to connect 40 GW of wind by 2031.",
        "In 2016 we promised to cut dust by 30% by 2021; we reached 26%.",
        "In 2023 our plants recycled 70% of their waste.",
    ],
)
def test_what_is_not_our_open_target_is_none(text):
    assert list(read_targets(sentence(text), FACTS)) == []


def test_a_change_carries_both_its_values():
    text = "Electricity use dropped by 11%, from 402 GWh in 2022 to 371 GWh in 2023."
    (draft,) = read_measures(sentence(text), FACTS)
    expected = {"metric": "energy.electricity", "change_value": 11, "base_value": 402, "value": 371, "base_year": 2022}
    assert draft.kind == "change"
    assert plain(draft).items() >= expected.items()


@pytest.mark.parametrize(
    "text",
    [
        "Did our emissions fall by 10% in 2023?",
        "Whether waste fell by 10% in 2023 is unknown.",
        "Rivals cut their waste by 10% in 2023.",
        "The tenants of our malls used 14 GWh of electricity.",
    ],
)
def test_what_is_asked_open_or_somebody_elses_is_no_measure(text):
    assert list(read_measures(sentence(text), FACTS)) == []


def test_a_number_without_unit_is_still_a_value():
    (draft,) = read_measures(sentence("Our plants bought 9,100 of solvent."), FACTS)
    assert (draft.kind, plain(draft)["value"], "unit" in draft.slots) == ("metric", 9100, False)


def test_turnover_is_no_impact():
    assert list(read_measures(sentence("Revenue grew by 5% in 2023."), FACTS)) == []
