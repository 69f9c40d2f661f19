from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker import pipeline
from checker.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

BOOK = """Indicator,Unit,2022,2023
Scope 1 emissions,tCO2e,"12,400","11,900"
Scope 2 emissions (market-based),tCO2e,"8,100","7,200"
Scope 2 emissions (location-based),tCO2e,"9,000","8,800"
Water withdrawal,thousand m3,"1,204","1,150"
Electricity consumption,GWh,405,398
Share of renewable electricity,%,61,74
"""


def tied(folder: Path, text: str, book: str = BOOK) -> list[tuple[str, str, str]]:
    """Return what became of each number: as written, its status, and the note."""
    (folder / "book.csv").write_text(book)
    (folder / "release.md").write_text(f"Alder Mills plc reports. {text}\n")
    found = pipeline.tie_out(folder / "release.md", [folder / "book.csv"], Settings())
    return [(found.report.quote(tie.path, tie.figure.span), tie.status.value, tie.note) for tie in found.ties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Scope 1 emissions were 11,900 t CO2e in 2023.", [("11,900 t CO2e", "tied", "")]),
        ("Scope 1 emissions were 11.9 kt CO2e in 2023.", [("11.9 kt CO2e", "tied", "")]),
        ("Scope 1 emissions were 12.4 kt CO2e in 2023.", [("12.4 kt CO2e", "contradicted", "the book says 11,900 tCO2e")]),
        ("Scope 1 emissions are 11,900 t CO2e.", [("11,900 t CO2e", "tied", "the text names no period")]),
        ("Scope 1 emissions were 11,900 t CO2e in 2021.", [("11,900 t CO2e", "tied", "by the amount alone")]),
        ("Scope 1 emissions were 9,000 kt CO2e in 2021.", [("9,000 kt CO2e", "not found", "no cell holds this for this period")]),
        ("Location-based Scope 2 emissions were 8,800 t CO2e in 2023.", [("8,800 t CO2e", "tied", "")]),
        ("Market-based Scope 2 emissions were 8,800 t CO2e in 2023.", [("8,800 t CO2e", "contradicted", "the book says 7,200 tCO2e")]),
        ("Scope 2 emissions were 7,200 t CO2e in 2023.", [("7,200 t CO2e", "tied", "")]),
        ("Water withdrawal fell by 4.5% from 2022 to 2023.", [("4.5%", "tied", "computed from both cells")]),
        ("Water withdrawal fell by 8% from 2022 to 2023.", [("8%", "contradicted", "1,204,000 m3 to 1,150,000 m3 is -4.5%")]),
        ("At our Leeds mill, Scope 1 emissions were 4,000 t CO2e in 2023.", [("4,000 t CO2e", "not found", "no cell holds this for this period")]),
        ("The new boiler delivers 12 MW.", [("12 MW", "not found", "")]),
        ("The new boiler used 398 GWh more.", [("398 GWh", "tied", "by the amount alone")]),
        ("It has 14 doors.", [("14", "not found", "nothing says what it measures")]),
    ],
)  # fmt: skip
def test_each_number_of_a_text_is_accounted_for(tmp_path, text, expected):
    assert tied(tmp_path, text) == expected


def test_a_target_is_tied_to_a_target_only(tmp_path):
    text = "We will cut Scope 1 emissions by 42% by 2030 from 2022."
    assert tied(tmp_path, text) == [("42%", "not found", "no cell holds this for this period")]


def test_years_dates_scopes_and_standards_are_no_numbers_to_tie(tmp_path):
    assert tied(tmp_path, "On 12 March 2024 we published Scope 1, 2 and 3 data to ISO 14064-1 in FY2023.") == []


def test_numbers_of_a_table_are_tied_too(tmp_path):
    table = "\n\n| Indicator | 2023 |\n|---|---|\n| Electricity consumption (GWh) | 398 |\n| Water withdrawal (m3) | 1,000 |\n"
    assert [status for _, status, _ in tied(tmp_path, table)] == ["tied", "contradicted"]
