"""Waivers, comments, evidence, the baseline and changes, from the command line to the reports."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from checker import cli
from checker.config import configuration_schema
from tests.review.test_changes import commit, git

ROOT = Path(__file__).resolve().parent.parent
SARIF = json.loads((ROOT / "tests" / "data" / "sarif-schema-2.1.0.json").read_text("utf-8"))
TARGET = "Brennick Tiles will cut its market-based Scope 2 emissions by 38% in absolute terms by 2031."
OTHER = "Brennick Tiles will cut its absolute water use at all sites by 12% by 2030."
FILLED = {
    "reason:": "reason: it is on the page linked",
    "owner:": "owner: Maren Oakes",
    "expires:": "expires: 2026-06-30",
}


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Return a folder with a configuration and a document with one finding of TGT001, in line 3."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "esglint.yaml").write_text("paths: [docs]\n", "utf-8")
    (tmp_path / "docs" / "release.txt").write_text(f"Brennick Tiles sets a target\n\n{TARGET}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


@pytest.fixture
def esglint(here, capfdbinary):
    def call(*arguments):
        code = cli.run(list(arguments))
        output, errors = capfdbinary.readouterr()
        return code, output.decode(), errors.decode()

    return call


def run(*arguments, cwd):
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments], check=False,
        cwd=cwd, env=environment, capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip


def filled(entry):
    for blank, words in FILLED.items():
        entry = re.sub(rf"{blank}$", words, entry, flags=re.MULTILINE)
    return entry


def rules(output):
    return re.findall(r"^(\S+?)(?::\d+)*: (?:error|warning|info) (\w+) ", output, re.MULTILINE)


# the story


def test_a_defect_blocks_a_waiver_lets_it_through_and_the_day_after_its_last_day_it_blocks_again(here):
    git(here, "init", "-q", ".")
    commit(here)
    blocked = run("check", "--as-of", "2026-01-15", cwd=here)
    assert blocked.returncode == 1
    assert rules(blocked.stdout) == [("docs/release.txt", "TGT001")]
    entry = run("waive", "TGT001", "docs/release.txt:3", "--as-of", "2026-01-15", cwd=here).stdout
    (here / "waivers.yaml").write_text(entry, "utf-8")
    unfilled = run("check", "--as-of", "2026-01-15", cwd=here)
    assert unfilled.returncode == 2
    assert "waivers.yaml:6:5: error: expected text, found nothing" in unfilled.stderr
    (here / "waivers.yaml").write_text(filled(entry), "utf-8")
    for day, code in (("2026-01-15", 0), ("2026-06-30", 0), ("2026-07-01", 1)):
        done = run("check", "--as-of", day, "--format", "json", cwd=here)
        assert done.returncode == code, done.stdout
        found = json.loads(done.stdout)
        assert found["summary"]["waived"] == 1 - code
        assert [one["rule"] for one in found["findings"]] == code * ["TGT001", "REV001"]
    (here / "docs" / "release.txt").write_text(f"{TARGET.replace('38%', '45%')}\n", "utf-8")
    changed = run("check", "--as-of", "2026-01-15", cwd=here)
    assert changed.returncode == 1
    assert rules(changed.stdout) == [("docs/release.txt", "TGT001"), ("waivers.yaml", "REV002")]


# how reports show it


def waive(here, esglint):
    _, entry, _ = esglint("waive", "TGT001", "docs/release.txt:3", "--as-of", "2026-01-15")
    (here / "waivers.yaml").write_text(filled(entry), "utf-8")


def test_every_report_tells_what_was_waived(here, esglint):
    waive(here, esglint)
    (here / "docs" / "goals.md").write_text(f"<!-- esglint: ignore TGT001: agreed -->\n{OTHER}\n", "utf-8")
    day = ("--as-of", "2026-06-30")
    code, text, _ = esglint("check", *day, "--show-passes")
    assert code == 0
    assert "2 documents, 2 claims: no findings, 2 waived" in text
    why = "waived by Maren Oakes until 2026-06-30: it is on the page linked"
    assert f"docs/release.txt:3:21: waived TGT001 change-target-has-baseline: {why}\n" in text
    assert "docs/goals.md:2:21: waived TGT001 change-target-has-baseline: ignored in line 1: agreed\n" in text
    shown = json.loads(esglint("check", *day, "--format", "json", "--show-passes")[1])
    assert {one["reason"] for one in shown["findings"] if one["outcome"] == "waived"} == {
        why,
        "ignored in line 1: agreed",
    }
    log = json.loads(esglint("check", *day, "--format", "sarif")[1])
    Draft4Validator(SARIF).validate(log)
    assert [one["suppressions"] for one in log["runs"][0]["results"]] == [
        [{"kind": "inSource", "status": "accepted", "justification": "ignored in line 1: agreed"}],
        [{"kind": "external", "status": "accepted", "justification": why}],
    ]
    assert esglint("check", *day, "--format", "github")[:2] == (0, "")


def test_findings_about_decisions_are_shown_in_every_report(here, esglint):
    waive(here, esglint)
    day = ("--as-of", "2026-07-01")
    log = json.loads(esglint("check", *day, "--format", "sarif")[1])
    Draft4Validator(SARIF).validate(log)
    run_ = log["runs"][0]
    (result,) = (one for one in run_["results"] if one["ruleId"] == "REV001")
    assert run_["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "REV001"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "waivers.yaml"
    assert "::warning file=waivers.yaml,line=2," in esglint("check", *day, "--format", "github")[1]
    assert "see docs/release.txt:3:21: " in esglint("check", *day)[1]
    assert "suppressions" not in result


def test_findings_about_decisions_are_explained_weighed_and_switched_off(here, esglint):
    waive(here, esglint)
    code, text, _ = esglint("explain", "rev001")
    assert code == 0
    assert text.startswith("REV001 waiver-is-in-force (warning)\n")
    assert "severities: {REV001: off}" in text
    day = ("--as-of", "2026-07-01", "--quiet")
    assert rules(esglint("check", *day, "--ignore", "REV,TGT001")[1]) == []
    (here / "esglint.yaml").write_text("paths: [docs]\nseverities: {REV001: error}\n", "utf-8")
    assert "waivers.yaml:2:5: error REV001" in esglint("check", *day)[1]
    (here / "esglint.yaml").write_text("paths: [docs]\nseverities: {REV091: error}\n", "utf-8")
    assert esglint("check", *day)[0] == 2


# where the files are


def test_the_configuration_says_where_the_files_are_and_any_folder_below_it_will_do(here, esglint, monkeypatch):
    waive(here, esglint)
    (here / "review").mkdir()
    (here / ".git").mkdir()  # the configuration is looked for within the repository
    (here / "waivers.yaml").rename(here / "review" / "accepted.yaml")
    assert esglint("check", "--as-of", "2026-06-30")[0] == 1
    (here / "esglint.yaml").write_text("paths: [docs]\nwaivers: review/accepted.yaml\n", "utf-8")
    assert esglint("check", "--as-of", "2026-06-30")[0] == 0
    monkeypatch.chdir(here / "docs")
    assert esglint("check", "--as-of", "2026-06-30")[0] == 0
    assert esglint("check", "release.txt", "--as-of", "2026-06-30")[0] == 0
    assert "../review/accepted.yaml:2:5: warning REV001" in esglint("check", "--as-of", "2026-07-01", "--quiet")[1]


@pytest.mark.parametrize("key", ["waivers", "evidence", "baseline"])
def test_a_file_that_is_named_and_missing_is_an_error_where_it_is_needed(here, esglint, key):
    assert key in configuration_schema()["properties"]
    (here / "esglint.yaml").write_text(f"paths: [docs]\n{key}: gone.yaml\n", "utf-8")
    assert esglint("check") == (2, "", "esglint: gone.yaml: cannot be read: No such file or directory\n")
    assert esglint("rules", "list")[0] == 0


def test_without_a_configuration_the_files_of_the_folder_are_used(here, esglint):
    waive(here, esglint)
    (here / "esglint.yaml").unlink()
    assert esglint("check", "docs", "--as-of", "2026-06-30")[0] == 0


def test_only_dates_of_decisions_ask_the_clock(here, esglint):
    waive(here, esglint)
    text = (here / "waivers.yaml").read_text("utf-8")
    (here / "waivers.yaml").write_text(
        text.replace("2026-01-15", "1990-01-01").replace("2026-06-30", "1990-12-31"), "utf-8"
    )
    assert esglint("check")[0] == 1
    (here / "waivers.yaml").write_text(
        text.replace("2026-01-15", "1990-01-01").replace("2026-06-30", "9999-12-31"), "utf-8"
    )
    assert esglint("check")[0] == 0


# esglint waive


def test_an_entry_begins_the_file_or_continues_it(here, esglint):
    _, first, _ = esglint("waive", "TGT001", "docs/release.txt:3", "--as-of", "2026-01-15")
    assert first.splitlines()[0] == "waivers:"
    assert 'documents: "docs/release.txt"' in first
    (here / "waivers.yaml").write_text("# accepted findings\n", "utf-8")
    assert esglint("waive", "TGT001", "docs/release.txt:3", "--as-of", "2026-01-15")[1] == first
    (here / "waivers.yaml").write_text(first, "utf-8")
    assert "waivers:\n" + esglint("waive", "TGT001", "docs/release.txt:3", "--as-of", "2026-01-15")[1] == first


def test_a_document_in_the_same_folder_is_named_as_such_and_words_are_escaped(here, esglint):
    text = 'We will cut our "net" waste by 42% \\ by 2030.\n'
    (here / "a: b.txt").write_text(text, "utf-8")
    entry = esglint("waive", "TGT001", "a: b.txt:1", "--as-of", "2026-01-15")[1]
    assert 'documents: "./a: b.txt"' in entry
    (here / "waivers.yaml").write_text(filled(entry), "utf-8")
    assert "waived TGT001" in esglint("check", "a: b.txt", "--as-of", "2026-06-30", "--show-passes", "--quiet")[1]


def test_a_finding_in_a_workbook_is_named_by_its_cell(here, esglint):
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Targets"
    for row in (["Target", "2023"], [TARGET, 3]):
        sheet.append(row)
    book.save(here / "docs" / "book.xlsx")
    code, _, errors = esglint("waive", "TGT001", "docs/book.xlsx:Targets!A1")
    assert code == 2
    assert "there is no finding of TGT001 at docs/book.xlsx:Targets!A1" in errors


@pytest.mark.parametrize(
    ("rule", "place", "message"),
    [
        ("TGT001", "docs/release.txt:1", "there is no finding of TGT001 at docs/release.txt:1: TGT001 is at 3:21"),
        ("NZR001", "docs/release.txt:3", "there is no finding of NZR001 at docs/release.txt:3: there is TGT001"),
        ("NZR001", "docs/release.txt:1", "there is no finding of NZR001 at docs/release.txt:1"),
        ("TGT01", "docs/release.txt:3", 'there is no rule "TGT01" that is asked here: did you mean "TGT'),
        ("%%", "docs/release.txt:3", "`esglint rules list` names them all"),
        ("TGT001", "docs/gone.txt:3", "docs/gone.txt: could not be read: There is no such file."),
        ("TGT001", "docs/release.txt", "names no line"),
    ],
)
def test_where_there_is_nothing_to_waive_it_is_said_what_there_is(esglint, rule, place, message):
    code, output, errors = esglint("waive", rule, place)
    assert (code, output) == (2, "")
    assert message in errors


def test_a_rule_that_compares_documents_is_waived_with_the_others_read(here, esglint):
    for name, amount in (("a.md", "40,100"), ("b.md", "52,700")):
        (here / "docs" / name).write_text(f"# Report\n\nIn 2023 our absolute water use was {amount} m3.\n", "utf-8")
    found = [line for line in esglint("check", "--quiet")[1].splitlines() if " XDC001 " in line]
    assert found
    place = ":".join(found[0].split(":")[:2])
    assert "rule: XDC001" in esglint("waive", "XDC001", place)[1]


# comments


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "<!-- esglint: ignore TGT001: we will cut waste by 50% by 2040 -->\n{}\n"),
        (
            "a.html",
            "<html><body><!-- esglint: ignore TGT001: we will cut waste by 50% by 2040 --><p>{}</p></body></html>",
        ),
        ("a.txt", "# esglint: ignore TGT001: we will cut waste by 50% by 2040\n{}\n"),
        ("a.txt", "{} [esglint: ignore TGT001: we will cut waste by 50% by 2040]\n"),
    ],
)
def test_a_comment_waives_in_every_format_and_makes_no_claim(here, esglint, name, text):
    (here / name).write_text(text.format(OTHER), "utf-8")
    code, output, _ = esglint("check", name, "--format", "json", "--show-passes")
    found = json.loads(output)
    assert code == 0
    assert found["summary"]["claims"] == 1
    assert [one["rule"] for one in found["findings"] if one["outcome"] == "waived"] == ["TGT001"]
    (here / name).write_text(text.format(OTHER).replace("TGT001: we", "TGT001 we"), "utf-8")
    assert esglint("check", name, "--quiet")[0] == 1


# the baseline


def test_only_what_is_new_fails_and_the_baseline_only_shrinks(here, esglint):
    assert esglint("baseline") == (0, "1 finding recorded in .esglint-baseline.yaml\n", "")
    assert esglint("check")[0] == 0
    document = here / "docs" / "release.txt"
    document.write_text(f"A line.\n\n{document.read_text('utf-8')}\n{OTHER}\n", "utf-8")
    code, output, _ = esglint("check", "--quiet")
    assert (code, rules(output)) == (1, [("docs/release.txt", "TGT001")])
    assert "water use" in output
    before = (here / ".esglint-baseline.yaml").stat().st_mtime_ns
    told = "1 finding recorded in .esglint-baseline.yaml, 1 new left out: --grow adds them\n"
    assert esglint("baseline")[1] == told
    assert (here / ".esglint-baseline.yaml").stat().st_mtime_ns == before
    assert esglint("baseline", "--grow")[1] == "2 findings recorded in .esglint-baseline.yaml, 1 added\n"
    document.write_text(f"{OTHER}\n", "utf-8")
    code, output, _ = esglint("check", "--quiet")
    assert (code, rules(output)) == (0, [(".esglint-baseline.yaml", "REV010")])
    assert esglint("baseline")[1] == "1 finding recorded in .esglint-baseline.yaml, 1 taken out\n"
    assert esglint("check", "--quiet") == (0, "", "")


def test_the_baseline_may_be_another_file_and_json(here, esglint):
    assert esglint("baseline", "--baseline", "known.json")[0] == 0
    assert json.loads((here / "known.json").read_text("utf-8"))["version"] == 1
    assert esglint("check")[0] == 1
    assert esglint("check", "--baseline", "known.json")[0] == 0
    (here / "esglint.yaml").write_text("paths: [docs]\nbaseline: known.json\n", "utf-8")
    assert esglint("check")[0] == 0
    (here / "known.json").unlink()
    assert esglint("check")[0] == 2
    assert esglint("baseline")[1] == "1 finding recorded in known.json\n"
    assert esglint("check", "--baseline", "gone.yaml")[0] == 2


def test_a_baseline_of_documents_that_cannot_all_be_read_says_so(here, esglint):
    (here / "docs" / "b.txt").write_bytes(b"\x00\x01")
    code, output, errors = esglint("baseline")
    assert (code, output) == (2, "1 finding recorded in .esglint-baseline.yaml\n")
    assert errors.startswith("docs/b.txt: could not be read: ")


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
@pytest.mark.parametrize("moment", ["tempfile.mkstemp", "os.fdopen", "pathlib.Path.replace"])
def test_a_kill_while_the_baseline_is_written_leaves_the_old_one_whole(here, esglint, moment):
    esglint("baseline")
    file = here / ".esglint-baseline.yaml"
    before = file.read_bytes()
    (here / "docs" / "more.txt").write_text(f"{OTHER}\n", "utf-8")
    place, _, name = moment.rpartition(".")
    owner = f"__import__('{place.partition('.')[0]}')" + (f".{place.partition('.')[2]}" if "." in place else "")
    kill = "lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)"
    code = f"import os, signal, tempfile, pathlib\nfrom checker import cli\nsetattr({owner}, {name!r}, {kill})\ncli.run(['baseline', '--grow', '--no-cache'])"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], cwd=here, env=environment, check=False, timeout=120)
    assert done.returncode == -9
    assert file.read_bytes() == before
    assert esglint("baseline", "--grow")[1] == "2 findings recorded in .esglint-baseline.yaml, 1 added\n"


# what a change added


def test_only_claims_that_a_change_added_or_altered_are_reported(here, esglint):
    git(here, "init", "-q", ".")
    commit(here)
    document = here / "docs" / "release.txt"
    wrapped = TARGET.replace(" by 38%", "\nby 38%")
    document.write_text(f"A new line.\n\n{document.read_text('utf-8').replace(TARGET, wrapped)}\n{OTHER}\n", "utf-8")
    (here / "docs" / "new.md").write_text(f"{OTHER.replace('12%', '13%')}\n", "utf-8")
    code, output, errors = esglint("check", "--changed-since", "HEAD", "--quiet")
    assert code == 1
    assert rules(output) == [("docs/new.md", "TGT001"), ("docs/release.txt", "TGT001")]
    assert "water use" in output
    assert errors == "1 finding not shown: the claims are as they were in HEAD\n"
    commit(here)
    code, output, errors = esglint("check", "--changed-since", "HEAD", "--quiet")
    assert (code, output) == (0, "")
    assert errors == "3 findings not shown: the claims are as they were in HEAD\n"
    git(here, "mv", "docs/release.txt", "docs/other.txt")
    assert esglint("check", "--changed-since", "HEAD", "--quiet")[:2] == (0, "")


@pytest.mark.parametrize(
    ("arguments", "message"), [(["nope"], 'there is no revision "nope"'), ([""], 'there is no revision ""')]
)
def test_a_revision_that_is_not_there_is_an_error(here, esglint, arguments, message):
    git(here, "init", "-q", ".")
    commit(here)
    code, output, errors = esglint("check", "--changed-since", *arguments)
    assert (code, output) == (2, "")
    assert message in errors
