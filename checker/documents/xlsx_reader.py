"""Excel workbooks: every visible sheet as it shows, every cell with its name.

Read with openpyxl, streaming. Formulas count by the value that was saved with them; macros, links and comments are left
alone, hidden sheets, rows and columns are not published and not read.
"""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from checker.documents.canvas import Canvas
from checker.documents.containers import ContainerError
from checker.documents.number_formats import shown
from checker.documents.sheets import Row, sheet_blocks
from checker.limits import USUAL, Limits
from checker.model import Anchor, Block, BlockKind, Cell

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

_COLUMN_LIMIT = 2_000
_ROW_LIMIT = 1_048_576  # the last row that the program knows
_SHEETS_LIMIT = 1_000
_FIELDS_LIMIT = 20_000_000  # fields that are passed on the way to the filled ones: some files place one far outside


class _Layout(Struct, frozen=True, kw_only=True):
    """What a sheet's XML says beside its cells: merged ranges by their first cell, hidden rows and columns."""

    merged: dict[tuple[int, int], tuple[int, int]]  # (row, column) -> (rows, columns)
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]


class _Line(Struct, frozen=True, kw_only=True):
    """A row of a sheet: its number in the file, and among those that are not hidden."""

    sheet: str
    index: int
    number: int


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

    parts = _sheet_parts(archive)
    if len(parts) > _SHEETS_LIMIT:
        raise ContainerError(f"It has {len(parts):,} sheets; at most {_SHEETS_LIMIT:,} are read")
    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    formulas = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    canvas = Canvas(limits.characters)
    blocks: list[Block] = []
    count = passed = 0
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            continue
        layout = _layout(archive, parts.get(sheet.title, ""))
        place = Anchor(start=0, end=0, sheet=sheet.title)
        blocks.append(Block(kind=BlockKind.HEADING, level=2, passage=canvas.put(sheet.title, place)))
        rows = []
        for row, fields in _rows(sheet, formulas[sheet.title], layout, canvas):
            passed += fields
            count += len(row.cells) if row else 0
            if count > limits.cells:
                raise ContainerError(f"It holds more than {limits.cells:,} filled cells")
            if passed > _FIELDS_LIMIT:
                raise ContainerError(f"Its cells are spread over more than {_FIELDS_LIMIT:,} fields")
            rows += [row] if row else []
        blocks.extend(sheet_blocks(rows))
        canvas.line_end()
    return canvas, tuple(blocks), _metadata(workbook)


def _metadata(workbook: Any) -> dict[str, str]:  # noqa: ANN401 - openpyxl has no types
    properties = workbook.properties
    return {"title": properties.title.strip()} if properties is not None and properties.title else {}


def _rows(sheet: Any, formulas: Any, layout: _Layout, canvas: Canvas) -> Iterator[tuple[Row | None, int]]:  # noqa: ANN401
    """Yield the rows, written down cell by cell, None for one that shows nothing, each with its number of fields."""
    for one in (sheet, formulas):
        one.reset_dimensions()  # what the file says of its size may be wrong; rows end with their last cell
    written = formulas.iter_rows(max_row=_ROW_LIMIT)
    number = 0
    for index, fields in enumerate(sheet.iter_rows(max_row=_ROW_LIMIT), start=1):
        sources = next(written, ())
        if index in layout.hidden_rows:
            continue
        number += 1
        row = fields[:_COLUMN_LIMIT]
        cells = tuple(_cells(row, sources, _Line(sheet=sheet.title, index=index, number=number), layout, canvas))
        if cells:
            canvas.line_end()
        yield Row(number=number, cells=cells) if cells else None, len(fields) + 1


def _cells(
    row: tuple[Any, ...], sources: tuple[Any, ...], line: _Line, layout: _Layout, canvas: Canvas
) -> Iterator[Cell]:
    from openpyxl.cell.read_only import EMPTY_CELL  # noqa: PLC0415 - no other format needs it

    visible = 0
    for column, cell in enumerate(row, start=1):
        if column in layout.hidden_columns:
            continue
        visible += 1
        if cell is EMPTY_CELL:
            continue
        text = _shown(cell, sources[column - 1 : column])
        if not text:
            continue
        place = Anchor(start=0, end=0, sheet=line.sheet, cell=f"{_letters(column)}{line.index}")
        rows, columns = layout.merged.get((line.index, column), (1, 1))
        yield Cell(
            passage=canvas.put(text, place, end="\t"),
            row=line.number,
            column=visible,
            row_span=rows,
            column_span=columns,
            is_emphasised=bool(cell.font is not None and cell.font.b),
        )


def _shown(cell: Any, source: tuple[Any, ...]) -> str:  # noqa: ANN401 - openpyxl has no types
    """Return what a cell shows; a formula without a saved value shows a question mark, which is no value."""
    value = cell.value
    if value is None:
        formula = source[0].value if source else None
        return "?" if isinstance(formula, str) and formula.startswith("=") else ""
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


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part that each sheet is kept in, by its name."""
    from openpyxl.reader.workbook import WorkbookParser  # noqa: PLC0415 - no other format needs it

    parser = WorkbookParser(archive, "xl/workbook.xml")
    parser.parse()
    return {sheet.name: relation.target for sheet, relation in parser.find_sheets()}


def _layout(archive: zipfile.ZipFile, part: str) -> _Layout:
    """Read merged ranges and hidden rows and columns, which the streaming reader passes over."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - parts that declare entities were refused

    merged: dict[tuple[int, int], tuple[int, int]] = {}
    rows: set[int] = set()
    columns: set[int] = set()
    if part.lstrip("/") not in archive.namelist():
        return _Layout(merged=merged, hidden_rows=frozenset(), hidden_columns=frozenset())
    with archive.open(part.lstrip("/")) as stream:
        for _, element in ET.iterparse(stream):  # noqa: S314 - as above
            name = element.tag.rpartition("}")[2]
            if name == "mergeCell":
                first, last = _corners(element.get("ref", ""))
                merged[first] = (last[0] - first[0] + 1, last[1] - first[1] + 1)
            elif name == "row" and element.get("hidden") in {"1", "true"}:
                rows.add(int(element.get("r", "0")))
            elif name == "col" and element.get("hidden") in {"1", "true"}:
                low, high = int(element.get("min", "0")), int(element.get("max", "0"))
                columns.update(range(low, min(high, _COLUMN_LIMIT) + 1))
            if name in {"row", "mergeCell"}:
                element.clear()
    return _Layout(merged=merged, hidden_rows=frozenset(rows), hidden_columns=frozenset(columns))


def _corners(reference: str) -> tuple[tuple[int, int], tuple[int, int]]:
    from openpyxl.utils.cell import range_boundaries  # noqa: PLC0415 - no other format needs it

    left, top, right, bottom = (corner or 1 for corner in range_boundaries(reference))
    return (top, left), (bottom, right)
