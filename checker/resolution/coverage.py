"""What a figure covers, as a key: the whole company as its documents define it, or the sites and places named."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.model import BlockKind, Origin
from checker.pattern_codes import compile_pattern
from checker.resolution.countries import country_of
from checker.resolution.readable import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Claim, Document, Reading, Slot

WHOLE = "whole"
_compile = partial(compile_pattern, group="resolution")
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
} | {"both": "2"}
_TOKEN = _compile(r"[^\W_]+(?:[.,'][^\W_]+)*")
_COUNTRIES = _compile(r"\b(?:\d+|[a-z]+) (?:countries|markets)\b")  # "in 14 countries" is the whole company
_FILLER_WORDS = (
    "the our its their all of at in for and on own across from to within by a an these those each every group "
    "groups group's company company's companies business businesses whole entire consolidated total global "
    "globally worldwide operations operation operational operated activities calendar fiscal financial year years "
    "production manufacturing industrial main data figures entity organisation organization employees workforce "
    "including with own-operations scope unless otherwise stated subsidiaries fully we us world"
)
_FILLERS = frozenset(_FILLER_WORDS.split())
_NOT_PLACE_WORDS = (
    "january february march april may june july august september october november december scope co fy q1 q2 q3 "
    "q4 cdp gri esrs iso ghg kpi ltifr trifr trir total group company i we our the fiscal financial"
)
_NOT_PLACES = frozenset(_NOT_PLACE_WORDS.split())
_PLACE = _compile(
    r"\b(?:[Ii]n|[Aa]t|[Ff]or|[Ff]rom) (?:the )?"
    r"(?P<what>(?:[A-ZÀ-Þ][^\W\d][\w'-]* ){0,2}[A-ZÀ-Þ][^\W\d]+(?:['-]\w+)?)\b"
    r"(?! ?\d)(?! (?:was|were|is|are|has|have)\b)"
)
_PLACES_BEHIND = _compile(r"in (?:the )?(?P<where>[A-ZÀ-Þ][^\W\d]+(?:(?:, | and |, and )[A-ZÀ-Þ][^\W\d]+){0,5})")
_DETERMINER = _compile(r"\b(?:the|our|its|all|both|whole)\b", re.IGNORECASE)
_YEAR_DIGITS = 4
# what follows is a part of the figure, or a reason for it
_BESIDE_IT = _compile(
    r"\b(?:of (?:them|whom|which|these|this|that)|thereof|namely|(?:the|a) result of|thanks to|due to|because|owing to"
    r"|after|following|since|which)\b"
)
_NEAR = 140  # characters between a figure and the site it is for


@cache
def _sites() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, vocabulary.terms("coverage_sites")), key=len, reverse=True))
    units = r"division|segment|business unit|subsidiary|subsidiaries|joint venture|region|product line|brand"
    units += "|pilot|pilots|pilot project|trial|trials"
    return _compile(
        rf"\b(?:at|in|of|from|for|across|within|by|our|the) (?P<what>(?:[\w'-]+ ){{0,5}}?(?:{words}|{units}))\b"
        r"(?: (?:in|at) (?:the )?(?P<where>[A-ZÀ-Þ][\w'-]+))?",
        re.IGNORECASE,
    )


@cache
def _site_words() -> frozenset[str]:
    return frozenset(word for term in vocabulary.terms("coverage_sites") for word in term.split()) | {"works", "units"}


@lru_cache(maxsize=4096)
def telling_parts(words: str) -> frozenset[str]:
    """Return the numbers and names in words about a boundary; empty where they mean the whole company."""
    parts = []
    for token in _TOKEN.findall(_COUNTRIES.sub("", words)):
        low = token.lower().removesuffix("'s")
        low = NUMBERS.get(low, low)
        if low in _FILLERS or low in _site_words():
            continue
        parts.append(low)
    return frozenset(parts)


def own_sites(words: str) -> int:
    """Return how many sites words call the company's own, 0 where they name a place or a part: "the four factories"."""
    determiners = list(_DETERMINER.finditer(words))
    parts = telling_parts(words[determiners[-1].start() :]) if determiners else frozenset()
    only = next(iter(parts), "") if len(parts) == 1 else ""
    return int(only) if only.isdigit() and len(only) < _YEAR_DIGITS else 0


