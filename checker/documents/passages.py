"""Readable text put together piece by piece, so that every character knows its place in the file."""

from __future__ import annotations

import html

from checker.model import Passage, Piece
from checker.pattern_codes import compile_pattern

# Soft hyphens, zero-width characters and marks of writing direction: nobody sees them, and they split words.
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# A single ordinary space between two words needs no work, so it is not matched.
_BREAKS = compile_pattern(rf"\A +| +\Z| {{2,}}[\s{_UNSEEN}]*| ?(?:[^\S ]|[{_UNSEEN}])[\s{_UNSEEN}]*")
_SPACE = compile_pattern(r"\s")
_ENTITY = compile_pattern(r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,40};?)")

EMPTY = Passage(text="", pieces=())


class PassageBuilder:
    """Collects text in reading order; runs of white space become one space, none at either end."""

    def __init__(self) -> None:
        """Start empty."""
        self._parts: list[str] = []
        self._pieces: list[list[int]] = []  # start, length, source, source length
        self._length = 0
        self._pending: tuple[int, int] | None = None  # white space that counts only when something follows

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing readable has been added."""
        return not self._parts

    @property
    def source_end(self) -> int:
        """Return the offset in the document after the last character added, 0 when there is none."""
        return self._pieces[-1][2] + self._pieces[-1][3] if self._pieces else 0

    def ending(self, length: int) -> str:
        """Return at most the last `length` characters, as far as one addition reaches."""
        return "" if self._pending or not self._parts else self._parts[-1][-length:]

    def run(self, text: str, source: int) -> None:
        """Add text that stands in the document character by character from `source` on."""
        if _is_plain(text):
            self._put(text, source, len(text))
            return
        position = 0
        for match in _BREAKS.finditer(text):
            if match.start() > position:
                self._put(text[position : match.start()], source + position, match.start() - position)
            if _SPACE.search(match[0]):
                self.space(source + match.start(), len(match[0]))
            position = match.end()
        if position < len(text):
            self._put(text[position:], source + position, len(text) - position)

    def atom(self, text: str, source: int, source_length: int) -> None:
        """Add text that was written in another way (an entity) and is read as a whole."""
        if _BREAKS.fullmatch(text) or not text.strip():
            if _SPACE.search(text):
                self.space(source, source_length)
        else:
            self._put(text, source, source_length)

    def space(self, source: int, source_length: int) -> None:
        """Add white space, or markup that separates words."""
        if self._parts and self._pending is None:
            self._pending = (source, source_length)

    def build(self) -> Passage:
        """Return what was collected."""
        return Passage(text="".join(self._parts), pieces=tuple(Piece(*piece) for piece in self._pieces))

    def _put(self, text: str, source: int, source_length: int) -> None:
        if self._pending is not None:
            self._append(" ", *self._pending)
            self._pending = None
        self._append(text, source, source_length)

    def _append(self, text: str, source: int, source_length: int) -> None:
        self._parts.append(text)
        last = self._pieces[-1] if self._pieces else None
        if last is not None and len(text) == source_length and last[1] == last[3] and last[2] + last[3] == source:
            last[1] += len(text)
            last[3] += source_length
        else:
            self._pieces.append([self._length, len(text), source, source_length])
        self._length += len(text)


def _is_plain(text: str) -> bool:
    """Tell, in passing, a text that surely holds nothing of `_BREAKS`, as most do."""
    if not (text.isascii() and text.isprintable()):
        return False
    return "  " not in text and text[:1] not in {"", " "} and text[-1] != " "


def passage(text: str, source: int) -> Passage:
    """Return text that stands in the document as it is, with white space collapsed."""
    builder = PassageBuilder()
    builder.run(text, source)
    return builder.build()


def entity_at(source: str, position: int) -> tuple[str, int] | None:
    """Return the decoded text and the length of the character reference at `position`, None where there is none."""
    match = _ENTITY.match(source, position)
    if match is None:
        return None
    written = match[0]
    decoded = html.unescape(written)
    if decoded == written:
        return None
    # "&copy2024" decodes to "©2024": the digits are text, not part of the reference.
    while len(decoded) > 1 and decoded[-1] == written[-1]:
        decoded, written = decoded[:-1], written[:-1]
    return decoded, len(written)


def without_start(whole: Passage, dropped: int) -> Passage:
    """Return a passage without its first `dropped` characters (a bullet, say)."""
    builder = PassageBuilder()
    for piece in whole.pieces:
        skipped = max(0, dropped - piece.start)
        if skipped >= piece.length:
            continue
        text = whole.text[piece.start + skipped : piece.start + piece.length]
        if piece.length == piece.source_length:
            builder.run(text, piece.source + skipped)
        else:
            builder.atom(text, piece.source, piece.source_length)
    return builder.build()
