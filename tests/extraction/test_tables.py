from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.documents import read_document
from checker.extraction.elements import Conventions
from checker.extraction.table_cells import is_no_value, read_number
from checker.extraction.table_units import find_unit, read_unit, without_unit
from checker.extraction.tables import read_table
from checker.model import Block, BlockKind, Cell, Document, Facts, Mention, Passage, Piece, Quantity, Table

FACTS = Facts(published=date(2025, 3, 31))


def passage(text: str, source: int) -> Passage:
    return Passage(text=text, pieces=(Piece(0, len(text), source, len(text)),) if text else ())


def document_of(text: str, caption: str = "", above: str = "", spans: dict | None = None) -> Document:
    """Build a document with one table from rows of "| a | b |"; `**bold**` marks emphasis, `spans` merged cells."""
    lead = f"{above}\n" if above else ""
    whole = lead + text
    cells, position, row = [], len(lead), 0
    for line in text.splitlines(keepends=True):
        if line.startswith("|"):
            for column, match in enumerate(re.finditer(r"\|([^|\n]*)(?=\|)", line)):
                words = match[1].strip()
                start = position + match.start(1) + len(match[1]) - len(match[1].lstrip())
                bold = words.startswith("**") and words.endswith("**") and len(words) > 4
                words, start = (words[2:-2], start + 2) if bold else (words, start)
                height, width = (spans or {}).get((row, column), (1, 1))
                if (row, column) not in (spans or {}).get("covered", set()):
                    cells.append(
                        Cell(
                            passage=passage(words, start),
                            row=row,
                            column=column,
                            row_span=height,
                            column_span=width,
                            is_header=row == 0,
                            is_emphasised=bold,
                        )
                    )
            row += 1
        position += len(line)
    table = Table(
        cells=tuple(cells),
        rows=row,
        columns=max(cell.column + cell.column_span for cell in cells),
        caption=passage(caption, 0) if caption else None,
    )
    blocks = [Block(kind=BlockKind.PARAGRAPH, passage=passage(above, 0))] if above else []
    blocks.append(Block(kind=BlockKind.TABLE, passage=passage("", 0), table=table))
    return Document(path="t.md", sha256="", text=whole, format="markdown", blocks=tuple(blocks), metadata={})


def read(text: str, *, heading: str = "", facts: Facts = FACTS, decimal_comma: bool = False, **more) -> list[Mention]:
    document = document_of(text, **more)
    headings = (heading,) if heading else ()
    return list(
        read_table(document, len(document.blocks) - 1, headings, Conventions(decimal_comma=decimal_comma), facts)
    )


def slot(mention: Mention, name: str):
    found = mention.slots.get(name)
    return None if found is None else found.value


def plain(value):
    if isinstance(value, Quantity):
        return f"{value.comparator if value.comparator != '=' else ''}{value.amount}{' ' + value.unit if value.unit else ''}"
    if isinstance(value, tuple) and value and isinstance(value[0], Quantity):
        return tuple(str(part.amount) for part in value)
    return value


def table_of(mentions: list[Mention], *names: str) -> list[tuple]:
    return [tuple(plain(slot(mention, name)) for name in names) for mention in mentions]


# layout, units, periods


def test_unit_in_the_corner_and_years_in_the_header():
    found = read("| t CO2e | 2022 | 2023 |\n| Scope 1 | 1,900 | 1,850 |\n| Scope 2 (location-based) | 870 | 850 |\n")
    assert table_of(found, "metric", "value", "period_year", "previous_value") == [
        ("ghg.scope1", "1900 tCO2e", 2022, None),
        ("ghg.scope1", "1850 tCO2e", 2023, "1900 tCO2e"),
        ("ghg.scope2.location", "870 tCO2e", 2022, None),
        ("ghg.scope2.location", "850 tCO2e", 2023, "870 tCO2e"),
    ]


@pytest.mark.parametrize(
    ("text", "more", "value"),
    [
        ("| Indicator | Unit | 2024 |\n| Water withdrawal | thousand m3 | 1,180 |\n", {}, "1180000 m3"),
        ("| Indicator | 2024 (m3) |\n| Water withdrawal | 1,180 |\n", {}, "1180 m3"),
        ("| Indicator | 2024 |\n| Water withdrawal (ML) | 12.5 |\n", {}, "12.5 ML"),
        ("| Indicator | 2024 |\n| Water withdrawal, m3 | 12 |\n", {}, "12 m3"),
        ("| Water (thousand m3) | 2024 |\n| Withdrawal | 12 |\n", {}, "12000 m3"),
        ("| Indicator | 2024 |\n| Water withdrawal | 12 m3 |\n", {}, "12 m3"),
        ("| Indicator | 2024 |\n| Water withdrawal | 12 |\n", {"caption": "Water in thousand m3"}, "12000 m3"),
        ("| Indicator | 2024 |\n| Water withdrawal | 12 |\n", {"heading": "Water (m3)"}, "12 m3"),
        ("| Indicator | 2024 |\n| Water withdrawal | 12 |\n", {"above": "All figures below in m3."}, "12 m3"),
        ("| Indicator | 2024 |\n| Water withdrawal | 12 |\n", {"above": "We drew on rivers in m3."}, "12"),
        ("| | 2024 |\n| Scope 1 | 12 |\n", {"above": "Greenhouse gas emissions (t CO2e)"}, "12 tCO2e"),
        ("| | 2024 |\n| Scope 1 | 12 |\n", {"above": "Emissions are down (t CO2e)"}, "12"),
        ("| | 2024 |\n| Scope 1 | 12 |\n", {"caption": "In thousand tonnes of CO2e"}, "12000 tCO2e"),
        ("| Indicator | 2024 |\n| Water withdrawal | 1.180 |\n", {"decimal_comma": True, "caption": "in m3"}, "1180 m3"),
        ("| Indicator | Unit | 2024 |\n| Scope 1 | t | 12 |\n", {}, "12 tCO2e"),
        ("| Indicator | Unit | 2024 |\n| Waste generated | '000 t | 1.5 |\n", {}, "1500.0 t"),
        ("| Indicator | Unit | 2024 |\n| Waste generated | thousands | 1.5 |\n", {"caption": "Waste in t"}, "1500.0 t"),
        ('| Indicator | Unit | 2024 |\n| Water withdrawal | ML |  12 |\n| Waste generated | " | 13 |\n', {}, "12 ML"),
        ("| Indicator | 2024 |\n| **Water (m3)** | |\n| Withdrawal | 7 |\n", {}, "7 m3"),
        ("| Indicator | 2024 |\n| Scope 1 | 12 tonnes CO2e |\n", {}, "12 tCO2e"),
    ],
)  # fmt: skip
def test_the_unit_is_found_wherever_a_table_states_it(text, more, value):
    assert plain(slot(read(text, **more)[0], "value")) == value