def names_and_numbers(words: str) -> frozenset[str]:
    """Return the counts and proper names of a boundary: what tells "three plants in China" from "four plants"."""
    kept = {NUMBERS.get(low, low) for low in re.findall(r"\b[a-z]+\b|\d[\d,.]*\d|\d", words) if _is_count(low)}
    names = {token.lower() for token in re.findall(r"(?<!^)(?<![.:] )\b[A-ZÀ-Þ][\w'-]+", words)}
    return frozenset(kept | {country_of(name) or name for name in names if name not in _FILLERS | _NOT_PLACES})


def exclude_each_other(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two boundaries cannot be one: their counts differ, or, where there are none, all their names.

    "Five sites in Wales" and "five Welsh sites" are one.
    """
    counts = [{part for part in parts if part[0].isdigit() and len(part) < 4} for parts in (one, other)]
    names = [{part for part in parts if not part[0].isdigit()} for parts in (one, other)]
    if counts[0] and counts[1]:
        return not counts[0] & counts[1]
    return bool(names[0] and names[1]) and not names[0] & names[1]


def _is_count(word: str) -> bool:
    return word in NUMBERS or word[0].isdigit()


def is_within(words: str, defaults: Iterable[str]) -> bool:
    """Tell whether words name nothing that the boundary of a whole document does not name."""
    own = telling_parts(words)
    return not own or any(own <= telling_parts(default) for default in defaults)


def stated_coverage(claim: Claim, reading: Reading) -> str:
    """Return the words that say which part of the company a claim is about, "" where it does not say."""
    document = reading.document
    boundary = claim.slots.get("boundary")
    if boundary is not None and boundary.origin is not Origin.DOCUMENT and isinstance(boundary.value, str):
        return f"{boundary.value}{_place_behind(boundary, document)}"
    mention = claim.mentions[0]
    block, company = document.blocks[mention.block], telling_parts(reading.facts.entity or "")
    if block.kind is BlockKind.TABLE:
        return _in_heading(mention.block, document)
    text = " ".join(words_of(document, mention.sentence.start, mention.sentence.end).split())
    at = text.find(" ".join(words_of(document, claim.span.start, claim.span.end).split()))
    until = _BESIDE_IT.search(text, max(at, 0) + claim.span.end - claim.span.start)
    told = text[: until.start()] if until else text
    near = [found for found in _sites().finditer(told) if abs(found.start() - max(at, 0)) <= _NEAR]
    for found in sorted(near, key=lambda one: _distance(one.start(), at, claim)):
        words = " ".join(filter(None, (found["what"], found["where"])))
        if telling_parts(words) - company:
            return words
    places = _PLACE.finditer(told)
    place = next((found for found in places if found["what"].lower() not in _NOT_PLACES), None)
    if place is not None and _is_place(place["what"], company):
        return place["what"]
    return _in_heading(mention.block, document)


def _place_behind(boundary: Slot, document: Document) -> str:
    """Return where the sites of a boundary lie, said right behind it: " in Spain and Portugal"."""
    if boundary.span is None or boundary.origin is Origin.TABLE:
        return ""
    found = _PLACES_BEHIND.match(" ".join(words_of(document, boundary.span.end, boundary.span.end + 80).split()))
    return f" in {found['where']}" if found and found["where"].lower() not in _NOT_PLACES else ""


def _is_place(words: str, company: frozenset[str]) -> bool:
    return words.split(maxsplit=1)[0].lower() not in _NOT_PLACES and bool(telling_parts(words) - company)


def _distance(start: int, at: int, claim: Claim) -> int:
    end = at + claim.span.end - claim.span.start
    return 0 if at <= start <= end else min(abs(start - at), abs(start - end))


def _in_heading(index: int, document: Document) -> str:
    """Return the site that the heading over a block names: "Hull brewery"."""
    for block in reversed(document.blocks[max(0, index - 12) : index]):
        if block.kind is BlockKind.HEADING:
            last = block.passage.text.strip().rpartition(" ")[2].lower()
            is_site = last in _site_words() and (last == "works" or not last.endswith("s"))
            return block.passage.text if is_site and block.level > 1 else ""
    return ""
