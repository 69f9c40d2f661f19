"""The part each period of a sentence plays: deadline, base, or the time of a value; decided by its preposition."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.patterns import compiled
from checker.extraction.periods import Period

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.model import Facts

_END_OF = (
    r"(?: (?:the |its |our )?(?:very |year ?- ?)?(?:end|close|start|beginning|turn)(?:-|(?: of)?))?(?: the)?(?: "
    r"calendar| fiscal| financial| business| reporting)?(?: years?| period)?(?: ending| ended| "
    r"of)?"
)
_DEADLINE = compiled(
    rf"\b(?:by|until|till|before|no later than|not later than|latest(?: in)?|up to|towards?|come"
    rf"|deadline(?: is| of|:)?|due(?: in| by|:)?){_END_OF}[ (:]*$",
    re.IGNORECASE,
)
_WEAK_DEADLINE = compiled(
    rf"\b(?:in|for|from|through|to|at|during|within|with effect from|as of|starting(?: in)?"
    rf"|throughout){_END_OF}[ (:]*$",
    re.IGNORECASE,
)
_BASE = compiled(
    r"(?:\b(?:from|against|compared (?:to|with)|in comparison (?:to|with)|versus|vs\.?|relative to"
    r"|below|above|than|over|since|on|under|with respect to|"
    r"base(?:line)?(?: year)?s?|reference year|starting(?: from| point)?|based on|from (?:a|an|the"
    r"|our)(?: \w+)? base(?:line)?(?: year)?|using)"
    r"(?: (?:a|an|the|our|its|those|that|levels?|values?|figures?|emissions|base(?:line)?"
    r"|reference|year|years|in|of|for|from|set|established|is|was|being|average|fiscal|financial|calendar"
    r"|business|as)){0,5}[ (:=]*$)"
    r"|\b(?:level|levels) (?:of|in|from|for)(?: the)?(?: fiscal| financial)?(?: year)? *$"
    r"|\b(?:than|below|above|against|compared (?:to|with)|from) (?:the|its|our|a) \d[\d.,]* "
    r"?(?:[\w%³]+ ){0,4}(?:of|in|from|for)(?: the)?(?: fiscal| financial)?(?: year)? *$",
    re.IGNORECASE,
)
_BASE_AFTER = compiled(
    r"[ -]?'?s?[ -]?(?:as )?(?:\w+ )?(?:bas(?:e(?:line)?|is)\b|levels?\b|reference\b|base-?year)|[ -](?:average "
    r")?(?:level|emissions|value|figure|amount)s?\b",
    re.IGNORECASE,
)
_GOAL_AFTER = compiled(
    r"[ -](?:\w+ ){0,2}(?:targets?|goals?|ambitions?|objectives?|aims?|commitments?|milestone)\b", re.IGNORECASE
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
    placed: list[Placed] = []
    for period in sentence.periods:
        if _is_outrun(sentence.text, period):
            continue
        placed.extend(_place(sentence, facts, period, is_goal=is_goal))
    return tuple(placed)


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
    if (
        period.form == "span"
        and (
            period.year - period.first_year > 1 or (_FROM.search(before) and " to " in text[period.start : period.end])
        )
        and not re.search(r"average|mean", before[-30:] + after[:12], re.IGNORECASE)
    ):
        ends = Role.DEADLINE if is_goal and is_ahead(period, facts) else Role.TIME
        return [
            _as(period, Role.BASE, period.start, inside=inside, year=period.first_year),
            _as(period, ends, period.start, inside=inside),
        ]
    if is_goal and is_ahead(period, facts) and _LABEL_BEFORE.match(text[: period.start]) and _LABEL_AFTER.match(after):
        return [_as(period, Role.DEADLINE, period.start, inside=inside, is_plain=True)]  # "FY2035: 40% less water"
    deadline = _DEADLINE.search(before)
    if deadline:
        return [
            _as(
                period, Role.DEADLINE if is_goal else Role.TIME, window + deadline.start(), inside=inside, is_plain=True
            )
        ]
    base = _BASE.search(before)
    if base and not (is_goal and _GOAL_AFTER.match(after)):
        return [_as(period, Role.BASE, window + base.start(), inside=inside)]
    if _BASE_AFTER.match(after) and not is_ahead(period, facts):
        return [_as(period, Role.BASE, period.start, inside=inside)]
    if is_goal and (_GOAL_AFTER.match(after) or (is_ahead(period, facts) and not inside)):
        weak = _WEAK_DEADLINE.search(before)
        start = window + weak.start() if weak else period.start
        return [_as(period, Role.DEADLINE, start, inside=inside, is_plain=bool(_GOAL_AFTER.match(after)))]
    weak = _WEAK_DEADLINE.search(before)
    return [_as(period, Role.TIME, window + weak.start() if weak else period.start, inside=inside)]


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