def test_a_unit_of_the_whole_table_is_not_given_to_rows_it_cannot_measure():
    found = read("| In t CO2e | 2024 |\n| Scope 1 | 12 |\n| Number of sites | 3 |\n| Employees | 90 |\n")
    assert table_of(found, "metric", "value") == [
        ("ghg.scope1", "12 tCO2e"), ("unknown", "3 count"), ("people.headcount", "90 persons"),
    ]  # fmt: skip


def test_sources_in_a_table_of_emissions_are_emissions():
    found = read(
        "| In t CO2e | 2024 |\n| Scope 2 (market-based) | 12 |\n| Electricity purchased | 9 |\n| Waste generated | 3 |\n"
    )
    assert table_of(found, "metric", "value") == [
        ("ghg.scope2.market", "12 tCO2e"), ("unknown", "9 tCO2e"), ("unknown", "3 tCO2e"),
    ]  # fmt: skip


def test_the_scopes_of_a_row_say_what_its_emissions_leave_open():
    found = read(
        "| In t CO2e | 2024 |\n| Greenhouse gas emissions – Scope 1 and 2 | 188 |\n| Greenhouse gas emissions | 9 |\n"
    )
    assert table_of(found, "metric", "ghg_scopes") == [("ghg.scope12", (1, 2)), ("ghg.total.unspecified", None)]


def test_a_row_in_brackets_is_said_by_the_way_and_not_negative():
    found = read("| In t CO2e | 2024 |\n| (of which ships) | (146) |\n| (Scope 1) | (12) |\n| Scope 3 | (7) |\n")
    assert [value for _, value in table_of(found, "metric", "value")] == ["146 tCO2e", "12 tCO2e"]


def test_a_heading_that_happens_to_be_a_unit_is_none():
    found = read("| Indicator | 2024 |\n| LTIFR | 1.9 |\n", heading="People")
    assert table_of(found, "metric", "value", "unit") == [("safety.ltifr", "1.9", None)]


def test_a_column_headed_by_what_it_holds_is_no_site():
    found = read(
        "| Category | Emissions | Share |\n| Business travel | 40.1 | 20% |\n",
        caption="Scope 3 emissions (kt CO2e), 2024",
    )
    assert table_of(found, "metric", "value", "boundary", "period_year") == [
        ("ghg.scope3.cat6", "40.1 ktCO2e", None, 2024), ("unknown", "20 %", None, 2024),
    ]  # fmt: skip


def test_hours_base_in_the_corner_reaches_rates_only():
    found = read(
        "| Per 200,000 hours worked, unless marked | 2024 |\n| LTIFR | 0.4 |\n| Fatalities (number) | 1 |\n| Lost days | 31 |\n"
    )
    assert table_of(found, "metric", "value", "unit", "hours_base") == [
        ("safety.ltifr", "0.4", "per 200,000 hours worked", "200,000 hours worked"),
        ("safety.fatalities", "1 count", "count", None),
        ("safety.lost_days", "31 d", "d", None),
    ]


def test_years_down_the_rows_are_read_like_years_across():
    found = read("| Year | Scope 1 (t CO2e) | Energy use (MWh) |\n| 2022 | 12 | 500 |\n| 2023 | 11 | 480 |\n")
    assert table_of(found, "metric", "value", "period_year", "previous_value") == [
        ("ghg.scope1", "12 tCO2e", 2022, None),
        ("ghg.scope1", "11 tCO2e", 2023, "12 tCO2e"),
        ("energy.consumption", "500 MWh", 2022, None),
        ("energy.consumption", "480 MWh", 2023, "500 MWh"),
    ]


def test_sites_down_the_rows_become_boundaries():
    found = read("| Site | Water withdrawal (m3) | Waste generated (t) |\n| Norham | 12 | 5 |\n| Selby | 11 | 4 |\n")
    assert table_of(found, "metric", "value", "boundary") == [
        ("water.withdrawal", "12 m3", "Norham"),
        ("water.withdrawal", "11 m3", "Selby"),
        ("waste.total", "5 t", "Norham"),
        ("waste.total", "4 t", "Selby"),
    ]


