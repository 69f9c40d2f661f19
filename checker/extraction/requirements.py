r"""What a text must contain for a regular expression to match anywhere in it.

Regular-expression engines with a prefilter (RE2's `FilteredRE2`, Hyperscan) read it off the expression, and so does
this module: `(?:reduce|cut)s? [^.]{0,9}\d` needs "reduce" or "cut", and a digit. A text without them need not be
searched at all.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

DIGIT = "0"  # stands for any digit: a longer literal may hold this digit, none is this digit alone
AT_START = "^"  # in front of a literal that stands at the start of a word
LONGEST = 12  # characters of a literal that are compared
_SHORTEST = 2  # a single letter stands in nearly every text
_MOST = 4  # literals of one expression that are worth asking for; the rarest first

_Clause = frozenset[str]
_SEQUENCES = frozenset({"SUBPATTERN", "ATOMIC_GROUP"})
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_WIDTHLESS = frozenset({"AT", "ASSERT_NOT"})


def requirements_of(source: str, flags: re.RegexFlag) -> tuple[frozenset[str], ...]:
    """Return sets of lower-case literals: of each set, a text that the expression matches in contains one at least.

    Literals hold no white space and are ASCII; `DIGIT` stands for any digit, `AT_START` is no part of a literal. Where
    nothing can be said of an expression (or the standard library's parser, which is not public, has changed) the result
    is empty: every text may match.
    """
    try:
        parsed = importlib.import_module("re._parser").parse(source, flags)
        found = _Sequence().read(parsed)
    except (ImportError, AttributeError, TypeError, ValueError):
        return ()
    return tuple(sorted(set(found), key=_rarity)[:_MOST])


def _rarity(clause: _Clause) -> tuple[float, int, list[str]]:
    """Order clauses by what they are likely to rule out: long and few literals first."""
    return -min(map(_weight, clause)), len(clause), sorted(clause)


def _weight(literal: str) -> float:
    return 1.5 if literal == DIGIT else len(literal.removeprefix(AT_START))  # a digit is rarer than a full stop


class _Sequence:
    """Reads the items of one alternative from left to right; `run` are the literal characters just read."""

    def __init__(self, run: str = "", *, at_start: bool = False) -> None:
        self._run, self._at_start = run, at_start
        self._clauses: list[_Clause] = []

    def read(self, items: Iterable[tuple[Any, Any]]) -> list[_Clause]:
        self._items(items)
        self._flush()
        return self._clauses

    def _items(self, items: Iterable[tuple[Any, Any]]) -> None:
        for operation, argument in items:
            name = str(operation)
            if name == "LITERAL" and argument < 128:
                self._run += chr(argument).lower()
            elif name in _SEQUENCES:
                self._items(argument[-1] if name == "SUBPATTERN" else argument)
            elif name == "BRANCH":
                self._branch(argument[1])
            elif name == "AT" and str(argument) == "AT_BOUNDARY":
                self._at_start = self._at_start or not self._run
            elif name not in _WIDTHLESS:
                self._flush()
                self._other(name, argument)

    def _other(self, name: str, argument: Any) -> None:  # noqa: ANN401 - the parser's own tree
        if name in _REPEATS and argument[0] > 0:
            self._clauses += _Sequence().read(argument[2])
        elif name == "IN" and all(_is_digit(str(kind), value) for kind, value in argument):
            self._clauses.append(frozenset({DIGIT}))

    def _branch(self, alternatives: Sequence[Any]) -> None:
        """Of a branch one alternative matches: one literal of each, with what stands in front of all of them."""
        chosen: list[_Clause] = []
        for alternative in alternatives:
            clauses = _Sequence(self._run, at_start=self._at_start).read(alternative)
            if not clauses:
                self._flush()
                return
            chosen.append(min(clauses, key=_rarity))
        self._run, self._at_start = "", False
        self._clauses.append(frozenset().union(*chosen))

    def _flush(self) -> None:
        """Take the words of the run; all but the first stand behind white space."""
        at_start = self._at_start or self._run[:1].isspace()
        for word in self._run.split():
            if len(word) >= _SHORTEST or not word.isalnum():
                is_anchored = at_start and word[0].isalnum()
                self._clauses.append(frozenset({AT_START * is_anchored + word[:LONGEST]}))
            at_start = True
        self._run, self._at_start = "", False


def _is_digit(kind: str, value: Any) -> bool:  # noqa: ANN401 - the parser's own tree
    if kind == "LITERAL":
        return chr(value).isdecimal()
    if kind == "RANGE":
        return chr(value[0]).isdecimal() and chr(value[1]).isdecimal() and value[1] < 128
    return kind == "CATEGORY" and str(value) == "CATEGORY_DIGIT"
