"""The labelled set: sentences and tables with the claims a careful assurer reads in them.

An entry of a file in `gold/` is a mapping:

- `text`: Markdown, or what `format` says (`html`, `csv`). Mostly one sentence.
- `document`: what is known from outside, where it matters: `published`, `kind`, `entity`.
- `claims`: the claims in it: `kind`, and the slots by their names in `claims/vocabulary/slots.yaml`. Two kinds that are
  equally right are written `metric/change`, two values `first | second` (`nothing`: the slot may be absent). `"*"` is a
  slot that is not judged, for instance because careful readers differ. `maybe: true` is a claim that may be read or
  not. A slot that is not written must not be there.
- `cells`: short for claims of the kind `metric` in a table: `[metric, value, period_year, boundary]`.
- `trap`: why an entry without claims looks as if it had one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml
from msgspec import Struct

FOLDER = Path(__file__).parent / "gold"
TABLES = "tables.yaml"
NOT_JUDGED = "*"
_CELL = ("metric", "value", "period_year", "boundary")


class Expected(Struct, frozen=True, kw_only=True):
    """One claim of the gold: any of its `kinds` is right, the first is the one it is counted under."""

    kinds: tuple[str, ...]
    slots: Mapping[str, object]
    is_optional: bool = False


class Entry(Struct, frozen=True, kw_only=True):
    """One sentence or table with its claims."""

    place: str  # file and number, from 1
    text: str
    suffix: str = ".md"
    hints: Mapping[str, str] = {}
    claims: tuple[Expected, ...] = ()
    trap: str = ""

    @property
    def is_table(self) -> bool:
        """Tell a table from a sentence."""
        return self.place.startswith(TABLES)

    @property
    def has_claims(self) -> bool:
        """Tell an entry with claims from a hard negative."""
        return any(not claim.is_optional for claim in self.claims)


def read_gold(folder: Path = FOLDER) -> tuple[Entry, ...]:
    """Return every entry, file by file in the order of their names."""
    return tuple(
        _entry(f"{file.name} {number}", written)
        for file in sorted(folder.glob("*.yaml"))
        for number, written in enumerate(yaml.safe_load(file.read_text("utf-8")), start=1)
    )


def _entry(place: str, written: dict[str, object]) -> Entry:
    unknown = written.keys() - {"text", "format", "document", "claims", "cells", "trap"}
    if unknown:
        raise ValueError(f"{place}: unknown key {', '.join(sorted(unknown))}")
    cells = [{"kind": "metric", **dict(zip(_CELL, cell, strict=False))} for cell in written.get("cells", ())]
    return Entry(
        place=place,
        text=written["text"],
        suffix=f".{written.get('format', 'md')}",
        hints={name: str(value) for name, value in written.get("document", {}).items()},
        claims=tuple(_claim(claim) for claim in [*written.get("claims", ()), *cells]),
        trap=written.get("trap", ""),
    )


def _claim(written: dict[str, object]) -> Expected:
    slots = {name: value for name, value in written.items() if name not in {"kind", "maybe"} and value is not None}
    return Expected(kinds=tuple(written["kind"].split("/")), slots=slots, is_optional=bool(written.get("maybe", False)))
