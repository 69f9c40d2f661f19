"""Statements that hold for a whole document: base year of all targets, boundary, Scope 2 method, hours base, period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.baselines import base_statements
from checker.extraction.due_dates import due_statements
from checker.extraction.patterns import compiled, note
from checker.extraction.periods import FiscalCalendar, read_periods
from checker.extraction.rows import holds_letter
from checker.extraction.scope3 import categories_in
from checker.model import Document, Origin, Slot, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.periods import Period
    from checker.extraction.prose import Prose
    from checker.model import Span

_SUBJECT = r"\b(?:(?:all|our|the|these|following|group|company|environmental|esg|reported?|key) ){0,3}"
_BASE = compiled(
    _SUBJECT + r"(?:targets?|goals?|ambitions|commitments|objectives)\b[^.;]{0,90}?\b(?:measured|set"
        r"|expressed|stated|calculated|relative|compared|are)\b"
    r"[^.;]{0,30}?\b(?:against|from|to|with|versus|on|relative to)\b"
    r"(?: (?:the|a|an|our|its|their|those|that|base(?:line)?(?:[ -]year)?|reference|year(?:[ -]end)?s?|levels?|values?"
    r"|figures?|emissions|performance|of|in|same|common|single|calendar|average|is)|[-:,( ]){0,8}?"
    r"(?=(?:fy|fiscal|financial|19|20)\w)",
    re.IGNORECASE,
)  # fmt: skip
_BASE_FIRST = compiled(
    r"\b(?:base|baseline|reference) year (?:of|for) (?:all |our |the |these )*(?:\w+ )?(?:targets?|goals?)"
    r"(?::| is| was) (?:the )?(?:year )?(?=(?:fy|fiscal|financial|19|20)\w)",
    re.IGNORECASE,
)
_BOUNDARY = compiled(
    _SUBJECT + r"(?:data|figures?|targets?|goals?|information|report|results?|numbers|disclosures|kpis"
        r"|indicators)\b[^.;]{0,60}?"
    r"\b(?:covers?|apply to|applies to|include|refer to|relate to|comprise|are for)\b (?P<what>[^.;]{3,120})",
    re.IGNORECASE,
)  # fmt: skip
_TIME_WORDS = compiled(
    r"\b(?:calendar|fiscal|financial|business|reporting|years?|period|months?|twelve|january|february|march|april"
    r"|may|june"
    r"|july|august|september|october|november|december|unless|stated|otherwise|noted|from|until|which|that|ends?|ended"
    r"|ending|runs?|starts?|begins?|this|same|was|were|published|issued|released|printed|appeared|approved|edition)\b",
    re.IGNORECASE,
)
_METHOD = compiled(
    r"\bscope[ -]?2\b[^.;]{0,40}?\b(?:is|are|follows?|uses?|calculated"
    r"|reported)\b[^.;]{0,30}?\b(?P<method>market|location)[- ]based",
    re.IGNORECASE,
)
_BASIS = compiled(
    _SUBJECT + r"(?:reduction )?(?:targets?|goals?|reductions|commitments) (?:\w+ ){0,4}(?:are|is)\b[^.;]{0,40}?"
    r"\b(?P<basis>absolute)\b",
    re.IGNORECASE,
)
_CATEGORIES = compiled(
    r"\bscope[ -]?3\b[^.;]{0,60}?\b(?:covers?|includes?|comprises?|is limited to|consists? of|refers? to|inventory)\b",
    re.IGNORECASE,
)
_SUBSIDIARIES = compiled(
    r"\b(?P<what>(?:and|with) (?:its|our|all) (?:[\w-]+ ){0,2}"
    r"(?:fully |wholly )?(?:consolidated |owned )?subsidiaries)\b"
    r"|\b(?:reporting|organi[sz]ational|consolidation) (?:boundary|scope|perimeter)\b[^.;]{0,30}?\b(?:is|are|covers?"
    r"|includes?|comprises?|follows?)\b (?P<within>[^.;]{3,120})",
    re.IGNORECASE,
)
_HOURS = compiled(
    r"\b(?:rates?|ltifr|trifr|trir|ltir|frequency|injur\w+|accident\w*)\b[^.;]{0,70}?\b(?:per|on a"
    r"|based on|basis of|for each|every)\b ?"
    r"(?P<base>(?:one |a )?(?:\d[\d.,' ]*\d|\d|million|200[ ,.]?000)(?: million)? ?(?:-)?(?:hours?"
    r"|h\b|man-?hours?|working hours|workers|employees|full-time)(?: worked)?)",
    re.IGNORECASE,
)  # fmt: skip
_COVERS = compiled(r"\b(?:reporting period|(?:data|figures|report) covers?)\b", re.IGNORECASE)
_PERIOD = compiled(
    r"\b(?:reporting period|period|calendar year|business year|financial year|fiscal year|fiscal"
    r"|fy|data cover|figures cover|data for|results (?:for|of|in)|year ended|covers?|the (?=(?:19"
    r"|20)\d\d [a-z ]{0,30}(?:results|report|update))|reports? (?=(?:19|20)\d\d))",
    re.IGNORECASE,
)
_OTHER_TIME = compiled(
    r"\b(?:by|until|before|towards?|from|since|than|against|versus|compared (?:to|with))(?: "
    r"the)?(?: end of)?(?: the)? $",
    re.IGNORECASE,
)
_REPORT_TITLE = compiled(r"\b(?:report|update|review|statement)\b", re.IGNORECASE)


def read_defaults(document: Document, prose: Sequence[Sequence[Prose]], fiscal: FiscalCalendar) -> dict[str, Slot]:
    """Return the slots that one statement supplies for every claim of the document, each with its span."""
    defaults: dict[str, Slot] = {}
    stated: list[tuple[Period, Span]] = []
    due: list[tuple[Period, Span]] = []
    for index, block in enumerate(document.blocks):
        for start, sentence in (sentence for paragraph in prose[index] for sentence in paragraph.sentences):
            if not holds_letter(sentence):
                continue
            note(sentence)
            for name, value, a, b in _statements(sentence, fiscal, is_head=index < 4):
                span = block.passage.span(start + a, start + b)
                defaults.setdefault(name, Slot(value=value, span=span, origin=Origin.DOCUMENT))
            for places, found in ((stated, base_statements), (due, due_statements)):
                places.extend(
                    (period, block.passage.span(start + period.start, start + period.end))
                    for period in found(sentence, fiscal)
                )
    if len({period.year for period, _ in due}) == 1:
        period, span = due[0]
        values: dict[str, Value] = {
            "target_year": period.year,
            "target_label": period.label,
            "target_end": period.last_day,
        }
        defaults |= {name: Slot(value=value, span=span, origin=Origin.DOCUMENT) for name, value in values.items()}
    if "base_year" not in defaults and len({period.year for period, _ in stated}) == 1:
        period, span = stated[0]
        defaults["base_year"] = Slot(value=period.year, span=span, origin=Origin.DOCUMENT)
        defaults["base_label"] = Slot(value=period.label, span=span, origin=Origin.DOCUMENT)
    return defaults


def _statements(sentence: str, fiscal: FiscalCalendar, *, is_head: bool) -> Iterator[tuple[str, Value, int, int]]:
    base = _BASE.search(sentence) or _BASE_FIRST.search(sentence)
    if base:
        period = next((p for p in read_periods(sentence, fiscal) if p.start >= base.end() - 1), None)
        if period is not None and period.start <= base.end() + 1:
            yield "base_year", period.year, period.start, period.end
            yield "base_label", period.label, period.start, period.end
    boundary = _BOUNDARY.search(sentence)
    if boundary and re.search(r"[a-z]{4}", _TIME_WORDS.sub("", boundary["what"])):
        yield "boundary", boundary["what"].strip(), boundary.start("what"), boundary.end("what")
    elif is_head and (related := _SUBSIDIARIES.search(sentence)):
        group = "what" if related["what"] else "within"
        yield "boundary", related[group].strip(), related.start(group), related.end(group)
    basis = _BASIS.search(sentence)
    if basis:
        yield "basis", "absolute", basis.start("basis"), basis.end("basis")
    listed = _CATEGORIES.search(sentence)
    categories = categories_in(sentence[listed.end() :]) if listed else ()
    if listed and categories:
        yield "scope3_categories", categories, listed.start(), listed.end()
    method = _METHOD.search(sentence)
    if method:
        yield "scope2_method", method["method"].lower(), method.start("method"), method.end("method")
    hours = _HOURS.search(sentence)
    if hours and not re.search(
        r"\b(?:was|were|fell|rose|of|stood at|came to) ?\d+[.,]\d{1,2}(?!\d)", sentence, re.IGNORECASE
    ):
        yield "hours_base", hours["base"], hours.start("base"), hours.end("base")
    yield from _reporting_period(sentence, fiscal, is_head=is_head)


def _reporting_period(sentence: str, fiscal: FiscalCalendar, *, is_head: bool) -> Iterator[tuple[str, Value, int, int]]:
    if not is_head and not _COVERS.search(sentence):
        return
    for marker in _PERIOD.finditer(sentence):
        for period in read_periods(sentence, fiscal):
            is_other = _OTHER_TIME.search(sentence, 0, period.start)
            if marker.start() <= period.start <= marker.end() + 40 and not is_other:
                yield "period", period.label, period.start, period.end
                yield "period_year", period.year, period.start, period.end
                yield "period_end", period.last_day, period.start, period.end
                return
    title = _REPORT_TITLE.search(sentence) if len(sentence) < 120 else None
    year = next((p for p in read_periods(sentence, fiscal) if p.form in {"year", "fiscal"}), None)
    if title and year is not None:
        yield "period", year.label, year.start, year.end
        yield "period_year", year.year, year.start, year.end
        yield "period_end", year.last_day, year.start, year.end
