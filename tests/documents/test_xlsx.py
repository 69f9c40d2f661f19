from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.xml.constants import SHEET_MAIN_NS

from checker.limits import Limits
from checker.model import BlockKind, Document, Unreadable
from tests.documents.documents_at_hand import container, document, outcome, rows_of, table_of, texts
from tests.fuzz.corpus import pack
from tests.timing import takes_at_most


def book(sheets: dict[str, list[list[Any]]], change: Any = None) -> bytes:
    """Return a workbook of these rows; `change` may alter it before it is saved."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change:
        change(workbook)
    saved = io.BytesIO()
    workbook.save(saved)
    return saved.getvalue()


ENERGY = [["Indicator", "Unit", 2022, 2023], ["Electricity", "GWh", 405, 398], ["Gas", "GWh", 88, None]]


def test_every_cell_knows_its_sheet_and_its_name():
    read = document(book({"Energy": ENERGY}), "book.xlsx")
    table = table_of(read).table
    places = {cell.passage.text: read.place(cell.passage.span(0, len(cell.passage.text))) for cell in table.cells}
    assert (places["398"].sheet, places["398"].cell) == ("Energy", "D2")
    assert (places["Gas"].sheet, places["Gas"].cell) == ("Energy", "A3")
    assert read.format == "xlsx"
    assert texts(read, BlockKind.HEADING) == ["Energy"]


def test_numbers_count_as_they_are_shown():
    def formats(workbook: Workbook) -> None:
        sheet = workbook["Data"]
        for cell, code in {"B2": "0.0%", "B3": "#,##0", "B4": "0.0,,", "B5": "General", "B6": "yyyy-mm-dd"}.items():
            sheet[cell].number_format = code

    rows = [["a", "b"], ["x", 0.462], ["y", 12400.4], ["z", 12400000], ["w", 0.1 + 0.2], ["v", date(2023, 5, 1)]]
    read = document(book({"Data": rows}, formats), "book.xlsx")
    assert [row[1] for row in rows_of(table_of(read))[1:]] == ["46.2%", "12,400", "12.4", "0.3", "2023-05-01"]


def test_a_formula_counts_by_its_saved_value_and_without_one_it_has_none():
    workbook = book({"Data": [["a", "b"], ["x", "=1+1"], ["y", 3]]})
    assert rows_of(table_of(document(workbook, "book.xlsx")))[1] == ["x", "?"]


def test_hidden_sheets_rows_and_columns_are_not_read():
    def hide(workbook: Workbook) -> None:
        workbook["Draft"].sheet_state = "hidden"
        workbook["Energy"].row_dimensions[2].hidden = True
        workbook["Energy"].column_dimensions["C"].hidden = True

    read = document(book({"Energy": ENERGY, "Draft": [["secret", 1]]}, hide), "book.xlsx")
    assert rows_of(table_of(read)) == [["Indicator", "Unit", "2023"], ["Gas", "GWh"]]
    assert "secret" not in read.text


def test_merged_cells_cover_their_positions():
    def merge(workbook: Workbook) -> None:
        workbook["Data"].merge_cells("B1:C1")

    rows = [["", "2023", None], ["Site", "Energy (MWh)", "Water (m3)"], ["Lund", 5, 7]]
    table = table_of(document(book({"Data": rows}, merge), "book.xlsx")).table
    (year,) = (cell for cell in table.cells if cell.passage.text == "2023")
    assert (year.row, year.column, year.column_span) == (0, 1, 2)


def test_titles_and_notes_stand_apart_from_the_table_and_blank_rows_part_tables():
    rows = [
        ["Energy use of Alder Mills"],
        ["in GWh"],
        [],
        ["", 2022, 2023],
        ["Electricity", 405, 398],
        [],
        ["Gas", 88, 79],
        ["Figures for 2022 were not audited."],
        [],
        ["Water", "Unit", "2023"],
        ["Withdrawal", "m3", 1204],
    ]
    read = document(book({"Data": rows}), "book.xlsx")
    assert texts(read, BlockKind.CAPTION) == ["Energy use of Alder Mills", "in GWh"]
    assert texts(read, BlockKind.FOOTNOTE) == ["Figures for 2022 were not audited."]
    first, second = (rows_of(block) for block in read.blocks if block.table)
    assert first == [["2022", "2023"], ["Electricity", "405", "398"], ["Gas", "88", "79"]]
    assert second == [["Water", "Unit", "2023"], ["Withdrawal", "m3", "1204"]]


def test_tables_side_by_side_are_two():
    rows = [
        ["Energy", "2023", None, "Water", "2023"],
        ["Electricity", 398, None, "Withdrawal", 1204],
        ["Gas", 79, None, "Discharge", 900],
    ]
    read = document(book({"Data": rows}), "book.xlsx")
    assert [rows_of(block)[1] for block in read.blocks if block.table] == [
        ["Electricity", "398"],
        ["Withdrawal", "1204"],
    ]


def test_a_blank_column_between_labels_and_numbers_parts_nothing():
    rows = [["Energy", None, 2022, 2023], ["Electricity", None, 405, 398], ["Gas", None, 88, 79]]
    assert len(rows_of(table_of(document(book({"Data": rows}), "book.xlsx")))) == 3


def test_bold_cells_are_emphasised():
    def embolden(workbook: Workbook) -> None:
        workbook["Energy"]["A3"].font = Font(bold=True)

    table = table_of(document(book({"Energy": ENERGY}, embolden), "book.xlsx")).table
    assert [cell.passage.text for cell in table.cells if cell.is_emphasised] == ["Gas"]


def test_a_sheet_of_text_is_paragraphs():
    long = (
        "We measure energy use at every site that we own or rent, and leave out sites that were sold during the year."
    )
    read = document(book({"Notes": [[long], ["In 2023 we used 477 GWh of energy."]]}), "book.xlsx")
    assert [block.passage.text for block in read.blocks][1:] == [long, "In 2023 we used 477 GWh of energy."]


def test_a_cell_far_away_is_read_at_its_place():
    def far(workbook: Workbook) -> None:
        sheet = workbook["Energy"]
        sheet["A5000"], sheet["XFD1048576"] = "Figures were not audited.", "The end."
        sheet.row_dimensions[1000].hidden = True
        sheet.column_dimensions["XFC"].hidden = True

    read = document(book({"Energy": ENERGY}, far), "book.xlsx")
    places = {anchor.cell: read.text[anchor.start : anchor.end] for anchor in read.anchors}
    assert (places["A5000"], places["XFD1048576"]) == ("Figures were not audited.", "The end.")
    assert len(rows_of(table_of(read))) == 3  # the table ends where it ended


def test_empty_rows_and_columns_cost_nothing():
    def far(workbook: Workbook) -> None:
        for number in range(1, 41):
            workbook["Energy"].cell(row=26_000 * number, column=400 * number, value=number)

    near, wide = book({"Energy": [[n] for n in range(1, 41)]}), book({"Energy": []}, far)
    assert takes_at_most(2, lambda: outcome(wide, "book.xlsx"), lambda: outcome(near, "book.xlsx"))


def test_a_formula_over_an_array_without_a_saved_value_has_none():
    def fill(workbook: Workbook) -> None:
        workbook["Data"]["B2"] = ArrayFormula("B2:B2", "=SUM(A1:A2)")

    read = document(book({"Data": [["a", "b"], ["x", None], ["y", 3]]}, fill), "book.xlsx")
    assert rows_of(table_of(read))[1] == ["x", "?"]


def test_a_merged_cell_behind_a_hidden_column_stands_where_it_is_seen():
    def merge(workbook: Workbook) -> None:
        workbook["Data"].merge_cells("C1:D1")
        workbook["Data"].column_dimensions["B"].hidden = True
        workbook["Data"].row_dimensions[2].hidden = True

    rows = [["", "draft", "2023"], ["draft", 0, 0, 0], ["Site", 0, "Energy (MWh)", "Water (m3)"], ["Lund", 0, 5, 7]]
    table = table_of(document(book({"Data": rows}, merge), "book.xlsx")).table
    (year,) = (cell for cell in table.cells if cell.passage.text == "2023")
    assert (year.row, year.column, year.column_span) == (0, 1, 2)
    assert "draft" not in [cell.passage.text for cell in table.cells]


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        ('<row r="1048577"><c><v>1</v></c></row>', "row 1048577 lies behind the last"),
        ('<row r="1"><c r="ZZZ1"><v>1</v></c></row>', "column 18278 lies behind the last"),
        ('<row r="nan"><c><v>1</v></c></row>', "damaged"),
        ('<row r="1"><c><v>one</v></c></row>', "damaged"),
    ],
)
def test_cells_that_no_sheet_can_have_are_damage(xml, told):
    refused = outcome(with_rows(xml), "book.xlsx")
    assert isinstance(refused, Unreadable)
    assert told in refused.reason


def test_rows_and_cells_without_a_place_follow_one_another_and_a_second_time_is_passed_over():
    rows = (
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>"
        '<row r="9"><c r="B9"><v>5</v></c><c><v>6</v></c><c r="B9"><v>7</v></c></row>'
        '<row r="2"><c><v>8</v></c></row><row r="0"><c><v>9</v></c></row>'
    )
    read = document(with_rows(rows), "book.xlsx")
    cells = {anchor.cell: read.text[anchor.start : anchor.end] for anchor in read.anchors if anchor.cell}
    assert cells == {"A1": "1", "C1": "3", "A2": "4", "B9": "7", "C9": "6"}


def with_rows(rows: str) -> bytes:
    """Return a workbook whose only sheet is this XML."""
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(book({"Energy": ENERGY}))) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    xml = f'<worksheet xmlns="{SHEET_MAIN_NS}"><sheetData>{rows}</sheetData></worksheet>'
    return pack([*((one, content) for one, content in parts.items() if one != name), (name, xml.encode())])


@pytest.mark.parametrize("gap", [[], [[]]])
def test_rows_with_and_without_gaps_take_time_that_grows_with_them(gap):
    def rows(count: int) -> list[list[Any]]:
        return [row for number in range(count) for row in ([f"Site {number}", number, number / 7], *gap)]

    small, large = book({"Data": rows(300)}), book({"Data": rows(3_000)})
    assert takes_at_most(20, lambda: outcome(large, "book.xlsx"), lambda: outcome(small, "book.xlsx"))


def test_the_format_is_told_by_content_not_by_the_name():
    read = document(book({"Energy": ENERGY}), "figures.dat")
    assert (read.format, len(rows_of(table_of(read)))) == ("xlsx", 3)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04rest", "damaged"),
        (container(**{"xl/workbook__xml": b"<broken"}), "damaged"),
        (container(**{"xl/workbook__xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}), "declares entities"),
        (container(**{"xl/workbook__xml": b"<x/>", "xl/media/big__bin": bytes(3_000_000)}), "unpacks to 3000000 bytes"),
    ],
)
def test_containers_that_are_not_opened_say_why(content, told):
    refused = outcome(content, "book.xlsx")
    assert isinstance(refused, Unreadable)
    assert told in refused.reason
    assert refused.remedy


def test_a_truncated_workbook_is_damaged():
    refused = outcome(book({"Energy": ENERGY})[:-40], "book.xlsx")
    assert isinstance(refused, Unreadable)


def test_an_encrypted_container_is_refused():
    packed = bytearray(container("xl/workbook.xml"))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + place] |= 1
    refused = outcome(bytes(packed), "book.xlsx")
    assert isinstance(refused, Unreadable)
    assert "encrypted" in refused.reason


def test_limits_are_told():
    refused = outcome(book({"Energy": ENERGY}), "book.xlsx", limits=Limits(cells=5))
    assert isinstance(refused, Unreadable)
    assert "more than 5 filled cells" in refused.reason
    refused = outcome(book({"Energy": [["x" * 30_000]] * 40}), "book.xlsx", limits=Limits(unpacked_mib=1))
    assert isinstance(refused, Unreadable)
    assert "would unpack" in refused.reason


def test_parts_that_are_not_in_the_container_cost_nothing():
    whole = book({"Energy": ENERGY})
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert "xl/worksheets/sheet1.xml" in archive.namelist()
    assert isinstance(outcome(whole, "book.xlsx"), Document)
