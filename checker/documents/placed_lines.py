"""Pages that place every line by itself, as converters from PDF write them: lines that go on become one paragraph.

Where a line stands on the page is not looked at: a line goes on in the next of the same font where it ends in the
middle of a sentence, and the next begins in the middle of one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.documents.html_survey import Node, attributes_of
from checker.documents.passages import PassageBuilder
from checker.documents.pdf_hyphens import Hyphens
from checker.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model import Passage

_PLACED = re.compile(r"(?:^|;)\s{0,3}(?:left|top|bottom)\s{0,3}:", re.IGNORECASE)
_POSITIONED = re.compile(r"position\s{0,3}:\s{0,3}(?:absolute|fixed)", re.IGNORECASE)
_FONT = re.compile(r"\b(?:ff|fs)[0-9a-f]{1,5}\b")
_LINE_CLASS = re.compile(r"(?:^|\s)t m[0-9a-f]{1,4}(?:\s|$)")
_ENDS = re.compile(r"[.!?:;][\"”’)]{0,2}$")
_OPEN_END = re.compile(
    r"(?:,|\b(?:a|an|the|of|in|on|at|by|to|for|from|with|and|or|our|its|their|is|are|was|were|be|has|have|will|than|as|that"
    r"|which|per|we|this|these|those|between|across|including|scope|scopes|approximately|around|about))$",
    re.IGNORECASE,
)
_HYPHENATED = re.compile(r"[^\W\d_]-$")
_MOST = 80  # lines of a paragraph
_FEWEST = 8  # lines of a page that is placed line by line; fewer are labels in a drawing


def line_font(node: Node) -> str | None:
    """Return the font of an element that holds one placed line, "" where it names none; None for any other element."""
    attributes = attributes_of(node)
    names, style = attributes.get("class") or "", attributes.get("style") or ""
    if _LINE_CLASS.search(names):
        return " ".join(sorted(set(_FONT.findall(names))))
    is_placed = bool(_PLACED.search(style)) and len(_PLACED.findall(style)) + bool(_POSITIONED.search(style)) > 1
    return " ".join(sorted(set(_FONT.findall(names)))) if is_placed else None


def join_lines(blocks: Sequence[Block], fonts: Sequence[str | None]) -> list[Block]:
    """Return the blocks with placed lines joined; `fonts` holds each block's, None where it is no placed line."""
    if sum(font is not None for font in fonts) < _FEWEST:
        return list(blocks)
    hyphens = Hyphens(
        (block.passage.text.split(), bool(_HYPHENATED.search(block.passage.text)))
        for block in blocks
        if not block.table
    )
    joined: list[Block] = []
    parts: list[Block] = []
    last: str | None = None
    for block, font in zip(blocks, fonts, strict=True):
        goes_on = bool(parts) and len(parts) < _MOST and font is not None and font == last
        if not (goes_on and _goes_on(parts[-1], block)):
            joined += _merged(parts, hyphens)
            parts = []
        parts.append(block)
        last = font
    return joined + list(_merged(parts, hyphens))


def _goes_on(block: Block, following: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or following.kind is not BlockKind.PARAGRAPH:
        return False
    text, after = block.passage.text, following.passage.text
    if _ENDS.search(text) or not text[-1:].isprintable():
        return False
    starts_within = after[:1].islower()
    return (starts_within and len(text.split()) > 1) or (bool(_OPEN_END.search(text)) and len(text.split()) > 3)


def _merged(parts: Sequence[Block], hyphens: Hyphens) -> Iterable[Block]:
    if len(parts) < 2:
        return parts
    builder = PassageBuilder()
    for index, part in enumerate(parts):
        following = parts[index + 1].passage if index + 1 < len(parts) else None
        between = " " if following is not None else ""
        text = part.passage.text
        if following is not None and _HYPHENATED.search(text):
            between = hyphens.between(text.split()[-1], following.text.split()[0])
            text = text[:-1]
        _add(builder, part.passage, text)
        for character in between:
            _between(builder, character)
    return [replace(parts[0], passage=builder.build())]


def _between(builder: PassageBuilder, character: str) -> None:
    if character == " ":
        builder.space(builder.source_end, 0)
    else:
        builder.atom(character, builder.source_end, 1)


def _add(builder: PassageBuilder, passage: Passage, text: str) -> None:
    """Add a passage, without its last character where that is a hyphen of the line."""
    for piece in passage.pieces:
        read = text[piece.start : piece.start + piece.length]
        if piece.length == piece.source_length:
            builder.run(read, piece.source)
        elif read:
            builder.atom(read, piece.source, piece.source_length)
