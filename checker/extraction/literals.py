"""Which of the literals that expressions need stand in a text, as bits: found once for every word, then looked up."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from checker.extraction.kept_requirements import Kept, digest_of, kept_requirements, read_off
from checker.extraction.requirements import AT_END, AT_START, DIGIT, LONGEST

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

_CHARACTERS = 500_000  # of noted texts that are remembered: most documents whole
_WORDS = 16_000  # distinct words that are remembered
_LONGEST_WORD = 40  # characters of a word that is remembered
# the characters that `re.IGNORECASE` takes for a letter of ASCII and `str.lower` does not make one
_FOLDED = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "K": "k"})

_BITS, _WHOLE = "bits", "whole"  # keys that are no characters: what ends here, and what does where the word does
_NOWHERE: dict[str, Any] = {}


class Needs:
    """Which literals the expressions need, as bits; and which of the bits a noted text has.

    An expression needs sets of literals: of each set, a text that it matches in contains one at least. Every set has a
    bit, and a text has the bit where one of its words holds one of the literals: an expression cannot match where
    `bits & needed != needed`. The sets of our own expressions are known from the start; one that is new makes
    worthless what is known of words and texts.
    """

    def __init__(self) -> None:
        """Begin with nothing known."""
        self.texts: dict[str, tuple[int, str]] = {}
        self._characters = 0
        self._words = _Words(self._bits)
        self._kept: dict[str, Kept] | None = None
        self._sets: dict[frozenset[str], int] = {}
        self._anywhere: dict[str, Any] = {}  # trees of characters, with bits where a literal ends
        self._at_start: dict[str, Any] = {}

    def note(self, text: str) -> None:
        """Remember a text's bits, and the text in lower case ("" where that has another length)."""
        if text in self.texts:
            return
        self._characters += len(text)
        if self._characters > _CHARACTERS:
            self.texts.clear()
            self._characters = len(text)
        lower = (text if text.isascii() else text.translate(_FOLDED)).lower()
        bits = reduce(or_, map(self._words.__getitem__, lower.split()), 0)
        self.texts[text] = self.texts[lower] = (bits, lower if len(lower) == len(text) else "")

    def of_expression(self, source: str, flags: re.RegexFlag) -> int:
        """Return the bits that a text must have for an expression to match in it; 0: any text may do."""
        return self.of(self._known(source, flags).needs)

    def beginnings_of(self, source: str, flags: re.RegexFlag) -> str:
        """Return the characters that a match of an expression begins with; "": any."""
        return self._known(source, flags).beginnings

    def _known(self, source: str, flags: re.RegexFlag) -> Kept:
        if self._kept is None:
            self._kept = kept_requirements()
            for kept in self._kept.values():
                self.of(kept.needs)
        digest = digest_of(source, flags)
        if digest not in self._kept:
            self._kept[digest] = read_off(source, flags)
        return self._kept[digest]

    def of(self, sets: Iterable[frozenset[str]]) -> int:
        """Return the bits of sets of literals."""
        needed = 0
        for literals in sets:
            if literals not in self._sets:
                self._add(literals)
            needed |= self._sets[literals]
        return needed

    def _add(self, literals: frozenset[str]) -> None:
        bit = self._sets[literals] = 1 << len(self._sets)
        for literal in literals:
            branch = self._at_start if literal.startswith(AT_START) else self._anywhere
            for character in literal.strip():
                branch = branch.setdefault(character, {})
            key = _WHOLE if literal.endswith(AT_END) else _BITS
            branch[key] = branch.get(key, 0) | bit
        self.texts.clear()
        self._words.clear()

    def _bits(self, word: str) -> int:
        """Return the bits of the literals in a word."""
        bits = 0
        digits = self._anywhere.get(DIGIT, _NOWHERE).get(_BITS, 0)
        is_inside = False
        for start, first in enumerate(word):
            if first in self._anywhere:
                bits |= _found(self._anywhere[first], word, start + 1)
            if not is_inside and first in self._at_start:
                bits |= _found(self._at_start[first], word, start + 1)
            is_inside = first.isalnum() or first == "_"
            if first.isdecimal():
                bits |= digits
        return bits


class _Words(dict[str, int]):
    """The bits of words, found when a word is first met."""

    def __init__(self, bits_of: Callable[[str], int]) -> None:
        super().__init__()
        self._bits_of = bits_of

    def __missing__(self, word: str) -> int:
        bits = self._bits_of(word)
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _WORDS:
                self.clear()
            self[word] = bits
        return bits


def _found(branch: dict[str, Any], word: str, position: int) -> int:
    """Return the bits of the literals that go on from a place of a word; no literal is longer than `LONGEST`."""
    bits: int = branch.get(_BITS, 0)
    for following in word[position : position + LONGEST]:
        if _WHOLE in branch and not (following.isalnum() or following == "_"):
            bits |= branch[_WHOLE]
        if following not in branch:
            return bits
        branch = branch[following]
        bits |= branch.get(_BITS, 0)
    bits |= branch.get(_WHOLE, 0)
    return bits
