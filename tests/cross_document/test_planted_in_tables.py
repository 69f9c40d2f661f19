"""One digit changed in a table or a data book is found where it stands; an unchanged table is silent."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from tests.cross_document.sets_at_hand import findings

SOURCES = ("Natural gas", "Electricity", "District heating", "Diesel")
MEASURES = ("Scope 1 emissions (t CO2e)", "Energy consumption (MWh)", "Water withdrawal (m3)", "Waste generated (t)")
SLOW = {"deadline": None, "suppress_health_check": list(HealthCheck), "phases": (Phase.explicit, Phase.generate)}
HEAD = ("# Halden Foods Ltd: data 2023", "", "Published 4 March 2024.", "")
FIRST_ROW = len(HEAD) + 3  # the line of the first row below the header

digits = st.integers(11_111, 99_999).filter(lambda number: number % 10)


class Table(Struct, frozen=True, kw_only=True):
    """A table as rows of text; the first cell of each is its label."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        lines = [self.header, ("---",) * len(self.header), *self.rows]
        return "\n".join([*HEAD, *("| " + " | ".join(line) + " |" for line in lines)]) + "\n"

    def workbook(self) -> tuple[tuple[str, ...], ...]:
        return (("Halden Foods Ltd",), self.header, *(tuple(one.replace(",", "") for one in row) for row in self.rows))

    def csv(self) -> str:
        return "\n".join(",".join(row) for row in self.workbook()) + "\n"

    def changed(self, row: int, column: int, text: str) -> Table:
        rows = [list(one) for one in self.rows]
        rows[row][column] = text
        return Table(header=self.header, rows=tuple(map(tuple, rows)))


@st.composite
def sums(draw: st.DrawFn) -> Table:
    """A table of energy by source with a total for each of three years."""
    values = [draw(st.lists(digits, min_size=3, max_size=3)) for _ in SOURCES]
    totals = [sum(column) for column in zip(*values, strict=True)]
    rows = [(f"{label} (MWh)", *(f"{one:,}" for one in own)) for label, own in zip(SOURCES, values, strict=True)]
    return Table(
        header=("Energy", "2021", "2022", "2023"), rows=(*rows, ("Total (MWh)", *(f"{one:,}" for one in totals)))
    )


@st.composite
def changes(draw: st.DrawFn) -> Table:
    """A table of measures with two years and the change between them."""
    rows = []
    for label in MEASURES:
        before, after = draw(st.lists(st.integers(20_001, 29_999), min_size=2, max_size=2, unique=True))
        change = (Decimal(after) / before - 1) * 100
        rows.append((label, f"{before:,}", f"{after:,}", f"{change:+.1f}%"))
    return Table(header=("Indicator", "2022", "2023", "Change"), rows=tuple(rows))


def primary(documents: dict[str, str | tuple[tuple[str, ...], ...]], select: tuple[str, ...]) -> list[str]:
    """Return rule and first place of each finding; what else it cites are the other values."""
    return [" ".join(found.split()[:2]) for found in findings(documents, select=select)]


def other_digit(draw: st.DataObject, text: str) -> str:
    """Return a number with its first digit changed."""
    at = next(index for index, character in enumerate(text) if character.isdigit())
    digit = draw.draw(st.sampled_from([one for one in "123456789" if one != text[at]]))
    return text[:at] + digit + text[at + 1 :]


FATES = ("recycled", "incinerated", "landfilled")


@st.composite
def groups(draw: st.DrawFn) -> Table:
    """A table of waste in three years with rows of which, one group below the other."""
    rows: list[tuple[str, ...]] = []
    for sort in ("Hazardous waste", "Construction waste"):
        values = [draw(st.lists(digits, min_size=3, max_size=3)) for _ in FATES]
        rows.append((f"{sort} (t)", *(f"{sum(column):,}" for column in zip(*values, strict=True))))
        rows += [
            (f"of which {fate} (t)", *(f"{one:,}" for one in own)) for fate, own in zip(FATES, values, strict=True)
        ]
    return Table(header=("Waste", "2021", "2022", "2023"), rows=tuple(rows))


