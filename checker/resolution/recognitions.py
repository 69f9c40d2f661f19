"""Details of awards, ratings, certificates and streaks that two documents of one company both give."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Facet, Origin, Value
from checker.resolution.coverage import NUMBERS as _NUMBERS
from checker.resolution.explanations import says
from checker.resolution.recognising_bodies import body_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.model import Claim
    from checker.resolution.standpoints import Standpoint

_RANKS = {"committed": 1, "submitted": 1, "approved": 2, "validated": 2}
_WORD = re.compile(r"[^\W\d_]{3,}")
_FILLER_WORDS = "the our its and for award awards prize prizes title certificate row years year consecutive running"
_FILLERS = frozenset(_FILLER_WORDS.split())
_ANY_SCHEME_WORDS = "score scores rating ratings assessment questionnaire programme program scorecard medal grade the"
_ANY_SCHEME = frozenset(_ANY_SCHEME_WORDS.split())  # words that any scheme of an issuer may be called by
_GRADE = re.compile(r"(?:prime )?\(?(?P<grade>[a-f]{1,3}[+-]?)\)?(?: \(?(?:list|prime|score|rating|grade|level)\)?)?$")
_LEVEL_NOUNS = re.compile(r" (?:medal|status|level|rating|band|category)$")
_YEAR_END = (12, 31)  # a level that is dated with a year alone
_RENEWED = "revision_words"


_SITES_OF_ALL = re.compile(
    r"(?P<some>\w+) (?:out )?of (?:the |our |its |all |a total of )*(?P<whole>\w+) (?P<what>(?:[a-z-]+ ){0,2}[a-z-]+)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Detail(Struct, frozen=True, kw_only=True):
    """One detail of one recognition in one document."""

    aspect: str  # level | issuer | streak | status | valid_to | cert_body | sites
    key: tuple[Value, ...]  # what must be equal for the detail to be compared
    said: str
    number: int = 0  # of a streak: its length; of a status: its rank
    year: int = 0  # of a streak: the year it is counted up to
    day: date | None = None  # of a level: the last day of the year, month or day it is dated with


def recognitions_as_facets(
    claims: Sequence[tuple[int, Claim, int]], points: Sequence[Standpoint]
) -> Iterator[tuple[int, Facet]]:
    """Yield, by the claim's index, one facet on each of two claims whose recognitions can be compared.

    `claims` come with their index among all claims and that of their document.
    """
    groups: dict[tuple[Value, ...], dict[int, list[tuple[int, Claim, Detail]]]] = defaultdict(lambda: defaultdict(list))
    for at, claim, document in claims:
        point = points[document]
        for detail in _details(claim, point) if point.entity is not None else ():
            groups[point.entity or "", detail.aspect, *detail.key][document].append((at, claim, detail))
    for by_document in groups.values():
        ordered = sorted(by_document, key=lambda document: (points[document].order, document))
        for old, new in itertools.pairwise(ordered):
            if (
                _is_one(by_document[old])
                and _is_one(by_document[new])
                and _is_comparable(points[old], points[new], by_document[old][0][2], by_document[new][0][2])
            ):
                yield from _facets(by_document[old][0], by_document[new][0], points[old], points[new])


def _is_one(told: Sequence[tuple[int, Claim, Detail]]) -> bool:
    """Tell whether a document says one thing of a recognition, however often."""
    return len({(detail.said, detail.number, detail.year) for _, _, detail in told}) == 1


def _is_comparable(old: Standpoint, new: Standpoint, before: Detail, detail: Detail) -> bool:
    if before.day is not None and detail.day is not None:
        days = {before.day, detail.day}
        return len(days) == 1 or any((day.month, day.day) == _YEAR_END for day in days)
    if detail.aspect in {"streak", "status"}:
        return bool(old.order and new.order) and old.order != new.order
    if detail.aspect in {"valid_to", "cert_body"}:
        return old.cycle is not None and old.cycle == new.cycle  # certificates are renewed, and moved to other bodies
    return True


def _facets(
    old: tuple[int, Claim, Detail], new: tuple[int, Claim, Detail], before: Standpoint, after: Standpoint
) -> Iterator[tuple[int, Facet]]:
    thread = f"{old[1].path} {old[1].id} {new[1].path} {new[1].id} {new[2].aspect}"
    explained = says(after.around.sentence(new[1].mentions[0]), _RENEWED)
    for (at, claim, detail), point in ((old, before), (new, after)):
        slot = claim.slots.get("issuer") if detail.aspect == "issuer" else None
        sentence = claim.mentions[0].sentence if detail.aspect == "status" else None  # what became of it may follow
        keys: Mapping[str, Value] = {
            "entity_id": point.entity or "",
            "thread": thread,
            "aspect": detail.aspect,
            "said": old[2].said if _is_one_body(old[2], new[2]) else detail.said,
            "number": detail.number,
            "year": detail.year,
            "explained": explained,
        }
        span = slot.span if slot is not None and slot.origin is not Origin.DOCUMENT else sentence
        yield at, Facet(kind="recognition", keys=keys, order=point.order, span=span)


def _is_one_body(one: Detail, other: Detail) -> bool:
    """Tell whether two names of a body are one name and a shorter form of it."""
    first, second = set(one.said.split()), set(other.said.split())
    return one.aspect in {"issuer", "cert_body"} and (first <= second or second <= first)


def _details(claim: Claim, point: Standpoint) -> Iterator[Detail]:
    yield from {
        "rating": _of_rating,
        "award": _of_award,
        "certification": _of_certificate,
        "framework": _of_status,
    }.get(claim.kind, _of_nothing)(claim)
    if claim.kind == "certification":
        yield from _certified_sites(claim, point)
    length = claim.get("streak_n")
    if isinstance(length, int) and claim.kind in {"rating", "award", "duration"}:
        year = (
            claim.get("streak_end")
            or _year(claim)
            or (point.reading.facts.published.year if point.reading.facts.published else point.cycle)
        )
        body = _words(claim.get("issuer")) or _words(claim.get("award_name")) or _words(body_around(claim, point))
        if isinstance(year, int) and body:
            yield Detail(
                aspect="streak",
                key=(body, _words(claim.get("award_name")), _part(claim)),
                said=f"{length} in a row",
                number=length,
                year=year,
            )


def _of_nothing(_: Claim) -> Iterator[Detail]:
    yield from ()


def _of_rating(claim: Claim) -> Iterator[Detail]:
    issuer, level, day = _words(claim.get("issuer")), claim.get("rating_level"), claim.get("rating_date")
    if issuer and level and isinstance(day, date):
        scheme = " ".join(sorted(set(_WORD.findall(str(claim.get("rating_scheme") or "").lower())) - _ANY_SCHEME))
        yield Detail(aspect="level", key=(issuer, scheme, day.year, _part(claim)), said=_plain(str(level)), day=day)


def _of_award(claim: Claim) -> Iterator[Detail]:
    name, year, issuer = _words(claim.get("award_name")), _year(claim), claim.get("issuer")
    if name and year and issuer:
        part = _words(claim.get("boundary") or claim.get("narrow_recipient"))
        yield Detail(aspect="issuer", key=(name, year, part), said=_words(issuer))


def _of_certificate(claim: Claim) -> Iterator[Detail]:
    standard, body, last = claim.get("standard"), claim.get("cert_body"), claim.get("valid_to")
    if standard and isinstance(last, date):
        yield Detail(aspect="valid_to", key=(str(standard), _part(claim)), said=last.isoformat())
    if standard and body:
        yield Detail(aspect="cert_body", key=(str(standard), _part(claim)), said=_words(body))


def _certified_sites(claim: Claim, point: Standpoint) -> Iterator[Detail]:
    """Yield how many of all sites hold a certificate at the end of a year: "17 of our 19 sites"."""
    standard, boundary = claim.get("standard"), claim.slots.get("boundary")
    words = boundary.value if boundary is not None and boundary.origin is not Origin.DOCUMENT else None
    own = f" of {(point.entity or '').lower()}"  # "11 of the 18 sites of Halden Foods Ltd"
    count = (
        _SITES_OF_ALL.fullmatch(" ".join(words.lower().split()).removesuffix(own)) if isinstance(words, str) else None
    )
    years = {int(year) for year in _YEAR.findall(point.around.sentence(claim.mentions[0]).replace(str(standard), ""))}
    year = next(iter(years)) if len(years) == 1 else point.cycle if not years else None
    if not standard or count is None or year is None:
        return
    some, whole = (_NUMBERS.get(count[name], count[name]) for name in ("some", "whole"))
    key = (str(standard), year, whole, _singular(count["what"]))
    yield Detail(aspect="sites", key=key, said=f"{some} of {whole} {count['what']}", year=year)


def _singular(noun: str) -> str:
    last = noun.rpartition(" ")[2]
    return f"{last[:-3]}y" if last.endswith("ies") else last.removesuffix("s")


def _of_status(claim: Claim) -> Iterator[Detail]:
    status = str(claim.get("sbti_status") or "")
    if status in _RANKS:
        yield Detail(aspect="status", key=("sbti",), said=status, number=_RANKS[status])


def _year(claim: Claim) -> int:
    for name in ("award_year", "award_date", "rating_date"):
        value = claim.get(name)
        if isinstance(value, int):
            return value
        if isinstance(value, date):
            return value.year
    return 0


def _part(claim: Claim) -> str:
    """Return the site or product that was recognised, "" for the company."""
    words = _words(claim.get("boundary") or claim.get("narrow_recipient") or claim.get("product")).split()
    company = _words(claim.get("entity")).split()
    return " ".join(word for word in words if word not in company)


def _words(value: Value | None) -> str:
    words = [word for word in _WORD.findall(str(value or "").lower()) if word not in _FILLERS]
    return " ".join(sorted(set(words)))


def _plain(level: str) -> str:
    """Return a level as all documents would write it: "72" for "72 out of 100", "A" for "A List"."""
    words = " ".join(level.lower().replace("−", "-").replace("–", "-").split())
    number = re.match(r"(?:no\. ?)?(\d+(?:[.,]\d+)?)", words)
    if number and "star" not in words:
        return number.group(1).replace(",", ".")
    grade = _GRADE.match(words)
    return grade["grade"].upper() if grade else re.sub(_LEVEL_NOUNS, "", words).capitalize()
