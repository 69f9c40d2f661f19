"""When a target is due, what it is measured from, and the values that stand beside it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.extraction.drafts import Found, found
from checker.extraction.goals import tells_outcome
from checker.extraction.patterns import compiled
from checker.extraction.planned_times import TERM_BEFORE
from checker.extraction.roles import Placed, Role, is_ahead
from checker.extraction.target_numbers import leads_from_value
from checker.model import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.quantities import Amount
    from checker.extraction.target_parts import Goal, Main

_DEGREES = frozenset({"°C", "degC", "K", "K diff", "℃"})
_CURRENT = compiled(
    r"\b(?:today|currently|current|now|at present|present|latest|status|so far|to date)\b", re.IGNORECASE
)
_FROM = compiled(
    r"\b(?:from|up from|down from|today's|currently|current(?:ly)? (?:at|share of)?|today)(?: "
    r"(?:the|about|around|its|our|a|current|level of|today's))*[ (:]*$",
    re.IGNORECASE,
)
_NEXT = 8  # characters between a value and its year: " t in "
_THAN = compiled(
    r"\b(?:than|below|from|with|against|to|over|under|on)(?: (?:the|our|its|a|about|around|some|level|of))* $",
    re.IGNORECASE,
)
_WHEN = compiled(r",? (?:which|when (?:it|they|this|these|we)|where (?:it|they)) [\w ]{2,30}? ", re.IGNORECASE)
_WITHIN = compiled(
    r"\b(?:within|over|in|during) (?:the )?(?:(?:next|coming|following) )?(?:\d{1,2}|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|twelve|fifteen|eighteen|twenty)[ -](?:\w+ )?(?:years?|months)\b"
    r"|\b(?:in|within|during|by the end of) (?:the )?(?:next|coming|current|this) (?:\w+ )?year\b|\bnext year\b",
    re.IGNORECASE,
)
_COMPARED = compiled(r"(?:compared|in comparison|relative to|versus|vs\b)", re.IGNORECASE)
_RESPECTIVELY = compiled(r"\brespectively\b", re.IGNORECASE)
_OPENS = compiled(
    r", (?:[\w.'&-]+ ){1,5}?(?:will|aims?|intends?|plans?|commits?|targets?|wants?|seeks?)\b", re.IGNORECASE
)
_LABELS = compiled(
    r"[ -](?:[\w-]+ ){0,2}(?:targets?|goals?|ambitions?|aims?) ?(?::|-) ", re.IGNORECASE
)  # "2050 target: "
_JOINED = compiled(r"(?:[,;:] ?|\b(?:and|but) |[\"'])$", re.IGNORECASE)
_SHARE_OF = compiled(
    r" of (?:the |our |its )?(?:year )?(?:levels? (?:in|of) |what (?:they|it) (?:were|was) in )?", re.IGNORECASE
)
_BASE_WORD = compiled(r"\bbase(?:line)?\b", re.IGNORECASE)


def deadline_of(goal: Goal) -> Placed | None:
    """Return the deadline of a target: behind it, else in front of the coordination, else shared from a later part."""
    main, mains = goal.main, goal.mains
    respective = _respective(goal)
    if respective is not None:
        return respective
    deadlines = [p for p in goal.promised if p.role is Role.DEADLINE and not p.in_parentheses] or [
        p for p in goal.promised if p.role is Role.DEADLINE
    ]
    behind = [p for p in deadlines if main.amount.end <= p.start < main.high and not _opens_part(goal, p)]
    if behind:
        return behind[0]
    previous = mains[goal.position - 1].amount.end if goal.position else 0
    own_front = [
        p
        for p in deadlines
        if previous <= p.start < main.amount.start and (main.low <= p.start or _opens_part(goal, p))
    ]
    if own_front:
        return own_front[-1]
    front = [p for p in deadlines if p.end <= mains[0].amount.start]
    if front:
        return front[-1]
    later = [p for p in deadlines if p.start >= main.high]
    if later:
        return later[0]
    earlier = [p for p in deadlines if p.end <= main.amount.start]
    return earlier[-1] if earlier else None


def _respective(goal: Goal) -> Placed | None:
    """Return the year that a sentence gives a target by its place: "by 2028 and 2033 respectively"."""
    if len(goal.mains) < 2 or not _RESPECTIVELY.search(goal.sentence.text):
        return None
    years = [one for placed in goal.promised if placed.role is Role.DEADLINE for one in _years_of(placed)]
    return years[goal.position] if len(years) == len(goal.mains) else None


def _years_of(placed: Placed) -> Iterator[Placed]:
    """Yield the two years of "2028 and 2033", which are read as one stretch of time, or the one that there is."""
    period = placed.period
    if period.form == "span" and " and " in period.label:
        first, last = date(period.first_year, 12, 31), date(period.year, 12, 31)
        labels = period.label.split(" and ", 1)
        for day, label in zip((first, last), labels, strict=True):
            own = replace(period, year=day.year, first_year=day.year, last_day=day, label=label)
            yield replace(placed, period=own, year=day.year)
    else:
        yield placed


def _opens_part(goal: Goal, placed: Placed) -> bool:
    """Tell the deadline that begins the next target: "... by 30% and by 2035, Marl intends to ..."."""
    text = goal.sentence.text
    joined = _JOINED.search(text, max(0, placed.start - 6), placed.start) is not None
    if placed.start <= goal.mains[0].amount.end:
        return False
    if TERM_BEFORE.search(text, 0, placed.period.start):
        return True
    if not joined:
        return False
    return _OPENS.match(text, placed.end) is not None or _LABELS.match(text, placed.end) is not None


def deadline_slots(deadline: Placed | None, main: Main) -> dict[str, Found]:
    """Return the year, label and last day of a deadline."""
    if deadline is None:
        return {}
    shared = not main.low <= deadline.start < main.high
    origin = Origin.COORDINATION if shared else Origin.HERE
    span = (deadline.start, deadline.end)
    return {
        "target_year": found(deadline.period.year, span, origin=origin),
        "target_label": found(deadline.period.label, (deadline.period.start, deadline.period.end), origin=origin),
        "target_end": found(deadline.period.last_day, span, origin=origin),
    }


def time_limit_slots(goal: Goal) -> dict[str, Found]:
    """Return as label a time limit that names no year: "within five years", "in the next financial year"."""
    limit = _WITHIN.search(goal.sentence.text, goal.main.low)
    return {"target_label": found(limit.group(), limit.span())} if limit else {}


def base_of(goal: Goal) -> Placed | None:
    """Return the base period: in the target's own part, in front of all parts, or shared from the next part's end."""
    main, placed, mains, position = goal.main, goal.placed, goal.mains, goal.position
    if main.form == "level":
        return next((p for p in placed if main.low <= p.start < main.high and _is_start_of_level(goal, p)), None)
    bases = [p for p in placed if p.role is Role.BASE]
    own = [p for p in bases if main.low <= p.start < main.high]
    if own:
        behind = [p for p in own if p.start >= main.amount.end]
        named = [p for p in behind if _BASE_WORD.search(goal.sentence.text[p.start : p.end + 12])]
        return (named or behind or own)[0]
    front = [p for p in bases if p.end <= mains[0].amount.start]
    later = [p for p in bases if p.start >= main.high]
    if front:
        return front[-1]
    if later and all(m.form == "change" for m in mains[position:]):
        return later[0]
    earlier = [p for p in bases if p.end <= main.amount.start]
    return earlier[-1] if earlier else next((p for p in placed if _is_of_first_value(goal, p)), None)


def _is_of_first_value(goal: Goal, placed: Placed) -> bool:
    span = goal.main.amount.end, placed.period.start
    return placed.role is Role.TIME and placed.start < goal.main.high and leads_from_value(goal.sentence.text, *span)


def _is_start_of_level(goal: Goal, placed: Placed) -> bool:
    """Tell "(base year 2021)", "compared to 2021", "to 60% of 2021 levels" and "from 64% in 2022 to 90%"."""
    text, amounts = goal.sentence.text, goal.sentence.amounts
    if placed.role is Role.BASE and (
        _BASE_WORD.search(text[placed.start : placed.end + 12])
        or _COMPARED.match(text, placed.start)
        or _SHARE_OF.fullmatch(text, goal.main.amount.end, placed.period.start)
    ):
        return True
    value = next((a for a in reversed(amounts) if a.end <= placed.start and placed.start - a.end <= 1), None)
    return (
        value is not None
        and placed.role is not Role.DEADLINE
        and placed.end < goal.main.amount.start
        and _FROM.search(text[: value.number_start]) is not None
    )


def _others(goal: Goal) -> list[Amount]:
    """Return the amounts of a goal's part of the sentence beside the one that is aimed at."""
    main = goal.main
    return [
        amount
        for amount in goal.sentence.amounts
        if amount.start != main.amount.start
        and main.low <= amount.start < main.high
        and amount.quantity.unit not in _DEGREES
    ]


