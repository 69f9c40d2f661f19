from __future__ import annotations

import json
from decimal import Decimal

import pytest
import yaml
from msgspec.structs import replace

from checker.model import Location, Quantity, Slot
from checker.outcome import Report
from checker.reports.claims_json import encode, json_claims, json_report, yaml_claims
from checker.reports.presentation import Presentation
from tests.golden import assert_golden
from tests.reports.samples import full_report, one_finding

PLAIN = Presentation()


@pytest.mark.parametrize(
    ("name", "reporter", "look"),
    [
        ("report.json", json_report, PLAIN),
        ("report-passes.json", json_report, Presentation(show_passes=True)),
        ("claims.json", json_claims, PLAIN),
        ("claims.yaml", yaml_claims, PLAIN),
    ],
)
def test_json_and_yaml_look_like_their_golden_files(name, reporter, look):
    assert_golden(name, reporter(full_report(), look))


def test_json_has_the_keys_of_the_contract():
    report = json.loads(json_report(full_report(), PLAIN))
    assert list(report) == ["version", "summary", "packs", "documents", "findings", "claims"]
    assert report["version"] == 1
    assert report["summary"] == {
        "documents": 4, "claims": 4, "error": 2, "warning": 1, "info": 1, "passed": 1, "waived": 1, "not_evaluated": 1,
    }  # fmt: skip
    assert {"rule", "name", "severity", "outcome", "message", "fix", "claim", "location", "related"} <= set(
        report["findings"][0]
    )
    in_text = {"path", "line", "column", "end_line", "end_column", "start", "end"}
    assert set(report["claims"][0]["location"]) == in_text
    assert in_text < set(Location.__struct_fields__)  # page, cell and the like stand only where a file has them


def test_findings_are_failures_unless_passes_are_asked_for():
    without = json.loads(json_report(full_report(), PLAIN))["findings"]
    with_passes = json.loads(json_report(full_report(), Presentation(show_passes=True)))["findings"]
    assert {finding["outcome"] for finding in without} == {"fail"}
    assert {finding["outcome"] for finding in with_passes} == {"fail", "pass", "waived", "not-evaluated"}


def test_every_quote_is_the_text_between_its_offsets():
    report = full_report()
    for claim in json.loads(json_report(report, PLAIN))["claims"]:
        for place in (claim, *claim["mentions"]):
            at = place["location"]
            assert report.sources[at["path"]].text[at["start"] : at["end"]] == place["quote"]


def test_extract_is_the_same_document_without_findings():
    whole, claims = json.loads(json_report(full_report(), PLAIN)), json.loads(json_claims(full_report(), PLAIN))
    assert "findings" not in claims
    assert claims["claims"] == whole["claims"]
    assert claims["documents"] == whole["documents"]


def test_yaml_says_the_same_as_json_without_aliases():
    text = yaml_claims(full_report(), PLAIN)
    assert yaml.safe_load(text) == json.loads(json_claims(full_report(), PLAIN))
    assert "&id" not in text


@pytest.mark.parametrize(
    ("amount", "written"),
    [("50", "50"), ("50.0", "50"), ("1E+3", "1000"), ("18.20", "18.2"), ("-0.5", "-0.5"), ("0.1", "0.1")],
)
def test_amounts_are_numbers_as_a_person_writes_them(amount, written):
    report = one_finding("We will cut waste.", "cut waste")
    slot = Slot(value=Quantity(amount=Decimal(amount), unit="t"))
    claim = replace(report.claims[0], slots={"value": slot})
    text = json_report(replace(report, claims=(claim,)), PLAIN)
    assert f'"amount": {written},' in text


def test_an_empty_report_is_valid():
    assert json.loads(json_report(Report(documents=(), claims=()), PLAIN))["findings"] == []


@pytest.mark.parametrize("report", [full_report(), Report(documents=(), claims=())])
def test_json_in_pieces_is_formatted_as_a_whole(report):
    written = json_report(report, PLAIN)
    assert written == encode(json.loads(written))
