"""The XML of one sheet of a workbook, read once from its beginning to its end.

Rows and cells are those that stand in the file: one in the last row that there can be costs no more than one in the
first. What a cell holds is told by openpyxl; what else a sheet has (conditions, filters, links) is passed over.
"""

from __future__ import annotations

from io import BytesIO
from itertools import accumulate
from typing import IO, TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from msgspec import Struct
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet._reader import CELL_TAG, COL_TAG, FORMULA_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384  # of any sheet
_MERGED_TAG = f"{{{SHEET_MAIN_NS}}}mergeCell"
_DONE_WITH = frozenset((CELL_TAG, ROW_TAG, _MERGED_TAG))
_YES = frozenset(("1", "true"))


class SheetCell(Struct, frozen=True, kw_only=True):
    """A cell that holds something, and its column in the file and among those that are not hidden, from 1."""

    column: int
    shown_column: int
    cell: Any  # openpyxl's, with value, format of numbers and font
    is_formula: bool


class SheetRow(Struct, frozen=True, kw_only=True):
    """A row with cells that hold something, and its number in the file and among those that are not hidden, from 1."""

    index: int
    number: int
    cells: tuple[SheetCell, ...]


class SheetXml:
    """Reads the rows of a sheet; raises `ValueError` and what XML raises where the file is damaged."""

    def __init__(self, sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        """Take a sheet of a workbook that was opened for reading only."""
        self._sheet = sheet
        self._parser = WorkSheetParser(
            BytesIO(),  # its own way through the XML is not taken
            sheet._shared_strings,  # noqa: SLF001 - as openpyxl's own reader of a sheet has them
            data_only=True,
            epoch=sheet.parent.epoch,
            date_formats=sheet.parent._date_formats,  # noqa: SLF001 - as above
            timedelta_formats=sheet.parent._timedelta_formats,  # noqa: SLF001 - as above
        )
        self._hidden = [0] * (_LAST_COLUMN + 2)  # +1 where hidden columns begin, -1 behind their end
        self._shown: list[int] = []  # number of each column among those that are not hidden, 0 for a hidden one
        self.merged: dict[int, dict[int, tuple[int, int]]] = {}  # row -> column -> (rows, columns); after all rows

    def rows(self, archive: zipfile.ZipFile) -> Iterator[SheetRow]:
        """Yield the rows that are not hidden and hold something; one that comes out of order is passed over."""
        with archive.open(self._sheet._worksheet_path) as stream:  # noqa: SLF001 - as above
            yield from self._rows(stream)

    def _rows(self, stream: IO[bytes]) -> Iterator[SheetRow]:
        last = index = hidden = 0
        is_hidden = False
        cells: dict[int, SheetCell] = {}
        around: list[ET.Element] = []
        for event, element in ET.iterparse(stream, ("start", "end")):  # noqa: S314 - entities were refused
            if event == "start":
                around.append(element)
                if element.tag == ROW_TAG:
                    index = self._begin(element)
                    is_hidden = element.get("hidden") in _YES
                continue
            around.pop()
            if element.tag == CELL_TAG:
                self._take_cell(element, cells)
            elif element.tag == ROW_TAG:
                if index > last and is_hidden:
                    hidden += 1
                elif index > last and cells:
                    in_order = tuple(cell for _, cell in sorted(cells.items()))
                    yield SheetRow(index=index, number=index - hidden, cells=in_order)
                last = max(last, index)
                cells.clear()
            elif element.tag in {COL_TAG, _MERGED_TAG}:
                self._take_layout(element)
            if element.tag in _DONE_WITH and around:
                around[-1].clear()  # with all that was read, which would be kept to the end

    def _begin(self, row: ET.Element) -> int:
        """Return the number of a row; without one it follows the row before."""
        told = row.get("r")
        index = self._parser.row_counter + 1 if told is None else int(float(told))
        if index > _LAST_ROW:
            raise ValueError(f"row {index} lies behind the last that there is")
        self._parser.row_counter, self._parser.col_counter = index, 0
        return index

    def _take_cell(self, element: ET.Element, cells: dict[int, SheetCell]) -> None:
        parsed = self._parser.parse_cell(element)
        column = parsed["column"]
        if column > _LAST_COLUMN:
            raise ValueError(f"column {column} lies behind the last that there is")
        is_formula = parsed["value"] is None and element.find(FORMULA_TAG) is not None
        shown = self.shown_column(column)
        if shown and (is_formula or parsed["value"] is not None):
            cell = ReadOnlyCell(self._sheet, **parsed)
            cells[column] = SheetCell(column=column, shown_column=shown, cell=cell, is_formula=is_formula)

    def shown_column(self, column: int) -> int:
        """Return the number of a column among those that are not hidden, 0 for a hidden one."""
        if not self._shown:
            numbers = accumulate(depth == 0 for depth in accumulate(self._hidden))
            self._shown = [
                0 if depth else number - 1  # the list begins with a column 0
                for depth, number in zip(accumulate(self._hidden), numbers, strict=True)
            ]
        return self._shown[column]

    def _take_layout(self, element: ET.Element) -> None:
        if element.tag == COL_TAG:
            if element.get("hidden") in _YES:
                low, high = int(element.get("min", "0")), int(element.get("max", "0"))
                self._hidden[min(max(low, 1), _LAST_COLUMN + 1)] += 1
                self._hidden[min(max(high, 0), _LAST_COLUMN) + 1] -= 1
            return
        left, top, right, bottom = (corner or 1 for corner in range_boundaries(element.get("ref", "")))
        rows, columns = min(bottom, _LAST_ROW) - top + 1, min(right, _LAST_COLUMN) - left + 1
        if rows > 0 and columns > 0:
            self.merged.setdefault(top, {})[left] = (rows, columns)
