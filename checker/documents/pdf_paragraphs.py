"""Paragraphs, headings and list items of a PDF, from the lines of its pages in the order they were set.

Lines of one paragraph are of one size, near one another, and over one another. A sentence that a column or a page
ends goes on in the next one; how a word that a line cuts is written, the document itself tells.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.documents.pdf_page import Line
from checker.documents.wrapping import goes_on
from checker.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_SAME_SIZE = 0.08  # of its height: by which lines of one paragraph may differ
_LEADING = 1.75  # of a line's height: the widest step from line to line
_WIDER = 1.2  # times the step before: more is a new paragraph
_RAISED_WITHIN = 1.4  # in the middle of a sentence: a raised mark may take up room
_PARTS = 8  # lines that one height of a paragraph may consist of
_INDENT = 2.5  # of a line's height
_SHORT = 0.85  # of the paragraph's width: a line that ends before it may end the paragraph
_LARGER = 1.12  # times the size of the body: a heading
_LONGEST_HEADING = 25  # words
_MOST_HEADING_LINES = 4
_SMALLER = 0.92  # of the size of the body: notes
_LOOK_AHEAD = 3  # paragraphs that may stand between the parts of one: captions, boxes

_BULLET = re.compile(r"(?:[•·▪◦‣●○■□➢➤✓✔►▶o]|[-–—*])(?=\s|$)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s|$)")
_NOTE = re.compile(r"\d{1,2}\s[A-Z“]")  # its number is not always raised
_SURE_BULLET = re.compile(r"[•·▪◦‣●○■□➢➤✓✔►▶]|o(?=\s|$)")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_LETTER = re.compile(r"[A-Za-z]{2}")


class Paragraph(Struct):
    """Lines that are read as one text."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0

    @property
    def size(self) -> float:
        """Height of its first line, or of the second where the first is a bullet."""
        return self.lines[1 if len(self.lines) > 1 and len(self.lines[0].words) == 1 else 0].size

    @property
    def text(self) -> str:
        """Its words, with line ends as spaces."""
        return " ".join(line.text for line in self.lines)


def paragraphs_of(lines: Iterable[Line]) -> list[Paragraph]:
    """Return lines in the order of the content stream as paragraphs, not yet told apart from headings."""
    found: list[Paragraph] = []
    for line in lines:
        if found and _joins(found[-1].lines, line):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line]))
    return found


def settle_kinds(paragraphs: Sequence[Paragraph], body: float) -> None:
    """Tell headings, list items and notes; `body` is the size of the running text."""
    sizes = sorted({round(one.size) for one in paragraphs if _is_heading(one, body)}, reverse=True)
    for one in paragraphs:
        if _is_heading(one, body):
            one.kind = BlockKind.HEADING
            one.level = min(sizes.index(round(one.size)) + 1, 6)
        elif _BULLET.match(one.text):
            one.kind = BlockKind.LIST_ITEM
        elif (one.lines[0].is_note or _NOTE.match(one.text)) and one.size < _SMALLER * body:
            one.kind = BlockKind.FOOTNOTE


def body_size(lines: Iterable[Line]) -> float:
    """Return the height of the lines that hold most of the text."""
    counted: Counter[float] = Counter()
    for line in lines:
        counted[round(line.size, 1)] += sum(len(word.text) for word in line.words)
    return counted.most_common(1)[0][0] if counted else 0.0


def join_parts(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with those that go on in another column or on the next page joined."""
    joined: list[Paragraph] = []
    for one in paragraphs:
        before = next((other for other in reversed(joined[-_LOOK_AHEAD:]) if _is_open(other, one)), None)
        if before is not None:
            before.lines += one.lines
        else:
            joined.append(one)
    return joined


def _is_open(before: Paragraph, one: Paragraph) -> bool:
    """Tell whether a paragraph of running text stops in mid-sentence and `one` goes on with it."""
    if before.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} or one.kind is not BlockKind.PARAGRAPH:
        return False
    last, first = before.lines[-1], one.lines[0]
    if (
        not _is_same_type(last, first)
        or not last.is_level
        or not first.is_level
        or first.is_cell
        or first.page - last.page not in {0, 1}
    ):
        return False
    is_elsewhere = first.page > last.page or first.bottom > last.bottom + last.size or first.left > last.right
    return is_elsewhere and (last.is_hyphenated or goes_on(last.text, first.text))


def _is_same_type(line: Line, following: Line) -> bool:
    return abs(line.size - following.size) < _SAME_SIZE * line.size and line.fonts[1] == following.fonts[0]


def _joins(lines: Sequence[Line], line: Line) -> bool:
    """Tell whether a line goes on with the paragraph of the lines before it."""
    last = lines[-1]
    if line.page != last.page or not line.is_level or not last.is_level:
        return False
    if _SURE_BULLET.fullmatch(last.text):
        return abs(line.middle - last.middle) < 0.5 * line.size and 0 < line.left - last.left < 5 * line.size
    if abs(line.size - last.size) > _SAME_SIZE * last.size:
        return False
    step = last.bottom - line.bottom
    if abs(step) < 0.3 * last.size:
        return not line.is_cell and -1 < line.left - last.right < (2 if line.row == last.row else 1) * last.size
    if not 0.4 * last.size < step < _LEADING * last.size:
        return False
    level = [other for other in lines[-_PARTS:] if abs(other.bottom - last.bottom) < 0.3 * last.size]
    if line.left > last.right or min(other.left for other in level) > line.right:
        return False
    if last.is_hyphenated:
        return True
    before = next((other for other in reversed(lines[:-1]) if other.bottom > last.bottom + 0.3 * last.size), None)
    if before is not None:
        wider = _RAISED_WITHIN if goes_on(last.text, line.text) else _WIDER
        if step > wider * (before.bottom - last.bottom):
            return False
    return not _begins_anew(lines, line)


def _begins_anew(lines: Sequence[Line], line: Line) -> bool:
    """Tell whether a line that stands close below others begins a text of its own."""
    last = lines[-1]
    if _SURE_BULLET.match(line.text):
        return True
    is_closed = _SENTENCE_END.search(last.text) is not None
    if _BULLET.match(line.text) and (is_closed or _BULLET.match(lines[0].text)):
        return True
    if is_closed and _NOTE.match(line.text) and line.left <= min(one.left for one in lines) + 1:
        return True
    if last.is_bold != line.is_bold and last.fonts[1] != line.fonts[0]:
        return not goes_on(last.text, line.text)
    right = max(one.right for one in lines)
    left = min(one.left for one in lines)
    is_short = last.right - left < _SHORT * (max(right, line.right) - left)
    begins = line.text[:1].isupper() or line.text[:1].isdigit() or line.text[:1] in "“\"'(["
    if is_closed and is_short and begins:
        return True
    is_indented = line.left - left > 0.8 * line.size and len(lines) > 1 and abs(last.left - left) < 1
    return is_closed and is_indented and begins and line.left - left < _INDENT * line.size


def _is_heading(one: Paragraph, body: float) -> bool:
    if len(one.lines) > _MOST_HEADING_LINES or not _LETTER.search(one.text):
        return False
    if sum(len(line.words) for line in one.lines) > _LONGEST_HEADING:
        return False
    if one.text.endswith((".", ";", ",")) or _SURE_BULLET.match(one.text) or one.text[:1].islower():
        return False
    is_large = one.size > _LARGER * body
    is_bold = all(line.is_bold for line in one.lines) and one.size > _SMALLER * body
    return (is_large or is_bold) and all(line.is_level for line in one.lines)
