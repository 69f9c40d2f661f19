"""The period of a reported value, and the value of an earlier one that is told beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import clause_at
from checker.extraction.drafts import Found, found, period_slots
from checker.extraction.patterns import compiled
from checker.extraction.roles import Placed, Role

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount

_BRACKET = compiled(r"\((?:(?:in|for|at|as of|year|end of) ){0,2}", re.IGNORECASE)
# behind a value, in front of the one it is compared with: ", down from 2.8 in 2022"
_CAME_FROM = compiled(
    r"[^.;\d]{0,40}?\b(?:(?:down|up) (?:slightly |sharply )?from|compared (?:with|to)|after|against|versus|vs\.?"
    r"|following|from|than) (?:(?:the|a|an|about|around|some|only|just) )?",
    re.IGNORECASE,
)


def value_times(
    sentence: Sentence, placed: tuple[Placed, ...], amount: Amount, window: tuple[int, int]
) -> dict[str, Found]:
    """Return period and `previous_value` of the amount in a window of its sentence."""
    low, high = window
    before = _compared(sentence, amount)
    until = before.start if before is not None else len(sentence.text)
    usable = [p for p in placed if p.role is not Role.DEADLINE and not p.in_parentheses and p.period.start < until]
    behind = [p for p in usable if amount.end <= p.start < high and ";" not in sentence.text[amount.end : p.start]]
    near = (
        behind or [p for p in usable if low <= p.start < amount.start] or [p for p in usable if p.end <= amount.start]
    )
    slots: dict[str, Found] = {}
    if not near:
        near = behind = _bracketed(sentence, placed, amount) or _shared(sentence, usable, amount)
    if near:
        period = (near[0] if behind else near[-1]).period
        slots |= period_slots(period.label, period.last_day, (period.start, period.end))
        if period.form == "fiscal":
            slots["fy_label"] = found(period.label, (period.start, period.end))
    previous = _in_brackets(sentence, placed, amount) or before
    if previous is not None:
        slots["previous_value"] = found(previous.quantity, (previous.start, previous.end))
    return slots


def _compared(sentence: Sentence, amount: Amount) -> Amount | None:
    """Return the dated value that an amount is compared with right behind it: "2.2, down from 2.8 in 2022"."""
    other = next((o for o in sentence.amounts if o.start >= amount.end and not o.is_word), None)
    if other is None or _CAME_FROM.fullmatch(sentence.text, amount.end, other.start) is None:
        return None
    alike = other.dimension == amount.dimension or not other.quantity.unit or not amount.quantity.unit
    is_dated = any(p.start >= other.end and p.start - other.end <= 12 for p in sentence.periods)
    return other if alike and is_dated else None


def _in_brackets(sentence: Sentence, placed: tuple[Placed, ...], amount: Amount) -> Amount | None:
    """Return the value of an earlier period in brackets behind: "1.9 (2022: 2.4)"."""
    opening = re.match(r"[^(]{0,30}\(", sentence.text[amount.end : amount.end + 40])
    if opening is None:
        return None
    position = amount.end + opening.end()
    previous = next((o for o in sentence.amounts if position <= o.number_start < position + 25 and not o.is_word), None)
    stated = next((p for p in placed if p.in_parentheses and p.period.start >= position), None)
    if previous is None or stated is None:
        return None
    is_its = stated.period.end <= previous.start + 1 and previous.dimension == amount.dimension
    return previous if is_its else None


def _shared(sentence: Sentence, usable: list[Placed], amount: Amount) -> list[Placed]:
    """Return the one period at the end of a clause that its values share: "405 GWh of oil and 88 of gas in 2023"."""
    end = clause_at(sentence.text, amount.number_start)[1]
    behind = [p for p in usable if amount.end <= p.start < end]
    return behind if len(usable) == len(behind) == 1 and behind[0].role is Role.TIME else []


def _bracketed(sentence: Sentence, placed: tuple[Placed, ...], amount: Amount) -> list[Placed]:
    """Return the one period of the sentence where it stands in brackets behind, by itself: "NOx: 312 t (2023)"."""
    if len(placed) != 1 or not placed[0].in_parentheses or placed[0].role is Role.DEADLINE:
        return []
    opening = sentence.text.rfind("(", 0, placed[0].period.start)
    if not _BRACKET.fullmatch(sentence.text, opening, placed[0].period.start):
        return []
    alone = not any(o.number_start > opening and o.start >= placed[0].period.end for o in sentence.amounts)
    return list(placed) if opening >= amount.end and alone else []
