"""Programmes with a name and years of their own, and the dated targets that stand under them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.drafts import Draft, Found, found
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.extraction.periods import Period
    from checker.model import Facts

_NOUN = r"(?:programme|program|plan|strategy|roadmap|agenda|action plan)"
# the "Horizon" programme, our Clear Water plan, the strategy Fit for Life
NAMED_PLAN = compiled(
    rf"(?:\"(?P<quoted>[^\"]{{3,40}}?)\"(?: [a-z-]+)? {_NOUN}\b"
    rf"|\b(?:[Tt]he|[Oo]ur|[Ii]ts|this) (?P<plain>(?!The |Our |Its )(?:[A-Z][\w&'-]+ ){{1,4}}?)(?:[a-z-]+ )?{_NOUN}\b"
    rf"|\b{_NOUN},? (?:(?:called|named) )?\"(?P<behind>[^\"]{{3,40}}?)\")"
)
_RUNS = compiled(
    r",? ?\(?(?:(?:which |that )?(?:runs?|running|covers?|covering|spans?|spanning|lasts?|lasting"
    r"|applies|is set|set) )?"
    r"(?:for |over )?(?:the (?:period|years?) )?(?:from |of |between )?$",
    re.IGNORECASE,
)
_UNDER = compiled(
    r"\b(?:as part of|under|within|in|with|through|part of|carried by|belongs? to)(?: the scope of)?"
    r" ?(?:the|our|its|this)? ?\"?$",
    re.IGNORECASE,
)
_BY = compiled(r"\b(?:by|until|before|due(?: in| by)?)(?: the end of)?(?: fiscal(?: year)?)? $", re.IGNORECASE)
_BEYOND = compiled(
    r"\b(?:beyond|after the|long[- ]term|vision|towards?|on the (?:way|road|path)|first step|interim"
    r"|follow(?:s|ed|ing|-up)|successor|next (?:programme|plan|strategy)|outlook|paves?|prepar\w+|net[- ]zero"
    r"|neutral\w*|extend\w*)\b",
    re.IGNORECASE,
)
_NEAR = 40  # characters between a plan's name and its years


def read_named_plans(sentence: Sentence, _: Facts) -> Iterator[Draft]:
    """Yield the years of a named plan where they are given, and the years of the targets that are said to be its own.

    Slots: `plan_name`, `plan_start`, `plan_end`, `plan_years`; or `plan_name` and `plan_target_years`.
    """
    text = sentence.text
    if sentence.block_kind == "table" or sentence.is_question:
        return
    named = next(iter(sentence.finditer(NAMED_PLAN)), None)
    if named is None:
        yield from _listed(sentence)
        return
    group = next(name for name in ("quoted", "plain", "behind") if named[name])
    slots: dict[str, Found] = {"plan_name": found(named[group].strip(), named.span(group)), "tense": found("present")}
    span = _years_of(sentence.periods, text, named.end())
    if span is not None:
        slots |= _lasting(span)
        yield Draft(kind="commitment", start=named.start(), end=span.end, slots=slots)
        return
    years = _due(sentence)
    if years and _UNDER.search(text, 0, named.start() + text[named.start() :].find(named[group])):
        end = max(named.end(), years[-1].end)
        slots["plan_target_years"] = found(tuple(dict.fromkeys(year.year for year in years)), _span(years))
        yield Draft(kind="commitment", start=min(named.start(), years[0].start), end=end, slots=slots)


def _listed(sentence: Sentence) -> Iterator[Draft]:
    """Read an item of a list that its introduction calls the goals of a plan with years."""
    frame = sentence.frames[0] if sentence.frames and sentence.block_kind == "list-item" else None
    named = next(iter(frame.finditer(NAMED_PLAN)), None) if frame is not None else None
    span = _years_of(frame.periods, frame.text, named.end()) if frame is not None and named is not None else None
    years = _due(sentence) if span is not None else []
    if named is None or span is None or not years or frame is None:
        return
    name = named["quoted"] or named["plain"] or named["behind"]
    slots = {
        "plan_name": found(name.strip()),
        "tense": found("present"),
        "plan_target_years": found(tuple(dict.fromkeys(year.year for year in years)), _span(years)),
    }
    yield Draft(kind="commitment", start=years[0].start, end=years[-1].end, slots=slots)


def _due(sentence: Sentence) -> list[Period]:
    """Return the deadlines of a sentence that promises nothing beyond its plan."""
    if _BEYOND.search(sentence.text):
        return []
    text = sentence.text
    return [one for one in sentence.periods if one.form != "span" and _BY.search(text, 0, one.start)]


def _span(years: list[Period]) -> tuple[int, int]:
    return years[0].start, years[-1].end


def _years_of(periods: tuple[Period, ...], text: str, position: int) -> Period | None:
    near = (one for one in periods if one.form == "span" and 0 <= one.start - position <= _NEAR)
    return next((one for one in near if _RUNS.fullmatch(text[position : one.start])), None)


def _lasting(span: Period) -> dict[str, Found]:
    place = (span.start, span.end)
    return {
        "plan_start": found(span.first_year, place),
        "plan_end": found(span.year, place),
        "plan_years": found(span.year - span.first_year + 1, place),
    }
