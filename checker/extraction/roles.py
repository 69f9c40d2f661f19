"""The part each period of a sentence plays: deadline, base, or the time of a value; decided by its preposition."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.elements import remembered
from checker.extraction.horizons import horizons
from checker.extraction.patterns import compiled
from checker.extraction.periods import Period
from checker.extraction.planned_times import (
    BETWEEN,
    TERM_BEFORE,
    begins_level,
    is_planned,
    is_reduced,
    is_start_of_reach,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_END_OF = (
    r"(?: (?:the |its |our )?(?:very |year ?- ?)?(?:end|close|start|beginning|turn)(?:-|(?: of)?))?(?: the)?(?: "
    r"calendar| fiscal| financial| business| reporting)?(?: years?| period)?(?: ending| ended| "
    r"of)?"
)
_DEADLINE = compiled(
    rf"\b(?:by|until|till|before|no later than|not later than|as early as|latest(?: in)?|up to|towards?|come"
    rf"|deadline(?: is| of|:)?|due(?: in| by|:)?|target (?:year|date)(?: is| of)?:?){_END_OF}[ (:]*$",
    re.IGNORECASE,
)
_WEAK_DEADLINE = compiled(
    rf"\b(?:in|for|from|through|to|at|during|within|with effect from|as of|starting(?: in)?"
    rf"|throughout){_END_OF}[ (:]*$",
    re.IGNORECASE,
)
_IN = r"(?:of|in|from|for)(?: the)?(?: fiscal| financial)?(?: year)? *$"
_BASE = compiled(
    r"(?:\b(?:from|against|compared (?:to|with)|in comparison (?:to|with)|versus|vs\.?|relative to|below|above|than"
    r"|over|since|on|under|with (?:respect|regards?) to|in relation to|bas(?:e(?:line)?|is)(?:[ -]year)?s?"
    r"|reference year|starting(?: from| point)?|based on|from (?:a|an|the|our)(?: \w+)? base(?:line)?(?: year)?|using)"
    r"(?: (?:a|an|the|our|its|those|that|levels?|values?|figures?|emissions|base(?:line)?(?:-year)?|(?:no|not) earlier"
    r" than|beginning|start|end|reference|year|years|in|of|for|from|set|established|is|was|being|average|fiscal"
    r"|financial|calendar|business|as|ended|ending|fye)){0,5}[ (:=]*$)"
    r"|\((?:ref\.?|reference|basis):? ?$"
    rf"|\b(?<!\d )(?:levels?|(?:what )?(?:they|it) (?:were|was)) {_IN}|\b(?:(?:increase|decrease|reduction|rise|growth"
    rf"|improvement|drop|fall|up|down) from|(?:than|below|above|against|compared (?:to|with)|from) (?:the|its|our|a)) "
    rf"\d[\d.,]* ?(?:[\w%³]+ ){{0,4}}{_IN}",
    re.IGNORECASE,
)
_BASE_AFTER = compiled(
    r"[ -]?'?s?[ -]?(?:as )?(?:\w+ )?(?:bas(?:e(?:line)?|is)\b|levels?\b|reference\b|base-?year)"
    r"| (?:taken )?as (?:the|our|its|their|a) (?:[\w-]+ )?(?:starting (?:point|year)|point of (?:departure|reference)"
    r"|reference)\b|[ -](?:average "
    r")?(?:level|emissions|value|figure|amount)s?\b",
    re.IGNORECASE,
)
_INDEX_AFTER = compiled(r" ?= ?100(?: ?%)?\)")  # "(2022 = 100)"
_ONWARDS_AFTER = compiled(r" (?:onwards?\b|and beyond\b|on(?=[.,;)]| we | our |$))", re.IGNORECASE)
# "from 2026 keep it below 4 kg, and from 2029 to below 2 kg"
_LIMITED_AFTER = compiled(r",? (?:limit|keep|hold|cap|maintain|use)\b|,? to (?:below|under|at most) \d", re.IGNORECASE)
_ONWARDS_BEFORE = compiled(r"\b(?:from|starting(?: in| from)?|as of|beginning(?: in)?) (?:the year )?$", re.IGNORECASE)
_GOAL_AFTER = compiled(
    r"[ -](?:[\w-]+ ){0,2}(?:targets?|goals?|ambitions?|objectives?|aims?|commitments?|milestone"
    r"|time-?(?:scale|frame|line|horizon)|(?:planning |time )?horizon"
    r"|(?:[\w-]*reduction|climate|sustainability|decarboni[sz]ation) plans?)\b",
    re.IGNORECASE,
)
# "the target for 2030 is", and in front of what was aimed at it may be over: "our goal for 2020 was"
_GOAL_BEFORE = compiled(
    r"\b(?:targets?|goals?|objectives?)(?: value)? (?:for|in|until)(?: the)?(?: fiscal| financial)?(?: year)? $",
    re.IGNORECASE,
)
_VALUE_BEFORE = compiled(r"(?:%|percent|per cent) ?\($", re.IGNORECASE)
# "2019 2030 20% reduction": the columns of a table that was copied as text, base year first
_BASE_COLUMN_AFTER = compiled(r" 20[2-6]\d -?\d[\d.]* ?(?:%|per ?cent)", re.IGNORECASE)
_DUE_COLUMN = compiled(r"\b(?:19|20)\d\d 20[2-6]\d -?\d[\d.]* ?(?:%|per ?cent)", re.IGNORECASE)
# "To 2030 increase"
_TO_FIRST = compiled(r"(?:^|[-–:•*] )To $")
_ALONE = compiled(r" ?[,;)]")
_START_VALUE = compiled(
    r"\b(?:from|than|compared (?:to|with)|versus|against) [^,;%]{0,30}(?:%|per ?cent) in $", re.IGNORECASE
)
_FROM = compiled(r"\bfrom $", re.IGNORECASE)
# "seven years ahead of our original 2030 goal": no deadline, and not when anything was measured
_AHEAD_OF = compiled(
    r"\b(?:ahead of|earlier than|sooner than|in advance of|years? before|before) (?:(?:our|its|the|their|a|original"
    r"|initial|stated|planned|self-set|first) ){0,3}$",
    re.IGNORECASE,
)
_LABEL_BEFORE = compiled(r"^[\"'(\[•*■●▪>-]* ?$")
_LABEL_AFTER = compiled(
    r"[)\"']{0,2}(?: targets?| goals?)? ?(?::|-|,)? ?"
    r"(?=(?:an? )?(?:at least )?-?\d[\d.]* ?(?:%|percent|per cent) (?:[\w-]+ ){0,3}?(?:reduction|decrease|cut|less"
    r"|lower|fewer)\b"
    r"|-\d|reduc|achiev|cut |halv|be |becom|reach|net[- ]zero|carbon[- ]neutral|climate[- ]neutral|100 ?%)",
    re.IGNORECASE,
)


class Role(StrEnum):
    """What a period does in its sentence."""

    DEADLINE = "deadline"
    BASE = "base"
    TIME = "time"


class Placed(Struct, frozen=True, kw_only=True):
    """A period with its role; a span such as "2020 to 2030" gives two: its first year as base, and its last."""

    period: Period
    role: Role
    start: int  # of the preposition phrase
    end: int
    year: int
    in_parentheses: bool = False
    is_plain: bool = False  # the deadline has a word of its own ("by 2030", "2030 target")


def place_periods(sentence: Sentence, facts: Facts, *, is_goal: bool) -> tuple[Placed, ...]:
    """Give every period of a sentence its role; `is_goal` says whether the sentence is about the future."""
    return _placed_as_goal(sentence, facts) if is_goal else _placed_as_told(sentence, facts)


@remembered
def _placed_as_goal(sentence: Sentence, facts: Facts) -> tuple[Placed, ...]:
    return tuple(_placed(sentence, facts, is_goal=True))


@remembered
def _placed_as_told(sentence: Sentence, facts: Facts) -> tuple[Placed, ...]:
    return tuple(_placed(sentence, facts, is_goal=False))


def _placed(sentence: Sentence, facts: Facts, *, is_goal: bool) -> Iterator[Placed]:
    for period in sentence.periods:
        if not _is_outrun(sentence.text, period):
            yield from _place(sentence, facts, period, is_goal=is_goal)
    for period in horizons(sentence, facts.published) if is_goal and facts.published is not None else ():
        yield _as(period, Role.DEADLINE, period.start, inside=sentence.in_parentheses(period.start), is_plain=True)


def _is_outrun(text: str, period: Period) -> bool:
    """Tell whether a period is a goal's year that was reached early."""
    ahead = _AHEAD_OF.search(text, max(0, period.start - 50), period.start)
    return ahead is not None and _GOAL_AFTER.match(text, period.end) is not None


