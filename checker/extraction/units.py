"""Units, currencies and scale words of the vocabulary, as patterns to match behind and in front of a number."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker import vocabulary

if TYPE_CHECKING:
    from decimal import Decimal


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    match = _currency_pattern().search(text, max(0, start - 6), start)
    if match is None:
        return None
    return _currencies()[match["currency"].lower()], match.start("currency")


def unit_at(text: str, position: int) -> tuple[str, str, int] | None:
    for pattern, table in _unit_patterns():
        match = pattern.match(text, position)
        if match:
            written = match["unit"]
            unit = table[written if written in table else written.lower()]
            return unit.symbol, unit.dimension, match.end()
    return None


@cache
def _unit_patterns() -> tuple[tuple[re.Pattern[str], dict[str, vocabulary.Unit]], ...]:
    """Return the alternations of all unit spellings: those where case matters first, then the others."""
    exact: dict[str, vocabulary.Unit] = {}
    folded: dict[str, vocabulary.Unit] = {}
    for unit in vocabulary.units().values():
        for spelling in (unit.symbol, *unit.aliases):
            if spelling in {"%", "pp"}:
                continue
            exact.setdefault(spelling, unit)
            if not unit.case_sensitive or len(spelling) > 4:
                folded.setdefault(spelling.lower(), unit)
    return tuple(
        (re.compile(r"[ -]?(?P<unit>" + _alternation(table) + r")(?!\w)", flags), table)
        for table, flags in ((exact, re.NOFLAG), (folded, re.IGNORECASE))
    )


def _alternation(spellings: dict[str, vocabulary.Unit]) -> str:
    return "|".join(re.escape(spelling) for spelling in sorted(spellings, key=len, reverse=True))


@cache
def scales() -> dict[str, Decimal]:
    return {word.lower(): factor for word, factor in vocabulary.scale_words().items()}


@cache
def scale_pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(scales(), key=len, reverse=True))
    return re.compile(rf"[ -]?(?P<scale>{words})(?!\w)", re.IGNORECASE)


@cache
def _currencies() -> dict[str, str]:
    return {
        spelling.lower(): unit.symbol
        for unit in vocabulary.units().values()
        if unit.dimension == "currency"
        for spelling in (unit.symbol, *unit.aliases)
    }


@cache
def _currency_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_currencies(), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<currency>{names}) ?$", re.IGNORECASE)
