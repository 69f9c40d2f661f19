"""Readings and claims as bytes, in the cache and between processes; the path of the document is not in them.

The types that are written are their own: a slot's value says of which type it is, which the inner types need not.
Decoding builds these types and nothing else.
"""

from __future__ import annotations

import hashlib
from datetime import date
from sys import intern
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, replace

from checker.model import Claim, Document, Facts, Mention, Origin, Quantity, Reading, Slot, Span, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class _Text(Struct, frozen=True, array_like=True, tag="s"):
    value: str


class _Number(Struct, frozen=True, array_like=True, tag="i"):
    value: int


class _Truth(Struct, frozen=True, array_like=True, tag="b"):
    value: bool


class _Day(Struct, frozen=True, array_like=True, tag="d"):
    value: date


class _Amount(Struct, frozen=True, array_like=True, tag="q"):
    value: Quantity


class _Texts(Struct, frozen=True, array_like=True, tag="ss"):
    value: tuple[str, ...]


class _Numbers(Struct, frozen=True, array_like=True, tag="ii"):
    value: tuple[int, ...]


class _Amounts(Struct, frozen=True, array_like=True, tag="qq"):
    value: tuple[Quantity, ...]


_Value = _Text | _Number | _Truth | _Day | _Amount | _Texts | _Numbers | _Amounts
_ONE = {str: _Text, int: _Number, bool: _Truth, date: _Day, Quantity: _Amount}
_MANY = {str: _Texts, int: _Numbers, Quantity: _Amounts}


class _Slot(Struct, frozen=True, array_like=True):
    value: _Value
    span: Span | None
    origin: Origin


class _Mention(Struct, frozen=True, array_like=True):
    kind: str
    span: Span
    sentence: Span
    block: int
    slots: dict[str, _Slot]


class _Facts(Struct, frozen=True, kw_only=True, array_like=True):  # the fields of `Facts`
    entity: str | None
    published: date | None
    published_span: Span | None
    kind: str | None
    language: str | None
    jurisdiction: str | None
    audience: str | None
    sector: str | None
    disclosed: tuple[str, ...]
    defaults: dict[str, _Slot]


class _Entry(Struct, frozen=True, array_like=True):
    document: Document
    facts: _Facts
    mentions: tuple[_Mention, ...]
    amounts: tuple[_Mention, ...]


class _Claim(Struct, frozen=True, array_like=True):
    id: str
    kind: str
    mentions: tuple[_Mention, ...]
    slots: dict[str, _Slot]


_CLAIMS = msgspec.msgpack.Decoder(tuple[_Claim, ...])


def reading_key(content: bytes, suffix: str, hints: Mapping[str, str], code: str) -> str:
    """Return the name of an entry: all that the reading of a document depends on."""
    told = repr((code, suffix.lower(), sorted(hints.items())))
    digest = hashlib.sha256(told.encode(errors="surrogateescape"))
    digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()


def encode_reading(reading: Reading) -> bytes | None:
    """Return a reading as bytes; None where its text holds what no encoding has, such as half a character."""
    entry = _Entry(
        document=replace(reading.document, path=""),
        facts=_Facts(**asdict(reading.facts) | {"defaults": _slots_out(reading.facts.defaults)}),
        mentions=_mentions_out(reading.mentions),
        amounts=_mentions_out(reading.amounts),
    )
    return _encoded(entry)


def _encoded(entry: object) -> bytes | None:
    try:
        return msgspec.msgpack.encode(entry)
    except (UnicodeError, OverflowError):
        return None


def decode_reading(stored: bytes, path: str) -> Reading | None:
    """Return the reading of the document at a path; None where the bytes are none."""
    try:
        entry = msgspec.msgpack.decode(stored, type=_Entry)
    except (msgspec.MsgspecError, UnicodeError):
        return None
    return Reading(
        document=replace(entry.document, path=path),
        facts=Facts(**asdict(entry.facts) | {"defaults": _slots_in(entry.facts.defaults)}),
        mentions=_mentions_in(entry.mentions),
        amounts=_mentions_in(entry.amounts),
    )


def encode_claims(claims: Iterable[Claim]) -> bytes | None:
    """Return the claims of one document as bytes, without facets; None as `encode_reading`."""
    return _encoded([_Claim(one.id, one.kind, _mentions_out(one.mentions), _slots_out(one.slots)) for one in claims])


def decode_claims(stored: bytes, path: str) -> tuple[Claim, ...]:
    """Return the claims of the document at a path, from bytes that this run has made."""
    return tuple(
        Claim(id=one.id, kind=one.kind, path=path, mentions=_mentions_in(one.mentions), slots=_slots_in(one.slots))
        for one in _CLAIMS.decode(stored)
    )


def _mentions_out(mentions: Iterable[Mention]) -> tuple[_Mention, ...]:
    return tuple(_Mention(one.kind, one.span, one.sentence, one.block, _slots_out(one.slots)) for one in mentions)


def _mentions_in(mentions: Iterable[_Mention]) -> tuple[Mention, ...]:
    return tuple(
        Mention(kind=one.kind, span=one.span, sentence=one.sentence, block=one.block, slots=_slots_in(one.slots))
        for one in mentions
    )


def _slots_out(slots: Mapping[str, Slot]) -> dict[str, _Slot]:
    return {name: _Slot(_value_out(slot.value), slot.span, slot.origin) for name, slot in slots.items()}


def _value_out(value: Value) -> _Value:
    if isinstance(value, tuple):
        many: _Value = _MANY[_plain_type(value[0])](value) if value else _Texts(())
        return many
    wire: _Value = _ONE[_plain_type(value)](value)
    return wire


def _plain_type(value: object) -> type:
    """Return the type that a value is written as: members of an enumeration are texts."""
    return str if isinstance(value, str) else type(value)


def _slots_in(slots: Mapping[str, _Slot]) -> dict[str, Slot]:
    """Return slots that hold each name, word and span once."""
    spans: dict[Span | None, Span | None] = {}
    return {
        intern(name): Slot(
            value=intern(value) if isinstance(value := slot.value.value, str) else value,
            span=spans.setdefault(slot.span, slot.span),
            origin=slot.origin,
        )
        for name, slot in slots.items()
    }