def test_a_year_for_each_row_is_its_period():
    found = read(
        "| Indicator | Year | Unit | Value |\n| Scope 1 | 2023 | t CO2e | 12 |\n| Scope 1 | 2024 | t CO2e | 11 |\n"
    )
    assert table_of(found, "value", "period_year", "previous_value") == [
        ("12 tCO2e", 2023, None),
        ("11 tCO2e", 2024, "12 tCO2e"),
    ]


def test_fiscal_years_quarters_changes_notes_and_boundaries():
    found = read(
        "| Indicator | GRI | Unit | Boundary | FY2023 | FY2024 | Change | Note |\n"
        "| Water withdrawal | 303-3 | m3 | six plants | 40 | 38 | -5% | 1 |\n"
    )
    assert table_of(found, "value", "fy_label", "boundary") == [
        ("40 m3", "FY2023", "six plants"),
        ("38 m3", "FY2024", "six plants"),
    ]
    quarters = read("| Water (m3) | 2024 (Q1) | 2025 (Q1) |\n| Withdrawal | 4 | 5 |\n")
    assert table_of(quarters, "period_year", "previous_value") == [(2024, None), (2025, None)]


def test_a_forecast_is_no_reported_value():
    assert table_of(read("| Water (m3) | 2024 | 2030 |\n| Withdrawal | 4 | 3 |\n"), "period_year") == [(2024,)]


def test_a_change_column_is_known_by_its_signs_too():
    assert table_of(
        read("| Water (m3) | 2024 | Compared |\n| Withdrawal | 4 | -3 |\n| Discharge | 3 | +1 |\n"), "value"
    ) == [("4 m3",), ("3 m3",)]


def test_two_header_rows_and_a_title_across_the_table():
    text = "| Water in m3 | | |\n| Indicator | 2023 | 2024 |\n| Withdrawal | 5 | 4 |\n"
    assert table_of(read(text, spans={(0, 0): (1, 3), "covered": {(0, 1), (0, 2)}}), "metric", "value") == [
        ("water.withdrawal", "5 m3"), ("water.withdrawal", "4 m3"),
    ]  # fmt: skip
    two = "| Indicator | 2023 | | 2024 | |\n| | North | South | North | South |\n| Water withdrawal (m3) | 1 | 2 | 3 | 4 |\n"
    merged = {(0, 1): (1, 2), (0, 3): (1, 2), (0, 0): (2, 1), "covered": {(0, 2), (0, 4), (1, 0)}}
    document = document_of(two, spans=merged)
    cells = tuple(
        Cell(
            passage=c.passage,
            row=c.row,
            column=c.column,
            row_span=c.row_span,
            column_span=c.column_span,
            is_header=c.row < 2,
        )
        for c in document.blocks[0].table.cells
    )
    table = Table(cells=cells, rows=3, columns=5)
    document = Document(
        path="t",
        sha256="",
        text=two,
        format="html",
        blocks=(Block(kind=BlockKind.TABLE, passage=passage("", 0), table=table),),
        metadata={},
    )
    found = list(read_table(document, 0, (), Conventions(), FACTS))
    assert table_of(found, "value", "period_year", "boundary", "previous_value") == [
        ("1 m3", 2023, "North", None), ("2 m3", 2023, "South", None), ("3 m3", 2024, "North", "1 m3"), ("4 m3", 2024, "South", "2 m3"),
    ]  # fmt: skip


def test_groups_prefix_their_rows_and_first_columns_may_group():
    found = read("| t | 2024 |\n| **Waste** | |\n| Hazardous | 3 |\n| To landfill | 9 |\n")
    assert table_of(found, "metric", "metric_name") == [
        ("waste.hazardous", "Hazardous"),
        ("waste.landfill", "To landfill"),
    ]
    merged = read("| Topic | Indicator | Unit | 2024 |\n| Water | Withdrawal | m3 | 3 |\n| | Discharge | m3 | 2 |\n")
    assert table_of(merged, "metric") == [("water.withdrawal",), ("water.discharge",)]


def test_a_unit_in_the_first_of_two_columns_of_labels_holds_for_the_rows_beside_it():
    text = "| | Row | 2023 |\n| Emissions (t CO2e) | Scope 1 | 50 |\n| | Scope 2 (market-based) | 8 |\n| Waste (t) | To landfill | 3 |\n"
    spans = {(1, 0): (2, 1), "covered": {(2, 0)}}
    assert table_of(read(text, spans=spans), "metric", "value") == [
        ("ghg.scope1", "50 tCO2e"), ("ghg.scope2.market", "8 tCO2e"), ("waste.landfill", "3 t"),
    ]  # fmt: skip


def test_sites_below_two_rows_of_headers_have_the_units_of_the_lower_one():
    page = (
        "<!doctype html><html lang=en><body><main><table>"
        "<tr><th></th><th>Scope 1</th><th>Scope 2</th></tr>"
        "<tr><th>Location</th><th>Emissions (t CO2e)</th><th>Electricity (million kWh)</th></tr>"
        "<tr><td>North plant</td><td>42</td><td>9</td></tr><tr><td>South plant</td><td>31</td><td>4</td></tr>"
        "</table></main></body></html>"
    )
    with TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text(page, encoding="utf-8")
        document = read_document(file, "page.html")
    found = list(read_table(document, 0, (), Conventions(), FACTS))
    assert [slot(mention, "unit") for mention in found] == ["tCO2e", "tCO2e", "kWh", "kWh"]
    assert {slot(mention, "boundary") for mention in found} == {"North plant", "South plant"}


