"""Source lines with the words in question underlined, fit for any terminal.

Whatever a document contains, an excerpt holds no control characters, keeps within its width, and its underline stands
under the right words: East-Asian wide characters take two columns, combining marks none.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from checker.model import Span

MAXIMUM_LINES = 3  # of one excerpt
_CUT = "…"


class ExcerptLine(Struct, frozen=True, kw_only=True):
    """One source line as shown, and the marks under it."""

    number: int  # relative to the line that the span begins in, from 0
    shown: str
    marks: str


def excerpt(text: str, span: Span, width: int) -> tuple[ExcerptLine, ...]:
    """Return the lines of `text` that hold the span (the first ones of many), cropped around it to `width` columns."""
    lines: list[ExcerptLine] = []
    begin = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    for number in range(MAXIMUM_LINES):
        end = _line_end(text, begin)
        first, last = max(span.start, begin), min(span.end, end)
        if first < last or number == 0:
            lines.append(_underlined(number, text[begin:end], first - begin, max(last, first + 1) - begin, width))
        begin = end + (2 if text.startswith("\r\n", end) else 1)
        if begin >= span.end or begin > len(text):
            break
    return tuple(lines)


def visible(text: str) -> str:
    """Return a text on one line, with control and direction characters replaced by symbols that can be seen."""
    return text if text.isprintable() else "".join(_shown(character) for character in text)


def columns(text: str) -> int:
    """Return how many terminal columns a visible text takes."""
    return len(text) if text.isascii() else sum(_width(character) for character in text)


def _line_end(text: str, begin: int) -> int:
    feed = text.find("\n", begin)
    end = len(text) if feed < 0 else feed
    carriage = text.find("\r", begin, end)
    return end if carriage < 0 else carriage


def _underlined(number: int, line: str, first: int, last: int, width: int) -> ExcerptLine:
    shown = visible(line)
    widths = [1] * len(shown) if shown.isascii() else [_width(character) for character in shown]
    begin, end = 0, len(shown)
    if sum(widths) > width:
        begin, end = _window(widths, first, last, width - 2 * len(_CUT))
    head, tail = _CUT if begin > 0 else "", _CUT if end < len(shown) else ""
    indent = len(head) + sum(widths[begin:first])
    marks = " " * indent + "^" * max(1, sum(widths[first : min(last, end)]))
    return ExcerptLine(number=number, shown=(head + shown[begin:end] + tail).rstrip(), marks=marks)


def _window(widths: list[int], first: int, last: int, room: int) -> tuple[int, int]:
    """Return the part of a line to show: the marked words, or their beginning, with what fits on both sides."""
    begin = end = first
    while end < min(last, len(widths)) and widths[end] <= room:
        room -= widths[end]
        end += 1
    left = room // 2
    while begin > 0 and widths[begin - 1] <= left:
        begin -= 1
        left -= widths[begin]
        room -= widths[begin]
    while end < len(widths) and widths[end] <= room:
        room -= widths[end]
        end += 1
    while begin > 0 and widths[begin - 1] <= room:
        begin -= 1
        room -= widths[begin]
    return begin, end


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    if character in "\t\n" or unicodedata.category(character) == "Zs":
        return " "
    if character < " ":
        return chr(0x2400 + ord(character))  # the control pictures block
    return "␡" if character == "\x7f" else "\N{REPLACEMENT CHARACTER}"


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"F", "W"} else 1
