"""The variables of expressions: one per slot and document fact, typed, and what an expression refers to."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.vocabulary import slots

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FACTS: Mapping[str, str] = {
    "document.published": "date",
    "document.published_year": "integer",
    "document.kind": "text",
    "document.language": "text",
    "document.entity": "text",
    "document.jurisdiction": "text",
    "document.disclosed": "texts",
}
GROUP_FIELDS = ("kind", "text", "path", "published", "published_year", "document_kind", "document_entity")
_FIGURE = (
    *("path",),
    *("entity_id", "measure", "measure_name", "coverage", "time", "period"),
    *("value", "role", "label", "plain", "restated", "order"),
)
FACETS: Mapping[str, tuple[str, ...]] = {  # the keys of what several documents are compared by, by `compare`
    "figure": _FIGURE,
    "base": _FIGURE,  # figures that a target starts from
    "target": (
        *("entity_id", "thread", "measure_name", "due", "target_value", "wants_less", "scopes"),
        *("aspect", "is_ordered", "explained", "order"),
    ),
    "promise": ("entity_id", "thread", "due", "standing", "order"),
    "boundary": ("entity_id", "measure", "measure_name", "genre", "aspect", "covered", "telling", "explained", "order"),
    "recognition": ("entity_id", "thread", "aspect", "said", "number", "year", "explained", "order"),
    "name": ("short_name", "entity_id", "order"),
}
PARTS: Mapping[str, str] = {"amount": "double", "unit": "text", "comparator": "text"}  # of a quantity
LISTS = frozenset({"texts", "integers", "quantities"})
_WORDS = {"claim.kind": "text", "claim.text": "text", "claim.sentence": "text"}

LITERAL = re.compile(r"""[rR]?(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')""")
_SILENT = re.compile(LITERAL.pattern + r"|//[^\n]*")
_REFERENCE = re.compile(r"\b(claim|document)\s*\.\s*(\w+)(?:\s*\.\s*(amount|unit|comparator)\b)?")
_BOUND = re.compile(r"\.\s*(?:all|exists|exists_one|filter|map)\s*\(\s*(\w+)\s*,")


class Names(Struct, frozen=True, kw_only=True):
    """What an expression refers to, and which of it the expression itself asks whether it is known."""

    used: tuple[str, ...]
    asked: frozenset[str]


@cache
def variable_types() -> Mapping[str, str]:
    """Return the type of every variable of an expression about one claim, by its dotted name."""
    types = {**_WORDS, **FACTS}
    for name, slot in slots().items():
        types[f"claim.{name}"] = slot.type
        if slot.type == "quantity":
            types |= {f"claim.{name}.{part}": type_ for part, type_ in PARTS.items()}
    return types


def blanked(text: str) -> str:
    """Return an expression with its string literals and comments blanked, every other character in its place."""
    return _SILENT.sub(lambda found: " " * len(found.group()), text)


def names_in(text: str) -> Names:
    """Return the variables an expression uses; a null test of a quantity also covers its amount and unit."""
    bare = blanked(text)
    used: dict[str, None] = {}
    asked = set()
    for found in _REFERENCE.finditer(bare):
        root, name, part = found.groups()
        whole = f"{root}.{name}"
        dotted = f"{whole}.{part}" if part and f"{whole}.{part}" in variable_types() else whole
        used[dotted] = None
        if _is_asked(bare, found.start(), found.end()):
            asked.add(whole)
    return Names(used=tuple(used), asked=frozenset(asked))


def _is_asked(bare: str, start: int, end: int) -> bool:
    """Tell whether the reference at this place is compared with null or an empty list, or counted."""
    before, after = bare[:start].rstrip(), bare[end:].lstrip()
    return bool(
        re.match(r"[!=]=\s*(?:null\b|\[\s*\])|\.\s*size\s*\(", after)
        or re.search(r"(?:\bnull|\[\s*\])\s*[!=]=$|\bsize\s*\($", before)
    )


def group_fields_in(text: str) -> Iterator[tuple[str, int]]:
    """Yield each field of a group's claims that an expression reads, with its offset: c.value, claims[0].value."""
    bare = blanked(text)
    bound = {found.group(1) for found in _BOUND.finditer(bare)}
    names = "|".join(sorted(bound)) or r"(?!)"
    for found in re.finditer(rf"(?:\b(?:{names})|\bclaims\s*\[[^\[\]]*\])\s*\.\s*(\w+)\b(?!\s*\()", bare):
        yield found.group(1), found.start(1)