def test_a_label_that_says_nothing_narrows_what_the_corner_names():
    found = read("| Headcount at 31 December | 2024 |\n| Drivers | 8 |\n| **Total** | **8** |\n")
    assert table_of(found, "metric", "value", "boundary") == [
        ("people.headcount", "8 count", "Drivers"),
        ("people.headcount", "8 count", None),
    ]


def test_rows_that_would_be_one_claim_are_told_apart():
    found = read(
        "| GWh | 2024 |\n| Electricity use, offices | 3 |\n| Electricity use, plants | 9 |\n| Total electricity use | 12 |\n"
    )
    assert table_of(found, "metric", "boundary") == [
        ("energy.electricity", "offices"), ("energy.electricity", "plants"), ("energy.electricity", None),
    ]  # fmt: skip


def test_products_as_columns():
    found = read(
        "| Technical data | K10 | K20 |\n| Rated power | 5 kW | 6 kW |\n| Cooling water consumption | 3 kWh | 4 kWh |\n| Sound level | 60 dB(A) | n/a |\n"
    )
    assert table_of(found, "metric", "value", "product", "period") == [
        ("unknown", "5 kW", "K10", None),
        ("unknown", "6 kW", "K20", None),
        ("water.consumption", "3 kWh", "K10", None),
        ("water.consumption", "4 kWh", "K20", None),
    ]
    footprint = read("| Per crate | Alder |\n| Carbon footprint, cradle to gate | 1.9 kg CO2e |\n")
    assert table_of(footprint, "metric", "functional_unit", "product_footprint_boundary", "subject") == [
        ("ghg.pcf", "crate", "cradle to gate", "product")
    ]


def test_key_and_value_without_a_header():
    found = read("| Water withdrawal | 2,300 m3 |\n| Waste generated | 12 t |\n")
    assert table_of(found, "metric", "value") == [("water.withdrawal", "2300 m3"), ("waste.total", "12 t")]


@pytest.mark.parametrize("label", ["Employees", "Waste", "Scope 1"])
def test_a_metric_of_another_kind_is_not_guessed_from_a_percentage(label):
    found = read(f"| Share | 2024 |\n| {label} | 31% |\n")
    assert table_of(found, "metric") == [("unknown",)]


@pytest.mark.parametrize(
    ("corner", "label", "unit", "metric"),
    [
        ("Emissions by source", "Electricity", "t CO2e", "unknown"),  # not energy in tonnes
        ("Indicator", "Water withdrawal", "MWh", "water.withdrawal"),  # a mistake to be found
        ("Indicator", "Waste heat", "GWh", "unknown"),
        ("Indicator", "Water", "kWh", "water.consumption"),
        ("Indicator", "Women", "number", "unknown"),
        ("Indicator", "Women", "%", "people.women_share"),
        ("Indicator", "Energy costs", "EUR million", None),
        ("Indicator", "Donations", "EUR", "community.donations"),
        ("Indicator", "Satisfaction", "", None),
        ("Scope 3", "Business travel", "t CO2e", "ghg.scope3.cat6"),
        ("Indicator", "Scope 2 emissions (market-based)", "t CO2e", "ghg.scope2.market"),
    ],
)
def test_the_metric_fits_the_unit_or_is_surely_named(corner, label, unit, metric):
    found = read(f"| {corner} | Unit | 2024 |\n| {label} | {unit} | 12 |\n")
    assert [slot(mention, "metric") for mention in found] == ([] if metric is None else [metric])


def test_tables_of_words_and_huge_or_missing_tables_yield_nothing():
    assert read("| Office | Address |\n| Selby | 12 High Street |\n") == []
    assert read("| Office | Address |\n") == []
    document = document_of("| a | b |\n", above="Just words.")
    assert list(read_table(document, 0, (), Conventions(), FACTS)) == []
    big = Table(cells=document.blocks[1].table.cells, rows=10_000, columns=1_000)
    huge = Document(
        path="t",
        sha256="",
        text="",
        format="csv",
        blocks=(Block(kind=BlockKind.TABLE, passage=passage("", 0), table=big),),
        metadata={},
    )
    assert list(read_table(huge, 0, (), Conventions(), FACTS)) == []


# cells


@pytest.mark.parametrize("text", ["", "n/a", "N.A.", "-", "--", "..", "...", "nd", "not available", "tbd", "none", "x"])
def test_no_value_is_no_zero(text):
    assert is_no_value(text)
    assert read_number(text, decimal_comma=False) is None


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("1,234¹", 1234), ("1,234 (1)", 1234), ("1,234*", 1234), ("1,234 [2]", 1234), ("1,234* (a)", 1234), ("1,234 (restated)", 1234), ("†12", 12), ("0", 0), ("~5", 5), ("12 ✓", 12)],
)  # fmt: skip
def test_footnote_marks_are_seen_through(cell, amount):
    found = read(f"| t | 2024 |\n| Waste generated | {cell} |\n")
    assert [slot(mention, "value").amount for mention in found] == [amount]


@pytest.mark.parametrize("cell", ["see page 3", "12-15", "-5", "+3%", "two", "R75", "a third", "12 and 13", "(12)"])
def test_other_cells_hold_no_value(cell):
    assert (
        read(f"| t | 2023 | 2024 |\n| Waste generated | {cell} | 4 |\n| Water | | |\n")[0].slots["period_year"].value
        == 2024
    )


def test_half_a_step_is_the_printed_precision():
    assert slot(read("| kt | 2024 |\n| Waste generated | 1.50 |\n")[0], "value").half_step == Decimal("0.005")


