from __future__ import annotations

import csv
import io

import pytest
from msgspec.structs import replace

from checker.outcome import Report
from checker.reports.findings_csv import csv_report
from checker.reports.presentation import Presentation
from tests.golden import assert_golden
from tests.reports.samples import HOSTILE, full_report, hostile_report, one_finding

PLAIN, ALL = Presentation(), Presentation(show_passes=True)


def rows(report, look=PLAIN):
    return list(csv.DictReader(io.StringIO(csv_report(report, look), newline=""), strict=True))


@pytest.mark.parametrize(("name", "look"), [("findings.csv", PLAIN), ("findings-passes.csv", ALL)])
def test_the_table_looks_like_its_golden_file(name, look):
    assert_golden(name, csv_report(full_report(), look))


def test_every_finding_is_a_row_and_what_passed_where_asked_for():
    report = full_report()
    assert [row["Outcome"] for row in rows(report)] == ["unreadable", *["fail"] * 4]
    outcomes = [row["Outcome"] for row in rows(report, ALL)]
    assert sorted(outcomes) == sorted(["unreadable", *["fail"] * 4, "not-evaluated", "pass", "waived"])


def test_nothing_found_is_a_table_without_rows():
    assert rows(Report(documents=(), claims=())) == []
    assert csv_report(Report(documents=(), claims=()), PLAIN).startswith("Document,Place,")


@pytest.mark.parametrize("words", HOSTILE, ids=repr)
def test_no_cell_is_a_formula_or_breaks_its_row(words):
    report = hostile_report(words)
    text = csv_report(report, ALL)
    assert text.count("\n") == 4
    assert not {"\r", "\t", "\x1b", "\x00", "\u202e"} & set(text)
    for row in csv.reader(io.StringIO(text), strict=True):
        assert len(row) == 10
        assert not [cell for cell in row if cell.strip().startswith(tuple("=+-@＝＋－＠"))]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "  =", "\n=", " =", "＝", "＋", "－", "＠"])
def test_every_beginning_that_a_spreadsheet_computes_is_made_text(start):
    report = one_finding("We cut.", "cut", message=f"{start}1+1", fix="")
    (row,) = rows(report)
    assert row["Message"].startswith("'")
    assert row["Message"].endswith("1+1")


def test_a_cell_holds_what_a_spreadsheet_can_hold():
    words = "w" * 40_000
    (row,) = rows(one_finding(f"We {words}.", words))
    assert len(row["Words"]) == 32_000


def test_a_place_outside_of_the_documents_has_no_words():
    assert rows(replace(one_finding("We cut.", "cut"), sources={}))[0]["Words"] == ""
