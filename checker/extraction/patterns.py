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

from checker.extraction.literals import Needs
from checker.extraction.requirements import AT_END, AT_START, LONGEST, requirements_of
from checker.pattern_codes import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_WORTHWHILE = 40  # searches after which an expression's requirements are looked up

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
        value = getattr(self._compiled, name)
        if name in {"search", "finditer"}:
            value = self._counted(name, value)
        setattr(self, name, value)
        return value

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return compile_pattern(self._source, self._flags)

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
        """Return a search that looks only into texts that may match, in lower case before it looks at capitals.

        What it finds in the whole of a text, a sentence or its paragraph, it remembers: readers ask for every claim.
        """
        needed, known, quick = self.needs(), _NEEDS.texts.get, self._in_lower_case()
        last: tuple[str | None, Any] = (None, nothing)  # no text yet, not the empty one
        older = last

        def filtered(text: str, start: int = 0, end: int = sys.maxsize) -> Any:  # noqa: ANN401 - as `re.Pattern`
            nonlocal last, older
            bits, lower = known(text, _UNKNOWN)
            if bits & needed != needed and (end == sys.maxsize or not _cuts_word(text, end)):
                return nothing
            is_whole = not start and end >= len(text)
            if is_whole and text is last[0]:
                return last[1]
            if is_whole and text is older[0]:
                last, older = older, last
                return last[1]
            if quick is None or not (lower or text.isascii()):
                found = plain(text, start, end)
            else:
                first = quick(lower or text.lower(), start, end)
                found = nothing if first is None else plain(text, first.start(), end)
            if is_whole and len(text) <= _REMEMBERED:
                found = found if nothing is None else tuple(found)
                last, older = (text, found), last
            return found

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
        return compile_pattern(self._source, self._flags & ~re.IGNORECASE).search


def _cuts_word(text: str, end: int) -> bool:
    """Tell whether a search ends inside a word: what stands in front of that place then counts as a word."""
    return end < len(text) and (text[end].isalnum() or text[end] == "_")


class Words:
    """Stands for a pattern in a gate: a text needs one of some words, written in lower case."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take words of letters and digits."""
        self._words = frozenset(words)

    def needs(self) -> int:
        """Return the bit that a text must have."""
        return _NEEDS.add(
            frozenset(AT_START + word[:LONGEST] + AT_END * (len(word) <= LONGEST) for word in self._words)
        )


class Gate:
    """Lets texts through in which one of its patterns may match; without patterns, all."""

    def __init__(self, *patterns: re.Pattern[str] | Words | Callable[[], re.Pattern[str]]) -> None:
        """Ask what the patterns need, or the functions that make them, as soon as texts are noted often enough."""
        self._patterns = patterns
        self._needs: tuple[int, ...] = (0,)
        if patterns:
            _NEEDS.waiting.append(self._enter)

    def lets(self, text: str) -> bool:
        """Tell whether a text may match; only of a noted text is anything known."""
        return self.lets_bits(bits_of(text))

    def lets_bits(self, bits: int) -> bool:
        """Tell whether a text with these bits may match."""
        for needed in self._needs:  # noqa: SIM110 - the generator that `any` asks for costs more than the test
            if bits & needed == needed:
                return True
        return False

    def _enter(self) -> None:
        made = (one if isinstance(one, _Pattern | Words) else one() for one in self._patterns)  # type: ignore[operator]
        self._needs = tuple(pattern.needs() for pattern in cast("Iterator[_Pattern]", made))


def bits_of(text: str) -> int:
    """Return which literals a text holds; one that nobody noted may hold any."""
    return _NEEDS.texts.get(text, _UNKNOWN)[0]


def compiled(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return a pattern that is compiled on its first use; `re.error` is raised then."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
