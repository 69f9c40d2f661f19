"""Whether a line break in plain text belongs to the text or to the width of somebody's editor.

A break was made by wrapping when the next word would not have fitted into the line. Where most breaks inside
paragraphs of a file are like that, the file is hard-wrapped; otherwise every line stands for itself.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.documents.furniture import is_furniture
from checker.pattern_codes import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.documents.lines import Line

_BULLET = compile_pattern(r"(?:[•·▪◦‣●○■□➢➤✓✔*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))(?=\s|$)")
_MARKS_THAT_NEED_DOUBT = "-–—0123456789("  # they also begin wrapped lines of running text
# a line that ends so is no line of a list
_OPEN_END = compile_pattern(
    r"(?:^|\s)(?:to|from|by|in|of|and|the|than|or|for|with|at|on|a|an|our|its|until|between|against|below|is|are|will"
    r"|scopes?|least|about|approximately|per|this|their|fiscal|not|be|net|as|that|which|into|reach|achieve|over|under|we)$"
)
# "2035: net zero" begins an entry of its own
_DATED_ENTRY = compile_pattern(
    r"[\"'“‘(]?(?:FY ?)?20\d\d[\"'”’)]?(?:[:–—]| [-–—]) ?\S|[A-Z][\w -]{1,30}\((?:by )?(?:FY ?)?20\d\d\): ?\S"
    r"|Scopes? \d[\d, and&+]{0,12}: \S"
)
# "By 2035," is the front of a sentence, however it goes on
_FRONTED = compile_pattern(
    r"[\"'“‘(]?(?:by|until|before|from|in|since|starting|compared (?:to|with)|relative to|against|over|within|through)"
    r" [^.:;!?]{3,60},$",
    re.IGNORECASE,
)
# "we aim to reduce our mill and depot" / "GHG emissions by 50%": an aim that names no value yet
_OPEN_AIM = compile_pattern(
    r"\b(?:aims?|will|plans?|commits?|intends?|targets?|pledge[sd]?|want|goal is) (?:\w+ )?(?:to )?(?:further |also )?"
    r"(?:reduc|cut|lower|decreas|halv|increas|improv|limit)\w*\b[^.:;%]*$",
    re.IGNORECASE,
)
_ABBREVIATED = compile_pattern(r"(?:[A-Z]{2,4}\d?|CO2-?eq?|CO₂e?|Scopes? \d[\d, and&+]*) [a-z]")
# "We have drawn up the Third Environmental Action" / "Plan, a plan for five years"
_PROSE = compile_pattern(
    r"[\"'“‘(]?(?:We|It|They|The (?:[Cc]ompany|[Gg]roup)) (?:have|has|had|will|are|is|also|aim)\b.* [A-Z]\w+$"
)
_NAME_ENDS = compile_pattern(r"[A-Z][a-z]+, [a-z]")
_ASIDE = compile_pattern(r"\((?:base|compared|vs|versus|relative|against|from|ref)", re.IGNORECASE)
_DUE_NEXT = compile_pattern(r"\b(?:by|until|before|since|in)$", re.IGNORECASE)
_YEAR = compile_pattern(r"(?:FY ?)?20\d\d\b")
_FEWEST_WORDS = 3  # of a line that may go on
_WIDEST = 200  # nobody wraps wider; a longer line is a paragraph
_NARROWEST = 45  # lists of short lines look wrapped at any width below
_SHARE = 0.6
_RAGGED = 0.8  # text taken out of page layouts fills at least this share of the width
_EXACT = 0.95  # where nothing in the words tells that the sentence goes on


class Wrapping(Struct, frozen=True):
    """The width a file was wrapped at (0: it was not), and whether capitals can be relied on."""

    width: int
    is_mixed_case: bool

    def joins(self, line: Line, following: Line) -> bool:
        """Tell whether `following` continues the text of `line`."""
        if _DATED_ENTRY.match(following.text.lstrip()):
            return False
        if self.is_mixed_case and goes_on(line.text.rstrip(), following.text.lstrip()):
            return not (is_furniture(line.text.strip()) or is_furniture(following.text.strip()))
        size = len(line.text.rstrip())
        if not self.width or max(size, len(following.text.rstrip())) > self.width * 1.1:
            return False
        if is_furniture(line.text.strip()) or is_furniture(following.text.strip()):
            return False
        return _fills(line, following, self.width * self._slack(line, following))

    def _slack(self, line: Line, following: Line) -> float:
        if not self.is_mixed_case:
            return 1
        begin = following.text.lstrip()[0]
        is_open = not line.text.rstrip().endswith((".", ":", ";", "!", "?"))
        return _RAGGED if is_open and (begin.islower() or begin.isdigit()) else _EXACT


def goes_on(text: str, following: str) -> bool:
    """Tell whether a sentence goes on in the next line, whatever the width: text copied out of a narrow column."""
    if text.endswith(",") and (following[:1].islower() or _FRONTED.match(text)):
        return True
    if _DUE_NEXT.search(text) and _YEAR.match(following):
        return True
    if len(text.split()) < _FEWEST_WORDS or text.endswith((".", ":", ";", "!", "?")):
        return False
    if _ASIDE.match(following) and not text.endswith((".", ":", ";", "!", "?")):
        return True
    if _PROSE.match(text) and _NAME_ENDS.match(following):
        return True
    if following[:1].islower() or (_OPEN_AIM.search(text) and _ABBREVIATED.match(following)):
        return True
    return _OPEN_END.search(text) is not None and following[:1].isalnum()


def _fills(line: Line, following: Line, width: float) -> bool:
    words = following.text.split(maxsplit=1)
    return len(line.text.rstrip()) + 1 + len(words[0]) > width


def bullet_length(line: Line) -> int:
    """Return how many characters of a line are indent and bullet, 0 where it has no bullet."""
    indent = len(line.text) - len(line.text.lstrip())
    match = _BULLET.match(line.text, indent)
    return match.end() if match else 0


def starts_item(line: Line, before: Line | None, wrapping: Wrapping) -> bool:
    """Tell whether a line begins a list item; `before` is the line above it in the same paragraph."""
    if not bullet_length(line):
        return False
    if before is None or bullet_length(before) or line.text.lstrip()[0] not in _MARKS_THAT_NEED_DOUBT:
        return True
    return before.text.rstrip().endswith((".", ":", ";", "!", "?")) or not wrapping.joins(before, line)


def measure(groups: Sequence[Sequence[Line]], text: str) -> Wrapping:
    """Return how the paragraphs of a file (lines without a blank line between them) are wrapped."""
    breaks = [
        (line, following)
        for group in groups
        if max((len(line.text) for line in group if not _is_one_word(line)), default=0) <= _WIDEST
        and not _is_list_of_lines(group)
        for line, following in itertools.pairwise(group)
        if not bullet_length(following) and not _is_one_word(line) and not _is_one_word(following)
    ]
    width = max((len(line.text.rstrip()) for line, _ in breaks), default=0)
    mixed = any(character.isupper() for character in text)
    filled = sum(_fills(line, following, width * (_RAGGED if mixed else 1)) for line, following in breaks)
    is_wrapped = width >= _NARROWEST and filled >= _SHARE * len(breaks)
    return Wrapping(width if is_wrapped else 0, mixed)


def _is_one_word(line: Line) -> bool:
    """Tell a line that nobody could wrap, such as an address."""
    return len(line.text.split()) == 1


def _is_list_of_lines(group: Sequence[Line]) -> bool:
    """Tell whether each of three or more lines begins with a capital or a number and ends without punctuation."""
    return len(group) > 2 and all(
        _begins_entry(line.text.lstrip()) and line.text.rstrip()[-1:].isalnum() for line in group
    )


def _begins_entry(text: str) -> bool:
    return text[:1].isupper() or (text[:1].isdigit() and not text[:4].isdigit())  # a year begins any line
