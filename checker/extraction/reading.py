"""Read one document: its facts, then every block sentence by sentence, tables by their layout."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.extraction.company_ages import read_company_ages
from checker.extraction.completions import complete
from checker.extraction.computed_ratios import read_computed_ratios
from checker.extraction.concept_meanings import Meanings
from checker.extraction.disclosures import read_disclosures
from checker.extraction.distant_changes import with_distant_changes
from checker.extraction.elements import Conventions, Sentence
from checker.extraction.facts import read_facts
from checker.extraction.gates import GATES, OPEN
from checker.extraction.listed_sums import read_listed_sums
from checker.extraction.notes import marked
from checker.extraction.numbers import NUMBER, uses_decimal_comma
from checker.extraction.outline import Above, outline
from checker.extraction.patterns import Gate, bits_of, is_let, note
from checker.extraction.plan_periods import read_plan_periods
from checker.extraction.product_tables import feature_cells
from checker.extraction.prose import Prose, read_prose
from checker.extraction.prose_of_rows import read_prose_of_rows
from checker.extraction.readers import FEATURE_READERS, READERS
from checker.extraction.rows import holds_letter, is_no_sentence
from checker.extraction.tables import numbers_of, read_table
from checker.extraction.tagged_facts import join_tags
from checker.extraction.told_amounts import read_told_amounts
from checker.extraction.tongues import is_foreign
from checker.model import Block, Document, Facts, Mention, Reading, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.extraction.drafts import Draft, Found, Reader

_GATED = tuple((reader, GATES.get(reader, OPEN)) for reader in READERS)
_NUMBERED = Gate(NUMBER)
_OF_FEATURES = tuple((reader, OPEN) for reader in FEATURE_READERS)


def read_claims(
    document: Document, hints: Mapping[str, str] | None = None, concepts: Mapping[str, str] | None = None
) -> Reading:
    """Return the mentions of a document in document order.

    `hints` are what the user says of the document (`kind`, `published` as an ISO date, `entity`, `jurisdiction`,
    `audience`, `sector`); they outrank what the text says. `concepts` are metrics by the names of concepts that tags of
    inline XBRL use; they outrank the vocabulary.
    """
    prose = read_prose(document)
    facts, conventions = read_conventions(document, prose, hints or {})
    if facts.language != "en":
        return Reading(document=document, facts=facts, mentions=())
    mentions: list[Mention] = []
    sentences: list[Sentence] = []
    tables: list[tuple[int, tuple[str, ...]]] = []
    amounts: list[Mention] = []
    for index, above in outline(document, conventions):
        block = document.blocks[index]
        if block.table is not None:
            tables.append((index, above.headings))
            mentions.extend(read_table(document, index, above.headings, conventions, facts))
            for sentence, passage in feature_cells(document, index, above.headings, conventions):
                blocks = (*document.blocks[:index], replace(block, passage=passage))
                mentions.extend(_mentions(sentence, facts, blocks, _OF_FEATURES))
            continue
        if is_foreign(block.passage.text):
            continue
        for sentence in sentences_of(block, index, prose[index], above, conventions):
            note(sentence.text)
            sentences.append(sentence)
            mentions.extend(_mentions(sentence, facts, document.blocks))
            amounts.extend(_told(sentence, document.blocks))
    mentions.extend(read_listed_sums(document, conventions))
    numbers = partial(numbers_of, document, tables, conventions, facts)
    mentions.extend([*read_computed_ratios(document, sentences, mentions)])
    mentions = with_distant_changes(document, sentences, mentions, facts, numbers)
    mentions.extend([*read_prose_of_rows(document, sentences, mentions, facts)])
    mentions.extend([*read_company_ages(document, sentences, mentions, facts)])
    mentions.extend([*read_plan_periods(document, sentences, mentions)])
    mentions = join_tags(document, mentions, conventions, Meanings(concepts or {}))
    mentions.sort(key=lambda mention: (mention.span.start, mention.span.end, mention.kind))
    facts = replace(facts, disclosed=read_disclosures(document, prose, mentions))
    return Reading(document=document, facts=facts, mentions=tuple(mentions), amounts=tuple(amounts))


def outlined_sentences(
    document: Document, prose: Sequence[Sequence[Prose]], conventions: Conventions
) -> Iterator[tuple[Block, Iterator[Sentence]]]:
    """Yield each block that may hold claims with its sentences; a table has none."""
    for index, above in outline(document, conventions):
        block = document.blocks[index]
        is_prose = block.table is None and not is_foreign(block.passage.text)
        yield block, sentences_of(block, index, prose[index], above, conventions) if is_prose else iter(())


def read_conventions(
    document: Document, prose: Sequence[Sequence[Prose]], hints: Mapping[str, str]
) -> tuple[Facts, Conventions]:
    """Return what a document says of itself, and how it writes its numbers and years."""
    facts, fiscal = read_facts(document, prose, hints)
    is_english = facts.language == "en"
    decimal_comma = is_english and uses_decimal_comma(document.text)
    return facts, Conventions(decimal_comma=decimal_comma, fiscal=fiscal)


def sentences_of(
    block: Block, index: int, paragraphs: Sequence[Prose], above: Above, conventions: Conventions
) -> Iterator[Sentence]:
    """Yield the sentences of a block that is no table; each knows the one before it."""
    sentence: Sentence | None = None
    for paragraph in paragraphs:
        for start, text in paragraph.sentences:
            if not holds_letter(text):
                continue
            sentence = Sentence(
                text=text,
                start=start,
                block=index,
                block_kind=str(block.kind),
                conventions=conventions,
                before=sentence,
                headings=above.headings,
                paragraph=paragraph.text,
                paragraph_start=paragraph.start,
                list_intro=above.intro,
                heading_blocks=above.heading_blocks,
                intro_place=above.intro_place,
                frames=above.frames,
                below=above.below,
                notes=marked(block.passage.text[start : start + len(text)], above.notes),
            )
            yield sentence


def _mentions(
    sentence: Sentence, facts: Facts, blocks: Sequence[Block], readers: tuple[tuple[Reader, Gate], ...] = _GATED
) -> Iterator[Mention]:
    if is_no_sentence(sentence.text):
        return
    asked = [(reader, gate.needs) for reader, gate in readers]
    bits = bits_of(sentence.text)  # afterwards: where the needs of a gate are new, nothing is known of a text
    for reader, needs in asked:
        if is_let(needs, bits):
            for draft in reader(sentence, facts):
                yield mention_of(complete(draft, sentence, facts), sentence, blocks)


def _told(sentence: Sentence, blocks: Sequence[Block]) -> Iterator[Mention]:
    """Yield the amounts of a sentence that holds a number."""
    if is_let(_NUMBERED.needs, bits_of(sentence.text)):
        yield from read_told_amounts(sentence, blocks)


def mention_of(draft: Draft, sentence: Sentence, blocks: Sequence[Block]) -> Mention:
    """Return a draft with its positions in the document that has these blocks."""
    passage = blocks[sentence.block].passage
    return Mention(
        kind=draft.kind,
        span=passage.span(sentence.start + draft.start, sentence.start + draft.end),
        sentence=passage.span(sentence.start, sentence.start + len(sentence.text)),
        block=sentence.block,
        slots={name: _slot(found, sentence, blocks) for name, found in draft.slots.items()},
    )


def _slot(found: Found, sentence: Sentence, blocks: Sequence[Block]) -> Slot:
    if found.start < 0:
        return Slot(value=found.value, origin=found.origin)
    home = found.sentence or sentence
    if home.block < 0:
        return Slot(value=found.value, origin=found.origin)
    span = blocks[home.block].passage.span(home.start + found.start, home.start + found.end)
    return Slot(value=found.value, span=span, origin=found.origin)
