from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from checker.model import Severity
from checker.outcome import Report
from checker.reports.gitlab import gitlab_report
from checker.reports.presentation import Presentation
from tests.golden import assert_golden
from tests.reports.samples import HOSTILE, checked, claim, document, full_report, hostile_report, one_finding, verdict

SCHEMA = json.loads((Path(__file__).parent.parent / "data" / "gitlab-code-quality.schema.json").read_text())
PLAIN = Presentation()


def issues(report, look=PLAIN):
    found = json.loads(gitlab_report(report, look))
    Draft202012Validator(SCHEMA).validate(found)
    return found


def test_the_report_looks_like_its_golden_file():
    assert_golden("gitlab.json", gitlab_report(full_report(), PLAIN))


@pytest.mark.parametrize("report", [full_report(), Report(documents=(), claims=()), *map(hostile_report, HOSTILE)])
def test_the_report_is_valid_by_the_documented_fields(report):
    found = issues(report)
    assert len(found) == len(report.findings) + len(report.unreadable)
    assert len({issue["fingerprint"] for issue in found}) == len(found)


@pytest.mark.parametrize("change", [{"severity": "fatal"}, {"description": ""}, {"location": {"path": "./a.txt"}}])
def test_the_schema_refuses_what_is_no_issue(change):
    (found,) = issues(one_finding("We cut.", "cut"))
    assert not Draft202012Validator(SCHEMA).is_valid([found | change])


@pytest.mark.parametrize(("severity", "word"), [("error", "major"), ("warning", "minor"), ("info", "info")])
def test_severities_are_those_of_gitlab(severity, word):
    (found,) = issues(one_finding("We cut.", "cut", severity=Severity(severity)))
    assert found["severity"] == word


def test_an_issue_says_what_is_wrong_and_what_to_do_and_where():
    (found,) = issues(one_finding("We cut\nwaste.", "cut\nwaste", path="./docs/a.txt"))
    assert found["description"] == "no base year. Name one."
    assert found["check_name"] == "TGT001 change-target-has-baseline"
    assert found["location"] == {"path": "docs/a.txt", "lines": {"begin": 1, "end": 2}}


def test_a_file_without_lines_is_marked_at_its_start_and_the_place_is_said():
    report = one_finding("We cut.", "cut", path="book.xlsx")
    place = replace(report.verdicts[0].location, line=7, end_line=7, sheet="Energy", cell="C7")
    (found,) = issues(replace(report, verdicts=(replace(report.verdicts[0], location=place),)))
    assert found["location"]["lines"] == {"begin": 1, "end": 1}
    assert found["description"].startswith("Energy!C7: ")


def test_the_same_words_in_two_files_are_two_issues():
    first, second = document("a.txt", "We cut waste."), document("b.txt", "We cut waste.")
    claims = (claim(first, "cut waste", name="c1"), claim(second, "cut waste", name="c2"))
    verdicts = tuple(
        verdict(source, one, "TGT001", message="m") for source, one in zip((first, second), claims, strict=True)
    )
    report = Report(
        documents=(checked(first), checked(second)),
        claims=claims,
        verdicts=verdicts,
        sources={first.path: first, second.path: second},
    )
    assert len({issue["fingerprint"] for issue in issues(report)}) == 2


def test_moved_lines_keep_their_fingerprint():
    before = issues(one_finding("We cut waste.", "cut waste"))
    after = issues(one_finding("New.\n\nWe cut waste.", "cut waste"))
    assert before[0]["fingerprint"] == after[0]["fingerprint"]
