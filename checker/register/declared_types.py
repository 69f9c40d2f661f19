"""The shape of claim files that people write, made from the vocabulary."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from checker.resources import resource_folder
from checker.vocabulary import claim_kinds, slots

if TYPE_CHECKING:
    from collections.abc import Mapping

_IGNORED = ("id", "location", "mentions")  # what `esglint extract` writes beside what is claimed


class About(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
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


class QuantityEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An amount."""

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
    "quantity": QuantityEntry,
    "texts": tuple[str, ...],
    "integers": tuple[int, ...],
    "quantities": tuple[QuantityEntry, ...],
}


@cache
def file_type() -> type[Any]:
    """Return the type of a file; a claim has a field for each slot."""
    claim = msgspec.defstruct(
        "ClaimEntry",
        [
            ("kind", Literal[tuple(claim_kinds())]),  # known only now
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
        ("about", About | None, None),
        ("summary", Any, None),
        ("documents", tuple[_DocumentEntry, ...], ()),
    ]
    return msgspec.defstruct("ClaimFile", fields, frozen=True, kw_only=True, forbid_unknown_fields=True)


def claim_schema() -> dict[str, object]:
    """Return the JSON Schema of claim files."""
    schema: dict[str, object] = msgspec.json.decode((resource_folder("claims") / "claim.schema.json").read_bytes())
    return schema
