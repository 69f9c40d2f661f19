"""Bodies that rate, as the vocabulary knows them, and where a text names one."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from checker import vocabulary


class RaterHit(Struct, frozen=True):
    """A rater named in the text."""

    start: int
    end: int
    issuer: vocabulary.Issuer


def raters_in(text: str, start: int = 0, end: int | None = None) -> tuple[RaterHit, ...]:
    """Return every known rater or exchange named between two positions, in order."""
    pattern, table = _spellings()
    matches = pattern.finditer(text, start, len(text) if end is None else end)
    return tuple(RaterHit(match.start(), match.end(), table[match.group().lower()]) for match in matches)


def rater_in(text: str) -> RaterHit | None:
    """Return the first known rater or exchange in a text."""
    return next(iter(raters_in(text)), None)


def known_issuer(text: str, start: int, end: int) -> RaterHit | None:
    """Return the first body of any kind (rater, exchange, media, registry, awarding body) between two positions."""
    pattern, table = _spellings(("rater", "exchange", "media", "awarding-body"))
    match = pattern.search(text, start, end)
    return RaterHit(match.start(), match.end(), table[match.group().lower()]) if match else None


@cache
def _spellings(kinds: tuple[str, ...] = ("rater", "exchange")) -> tuple[re.Pattern[str], dict[str, vocabulary.Issuer]]:
    table: dict[str, vocabulary.Issuer] = {}
    for issuer in vocabulary.issuers().values():
        if issuer.kind in kinds:
            for spelling in (issuer.name, *issuer.aliases):
                table.setdefault(spelling.lower(), issuer)
    words = "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
    return re.compile(rf"(?<![\w&])(?:{words})(?![\w&])", re.IGNORECASE), table
