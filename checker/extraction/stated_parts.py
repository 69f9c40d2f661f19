"""Totals with their parts behind them, of whatever is counted: "480 goats: 210 at Rye, 160 at Deal and 110 at Hythe".

What leads from the total to the parts says that they are all of it ("made up of", a colon), or does not ("of which"):
then all parts must be told in one and the same way, and come near.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.extraction.numbers import UNITS_IN_WORDS
from checker.extraction.patterns import compiled
from checker.extraction.said_sums import SELECTION, listed_amounts, near_sum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount

_MADE_UP = compiled(
    r"\b(?:(?:is |are |was |were )?(?:made|makes?) up (?:of|from)|consist(?:s|ed|ing) of|compos(?:ed|ing) of"
    r"|compris(?:es|ed|ing)|(?:broken|breaks?|broke) down (?:into|as follows)|split (?:up )?(?:into|between|among"
    r"|as follows)"
    r"|divided (?:into|between|among)|namely|being)\b",
    re.IGNORECASE,
)
_OPENS = compiled(r":|\((?!of )| [–-] ")
_OF_WHICH = compiled(r"\b(?:of (?:which|whom|these|them)|thereof)\b", re.IGNORECASE)
_AND = compiled(r"\band\b|&|\bplus\b", re.IGNORECASE)
_ENDS = compiled(
    r"[;)]|\. |[.!?]$| [–-] |, (?:up|down|after|compared|against|which|while|though|because|as)\b", re.IGNORECASE
)
# the word that every part is told with: "210 at Rye, 160 at Deal"
_RELATION = compiled(
    r"^ ?(?:[\w³²₂%/'-]+ ){0,4}?(?P<word>at|in|by|to|from|for|with|as|of|on|through|under|via)\b", re.IGNORECASE
)
_PAIRS = (
    (compiled(r"\b(?:women|female)\b", re.IGNORECASE), compiled(r"\b(?:men|male)\b", re.IGNORECASE)),
    (compiled(r"\bnon-?hazardous\b", re.IGNORECASE), compiled(r"(?<!non-)(?<!non)\bhazardous\b", re.IGNORECASE)),
    (compiled(r"\bfull-time\b", re.IGNORECASE), compiled(r"\bpart-time\b", re.IGNORECASE)),
    (compiled(r"\bpermanent\b", re.IGNORECASE), compiled(r"\b(?:temporary|fixed-term)\b", re.IGNORECASE)),
)
_COUNTED = compiled(
    rf"\b(?P<number>{'|'.join(UNITS_IN_WORDS)}|\d{{1,2}}) (?:(?!of\b|per\b|year|month|week|day|hour)[a-z-]+ )?"
    r"(?P<noun>(?!years|months|weeks|days|hours|times)[a-z]{3,}s)\b",
    re.IGNORECASE,
)
_TOTALS = compiled(r"\b(?:total\w*|together|in all|altogether|combined|amounted to|came to|was|were)\b", re.IGNORECASE)
_FEWEST, _CERTAIN = 2, 3  # parts
_NEAR, _CLOSE = 4, 10  # parts may miss a total by a quarter, or by a tenth of it
_LONGEST = 90  # characters from one amount to the next


def parts_behind(sentence: Sentence) -> tuple[Amount, list[Amount]] | None:
    """Return a total and the parts that follow it in the same sentence."""
    amounts, text = listed_amounts(sentence), sentence.text
    for position, total in enumerate(amounts[:-_FEWEST]):
        between = text[total.end : amounts[position + 1].start]
        parts = _list_behind(text, amounts[position + 1 :])
        if len(between) > _LONGEST or len(parts) < _FEWEST or "." in between.strip(" ."):
            continue
        told = text[total.start : parts[-1].end]
        if SELECTION.search(told) or len({p.year for p in sentence.periods if p.start < parts[-1].end}) > 1:
            continue
        room = _room(text, between, parts)
        if room and (found := near_sum(total, parts, room)) is not None:
            return found
    return None


def _list_behind(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts up to where the list ends; none where its last is not joined with "and"."""
    parts = [amounts[0]]
    for one in amounts[1:]:
        if _ENDS.search(text, parts[-1].end, one.start):
            break
        parts.append(one)
    is_joined = len(parts) >= _FEWEST and _AND.search(text, parts[-2].end, parts[-1].start) is not None
    is_short = all(len(text[one.end : other.start]) <= _LONGEST for one, other in pairwise(parts))
    return parts if is_joined and is_short else []


def _room(text: str, between: str, parts: list[Amount]) -> int:
    """Return by which fraction of it parts may miss a total to be all of it: 4 for a quarter, 0 for not at all."""
    is_alike = _are_alike(text, parts)
    if _MADE_UP.search(between):
        return _NEAR
    if _OPENS.search(between):
        return _CLOSE if is_alike or _are_complementary(text, parts) else 0
    if _OF_WHICH.search(between):
        return _CLOSE if is_alike and (len(parts) >= _CERTAIN or _are_complementary(text, parts)) else 0
    return 0


def _are_alike(text: str, parts: list[Amount]) -> bool:
    words = [match["word"].lower() if match else "" for one in parts for match in [_RELATION.match(text[one.end :])]]
    return len(set(words)) == 1 and "" not in words


def _are_complementary(text: str, parts: list[Amount]) -> bool:
    """Tell two parts that leave nothing out: women and men."""
    if len(parts) != _FEWEST:
        return False
    ends = [parts[1].start, len(text)]
    first, second = (text[one.end : end] for one, end in zip(parts, ends, strict=True))
    return any((a.search(first) and b.search(second)) or (b.search(first) and a.search(second)) for a, b in _PAIRS)


def counted_parts(sentence: Sentence) -> tuple[Amount, list[Amount]] | None:
    """Return the total of the sentence before and its parts, one for each of the things that it counts.

    "Dust from our three mills totalled 640 t. The Hull mill released 210 t, the York mill 250 t and the Leeds mill
    180 t." What the parts miss the total by does not matter: none can be missing.
    """
    before = sentence.before
    counted = next(iter(_COUNTED.finditer(before.text)), None) if before is not None else None
    if before is None or counted is None or not _TOTALS.search(before.text) or SELECTION.search(before.text):
        return None
    number = counted["number"].lower()
    wanted = int(number) if number.isdigit() else UNITS_IN_WORDS[number]
    totals = [one for one in before.amounts if not one.is_word and one.quantity.unit and one.end > counted.end()]
    parts = [one for one in listed_amounts(sentence) if one.quantity.unit]
    noun = re.escape(counted["noun"].lower().removesuffix("s"))
    named = re.findall(rf"\b{noun}\b", sentence.text.lower())
    if len(totals) != 1 or not len(parts) == len(named) == wanted >= _FEWEST or SELECTION.search(sentence.text):
        return None
    if len({p.year for home in (before, sentence) for p in home.periods}) > 1:
        return None
    return near_sum(totals[0], parts, None)
