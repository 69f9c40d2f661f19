"""A register file: what is written for one document, and how it is read again.

The claims stand in the structure of `esglint extract`, for people and other programs; under `reading` follows what the
rules need beside them. The seal is a digest of everything else, so that an edit by hand shows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Raw, Struct

from checker import __version__
from checker.model import Claim, Document, Facts, Mention, Origin, Reading, Slot, Span
from checker.register.layout import listed, one_line, pretty
from checker.register.texts import (
    AnchorEntry,
    BlockEntry,
    anchor_entries,
    block_entries,
    read_anchor,
    read_block,
    trimmed,
)
from checker.register.values import read_slot, source_entries, value_entry

if TYPE_CHECKING:
    from checker.model import Location

MARK = "written by `esglint lock`, and anew by its next run: not to be edited"
_VERSION = 1
_HEAD = 20_000  # characters in which a company introduces itself
_INTRODUCTION = 40  # characters behind its name that may belong to it
_SEAL = re.compile(r'^  "seal": "[0-9a-f]*",$', re.MULTILINE)
_WRITTEN_BY = re.compile(r'^  "esglint": "[^"\n]*",$', re.MULTILINE)
_CLAIM_DECODER = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal)
_OWN = frozenset({"id", "kind", "quote", "location", "mentions"})


class Registered(Struct, frozen=True, kw_only=True):
    """A document as the register knows it."""

    reading: Reading  # without mentions: they have become claims
    claims: tuple[Claim, ...]  # not yet compared with those of other documents
    hints: Mapping[str, str]  # what the user said of the document when it was read
    version: str = __version__  # of the esglint that read it


class DamagedError(Exception):
    """A text is no register file, or no longer what was written."""


class _DocumentEntry(Struct, frozen=True, kw_only=True):
    path: str
    status: str
    sha256: str
    entity: str | None = None
    published: date | None = None
    language: str | None = None
    kind: str | None = None
    reason: str = ""


class _MentionEntry(Struct, frozen=True, kw_only=True, array_like=True):
    kind: str
    block: int
    start: int
    end: int
    sentence_start: int
    sentence_end: int


class _ClaimEntry(Struct, frozen=True, kw_only=True, array_like=True):
    mentions: tuple[_MentionEntry, ...]
    sources: dict[str, dict[str, Any]]


class _ReadingEntry(Struct, frozen=True, kw_only=True):
    hints: dict[str, str]
    format: str
    metadata: dict[str, str]
    text: tuple[str, ...]
    blocks: tuple[BlockEntry, ...]
    anchors: tuple[AnchorEntry, ...]
    claims: tuple[_ClaimEntry, ...]
    gap: str = ""
    jurisdiction: str | None = None
    audience: str | None = None
    sector: str | None = None
    disclosed: tuple[str, ...] = ()
    defaults: Raw = Raw(b"{}")
    default_sources: dict[str, dict[str, Any]] = {}


class _File(Struct, frozen=True, kw_only=True):
    version: int
    generated: str
    esglint: str
    seal: str
    documents: tuple[_DocumentEntry, ...]
    claims: tuple[Raw, ...]
    reading: _ReadingEntry


def render(known: Registered, path: str, status: str, reason: str = "") -> str:
    """Return the register file of a document; `path` is relative to the configuration, with forward slashes."""
    document, facts = known.reading.document, known.reading.facts
    entry = {
        "path": path,
        "sha256": document.sha256,
        "status": status,
        "entity": facts.entity,
        "published": facts.published,
        "language": facts.language,
        "kind": facts.kind,
        "reason": reason,
    }
    head = {
        "version": _VERSION,
        "generated": MARK,
        "esglint": known.version,
        "seal": "",
        "summary": {"documents": 1, "claims": len(known.claims)},
        "documents": [_sparse(entry)],
        "claims": [_claim_entry(claim, document, path) for claim in known.claims],
    }
    shown = pretty(head).removesuffix("}").rstrip()
    text = f'{shown},\n  "reading": {{\n{_reading_lines(known)}\n  }}\n}}\n'
    return _SEAL.sub(f'  "seal": "{_digest(text)}",', text, count=1)


def is_ours(text: str) -> bool:
    """Tell whether a file was written by us, whatever has become of it since."""
    return MARK in text[:1000]


def same_register(first: str, second: str) -> bool:
    """Tell whether two register files say the same, whichever version of esglint wrote them."""
    return _bare(first) == _bare(second)


def is_sealed(text: str) -> bool:
    """Tell whether a register file is as it was written."""
    found = _SEAL.search(text)
    return found is not None and f'"{_digest(text)}"' in found.group()


def parse(text: str, path: str) -> tuple[Registered, str]:
    """Return what a register file holds for the document at `path`, and the document's path as the file has it.

    DamagedError where the text is no register file. Whether it is as it was written, `is_sealed` tells.
    """
    try:
        file = msgspec.json.decode(text, type=_File)
        if file.version != _VERSION or len(file.documents) != 1:
            raise DamagedError(f"version {file.version} is not known")
        document = _document(file, path)
        blocks = len(document.blocks)
        entries = zip(map(_CLAIM_DECODER.decode, file.claims), file.reading.claims, strict=True)
        claims = tuple(_claim(shown, entry, path, blocks) for shown, entry in entries)
        reading = Reading(document=document, facts=_facts(file), mentions=())
    except (msgspec.MsgspecError, ValueError, TypeError, KeyError, ArithmeticError) as error:
        raise DamagedError(str(error)) from error
    known = Registered(reading=reading, claims=claims, hints=file.reading.hints, version=file.esglint)
    return known, file.documents[0].path


def _bare(text: str) -> str:
    return _SEAL.sub("", _WRITTEN_BY.sub("", _unix(text), count=1), count=1)


def _unix(text: str) -> str:
    """Return a text with our line ends: those within strings are escaped, so that a checkout may change the others."""
    return text.replace("\r\n", "\n")


def _digest(text: str) -> str:
    return hashlib.sha256(_SEAL.sub("", _unix(text), count=1).encode()).hexdigest()


def _sparse(entry: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in entry.items() if value not in (None, "", ())}


def _claim_entry(claim: Claim, document: Document, path: str) -> dict[str, object]:
    mentions = [
        {
            "location": _location_entry(document.place(mention.span), path),
            "quote": document.text[mention.span.start : mention.span.end],
        }
        for mention in claim.mentions
    ]
    return {
        "id": claim.id,
        "kind": claim.kind,
        "quote": mentions[0]["quote"],
        "location": mentions[0]["location"],
        "mentions": mentions,
        **{name: value_entry(slot.value) for name, slot in claim.slots.items()},
    }


def _location_entry(place: Location, path: str) -> dict[str, object]:
    entry = {name: getattr(place, name) for name in place.__struct_fields__}
    return {name: value for name, value in (entry | {"path": path}).items() if value is not None}


def _reading_lines(known: Registered) -> str:
    """Return the rest of the file: short things on a line each, long lists an item a line, for whoever compares."""
    document, facts = known.reading.document, known.reading.facts
    short = {
        "hints": dict(known.hints),
        "format": document.format,
        "metadata": dict(document.metadata),
        "gap": document.gap,
        "jurisdiction": facts.jurisdiction,
        "audience": facts.audience,
        "sector": facts.sector,
        "disclosed": facts.disclosed,
        "defaults": {name: value_entry(slot.value) for name, slot in facts.defaults.items()},
        "default_sources": source_entries(facts.defaults),
    }
    long = {
        "claims": [_claim_line(claim) for claim in known.claims],
        "text": document.text.splitlines(keepends=True),
        "blocks": [trimmed(entry) for entry in block_entries(document)],
        "anchors": [trimmed(entry) for entry in anchor_entries(document, _needed(known))],
    }
    lines = [f'    "{name}": {one_line(value)}' for name, value in _sparse(short).items()]
    lines += [f'    "{name}": {listed(map(one_line, items), "    ")}' for name, items in long.items()]
    return ",\n".join(lines)


def _claim_line(claim: Claim) -> object:
    mentions = [
        [one.kind, one.block, one.span.start, one.span.end, one.sentence.start, one.sentence.end]
        for one in claim.mentions
    ]
    return [mentions, source_entries(claim.slots)]


def _needed(known: Registered) -> Iterator[Span]:
    """Yield the ranges whose place in the file may be asked for: of claims, of their slots, of names and beginnings."""
    document, entity = known.reading.document, known.reading.facts.entity
    for claim in known.claims:
        yield from (mention.span for mention in claim.mentions)
        yield from (slot.span for slot in claim.slots.values() if slot.span is not None)
    head = next((block.passage for block in document.blocks if block.passage.text), None)
    yield head.span(0, len(head.text)) if head else Span(0, 1)
    yield Span(0, 1)
    for found in re.finditer(re.escape(entity), document.text[:_HEAD]) if entity else ():
        yield Span(found.start(), found.end() + _INTRODUCTION)


def _document(file: _File, path: str) -> Document:
    entry = file.reading
    text = "".join(entry.text)
    return Document(
        path=path,
        sha256=file.documents[0].sha256,
        text=text,
        format=entry.format,
        blocks=tuple(read_block(text, block) for block in entry.blocks),
        metadata=entry.metadata,
        anchors=tuple(map(read_anchor, entry.anchors)),
        gap=entry.gap,
    )


def _facts(file: _File) -> Facts:
    about, entry = file.documents[0], file.reading
    return Facts(
        entity=about.entity,
        published=about.published,
        kind=about.kind,
        language=about.language,
        jurisdiction=entry.jurisdiction,
        audience=entry.audience,
        sector=entry.sector,
        disclosed=entry.disclosed,
        defaults=_slots(_CLAIM_DECODER.decode(entry.defaults), entry.default_sources),
    )


def _claim(shown: dict[str, Any], entry: _ClaimEntry, path: str, blocks: int) -> Claim:
    slots = _slots({name: value for name, value in shown.items() if name not in _OWN}, entry.sources)
    mentions = tuple(
        Mention(
            kind=one.kind,
            span=Span(one.start, one.end),
            sentence=Span(one.sentence_start, one.sentence_end),
            block=one.block,
            slots=slots if index == 0 else {},
        )
        for index, one in enumerate(entry.mentions)
    )
    if not mentions or not all(0 <= mention.block < blocks for mention in mentions):
        raise ValueError("a claim stands nowhere")
    return Claim(id=shown["id"], kind=shown["kind"], path=path, mentions=mentions, slots=slots)


def _slots(values: Mapping[str, object], sources: Mapping[str, Mapping[str, object]]) -> dict[str, Slot]:
    nothing: Mapping[str, object] = {"origin": Origin.HERE}
    return {name: read_slot(value, sources.get(name, nothing)) for name, value in values.items()}
