"""Read one document: its facts, then every block sentence by sentence, tables by their layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.completions import complete
from checker.extraction.elements import Conventions, Sentence
from checker.extraction.facts import read_facts
from checker.extraction.gates import GATES, OPEN
from checker.extraction.normalise import normalise
from checker.extraction.numbers import uses_decimal_comma
from checker.extraction.patterns import note
from checker.extraction.readers import READERS
from checker.extraction.rows import is_table_row
from checker.extraction.sentences import split_sentences
from checker.extraction.tables import read_table
from checker.extraction.tongues import is_foreign
from checker.model import Block, BlockKind, Document, Facts, Mention, Passage, Reading, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.extraction.drafts import Draft, Found

_GATED = tuple((reader, GATES.get(reader, OPEN)) for reader in READERS)


def read_claims(document: Document, hints: Mapping[str, str] | None = None) -> Reading:
    """Return the mentions of a document in document order.

    `hints` are what the user says of the document (`kind`, `published` as an ISO date, `entity`, `jurisdiction`,
    `audience`, `sector`); they outrank what the text says.
    """
    facts, fiscal = read_facts(document, hints or {})
    if facts.language != "en":
        return Reading(document=document, facts=facts, mentions=())
    conventions = Conventions(decimal_comma=uses_decimal_comma(document.text), fiscal=fiscal)
    mentions: list[Mention] = []
    for index, headings, intro in _outline(document.blocks):
        block = document.blocks[index]
        if block.table is not None:
            mentions.extend(read_table(document, index, headings, conventions, facts))
            continue
        if is_foreign(block.passage.text):
            continue
        for sentence in _sentences(block, index, headings, intro, conventions):
            note(sentence.text)
            mentions.extend(_mentions(sentence, facts, block.passage))
    mentions.sort(key=lambda mention: (mention.span.start, mention.span.end, mention.kind))
    return Reading(document=document, facts=facts, mentions=tuple(mentions))


def outlined_sentences(document: Document, conventions: Conventions) -> Iterator[tuple[Block, Iterator[Sentence]]]:
    """Yield each block that may hold claims with its sentences; a table has none."""
    for index, headings, intro in _outline(document.blocks):
        block = document.blocks[index]
        is_prose = block.table is None and not is_foreign(block.passage.text)
        yield block, _sentences(block, index, headings, intro, conventions) if is_prose else iter(())


def _outline(blocks: tuple[Block, ...]) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """Yield each block that may hold claims with the headings above it (nearest first) and its list's introduction."""
    stack: list[tuple[int, str]] = []
    intro = ""
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.FURNITURE:
            continue
        headings = tuple(text for _, text in reversed(stack))
        yield index, headings, intro if block.kind is BlockKind.LIST_ITEM else ""
        if block.kind is BlockKind.HEADING:
            level = block.level or 2
            stack = [entry for entry in stack if entry[0] < level] + [(level, normalise(block.passage.text))]
            intro = ""
        elif block.kind is not BlockKind.LIST_ITEM:
            intro = normalise(block.passage.text[-400:])


def _sentences(
    block: Block, index: int, headings: tuple[str, ...], intro: str, conventions: Conventions
) -> Iterator[Sentence]:
    text = normalise(block.passage.text)
    sentence: Sentence | None = None
    for start, end in split_sentences(text):
        sentence = Sentence(
            text=text[start:end],
            start=start,
            block=index,
            block_kind=str(block.kind),
            conventions=conventions,
            before=sentence,
            headings=headings,
            paragraph=text,
            list_intro=intro,
        )
        yield sentence


def _mentions(sentence: Sentence, facts: Facts, passage: Passage) -> Iterator[Mention]:
    if is_table_row(sentence.text):
        return
    for reader, gate in _GATED:
        if gate.lets(sentence.text):
            for draft in reader(sentence, facts):
                yield _mention(complete(draft, sentence, facts), sentence, passage)


def _mention(draft: Draft, sentence: Sentence, passage: Passage) -> Mention:
    return Mention(
        kind=draft.kind,
        span=passage.span(sentence.start + draft.start, sentence.start + draft.end),
        sentence=passage.span(sentence.start, sentence.start + len(sentence.text)),
        block=sentence.block,
        slots={name: _slot(found, sentence, passage) for name, found in draft.slots.items()},
    )


def _slot(found: Found, sentence: Sentence, passage: Passage) -> Slot:
    if found.start < 0:
        return Slot(value=found.value, origin=found.origin)
    home = found.sentence or sentence
    span = passage.span(home.start + found.start, home.start + found.end) if home.block == sentence.block else None
    return Slot(value=found.value, span=span, origin=found.origin)
