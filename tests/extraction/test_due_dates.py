"""A year in which all targets of a document are due, said once."""

from __future__ import annotations

import pytest

from checker.documents import read_document
from checker.extraction import read_claims
from checker.extraction.due_dates import due_statements
from checker.extraction.periods import FiscalCalendar
from checker.resolution import resolve


def years_of(text, tmp_path):
    path = tmp_path / "text.md"
    path.write_text(text, encoding="utf-8")
    claims = resolve([read_claims(read_document(path, "text.md"))])
    return [claim.get("target_year") for claim in claims if claim.kind == "target"]


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("Target year: 2030", [2030]),
        ("Our target date is 31 March 2031.", [2031]),
        ("This trajectory cuts our emissions by 9 kt by 2032.", [2032]),
        ("All targets are to be reached by the end of 2029.", [2029]),
        ("A baseline was set for each of the 2030 commitments.", [2030]),
        ("Our 2030 goals are ambitious.", []),
        ("The target year of the old goal was 2019, that of the new one is 2030.", []),
        ("We will grow by 2030.", []),
    ],
)
def test_a_statement_about_all_targets(sentence, years):
    assert [period.year for period in due_statements(sentence, FiscalCalendar())] == years


def test_a_target_without_a_year_takes_that_of_all(tmp_path):
    text = (
        "We will cut our water use by 20% from 2021. Our fleet will use 40% less fuel by 2028.\n\nTarget year: 2030\n"
    )
    assert years_of(text, tmp_path) == [2030, 2028]


def test_two_years_of_all_targets_are_none(tmp_path):
    text = "We will cut our water use by 20% from 2021.\n\nTarget year: 2030\n\nTarget year: 2035\n"
    assert years_of(text, tmp_path) == [None]
