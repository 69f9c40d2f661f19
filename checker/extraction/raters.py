"""Bodies that rate or give awards, as the vocabulary knows them, and where a text names one."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from checker import vocabulary
from checker.extraction.names import is_cased
from checker.extraction.spellings import Spellings, without_overlaps

if TYPE_CHECKING:
    from checker.extraction.patterns import Words

RATERS = ("rater", "exchange")
GIVERS = ("rater", "exchange", "media", "awarding-body")
_SHORT = 5  # up to here a spelling in capitals counts only in capitals: "TIME" is a magazine, "time" is not


class RaterHit(Struct, frozen=True):
    """A body of the vocabulary named in the text; `start` and `end` bound its name without "medal"."""

    start: int
    end: int
    name: str
    issuer: vocabulary.Issuer


def raters_in(
    text: str, start: int = 0, end: int | None = None, kinds: tuple[str, ...] = RATERS
) -> tuple[RaterHit, ...]:
    """Return every known body of these kinds named between two positions, in order."""
    stop = len(text) if end is None else end
    return tuple(hit for hit in _hits(text, kinds) if start <= hit.start and hit.start < stop)


@lru_cache(maxsize=64)
def _hits(text: str, kinds: tuple[str, ...]) -> tuple[RaterHit, ...]:
    spellings, table = _spellings(kinds)
    hits = []
    for match in without_overlaps(spellings.finditer(text)):
        written = match.group()
        issuer, spelling = table[written.lower()]
        if spelling.isupper() and len(spelling) <= _SHORT and not written.isupper() and is_cased(text):
            continue
        if written.lower().startswith(issuer.id.lower()):
            written = written[: len(issuer.id)]
        hits.append(RaterHit(match.start(), match.start() + len(written), written, issuer))
    return tuple(hits)


@cache
def _spellings(kinds: tuple[str, ...]) -> tuple[Spellings, dict[str, tuple[vocabulary.Issuer, str]]]:
    labels = {framework.id for framework in vocabulary.frameworks().values() if framework.kind == "label"}
    table: dict[str, tuple[vocabulary.Issuer, str]] = {}
    for issuer in vocabulary.issuers().values():
        if issuer.kind not in kinds or issuer.id in labels:
            continue
        spellings = (issuer.name, *issuer.aliases, *([issuer.id] if _is_distinctive(issuer.id) else []))
        for spelling in spellings:
            table.setdefault(
                spelling.lower(),
                (issuer, spelling.upper() if len(spelling) <= _SHORT and spelling.isalpha() else spelling),
            )
    return Spellings(table, before=r"(?<![\w&])", after=r"(?![\w&])"), table


def rater_words() -> Words:
    """Return the words of which one stands in every text that names a rater."""
    return _spellings(RATERS)[0].words


def _is_distinctive(name: str) -> bool:
    """Tell a short name that is no ordinary word: MSCI, EcoVadis, Sustainalytics; not Wind."""
    return sum(character.isupper() for character in name) > 1 or " " in name or len(name) > 8
