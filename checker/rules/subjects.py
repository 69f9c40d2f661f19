"""A claim in its document, as rules see it: values of slots and facts, and the text around it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import (
    Block,
    BlockKind,
    Cell,
    Claim,
    Facet,
    Location,
    Mention,
    Origin,
    Passage,
    Quantity,
    Reading,
    Span,
    Value,
)
from checker.rules.functions import pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.rules.rule import LookIn

_DISTANCE = {
    Origin.HERE: 0,
    Origin.COORDINATION: 0,
    Origin.TABLE: 0,  # row label and column header belong to the cell
    Origin.MENTION: 0,  # the claim says it, in another place where it is made
    Origin.DERIVED: 0,
    Origin.SENTENCE_BEFORE: 1,
    Origin.HEADING: 2,
    Origin.DOCUMENT: 3,
    Origin.RELATED: 3,
}
_REACH: dict[LookIn, int] = {"sentence": 0, "paragraph": 1, "section": 2, "document": 3, "corpus": 3}


class Subject(Struct, frozen=True, kw_only=True, dict=True):
    """A claim and the document it stands in; where rules compare documents, one facet of the claim."""

    claim: Claim
    reading: Reading
    facet: Facet | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What tells this claim from all others: ids depend on content, so two documents may share one."""
        return self.claim.path, self.claim.id

    @property
    def block(self) -> int:
        """The block of the primary mention."""
        return self.claim.mentions[0].block

    @cached_property
    def place(self) -> Location:
        """Where a finding about this claim points."""
        span = self.facet.span if self.facet is not None else None
        return self.reading.document.place(span or self.claim.span)

    @cached_property
    def other_places(self) -> tuple[Location, ...]:
        """Where else the claim is made; a facet has one place."""
        if self.facet is not None:
            return ()
        return tuple(self.reading.document.place(mention.span) for mention in self.claim.mentions[1:])

    def places_of(self, names: Iterable[str]) -> tuple[Location, ...]:
        """Return where the slots and facts of these variables were read from, outside of the claim itself."""
        spans: set[Span] = set()
        for root, _, name in (variable.partition(".") for variable in names):
            slot = self.claim.slots.get(name.partition(".")[0])
            if root == "claim" and slot is not None and slot.span is not None and slot.origin is not Origin.DERIVED:
                spans.update(
                    self._cells_in(slot.span, len(slot.value)) if isinstance(slot.value, tuple) else (slot.span,)
                )
            if root == "document" and name.startswith("published") and self.reading.facts.published_span is not None:
                spans.add(self.reading.facts.published_span)
        own = self.claim.span
        return tuple(self.reading.document.place(span) for span in sorted(spans) if not span.overlaps(own))

    def _cells_in(self, stretch: Span, count: int) -> Iterable[Span]:
        """Return the cells of a sheet with a total's parts; their stretch in a text, or with others between them."""
        table = self.reading.document.blocks[self.block].table if self.place.sheet is not None else None
        cells = [(cell, span) for cell in table.cells if (span := _span(cell))] if table is not None else []
        own = next((cell for cell, span in cells if span.overlaps(self.claim.span)), None)
        inside = [(cell, span) for cell, span in cells if span.overlaps(stretch)]
        if own is None or not inside:
            return (stretch,)
        down = [span for cell, span in inside if cell.column == own.column and cell.row != own.row]
        across = [span for cell, span in inside if cell.row == own.row and cell.column != own.column]
        return next((parts for parts in (down, across) if len(parts) == count), (stretch,))

    def slot(self, name: str, reach: LookIn = "corpus") -> Value | None:
        """Return a slot's value, None where it is unknown or was read farther away than `reach`."""
        found = self.claim.slots.get(name)
        if found is None or found.value == () or _DISTANCE[found.origin] > _REACH[reach]:
            return None
        return found.value

    def fact(self, name: str) -> Value | None:
        """Return what the document says of itself, by the fact's name in rules."""
        facts = self.reading.facts
        if name == "published_year":
            return facts.published.year if facts.published else None
        found: Value | None = getattr(facts, name)
        return found

    def known(self, name: str, reach: LookIn = "corpus") -> Value | None:
        """Return the value of a slot, of `kind`, or of a fact by its dotted name."""
        if self.facet is not None and name in self.facet.keys:
            return self.facet.keys[name]
        if name == "kind":
            return self.claim.kind
        return self.fact(name[9:]) if name.startswith("document.") else self.slot(name, reach)

    def variable(self, name: str, reach: LookIn = "corpus") -> object:
        """Return the value of an expression's variable as CEL takes it, None where it is unknown."""
        known = self._variables
        try:
            return known[name, reach]
        except KeyError:
            known[name, reach] = self._variable(name, reach)
            return known[name, reach]

    @cached_property
    def _variables(self) -> dict[tuple[str, LookIn], object]:
        return {}  # many rules ask for the same few

    def _variable(self, name: str, reach: LookIn) -> object:
        root, name, *part = name.split(".")
        if root == "document":
            return _for_cel(self.fact(name))
        if name in {"kind", "text", "sentence"}:
            return self._words(name)
        value = self.slot(name, reach)
        if part and isinstance(value, Quantity):
            return pack(value)[part[0]]
        return _for_cel(value)

    def as_member(self, fields: frozenset[str]) -> dict[str, object]:
        """Return the claim as a map, for expressions over a group: known slots only, or the `fields` of its facet."""
        if self.facet is not None:
            keys = {name: _for_cel(value) for name, value in self.facet.keys.items() if name in fields}
            return keys | {"order": self.facet.order, "path": self.claim.path, "kind": self.claim.kind}
        values = {name: _for_cel(slot.value) for name, slot in self.claim.slots.items()}
        facts = {name: self.fact(name) for name in ("published", "published_year")}
        facts |= {f"document_{name}": self.fact(name) for name in ("kind", "entity")}
        known = {name: _for_cel(value) for name, value in facts.items() if value is not None}
        return values | known | {"kind": self.claim.kind, "path": self.claim.path, "text": self._words("text")}

    def texts(self, reach: LookIn) -> Iterator[str]:
        """Yield the readable text around each mention: its sentence, paragraph or section, or the whole document."""
        blocks = self.reading.document.blocks
        for mention in self.claim.mentions if _REACH[reach] < _REACH["document"] else self.claim.mentions[:1]:
            if reach == "sentence":
                yield self._readable(mention, mention.sentence)
                continue
            chosen = {
                "paragraph": blocks[mention.block : mention.block + 1],
                "section": _section(blocks, mention.block),
            }
            yield "\n".join(_block_text(block) for block in chosen.get(reach, blocks))

    def _words(self, name: str) -> str:
        if name == "kind":
            return self.claim.kind
        mention = self.claim.mentions[0]
        return self._readable(mention, mention.span if name == "text" else mention.sentence)

    def _readable(self, mention: Mention, span: Span) -> str:
        """Return a source range as its reader sees it."""
        block = self.reading.document.blocks[mention.block]
        for passage in (block.passage, *(cell.passage for cell in (block.table.cells if block.table else ()))):
            text = _readable_part(passage, span)
            if text:
                return text
        return " ".join(self.reading.document.text[span.start : span.end].split())


