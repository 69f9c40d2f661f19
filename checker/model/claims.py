"""Claims: quantities, slots, mentions, and what their document says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from checker.model.documents import Document
from checker.model.passages import Span


class Quantity(Struct, array_like=True, frozen=True, kw_only=True, gc=False):
    """An amount as printed: `half_step` is half a unit of the last printed digit, the rounding it may hide."""

    amount: Decimal
    unit: str = ""  # canonical symbol of the vocabulary, "%", "pp" (percentage points), or "" where none is stated
    comparator: str = "="  # = < <= > >= ~
    half_step: Decimal = Decimal(0)
    text: str = ""  # as written


Value = str | int | bool | date | Quantity | tuple[str, ...] | tuple[int, ...] | tuple[Quantity, ...]


class Figure(Struct, frozen=True, kw_only=True):
    """A number of a document with its unit, whether or not a claim was read from it."""

    span: Span
    quantity: Quantity


class Origin(StrEnum):
    """Where a slot was read."""

    HERE = "here"
    COORDINATION = "coordination"  # shared by the parts of a coordination
    SENTENCE_BEFORE = "sentence-before"
    HEADING = "heading"
    TABLE = "table"  # row label, column header, caption
    DOCUMENT = "document"  # a statement that holds for the whole document
    MENTION = "mention"  # another mention of the same claim
    RELATED = "related"  # another claim of the same document
    DERIVED = "derived"  # follows from other slots by the vocabulary


class Slot(Struct, frozen=True, kw_only=True, gc=False):
    """One value of a claim, with the source range it was read from (None where it is derived)."""

    value: Value
    span: Span | None = None
    origin: Origin = Origin.HERE


class Mention(Struct, frozen=True, kw_only=True):
    """One place where something checkable is stated."""

    kind: str
    span: Span  # the words of the claim
    sentence: Span  # the sentence, cell or row it stands in
    block: int  # index into `Document.blocks`
    slots: Mapping[str, Slot]


class Facts(Struct, frozen=True, kw_only=True):
    """What a document says of itself; None where it does not say."""

    entity: str | None = None
    published: date | None = None
    published_span: Span | None = None  # the words that say so; None where it was declared
    kind: str | None = None  # press-release | sustainability-report | web-page | product-page | message | data-book
    language: str | None = None
    jurisdiction: str | None = None  # EU, UK, US-CA, ... : as declared, never guessed
    audience: str | None = None  # b2c | b2b | investors; as declared
    sector: str | None = None  # financial, ... ; as declared
    disclosed: tuple[str, ...] = ()  # what is disclosed anywhere in it: ghg.target, water.target, targets.explained ...
    defaults: Mapping[str, Slot] = {}  # slots that hold for the whole document: base_year, boundary, hours_base, ...


class Reading(Struct, frozen=True, kw_only=True):
    """A document, what it says of itself, and its mentions in document order."""

    document: Document
    facts: Facts
    mentions: tuple[Mention, ...]
    amounts: tuple[Mention, ...] = ()  # what its sentences tell whatever it measures: no claims, but to be compared


class Facet(Struct, frozen=True, kw_only=True):
    """One thing of a claim that claims of other documents can be compared with, and the keys that make it comparable.

    Kinds: `figure` (an amount for a period), `target` (one of two documents), `boundary` (what a figure covers),
    `recognition` (a detail of an award, rating or certificate) and `name` (what a document calls its company).
    """

    kind: str
    keys: Mapping[str, Value]
    order: str = ""  # sorts documents from old to new: reporting year, then day of publication
    span: Span | None = None  # its words; None: the claim's


class Claim(Struct, frozen=True, kw_only=True):
    """One statement: its mentions, the primary one first, and the slots they supply together."""

    id: str  # depends on content, not on position
    kind: str
    path: str
    mentions: tuple[Mention, ...]
    slots: Mapping[str, Slot]
    facets: tuple[Facet, ...] = ()

    @property
    def span(self) -> Span:
        """The words a finding about this claim points at."""
        return self.mentions[0].span

    def get(self, slot: str) -> Value | None:
        """Return a slot's value, None where it is unknown."""
        found = self.slots.get(slot)
        return None if found is None else found.value
