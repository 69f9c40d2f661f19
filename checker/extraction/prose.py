"""The text of a block as the readers want it, normalised and cut into sentences: worked out once for all of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.normalise import normalise
from checker.extraction.sentences import LONGEST, split_sentences
from checker.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Block, Document


_LONGEST_PARAGRAPH = 2 * LONGEST  # a whole report may come as one line: what stands further away explains nothing


class Prose(Struct, frozen=True, kw_only=True):
    """A block's text, normalised, or a stretch of a very long one; positions are those of the block's passage."""

    start: int = 0
    text: str
    sentences: tuple[tuple[int, str], ...] = ()  # where each begins, and its words


def read_prose(document: Document) -> tuple[tuple[Prose, ...], ...]:
    """Return the paragraphs of every block, in order; furniture has none."""
    return tuple(tuple(_paragraphs(block)) for block in document.blocks)


def _paragraphs(block: Block) -> Iterator[Prose]:
    if block.kind is BlockKind.FURNITURE:
        return
    text = normalise(block.passage.text)
    cut = ((start, text[start:end]) for start, end in split_sentences(text))
    sentences = [(start, words) for start, words in cut if any(map(str.isalnum, words))]  # rows of dots say nothing
    if len(text) <= _LONGEST_PARAGRAPH:
        yield Prose(text=text, sentences=tuple(sentences))
        return
    for _, stretch in groupby(sentences, key=lambda sentence: sentence[0] // _LONGEST_PARAGRAPH):
        inside = tuple(stretch)
        start, end = inside[0][0], inside[-1][0] + len(inside[-1][1])
        yield Prose(start=start, text=text[start:end], sentences=inside)