@pytest.mark.parametrize(
    ("text", "symbol", "factor"),
    [("kt CO2e", "ktCO2e", 1), ("(t)", "t", 1), ("million EUR", "EUR", 10**6), ("EUR million", "EUR", 10**6), ("1,000 t", "t", 1000), ("#", "count", 1), ("% of revenue", "%", 1)],
)  # fmt: skip
def test_units_as_written(text, symbol, factor):
    unit = read_unit(text)
    assert unit is not None
    assert (unit.symbol, unit.factor) == (symbol, factor)


@pytest.mark.parametrize(
    "text",
    ["", "Note", "Italy", "Scope 1", "years", "x" * 80, "'000 apples", "t of this and 5 others (b) (c)", "EUR maybe"],
)
def test_words_that_are_no_unit(text):
    assert read_unit(text) is None


def test_units_inside_labels():
    assert find_unit("Changes in headcount") is None
    assert find_unit("Emissions in t CO2e, unless marked").symbol == "tCO2e"
    assert without_unit("Lost days (days)") == "Lost days"
    assert without_unit("Scope 2 (market-based)") == "Scope 2 (market-based)"


# totals


def parts_of(text: str, **more) -> list[tuple]:
    """Return (value, parts) of every value that has parts."""
    return [(str(slot(m, "value").amount), plain(slot(m, "parts"))) for m in read(text, **more) if "parts" in m.slots]


SCOPES = "| t CO2e | 2023 | 2024 |\n| Scope 1 | 100 | 90 |\n| Scope 2 (market-based) | 50 | 40 |\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("| Total Scope 1 and 2 | 150 | 130 |\n", [("150", ("100", "50")), ("130", ("90", "40"))]),
        ("| Total Scope 1 and 2 | 150 | 135 |\n", [("150", ("100", "50")), ("135", ("90", "40"))]),  # a mistake
        ("| Scope 2 (location-based) | 70 | 60 |\n| Total Scope 1 and 2 (market-based) | 150 | 130 |\n", [("150", ("100", "50")), ("130", ("90", "40"))]),
        ("| Scope 2 (location-based) | 70 | 60 |\n| Total Scope 1 and 2 | 170 | 150 |\n", [("170", ("100", "70")), ("150", ("90", "60"))]),
        ("| Scope 2 (location-based) | 70 | 60 |\n| Total Scope 1 and 2 | 163 | 139 |\n", []),  # either method could be meant
        ("| Not in the total: biogenic CO2 | 7 | 7 |\n| Total Scope 1 and 2 | 150 | 130 |\n", [("150", ("100", "50")), ("130", ("90", "40"))]),
        ("| Of which fugitive emissions | 7 | 7 |\n| Total | 150 | 130 |\n", [("150", ("100", "50")), ("130", ("90", "40"))]),
        ("| Waste generated (t) | 7 | 7 |\n| Total Scope 1 and 2 | 150 | 130 |\n", [("150", ("100", "50")), ("130", ("90", "40"))]),
        ("| Total Scope 1 and 2 | 150 | |\n", [("150", ("100", "50"))]),
        ("| Total Scope 1 and 2 | 450 | 430 |\n", []),  # not these rows
        ("| Total Scope 3 | 150 | 130 |\n", []),
        ("| **Sites** | **150** | **130** |\n", [("150", ("100", "50")), ("130", ("90", "40"))]),
        ("| **Sites** | **155** | **135** |\n", []),  # bold alone proves nothing
        ("| Scope 1+2 | 150 | 131 |\n", [("150", ("100", "50")), ("131", ("90", "40"))]),
    ],
)  # fmt: skip
def test_which_rows_a_total_of_scopes_sums(rows, expected):
    assert parts_of(SCOPES + rows) == expected


def test_categories_make_up_scope_3_and_a_grand_total_sums_the_totals():
    text = (
        SCOPES
        + "| Total Scope 1 and 2 | 150 | 130 |\n| Scope 3, category 1 (goods) | 300 | 310 |\n| Scope 3, category 4 (transport) | 20 | 25 |\n"
        "| Total Scope 3 | 320 | 345 |\n| Total emissions | 470 | 475 |\n"
    )
    found = [m for m in read(text) if "parts" in m.slots]
    assert table_of(found, "metric", "parts") == [
        ("ghg.scope12", ("100", "50")), ("ghg.scope12", ("90", "40")),
        ("ghg.scope3", ("300", "20")), ("ghg.scope3", ("310", "25")),
        ("ghg.total.unspecified", ("150", "320")), ("ghg.total.unspecified", ("130", "345")),
    ]  # fmt: skip
    assert slot(found[-1], "ghg_scopes") == (1, 2, 3)
    assert slot(found[-1], "scope2_method") is None


ENERGY = "| Energy | Unit | 2023 | 2024 |\n| Natural gas | GWh | 90 | 80 |\n| Electricity | GWh | 16 | 15 |\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("| Total energy | GWh | 106 | 97 |\n", [("106", ("90", "16")), ("97", ("80", "15"))]),
        ("| Total energy | GWh | 120 | 110 |\n", []),  # other carriers may be left out
        ("| of which renewable | GWh | 4 | 5 |\n| Total energy | GWh | 106 | 95 |\n", [("106", ("90", "16")), ("95", ("80", "15"))]),
        ("| Energy intensity | GWh/t | 4 | 5 |\n| Total energy | GWh | 106 | 95 |\n", [("106", ("90", "16")), ("95", ("80", "15"))]),
        ("| Water withdrawal | m3 | 4 | 5 |\n| Total energy | MWh | 106 | 95 |\n", []),
        ("| Total energy | GWh | n/a | 95 |\n", [("95", ("80", "15"))]),
        ("| Total | GWh | 107 | 96 |\n", [("107", ("90", "16")), ("96", ("80", "15"))]),  # a bare total sums all of them
        ("| LTIFR | per 1m h | 2 | 3 |\n| Total LTIFR | per 1m h | 2 | 3 |\n", []),
    ],
)  # fmt: skip
def test_which_rows_any_other_total_sums(rows, expected):
    assert parts_of(ENERGY + rows) == expected


