from __future__ import annotations

import pytest

from checker.model import Facts, Origin, Slot
from checker.resolution.inheritance import inherit
from tests.resolution.readings_at_hand import claims_of, mention, plain, reading, slots

DEFAULTS = slots(
    base_year=2019,
    base_label="2019",
    period="2023",
    boundary="all sites in Wales",
    scope2_method="market",
    hours_base="million hours",
    fy_definition="April to March",
)


def inherited(kind, **own):
    facts = Facts(defaults={name: Slot(value=s.value, origin=Origin.DOCUMENT) for name, s in DEFAULTS.items()})
    (found,) = inherit(reading(mention(kind, 0, **own), facts=facts))
    return {name: value for name, value in plain(found.slots).items() if name not in own}


@pytest.mark.parametrize(
    ("kind", "own", "expected"),
    [
        ("target", {"target_form": "change"}, {"base_year", "base_label", "boundary"}),
        ("target", {"target_form": "change", "base_year": 2021}, {"base_label", "boundary"}),
        ("target", {"target_form": "change", "base_label": "business as usual"}, {"boundary"}),
        ("target", {"target_form": "level"}, {"boundary"}),
        ("target", {"target_form": "level", "boundary": "Hull"}, set()),
        ("metric", {}, {"period", "boundary"}),
        ("metric", {"period": "2022"}, {"boundary"}),
        ("metric", {"metric": "safety.ltifr", "boundary": "Hull"}, {"hours_base", "period"}),
        ("metric", {"metric": "people.headcount", "boundary": "Hull", "period": "2022"}, set()),
        ("change", {"ghg_scopes": (1, 2), "period": "2022"}, {"scope2_method", "boundary"}),
        ("change", {"ghg_scopes": (1, 3), "period": "2022"}, {"boundary"}),
        ("change", {"ghg_scopes": "2", "period": "2022"}, {"boundary"}),
        ("change", {"date": "x", "fy_label": "FY2023"}, {"boundary", "fy_definition"}),
        ("report_release", {}, {"fy_definition"}),
        ("award", {}, set()),
        ("net_zero", {"target_year": 2045}, {"boundary"}),
    ],
)  # fmt: skip
def test_a_mention_inherits_what_means_something_for_it(kind, own, expected):
    assert set(inherited(kind, **own)) == expected


def test_the_entity_is_everybodys_unless_they_name_their_own():
    facts = Facts(entity="Brook Mills plc")
    mentions = (mention("award", 0), mention("award", 1, entity="Marlow Ltd"))
    first, second = inherit(reading(*mentions, facts=facts))
    assert (first.slots["entity"], second.slots["entity"].value) == (
        Slot(value="Brook Mills plc", origin=Origin.DOCUMENT),
        "Marlow Ltd",
    )


def test_one_statement_supplies_a_whole_document():
    text = (
        "All targets are measured against 2019. We will cut water withdrawal by 20% by 2030.\n\nWe aim for a recycling "
        "rate of 80% by 2028. The reporting period is 2023. LTIFR was 1.9. Rates are per million hours worked.\n\n"
        "Scope 2 is calculated market-based. Scope 2 emissions were 300 t CO2e. The data cover all sites in Wales."
    )
    cut, rate, ltifr, scope2 = (known for _, _, known in claims_of(text))
    assert (cut["base_year"], "base_year" in rate) == (2019, False)
    assert (ltifr["hours_base"], ltifr["period"]) == ("million hours worked", "2023")
    assert (scope2["scope2_method"], scope2["boundary"]) == ("market", "all sites in Wales")
    assert "scope2_method" not in ltifr