def is_ahead(period: Period, facts: Facts) -> bool:
    """Tell whether a period ends after publication; without a date, whether its year is 2025 or later."""
    if facts.published is None:
        return period.year >= 2025
    return period.last_day > facts.published


def _place(sentence: Sentence, facts: Facts, period: Period, *, is_goal: bool) -> list[Placed]:
    text = sentence.text
    window = max(0, period.start - 70)
    before = text[window : period.start]
    after = text[period.end : period.end + 40]
    inside = before.rfind("(") > before.rfind(")")
    if _is_stretch(period, before, after):
        ends = is_goal and (is_ahead(period, facts) or (facts.published is None and is_planned(text, period)))
        return [
            _as(period, Role.BASE, period.start, inside=inside, year=period.first_year),
            _as(period, Role.DEADLINE if ends else Role.TIME, period.start, inside=inside),
        ]
    if is_goal and is_ahead(period, facts) and _is_label(text, period, before, after):
        return [_as(period, Role.DEADLINE, period.start, inside=False, is_plain=True)]
    deadline = _DEADLINE.search(before) or (_GOAL_BEFORE.search(before) if is_goal else None)
    if deadline:
        role = Role.DEADLINE if is_goal else Role.TIME
        return [_as(period, role, window + deadline.start(), inside=inside, is_plain=True)]
    if (is_goal and _BASE_COLUMN_AFTER.match(after)) or _INDEX_AFTER.match(after) or is_start_of_reach(before, after):
        return [_as(period, Role.BASE, period.start, inside=inside)]
    if is_goal and (
        (_ONWARDS_BEFORE.search(before) and (_ONWARDS_AFTER.match(after) or _LIMITED_AFTER.match(after)))
        or (is_ahead(period, facts) and begins_level(sentence, period))
    ):
        return [_as(period, Role.DEADLINE, period.start, inside=inside)]
    is_event = period.form == "day" and before.endswith((" on ", " over "))  # "was sold on 3 May 2023"
    base = None if is_event else _BASE.search(before)
    if base and not (is_goal and _GOAL_AFTER.match(after)):
        return [_as(period, Role.BASE, window + base.start(), inside=inside)]
    if (_BASE_AFTER.match(after) or is_reduced(before, after)) and not is_ahead(period, facts):
        return [_as(period, Role.BASE, period.start, inside=inside)]
    weak = _WEAK_DEADLINE.search(before)
    start = window + weak.start() if weak else period.start
    is_named = is_goal and _GOAL_AFTER.match(after) is not None
    if is_named or (
        is_goal and not inside and (is_ahead(period, facts) or (weak and _is_due(sentence, period, facts)))
    ):
        return [_as(period, Role.DEADLINE, start, inside=inside, is_plain=is_named)]
    return [_as(period, Role.TIME, start, inside=inside)]


