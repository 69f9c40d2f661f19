from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator
from msgspec.structs import replace

from checker.model import Severity
from checker.outcome import Report
from checker.reports.presentation import Presentation
from checker.reports.sarif import FINGERPRINT, sarif_report
from tests.golden import assert_golden
from tests.reports.samples import claim, full_report, one_finding, verdict

SCHEMA = json.loads((Path(__file__).parent.parent / "data" / "sarif-schema-2.1.0.json").read_text())
PLAIN = Presentation()


def run_of(report, look=PLAIN):
    log = json.loads(sarif_report(report, look))
    Draft4Validator(SCHEMA).validate(log)
    return log["runs"][0]


def prints(report):
    return [result["partialFingerprints"][FINGERPRINT] for result in run_of(report)["results"]]


def test_sarif_looks_like_its_golden_file():
    assert_golden("report.sarif", sarif_report(full_report(), PLAIN))


@pytest.mark.parametrize("report", [full_report(), Report(documents=(), claims=())], ids=["full", "empty"])
def test_sarif_is_valid_by_its_schema(report):
    assert "results" in run_of(report)


def test_the_schema_refuses_what_is_no_sarif():
    log = json.loads(sarif_report(full_report(), PLAIN))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not Draft4Validator(SCHEMA).is_valid(log)


def test_every_result_has_a_region_with_all_four_fields_and_points_at_its_rule():
    run = run_of(full_report())
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.parametrize(("severity", "level"), [("error", "error"), ("warning", "warning"), ("info", "note")])
def test_severities_become_levels(severity, level):
    report = one_finding("We will cut waste.", "cut waste", severity=Severity(severity))
    assert run_of(report)["results"][0]["level"] == level


def test_rules_carry_help_as_text_and_markdown():
    rules = {rule["id"]: rule for rule in run_of(full_report())["tool"]["driver"]["rules"]}
    assert "How to fix: Say what" in rules["TGT001"]["help"]["text"]
    assert "- GHG Protocol Corporate Standard, chapter 11" in rules["TGT001"]["help"]["markdown"]
    assert rules["TGT001"]["fullDescription"]["text"].startswith("Without a base year")


def test_what_github_wants_of_every_run_is_there_even_where_there_is_nothing_to_say():
    assert run_of(Report(documents=(), claims=()))["tool"]["driver"]["rules"] == []
    rules = {rule["id"]: rule for rule in run_of(full_report())["tool"]["driver"]["rules"]}
    assert rules["NZR002"]["fullDescription"]["text"] == rules["NZR002"]["shortDescription"]["text"]


def test_unreadable_documents_are_notifications():
    invocation = run_of(full_report())["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert "Convert it to text." in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert run_of(one_finding("We cut.", "cut"))["invocations"] == [{"executionSuccessful": True}]


def test_the_message_ends_with_the_fix():
    report = one_finding("We cut.", "cut", message="No base year.", fix="Name one.")
    assert run_of(report)["results"][0]["message"]["text"] == "No base year. Name one."


def test_fingerprints_survive_moved_lines_other_spacing_and_another_file_name():
    before = one_finding("We will cut waste by 42%.", "cut waste by 42%")
    after = one_finding("New.\n\nWe will CUT\n waste by 42%.", "CUT\n waste by 42%", path="b.txt")
    assert prints(before) == prints(after)


def test_fingerprints_tell_other_words_other_rules_and_repetitions_apart():
    report = one_finding("We cut waste. We cut waste. We cut water.", "cut waste")
    source = report.sources["a.txt"]
    second = claim(source, "cut water", name="c2")
    verdicts = (
        report.verdicts[0],
        report.verdicts[0],
        verdict(source, report.claims[0], "NZR002", message="m"),
        verdict(source, second, "TGT001", message="m"),
    )
    found = prints(replace(report, claims=(*report.claims, second), verdicts=verdicts))
    assert len(set(found)) == 4


def test_fingerprints_exist_without_a_claim_and_without_a_document():
    report = one_finding("We cut waste.", "cut waste")
    loose = replace(report, verdicts=(replace(report.verdicts[0], claim=""),))
    assert prints(loose) == prints(report)
    nowhere = replace(loose, sources={})
    assert len(prints(nowhere)[0]) == 64


@pytest.mark.parametrize(
    ("path", "folder", "uri"),
    [
        ("docs/release.txt", "/home/me/work", "docs/release.txt"),
        ("./docs//release.txt", "", "docs/release.txt"),
        ("docs/a b ö#?%.txt", "", "docs/a%20b%20%C3%B6%23%3F%25.txt"),
        ("/home/me/work/docs/a.txt", "/home/me/work", "docs/a.txt"),
        ("/home/me/other/a.txt", "/home/me/work", "../other/a.txt"),
        ("/home/me/a.txt", "", "a.txt"),
        ("D:/me/a.txt", "C:/work", "a.txt"),
        ("a:b.txt", "", "./a%3Ab.txt"),
    ],
)
def test_uris_are_relative_and_percent_encoded(path, folder, uri):
    run = run_of(one_finding("We cut.", "cut", path=path), Presentation(folder=folder))
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    assert run["artifacts"][0]["location"]["uri"] == uri


def test_related_places_are_numbered_and_carry_their_words():
    results = run_of(full_report())["results"]
    related = next(result["relatedLocations"] for result in results if "relatedLocations" in result)
    assert [(place["id"], place["message"]["text"]) for place in related] == [(1, "85%")]
    report = one_finding("We cut.", "cut")
    finding = replace(report.verdicts[0], related=(report.verdicts[0].location,))
    nowhere = run_of(replace(report, verdicts=(finding,), claims=(), sources={}))
    assert "message" not in nowhere["results"][0]["relatedLocations"][0]
