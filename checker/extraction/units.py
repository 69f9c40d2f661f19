"""Units, currencies and scale words of the vocabulary, as patterns to match behind and in front of a number."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.pattern_codes import compile_pattern
from checker.vocabulary.currencies import currencies

if TYPE_CHECKING:
    from decimal import Decimal


_LONGEST = 48  # characters; no spelling of a unit is longer


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """Return the currency written right in front of a number ("EUR 2 million", "R$ 3") and where it begins."""
    match = _currency_pattern().search(text, max(0, start - 6), start)
    if match is None:
        return None
    return currencies()[match["currency"].lower()], match.start("currency")


def unit_at(text: str, position: int) -> tuple[str, str, int] | None:
    """Return the symbol and dimension of the unit at a position (a space or hyphen may lead), and where it ends.

    The longest spelling wins, "kt co2e" over "kt"; of two as long the one in which case matters (Mt, mt). Looking up
    slices costs less than one alternation of five hundred spellings, which takes a quarter of a second to compile.
    """
    start = position + (text[position : position + 1] in {" ", "-"})
    exact, folded = _spellings()
    window = text[start : start + _LONGEST]
    best: tuple[int, vocabulary.Unit] | None = None
    for table, words in ((exact, window), (folded, window.lower())):
        for length in _lengths(table is exact, words[:1]):
            if length > len(words):
                continue
            if best is not None and length <= best[0]:
                break
            unit = table.get(words[:length])
            if unit is not None and not _goes_on(words, length):
                best = length, unit
                break
    return None if best is None else (best[1].symbol, best[1].dimension, start + best[0])


def _goes_on(words: str, length: int) -> bool:
    following = words[length : length + 1]
    return following.isalnum() or following == "_"


@cache
def _spellings() -> tuple[dict[str, vocabulary.Unit], dict[str, vocabulary.Unit]]:
    """Return every unit by its exact spelling, and in lower case where case does not matter."""
    exact: dict[str, vocabulary.Unit] = {}
    folded: dict[str, vocabulary.Unit] = {}
    for unit in vocabulary.units().values():
        for spelling in (unit.symbol, *unit.aliases):
            if spelling in {"%", "pp"}:
                continue
            exact.setdefault(spelling, unit)
            if not unit.case_sensitive or len(spelling) > 4:
                folded.setdefault(spelling.lower(), unit)
    return exact, folded


@cache
def _lengths(is_exact: bool, first: str) -> tuple[int, ...]:  # noqa: FBT001 - a cache key
    """Return the lengths of the spellings that begin with a character, longest first."""
    table = _spellings()[0 if is_exact else 1]
    return tuple(sorted({len(spelling) for spelling in table if spelling[:1] == first}, reverse=True))


@cache
def scales() -> dict[str, Decimal]:
    """Return the factor of every scale word, in lower case."""
    return {word.lower(): factor for word, factor in vocabulary.scale_words().items()}


@cache
def scale_pattern() -> re.Pattern[str]:
    """Return the pattern of a scale word behind a number."""
    words = "|".join(re.escape(word) for word in sorted(scales(), key=len, reverse=True))
    return compile_pattern(rf"[ -]?(?P<scale>{words})(?!\w)", re.IGNORECASE)


@cache
def _currency_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(currencies(), key=len, reverse=True))
    return compile_pattern(rf"(?<!\w)(?P<currency>{names}) ?$", re.IGNORECASE)