def test_two_sets_that_each_fit_one_year_leave_it_open():
    text = "| t | 2023 | 2024 |\n| A waste | 10 | 10 |\n| B waste | 5 | 5 |\n| Total waste treated | 15 | 15 |\n| C waste | 7 | 7 |\n| D waste | 8 | 9 |\n| Total waste | 15 | 32 |\n"
    assert [value for value, _ in parts_of(text)] == ["15", "15"]


def test_a_total_inside_its_group_and_one_across_columns():
    groups = "| t | 2024 |\n| **North** | |\n| Hazardous waste | 5 |\n| Other waste | 6 |\n| Total | 11 |\n| **South** | |\n| Hazardous waste | 1 |\n| Other waste | 2 |\n| Total | 3 |\n"
    assert parts_of(groups) == [("11", ("5", "6")), ("3", ("1", "2"))]
    across = (
        "| Waste (t) | North | South | Total |\n| Hazardous waste | 1 | 2 | 3 |\n| Waste to landfill | 4 | 5 | 10 |\n"
    )
    assert parts_of(across) == [("3", ("1", "2")), ("10", ("4", "5"))]


def test_shares_make_a_hundred():
    mix = "| Energy mix | % |\n| Wind | 45 |\n| Solar | 25 |\n| Gas | 28 |\n| Total | {} |\n"
    assert parts_of(mix.format(100)) == [("100", ("45", "25", "28"))]
    assert parts_of(mix.format(31)) == []  # an average


# targets


TARGET_SLOTS = (
    "metric",
    "target_form",
    "direction",
    "target_value",
    "target_year",
    "base_year",
    "base_value",
    "current_value",
    "progress_value",
)
HEADER = "| Target | Base 2020 | Due | Status 2024 |\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| Cut absolute Scope 1 and 2 emissions by 40% | 28 kt CO2e | 2030 | −9% |", ("ghg.scope12", "change", "decrease", "40 %", 2030, 2020, "28 ktCO2e", None, "9 %")),
        ("| Use 20% less water per tonne of yarn | 8 m3/t | 2027 | +2% |", ("water.intensity", "change", "decrease", "20 %", 2027, 2020, "8 m3", None, "-2 %")),
        ("| Share of furnace energy from hydrogen: 90% | 71% | 2026 | 78% |", ("unknown", "level", "reach", "90 %", 2026, 2020, "71 %", "78 %", None)),
        ("| No more than 3.0 lost-time injuries per million hours worked (LTIFR) | 6.2 | 2026 | 5.1 |", ("safety.ltifr", "level", "decrease", "<=3.0", 2026, 2020, "6.2", "5.1", None)),
        ("| Plants with heat pumps: 5 of 5 | 1 | 2026 | 3 |", ("unknown", "level", "reach", "5 count", 2026, 2020, "1 count", "3 count", None)),
        ("| Plants with heat pumps: 5 of 5 | 1 | 2026 | |", ("unknown", "level", "reach", "5 count", 2026, 2020, "1 count", None, None)),
        ("| Halve waste to landfill | 40 t | FY2035 | 31% lower |", ("waste.landfill", "change", "decrease", "50 %", 2035, 2020, "40 t", None, "31 %")),
        ("| Double renewable energy generated | 4 GWh | 2030 | on track: 6 GWh |", (None, "change", "increase", "100 %", 2030, 2020, "4 GWh", "6 GWh", None)),
        ("| Diesel per tonne hauled: −15% | 2.4 l/t | 2026 | n/a |", ("x.fuel", "change", "decrease", "15 %", 2026, 2020, "2.4 L", None, None)),
        ("| LTIFR of 0.35 or lower | 0.8 | 2027 | 0.6 |", ("safety.ltifr", "level", "decrease", "<=0.35", 2027, 2020, "0.8", "0.6", None)),
        ("| Reduce water withdrawal by 500 m3 | 4,000 m3 | 2027 | 3,800 m3 |", ("water.withdrawal", "change", "decrease", "500 m3", 2027, 2020, "4000 m3", "3800 m3", None)),
        ("| Women in management: 30% | 21% | 2028 | 33% (reached) |", ("people.women_in_management_share", "level", "reach", "30 %", 2028, 2020, "21 %", "33 %", None)),
        ("| Raise recycled input from 20% to 45% by 2029 | | | 31% |", (None, "level", "reach", "45 %", 2029, None, None, "31 %", None)),
    ],
)  # fmt: skip
def test_rows_of_a_target_table(row, expected):
    (mention,) = read(HEADER + row + "\n")
    assert mention.kind == "target"
    for name, value in zip(TARGET_SLOTS, expected, strict=True):
        if not (name == "metric" and value is None):
            assert plain(slot(mention, name)) == value, name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| KPI | 2024 result | 2030 target |\n| Scope 1 and 2 emissions vs 2019 | -18% | -50% |\n", ("ghg.scope12", "change", "decrease", "50 %", 2030, 2019, None, None, "18 %")),
        ("| KPI | 2024 result | 2030 target |\n| Scope 1 and 2 emissions | 18% | 50% |\n", ("ghg.scope12", "change", "decrease", "50 %", 2030, None, None, None, "18 %")),
        ("| KPI | Unit | 2024 actual | Target 2030 |\n| LTIFR | per 1,000,000 h | 2.9 | 2.0 |\n", ("safety.ltifr", "level", "decrease", "2.0", 2030, None, None, "2.9", None)),
        ("| KPI | Unit | Actual | Target 2030 |\n| Scope 1 | kt CO2e | 38 | 25 |\n", ("ghg.scope1", "level", "decrease", "25 ktCO2e", 2030, None, None, "38 ktCO2e", None)),
        ("| KPI | Target | Baseline | Deadline |\n| Renewable electricity | 100% | 40% (2021) | by 2028 |\n", ("energy.renewable_electricity_share", "level", "reach", "100 %", 2028, 2021, "40 %", None, None)),
        ("| KPI | Target | Base year | By |\n| Energy use reduction | 20% | 2019 | 2028 |\n", ("energy.consumption", "change", "decrease", "20 %", 2028, 2019, None, None, None)),
        ("| KPI | Target | By |\n| Energy use | +5% | 2028 |\n", ("energy.consumption", "change", "increase", "5 %", 2028, None, None, None, None)),
        ("| Area | Goal | Deadline |\n| Climate | Reduce Scope 1 emissions by 46% | end of 2030 |\n", ("ghg.scope1", "change", "decrease", "46 %", 2030, None, None, None, None)),
    ],
)  # fmt: skip
def test_targets_with_a_column_of_their_own(text, expected):
    (mention,) = read(text)
    assert tuple(plain(slot(mention, name)) for name in TARGET_SLOTS) == expected


