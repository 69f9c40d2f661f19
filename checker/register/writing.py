"""What is written down of a document: its claims for people and programs, then what the rules need beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from checker.model import Claim, Document, Span
from checker.register.entries import OF_DOCUMENT, OF_FACTS, VERSION
from checker.register.layout import listed, one_line, pretty
from checker.register.seal import MARK, sealed
from checker.register.texts import anchor_entries, block_entries, trimmed
from checker.register.values import field_entries, source_entries, value_entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model import Location
    from checker.register.entries import Registered

_HEAD = 20_000  # characters in which a company introduces itself
_INTRODUCTION = 40  # characters behind its name that may belong to it


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
        "version": VERSION,
        "generated": MARK,
        "esglint": known.version,
        "seal": "",
        "summary": {"documents": 1, "claims": len(known.claims)},
        "documents": [_sparse(entry)],
        "claims": [_claim_entry(claim, document, path) for claim in known.claims],
    }
    shown = pretty(head).removesuffix("}").rstrip()
    text = f'{shown},\n  "reading": {{\n{_reading_lines(known)}\n  }}\n}}\n'
    return sealed(text)


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
        "document": field_entries(document, OF_DOCUMENT),
        "facts": field_entries(facts, OF_FACTS),
        "defaults": {name: value_entry(slot.value) for name, slot in facts.defaults.items()},
        "default_sources": source_entries(facts.defaults),
    }
    long: dict[str, list[Any]] = {
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
