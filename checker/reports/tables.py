"""Rows for people and for spreadsheets: aligned text, Markdown and CSV, with everything quoted escaped."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from checker.reports.excerpt import columns, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

# What a spreadsheet would take for a formula (OWASP: CSV injection). Where commas stand in numbers it takes ";" for the
# end of a cell, whatever is quoted.
_FORMULA = re.compile(r"(?:^|(?<=;))(?=\s*[=+\-@＝＋－＠])")
# "@name" would call a person of that name to a comment, and no mark of Markdown keeps it from doing so
_CALL = re.compile(r"(?<!\w)@(?=\w)")
_WORD_JOINER = "\u2060"  # is not to be seen, and parts nothing
_MARKED = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]()#+!|<>~&"})


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines with their columns under one another."""
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(columns(cell) for cell in column) for column in zip(*shown, strict=True)] if shown else []
    return [
        "  ".join(cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in shown
    ]


def markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a Markdown table; the cells are text, whatever they look like."""
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return [*lines, *(f"| {' | '.join(marked(cell) for cell in row)} |" for row in rows)]


def marked(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return _CALL.sub(f"@{_WORD_JOINER}", visible(text).translate(_MARKED))


def csv_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a CSV file in which no cell is a formula, and each row is a line."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def _harmless(cell: str) -> str:
    return _FORMULA.sub("'", visible(cell))
