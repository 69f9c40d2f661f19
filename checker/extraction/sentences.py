"""Sentence boundaries by rule: quick enough to run on every paragraph before anything else looks at it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = compiled(r"[.!?][\"')\]*†‡]{0,3}(?= |$)")
_DEGREES = compiled(r"(?i)(?:[°º]|\bdegrees?|\d) ?[CF]$")  # "1.5 °C." ends a sentence, "C. Meyer" does not
_INLINE_BULLET = compiled(r"(?:(?<=\s)|^)\s?[•■●▪◦‣]\s+| [•■●▪◦‣](?=[A-Z])")
_INITIALS = compiled(r"(?:[A-Z]\.){1,3}[A-Z]")
_LAST_WORD = compiled(r"[A-Za-z][A-Za-z.]{0,8}$")


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of each sentence of a normalised passage, white space excluded."""
    capitals = sum(map(str.isupper, text))
    is_lower = not text[:1].isupper() and capitals * 100 <= len(text)  # a scrape, but for a stray "Scope"
    sentences = []
    start = 0
    for match in _END.finditer(text):
        if match.end() < len(text) and not _is_boundary(text, match.start(), match.end(), is_lower=is_lower):
            continue
        sentences.append((start, match.end()))
        start = match.end() + 1
    if text[start:].strip():
        sentences.append((start, len(text)))
    return tuple(part for sentence in sentences for part in _items(text, *sentence))


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence that is a list with its bullets in the line: "Our goals: • ... • ..."."""
    for match in _INLINE_BULLET.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(vocabulary.terms("abbreviations"))


def _opens_sentence(text: str, end: int) -> bool:
    return bool(re.match(r" (?:The|We|Our|In|This|It|By|From|At|For|All|That|These|On)\b", text[end : end + 7]))


def _is_boundary(text: str, mark: int, end: int, *, is_lower: bool) -> bool:
    following = text[end + 1 : end + 2]
    if text[mark] == ".":
        word = _LAST_WORD.search(text, max(0, mark - 9), mark)
        if word is not None:
            plain = word.group().lower()
            if _INITIALS.fullmatch(word.group()):
                return _opens_sentence(text, end)  # "J.B. Marl Foods" is a name
            single_initial = len(plain) == 1 and not is_lower and word.group().isupper()
            single_initial = single_initial and not _DEGREES.search(text, max(0, mark - 10), mark)
            if plain in _abbreviations() or single_initial:
                # "Ltd. The" ends a sentence, "Ltd. of Leeds" does not; "e.g. The" never does
                may_end = plain in {"co", "corp", "inc", "ltd", "plc", "etc", "s.p.a", "n.v", "b.v", "s.a"}
                return may_end and _opens_sentence(text, end)
        elif text[max(0, mark - 2) : mark].strip().isdigit() and not text[:mark].strip(" 0123456789"):
            return False  # "1. First point"
    if is_lower:
        return following.isalnum() or following in "\"'(["
    return following.isupper() or following.isdigit() or following in "\"'([•-" or not following.isalpha()
