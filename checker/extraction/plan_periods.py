"""What a plan of some years says of itself: whether they are so many, and which of its targets lie behind its end.

"The three-year plan runs from 2021 to 2025"; "Under the plan 2024-2026 we will:" above an item that is due by 2029.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.elements import span_in
from checker.extraction.numbers import UNITS_IN_WORDS
from checker.extraction.patterns import compiled
from checker.model import Mention, Slot, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.elements import Sentence
    from checker.extraction.periods import Period
    from checker.model import Document

_NOUN = r"(?:plan|programme|program|strategy|roadmap|agenda|action plan)"
_PLAN = compiled(
    rf"\b(?:(?!of\b|and\b)[\w'&-]+ ){{0,3}}?{_NOUN}\b"
    r"(?: [\"']?(?-i:[A-Z])[\w'&-]*[\"']?(?: (?:19|20)\d\d(?![-/\d]))?){0,3}",
    re.IGNORECASE,
)
_LASTS = compiled(rf"\b(?P<years>\d{{1,2}}|{'|'.join(UNITS_IN_WORDS)})[- ]years?\b", re.IGNORECASE)
_RUNS = compiled(
    r"^[ ,]*\(?(?:(?:and |which |that |it )*(?:runs?|running|ran|covers?|covering|spans?|spanning|lasts?|lasting"
    r"|applies)"
    r"(?: for| over)? ?)?(?:the (?:period|years?) )?(?:for |from |of |between )?$",
    re.IGNORECASE,
)
_UNDER = compiled(
    rf"\b(?:under|within|as part of|during|over|by the end of|in the course of|part of) (?:the|this|our|its)"
    rf" (?:(?!of\b)[\w'&-]+ ){{0,3}}?{_NOUN}\b",
    re.IGNORECASE,
)
_BY = compiled(r"\b(?:by|until|before|due(?: in| by)?)(?: the end of)?(?: fiscal(?: year)?)? $", re.IGNORECASE)
_BEYOND = compiled(
    r"\b(?:beyond|after the|long[- ]term|vision|towards?|on the (?:way|road|path)|first step|interim"
    r"|follow(?:s|ed|ing|-up)|successor|next (?:programme|plan|strategy)|outlook|paves?|prepar\w+|net[- ]zero"
    r"|neutral\w*"
    r"|extend\w*|contract\w*|permit|licen[cs]e|lease)\b",
    re.IGNORECASE,
)


class _Plan(Struct, frozen=True, kw_only=True):
    name: str
    first: int
    last: int
    span: Span


def read_plan_periods(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield the years of plans that count them (kind `duration`), and targets listed under a plan (`commitment`)."""
    plans: list[_Plan] = []
    for sentence in sentences:
        for match in _PLAN.finditer(sentence.text):
            period = _years_of(sentence, match)
            if period is None:
                continue
            span = span_in(document, sentence, match.start(), period.end)
            plans.append(_Plan(name=match.group(), first=period.first_year, last=period.year, span=span))
            lasts = _LASTS.search(match.group())
            if lasts is not None:
                yield _length(document, sentence, match, (lasts["years"].lower(), period))
    told = {one.block for one in mentions if "plan_target_years" in one.slots}
    for sentence in sentences if plans else ():
        plan = _plan_above(sentence, plans, document) if sentence.block not in told else None
        if plan is not None:
            yield from _due_under(document, sentence, plan)


def _years_of(sentence: Sentence, plan: re.Match[str]) -> Period | None:
    """Return the years that stand behind a plan, or behind "and runs from"."""
    for period in sentence.periods:
        if (
            "/" in period.label or " and " in period.label or sentence.text[period.end : period.end + 1] == "-"
        ):  # financial years, years of a list
            continue
        if period.form == "span" and period.first_year < period.year and period.start >= plan.start():
            start = min(plan.end(), period.start)
            words = sentence.text[start : period.start]
            if period.start < plan.end() or _RUNS.match(words):
                return period
    return _dated(sentence, plan)


def _dated(sentence: Sentence, plan: re.Match[str]) -> Period | None:
    """Return "from 1 January 2021 to 31 December 2025" as the years from 2021 to 2025."""
    days = [p for p in sentence.periods if p.form in {"day", "month"} and p.start >= plan.end()]
    if len(days) < 2 or not _RUNS.match(sentence.text[plan.end() : days[0].start]):
        return None
    first, last = days[:2]
    if sentence.text[first.end : last.start].strip().lower() not in {"to", "until", "-", "–", "through"}:
        return None
    is_whole = first.label.lower().startswith("1 january") or first.label.lower().startswith("january")
    if not is_whole or last.last_day.month != 12 or first.year >= last.year:
        return None
    return replace(last, start=first.start, first_year=first.year, form="span")


def _length(document: Document, sentence: Sentence, plan: re.Match[str], told: tuple[str, Period]) -> Mention:
    written, period = told
    years = int(written) if written.isdigit() else UNITS_IN_WORDS[written]
    span = span_in(document, sentence, period.start, period.end)
    slots = {
        "streak_n": Slot(value=years, span=span_in(document, sentence, *plan.span())),
        "streak_start": Slot(value=period.first_year, span=span),
        "streak_end": Slot(value=period.year, span=span),
    }
    whole = span_in(document, sentence, plan.start(), period.end)
    return Mention(kind="duration", span=whole, sentence=whole, block=sentence.block, slots=slots)


def _plan_above(sentence: Sentence, plans: list[_Plan], document: Document) -> _Plan | None:
    """Return the plan that the introduction of a list says its items belong to."""
    frame = sentence.frames[0] if sentence.frames and sentence.block_kind == "list-item" else None
    if (
        frame is None
        or frame.block_kind == "heading"
        or _UNDER.search(frame.text) is None
        or _BEYOND.search(frame.text)
    ):
        return None
    own = [plan for plan in plans if _in_frame(plan, frame, document)]
    if not own and all((plan.first, plan.last) == (plans[0].first, plans[0].last) for plan in plans):
        return plans[0]
    return own[0] if len(own) == 1 else None


def _in_frame(plan: _Plan, frame: Sentence, document: Document) -> bool:
    if frame.block < 0:
        return False
    return span_in(document, frame, 0, len(frame.text)).overlaps(plan.span)


def _due_under(document: Document, sentence: Sentence, plan: _Plan) -> Iterator[Mention]:
    text = sentence.text
    due = [p for p in sentence.periods if p.form != "span" and _BY.search(text, 0, p.start)]
    if not due or _BEYOND.search(text):
        return
    slots = {
        "plan_name": Slot(value=plan.name.strip()),
        "tense": Slot(value="present"),
        "plan_end": Slot(value=plan.last, span=plan.span),
        "plan_target_years": Slot(
            value=tuple(dict.fromkeys(one.year for one in due)),
            span=span_in(document, sentence, due[0].start, due[-1].end),
        ),
    }
    whole = span_in(document, sentence, 0, len(text))
    span = span_in(document, sentence, 0, due[-1].end)
    yield Mention(kind="commitment", span=span, sentence=whole, block=sentence.block, slots=slots)
