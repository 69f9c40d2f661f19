"""Standards, frameworks, labels and initiatives named in a sentence, with the edition written beside them."""

from __future__ import annotations

import heapq
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from checker import vocabulary
from checker.extraction.clauses import Range
from checker.extraction.names import is_cased
from checker.extraction.patterns import Words, compiled
from checker.extraction.spellings import Spellings, without_overlaps
from checker.pattern_codes import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_ISO = r"(?:din[ -])?(?:en[ -])?iso(?:/iec|/ts|/tr)?[ -]?\d{4,5}(?:-\d{1,2})?"
ISO_NUMBER = compiled(rf"(?<![\w/]){_ISO}(?![\w])", re.IGNORECASE)
_EDITION = compiled(
    r"(?::|[ ,]{0,2}\(|[ -])(?P<edition>(?:19|20)\d\d(?:-\d\d)?|v\d(?:\.\d)?|set 1)\)?(?![\w])", re.IGNORECASE
)
_REVISED = compiled(r" ?\(revised\)", re.IGNORECASE)
_STANDARDS = compiled(
    r" (?:sustainability )?(?:reporting )?(?:standards?|framework|guidelines|recommendations)\b", re.IGNORECASE
)
_SHORT = 5
_ORDINARY = frozenset({"reach", "edge", "well", "true", "ir", "ep"})
# one source among those a topic list was made from
_SOURCE_OF_IDEAS = compiled(
    r"\b(?:insights?|topics|inputs?|guidance|learnings|ideas) (?:\w+ )?(?:from|of|in) (?:[\w-]+ ){0,3}"
    r"(?:frameworks?|standards?|guidelines|sources)\b",
    re.IGNORECASE,
)
_SOURCES_LISTED = compiled(_SOURCE_OF_IDEAS.pattern + r",? (?:including|such as|like) [^.;:]{0,160}$", re.IGNORECASE)
# "The methodology is based on": of a rating; what is the company's own is called "our"
_RATERS_METHOD = compiled(
    r"[\s•*-]*(?:the|their|its|this) (?:[\w-]+ ){0,2}?(?:methodology|assessment model|ratings?|ranking|platform"
    r"|scorecard|evaluation|questionnaire)\b",
    re.IGNORECASE,
)


class StandardHit(Struct, frozen=True, kw_only=True):
    """A standard named in the text. `entry` is None for an ISO number the vocabulary does not know."""

    start: int
    end: int
    id: str
    kind: str
    entry: vocabulary.Framework | None = None
    edition: str = ""
    edition_span: Range = (-1, -1)


@lru_cache(maxsize=64)
def standards_in(text: str) -> tuple[StandardHit, ...]:
    """Return every standard named in a normalised text, in order and without overlaps."""
    spellings, table = _spellings()
    hits = []
    named = heapq.merge(_iso_numbers(text), spellings.finditer(text), key=re.Match.start)  # a number wins over a name
    for match in without_overlaps(named):
        written = match.group()
        known = table.get(_key(written))
        is_small = known is not None and known[1] and not any(character.isupper() for character in written)
        if is_small and (written.lower() in _ORDINARY or is_cased(text)):
            continue  # "will reach", "in edge cases"
        entry = known[0] if known else None
        hits.append(_hit(text, match.span(), written, entry))
    return tuple(hits)


def _iso_numbers(text: str) -> Iterator[re.Match[str]]:
    return ISO_NUMBER.finditer(text) if "iso" in text.lower() else iter(())


def _hit(text: str, span: Range, written: str, entry: vocabulary.Framework | None) -> StandardHit:
    start, end = span
    edition = _EDITION.match(text, end)
    if edition is None and (phrase := _STANDARDS.match(text, end)):
        edition = _EDITION.match(text, phrase.end())
    revised = _REVISED.match(text, end)
    return StandardHit(
        start=start,
        end=edition.end() if edition and edition.start() == end else revised.end() if revised else end,
        id=entry.id if entry else re.sub(r"^ISO[ -]?(?=\d)", "ISO ", written.upper()),
        kind=entry.kind if entry else "certifiable",
        entry=entry,
        edition=edition["edition"] if edition else "",
        edition_span=edition.span("edition") if edition else (-1, -1),
    )


def _key(written: str) -> str:
    plain = written.lower()
    return re.sub(r"^(?:din[ -])?(?:en[ -])?iso(?:/\w+)?[ -]?", "iso ", plain) if re.fullmatch(_ISO, plain) else plain


@cache
def _spellings() -> tuple[Spellings, dict[str, tuple[vocabulary.Framework, bool]]]:
    """Return all spellings, and what each stands for; True where it counts only with a capital."""
    table: dict[str, tuple[vocabulary.Framework, bool]] = {}
    for entry in vocabulary.frameworks().values():
        for spelling in (entry.id, entry.name, *entry.aliases):
            needs_capital = len(spelling) <= _SHORT and spelling.isalpha()
            table.setdefault(spelling.lower(), (entry, needs_capital))
    return Spellings(table, before=r"(?<![\w/])", after=r"(?![\w])"), table


def standard_words() -> Words:
    """Return the words of which one stands in every text that names a standard of the vocabulary."""
    return _spellings()[0].words


@cache
def _industries() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {_plain(name): name for name in vocabulary.sasb_industries()}
    ordered = sorted(names, key=len, reverse=True)
    words = "|".join(re.escape(name).replace("\\&", "(?:&|and)").replace("&", "(?:&|and)") for name in ordered)
    return compile_pattern(rf"(?<![\w])(?:{words})(?![\w])", re.IGNORECASE), names


def sasb_industry_in(text: str, start: int, end: int) -> tuple[str, Range] | None:
    """Return the SASB industry standard named between two positions, by its official name."""
    pattern, names = _industries()
    match = pattern.search(text, start, end)
    if match is None:
        return None
    written = _plain(match.group())
    return names[next(name for name in names if _loose(name) == _loose(written))], match.span()


def _plain(name: str) -> str:
    return re.sub(r"[-–—]", "-", name).lower()


def _loose(name: str) -> str:
    return re.sub(r"\band\b", "&", name)


def is_method_of_rater(subject: str) -> bool:
    """Tell the subject of "The methodology is based on GRI": what a rating is made by, not the company's report."""
    return _RATERS_METHOD.match(subject) is not None


def is_source_of_ideas(text: str, low: int, high: int) -> bool:
    """Tell frameworks that topics were taken from ("insights from reporting standards") from those that are used."""
    return _SOURCE_OF_IDEAS.search(text, low, high) is not None or _SOURCES_LISTED.search(text, 0, high) is not None
