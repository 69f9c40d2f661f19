"""Regular expressions that are compiled when they are first used, and searched only where they can match.

The readers hold some five hundred of them; compiling all costs a quarter of a second at every start, and most texts
use half. Most sentences of a report hold none of the words that most expressions need: `note` says once which of these
words a sentence holds, and a search that cannot succeed ends before it begins. What is found is the same either way.
"""

from __future__ import annotations

import re
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from checker.extraction.requirements import AT_START, DIGIT, requirements_of

if TYPE_CHECKING:
    from collections.abc import Callable

_WORTHWHILE = 40  # searches after which an expression's requirements are looked up
_LONG = 300  # sentences from which looking requirements up pays: a press release is over before
_TEXTS = 64  # noted texts that are remembered
_WORDS = 60_000  # distinct words that are remembered
_LONGEST_WORD = 40  # characters of a word that is remembered
# the characters that `re.IGNORECASE` takes for a letter of ASCII and `str.lower` does not make one
_FOLDED = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "K": "k"})

_BITS = "bits"  # a key that is no character
_NOWHERE: dict[str, Any] = {}
_UNKNOWN = (-1, "")  # a text that nobody noted may hold anything
_NAMES_AND_ESCAPES = re.compile(r"\\.|\(\?P<\w+>")


class _Needs:
    """Which literals the expressions need, as bits; and which of the bits a noted text has."""

    def __init__(self) -> None:
        self.texts: dict[str, tuple[int, str]] = {}
        self.waiting: list[Callable[[], None]] = []
        self._noted, self._open_at = 0, _LONG
        self._words: dict[str, int] = {}
        self._sets: dict[frozenset[str], int] = {}
        self._anywhere: dict[str, Any] = {}  # trees of characters, with bits where a literal ends
        self._at_start: dict[str, Any] = {}

    def note(self, text: str) -> None:
        """Remember a text's bits, and the text in lower case ("" where that has another length)."""
        self._noted += 1
        if self._noted >= self._open_at:
            self._open()
        if len(self.texts) >= _TEXTS:
            self.texts.clear()
        bits = 0
        words = self._words
        lower = (text if text.isascii() else text.translate(_FOLDED)).lower()
        for word in lower.split():
            known = words.get(word)
            bits |= self._bits(word) if known is None else known
        self.texts[text] = self.texts[lower] = (bits, lower if len(lower) == len(text) else "")

    def _open(self) -> None:
        """Let expressions in that are waiting, ever more seldom: what is known of words knows nothing of new ones."""
        self._open_at *= 2
        for enter in self.waiting:
            enter()
        if self.waiting:
            self.texts.clear()
            self._words.clear()
            self.waiting.clear()

    def add(self, literals: frozenset[str]) -> int:
        """Return the bit of a set of literals."""
        if literals not in self._sets:
            bit = self._sets[literals] = 1 << len(self._sets)
            for literal in literals:
                branch = self._at_start if literal.startswith(AT_START) else self._anywhere
                for character in literal.removeprefix(AT_START):
                    branch = branch.setdefault(character, {})
                branch[_BITS] = branch.get(_BITS, 0) | bit
        return self._sets[literals]

    def _bits(self, word: str) -> int:
        bits = 0
        digits = self._anywhere.get(DIGIT, _NOWHERE).get(_BITS, 0)
        is_inside = False
        for start, first in enumerate(word):
            bits |= _found(self._anywhere, word, start)
            if not is_inside:
                bits |= _found(self._at_start, word, start)
            is_inside = first.isalnum() or first == "_"
            if first.isdecimal():
                bits |= digits
        if len(word) <= _LONGEST_WORD:
            if len(self._words) >= _WORDS:
                self._words.clear()
            self._words[word] = bits
        return bits


def _found(tree: dict[str, Any], word: str, start: int) -> int:
    """Return the bits of the literals that begin at a place of a word."""
    bits = 0
    branch = tree.get(word[start])
    for position in range(start + 1, len(word)):
        if branch is None:
            return bits
        bits |= branch.get(_BITS, 0)
        branch = branch.get(word[position])
    return bits if branch is None else bits | branch.get(_BITS, 0)


_NEEDS = _Needs()  # a cache and nothing else: it changes how long a search takes, never what it finds
note = _NEEDS.note


class _Pattern:
    """Stands for `re.Pattern`: the first use of a method compiles the expression and keeps the bound method."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever `re.Pattern` has
        value = getattr(self._compiled, name)
        if name in {"search", "finditer"}:
            value = self._counted(name, value)
        setattr(self, name, value)
        return value

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def _counted(self, name: str, plain: Callable[..., Any]) -> Callable[..., Any]:
        """Return a search that looks up what texts must contain once it has been used often."""
        uses = 0

        def enter() -> None:
            setattr(self, name, self._filtered(plain, None if name == "search" else ()))

        def counted(text: str, start: int = 0, end: int = sys.maxsize) -> Any:  # noqa: ANN401 - as `re.Pattern`
            nonlocal uses
            uses += 1
            if uses == _WORTHWHILE:
                _NEEDS.waiting.append(enter)
            return plain(text, start, end)

        return counted

    def _filtered(self, plain: Callable[..., Any], nothing: Any) -> Callable[..., Any]:  # noqa: ANN401 - as `re.Pattern`
        """Return a search that looks only into texts that may match, in lower case before it looks at capitals."""
        needed, known, quick = self.needs(), _NEEDS.texts.get, self._in_lower_case()

        def filtered(text: str, start: int = 0, end: int = sys.maxsize) -> Any:  # noqa: ANN401 - as `re.Pattern`
            bits, lower = known(text, _UNKNOWN)
            if bits & needed != needed:
                return nothing
            if quick is None or not (lower or text.isascii()):
                return plain(text, start, end)
            first = quick(lower or text.lower(), start, end)
            return nothing if first is None else plain(text, first.start(), end)

        return filtered

    def needs(self) -> int:
        """Return the bits that a text must have."""
        needed = 0
        for literals in requirements_of(self._source, self._flags):
            needed |= _NEEDS.add(literals)
        return needed

    def _in_lower_case(self) -> Callable[..., re.Match[str] | None] | None:
        """Return a search of lower-case texts that matches where the expression does; None where case matters.

        Without `re.IGNORECASE` the engine compares characters directly, which takes a quarter of the time.
        """
        written = _NAMES_AND_ESCAPES.sub("", self._source)
        if not self._flags & re.IGNORECASE or "(?-i" in written or written != written.lower():
            return None
        return re.compile(self._source, self._flags & ~re.IGNORECASE).search


class Gate:
    """Lets texts through in which one of its patterns may match; without patterns, all."""

    def __init__(self, *patterns: re.Pattern[str]) -> None:
        """Ask what the patterns need as soon as texts are noted often enough."""
        self._patterns = cast("tuple[_Pattern, ...]", patterns)
        self._needs: tuple[int, ...] = (0,)
        if patterns:
            _NEEDS.waiting.append(self._enter)

    def lets(self, text: str) -> bool:
        """Tell whether a text may match; only of a noted text is anything known."""
        bits, _ = _NEEDS.texts.get(text, _UNKNOWN)
        return any(bits & needed == needed for needed in self._needs)

    def _enter(self) -> None:
        self._needs = tuple(pattern.needs() for pattern in self._patterns)


def compiled(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return a pattern that is compiled on its first use; `re.error` is raised then."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