def _span(cell: Cell) -> Span | None:
    """Return where a cell's words stand in the source, None for an empty one."""
    text = cell.passage.text
    return cell.passage.span(0, len(text)) if text.strip() and cell.passage.pieces else None


def _readable_part(passage: Passage, span: Span) -> str:
    """Return what of a passage was read from a source range."""
    parts = []
    for piece in passage.pieces:
        if piece.source >= span.end or piece.source + piece.source_length <= span.start:
            continue
        start, end = piece.start, piece.start + piece.length
        if piece.length == piece.source_length:
            start, end = start + max(0, span.start - piece.source), start + min(piece.length, span.end - piece.source)
        parts.append(passage.text[start:end])
    return "".join(parts).strip()


def _section(blocks: tuple[Block, ...], index: int) -> tuple[Block, ...]:
    """Return the blocks from the heading above a block to the one below."""
    headings = [at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    start = max((at for at in headings if at <= index), default=0)
    end = min((at for at in headings if at > index), default=len(blocks))
    return blocks[start:end]


def _block_text(block: Block) -> str:
    if block.kind is BlockKind.FURNITURE:
        return ""
    cells = block.table.cells if block.table else ()
    return " ".join(text for text in (block.passage.text, *(cell.passage.text for cell in cells)) if text)


def _for_cel(value: object) -> object:
    if isinstance(value, Quantity):
        return pack(value)
    if isinstance(value, tuple):
        return [_for_cel(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