@st.composite
def intensities(draw: st.DrawFn) -> Table:
    """A table of energy, production and energy per tonne in three years."""
    energy = draw(st.lists(digits, min_size=3, max_size=3))
    output = draw(st.lists(st.integers(11_111, 39_999), min_size=3, max_size=3))
    rows = (
        ("Energy consumption (MWh)", *(f"{one:,}" for one in energy)),
        ("Production (t)", *(f"{one:,}" for one in output)),
        ("Energy intensity (MWh/t)", *(f"{Decimal(a) / b:.3f}" for a, b in zip(energy, output, strict=True))),
    )
    return Table(header=("Energy", "2021", "2022", "2023"), rows=rows)


@settings(max_examples=12, **SLOW)
@given(groups(), st.data())
def test_a_digit_changed_in_a_row_of_which_is_found_at_its_whole(table, data):
    assert findings({"a.md": table.markdown()}, select=("ARI002", "ARI007")) == []
    row, column = data.draw(st.integers(0, len(table.rows) - 1)), data.draw(st.integers(1, 3))
    wrong = table.changed(row, column, other_digit(data, table.rows[row][column]))
    whole = row - row % (len(FATES) + 1)
    assert primary({"a.md": wrong.markdown()}, select=("ARI002",)) == [f"ARI002 a.md:{FIRST_ROW + whole}"]
    cell = f"{'ABCD'[column]}{whole + 3}"
    assert primary({"a.xlsx": wrong.workbook()}, select=("ARI002",)) == [f"ARI002 a.xlsx:{cell}"]


@settings(max_examples=12, **SLOW)
@given(intensities(), st.data())
def test_a_digit_changed_in_an_intensity_or_what_it_is_of_is_found_at_the_intensity(table, data):
    assert findings({"a.md": table.markdown()}, select=("ARI002", "ARI007")) == []
    row, column = data.draw(st.integers(0, 2)), data.draw(st.integers(1, 3))
    wrong = table.changed(row, column, other_digit(data, table.rows[row][column]))
    assert primary({"a.md": wrong.markdown()}, select=("ARI007",)) == [f"ARI007 a.md:{FIRST_ROW + 2}"]
    assert primary({"a.xlsx": wrong.workbook()}, select=("ARI007",)) == [f"ARI007 a.xlsx:{'ABCD'[column]}5"]


@settings(max_examples=12, **SLOW)
@given(sums(), st.data())
def test_a_digit_changed_in_a_sum_is_found_in_its_column(table, data):
    assert findings({"a.md": table.markdown()}, select=("ARI",)) == []
    row, column = data.draw(st.integers(0, len(SOURCES) - 1)), data.draw(st.integers(1, 3))
    wrong = table.changed(row, column, other_digit(data, table.rows[row][column]))
    assert primary({"a.md": wrong.markdown()}, select=("ARI",)) == [f"ARI002 a.md:{FIRST_ROW + len(SOURCES)}"]
    cell = "ABCD"[column] + str(len(SOURCES) + 3)
    assert primary({"a.xlsx": wrong.workbook()}, select=("ARI",)) == [f"ARI002 a.xlsx:{cell}"]


@settings(max_examples=12, **SLOW)
@given(changes(), st.data())
def test_a_digit_changed_in_a_change_is_found_in_its_row(table, data):
    documents = {"a.md": table.markdown(), "b.csv": table.csv(), "c.xlsx": table.workbook()}
    assert findings(documents, select=("ARI",)) == []
    row = data.draw(st.integers(0, len(MEASURES) - 1))
    wrong = table.changed(row, 3, other_digit(data, table.rows[row][3]))
    assert primary({"a.md": wrong.markdown()}, select=("ARI",)) == [f"ARI001 a.md:{FIRST_ROW + row}"]
    assert primary({"c.xlsx": wrong.workbook()}, select=("ARI",)) == [f"ARI001 c.xlsx:C{row + 3}"]


@settings(max_examples=12, **SLOW)
@given(changes(), st.data())
def test_a_digit_changed_in_a_data_book_is_found_in_both_places(table, data):
    documents = {"a.md": table.markdown(), "b.xlsx": table.workbook()}
    assert findings(documents) == []
    row, column = data.draw(st.integers(0, len(MEASURES) - 1)), data.draw(st.integers(1, 2))
    wrong = table.changed(row, column, other_digit(data, table.rows[row][column]))
    cell, line = "ABC"[column] + str(row + 3), FIRST_ROW + row
    (found,) = findings(documents | {"b.xlsx": wrong.workbook()})
    assert found.split()[0] == "XDC001"
    assert set(found.split()[1:]) == {f"a.md:{line}", f"b.xlsx:{cell}"}
