"""Words and lines of a PDF's page, as PDFium finds them in the content stream.

The order of the content stream is kept: it is the order in which the text was set, column by column, and putting
lines in order by their places would mix the columns up. A page's text is asked for in one call, boxes only where words
begin and end: a call for each character would take most of the time.
"""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING, Any

from checker.documents.pdf_boxes import boxes_of, is_flat, set_heights
from checker.documents.pdf_cuts import mark_cells
from checker.documents.pdf_lines import parts_of, without_marks_apart, without_raised
from checker.documents.pdf_marks import without_marks
from checker.documents.pdf_page import Line, Page, Word
from checker.documents.pdf_view import PageView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CHARACTERS_LIMIT = 6_000_000  # a report of 300 pages has one million

_TOKEN = re.compile(r"(\r\n|[\r\n\ufffe])|[^\s\ufffe\0]+")  # the end of a line, or a word
_HYPHEN = "\ufffe"  # what PDFium makes of a hyphen at the end of a line
_ALIKE = 0.12  # of its size: by which two characters of one size may differ
_LETTERS = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
    0xF0B7: "•",
    0xF0A7: "•",
    0x00AD: "",
    0x200B: "",
    0x0002: "",
}
_STRANGE = re.compile("[\ufb00-\ufb06\uf0b7\uf0a7\u00ad\u200b\u0002]")
_INNER_MARK = re.compile(r"[\d*†‡§¶®™][^\w\s]{1,40}$")  # a mark may stand before the full stop


class TooLongError(Exception):
    """More text than is read."""


def read_page(api: Any, document: Any, index: int) -> Page:  # noqa: ANN401 - the binding has no types
    """Return a page of an open document, without lines where it holds no text or is damaged."""
    page = api.FPDF_LoadPage(document, index)
    if not page:
        return Page(number=index + 1, width=0, height=0, lines=[])
    text_page = api.FPDFText_LoadPage(page)
    try:
        view = PageView(api, page)
        lines = without_marks_apart(_Reader(api, text_page, view, index + 1).lines()) if text_page else []
        mark_cells(lines)
        return Page(number=index + 1, width=view.width, height=view.height, lines=lines)
    finally:
        api.FPDFText_ClosePage(text_page)
        api.FPDF_ClosePage(page)


class _Reader:
    """Reads one page."""

    def __init__(self, api: Any, text_page: Any, view: PageView, number: int) -> None:  # noqa: ANN401
        self._api = api
        self._text_page = text_page
        self._view = view
        self._number = number
        self._row = 0
        self._flat: dict[str, bool] = {}
        self._name = ctypes.create_string_buffer(96)
        self._flags = ctypes.c_int()

    def lines(self) -> Iterator[Line]:
        """Yield the lines of the page; a line of the content stream with wide gaps makes several."""
        text = self._text()
        matches = list(_TOKEN.finditer(text))
        ends = [index for match in matches if not match[1] for index in (match.start(), match.end() - 1)]
        edges = iter(boxes_of(self._api, self._text_page, ends))
        boxes = zip(edges, edges, edges, edges, edges, edges, edges, edges, strict=True)
        is_strange, shows = _STRANGE.search(text) is not None, self._view.shows
        words: list[Word] = []
        for match in matches:
            if match[1]:
                yield from self._split(words, is_hyphenated=match[1] == _HYPHEN)
                words = []
                continue
            word = self._word(match[0], match.start(), next(boxes))
            if is_strange:
                word.text = word.text.translate(_LETTERS)
            if word.text and shows(word):
                words.append(word)
        yield from self._split(words, is_hyphenated=False)

    def _text(self) -> str:
        api, text_page = self._api, self._text_page
        count = api.FPDFText_CountChars(text_page)
        if count > CHARACTERS_LIMIT:
            raise TooLongError
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        api.FPDFText_GetText(text_page, 0, count, buffer)
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count and not text.endswith("\0"):
            return text
        # characters beyond the basic plane take two units, and some have no text: then each is asked for by itself
        return "".join(_character(api.FPDFText_GetUnicode(text_page, index)) for index in range(count))

    def _word(self, token: str, first: int, edges: Sequence[float]) -> Word:
        """Return a word whose first and last character have these edges: left, top, right and bottom of each."""
        left, top, right, bottom, end_left, end_top, end_right, end_bottom = edges
        last = first + len(token) - 1
        if last == first:
            word = Word(token, left, bottom, right, top, first, last)
        else:
            is_level = abs(end_left - left) >= abs(end_bottom - bottom)
            height, end_height = top - bottom, end_top - end_bottom
            if is_level and (
                abs(height - end_height) > _ALIKE * (max(end_height, height))
                or (not token[-1].isalnum() and _INNER_MARK.search(token))
            ):
                return self._mixed_word(token, first)
            word = Word(
                token,
                min(end_left, left),
                min(end_bottom, bottom),
                max(end_right, right),
                max(end_top, top),
                first,
                last,
                is_level,
            )
        if not self._view.is_plain:
            self._view.place(word)
        return word

    def _mixed_word(self, token: str, first: int) -> Word:
        """Read a word with characters of several sizes, without the footnote marks in it."""
        edges = boxes_of(self._api, self._text_page, range(first, first + len(token)))
        characters = []
        for index, character in enumerate(token):
            left, top, right, bottom = edges[4 * index : 4 * index + 4]
            one = Word(character, left, bottom, right, top, first + index, first + index)
            self._view.place(one)
            characters.append(one)
        kept = without_marks(characters)
        return Word(
            "".join(one.text for one in kept),
            min(one.left for one in kept),
            min(one.bottom for one in kept),
            max(one.right for one in kept),
            max(one.top for one in kept),
            kept[0].index,
            kept[-1].index,
        )

    def _split(self, words: list[Word], *, is_hyphenated: bool) -> Iterator[Line]:
        if words:
            self._row += 1
            if self._view.is_plain and words[0].is_level and self._is_flat(words[0].index):
                set_heights(self._api, self._text_page, words)
            parts = list(parts_of(words))
            for part in parts:
                yield self._line(part, is_hyphenated=is_hyphenated and part is parts[-1])

    def _line(self, words: list[Word], *, is_hyphenated: bool = False) -> Line:
        first, last = words[0].index, words[-1].last
        weight = self._api.FPDFText_GetFontWeight
        kept, is_note = without_raised(words)
        return Line(
            page=self._number,
            words=kept,
            fonts=(self._font(first), self._font(last)),
            weights=(weight(self._text_page, first), weight(self._text_page, last)),
            is_hyphenated=is_hyphenated,
            is_note=is_note,
            row=self._row,
        )

    def _is_flat(self, index: int) -> bool:
        """Tell whether the font of a character says nothing of its height."""
        name = self._font(index)
        if name not in self._flat:
            self._flat[name] = is_flat(self._api, self._text_page, index)
        return self._flat[name]

    def _font(self, index: int) -> str:
        self._name.value = b""
        self._api.FPDFText_GetFontInfo(self._text_page, index, self._name, 95, ctypes.byref(self._flags))
        return self._name.value.rpartition(b"+")[2].decode("latin-1")


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\0"