def _is_stretch(period: Period, before: str, after: str) -> bool:
    """Tell "2020 to 2030", from a base to a deadline, from a fiscal year written with two and from an average."""
    if period.form != "span" or re.search(r"average|mean", before[-30:] + after[:12], re.IGNORECASE):
        return False
    if " and " in period.label and not BETWEEN.search(before):
        return False  # "by 2028 and 2033": two years
    years = period.year - period.first_year
    return years > 1 or (_FROM.search(before) is not None and " to " in period.label)


def _is_label(text: str, period: Period, before: str, after: str) -> bool:
    """Tell a deadline without a word of its own: "FY2035: 40% less water", "55% (2035, from 2020)"."""
    if _DUE_COLUMN.match(text, max(0, period.start - 5)) or _TO_FIRST.search(before):
        return True
    is_first = _LABEL_BEFORE.match(text[: period.start]) or TERM_BEFORE.search(before)
    if is_first and _LABEL_AFTER.match(after):
        return True
    return _VALUE_BEFORE.search(before) is not None and _ALONE.match(after) is not None


def _is_due(sentence: Sentence, period: Period, facts: Facts) -> bool:
    """Tell "we aim to cut waste by 8% in 2022" in a text without a date, whose future may be past.

    Not so where another deadline follows or a change starts: "from 64% in 2022 to 90% by 2031".
    """
    text = sentence.text
    if facts.published is not None or _START_VALUE.search(text, max(0, period.start - 50), period.start):
        return False
    if any(_DEADLINE.search(text, max(0, p.start - 40), p.start) for p in sentence.periods if p.year > period.year):
        return False
    return is_planned(text, period)


def _as(
    period: Period, role: Role, start: int, *, inside: bool, year: int | None = None, is_plain: bool = False
) -> Placed:
    return Placed(
        period=period,
        role=role,
        start=start,
        end=period.end,
        year=period.year if year is None else year,
        in_parentheses=inside,
        is_plain=is_plain,
    )
