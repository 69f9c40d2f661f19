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

from checker.extraction.literals import Needs
from checker.extraction.requirements import AT_END, AT_START, LONGEST

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
        return re.compile(self._source, self._flags)

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
        quick = self._in_lower_case
        if quick is None or not (lower or text.isascii()):
            return self._compiled.search(text, start, end)
        first = quick.search(lower or text.lower(), start, end)
        return None if first is None else self._compiled.search(text, first.start(), end)

    def _all(self, text: str, lower: str, start: int, end: int) -> Sequence[re.Match[str]]:
        """Return every match in a text."""
        quick = self._in_lower_case
        if quick is None or not (lower or text.isascii()):
            return tuple(self._compiled.finditer(text, start, end))
        found = []
        for place in quick.finditer(lower or text.lower(), start, end):
            match = self._compiled.match(text, place.start(), end)
            if match is None or match.end() != place.end():  # an empty one, behind which the next begins
                return tuple(self._compiled.finditer(text, start, end))
            found.append(match)
        return tuple(found)

    @cached_property
    def needs(self) -> int:
        """The bits that a text must have."""
        return _NEEDS.of_expression(self._source, self._flags)

    @cached_property
    def _in_lower_case(self) -> re.Pattern[str] | None:
        """The expression for texts in lower case, where it matches as it does in the texts; None where case matters.

        Without `re.IGNORECASE` the engine compares characters directly, which takes a quarter of the time.
        """
        written = _NAMES_AND_ESCAPES.sub("", self._source)
        if not self._flags & re.IGNORECASE or "(?-i" in written or written != written.lower():
            return None
        return re.compile(self._source, self._flags & ~re.IGNORECASE)


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

    def __init__(self, *patterns: re.Pattern[str] | Words | Callable[[], re.Pattern[str]]) -> None:
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
