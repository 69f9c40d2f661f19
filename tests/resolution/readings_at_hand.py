"""Readings: built by hand, mention by mention, or read from a text through the stages in front of resolution."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from checker.documents import read_document
from checker.extraction import read_claims
from checker.model import Block, BlockKind, Document, Facts, Mention, Passage, Piece, Quantity, Reading, Slot, Span
from checker.resolution import resolve


def slots(**values: Any) -> dict[str, Slot]:
    """Return slots read here; a ready-made `Slot` stays as it is."""
    return {name: value if isinstance(value, Slot) else Slot(value=value) for name, value in values.items()}


def amount(number: str, unit: str = "", half_step: str = "0") -> Quantity:
    from decimal import Decimal

    return Quantity(amount=Decimal(number), unit=unit, half_step=Decimal(half_step), text=f"{number} {unit}".strip())


def mention(kind: str, block: int, place: int = 0, **values: Any) -> Mention:
    """Return a mention in a block; mentions at one `place` of one block stand in one sentence."""
    at = Span(block * 100 + place, block * 100 + place + 5)
    return Mention(kind=kind, span=at, sentence=at, block=block, slots=slots(**values))


def document(*kinds: BlockKind, path: str = "notes/a.txt") -> Document:
    """Return a document with one block of a hundred characters for each kind."""
    text = "".join(f"{index:03d}{'x' * 96}\n" for index in range(len(kinds)))
    blocks = tuple(
        Block(kind=kind, passage=Passage(text=text[i * 100 : i * 100 + 99], pieces=(Piece(0, 99, i * 100, 99),)))
        for i, kind in enumerate(kinds)
    )
    return Document(path=path, sha256="0" * 64, text=text, format="text", blocks=blocks, metadata={})


def reading(*mentions: Mention, kinds: tuple[BlockKind, ...] = (), facts: Facts | None = None) -> Reading:
    blocks = kinds or (BlockKind.PARAGRAPH,) * 5
    return Reading(document=document(*blocks), facts=facts or Facts(), mentions=mentions)


def read_text(text: str, name: str = "note.md", hints: dict[str, str] | None = None) -> Reading:
    """Return the reading of a text, as the pipeline would make it."""
    with TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(text.encode())
        found = read_document(file, name)
    return read_claims(found, hints=hints or {})


def claims_of(text: str, name: str = "note.md", hints: dict[str, str] | None = None) -> list[tuple[str, str, dict]]:
    """Return kind, words and plain slots of every claim of a text."""
    found = read_text(text, name, hints)
    return [
        (claim.kind, found.document.text[claim.span.start : claim.span.end], plain(claim.slots))
        for claim in resolve([found])
    ]


def plain(found: Any) -> dict[str, Any]:
    return {
        name: f"{slot.value.amount.normalize():f} {slot.value.unit}".strip()
        if isinstance(slot.value, Quantity)
        else slot.value
        for name, slot in found.items()
    }
