"""Intentions without a number: dated aims, and announcements of plans and targets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import Range, clause_at, is_asserted, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.neutrality_forms import TERM
from checker.extraction.numbers import UNITS_IN_WORDS
from checker.extraction.patterns import compiled
from checker.extraction.roles import Placed, Role, place_periods
from checker.extraction.verbs import GOAL_HEADING, INTENT, PAST_INTENT, modality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.extraction.periods import Period
    from checker.model import Facts

_VAGUE = compiled(
    r"\b(?P<verb>improv|strengthen|enhanc|promot|foster|support|expand|increas|reduc|advanc|protect|boost"
    r"|develop|deepen|rais|further|lower|minimi[sz]|cut|grow|build|"
    r"invest|optimi[sz]|restor|preserv|conserv|encourag|empower|engag|accelerat|decreas|limit|curb|combat|fight"
    r"|safeguard|contribut|step up|scale up)(?:e|es|ing|ed)?\b"
    r"|\b(?:mak(?:e|ing)|becom(?:e|ing)|be|do)\b(?= [^.;]{0,50}?\b(?:better|fairer|more|less|greener|safer"
    r"|cleaner|healthier|friendlier|stronger)\b)",
    re.IGNORECASE,
)
# "the reduction by 2030 will be supported by investments"
_BY_MEANS = compiled(r"[a-z]+ed by (?!(?:the )?(?:end of|fy|20\d\d))", re.IGNORECASE)
_IMPERATIVE = compiled(rf"^[ \"(•*-]*(?:further |continuously )?{_VAGUE.pattern}", re.IGNORECASE)
_END_STATE = compiled(
    r"\b(?:will (?:all )?(?:use|run|be|have|switch)|to (?:be|run on|use)|phase (?:out|down)|phas(?:e|es"
    r"|ing) out|ban|replace|switch|convert|stop|end|eliminate|remove|equip|install|certif\w+|all|every|each"
    r"|zero|no more|only|complete|open|publish|halve|double|triple|half|third|quarter)\b",
    re.IGNORECASE,
)
_NUMBER = "|".join(UNITS_IN_WORDS)
PLAN_NAME = compiled(
    rf"(?:\"(?P<quoted>[^\"]{{3,60}}?),?\"|\b(?P<plain>(?:(?:our|its|the|a|new) )?(?P<years>\d{{1,2}}"
    rf"|{_NUMBER})[- ]years?[- ](?:\w+ )?(?:goals?|plan|targets?|strategy|roadmap))\b)",
    re.IGNORECASE,
)
_PLAN_LENGTH = compiled(rf"\b(?P<years>\d{{1,2}}|{_NUMBER})[- ]years?\b", re.IGNORECASE)
_PLAN_WORD = compiled(r"\b(?:goals?|plan|targets?|strategy|roadmap)\b", re.IGNORECASE)
_OWN_PLAN = compiled(r"(?:our|its)\b", re.IGNORECASE)
_RUNNING = compiled(
    r",? \(?(?:for |covering |running |spanning |lasting )?(?:the (?:period|years?) )?(?:from |of |between )?",
    re.IGNORECASE,
)
_UP_TO = compiled(r" ?(?:to|until|through|and|-) ?", re.IGNORECASE)
_SETS = compiled(
    r"\b(?:has|have|had)? ?(?:also |now |already )?(?:set|sets|announced|announces|outlined|outlines|adopted"
    r"|adopts|unveiled|presented|presents|launched|defined|formulated|sets out|published|agreed) "
    r"(?:out )?(?:(?:its|our|the|a|an|new|ambitious|clear|several|following|these|two|three|four|five|long-term"
    r"|sustainability|environmental|climate|esg|own|quantitative|\w+-year|[A-Z]\w+) ){0,4}"
    r"(?P<what>targets?|goals?|plan|roadmap|strategy)\b",
    re.IGNORECASE,
)
_DEADLINE = compiled(r"\b(?:by|until|before)(?: the end of)?(?: fiscal(?: year)?)? $", re.IGNORECASE)
# "on a 2030 timeline"
_TIMELINE_BEFORE = compiled(r"\b(?:on|within|over) (?:(?:a|the|our|its) )?$", re.IGNORECASE)
_TIMELINE_AFTER = compiled(r"[ -](?:timelines?|time-?scales?|time-?frames?|time horizons?|horizons?)\b", re.IGNORECASE)
_TO_THE_READER = compiled(r"\byou(?:rs?)?\b", re.IGNORECASE)
_RESULTS = compiled(r"\b(?:report|results?|review|award|conference|meeting|webinar)\b", re.IGNORECASE)


def read_commitments(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the plan that a sentence announces, and its dated intention without a quantity or end state."""
    if sentence.block_kind == "table":
        return
    plan = _plan(sentence, facts)
    if plan is not None:
        yield plan
    aim = _aim(sentence, facts)
    if aim is not None:
        yield aim