def test_years_beside_a_target_column_are_values_too():
    found = read("| KPI | 2023 | 2024 | Target 2027 | Change |\n| Women in management (%) | 21 | 23 | 30 | +2 pp |\n")
    assert table_of(found, "metric", "target_value", "current_value", "value") == [
        ("people.women_in_management_share", "30 %", "23 %", None),
        ("people.women_in_management_share", None, None, "21 %"),
        ("people.women_in_management_share", None, None, "23 %"),
    ]


def test_end_states_standing_limits_and_targets_that_were_met():
    found = read(
        "| Target | Due | Status |\n| Zero waste to landfill at all plants | end of 2026 | 7 of 12 sites |\n"
        "| Strengthen our culture | 2026 | ongoing |\n| Absolute water withdrawal below 500 m3 | every year | 480 m3 |\n"
        "| Cut energy use by 10% | 2024 | achieved: -12% |\n| Eliminate coal at all plants | - | |\n"
    )
    assert table_of(found, "target_form", "end_state", "is_limit", "basis", "modality", "tense") == [
        ("end_state", "Zero waste to landfill at all plants", None, None, "commit", "future"),
        ("level", None, True, "absolute", "commit", "future"),
        ("change", None, None, None, "achieved", "past"),
    ]


def test_what_is_no_target_table():
    prices = "| Target group | Price |\n| Students | 12 |\n"
    assert all(mention.kind != "target" for mention in read(prices))
    assert all(mention.kind != "target" for mention in read("| Objectives |\n| Listen more |\n| Speak less |\n"))
    headed = read("| Area | Baseline | Due |\n| Cut water use by 9% | 40 m3 | 2030 |\n", heading="Our goals")
    assert table_of(headed, "target_value", "target_year", "base_value") == [("9 %", 2030, "40 m3")]
    dated = read("| Topic | Goals |\n| Water | Cut water use by 9% by 2030 |\n")
    assert table_of(dated, "target_year") == [(2030,)]
    topics = read("| Goal | Target | Due |\n| Climate | Cut Scope 1 emissions by 9% | 2030 |\n")
    assert table_of(topics, "target_value") == [("9 %",)]


def test_a_target_stands_on_its_first_cell_and_its_row():
    text = HEADER + "| Cut Scope 1 emissions by 40% | 28 t CO2e | 2030 | −9% |\n"
    (mention,) = read(text)
    assert text[mention.span.start : mention.span.end] == "Cut Scope 1 emissions by 40%"
    assert (
        text[mention.sentence.start : mention.sentence.end] == "Cut Scope 1 emissions by 40% | 28 t CO2e | 2030 | −9%"
    )


# places


UNITS = {"Water withdrawal": "m3", "Scope 1": "t CO2e", "Energy use": "MWh", "Waste generated": "t"}


@settings(max_examples=40, deadline=None)
@given(
    labels=st.lists(st.sampled_from(sorted(UNITS)), min_size=1, max_size=4, unique=True),
    years=st.lists(st.integers(2015, 2024), min_size=1, max_size=4, unique=True),
    seed=st.integers(1, 9000),
    padding=st.sampled_from(["", "  ", "\t"]),
)
def test_every_value_stands_in_its_own_cell_with_unit_and_year(labels, years, seed, padding):
    numbers = [[f"{seed + 13 * row + 7 * column:,}" for column in range(len(years))] for row in range(len(labels))]
    lines = ["| Indicator | Unit |" + "".join(f" {year} |" for year in years)]
    lines += [
        f"|{padding}{label} | {UNITS[label]} |" + "".join(f"{padding}{n} |" for n in numbers[row])
        for row, label in enumerate(labels)
    ]
    text = "\n".join(lines) + "\n"
    found = read(text)
    assert [text[m.span.start : m.span.end] for m in found] == [n for row in numbers for n in row]
    assert [slot(m, "period_year") for m in found] == years * len(labels)
    assert all(slot(m, "unit") and slot(m, "metric") != "unknown" for m in found)


