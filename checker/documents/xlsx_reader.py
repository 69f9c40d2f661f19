"""Excel workbooks: every visible sheet as it shows, every cell with its name.

Read with openpyxl, streaming. Formulas count by the value that was saved with them; macros, links and comments are left
alone, hidden sheets, rows and columns are not published and not read.
"""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from checker.documents.canvas import Canvas
from checker.documents.containers import ContainerError
from checker.documents.number_formats import shown
from checker.documents.sheets import Row, sheet_blocks
from checker.documents.xlsx_sheet import SheetRow, SheetXml
from checker.limits import USUAL, Limits
from checker.model import Anchor, Block, BlockKind, Cell

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

_SHEETS_LIMIT = 1_000


def read_xlsx(
    content: bytes, archive: zipfile.ZipFile, limits: Limits = USUAL
) -> tuple[Canvas, tuple[Block, ...], dict[str, str]]:
    """Return the canvas, the blocks and the metadata of a workbook; raises `ContainerError` where it is damaged."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library tells of styles and extensions that it does not know
            return _read(content, archive, limits)
    except ContainerError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a damaged part makes the library raise, the file is at fault
        raise ContainerError(f"It is damaged: {type(error).__name__}: {error}") from None


def _read(content: bytes, archive: zipfile.ZipFile, limits: Limits) -> tuple[Canvas, tuple[Block, ...], dict[str, str]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - no other format needs it

    _refuse_many_sheets(archive)
    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    canvas = Canvas(limits.characters)
    blocks: list[Block] = []
    count = 0
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            continue
        place = Anchor(start=0, end=0, sheet=sheet.title)
        blocks.append(Block(kind=BlockKind.HEADING, level=2, passage=canvas.put(sheet.title, place)))
        xml = SheetXml(sheet)
        rows: dict[int, Row] = {}
        for row in xml.rows(archive):
            cells = tuple(_cells(row, sheet.title, canvas))
            count += len(cells)
            if count > limits.cells:
                raise ContainerError(f"It holds more than {limits.cells:,} filled cells")
            if cells:
                canvas.line_end()
                rows[row.index] = Row(number=row.number, cells=cells)
        blocks.extend(sheet_blocks(list(_with_spans(rows, xml))))
        canvas.line_end()
    return canvas, tuple(blocks), _metadata(workbook)


def _metadata(workbook: Any) -> dict[str, str]:  # noqa: ANN401 - openpyxl has no types
    properties = workbook.properties
    return {"title": properties.title.strip()} if properties is not None and properties.title else {}


def _cells(row: SheetRow, sheet: str, canvas: Canvas) -> Iterator[Cell]:
    """Yield the cells of a row that show something, each written down."""
    for one in row.cells:
        text = "?" if one.is_formula else _shown(one.cell)  # a formula without a saved value has none
        if not text:
            continue
        place = Anchor(start=0, end=0, sheet=sheet, cell=f"{_letters(one.column)}{row.index}")
        yield Cell(
            passage=canvas.put(text, place, end="\t"),
            row=row.number,
            column=one.shown_column,
            is_emphasised=bool(one.cell.font is not None and one.cell.font.b),
        )


def _with_spans(rows: dict[int, Row], xml: SheetXml) -> Iterator[Row]:
    """Yield the rows, by their number in the file, with what the sheet says of merged cells."""
    for index, row in rows.items():
        merged = {xml.shown_column(column): size for column, size in xml.merged.get(index, {}).items()}
        if not merged:
            yield row
            continue
        cells = (
            replace(cell, row_span=size[0], column_span=size[1]) if (size := merged.get(cell.column)) else cell
            for cell in row.cells
        )
        yield replace(row, cells=tuple(cells))


def _shown(cell: Any) -> str:  # noqa: ANN401 - openpyxl has no types
    """Return what a cell shows."""
    value = cell.value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return shown(value, cell.number_format or "General")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return " ".join(str(value).split())


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _refuse_many_sheets(archive: zipfile.ZipFile) -> None:
    from openpyxl.reader.workbook import WorkbookParser  # noqa: PLC0415 - no other format needs it

    parser = WorkbookParser(archive, "xl/workbook.xml")
    parser.parse()
    count = sum(1 for _ in parser.find_sheets())
    if count > _SHEETS_LIMIT:
        raise ContainerError(f"It has {count:,} sheets; at most {_SHEETS_LIMIT:,} are read")
