"""Claims that people write down themselves, because they live elsewhere: said in a speech, shown on a website.

The file is YAML by `claims/claim.schema.json`. A struct made from the vocabulary decides what is right; the schema,
slow to load, is only asked to explain what is wrong.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

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
from checker.register.declared_types import About, QuantityEntry, claim_schema, file_type
from checker.register.derived import with_derived
from checker.schema_mistakes import schema_mistakes
from checker.spelling import did_you_mean
from checker.vocabulary import metrics, slots
from checker.yaml_nodes import value_ranges
from checker.yaml_source import YamlSource, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MOST_ZEROS = 3  # at the end of a number that may be rounding, as for numbers in texts


class Declared(Struct, frozen=True, kw_only=True):
    """A claim file as reading gives it, with its claims."""

    reading: Reading
    claims: tuple[Claim, ...]
    source: str = ""  # where the claims are made, in the words of whoever wrote them down


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
        file = msgspec.convert(source.content, file_type())
    except msgspec.ValidationError as error:
        raise ClaimsError(schema_mistakes(source, claim_schema()) or (_mistake(source, error),)) from error
    mistakes = tuple(_unknown_words(source, file))
    if mistakes:
        raise ClaimsError(mistakes)
    document = _document(source, file.claims)
    facts, about = _facts(file, hints)
    claims = tuple(_claims(file.claims, document, facts))
    return Declared(reading=Reading(document=document, facts=facts, mentions=()), claims=claims, source=about)


def _mistake(source: YamlSource, error: msgspec.ValidationError) -> Mistake:
    """Return what no schema can tell, a day that does not exist for instance, at its place."""
    message, _, place = str(error).partition(" - at `$")
    if "encoded date" in message:
        message = "there is no such day, or it is not written as YYYY-MM-DD"
    steps = re.findall(r"\.(\w+)|\[(\d+)\]", place)
    return source.mistake_in(tuple(name or int(index) for name, index in steps), message[:1].lower() + message[1:])


def _unknown_words(source: YamlSource, file: Any) -> Iterator[Mistake]:  # noqa: ANN401 - a type made at run time
    """Yield what no schema can tell: words that the vocabulary does not know, and claims of several documents."""
    if len(file.documents) > 1:
        hint = "write one file for each document"
        yield source.mistake(("documents", 1), "these are the claims of several documents", hint)
    known = {*metrics(), "unknown"}
    for index, claim in enumerate(file.claims):
        if claim.metric is not None and claim.metric not in known:
            hint = did_you_mean(claim.metric, known) or "an id of the vocabulary, or unknown"
            yield source.mistake_in(("claims", index, "metric"), f'there is no metric "{claim.metric}"', hint)


def _facts(file: Any, hints: Mapping[str, str]) -> tuple[Facts, str]:  # noqa: ANN401 - a type made at run time
    """Return what is known of whose claims these are, and where they are made."""
    about: About = file.about or About()
    source = about.source
    known = {name: getattr(about, name) for name in About.__struct_fields__ if name != "source"}
    for entry in file.documents:
        source = source or entry.path
        told = {name: getattr(entry, name) for name in ("entity", "published", "language", "kind")}
        known |= {
            name: value for name, value in told.items() if value is not None and not getattr(file.about, name, None)
        }
    published = hints.get("published")
    known |= dict(hints) | ({"published": date.fromisoformat(published)} if published else {})
    return Facts(**known), source


def _document(source: YamlSource, claims: Iterable[Any]) -> Document:
    """Return the file as a document in which each quote is a paragraph."""
    quotes = [(("claims", index, "quote"), claim.quote) for index, claim in enumerate(claims)]
    ranges = value_ranges(source.text, [pointer for pointer, _ in quotes])
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
        known = with_derived(known)
        mention = Mention(kind=entry.kind, span=span, sentence=span, block=index, slots=known)
        key = "\n".join((entry.kind, words.text.lower(), entry.metric or "", entry.period or ""))
        seen[key] += 1
        name = hashlib.sha256(f"{key}\n{document.path.rpartition('/')[2]}\n{seen[key]}".encode()).hexdigest()[:12]
        yield Claim(id=name, kind=entry.kind, path=document.path, mentions=(mention,), slots=known)


def _value(entry: Any) -> Value:  # noqa: ANN401 - as the vocabulary types it
    if isinstance(entry, QuantityEntry):
        amount = Decimal(str(entry.amount))
        step = _half_step(amount) if entry.half_step is None else Decimal(str(entry.half_step))
        return Quantity(amount=amount, unit=entry.unit, comparator=entry.comparator, half_step=step, text=entry.text)
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
