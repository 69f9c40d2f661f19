"""Words and patterns that rules look for: linear, whatever the text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from re import _constants, _parser  # type: ignore[attr-defined] # nothing else says how a pattern is understood
from typing import Any

_MOST_WAYS = 5_000_000  # in which a pattern may match from one place; of ours one comes to two million
_MOST_PATTERNS = 10_000  # whose examination is remembered: more than a run has rules
_OPEN = 1_000  # what a repeat without an end counts for
_NOT_LINEAR = (
    (re.compile(r"\)(?:[*+]|\{\d*,?\d*\})"), "a repeated group can take very long: repeat a character class instead"),
    (
        re.compile(r"(?:^|[^\\])\.(?:[*+]|\{\d+,\})"),
        "`.*` can run across the text: write a bounded repeat, such as .{0,60}",
    ),
    (re.compile(r"\(\?(?:[=!]|<[=!]|P=|\()"), "look-around and conditions are not linear"),
    (re.compile(r"\\[1-9]"), "a back-reference is not linear"),
)


@lru_cache(_MOST_PATTERNS)
def pattern_problem(pattern: str) -> str:
    """Return what is wrong with a regular expression, "" where nothing is."""
    try:
        re.compile(pattern)
    except re.error as error:
        return f"not a regular expression: {error}"
    bare = re.sub(r"\\\\", "", pattern)
    problem = next((problem for shape, problem in _NOT_LINEAR if shape.search(bare)), "")
    if not problem and _ways(_parser.parse(pattern)) > _MOST_WAYS:
        return "it can match in too many ways and so take very long: use fewer repeats and alternatives"
    return problem


def _ways(pattern: Any) -> int:  # noqa: ANN401 - the parser has no types
    """Return in how many ways a pattern may match from one place, at most: what is tried where it does not."""
    ways = 1
    for kind, content in pattern:
        if kind in {_constants.MAX_REPEAT, _constants.MIN_REPEAT}:
            least, most, inner = content
            ways *= max(1, min(int(most), _OPEN) - least + 1) * _ways(inner)
        elif kind is _constants.SUBPATTERN:
            ways *= _ways(content[-1])
        elif kind is _constants.BRANCH:
            ways *= sum(map(_ways, content[1]))
        if ways > _MOST_WAYS:
            break
    return ways


@cache
def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """Return the pattern of a phrase: whole words, any case, any white space between them."""
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


@cache
def any_case(pattern: str) -> re.Pattern[str]:
    """Return a compiled pattern that does not mind case."""
    return re.compile(pattern, re.IGNORECASE)


def mentions(text: str, phrases: list[str]) -> bool:
    """Tell whether a text holds one of the phrases: whole words, any case."""
    return any(phrase_pattern(phrase).search(text) for phrase in phrases)


def matches_any(text: str, patterns: list[str]) -> bool:
    """Tell whether one of the patterns matches somewhere in a text, any case; ValueError for one that is not linear."""
    for pattern in patterns:
        problem = pattern_problem(pattern)
        if problem:
            raise ValueError(problem)
    return any(any_case(pattern).search(text) for pattern in patterns)
