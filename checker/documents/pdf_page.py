"""What a page of a PDF holds before it is read as text: words in boxes, and the lines they stand in.

All boxes are in points from the lower left corner of the page as it is shown, whatever its rotation.
"""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct


class Word(Struct, gc=False):
    """Characters without white space between them; the box is that of the font, so its height tells the size."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    index: int = 0  # of its first character on the page
    last: int = 0  # of its last character
    is_level: bool = True  # False where the text runs up or down the page

    @property
    def height(self) -> float:
        """Size of the font, roughly."""
        return self.top - self.bottom


class Line(Struct, dict=True):
    """Words that stand side by side and belong together, as far as the page tells."""

    page: int
    words: list[Word]
    size: float = 0.0  # height of its tallest word; single signs (bullets) count only where there is nothing else
    fonts: tuple[str, str] = ("", "")  # of the first and the last character
    weights: tuple[int, int] = (400, 400)
    is_hyphenated: bool = False  # a hyphen at its end was taken off
    is_note: bool = False  # it began with a raised footnote mark
    row: int = 0  # the line of the content stream that it was part of
    is_cell: bool = False  # a wide gap parts it from what its row has before, and other lines begin where it does
    text: str = ""  # this and what follows is told by the words: with a space between them
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0  # of the words that its size is taken from
    middle: float = 0.0  # height on the page
    is_level: bool = True  # the text runs from left to right

    def __post_init__(self) -> None:
        """Gather what the words tell."""
        words = self.words
        self.text = " ".join([word.text for word in words])
        self.left, self.right, self.is_level = words[0].left, words[-1].right, words[0].is_level
        tallest = words[0] if len(words) == 1 else max(sized(words), key=_height)
        self.bottom = tallest.bottom
        self.size = self.size or (_height(tallest) if self.is_level else self.right - self.left)
        self.middle = self.bottom + self.size / 2

    @cached_property
    def is_bold(self) -> bool:
        """Tell whether it begins and ends in bold type: by its weight, or by the font's name where that is all."""
        return min(self.weights) >= _BOLD or all(_BOLD_NAME.search(font) for font in self.fonts)


class Page(Struct):
    """A page: its size, and its lines in the order of the content stream."""

    number: int  # from 1
    width: float
    height: float
    lines: list[Line]


_BOLD = 600  # the weight of a semibold font
_BOLD_NAME = re.compile(r"bold|black|heavy|-bd\b", re.IGNORECASE)


def sized(words: list[Word]) -> list[Word]:
    """Return the words of a line that its size is taken from: longer ones than a bullet, where there are any."""
    return [word for word in words if len(word.text) > 1] or words


def _height(word: Word) -> float:
    return word.top - word.bottom
