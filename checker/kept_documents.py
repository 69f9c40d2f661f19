"""Documents with their claims, put aside while a run looks at others: the latest as they are, all others as bytes.

The bytes are in a temporary file without a name, which goes with the run however it ends; where there is no room on
the disk, they stay in memory.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import chain
from typing import overload

from msgspec import Struct
from msgspec.structs import replace

from checker.kept_readings import decode_claims, decode_reading, encode_claims, encode_reading
from checker.model import Claim, Document, Facet, Mention, Reading
from checker.nameless_file import NamelessFile

_AT_HAND = 16  # documents that are kept as they are


class Kept(Struct, frozen=True, kw_only=True):
    """A document and its claims."""

    reading: Reading  # without mentions: they have become claims
    claims: tuple[Claim, ...]  # their mentions without slots: they have become those of the claims


def keep(reading: Reading, claims: Sequence[Claim]) -> Kept:
    """Return of a document and its claims what later stages need."""
    return Kept(
        reading=replace(reading, mentions=()),
        claims=tuple(replace(claim, mentions=tuple(map(_without_slots, claim.mentions))) for claim in claims),
    )


def _without_slots(mention: Mention) -> Mention:
    return replace(mention, slots={})


class Packed(Struct, frozen=True, kw_only=True):
    """A document and its claims as bytes."""

    document: bytes
    claims: bytes


def pack(kept: Kept) -> Packed | None:
    """Return a document and its claims as bytes; None where its text holds what no encoding has."""
    document = encode_reading(kept.reading)
    claims = None if document is None else encode_claims(kept.claims)
    return None if document is None or claims is None else Packed(document=document, claims=claims)


def unpack(packed: Packed, path: str) -> Kept:
    """Return the document at a path and its claims."""
    return Kept(reading=_reading(packed.document, path), claims=decode_claims(packed.claims, path))


def _reading(stored: bytes, path: str) -> Reading:
    reading = decode_reading(stored, path)
    assert reading is not None  # noqa: S101 - this run has written it
    return reading


class _Place(Struct, frozen=True, array_like=True):
    """Where in the temporary file a document and its claims are."""

    start: int
    document: int  # bytes
    claims: int


class Shelf:
    """The documents of a run, in the order in which they were put here."""

    def __init__(self) -> None:
        """Start with an empty shelf; the temporary file is made when there is something to write into it."""
        self.paths: list[str] = []
        self.facets: dict[str, Mapping[str, tuple[Facet, ...]]] = {}  # by path and claim: found after all were read
        self._ends: list[int] = []  # how many claims there are up to and with each document
        self._at_hand: OrderedDict[int, Kept] = OrderedDict()
        self._aside: dict[int, _Place | Packed | Kept] = {}
        self._file = NamelessFile()
        self._document = lru_cache(_AT_HAND)(self._read_document)
        self._claims = lru_cache(_AT_HAND)(self._read_claims)

    def add(self, path: str, document: Kept | Packed, claims: int) -> None:
        """Put a document here that has so many claims."""
        index = len(self.paths)
        self.paths.append(path)
        self._ends.append(claims + (self._ends[-1] if self._ends else 0))
        if isinstance(document, Packed):
            self._put_aside(index, document)
            return
        self._at_hand[index] = document
        if len(self._at_hand) > _AT_HAND:
            oldest, kept = self._at_hand.popitem(last=False)
            self._put_aside(oldest, pack(kept) or kept)

    def kept(self, index: int) -> Kept:
        """Return a document and its claims."""
        found = self.portable(index)
        return unpack(found, self.paths[index]) if isinstance(found, Packed) else found

    def portable(self, index: int) -> Packed | Kept:
        """Return a document and its claims in the form in which they are here."""
        if index in self._at_hand:
            return self._at_hand[index]
        found = self._aside[index]
        if not isinstance(found, _Place):
            return found
        document = self._file.read(found.start, found.document)
        return Packed(document=document, claims=self._file.read(found.start + found.document, found.claims))

    def all_claims(self) -> Sequence[Claim]:
        """Return the claims of all documents; they are read again, where they are not at hand."""
        if self._aside:
            return _Claims(self)
        return tuple(chain.from_iterable(self.claims_of(index) for index in range(len(self.paths))))

    def documents(self) -> Mapping[str, Document]:
        """Return the documents by path; they are read again, where they are not at hand."""
        if self._aside:
            return _Documents(self)
        return {kept.reading.document.path: kept.reading.document for kept in self._at_hand.values()}

    def document(self, index: int) -> Document:
        """Return a document."""
        kept = self._at_hand.get(index)
        return kept.reading.document if kept else self._document(index)

    def claims_of(self, index: int) -> tuple[Claim, ...]:
        """Return the claims of a document, with what they are compared by as far as that is known."""
        kept = self._at_hand.get(index)
        claims = kept.claims if kept else self._claims(index)
        facets = self.facets.get(self.paths[index])
        return tuple(replace(one, facets=facets.get(one.id, ())) for one in claims) if facets else claims

    def position(self, claim: int) -> tuple[int, int]:
        """Return the document of a claim, both by index, and where among its claims it is."""
        index = bisect_right(self._ends, claim)
        return index, claim - (self._ends[index - 1] if index else 0)

    @property
    def size(self) -> int:
        """How many claims there are."""
        return self._ends[-1] if self._ends else 0

    def _read_document(self, index: int) -> Document:
        found = self._aside[index]
        if isinstance(found, Kept):
            return found.reading.document
        stored = self._file.read(found.start, found.document) if isinstance(found, _Place) else found.document
        return _reading(stored, self.paths[index]).document

    def _read_claims(self, index: int) -> tuple[Claim, ...]:
        found = self._aside[index]
        if isinstance(found, Kept):
            return found.claims
        at = found.start + found.document if isinstance(found, _Place) else 0
        stored = self._file.read(at, found.claims) if isinstance(found, _Place) else found.claims
        return decode_claims(stored, self.paths[index])

    def _put_aside(self, index: int, document: Packed | Kept) -> None:
        self._aside[index] = document
        if isinstance(document, Packed):
            with suppress(OSError):  # no room on the disk: it stays in memory
                self._aside[index] = self._written(document)

    def _written(self, packed: Packed) -> _Place:
        start = self._file.write(packed.document + packed.claims)
        return _Place(start, len(packed.document), len(packed.claims))


class _Documents(Mapping[str, Document]):
    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._indices = {path: index for index, path in enumerate(shelf.paths)}

    def __getitem__(self, path: str) -> Document:
        return self._shelf.document(self._indices[path])

    def __contains__(self, path: object) -> bool:
        return path in self._indices

    def __iter__(self) -> Iterator[str]:
        return iter(self._indices)

    def __len__(self) -> int:
        return len(self._indices)


class _Claims(Sequence[Claim]):
    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @overload
    def __getitem__(self, at: int) -> Claim: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Claim, ...]: ...
    def __getitem__(self, at: int | slice) -> Claim | tuple[Claim, ...]:
        if isinstance(at, slice):
            return tuple(self[index] for index in range(*at.indices(len(self))))
        index, within = self._shelf.position(range(len(self))[at])
        return self._shelf.claims_of(index)[within]

    def __iter__(self) -> Iterator[Claim]:
        for index in range(len(self._shelf.paths)):
            yield from self._shelf.claims_of(index)

    def __reversed__(self) -> Iterator[Claim]:
        for index in reversed(range(len(self._shelf.paths))):
            yield from reversed(self._shelf.claims_of(index))

    def __len__(self) -> int:
        return self._shelf.size
