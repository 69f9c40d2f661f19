"""Claims that people write down themselves, because they live elsewhere: said in a speech, shown on a website.

The file is YAML by `claims/claim.schema.json`. A struct made from the vocabulary decides what is right; the schema, slow
to load, is only asked to explain what is wrong.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from checker.errors import ClaimsError, Mistake, MistakesError
from checker.model import (
    Block,
    BlockKind,
    Claim,
    Document,
    Facts,
    Mention,
    Origin,
    Passage,
    Piece,
    Quantity,
    Reading,
    Slot,
    Span,
    Value,
)
from checker.resources import resource_folder
from checker.schema_mistakes import schema_mistakes
from checker.vocabulary import claim_kinds, slots
from checker.yaml_source import YamlSource, read_yaml, value_ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MOST_ZEROS = 3  # at the end of a number that may be rounding, as for numbers in texts
_IGNORED = ("id", "location", "mentions")  # what `esglint extract` writes beside what is claimed


class Declared(Struct, frozen=True, kw_only=True):
    """A claim file as reading gives it, with its claims."""

    reading: Reading
    claims: tuple[Claim, ...]
    source: str = ""  # where the claims are made, in the words of whoever wrote them down


class _About(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose the claims are, and where they are made."""

    source: str = ""
    entity: str | None = None
    published: date | None = None
    kind: (
        Literal["press-release", "sustainability-report", "web-page", "product-page", "message", "data-book"] | None
    ) = None
    language: str = "en"
    jurisdiction: str | None = None
    audience: Literal["b2b", "b2c", "investors"] | None = None
    sector: str | None = None
    disclosed: tuple[str, ...] = ()


class _DocumentEntry(Struct, frozen=True, kw_only=True):
    """What `esglint extract` says of a document: enough to go on with its claims alone."""

    path: str
    entity: str | None = None
    published: date | None = None
    language: str | None = None
    kind: str | None = None


class _QuantityEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    amount: int | float
    unit: str
    comparator: Literal["=", "<", "<=", ">", ">=", "~"] = "="
    half_step: int | float | None = None
    text: str = ""


_TYPES: Mapping[str, Any] = {
    "text": str,
    "integer": int,
    "boolean": bool,
    "date": date,
    "quantity": _QuantityEntry,
    "texts": tuple[str, ...],
    "integers": tuple[int, ...],
    "quantities": tuple[_QuantityEntry, ...],
}


def read_declared(path: str, text: str, hints: Mapping[str, str]) -> Declared:
    """Return the claims of a file that people wrote; ClaimsError with every mistake in it.

    `hints` are what the user says of the file elsewhere (`kind`, `published`, `jurisdiction`, `audience`, `sector`); as
    for documents, they outrank what it says itself.
    """
    text = text.removeprefix("\ufeff")
    try:
        source = read_yaml(path, text)
    except MistakesError as error:
        raise ClaimsError(error.mistakes) from error
    try:
        file = msgspec.convert(source.content, _file_type())
    except msgspec.ValidationError as error:
        raise ClaimsError(schema_mistakes(source, claim_schema()) or (_mistake(source, error),)) from error
    if len(file.documents) > 1:
        hint = "write one file for each document"
        raise ClaimsError((source.mistake(("documents", 1), "these are the claims of several documents", hint),))
    document = _document(source, file.claims)
    facts, about = _facts(file, hints)
    claims = tuple(_claims(file.claims, document, facts))
    return Declared(reading=Reading(document=document, facts=facts, mentions=()), claims=claims, source=about)


def _mistake(source: YamlSource, error: msgspec.ValidationError) -> Mistake:
    """Return what no schema can tell, a day that does not exist for instance, at its place."""
    message, _, place = str(error).partition(" - at `$")
    steps = re.findall(r"\.(\w+)|\[(\d+)\]", place)
    return source.mistake_in(tuple(name or int(index) for name, index in steps), message[:1].lower() + message[1:])


def claim_schema() -> dict[str, object]:
    """Return the JSON Schema of claim files."""
    schema: dict[str, object] = msgspec.json.decode((resource_folder("claims") / "claim.schema.json").read_bytes())
    return schema


