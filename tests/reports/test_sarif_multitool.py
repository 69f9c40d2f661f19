"""Microsoft's validator on our SARIF: `npm install --global @microsoft/sarif-multitool`; skipped without it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest
from msgspec.structs import replace

from checker.outcome import Report
from checker.reports.presentation import Presentation
from checker.reports.sarif import sarif_report
from tests.reports.samples import HOSTILE, full_report, hostile_report, one_finding

TOOL = os.environ.get("SARIF_MULTITOOL") or shutil.which("sarif-multitool")
ACCEPTED = {  # what it would like to see and does not, and why
    "SARIF2005",  # an address of the program: it has none yet
    "SARIF2002",  # messages by id: ours are filled from the claim, each its own
    "SARIF2003",  # the revision of the repository: reports are the same wherever they are made
    "SARIF2006",  # addresses are not asked for: the tests run without a network
    "SARIF2010",  # snippets, contexts and whole files: the documents are at hand where findings are read
    "SARIF2011",
    "SARIF2013",
    "SARIF2012",  # rule names such as ChangeTargetHasBaseline: ours are those of every other report
}


def in_a_sheet():
    report = one_finding("We cut.", "cut", path="my book:1.xlsx")
    place = replace(report.verdicts[0].location, sheet="Energy", cell="C7")
    return replace(report, verdicts=(replace(report.verdicts[0], location=place, related=(place,)),))


REPORTS = {
    "full": full_report(),
    "empty": Report(documents=(), claims=()),
    "sheet": in_a_sheet(),
    **{f"hostile-{number}": hostile_report(words) for number, words in enumerate(HOSTILE)},
}


@pytest.mark.skipif(TOOL is None, reason="sarif-multitool is not installed")
def test_the_validator_finds_nothing_that_is_not_accepted(tmp_path):
    for name, report in REPORTS.items():
        (tmp_path / f"{name}.sarif").write_text(sarif_report(report, Presentation()), encoding="utf-8")
    words = [
        "validate",
        "*.sarif",
        "--rule-kind",
        "Sarif;GHAS",
        "--level",
        "Error;Warning;Note",
        "--output",
        "found.json",
    ]
    command = [TOOL, *words]
    if TOOL.endswith("sarif-multitool"):  # npm's wrapper gives them to a shell as they are
        command = [TOOL, *(f"'{word}'" for word in words)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout
    run = json.loads((tmp_path / "found.json").read_text("utf-8-sig"))["runs"][0]
    found = {(one["ruleId"], one.get("level", "warning")) for one in run["results"]}
    assert f"{len(REPORTS)} files scanned" in done.stdout
    assert found, "the validator was not asked for notes"
    assert {rule for rule, _ in found} <= ACCEPTED
    assert "error" not in {level for _, level in found}
