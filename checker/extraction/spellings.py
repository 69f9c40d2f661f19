"""Finds which of thousands of known names stand in a text, without trying each at every place.

A name can only begin at a word that is the first word of one: a dictionary of first words tells where to look, and for
what. What is found is what one alternation of all names, the longest first, would find.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.extraction.patterns import Gate, Words, compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = compiled(r"[^\W_]+")


@lru_cache(maxsize=64)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in lower case."""
    return frozenset(_WORD.findall(text.lower()))


class Spellings:
    """Names as they are spelt, case aside."""

    def __init__(self, names: Iterable[str], *, before: str, after: str) -> None:
        """Sort names by their first word; `before` and `after` are the look-arounds of a name."""
        self._before, self._after = before, after
        self._names: dict[str, dict[int, list[str]]] = {}  # by first word, then by the characters in front of it
        self._words: dict[str, list[frozenset[str]]] = {}  # by first word, the words of each name
        self._patterns: dict[tuple[str, int], re.Pattern[str]] = {}
        for name in names:
            first = _WORD.search(name)
            if first is not None:
                word = first.group().lower()
                self._names.setdefault(word, {}).setdefault(first.start(), []).append(name)
                self._words.setdefault(word, []).append(words_of(name))
        # of a name the longest word tells best that it is not there: "the" stands in every text
        longest = (max(sorted(words), key=len) for named in self._words.values() for words in named)
        self.words = Words(longest)
        self._gate = Gate(self.words)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the names of a text by where they begin, the longest of those that begin together."""
        if not self._gate.lets(text):
            return
        present = words_of(text)
        begun = self._words.keys() & present
        if not begun or not any(words <= present for word in begun for words in self._words[word]):
            return
        for first in _WORD.finditer(text):
            word, start = first.group().lower(), first.start()
            for lead in self._names.get(word, ()):
                match = self._pattern(word, lead).match(text, start - lead) if start >= lead else None
                if match is not None:
                    yield match

    def _pattern(self, word: str, lead: int) -> re.Pattern[str]:
        if (word, lead) not in self._patterns:
            names = sorted(self._names[word][lead], key=len, reverse=True)
            joined = "|".join(map(re.escape, names))
            self._patterns[word, lead] = re.compile(rf"{self._before}(?:{joined}){self._after}", re.IGNORECASE)
        return self._patterns[word, lead]


def without_overlaps(matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield matches in order, but for those that begin inside the one before."""
    reached = 0
    for match in matches:
        if match.start() >= reached:
            reached = match.end()
            yield match
