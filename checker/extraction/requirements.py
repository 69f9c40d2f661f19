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
    from collections.abc import Sequence

DIGIT = "0"  # stands for any digit: a longer literal may hold this digit, none is this digit alone
AT_START = AT_END = " "  # in front of or behind a literal that stands at the start or the end of a word
LONGEST = 12  # characters of a literal that are compared
_SHORTEST = 2  # a single letter stands in nearly every text
_MOST = 4  # literals of one expression that are worth asking for; the rarest first
_EVERYWHERE = frozenset(  # words that few sentences lack: of two words of an expression, not the one to ask for
    "a an and are as at be by can for from had has have in is it its more of on or our that the their they this to up "  # noqa: SIM905
    "was we were which will with".split()
)

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
    if literal == DIGIT:
        return 1.5  # a digit is rarer than a full stop
    word = literal.strip()
    return 1 if word in _EVERYWHERE else len(word) + 0.5 * literal.endswith(AT_END)


class _Sequence:
    """Reads the items of one alternative from left to right; `run` are the literal characters just read."""

    def __init__(self, run: str = "", *, at_start: bool = False) -> None:
        self._run, self._at_start = run, at_start
        self._clauses: list[_Clause] = []

    def read(self, items: Sequence[tuple[Any, Any]], *, ends: bool = False) -> list[_Clause]:
        """Return the clauses; `ends` tells that a word ends where the items do."""
        self._items(items, ends=ends)
        self._flush(at_end=ends)
        return self._clauses

    def _items(self, items: Sequence[tuple[Any, Any]], *, ends: bool) -> None:
        for position, (operation, argument) in enumerate(items):
            name = str(operation)
            if name == "LITERAL" and argument < 128:
                self._run += chr(argument).lower()
            elif name in _SEQUENCES:
                inner = argument[-1] if name == "SUBPATTERN" else argument
                self._items(inner, ends=_is_apart(items, position + 1, ends=ends))
            elif name == "BRANCH":
                self._branch(argument[1], ends=_is_apart(items, position + 1, ends=ends))
            elif (name == "AT" and str(argument) == "AT_BOUNDARY") or _no_word_before(name, argument):
                self._boundary()
            elif name not in _WIDTHLESS:
                self._flush(at_end=_is_apart(items, position, ends=ends))
                self._other(name, argument)

    def _boundary(self) -> None:
        """Take what stands in front as the end of a word, where it is one, and begin a word."""
        if self._run:
            self._flush(at_end=True)
        self._at_start = True

    def _other(self, name: str, argument: Any) -> None:  # noqa: ANN401 - the parser's own tree
        if name in _REPEATS and argument[0] > 0:
            self._clauses += _Sequence().read(argument[2])
        elif name == "IN" and all(_is_digit(str(kind), value) for kind, value in argument):
            self._clauses.append(frozenset({DIGIT}))

    def _branch(self, alternatives: Sequence[Any], *, ends: bool) -> None:
        """Of a branch one alternative matches: one literal of each, with what stands in front of all of them."""
        chosen: list[_Clause] = []
        for alternative in alternatives:
            clauses = _Sequence(self._run, at_start=self._at_start).read(alternative, ends=ends)
            if not clauses:
                self._flush()
                return
            chosen.append(min(clauses, key=_rarity))
        self._run, self._at_start = "", False
        self._clauses.append(frozenset().union(*chosen))

    def _flush(self, *, at_end: bool = False) -> None:
        """Take the words of the run; all but the first stand behind white space, all but the last in front of it."""
        at_start = self._at_start or self._run[:1].isspace()
        words = self._run.split()
        at_end = at_end or self._run[-1:].isspace()
        for position, word in enumerate(words):
            if len(word) >= _SHORTEST or not word.isalnum():
                is_anchored = at_start and word[0].isalnum()
                is_whole = (at_end or position + 1 < len(words)) and word[-1].isalnum() and len(word) <= LONGEST
                self._clauses.append(frozenset({AT_START * is_anchored + word[:LONGEST] + AT_END * is_whole}))
            elif word.isdecimal():
                self._clauses.append(frozenset({DIGIT}))
            at_start = True
        self._run, self._at_start = "", False


def _is_apart(items: Sequence[tuple[Any, Any]], position: int = 0, *, ends: bool) -> bool:
    """Tell whether a word ends in front of the items from a position on: nothing they begin with is part of one."""
    if position == len(items):
        return ends
    name, argument = str(items[position][0]), items[position][1]
    if name == "AT":
        return str(argument) in {"AT_BOUNDARY", "AT_END", "AT_END_STRING"} or _is_apart(items, position + 1, ends=ends)
    if name == "LITERAL":
        return not _is_part_of_word(chr(argument))
    if name == "IN":
        return all(str(kind) == "LITERAL" and not _is_part_of_word(chr(value)) for kind, value in argument)
    following = _is_apart(items, position + 1, ends=ends)
    if name == "ASSERT_NOT":
        return following or (argument[0] > 0 and _is_any_word_character(argument[1]))
    if name == "SUBPATTERN":
        return _is_apart(argument[-1], ends=following)
    if name == "BRANCH":
        return all(_is_apart(alternative, ends=following) for alternative in argument[1])
    if name in _REPEATS:
        return (argument[0] > 0 or following) and _is_apart(argument[2], ends=following)
    return False


def _no_word_before(name: str, argument: Any) -> bool:  # noqa: ANN401 - the parser's own tree
    return name == "ASSERT_NOT" and argument[0] < 0 and _is_any_word_character(argument[1])


def _is_any_word_character(items: Sequence[tuple[Any, Any]]) -> bool:
    """Tell whether the items are one character class that holds every character of a word."""
    if len(items) != 1 or str(items[0][0]) != "IN":
        return False
    return any(str(kind) == "CATEGORY" and str(value) == "CATEGORY_WORD" for kind, value in items[0][1])


def _is_part_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_digit(kind: str, value: Any) -> bool:  # noqa: ANN401 - the parser's own tree
    if kind == "LITERAL":
        return chr(value).isdecimal()
    if kind == "RANGE":
        return chr(value[0]).isdecimal() and chr(value[1]).isdecimal() and value[1] < 128
    return kind == "CATEGORY" and str(value) == "CATEGORY_DIGIT"
