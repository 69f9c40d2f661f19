"""The words of a finding: a template filled from plain values."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.model import Facet, Quantity, Value
from checker.rules.variables import FACETS
from checker.vocabulary import slots
from checker.written_names import written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_OWN = ("kind", "claim", "missing", "found", "published", "computed")
_GENERIC = {
    "direction": "change",
    "entity": "the company",
    "entity_id": "the company",
    "metric": "the metric",
    "metric_name": "the metric",
    "found": "such words",
    "computed": "the numbers do not agree",
    "published": "the publication date",
}
_FACET_KEYS = frozenset(key for keys in FACETS.values() for key in keys)


def is_placeholder(name: str) -> bool:
    """Tell whether a message may hold {name}."""
    bare = name.removeprefix("others.")
    return name in _OWN or bare in slots() or bare in _FACET_KEYS or name == "others.place"


def placeholder_names() -> tuple[str, ...]:
    """Return every placeholder, those of groups without their prefix."""
    return (*_OWN, *slots(), *sorted(_FACET_KEYS), "others.place")


def generic_words(name: str) -> str:
    """Return what a sentence says in place of an unknown value: never a blank."""
    return _GENERIC.get(name, f"the {written(name.rpartition('.')[2])}")


def blank(name: str) -> str:
    """Return what suggested wording says in place of an unknown value: a blank that names it, never a figure."""
    return f"<{written(name.rpartition('.')[2])}>"


def with_blanks(template: str) -> str:
    """Return a fix as it reads where nothing is known of any claim."""
    return PLACEHOLDER.sub(lambda found: blank(found.group(1)), template)


def plain(value: Value) -> str:
    """Return a value as a reader would write it."""
    if isinstance(value, Quantity):
        return value.text or f"{value.amount}{'' if value.unit == '%' else ' '}{value.unit}".rstrip()
    if isinstance(value, tuple):
        return ", ".join(plain(item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def facet_words(facet: Facet) -> dict[str, str]:
    """Return the keys of a facet as a reader would write them; a bare number gets its unit."""
    return {
        name: with_unit(value) if isinstance(value, Quantity) else plain(value) for name, value in facet.keys.items()
    }


def with_unit(quantity: Quantity) -> str:
    """Return an amount with its unit; one printed in thousands or millions of it, as its header says, in full."""
    words = quantity.text or f"{quantity.amount.normalize():,f}"
    has_unit = any(character.isalpha() or character in "%‰€£$¥₹" for character in words)
    if has_unit or quantity.unit in {"", "count"}:
        return words
    if not _is_amount(words, quantity.amount):
        words = f"{quantity.amount.normalize():,f}"
    return f"{words}{'' if quantity.unit == '%' else ' '}{quantity.unit}"


def _is_amount(words: str, amount: Decimal) -> bool:
    """Tell whether a bare number, as printed with a decimal point or comma, is an amount and no thousandth of it."""
    bare = re.sub(r"[^\d.,]", "", words)
    ways = (bare.replace(",", ""), bare.replace(".", "").replace(",", "."))
    return any(re.fullmatch(r"\d+(?:\.\d*)?", way) and Decimal(way) == abs(amount) for way in ways)


def fill(
    template: str, own: Mapping[str, str], slot: Callable[[str], Value | None], unknown: Callable[[str], str]
) -> str:
    """Return a message or a fix with its placeholders filled.

    `own` holds the words of `{missing}`, `{found}` and the like, also of `{others.<slot>}`; `slot` gives a slot's
    value; `unknown` says what stands for a value that nobody knows.
    """

    def words(found: re.Match[str]) -> str:
        name = found.group(1)
        if own.get(name):
            return own[name]
        value = None if name in own else slot(name)
        if name == "metric":
            value = slot("metric_name") or (value if value != "unknown" else None)
        return plain(value) if value is not None else unknown(name)

    return PLACEHOLDER.sub(words, template)