def test_tables_of_real_files(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><html lang=en><body><main><h2>Results</h2><table><caption>Emissions in t CO<sub>2</sub>e</caption>"
        "<tr><th>Source<th>2023<th>2024</tr><tr><th>Scope 1<td>1,200<sup>1</sup><td>1,100</tr>"
        "<tr><th>Scope 2 (market-based)<td>300<td>n/a</tr></table></main></body></html>",
        encoding="utf-8",
    )
    document = read_document(page, "page.html")
    (index,) = [i for i, block in enumerate(document.blocks) if block.table is not None]
    found = list(read_table(document, index, ("Results",), Conventions(), FACTS))
    assert table_of(found, "metric", "value", "period_year") == [
        ("ghg.scope1", "1200 tCO2e", 2023), ("ghg.scope1", "1100 tCO2e", 2024), ("ghg.scope2.market", "300 tCO2e", 2023),
    ]  # fmt: skip
    assert document.text[found[1].span.start : found[1].span.end] == "1,100"
    book = tmp_path / "book.csv"
    book.write_text("indicator,unit,boundary,2023,2024\nWaste generated,t,two mills,61,60\n", encoding="utf-8")
    document = read_document(book, "book.csv")
    found = list(read_table(document, 0, (), Conventions(), FACTS))
    assert table_of(found, "value", "boundary", "previous_value") == [
        ("61 t", "two mills", None),
        ("60 t", "two mills", "61 t"),
    ]


# columns of changes


def changes_of(text: str) -> list[tuple[object, ...]]:
    told = [found for found in read(text) if slot(found, "stated_changes") is not None]
    return [
        (plain(slot(one, "value")), plain(slot(one, "changed_from")), plain(slot(one, "stated_changes")))
        for one in told
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("| MWh | 2022 | 2023 | Change |\n| Electricity | 640 | 580 | -9.4% |\n", [("580 MWh", ("640",), ("-9.4",))]),
        ("| MWh | 2023 | 2022 | Change (%) |\n| Electricity | 580 | 640 | 9.4 |\n", [("580 MWh", ("640",), ("-9.4",))]),
        ("| MWh | 2022 | 2023 | Change |\n| Electricity | 640 | 580 | -60 |\n", [("580 MWh", ("640",), ("-60",))]),
        ("| MWh | 2022 | 2023 | Change |\n| Electricity | 640 | 580 | n/a |\n", []),
        ("| MWh | 2022 | 2023 | Change |\n| Electricity | 0 | 580 | 100% |\n", []),
        (
            "| MWh | 2019 | 2022 | 2023 | Change 2023 vs 2019 |\n| Electricity | 800 | 640 | 580 | -27.5% |\n",
            [("580 MWh", ("800",), ("-27.5",))],
        ),
        (
            "| MWh | 2019 | 2022 | 2023 | Change |\n| Electricity | 800 | 640 | 580 | -27.5% |\n",
            [("580 MWh", ("800",), ("-27.5",))],
        ),
        ("| MWh | 2019 | 2022 | 2023 | Change |\n| Electricity | 800 | 640 | 580 | -55% |\n", []),
        ("| MWh | 2022 | 2023 | since 2015 |\n| Electricity | 640 | 580 | -40% |\n", []),
        (
            "| Share | 2022 | 2023 | Change |\n| Women in management | 30% | 36% | +6 pp |\n",
            [("36 %", ("30",), ("6",))],
        ),
        ("| MWh | 2023 | Change |\n| Electricity | 580 | -9.4% |\n", []),
    ],
)
def test_a_column_of_changes_belongs_to_the_later_value(text, found):
    assert changes_of(text) == found


def test_signs_are_believed_where_most_rows_bear_them_out():
    rows = "| Electricity | 640 | 580 | {} |\n| Gas | 812 | 903 | +11.2% |\n| Oil | 520 | 490 | -5.8% |\n| Heat | 310 | 280 | -9.7% |\n"
    table = "| MWh | 2022 | 2023 | Change |\n" + rows
    assert changes_of(table.format("+9.4%"))[0] == ("580 MWh", ("640",), ("9.4",))
    saved = "| MWh | 2022 | 2023 | Change |\n| Electricity | 640 | 580 | +9.4% |\n| Oil | 520 | 490 | +5.8% |\n| Heat | 310 | 280 | +9.7% |\n"
    assert changes_of(saved)[0] == ("580 MWh", ("640",), ("-9.4",))


def test_a_column_that_fits_no_two_years_holds_something_else():
    rows = "| MWh | 2022 | 2023 | Trend |\n| Electricity | 640 | 580 | 1 |\n| Oil | 520 | 490 | 2 |\n| Heat | 310 | 280 | 3 |\n"
    assert changes_of(rows) == []


def test_a_label_that_stands_twice_is_told_apart_by_the_row_above():
    text = (
        "| GJ | 2023 |\n| Indirect energy | 900 |\n| Electricity | 700 |\n| Energy sold | 80 |\n| Electricity | 50 |\n"
    )
    found = [plain(slot(one, "boundary")) for one in read(text) if slot(one, "metric") == "energy.electricity"]
    assert found == ["Electricity, Indirect energy", "Electricity, Energy sold"]


def test_rows_above_the_header_that_are_about_the_whole_table_are_no_header():
    found = read("| Company | Halden Foods Ltd | |\n| Indicator | Unit | 2023 |\n| Water withdrawal | m3 | 900 |\n")
    assert table_of(found, "value", "period_year") == [("900 m3", 2023)]
