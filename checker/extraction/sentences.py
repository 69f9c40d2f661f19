"""Sentence boundaries by rule: quick enough to run on every paragraph before anything else looks at it."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKED = r"\.\d{1,2}(?= [A-Z][a-z])"  # "fell by 3%.2 This": behind the full stop, the mark of a footnote
_END = compiled(
    rf"[.!?][\"')\]*†‡]{{0,3}}(?= |$)|(?<=[a-z]{{4}}){_MARKED}|(?<=\d%){_MARKED}|(?<= (?:19|20)\d\d){_MARKED}"
)
_DEGREES = compiled(r"(?i)(?:[°º]|\bdegrees?|\d) ?[CF]$")  # "1.5 °C." ends a sentence, "C. Meyer" does not
LONGEST = 3_000  # characters of a sentence; what runs on without a full stop is a list, a table or no text at all
_MOST_NUMBERS = 80  # in a sentence
_NUMBERS = compiled(r"\d+")
_SAFE_CUTS = ("; ", ": ", ", ", " ")  # where a longer one is cut, the best first
_NUMBERING = 12  # characters: "1.", "12 3."
_DIGITS = " 0123456789"
_BULLET = compiled(r"[•■●▪◦‣]")
_INLINE_BULLET = compiled(r"(?:(?<=\s)|^)\s?[•■●▪◦‣]\s+| [•■●▪◦‣](?=[A-Z])")
# Chinese, Japanese and Korean characters, and behind them in brackets what they say
_TRANSLATED = compiled(
    r"(?<=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\"'”」』]) ?[(（](?P<english>[A-Za-z][ -~]{12,400}?)(?:[)）]|$)"
)
# "Water withdrawal. 1.92 million m3 in 2022": a heading in the line, whose value opens the sentence
RUN_IN = compiled(
    r"(?:[A-Z]\d{0,2}(?:\.\d)?\.? )?(?=[A-Z])[A-Za-z0-9,()/&-]{1,40}"
    r"(?: (?!(?:was|were|is|are|has|have|we|it)\b)[A-Za-z0-9,()/&-]{1,40}){0,5} ?\. "
)
_VALUE = compiled(r"[\d(]")
_INITIALS = compiled(r"(?:[A-Z]\.){1,3}[A-Z]")
_LAST_WORD = compiled(r"[A-Za-z][A-Za-z.]{0,8}$")


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of each sentence of a normalised passage, white space excluded.

    A sentence of more than `LONGEST` characters or with more than 80 numbers is cut into pieces, at a semicolon, a
    colon, a comma or a space if there is one: time then grows with the length of a text, whatever it holds.
    """
    return tuple(part for sentence in _sentences(text) for part in _short(text, *sentence))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    # a scrape, but for a stray "Scope"
    is_lower = not text[:1].isupper() and sum(map(str.isupper, text)) * 100 <= len(text)
    has_bullets = not text.isascii() and _BULLET.search(text) is not None
    start = 0
    run_in = RUN_IN.match(text)
    opening = run_in.end() - 1 if run_in and _VALUE.match(text, run_in.end()) else 0
    for match in _END.finditer(text):
        if match.end() <= opening:
            continue
        if match.end() < len(text) and not _is_boundary(text, match.start(), match.end(), is_lower=is_lower):
            continue
        yield from _parts(text, start, match.end(), has_bullets=has_bullets)
        start = match.end() + 1
    if text[start:].strip():
        yield from _parts(text, start, len(text), has_bullets=has_bullets)


def _parts(text: str, start: int, end: int, *, has_bullets: bool) -> Iterator[tuple[int, int]]:
    """Yield the items of a list that was written into a line, and a translation apart from what it translates."""
    if has_bullets:
        yield from _items(text, start, end)
        return
    translated = None if text.isascii() else _TRANSLATED.search(text, start, end)
    if translated is None:
        yield start, end
        return
    yield start, translated.start()
    yield translated.start("english"), translated.end("english")
    if text[translated.end() : end].strip():
        yield translated.end(), end


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, in pieces where it is longer than any sentence or holds more numbers than any."""
    while (limit := _limit(text, start, end)) < end:
        places = ((text.rfind(mark, (start + limit) // 2, limit), mark) for mark in _SAFE_CUTS)
        cut = next((place + len(mark) for place, mark in places if place >= 0), limit)
        if text[start:cut].strip():
            yield start, start + len(text[start:cut].rstrip())
        start = cut
    if text[start:end].strip():
        yield start, end


def _limit(text: str, start: int, end: int) -> int:
    """Return where the first piece of a sentence ends at the latest."""
    limit = min(end, start + LONGEST)
    if limit - start <= 2 * _MOST_NUMBERS:
        return limit
    too_many = next(islice(_NUMBERS.finditer(text, start, limit), _MOST_NUMBERS, None), None)
    return limit if too_many is None else too_many.start()


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
        elif mark <= _NUMBERING and text[max(0, mark - 2) : mark].strip().isdigit() and not text[:mark].strip(_DIGITS):
            return False  # "1. First point"
    if is_lower:
        return following.isalnum() or following in "\"'(["
    return following.isupper() or following.isdigit() or following in "\"'([•-" or not following.isalpha()
