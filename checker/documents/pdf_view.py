"""How a page of a PDF is shown: boxes are measured from the lower left corner of what a reader sees."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.documents.pdf_page import Word


class PageView:
    """How a page is shown: which part of it, and turned which way."""

    def __init__(self, api: Any, page: Any) -> None:  # noqa: ANN401 - the binding has no types
        """Ask the page for its box and its rotation."""
        shown = api.FS_RECTF()
        api.FPDF_GetPageBoundingBox(page, ctypes.byref(shown))
        self._left, self._bottom = shown.left, shown.bottom
        self._across: float = shown.right - shown.left
        self._up: float = shown.top - shown.bottom
        self._turns = api.FPDFPage_GetRotation(page) % 4
        is_turned = self._turns % 2 == 1
        self.width, self.height = (self._up, self._across) if is_turned else (self._across, self._up)
        self.is_plain = self._turns == 0 and self._left == 0 and self._bottom == 0

    def place(self, word: Word) -> None:
        """Turn the box of a word into that of the page as it is shown."""
        if self.is_plain:
            return
        left, right = word.left - self._left, word.right - self._left
        bottom, top = word.bottom - self._bottom, word.top - self._bottom
        across, up = self._across, self._up
        if self._turns == 1:
            left, bottom, right, top = bottom, across - right, top, across - left
        elif self._turns == 2:
            left, bottom, right, top = across - right, up - top, across - left, up - bottom
        elif self._turns == 3:
            left, bottom, right, top = up - top, left, up - bottom, right
        word.left, word.bottom, word.right, word.top = left, bottom, right, top
        if self._turns % 2:
            word.is_level = not word.is_level

    def shows(self, word: Word) -> bool:
        """Tell whether a word stands on the part of the page that is shown."""
        across, up = (word.left + word.right) / 2, (word.bottom + word.top) / 2
        return bool(0 <= across <= self.width and 0 <= up <= self.height)
