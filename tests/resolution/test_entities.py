"""Documents of one company are found by its names, and kept apart where only a short name is the same."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.model import Facts
from checker.resolution.entities import identify, shared_names
from checker.resolution.outlines import outline_of
from tests.resolution.readings_at_hand import reading


def named(name, text=""):
    found = reading(facts=Facts(entity=name))
    return replace(found, document=replace(found.document, text=text or name or ""))


def identities(readings, configured=None):
    return identify([outline_of(one) for one in readings], configured or {})


def companies(names, configured=None):
    return [one.entity for one in identities([named(name) for name in names], configured)]


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (["Halden Foods Ltd", "Halden Foods Limited"], 1),
        (["Halden Foods Ltd", "Halden Foods", "Halden"], 1),
        (["Torvik S.p.A.", "Torvik SpA"], 1),
        (["The Halden Group plc", "Halden plc"], 1),
        (["Halden Foods AG", "Halden Foods GmbH"], 2),
        (["Halden Foods Ltd", "Halden Foods Ireland Ltd"], 2),
        (["Halden Foods Ltd", "Mirandel Steel plc"], 2),
        (["Nordic Foods AB", "Nordic Hotels AB"], 2),
    ],
)
def test_names_of_one_company(names, count):
    assert len(set(companies(names))) == count


def test_a_document_without_a_name_belongs_to_the_only_company():
    assert companies(["Halden Foods Ltd", None]) == ["Halden Foods Ltd"] * 2


def test_a_long_text_that_never_names_the_only_company_is_nobodys():
    long = "We used less energy than last year. " * 200
    other, own = named(None, long), named(None, f"{long} Halden reports.")
    found = identities([named("Halden Foods Ltd"), other, own])
    assert [one.entity for one in found] == ["Halden Foods Ltd", None, "Halden Foods Ltd"]
    assert companies([None, None]) == ["", ""]
    assert companies(["Halden Foods Ltd", "Mirandel Steel plc", None])[2] is None


def test_the_configuration_names_one_company():
    assert set(companies(["Halden AG", "HFG", "Halden GmbH"], {"Halden": ["Halden AG", "hfg", "Halden GmbH"]})) == {
        "Halden"
    }


def test_an_acronym_leads_to_the_company_that_introduces_it():
    readings = [named("Harwood Foundry Group plc", "Harwood Foundry Group plc (HFG) said"), named("HFG")]
    assert [one.entity for one in identities(readings)] == ["Harwood Foundry Group plc"] * 2
    readings.append(named("Hestia Furniture Group plc", "Hestia Furniture Group plc (HFG) said"))
    found = identities(readings)
    assert found[1].entity is None
    assert dict(shared_names(found)) == {0: "HFG", 1: "HFG", 2: "HFG"}


def test_a_ticker_is_as_good_as_a_name():
    readings = [
        named("Wandoo Minerals", "Wandoo Minerals (ASX: WDM)"),
        named("Wandoo Mines Ltd", "Wandoo Mines Ltd (ASX: WDM)"),
    ]
    assert len({one.entity for one in identities(readings)}) == 1
