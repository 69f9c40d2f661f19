from __future__ import annotations

import csv
import io
import json

import pytest

from checker import pipeline
from checker.reports.differences import DIFFERENCE_FORMATS
from checker.reports.presentation import Presentation
from checker.reports.tables import aligned, csv_table, markdown_table
from checker.reports.tie_out import TIE_FORMATS
from checker.settings import Settings
from tests.golden import assert_golden

PLAIN = Presentation()
BOOK = "Indicator,Unit,2022,2023\nScope 1 emissions,tCO2e,12400,11900\nWater withdrawal,m3,1204,1150\n"
RELEASE = """# Alder Mills cuts emissions

Scope 1 emissions were 11.9 kt CO2e in 2023. Water withdrawal was 1,250 m3 in 2023. The boiler delivers 12 MW.
"""


@pytest.fixture
def ties(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "book.csv").write_text(BOOK)
    (tmp_path / "release.md").write_text(RELEASE)
    here = tmp_path.relative_to(tmp_path)
    return pipeline.tie_out(here / "release.md", [here / "book.csv"], Settings())


@pytest.fixture
def difference(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.md").write_text(
        "We will cut water use by 20% by 2030 from 2019.\n\nWe used 9 GWh of energy in 2022.\n"
    )
    (tmp_path / "new.md").write_text("We will cut water use by 15% by 2032.\n\nNOx emissions were 3 t in 2023.\n")
    here = tmp_path.relative_to(tmp_path)
    return pipeline.diff(here / "old.md", here / "new.md", Settings())


@pytest.mark.parametrize("name", TIE_FORMATS)
def test_a_tie_out_looks_as_it_did(ties, name):
    assert_golden(f"tie-out.{name}", TIE_FORMATS[name](ties, PLAIN))


@pytest.mark.parametrize("name", DIFFERENCE_FORMATS)
def test_a_difference_looks_as_it_did(difference, name):
    assert_golden(f"difference.{name}", DIFFERENCE_FORMATS[name](difference, PLAIN))


def test_every_number_has_a_row_in_every_format(ties):
    rows = list(csv.reader(io.StringIO(TIE_FORMATS["csv"](ties, PLAIN))))
    entries = json.loads(TIE_FORMATS["json"](ties, PLAIN))
    assert (
        [row[5] for row in rows[1:]]
        == [tie["status"] for tie in entries["ties"]]
        == ["tied", "contradicted", "not found"]
    )
    assert entries["summary"] == {"tied": 1, "contradicted": 1, "not_found": 1}


def test_cells_of_a_table_are_text_whatever_they_look_like():
    cell = "=HYPERLINK(1) | <b>\x1b[31m"
    (line,) = csv_table(("a",), [[cell]]).splitlines()[1:]
    assert line.startswith(("'=", "\"'="))
    assert "\\|" in markdown_table(("a",), [[cell]])[-1]
    assert "<b>" not in markdown_table(("a",), [[cell]])[-1].replace("\\<", "")
    assert "\x1b" not in aligned([[cell]])[0]


def test_columns_stand_under_one_another_in_wide_characters():
    assert aligned([["能源", "1"], ["water", "2"]]) == ["能源   1", "water  2"]


def test_nothing_to_tie_and_nothing_changed_say_so(tmp_path):
    (tmp_path / "a.md").write_text("We report.\n")
    (tmp_path / "b.csv").write_text(BOOK)
    found = pipeline.tie_out(tmp_path / "a.md", [tmp_path / "b.csv"], Settings())
    assert TIE_FORMATS["text"](found, PLAIN) == "0 numbers: 0 tied, 0 contradicted, 0 not found\n"
    same = pipeline.diff(tmp_path / "b.csv", tmp_path / "b.csv", Settings())
    assert DIFFERENCE_FORMATS["text"](same, PLAIN) == "no claim differs\n"
