"""Markdown tables: which characters of a line belong to which cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.documents.markdown_source import ContentMap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.documents.lines import Line

# What may stand before a table row in its line: marks of quotes and list items.
_PREFIX = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s[\s>]*){0,20}")
_PIPE = re.compile(r"\|")


def map_row(contents: Sequence[str], line: Line) -> list[ContentMap]:
    """Map the cells of a row; `contents` are theirs as the parser gives them, escaped pipes already resolved."""
    columns = _columns(line.text)
    prefix = _PREFIX.match(line.text)
    begin = prefix.end() if prefix else 0
    if line.text.startswith("|", begin) and not (contents and line.text[:begin].strip() == contents[0] != ""):
        columns = columns[1:]
    elif contents and contents[0]:
        # A prefix may also be the cell's own text ("- | 3 |"): then the content says so.
        begin = min(begin, max(0, line.text.find(contents[0][:1])))
        columns = [(begin, columns[0][1]), *columns[1:]]
    columns += [(len(line.text), len(line.text))] * len(contents)
    return [_map_cell(content, line, *column) for content, column in zip(contents, columns, strict=False)]


def _columns(text: str) -> list[tuple[int, int]]:
    columns, start = [], 0
    for match in _PIPE.finditer(text):
        if text[match.start() - 1 : match.start()] != "\\":
            columns.append((start, match.start()))
            start = match.end()
    return [*columns, (start, len(text))]


def _map_cell(content: str, line: Line, start: int, end: int) -> ContentMap:
    written = line.text[start:end]
    position = start + len(written) - len(written.lstrip())
    stretches = [(0, line.start + position)]
    for offset, character in enumerate(content):
        if character == "|" and line.text.startswith("\\|", position):
            position += 1
            stretches.append((offset, line.start + position))
        position += 1
    return ContentMap(content, stretches)
