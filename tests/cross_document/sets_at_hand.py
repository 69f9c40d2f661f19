"""Sets of documents, checked together as the command line checks them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from openpyxl import Workbook

from checker import pipeline
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Location

Rows = tuple[tuple[str, ...], ...]


def findings(
    documents: Mapping[str, str | Rows],
    entities: Mapping[str, tuple[str, ...]] | None = None,
    select: tuple[str, ...] = ("XDC",),
) -> list[str]:
    """Return rule and places of each finding: "XDC001 b.md:5 a.md:3", the primary place first; of a workbook the cell.

    A document of rows is written as a workbook.
    """
    with TemporaryDirectory() as folder:
        for name, content in documents.items():
            if isinstance(content, str):
                Path(folder, name).write_text(content, encoding="utf-8")
            else:
                write_workbook(Path(folder, name), content)
        paths = [Path(folder, name) for name in documents]
        report = pipeline.check(paths, Settings(select=select, entities=entities or {}))
    return sorted(
        f"{found.rule} " + " ".join(place_of(place) for place in (found.location, *found.related))
        for found in report.findings
    )


def write_sheets(path: Path, sheets: Mapping[str, list[list[str | float | None]]]) -> None:
    """Write sheets by their names, each cell as it is."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


def place_of(place: Location) -> str:
    name = Path(place.path).name
    return f"{name}:{place.cell}" if name.endswith(".xlsx") else f"{name}:{place.line}"


def write_workbook(path: Path, rows: Rows) -> None:
    """Write rows as the first sheet; what reads as a number becomes one, a year stays text."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append([_cell(text) for text in row])
    book.save(path)


def _cell(text: str) -> str | float:
    is_year = len(text) == 4 and text.startswith("20")
    return float(text) if text.replace(".", "", 1).isdigit() and not is_year else text
