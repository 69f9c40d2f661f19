"""A register file read again, into the very values that it was written from."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from checker.model import Claim, Document, Facts, Mention, Origin, Reading, Slot, Span
from checker.register.entries import OF_DOCUMENT, OF_FACTS, VERSION, ClaimEntry, File, Registered
from checker.register.texts import read_anchor, read_block
from checker.register.values import read_fields, read_slot

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLAIM_DECODER = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal)
_OWN = frozenset({"id", "kind", "quote", "location", "mentions"})


class DamagedError(Exception):
    """A text is no register file, or no longer what was written."""


def parse(text: str, path: str) -> tuple[Registered, str]:
    """Return what a register file holds for the document at `path`, and the document's path as the file has it.

    DamagedError where the text is no register file. Whether it is as it was written, `is_sealed` tells.
    """
    try:
        file = msgspec.json.decode(text, type=File)
        if file.version != VERSION or len(file.documents) != 1:
            raise DamagedError(f"version {file.version} is not known")
        document = _document(file, path)
        blocks = len(document.blocks)
        entries = zip(map(_CLAIM_DECODER.decode, file.claims), file.reading.claims, strict=True)
        claims = tuple(_claim(shown, entry, path, blocks) for shown, entry in entries)
        reading = Reading(document=document, facts=_facts(file), mentions=())
    except (msgspec.MsgspecError, ValueError, TypeError, KeyError, ArithmeticError, RecursionError) as error:
        raise DamagedError(str(error)) from error
    known = Registered(reading=reading, claims=claims, hints=file.reading.hints, version=file.esglint)
    return known, file.documents[0].path


def _document(file: File, path: str) -> Document:
    entry = file.reading
    text = "".join(entry.text)
    return Document(
        path=path,
        sha256=file.documents[0].sha256,
        text=text,
        blocks=tuple(read_block(text, block) for block in entry.blocks),
        anchors=tuple(map(read_anchor, entry.anchors)),
        **read_fields(Document, OF_DOCUMENT, entry.document),
    )


def _facts(file: File) -> Facts:
    about, entry = file.documents[0], file.reading
    return Facts(
        entity=about.entity,
        published=about.published,
        kind=about.kind,
        language=about.language,
        defaults=_slots(_CLAIM_DECODER.decode(entry.defaults), entry.default_sources),
        **read_fields(Facts, OF_FACTS, entry.facts),
    )


def _claim(shown: dict[str, Any], entry: ClaimEntry, path: str, blocks: int) -> Claim:
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
