"""Values of one kind that words put in order of time: "544 GWh, having stood at 640 GWh"."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.elements import Sentence
from checker.extraction.patterns import compiled
from checker.extraction.quantities import Amount

_EARLIER = compiled(
    r"\b(?:from|than(?: (?:in|the))?|after|against|compared (?:with|to)|versus|vs\.?|having (?:stood at|been)|had been"
    r"|(?:which )?(?:stood|was) at|down from|up from|on|instead of|following|previously|formerly)"
    r"(?: (?:the|its|our|a|about|around|some|just|only|year before|previous year|prior year|figure|level|of|in|\d{4}"
    r"|last year's|\d{4}'s|for|used|bought|,|:))*[ ,:(]*$",
    re.IGNORECASE,
)
_EARLIER_BEHIND = compiled(
    r"^[^.;\d]{0,30}?\b(?:the year before|a year earlier|(?:in )?the (?:previous|prior|preceding) year|the year earlier"
    r"|last year|previously|twelve months earlier)\b",
    re.IGNORECASE,
)
_LAST_YEAR = compiled(
    r"\b(?:last year|a year (?:earlier|ago)|the year before|the previous year|the (?:prior|preceding) year|before that"
    r"|previously|formerly)\b",
    re.IGNORECASE,
)
_LATER = compiled(
    r"\b(?:this year|now|today|currently|at present|(?:one|a) year (?:later|on)|twelve months (?:later|on)"
    r"|a year after that"
    r"|(?:at|by) (?:the )?(?:close|end) of (?:the|this|that) (?:year|season|period)|by (?:the )?year-?end"
    r"|since then|in the following year|the (?:year after|following year|next year)|by then)\b",
    re.IGNORECASE,
)
_LATER_BEHIND = compiled(
    r"^[^.;,\d]{0,30}? (?:this year|now|today|at present|a year later|twelve months later|one year later"
    r"|(?:at|by) the (?:close|end) of the (?:year|season))\b",
    re.IGNORECASE,
)
_ENDS = compiled(
    r"[.,;:)]|$| (?:in|the year|a year|last year|one year|for|at the end)\b", re.IGNORECASE
)  # no noun that it counts
_NEAR = 25  # characters from a value to its year: "450,000 litres of diesel in 2023"


class TimedValue(Struct, frozen=True, kw_only=True):
    """A value with the sentence it stands in and what tells its time."""

    amount: Amount
    home: Sentence
    year: int | None
    is_earlier: bool  # words beside it say so
    is_later: bool
    is_dated: bool = False  # its year stands beside it


def timed_values(home: Sentence, change: Amount | None) -> list[TimedValue]:
    """Return the values of a sentence, a stated change and bounds left out."""
    text = home.text
    years = [p for p in home.periods if p.form != "span"]
    found_values = []
    for amount in home.amounts:
        is_said = change is not None and amount.start < change.end and change.start < amount.end
        if is_said or amount.is_word or amount.quantity.comparator not in {"=", "~"}:
            continue
        following = min((a.start for a in home.amounts if a.start >= amount.end), default=len(text))
        behind = [p for p in years if amount.end <= p.start < following and p.start - amount.end <= _NEAR]
        own = [p.year for p in behind if ";" not in text[amount.end : p.start]]
        lead = [p.year for p in years if p.end <= amount.start]
        preceding = max((a.end for a in home.amounts if a.end <= amount.start and not a.is_word), default=0)
        near = [p.year for p in years if preceding <= p.start < amount.start]
        is_earlier = bool(
            _EARLIER.search(text[preceding : amount.start])
            or _EARLIER_BEHIND.match(text[amount.end : following])
            or _LAST_YEAR.search(text[preceding : amount.start])
        )
        is_later = bool(_LATER.search(text[preceding : amount.start]) or _LATER_BEHIND.match(text[amount.end :]))
        year, is_dated = next(iter((*own, *near[-1:], *lead[-1:])), None), bool(own or near)
        found_values.append(
            TimedValue(amount=amount, home=home, year=year, is_earlier=is_earlier, is_later=is_later, is_dated=is_dated)
        )
    return found_values


def in_time(values: list[TimedValue]) -> tuple[TimedValue, TimedValue] | None:
    """Return two values of one kind, the earlier first; None where there are others or nothing says which that is."""
    if len(values) != 2:
        return None
    first, second = (_counted(value, values) for value in values)
    if first.amount.dimension != second.amount.dimension or first.amount.per != second.amount.per:
        return None
    if (first.amount.quantity.unit == "%") != (second.amount.quantity.unit == "%"):
        return None
    if not first.amount.quantity.unit and not _is_of_same_thing(first, second):
        return None
    if first.is_earlier != second.is_earlier:
        return (first, second) if first.is_earlier else (second, first)
    if first.is_later != second.is_later:
        return (second, first) if first.is_later else (first, second)
    if first.year is None or second.year is None:
        return None
    is_apart = abs(first.year - second.year) != 1 and first.home is second.home
    if is_apart and not (first.is_dated and second.is_dated and first.amount.quantity.unit != "%"):
        return None
    return (first, second) if first.year < second.year else (second, first) if second.year < first.year else None


def _counted(value: TimedValue, values: list[TimedValue]) -> TimedValue:
    """Give a bare number the people that the other one counts: "1,122 people, compared with 1,100"."""
    units = {(v.amount.quantity.unit, v.amount.dimension) for v in values if v.amount.dimension == "count"}
    if not value.amount.quantity.unit and not units:
        return _in_unit_before(value, values)
    if value.amount.quantity.unit or len(units) != 1:
        return value
    unit, dimension = units.pop()
    amount = replace(value.amount, quantity=replace(value.amount.quantity, unit=unit), dimension=dimension)
    return replace(value, amount=amount)


def _is_of_same_thing(first: TimedValue, second: TimedValue) -> bool:
    """Tell bare numbers that can be of one thing: of about the same size."""
    low, high = sorted((first.amount.quantity.amount, second.amount.quantity.amount))
    return low > 0 and high <= 3 * low and low >= 20


def _in_unit_before(value: TimedValue, values: list[TimedValue]) -> TimedValue:
    """Give a bare number the unit of the one it is compared with: "2.4 GWh, compared with 3.6 in 2022"."""
    others = [one for one in values if one.amount.quantity.unit and one.home is value.home]
    if len(others) != 1 or not value.is_earlier or others[0].amount.quantity.unit == "%":
        return value
    own, other = value.amount, others[0].amount
    if other.end > own.start or not _ENDS.match(value.home.text[own.end :]):
        return value
    scale = other.scale if own.scale == 1 else Decimal(1)
    quantity = replace(
        own.quantity,
        amount=own.quantity.amount * scale,
        half_step=own.quantity.half_step * scale,
        unit=other.quantity.unit,
    )
    low, high = sorted((quantity.amount, other.quantity.amount))
    if low <= 0 or high > 3 * low:
        return value
    return replace(value, amount=replace(own, quantity=quantity, dimension=other.dimension, per=other.per))
