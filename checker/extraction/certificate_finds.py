"""Where a sentence claims a certification: the word "certified" with its standards, or "holds ISO 14001"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.clauses import Range, pattern
from checker.extraction.framework_names import StandardHit, standards_in
from checker.extraction.names import claim_clause
from checker.extraction.patterns import compiled
from checker.extraction.raters import raters_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence

_WORD = compiled(
    r"\b(?P<word>certif(?:ied|ies|y|ications?|icates?)|accredited|accreditations?)\b|(?<=-)(?:certified|accredited)\b",
    re.IGNORECASE,
)
_HOLDS = compiled(
    r"\b(?:holds?|have|has|obtained|received|earned|achieved|gained|maintains?|maintained|renewed|"
    r"awarded)\b(?: [\w-]+){0,3} ?$",
    re.IGNORECASE,
)
_LINK = compiled(
    r"(?: (?:is|are|has been|have been|in|with|to|under|according|accordance|accordingly|against|for|as|"
    r"per|by|the|of|our|its|an?|conformity|"
    r"compliance|standards?|norms?|requirements|both|international|latest|environmental|energy|quality|"
    r"safety|management|systems?|and|from|level|"
    r"meeting|certified|independently|externally|which))*[ \"'(:®™-]{0,6}",
    re.IGNORECASE,
)
_AND = compiled(r"(?:,| and|, and| as well as| &| or|/| \+| plus)(?: (?:to|the|by|its|our))* ?|\) and ", re.IGNORECASE)
_OBJECT = compiled(
    r" (?:our|the|its|us|all)\b[^.;:()]{0,60} (?:to|under|against|according to|as per) (?:the )?", re.IGNORECASE
)
# "certified by Northcert in Leith to EMAS"
_BY_BODY = compiled(
    r" by (?:the )?(?-i:[A-ZÄÖÜ])[\w&.-]*(?: [\w&.-]+){0,5} (?:to|under|against|according to|as per) (?:the )?",
    re.IGNORECASE,
)
_LABELLED = compiled(
    r"^[\"'(•* -]*(?:our |current |valid )?certifi(?:cates|cations)(?: held)?(?: \(?\d{4}\)?)?: ", re.IGNORECASE
)
_BUILDING_LEVEL = r"(?:outstanding|excellent|very good|platinum|gold|silver)"
_LEVEL_HERE = compiled(rf"\b{_BUILDING_LEVEL}\b", re.IGNORECASE)
_LEVEL_BEFORE = compiled(
    rf"\b(?:rated|scored|awarded|achieved|reached|received|obtained|earned) {_BUILDING_LEVEL}(?: \w+)? "
    r"(?:under|by|from|in|according to) (?:the )?$",
    re.IGNORECASE,
)
_ACTIVE = compiled(r"\b(?:certified|certifies) (?:the|our|its|that|us)\b(?! (?:iso|en)\b)", re.IGNORECASE)
_BARE_ISO = compiled(r"\biso[ -](?=certifi|accredit)", re.IGNORECASE)
_FIELD_BEFORE = compiled(r"\b(?:environmentally|sustainably|sustainability|energy|quality|eco)[ -]?$", re.IGNORECASE)
_PREDICATE = compiled(
    r"\b(?:is|are|was|were|been|being|became|become|remain|remains|got|gets|we|all)\b(?: \w+){0,3} ?$", re.IGNORECASE
)
_CALLED = compiled(
    r" (?:as )?(?:a|an)? ?(?:carbon|climate|co2|net|compostable|biodegradable|recyclable|organic|vegan|free|emission)",
    re.IGNORECASE,
)
_ATTRIBUTE = compiled(r" (?P<what>[a-z][\w-]*(?: [a-z][\w-]*){0,3})", re.IGNORECASE)
_BOUGHT = compiled(
    r"\b(?:sourc\w+|buy|buys|bought|purchas\w+|procur\w+|(?:that|which) (?:are|is|were|was))\b", re.IGNORECASE
)
_ENDS = compiled(r"(?:[.,;)]|$| (?:by|since|in|for|to the|and|as an?|at)\b)", re.IGNORECASE)
_LISTS = compiled(r"\bcertif|\baccredit", re.IGNORECASE)
_STRETCH = 110  # a standard further from the word "certified" is another matter
_CLAIMABLE = frozenset({"certifiable", "not-certifiable", "label", "framework"})
_TAKEN_FOR_STANDARDS = frozenset({"SDG", "UNGC"})  # initiatives that some say they are certified under


class CertificateFind(Struct, frozen=True, kw_only=True):
    """One certification: its standards, the clause, and where the word (or the standard) that claims it stands."""

    standards: tuple[StandardHit, ...]
    low: int
    high: int
    word: int


def certificates_in(sentence: Sentence) -> Iterator[CertificateFind]:
    """Yield the certifications a sentence speaks of, whosoever they are."""
    text = sentence.text
    words = [match for match in _WORD.finditer(text) if _is_certificate(text, match)]
    standards = standards_in(text)
    used: set[int] = set()
    for match in words:
        low, high = _clause(sentence, match.start())
        if match.start() in used:
            continue
        here = [hit for hit in standards if low <= hit.start < high]
        hits = [hit for hit in here if hit.start not in used and _is_claimed(text, low, hit, match, standards)]
        used.update(hit.start for hit in hits)
        if hits:
            used.update(other.start() for other in words if low <= other.start() < high)
        if hits or (not here and _is_bare_claim(text, low, match)):
            yield CertificateFind(standards=tuple(hits), low=low, high=high, word=match.start())
    if not words:
        yield from _held(sentence, standards)


def _held(sentence: Sentence, standards: tuple[StandardHit, ...]) -> Iterator[CertificateFind]:
    """Find standards that are held or listed without the word "certified"."""
    for hit in standards:
        low, high = _clause(sentence, hit.start)
        before = sentence.text[low : hit.start]
        listed = sentence.block_kind == "list-item" and not before.strip(" •*-:") and _is_listed(sentence)
        if (hit.kind == "certifiable" and (listed or _HOLDS.search(before))) or _is_rated(sentence.text, low, hit):
            yield CertificateFind(standards=(hit,), low=low, high=high, word=hit.start)


def _is_rated(text: str, low: int, hit: StandardHit) -> bool:
    """Tell "achieved BREEAM Excellent" and "scored Outstanding under BREEAM": the level stands for the certificate."""
    if hit.kind != "label":
        return False
    level = _LEVEL_HERE.search(text, hit.start, hit.end + 12)
    return bool(_LEVEL_BEFORE.search(text, low, hit.start) or (level and _HOLDS.search(text[low : hit.start])))


def _clause(sentence: Sentence, position: int) -> Range:
    if sentence.block_kind == "list-item" or _LABELLED.match(sentence.text):
        return 0, len(sentence.text)
    return claim_clause(sentence.text, position)


def _is_listed(sentence: Sentence) -> bool:
    return any(_LISTS.search(text) for text in (*sentence.headings[:1], sentence.list_intro))


def _is_certificate(text: str, match: re.Match[str]) -> bool:
    """Tell a certification from gift certificates, companies "certified" by a rater, and certified accuracy."""
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() :]
    if _ACTIVE.match(text, match.start()) and not standards_in(after[:_STRETCH]):
        return False
    if pattern(r"\b(?:<<certificate_kinds>>) $").search(before) or before.lower().endswith("self-"):
        return False
    if any(
        not text[hit.end : match.start()].strip(" -")
        for hit in raters_in(text, max(0, match.start() - 30), match.start())
    ):
        return False
    near = [hit for hit in standards_in(text) if hit.id == "SBTi" and hit.end <= match.start()]
    return not any(not text[hit.end : match.start()].strip(" -") for hit in near)


def _is_claimed(text: str, low: int, hit: StandardHit, word: re.Match[str], standards: tuple[StandardHit, ...]) -> bool:
    """Tell whether a certification to this standard is claimed: one exists, the word means it, nothing is bought."""
    if hit.kind not in _CLAIMABLE and hit.id not in _TAKEN_FOR_STANDARDS:
        return False
    if not _is_linked(text, hit, word, standards) or _is_material(text, hit, word):
        return False
    return hit.kind != "label" or _BOUGHT.search(text, low, min(hit.start, word.start())) is None


def _is_linked(text: str, hit: StandardHit, word: re.Match[str], standards: tuple[StandardHit, ...]) -> bool:
    """Tell whether a standard belongs to a "certified": beside it, or coordinated with one that is."""
    if hit.start <= word.start() < hit.end:
        return " of " not in text[hit.start : hit.end]  # not "Endorsement of Forest Certification"
    first, second = (hit.end, word.start()) if hit.start < word.start() else (word.end(), hit.start)
    if second - first > _STRETCH:
        return False
    gap = text[first:second]
    for other in standards:
        if first <= other.start and other.end <= second:
            gap = gap.replace(text[other.start : other.end], "", 1)
    if _LINK.fullmatch(_AND.sub(" ", gap)):
        return True
    return hit.start > word.start() and (_OBJECT.fullmatch(gap) or _BY_BODY.fullmatch(gap)) is not None


def _is_material(text: str, hit: StandardHit, word: re.Match[str]) -> bool:
    """Tell "FSC-certified paper", said of what is bought, from "our paper is FSC-certified"."""
    end = max(hit.end, word.end())
    what = _ATTRIBUTE.match(text, end)
    if what is None:
        return False
    return pattern(r"(?:[\w-]+ ){0,2}?(?:<<certified_otherwise>>)\b").match(what["what"]) is not None


def _is_bare_claim(text: str, low: int, word: re.Match[str]) -> bool:
    """Tell whether "certified" without a standard is said of the company or a site."""
    before, after = text[low : word.start()], text[word.end() :]
    if _BARE_ISO.search(text[low : word.end()]):
        return not pattern(r" ?(?:[\w-]+ )?(?:<<certified_otherwise>>)\b").match(after)
    if word.group().lower() not in {"certified", "accredited"} or _CALLED.match(after):
        return False
    if pattern(r" (?:[\w-]+ ){0,2}?(?:<<certified_things>>)\b").match(after):
        return re.search(r"\b(?:our|its|an?|the|we are)(?: \w+)? $", before, re.IGNORECASE) is not None
    if _FIELD_BEFORE.search(before):
        return not pattern(r" ?(?:[\w-]+ )?(?:<<certified_otherwise>>)\b").match(after)
    return _ENDS.match(after) is not None and _PREDICATE.search(before) is not None and not _BOUGHT.search(before)
