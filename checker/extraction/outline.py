"""What stands above each block: its headings, the introduction of its list, and the label it is dated by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.elements import Conventions, Sentence
from checker.extraction.normalise import normalise
from checker.extraction.notes import notes_below, notes_of
from checker.extraction.patterns import compiled
from checker.model import BlockKind, Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Block

_INTRODUCTION = 400  # characters of the paragraph in front of a list
_LONGEST_LABEL = 120  # characters
_LONGEST_HEADING = 500
_LONGEST_NOTE = 60
_LABEL = compiled(
    r"\b(?:by|until|before|in)\b[^.]{0,30}?\b20\d\d\b|\b20\d\d\b[^.]{0,40}?\b(?:targets?|goals?|ambitions?|commitments?"
    r"|objectives?|plans?|base(?:line)?)\b|\b(?:base(?:line)?|targets?|goals?)\b[^.]{0,30}?\b20\d\d\b",
    re.IGNORECASE,
)
# "TARGET: By 2031 all sites save water." above a list of what belongs to it
_GOAL_FIRST = compiled(
    r"\W*(?:our )?(?:targets?|goals?|objectives?|aims?|ambitions?|commitments?)(?: \d+)? ?[:–—-] ?"
    r"(?:by|until|before|in)\b",
    re.IGNORECASE,
)
_BACK = compiled(r"\b(?:these|those|this|they)\b", re.IGNORECASE)  # it goes on from the sentence before
_VALUE_OR_VERB = compiled(
    r"\d ?(?:%|per ?cent)|\bneutral|\bnet[- ]zero|\b(?:is|are|was|were|has|have|had|reached|achieved|reduced|fell|rose"
    r"|published|joined|became)\b",
    re.IGNORECASE,
)


class Above(Struct, frozen=True, kw_only=True):
    """What stands above a block."""

    headings: tuple[str, ...] = ()  # nearest first, normalised
    heading_blocks: tuple[int, ...] = ()
    intro: str = ""  # the paragraph that introduces its list, normalised
    intro_place: tuple[int, int] = (-1, 0)  # its block, and where in the passage it begins
    frames: tuple[Sentence, ...] = ()  # what may date it, nearest first
    below: str = ""  # the short line behind it, normalised
    notes: dict[str, Sentence] = {}  # the footnotes it points to, by mark


def outline(document: Document, conventions: Conventions) -> Iterator[tuple[int, Above]]:
    """Yield each block that may hold claims, by its number, with what stands above it."""
    stack: list[tuple[int, Sentence]] = []
    introduction: Sentence | None = None
    label: Sentence | None = None
    nested: tuple[int, Sentence] | None = None  # an item that introduces items below it, and its nesting
    previous: Block | None = None
    notes = notes_of(document, conventions)
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.FURNITURE:
            continue
        is_apart = previous is not None and not _is_close(document, previous, block)
        if is_apart and (label is None or label.block != index - 1):
            label = None
        introduced = introduction if block.kind is BlockKind.LIST_ITEM else None
        if nested is not None and introduced is not None and block.level > nested[0]:
            introduced = nested[1]
        elif nested is not None:
            nested = None
        below, noted = _line_below(document.blocks, index), notes_below(notes, block, index)
        yield index, replace(_above(stack, label, introduced), below=below, notes=noted)
        previous = block
        if block.kind is BlockKind.LIST_ITEM:
            if block.passage.text.rstrip().endswith(":") and len(block.passage.text) <= _INTRODUCTION:
                nested = (block.level, _frame(normalise(block.passage.text), 0, index, conventions, "label"))
            continue
        nested = None
        is_short = block.kind is BlockKind.HEADING or len(block.passage.text) <= _LONGEST_LABEL
        text = normalise(block.passage.text[:_LONGEST_HEADING]) if is_short else ""
        if block.kind is BlockKind.HEADING:
            level = block.level or 2
            heading = _frame(text, 0, index, conventions, "heading")
            stack = [entry for entry in stack if entry[0] < level] + [(level, heading)]
            introduction = label = None
            continue
        start = max(0, len(block.passage.text) - _INTRODUCTION)
        introduction = _frame(normalise(block.passage.text[start:]), start, index, conventions, "label")
        label = _frame(text, 0, index, conventions, "label") if text and _is_label(text) else label


def _line_below(blocks: Sequence[Block], index: int) -> str:
    """Return a short line behind a block, which may say when it was last looked at, "" where none stands there."""
    passage = blocks[index + 1].passage if index + 1 < len(blocks) else None
    return normalise(passage.text) if passage is not None and len(passage.text) <= _LONGEST_NOTE else ""


def _above(stack: list[tuple[int, Sentence]], label: Sentence | None, introduction: Sentence | None) -> Above:
    nearest_first = [heading for _, heading in reversed(stack)]
    return Above(
        headings=tuple(heading.text for heading in nearest_first),
        heading_blocks=tuple(heading.block for heading in nearest_first),
        intro=introduction.text if introduction is not None else "",
        intro_place=(introduction.block, introduction.start) if introduction is not None else (-1, 0),
        frames=(*_frames(label, introduction), *nearest_first[:1]),
    )


def _frame(text: str, start: int, index: int, conventions: Conventions, kind: str) -> Sentence:
    return Sentence(text=text, start=start, block=index, block_kind=kind, conventions=conventions)


def _frames(label: Sentence | None, introduction: Sentence | None) -> Iterator[Sentence]:
    if introduction is not None and (introduction.text.endswith(":") or _GOAL_FIRST.match(introduction.text)):
        begin = introduction.text.rfind(". ") + 1
        begin += len(introduction.text[begin:]) - len(introduction.text[begin:].lstrip())
        yield _frame(
            introduction.text[begin:], introduction.start + begin, introduction.block, introduction.conventions, "label"
        )
        if begin and _BACK.search(introduction.text, begin):
            yield introduction
    if label is not None and (introduction is None or label.block != introduction.block):
        yield label


def _is_label(text: str) -> bool:
    """Tell a line that dates what follows ("By 2030:", "Our 2030 goals", "Milestone (by March 2031)")."""
    if len(text) > _LONGEST_LABEL or _VALUE_OR_VERB.search(text):
        return False
    return text.endswith(":") or _LABEL.search(text) is not None


def _is_close(document: Document, above: Block, block: Block) -> bool:
    """Tell whether no blank line stands between two blocks."""
    end = above.passage.span(0, len(above.passage.text)).end if above.passage.text else 0
    start = block.passage.span(0, 1).start if block.passage.text else end
    return document.text[end:start].count("\n") <= 1
