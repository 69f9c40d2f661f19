"""Regular expressions that are compiled when they must be, and searched only where they can match.

How the gate works: the readers hold some nine hundred expressions, and most sentences of a report hold none of the
words that most of them need. What an expression needs is read off the expression (`requirements`): of some sets of
literals, one each. Every such set is a bit. `note` looks a sentence's words up once and remembers the bits that it has
(`literals`); from then on every search in that sentence, and every `Gate` in front of a whole reader, is one comparison
of bits before anything is compiled or searched. A text that nobody noted may hold anything. What is found is the same
either way.
"""

from __future__ import annotations

import re
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from checker.extraction.beginnings import behind_beginnings
from checker.extraction.literals import Needs
from checker.extraction.requirements import AT_END, AT_START, LONGEST
from checker.pattern_codes import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_REMEMBERED = 10_000  # characters: sentences and paragraphs
_UNKNOWN = (-1, "")  # a text that nobody noted may hold anything
_NAMES_AND_ESCAPES = re.compile(r"\\.|\(\?P<\w+>")


_NEEDS = Needs()  # a cache and nothing else: it changes how long a search takes, never what it finds
note = _NEEDS.note


class _Pattern:
    """Stands for `re.Pattern`: the first use of a method compiles the expression and keeps the bound method."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever `re.Pattern` has
        value = self._filtered(name) if name in {"search", "finditer"} else getattr(self._compiled, name)
        setattr(self, name, value)
        return value

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return compile_pattern(self._source, self._flags)

    def _filtered(self, name: str) -> Callable[..., Any]:
        """Return a search that looks only into texts that may match, in lower case before it looks at capitals.

        What it finds in the whole of a text, a sentence or its paragraph, it remembers: readers ask for every claim.
        """
        nothing = None if name == "search" else ()
        needed, known = self.needs, _NEEDS.texts.get
        look: Callable[[str, str, int, int], Any] | None = None
        last: tuple[str | None, Any] = (None, nothing)  # no text yet, not the empty one
        older = last

        def filtered(text: str, start: int = 0, end: int = sys.maxsize) -> Any:  # noqa: ANN401 - as `re.Pattern`
            nonlocal last, older, look
            bits, lower = known(text, _UNKNOWN)
            if bits & needed != needed and (end == sys.maxsize or not _cuts_word(text, end)):
                return nothing
            is_whole = not start and end >= len(text)
            if is_whole and text is last[0]:
                return last[1]
            if is_whole and text is older[0]:
                last, older = older, last
                return last[1]
            if look is None:
                look = self._first if name == "search" else self._all
            found = look(text, lower, start, end)
            if is_whole and len(text) <= _REMEMBERED:
                last, older = (text, found), last
            return found

        return filtered

    def _first(self, text: str, lower: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first match in a text, whose form in lower case is given where it is known."""
        quick, is_lower = self._quick
        if is_lower and not (lower or text.isascii()):
            return self._compiled.search(text, start, end)
        first = quick.search((lower or text.lower()) if is_lower else text, start, end)
        return None if first is None else self._compiled.search(text, first.start(), end)

    def _all(self, text: str, lower: str, start: int, end: int) -> Sequence[re.Match[str]]:
        """Return every match in a text."""
        quick, is_lower = self._quick
        if quick is self._compiled or (is_lower and not (lower or text.isascii())):
            return tuple(self._compiled.finditer(text, start, end))
        found = []
        reached = start
        for place in quick.finditer((lower or text.lower()) if is_lower else text, start, end):
            if place.start() < reached:
                continue  # inside the match before
            match = self._compiled.match(text, place.start(), end)
            if match is None or match.end() == match.start():  # behind an empty one the next may begin at once
                return tuple(self._compiled.finditer(text, start, end))
            reached = match.end()
            found.append(match)
        return tuple(found)

    @cached_property
    def needs(self) -> int:
        """The bits that a text must have."""
        return _NEEDS.of_expression(self._source, self._flags)

    @cached_property
    def _quick(self) -> tuple[re.Pattern[str], bool]:
        """Return an expression that begins to match where this one does, and whether it is for texts in lower case.

        Without `re.IGNORECASE` the engine compares characters directly, which takes a quarter of the time.
        """
        written = _NAMES_AND_ESCAPES.sub("", self._source)
        is_lower = bool(self._flags & re.IGNORECASE) and "(?-i" not in written and written == written.lower()
        if self._flags & re.IGNORECASE and not is_lower:
            return self._compiled, False
        flags = self._flags & ~re.IGNORECASE
        beginnings = _NEEDS.beginnings_of(self._source, self._flags)
        if beginnings:
            return behind_beginnings(self._source, flags, beginnings), is_lower
        return (compile_pattern(self._source, flags) if is_lower else self._compiled), is_lower


def _cuts_word(text: str, end: int) -> bool:
    """Tell whether a search ends inside a word: what stands in front of that place then counts as a word."""
    return end < len(text) and (text[end].isalnum() or text[end] == "_")


class Words:
    """Stands for a pattern in a gate: a text needs one of some words, written in lower case."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take words of letters and digits."""
        self._words = frozenset(words)

    @cached_property
    def needs(self) -> int:
        """The bit that a text must have."""
        literals = frozenset(AT_START + word[:LONGEST] + AT_END * (len(word) <= LONGEST) for word in self._words)
        return _NEEDS.of((literals,))


class Gate:
    """Lets texts through in which one of its patterns may match; without patterns, all."""

    def __init__(self, *patterns: re.Pattern[str] | Words | Callable[[], re.Pattern[str] | Words]) -> None:
        """Take patterns, or the functions that make them: they are asked what they need at the gate's first use."""
        self._patterns = patterns

    @cached_property
    def needs(self) -> tuple[int, ...]:
        """What a text must have: all bits of one of these. To be asked for before the text's own bits."""
        made = (one if isinstance(one, _Pattern | Words) else one() for one in self._patterns)  # type: ignore[operator]
        return tuple(cast("_Pattern", one).needs for one in made) or (0,)

    def lets(self, text: str) -> bool:
        """Tell whether a text may match; only of a noted text is anything known."""
        needs = self.needs
        return is_let(needs, bits_of(text))


def is_let(needs: tuple[int, ...], bits: int) -> bool:
    """Tell whether a text with these bits may match what needs one of some sets of bits."""
    for needed in needs:  # noqa: SIM110 - the generator that `any` asks for costs more than the test
        if bits & needed == needed:
            return True
    return False


def bits_of(text: str) -> int:
    """Return which literals a text holds; one that nobody noted may hold any."""
    return _NEEDS.texts.get(text, _UNKNOWN)[0]


def compiled(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return a pattern that is compiled on its first use; `re.error` is raised then."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
