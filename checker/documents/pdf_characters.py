"""Words and lines of a PDF's page, as PDFium finds them in the content stream.

The order of the content stream is kept: it is the order in which the text was set, column by column, and putting
lines in order by their places would mix the columns up. A page's text is asked for in one call, boxes only where words
begin and end: a call for each character would take most of the time.
"""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING, Any

from checker.documents.pdf_marks import without_marks
from checker.documents.pdf_page import Line, Page, Word, sized
from checker.documents.pdf_view import PageView

if TYPE_CHECKING:
    from collections.abc import Iterator

CHARACTERS_LIMIT = 6_000_000  # a report of 300 pages has one million

_TOKEN = re.compile(r"\r\n|[\r\n\ufffe]|[^\s\ufffe\0]+")
_HYPHEN = "\ufffe"  # what PDFium makes of a hyphen at the end of a line
_GAP = 0.85  # of a line's height: wider than the spaces of justified text
_NUMERIC_GAP = 0.5  # between two numbers
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
_MARKS = re.compile(r"[*†‡§¶]{1,3}")
_STRANGE = re.compile("[\ufb00-\ufb06\uf0b7\uf0a7\u00ad\u200b\u0002]")
_NUMBER = re.compile(r"[-–—+(<~$€£]{0,3}\d[\d.,]*[%)]{0,2}|[-–—]")
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
        lines = list(_Reader(api, text_page, view, index + 1).lines()) if text_page else []
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
        self._rectangle = api.FS_RECTF()
        self._reference = ctypes.byref(self._rectangle)
        self._name = ctypes.create_string_buffer(96)
        self._flags = ctypes.c_int()

    def lines(self) -> Iterator[Line]:
        """Yield the lines of the page; a line of the content stream with wide gaps makes several."""
        words: list[Word] = []
        for match in _TOKEN.finditer(self._text()):
            token = match[0]
            if token in {"\r\n", "\r", "\n", _HYPHEN}:
                yield from self._split(words, is_hyphenated=token == _HYPHEN)
                words = []
                continue
            word = self._word(token, match.start(), match.end() - 1)
            if word.text and self._view.shows(word):
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

    def _word(self, token: str, first: int, last: int) -> Word:
        box, text_page, rectangle = self._api.FPDFText_GetLooseCharBox, self._text_page, self._rectangle
        box(text_page, first, self._reference)
        left, bottom, right, top = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        if last == first:
            word = Word(token, left, bottom, right, top, first, last)
        else:
            box(text_page, last, self._reference)
            end = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
            is_level = abs(end[0] - left) >= abs(end[1] - bottom)
            height, end_height = top - bottom, end[3] - end[1]
            if is_level and (abs(height - end_height) > _ALIKE * max(height, end_height) or _INNER_MARK.search(token)):
                return self._mixed_word(token, first)
            word = Word(
                token,
                min(left, end[0]),
                min(bottom, end[1]),
                max(right, end[2]),
                max(top, end[3]),
                first,
                last,
                is_level,
            )
        if _STRANGE.search(token):
            word.text = token.translate(_LETTERS)
        self._view.place(word)
        return word

    def _mixed_word(self, token: str, first: int) -> Word:
        """Read a word with characters of several sizes, without the footnote marks in it."""
        characters = []
        for offset, character in enumerate(token):
            self._api.FPDFText_GetLooseCharBox(self._text_page, first + offset, self._reference)
            edges = self._rectangle
            one = Word(character, edges.left, edges.bottom, edges.right, edges.top, first + offset, first + offset)
            self._view.place(one)
            characters.append(one)
        kept = without_marks(characters)
        return Word(
            "".join(one.text for one in kept).translate(_LETTERS),
            min(one.left for one in kept),
            min(one.bottom for one in kept),
            max(one.right for one in kept),
            max(one.top for one in kept),
            kept[0].index,
            kept[-1].index,
        )

    def _split(self, words: list[Word], *, is_hyphenated: bool) -> Iterator[Line]:
        self._row += 1
        parts = list(_parts(words))
        for part in parts:
            yield self._line(part, is_hyphenated=is_hyphenated and part is parts[-1])

    def _line(self, words: list[Word], *, is_hyphenated: bool = False) -> Line:
        first, last = words[0].index, words[-1].last
        weight = self._api.FPDFText_GetFontWeight
        kept, is_note = _without_raised(words)
        return Line(
            page=self._number,
            words=kept,
            size=max(word.top - word.bottom for word in sized(kept))
            if kept[0].is_level
            else kept[0].right - kept[0].left,
            fonts=(self._font(first), self._font(last)),
            weights=(weight(self._text_page, first), weight(self._text_page, last)),
            is_hyphenated=is_hyphenated,
            is_note=is_note,
            row=self._row,
        )

    def _font(self, index: int) -> str:
        self._name.value = b""
        self._api.FPDFText_GetFontInfo(self._text_page, index, self._name, 95, ctypes.byref(self._flags))
        return self._name.value.rpartition(b"+")[2].decode("latin-1")


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\0"


def _parts(words: list[Word]) -> Iterator[list[Word]]:
    """Yield the words of a line in parts, without footnote marks that stand apart from their word."""
    part: list[Word] = []
    for word in words:
        if part and _MARKS.fullmatch(word.text):
            continue
        if part and _is_apart(part[-1], word):
            yield part
            part = []
        part.append(word)
        if _MARKS.fullmatch(word.text) and len(words) > 1 and _is_apart(word, words[1]):
            part = []
    if part and not (len(part) == 1 and _MARKS.fullmatch(part[0].text)):
        yield part


def _is_apart(word: Word, following: Word) -> bool:
    """Tell whether a gap, a step back or a step up or down parts two words of a line."""
    if not word.is_level or not following.is_level:
        return word.is_level != following.is_level
    size = max(word.top - word.bottom, following.top - following.bottom)
    gap = following.left - word.right
    if gap > _GAP * size or following.right < word.left:
        return True
    if gap > _NUMERIC_GAP * size and _NUMBER.fullmatch(word.text) and _NUMBER.fullmatch(following.text):
        return True
    return abs((word.top + word.bottom) - (following.top + following.bottom)) > 1.2 * size


def _without_raised(words: list[Word]) -> tuple[list[Word], bool]:
    """Return a line's words without those that are footnote marks, and whether it began with one."""
    if len(words) == 1 or not words[0].is_level:
        return words, False
    tallest = max(word.top - word.bottom for word in words)
    if all(word.top - word.bottom > 0.85 * tallest for word in words):
        return words, False
    kept = without_marks(words)
    return kept, kept[0] is not words[0]