def _is_of_base(goal: Goal, amount: Amount, base: Placed) -> bool:
    """Tell the value of the base year: "50% lower than the 74 kt in 2020", "than in 2020, when they were 68 kt"."""
    text = goal.sentence.text
    if goal.main.form != "change" or amount.start < goal.main.amount.end or amount.quantity.unit in {"", "%", "pp"}:
        return False
    before = text[max(0, amount.start - 60) : amount.start]
    in_front = 0 <= base.period.start - amount.end <= _NEXT and _THAN.search(before) is not None
    behind = text[base.period.end : amount.start] if amount.start >= base.period.end else ""
    return in_front or _WHEN.fullmatch(behind) is not None


def beside(goal: Goal, base: Placed | None) -> dict[str, Found]:
    """Read base and current values that stand beside a target: "(2024: 88%)", "from 9% today", "a base of 410 t"."""
    sentence, main, facts = goal.sentence, goal.main, goal.facts
    own = [p for p in goal.placed if main.low <= p.start < main.high]
    slots: dict[str, Found] = {}
    text = sentence.text
    for amount in _others(goal):
        before = text[max(main.low, amount.number_start - 45) : amount.number_start]
        span = (amount.start, amount.end)
        if base is not None and _is_of_base(goal, amount, base):
            slots["base_value"] = found(amount.quantity, span)
        elif amount.start > main.amount.end and tells_outcome(sentence, amount.start):
            name = "progress_value" if main.form == "change" and amount.quantity.unit == "%" else "current_value"
            slots.setdefault(name, found(amount.quantity, span))
        elif _BASE_WORD.search(before):
            slots["base_value"] = found(amount.quantity, span)
        elif sentence.in_parentheses(amount.number_start) and not amount.is_word:
            opening = text.rfind("(", 0, amount.number_start)
            content = text[opening : amount.end + 30]
            year = next((p for p in own if p.in_parentheses and p.period.start >= opening), None)
            just_based = base is not None and 0 <= opening - base.period.end <= 25
            if (base is not None and year is not None and year.period.year == base.year) or (
                just_based and year is None
            ):
                slots["base_value"] = found(amount.quantity, span)
            elif (
                (year is not None and not is_ahead(year.period, facts))
                or _CURRENT.search(content)
                or re.search(r"\bof \d", text[amount.end : amount.end + 6])
            ):
                slots.setdefault("current_value", found(amount.quantity, span))
        elif amount.number_start < main.amount.start and _FROM.search(before):
            name = "current_value" if main.form == "level" else "base_value"
            slots[name] = found(amount.quantity, span)
        elif (
            amount.number_start > main.amount.end and _FROM.search(before) and amount.dimension == main.amount.dimension
        ):
            slots.setdefault("current_value", found(amount.quantity, span))
    return slots
