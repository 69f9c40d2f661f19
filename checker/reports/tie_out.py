"""A tie-out as a list for a reviewer: every number of the text, where it comes from, and room to sign."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from checker.model import Tie, TieStatus
from checker.outcome import TieOut
from checker.reports.claims_json import encode, location_entry, slot_value
from checker.reports.counting import several
from checker.reports.places import position, within
from checker.reports.presentation import Presentation
from checker.reports.tables import aligned, csv_table, markdown_table, marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Place

TieReporter = Callable[[TieOut, Presentation], str]
_HEAD = ("No.", "Place", "Number", "Measures", "Period", "Status", "Data book", "Note")
_SIGNED = ("Reviewed by", "Date")
_VERSION = 1


def text_ties(found: TieOut, look: Presentation) -> str:  # noqa: ARG001 - one signature for all reporters
    """Return one line a number, then how many there are of each status."""
    rows = list(_rows(found))
    lines = aligned([_HEAD, *rows]) if rows else []
    return "\n".join([*lines, *([""] if lines else []), _summary(found)]) + "\n"


def markdown_ties(found: TieOut, look: Presentation) -> str:  # noqa: ARG001 - as above
    """Return a table with two empty columns for the reviewer's name and the date."""
    rows = [[*row, "", ""] for row in _rows(found)]
    books = ", ".join(marked(document.path) for document in found.report.documents[1:])
    title = f"# Tie-out of {marked(found.path)} against {books}"
    return "\n".join([title, "", _summary(found), "", *markdown_table((*_HEAD, *_SIGNED), rows)]) + "\n"


def csv_ties(found: TieOut, look: Presentation) -> str:  # noqa: ARG001 - as above
    """Return the same columns for a spreadsheet."""
    return csv_table((*_HEAD, *_SIGNED), [[*row, "", ""] for row in _rows(found)])


def json_ties(found: TieOut, look: Presentation) -> str:  # noqa: ARG001 - as above
    """Return the ties with their places, for other programs."""
    return encode(
        {
            "version": _VERSION,
            "summary": {status.value.replace(" ", "_"): found.count(status) for status in TieStatus},
            "documents": [{"path": document.path, "sha256": document.sha256} for document in found.report.documents],
            "ties": [_entry(found, tie) for tie in found.ties],
        }
    )


TIE_FORMATS: Mapping[str, TieReporter] = {
    "text": text_ties,
    "markdown": markdown_ties,
    "csv": csv_ties,
    "json": json_ties,
}


def _rows(found: TieOut) -> Iterator[list[str]]:
    for number, tie in enumerate(found.ties, start=1):
        place = found.report.place(tie.path, tie.figure.span)
        yield [
            str(number),
            within(place),
            found.report.quote(tie.path, tie.figure.span),
            tie.metric,
            tie.period,
            tie.status.value,
            ", ".join(_where(found, cell) for cell in tie.cells),
            tie.note,
        ]


def _where(found: TieOut, cell: Place) -> str:
    return position(found.report.place(cell.path, cell.span))


def _entry(found: TieOut, tie: Tie) -> dict[str, object]:
    entry = {
        "location": location_entry(found.report.place(tie.path, tie.figure.span)),
        "quote": found.report.quote(tie.path, tie.figure.span),
        "quantity": slot_value(tie.figure.quantity),
        "metric": tie.metric,
        "period": tie.period,
        "status": tie.status.value,
        "cells": [location_entry(found.report.place(cell.path, cell.span)) for cell in tie.cells],
        "note": tie.note,
    }
    return {name: value for name, value in entry.items() if value not in ("", [])}


def _summary(found: TieOut) -> str:
    counts = ", ".join(f"{found.count(status)} {status.value}" for status in TieStatus)
    return f"{several(len(found.ties), 'number')}: {counts}"
