"""What was made of each sentence or cell at a place: seen, read, passed over; by the readers that every check asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.completions import complete
from checker.extraction.outline import outline
from checker.extraction.prose import read_prose
from checker.extraction.readers import READERS, sought_by
from checker.extraction.reading import mention_of, read_conventions, sentences_of
from checker.extraction.rows import is_no_sentence, is_table_row
from checker.extraction.sightings import elements_of
from checker.extraction.table_tracing import trace_table
from checker.extraction.tongues import is_foreign
from checker.model import Block, Document, Facts, Mention, Passage, PassedOver, Reason, Span, Trace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.extraction.elements import Sentence


def trace_claims(document: Document, hints: Mapping[str, str], within: Span) -> tuple[Trace, ...]:
    """Return what was made of every sentence and cell that stands, wholly or in part, in a range of the document.

    `hints` are those of `read_claims`. The mentions of a whole document are the ones that `read_claims` returns.
    """
    prose = read_prose(document)
    facts, conventions = read_conventions(document, prose, hints)
    places = dict(outline(document, conventions))
    traces: list[Trace] = []
    for index, block in enumerate(document.blocks):
        span = _extent(block)
        if span is None or not span.overlaps(within):
            continue
        reason = _refused(block, facts, is_outlined=index in places)
        if reason is not None:
            traces.append(Trace(unit="block", block=index, span=span, passed_over=(PassedOver(reason=reason),)))
            continue
        if block.table is not None:
            traces += trace_table(document, index, places[index].headings, conventions, facts)
        else:
            sentences = sentences_of(block, index, prose[index], places[index], conventions)
            traces += [_trace(sentence, facts, document.blocks) for sentence in sentences]
    return tuple(trace for trace in traces if trace.span.overlaps(within))


def _extent(block: Block) -> Span | None:
    cells = [cell.passage for cell in block.table.cells] if block.table else []
    spans = [passage.span(0, len(passage.text)) for passage in (block.passage, *cells) if passage.pieces]
    return Span(min(one.start for one in spans), max(one.end for one in spans)) if spans else None


def _refused(block: Block, facts: Facts, *, is_outlined: bool) -> Reason | None:
    """Return why a block is not read at all."""
    if not is_outlined:
        return Reason.FURNITURE
    is_other = facts.language != "en" or (block.table is None and is_foreign(block.passage.text))
    return Reason.LANGUAGE if is_other else None


def _trace(sentence: Sentence, facts: Facts, blocks: Sequence[Block]) -> Trace:
    passage = blocks[sentence.block].passage
    sought: dict[tuple[Reason, int, int], list[str]] = {}
    mentions = () if is_no_sentence(sentence.text) else tuple(_read(sentence, facts, blocks, sought))
    passed_over = [
        PassedOver(reason=reason, sought=tuple(looked_for), span=_span(sentence, passage, start, end))
        for (reason, start, end), looked_for in sorted(sought.items(), key=lambda entry: entry[0][1:])
    ]
    if is_table_row(sentence.text):
        passed_over.append(PassedOver(reason=Reason.LOST_TABLE))
    elif not mentions and not passed_over:
        passed_over.append(PassedOver(reason=Reason.NO_CLAIM))
    return Trace(
        unit="sentence",
        block=sentence.block,
        span=_span(sentence, passage, 0, len(sentence.text)),
        elements=elements_of(sentence, facts, passage),
        mentions=mentions,
        passed_over=tuple(passed_over),
    )


def _read(
    sentence: Sentence, facts: Facts, blocks: Sequence[Block], sought: dict[tuple[Reason, int, int], list[str]]
) -> Iterator[Mention]:
    """Yield what the readers read, and note in `sought` which of them passed over which words, and why."""
    for reader in READERS:
        known = len(sentence.passed_over)
        for draft in list(reader(sentence, facts)):
            yield mention_of(complete(draft, sentence, facts), sentence, blocks)
        for refusal in dict.fromkeys(sentence.passed_over[known:]):
            sought.setdefault(refusal, []).append(sought_by(reader))


def _span(sentence: Sentence, passage: Passage, start: int, end: int) -> Span:
    return passage.span(sentence.start + start, sentence.start + end)
