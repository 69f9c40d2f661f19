"""Why a place of a document was read as it was: the value that the pipeline hands to the reports."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.errors import UsageError
from checker.model import Claim, Document, Mention, Origin, Slot, Span, Trace
from checker.outcome import DocumentOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Inquiry(Struct, frozen=True, kw_only=True):
    """A place that somebody asks about: a line, a column of it, or, in a file without lines, where to look."""

    path: str
    line: int | None = None  # from 1
    column: int | None = None  # from 1
    page: int | None = None  # from 1, or slide
    paragraph: int | None = None  # from 1
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        """Return the place as reports write it."""
        if self.sheet is not None:
            return f"{self.path}:{self.sheet}!{self.cell}"
        if self.page is not None:
            return f"{self.path}:page {self.page}"
        if self.paragraph is not None:
            return f"{self.path}:paragraph {self.paragraph}"
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


class Source(StrEnum):
    """Where a slot of a claim came from, seen from the place that is asked about."""

    HERE = "here"
    INHERITED = "inherited"  # from a statement around it: a heading, a sentence before, a table's header
    MERGED = "merged"  # from another place that states the same claim
    RELATED = "related"  # from another claim of the document
    DERIVED = "derived"  # it follows from other slots


_SOURCES: Mapping[Origin, Source] = {
    Origin.HERE: Source.HERE,
    Origin.COORDINATION: Source.HERE,
    Origin.SENTENCE_BEFORE: Source.INHERITED,
    Origin.HEADING: Source.INHERITED,
    Origin.TABLE: Source.INHERITED,
    Origin.DOCUMENT: Source.INHERITED,
    Origin.MENTION: Source.MERGED,
    Origin.RELATED: Source.RELATED,
    Origin.DERIVED: Source.DERIVED,
}


class Explanation(Struct, frozen=True, kw_only=True):
    """What was seen, read and passed over at a place, in reading order."""

    place: Inquiry
    outcome: DocumentOutcome
    document: Document
    traces: tuple[Trace, ...]
    claims: tuple[Claim, ...]  # all of the document, merged and completed

    def claims_at(self, trace: Trace) -> tuple[tuple[Claim, Mention], ...]:
        """Return the claims that are stated in a sentence or cell, each with the mention that states it there."""
        here = {(mention.kind, mention.span) for mention in trace.mentions}
        return tuple(
            (claim, mention)
            for claim in self.claims
            for mention in claim.mentions
            if mention.block == trace.block and (mention.kind, mention.span) in here
        )

    def supplied_by(self, trace: Trace) -> tuple[tuple[Claim, tuple[str, ...]], ...]:
        """Return the claims stated elsewhere that took slots from the words of a sentence or cell."""
        own = {claim.id for claim, _ in self.claims_at(trace)}
        supplied = (
            (claim, tuple(name for name, slot in claim.slots.items() if slot.span and _lies_in(slot.span, trace.span)))
            for claim in self.claims
            if claim.id not in own
        )
        return tuple((claim, names) for claim, names in supplied if names)

    def source_of(self, slot: Slot, claim: Claim, trace: Trace) -> tuple[Source, Span | None]:
        """Return where a slot of a claim came from, and the words it was read from where there are any."""
        if slot.span is not None and _lies_in(slot.span, trace.span):
            return Source.HERE, slot.span
        source = _SOURCES[slot.origin]
        primary = claim.mentions[0]
        if source is Source.HERE and not primary.span.overlaps(trace.span):
            return Source.MERGED, slot.span or primary.span
        return source, slot.span


def range_of(place: Inquiry, document: Document) -> Span:
    """Return the range that is asked about, of a line all of it; UsageError where the document has no such place."""
    return _anchored(place, document) if place.line is None else _line(place, place.line, document)


def _anchored(place: Inquiry, document: Document) -> Span:
    wanted = (place.page, place.paragraph, place.sheet, place.cell)
    spans = [
        Span(anchor.start, anchor.end)
        for anchor in document.anchors
        if (anchor.page, anchor.paragraph, anchor.sheet, anchor.cell) == wanted
    ]
    if not spans:
        raise UsageError(f"{place}: the file has no such place with text: write it as `esglint check` prints it")
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _line(place: Inquiry, number: int, document: Document) -> Span:
    line = document.line(number)
    name = f"{document.path}:{number}"
    if line is None:
        last = document.text.count("\n") + (not document.text.endswith("\n"))
        raise UsageError(f"{name}: there is no such line: give one from 1 to {last}")
    width = line.end - line.start
    if place.column is not None and not 1 <= place.column <= width + 1:
        raise UsageError(
            f"{name}:{place.column}: there is no such column: give one from 1 to {max(1, width)}, or none for the line"
        )
    return line


def at_column(traces: Sequence[Trace], place: Inquiry, within: Span) -> tuple[Trace, ...]:
    """Return what stands at the column of a line, else what is nearest; without a column, all that stands in it."""
    if place.column is None or not traces:
        return tuple(traces)
    position = within.start + place.column - 1
    distances = [max(trace.span.start - position, position - trace.span.end + 1, 0) for trace in traces]
    return tuple(trace for trace, distance in zip(traces, distances, strict=True) if distance == min(distances))


def no_text(place: Inquiry, document: Document) -> UsageError:
    """Return the error that says that nothing to read stands in a line, and which line with text is the nearest."""
    lines = {document.place(span).line for span in _spans(document)}
    asked = place.line or 0
    nearest = min(lines, key=lambda line: (abs(line - asked), line), default=None)
    advice = "the document holds no text" if nearest is None else f"the nearest that does is line {nearest}"
    return UsageError(f"{place}: it holds no text that is read (it is blank, markup or metadata): {advice}")


def _spans(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        cells = [cell.passage for cell in block.table.cells] if block.table else []
        yield from (passage.span(0, len(passage.text)) for passage in (block.passage, *cells) if passage.text.strip())


def _lies_in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