def _plan(sentence: Sentence, facts: Facts) -> Draft | None:
    """Read "Building on its five-year goals, X has set targets" and "Under our three-year plan (2023-2025) we will"."""
    text = sentence.text
    if sentence.block_kind == "heading" or PAST_INTENT.search(text):
        return None
    named = next(
        (m for m in PLAN_NAME.finditer(text) if _PLAN_WORD.search(m.group()) and _PLAN_LENGTH.search(m.group())), None
    )
    sets = _SETS.search(text)
    if named is None or not (named["quoted"] or sets or _OWN_PLAN.match(named["plain"])):
        return None
    anchor = sets or named
    low, high = clause_at(text, named.start())
    if not is_asserted(sentence, low, named.start(), facts):
        return None
    group = "quoted" if named["quoted"] else "plain"
    length = _PLAN_LENGTH.search(named[group])
    slots: dict[str, Found] = {"plan_name": found(named[group].strip(), named.span(group)), "tense": found("present")}
    if length:
        slots["plan_years"] = found(_value(length["years"]), named.span(group))
    slots |= _plan_dates(sentence, named.end())
    part_end = text.find(";", named.end())
    years = tuple(
        dict.fromkeys(
            p.year
            for p in sentence.periods
            if p.start < (part_end if part_end >= 0 else len(text)) and _is_deadline(sentence, p)
        )
    )
    if years:
        slots["plan_target_years"] = found(years)
    end = sets.end() if sets and sets.start() > named.end() else max(named.end(), min(high, anchor.end()))
    begin, finish = trimmed(text, min(low, anchor.start()), end)
    return Draft(kind="commitment", start=begin, end=finish, slots=slots)


def _value(written: str) -> int:
    return int(written) if written.isdigit() else UNITS_IN_WORDS[written.lower()]


def _plan_dates(sentence: Sentence, position: int) -> dict[str, Found]:
    """Return the first and the last year of a plan, and the last as the year it aims at."""
    for period in sentence.periods:
        if period.form == "span" and position <= period.start <= position + 12:
            return _lasting(period, period)
    running = _RUNNING.match(sentence.text, position)
    behind = [period for period in sentence.periods if running and period.start >= running.end()][:2]
    if not running or len(behind) < 2 or behind[0].start != running.end():
        return {}
    return _lasting(*behind) if _UP_TO.fullmatch(sentence.text, behind[0].end, behind[1].start) else {}


def _lasting(first: Period, last: Period) -> dict[str, Found]:
    span = (last.start, last.end)
    return {
        "plan_start": found(first.first_year, (first.start, first.end)),
        "plan_end": found(last.year, span),
        "target_year": found(last.year, span),
        "target_label": found(last.label, span),
        "target_end": found(last.last_day, span),
    }


def _is_deadline(sentence: Sentence, period: Period) -> bool:
    before = sentence.text[max(0, period.start - 30) : period.start]
    return period.form != "span" and (_DEADLINE.search(before) is not None or _has_timeline(sentence.text, period))


def _has_timeline(text: str, period: Period) -> bool:
    before = text[max(0, period.start - 15) : period.start]
    return _TIMELINE_BEFORE.search(before) is not None and _TIMELINE_AFTER.match(text, period.end) is not None


def _aim(sentence: Sentence, facts: Facts) -> Draft | None:
    text = sentence.text
    if PAST_INTENT.search(text) or _RESULTS.search(text) or TERM.search(text):
        return None
    for placed in place_periods(sentence, facts, is_goal=True):
        if placed.role is not Role.DEADLINE or not _is_deadline(sentence, placed.period):
            continue
        low, high = clause_at(text, placed.start)
        verb = _intended(sentence, (low, high), is_scheduled=_has_timeline(text, placed.period))
        if verb is None or not is_asserted(sentence, low, verb.start(), facts):
            continue
        if any(a.start < high and a.end > low and not a.is_word for a in sentence.amounts) or _END_STATE.search(
            text, verb.end(), high
        ):
            continue
        return _commitment(sentence, verb, (min(low, placed.start), high), placed)
    return None


def _intended(sentence: Sentence, clause: Range, *, is_scheduled: bool) -> re.Match[str] | None:
    """Return the verb of a vague aim: behind a word of intention, or first in a bullet under goals or if scheduled."""
    text = sentence.text
    low, high = clause
    intent = INTENT.search(text, low, high)
    if intent:
        verb = _VAGUE.search(text, intent.end(), min(high, intent.end() + 60))
        return None if verb is not None and _BY_MEANS.match(text, verb.start()) else verb
    opening = _IMPERATIVE.match(text[low:high])
    is_goal = (
        sentence.block_kind == "list-item"
        or any(GOAL_HEADING.search(heading) for heading in sentence.headings[:1])
        or (is_scheduled and not _TO_THE_READER.search(text))
    )
    return _VAGUE.search(text, low, high) if opening and is_goal else None


def _commitment(sentence: Sentence, verb: re.Match[str], clause: Range, deadline: Placed) -> Draft:
    text, period = sentence.text, deadline.period
    low, high = clause
    start, end = trimmed(text, low, max(high, period.end))
    span = (period.start, period.end)
    intent = INTENT.search(text, low, high)
    slots: dict[str, Found] = {
        "target_year": found(period.year, (deadline.start, period.end)),
        "target_label": found(period.label, span),
        "target_end": found(period.last_day, span),
        "modality": found(modality(intent), intent.span()) if intent else found("plan"),
        "tense": found("future"),
    }
    hit = next((h for h in sentence.metrics if verb.end() <= h.start < high), None)
    if hit is not None:
        slots["metric"] = found(hit.id, (hit.start, hit.end))
        slots["metric_name"] = found(hit.name, (hit.start, hit.end))
    if re.match(r"reduc|lower|minimi|cut|decreas|limit|curb", verb["verb"] or "", re.IGNORECASE):
        slots["direction"] = found("decrease", verb.span())
    return Draft(kind="commitment", start=start, end=end, slots=slots)