@cache
def _file_type() -> type[Any]:
    claim = msgspec.defstruct(
        "ClaimEntry",
        [
            ("kind", Literal[tuple(claim_kinds())]),  # type: ignore[valid-type] # known only now
            ("quote", Annotated[str, Meta(min_length=1)]),
            *((name, Any, None) for name in _IGNORED),
            *((name, _TYPES[slot.type] | None, None) for name, slot in slots().items()),
        ],
        frozen=True,
        kw_only=True,
        forbid_unknown_fields=True,
    )
    fields: list[Any] = [
        ("version", Literal[1]),
        ("claims", tuple[claim, ...]),  # type: ignore[valid-type] # as above
        ("about", _About | None, None),
        ("summary", Any, None),
        ("documents", tuple[_DocumentEntry, ...], ()),
    ]
    return msgspec.defstruct("ClaimFile", fields, frozen=True, kw_only=True, forbid_unknown_fields=True)


def _facts(file: Any, hints: Mapping[str, str]) -> tuple[Facts, str]:  # noqa: ANN401 - a type made at run time
    """Return what is known of whose claims these are, and where they are made."""
    about: _About = file.about or _About()
    source = about.source
    known = {name: getattr(about, name) for name in _About.__struct_fields__ if name != "source"}
    for entry in file.documents:
        source = source or entry.path
        told = {name: getattr(entry, name) for name in ("entity", "published", "language", "kind")}
        known |= {name: value for name, value in told.items() if value is not None and not getattr(file.about, name, None)}
    published = hints.get("published")
    known |= dict(hints) | ({"published": date.fromisoformat(published)} if published else {})
    return Facts(**known), source


def _document(source: YamlSource, claims: Iterable[Any]) -> Document:
    """Return the file as a document in which each quote is a paragraph."""
    quotes = [(("claims", index, "quote"), claim.quote) for index, claim in enumerate(claims)]
    ranges = value_ranges(source, [pointer for pointer, _ in quotes])
    blocks = []
    for pointer, quote in quotes:
        start, end = ranges[pointer]
        words = " ".join(quote.split())
        passage = Passage(text=words, pieces=(Piece(0, len(words), start, end - start),))
        blocks.append(Block(kind=BlockKind.PARAGRAPH, passage=passage))
    return Document(
        path=source.path,
        sha256=hashlib.sha256(source.text.encode()).hexdigest(),
        text=source.text,
        format="claims",
        blocks=tuple(blocks),
        metadata={},
    )


def _claims(entries: Iterable[Any], document: Document, facts: Facts) -> Iterator[Claim]:
    inherited = {"entity": Slot(value=facts.entity, origin=Origin.DOCUMENT)} if facts.entity else {}
    seen: Counter[str] = Counter()
    for index, entry in enumerate(entries):
        words = document.blocks[index].passage
        (piece,) = words.pieces
        span = Span(piece.source, piece.source + piece.source_length)
        given = {name: getattr(entry, name) for name in slots()}
        known = inherited | {
            name: Slot(value=_value(value), span=span) for name, value in given.items() if value is not None
        }
        mention = Mention(kind=entry.kind, span=span, sentence=span, block=index, slots=known)
        key = "\n".join((entry.kind, words.text.lower(), entry.metric or "", entry.period or ""))
        seen[key] += 1
        name = hashlib.sha256(f"{key}\n{document.path.rpartition('/')[2]}\n{seen[key]}".encode()).hexdigest()[:12]
        yield Claim(id=name, kind=entry.kind, path=document.path, mentions=(mention,), slots=known)


def _value(entry: Any) -> Value:  # noqa: ANN401 - as the vocabulary types it
    if isinstance(entry, _QuantityEntry):
        amount = Decimal(str(entry.amount))
        step = _half_step(amount) if entry.half_step is None else Decimal(str(entry.half_step))
        return Quantity(
            amount=amount, unit=entry.unit, comparator=entry.comparator, half_step=step, text=entry.text
        )
    if isinstance(entry, tuple):
        return tuple(_value(item) for item in entry)  # type: ignore[return-value] # all of one type
    value: Value = entry
    return value


def _half_step(amount: Decimal) -> Decimal:
    """Return half a unit of the last written place; two zeros or more at the end may be rounding."""
    _, digits, exponent = amount.as_tuple()
    if not isinstance(exponent, int) or exponent < 0:
        return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)
    written = "".join(map(str, digits))
    zeros = len(written) - len(written.rstrip("0"))
    is_rounded = zeros >= 2 and len(written) - zeros >= 2
    return Decimal(5).scaleb((min(zeros, _MOST_ZEROS) if is_rounded else 0) - 1)
