"""Announcements of a report: title, period, and where it can be found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import clause_at, evidence_in, is_asserted, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.patterns import compiled
from checker.extraction.relative import relative_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_REPORT = r"(?:report|update|review|statement|disclosure|yearbook|report card|data book|factbook)"
_SUBJECT = compiled(
    r"\b(?:sustainability|esg|csr|environment\w*|social|responsib\w+|impact|annual|integrated|climate"
    r"|non-financial|tcfd|progress|governance|carbon|net[- ]zero|transparency|human rights|modern slavery"
    r"|diversity|people|green|integrated)\b",
    re.IGNORECASE,
)
_RELEASES = compiled(
    r"\b(?P<verb>releas(?:es|ed|ing)|publish(?:es|ed|ing)|issu(?:es|ed)|launch(?:es|ed)|unveil(?:s|ed)"
    r"|presents?|presented|summed up|made available|pleased to (?:present|share|publish|release|announce)"
    r"|proud to (?:present|share|publish|release)|"
    r"announc(?:es|ed) (?:the )?(?:release|publication|launch) of|present(?:ing)?|introduc(?:es|ed))"
    r" (?:today |yesterday )?(?P<title>(?:(?!(?:and|that|which|in its|report|statement|on|by|at|with|to"
    r"|as)\b)[\w&'(),.\"/-]+ ){0,10}?(?:[\w-]+ and governance (?:\([\w]+\) )?)?"
    + _REPORT
    + r")\b(?! (?:titled|that)\b)",
    re.IGNORECASE,
)
_AVAILABLE = compiled(
    rf"\b(?P<title>(?:the |our |its |this )?(?:full |complete |new |detailed "
    rf"|\d{{4}} )*(?:[\w-]+ ){{0,3}}?{_REPORT})\b[^.;:]{{0,50}}?(?: (?:is|can be"
    rf"|are) (?:now )?(?:available|found|downloaded|read|published|online|here|at)\b|: ?)[^;]{{0,60}}$",
    re.IGNORECASE,
)
_OUT = compiled(
    rf"(?P<title>(?:[\w&'()-]+ ){{0,7}}?{_REPORT}) (?P<verb>is|are) (?:now |here|out|available|online|published"
    rf"|ready)",
    re.IGNORECASE,
)
_STREAK = compiled(r"\bevery year\b|\bsince (?:19|20)\d\d\b|\bconsecutive\b|\bin a row\b|\breports\b", re.IGNORECASE)
_NOT_OURS = compiled(
    r"\b(?:press|news|police|weather|test|auditor's|audit|assurance|expert|traffic|market|earnings"
    r"|trading)\b[ \w-]{0,20}$",
    re.IGNORECASE,
)
_LEAD_IN = compiled(
    r"^(?:its|our|the|their|a|an|this year's|his|her)(?: own| new| latest| first| second| third| \w+th)*\b ?",
    re.IGNORECASE,
)

ENTRIES = (_RELEASES, _OUT, _AVAILABLE)  # a claim begins with one of them


def read_releases(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the announcement of a report, or the sentence that says where the report is."""
    lower = sentence.lower
    if sentence.block_kind == "table" or not any(
        word in lower for word in ("report", "update", "review", "statement", "disclosure", "full ", "book")
    ):
        return
    match = sentence.find(_RELEASES)
    if match is not None and _is_release(sentence, match, facts):
        yield _release(sentence, match)
        return
    out = sentence.find(_OUT)
    if out is not None and not evidence_in(sentence.text) and _is_release(sentence, out, facts):
        yield _release(sentence, out)
        return
    place = sentence.find(_AVAILABLE)
    link = evidence_in(sentence.text) if place else None
    if place is not None and link is not None and "index" not in lower:
        start, end = trimmed(sentence.text, place.start("title"), max(place.end("title"), link[1]))
        slots = {
            "report_title": found(_without_article(place["title"]), place.span("title")),
            "evidence_link": found(sentence.text[link[0] : link[1]].rstrip("."), link),
        }
        yield Draft(kind="report_release", start=start, end=end, slots=slots)


def _without_article(words: str) -> str:
    return _LEAD_IN.sub("", words).strip()


def _is_release(sentence: Sentence, match: re.Match[str], facts: Facts) -> bool:
    text = sentence.text
    low, _ = clause_at(text, match.start())
    if _STREAK.search(text) or _NOT_OURS.search(match["title"]) or not _SUBJECT.search(match["title"]):
        return False
    if (
        re.search(r"\b(?:will|to|plans? to|shall|must|should) $", text[low : match.start("verb")], re.IGNORECASE)
        and "leased to" not in match["verb"]
    ):
        return False
    return is_asserted(sentence, low, match.start(), facts)


def _release(sentence: Sentence, match: re.Match[str]) -> Draft:
    text = sentence.text
    low, high = clause_at(text, match.start())
    title = match["title"]
    slots: dict[str, Found] = {
        "report_title": found(_without_article(title), match.span("title")),
        "tense": found("past"),
    }
    stop = match.end()
    begin, end = match.start("title"), match.end() + 60
    period = next((p for p in sentence.periods if begin <= p.start <= end and p.form != "day"), None)
    if period is not None:
        span = (period.start, period.end)
        slots["report_period"] = found(period.label, span)
        slots |= {
            "period": found(period.label, span),
            "period_year": found(period.year, span),
            "period_end": found(period.last_day, span),
        }
        if period.form == "fiscal" and period.label.lower().startswith(("fy", "fiscal", "financial", "business")):
            slots["fy_label"] = found(period.label, span)
        stop = max(stop, period.end)
    link = evidence_in(text, match.end())
    if link is not None:
        slots["evidence_link"] = found(text[link[0] : link[1]].rstrip("."), link)
        stop = max(stop, link[1]) if link[1] <= high else stop
    relative = relative_date(sentence)
    if relative is not None:
        slots["relative_date"] = found(*relative)
    auxiliary = re.search(
        r"(?:\b(?:has|have|had|today|just|now|we|we're|are|is|also) )*$", text[low : match.start()], re.IGNORECASE
    )
    is_short = match.start() - low <= 60 and "," not in text[low : match.start()]
    begin = low if is_short else low + (auxiliary.start() if auxiliary else 0)
    start, finish = trimmed(text, begin, stop)
    return Draft(kind="report_release", start=start, end=finish, slots=slots)
