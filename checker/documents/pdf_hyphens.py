"""Hyphens at line ends: which belong to the word (long-term) and which to the line (emis-sions).

The document itself decides: how it writes the word where no line ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EDGES = re.compile(r"^\W+|\W+$")
_SHORTEST_PART = 3  # letters of a word that may stand before or after a hyphen of its own
_PREFIXES = frozenset({"non", "self", "cross", "ex", "low", "zero", "net", "year", "third", "carbon", "well"})
_ENDINGS = frozenset(
    {"based", "wide", "free", "neutral", "intensive", "efficient", "linked", "driven", "party", "term"}
)
_SHORTEST_FIRST = 4  # letters before such an ending: market-based, long-term
_LINKS = frozenset({"and", "or"})
# words of their own that also begin longer ones (over-all)
_BEGINNINGS = frozenset(
    {"in", "over", "out", "under", "up", "with", "for", "any", "some", "every", "where", "there", "on"}
)


class Hyphens:
    """Knows how a document writes its words."""

    def __init__(self, lines: Iterable[tuple[Sequence[str], bool]]) -> None:
        """Gather the words of all lines, each with whether it ends in a hyphen; what a line end cuts is no word."""
        self._words: set[str] = set()
        is_cut = False
        for texts, is_hyphenated in lines:
            self._words.update(texts[is_cut : len(texts) - is_hyphenated])
            is_cut = is_hyphenated
        self._words = {_EDGES.sub("", text).lower() for text in self._words}

    def between(self, before: str, after: str) -> str:
        """Return what stands between the two parts of a word that a line end cuts: a hyphen or nothing."""
        first, second = _EDGES.sub("", before).lower(), _EDGES.sub("", after).lower()
        if second in _LINKS:
            return "- "  # water- and energy-related
        if not second[:1].isalpha() or not first[-1:].isalpha() or after[:1].isupper():
            return "-"
        if f"{first}-{second}" in self._words:
            return "-"
        first = first.rpartition("-")[2]  # cross-func-tional
        if first + second in self._words:
            return ""
        if f"{first}-{second}" in self._words:
            return "-"
        if second in _ENDINGS and len(first) >= _SHORTEST_FIRST:
            return "-"
        is_two_words = first in self._words and second in self._words
        if is_two_words and first not in _BEGINNINGS and min(len(first), len(second)) >= _SHORTEST_PART:
            return "-"
        return "-" if first in _PREFIXES and second in self._words else ""
