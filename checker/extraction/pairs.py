"""Two values of one measure: "from 402 GWh in 2023 to 371 GWh in 2024", "3 % less than the 221 GWh of 2021"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.binding import is_change
from checker.extraction.patterns import compiled
from checker.extraction.periods import Period
from checker.extraction.quantities import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.extraction.roles import Placed

_FROM = compiled(
    r"\b(?:from|between)(?: (?:the|an?|about|around|some|initial(?:ly)?|its|our|level of))*[ (]*$", re.IGNORECASE
)
_THAN = compiled(
    r"\b(?:than|below|above|under|over|against|compared (?:to|with)|versus|vs\.?|from|on|instead "
    r"of)(?: (?:in|the|its|our|those|that|level|levels|of|a|an|about|around|record|value"
    r"|figure))*[ (]*$",
    re.IGNORECASE,
)
_THAN_YEAR = compiled(
    r"\b(?:than|below|above|under|over|against|compared (?:to|with)|versus|vs\.?|from)(?: (?:in"
    r"|the|for|of|fiscal|year))* [\w/ ]{4,16}\(\s?(?:\d{4}: ?)?$",
    re.IGNORECASE,
)
# the value of the year before, told beside the new one: "310 GWh (2023: 325 GWh)", "402 GWh, after 431 GWh in 2023"
_YEAR_BEFORE = compiled(
    r"\((?:in )?(?:fy ?|fiscal )?(?:19|20)\d\d(?:[/-]\d\d)?: ?$"
    r"|\b(?:after|following|previously)(?: (?:the|an?|about|some))* $",
    re.IGNORECASE,
)
_AND = compiled(r",? and $", re.IGNORECASE)
_ELSE = compiled(r"\b(?:and|while|but|whereas|although)\b", re.IGNORECASE)  # what follows is of something else
_THEN_CHANGE = 60  # characters from a pair to the change that is computed from it
_FALL = compiled(
    r"\b(?:fell|fall|rose|rise|grew|dropped|declined|decreased|increased|improved|climbed|shrank"
    r"|moved|went|changed|reduced|cut|lowered|raised|lifted)\b",
    re.IGNORECASE,
)
_JOINT = compiled(
    r"; |,? (?:and|while|but|plus|as well as)(?: then)? |, (?!(?:from|to|between|against|compared"
    r"|versus|vs|since|down|up|in) )",
    re.IGNORECASE,
)
_ENDS_AT = compiled(
    r"(?: (?:from|in|since|against|compared (?:to|with)) [^.;()]{2,40})?,? to(?: (?:about|around|just|only))* ",
    re.IGNORECASE,
)

_TO_SECOND = re.compile(r"\b(?:to|and)\b(?! from\b)[^,;]{0,25}$")  # no "up from 20% in 2021, and from 9% before"


class Pair(Struct, frozen=True, kw_only=True):
    """An earlier and a later value of the same dimension, with their periods where they are named."""

    first: Amount
    second: Amount
    start: int
    end: int
    first_period: Period | None = None
    second_period: Period | None = None
    is_movement: bool = False  # stands behind a verb of change


def read_pairs(sentence: Sentence, placed: tuple[Placed, ...]) -> Iterator[Pair]:
    """Yield the pairs of a sentence, in order; an amount belongs to one pair."""
    amounts = [a for a in sentence.amounts if not a.is_word and not is_change(sentence, a)]
    used: set[int] = set()
    for position, first in enumerate(amounts):
        before = sentence.text[max(0, first.start - 40) : first.start]
        if not _FROM.search(before) or position + 1 >= len(amounts):
            continue
        second = amounts[position + 1]
        between = sentence.text[first.end : second.start]
        if _same_measure(first, second) and len(between) <= 70 and _TO_SECOND.search(between):
            used |= {first.number_start, second.number_start}
            yield _pair(sentence, placed, first, second, is_movement=bool(_FALL.search(sentence.text[: first.start])))
    yield from _comparisons(sentence, placed, amounts, used)


def _comparisons(
    sentence: Sentence, placed: tuple[Placed, ...], amounts: list[Amount], used: set[int]
) -> Iterator[Pair]:
    text = sentence.text
    for first in amounts:
        if first.number_start in used:
            continue
        before = text[max(0, first.start - 60) : first.start]
        values = [a for a in amounts if a.end <= first.start and a.number_start not in used and _same_measure(a, first)]
        if not values:
            continue
        pair = _pair(sentence, placed, first, values[-1], is_movement=False)
        is_told = _YEAR_BEFORE.search(before) is not None or (_AND.search(before) is not None and _is_backwards(pair))
        if _THAN.search(before) or _THAN_YEAR.search(before) or (is_told and _leads_to_change(sentence, first)):
            used |= {values[-1].number_start, first.number_start}
            yield pair


def _leads_to_change(sentence: Sentence, first: Amount) -> bool:
    """Tell whether a change is stated right behind the value of the year before: "(2023: 325 GWh), 4.6% less"."""
    return any(
        0 <= amount.start - first.end <= _THEN_CHANGE
        and _ELSE.search(sentence.text, first.end, amount.start) is None
        and is_change(sentence, amount)
        for amount in sentence.amounts
    )


def _is_backwards(pair: Pair) -> bool:
    """Tell "79,400 t in FY2024, and 76,200 t in FY2023" by the years of both."""
    first, second = pair.first_period, pair.second_period
    return first is not None and second is not None and first.year < second.year


def _same_measure(one: Amount, other: Amount) -> bool:
    return _kind(one) == _kind(other) and (one.quantity.unit == "%") == (other.quantity.unit == "%")


def _kind(amount: Amount) -> str:
    """Return a dimension without what a second mention leaves out: "22,800 t CO2e, after 24,000 t"."""
    return amount.dimension.removesuffix("_co2e").removesuffix("_per_person")


def _in_full(amount: Amount, other: Amount) -> Amount:
    """Give an amount what its unit has left out and the other one's says."""
    if len(other.dimension) <= len(amount.dimension) or other.dimension == amount.dimension:
        return amount
    unit = other.quantity.unit
    if other.dimension.endswith("_co2e"):
        unit = f"{amount.quantity.unit}CO2e"
    return replace(amount, quantity=replace(amount.quantity, unit=unit), dimension=other.dimension, per=other.per)


def _pair(sentence: Sentence, placed: tuple[Placed, ...], first: Amount, second: Amount, *, is_movement: bool) -> Pair:
    start, end = min(first.start, second.start), max(first.end, second.end)
    first_period = _period_of(sentence, placed, first)
    others = tuple(p for p in placed if first_period is None or p.period.start != first_period.start)
    return Pair(
        first=_in_full(first, second),
        second=_in_full(second, first),
        start=start,
        end=end,
        first_period=first_period,
        second_period=_period_of(sentence, others, second),  # "310 GWh (2023: 325 GWh)": the year is of one
        is_movement=is_movement,
    )


def _period_of(sentence: Sentence, placed: tuple[Placed, ...], amount: Amount) -> Period | None:
    """Return the period right behind a value ("402 GWh in 2023", "the 221 GWh of 2021") or right in front of it."""
    text = sentence.text
    for p in placed:
        gap = text[amount.end : p.period.start]
        if (
            p.period.start >= amount.end
            and len(gap) <= 22
            and re.fullmatch(r"(?:[ ,(]*(?:in|of|for|at|during|on|the|end|fiscal|year|today)?)*[ (]*", gap)
        ):
            return p.period
    for p in placed:
        gap = text[p.period.end : amount.start]
        if p.period.end <= amount.start and re.fullmatch(r" ?[(:]\s?|: ?", gap):
            return p.period
    return None


def part_start(sentence: Sentence, pairs: list[Pair], one: Amount, other: Amount) -> int:
    """Return where a coordination's next part begins: behind the first joint that is inside no metric and no pair."""
    for joint in _JOINT.finditer(sentence.text, one.end, other.start):
        whole = [*((hit.start, hit.end) for hit in sentence.metrics), *((pair.start, pair.end) for pair in pairs)]
        if not any(start < joint.end() and joint.start() < end for start, end in whole):
            return joint.end()
    return other.start


def end_value(sentence: Sentence, amount: Amount, high: int) -> Amount | None:
    """Return the value a change ends at: "fell by 14% from 2019, to 212 ML"."""
    following = next((a for a in sentence.amounts if a.start >= amount.end), None)
    if following is None or following.end > high or following.is_word or is_change(sentence, following):
        return None
    between = sentence.text[amount.end : following.start]
    is_named = any(amount.end <= hit.start < following.start for hit in sentence.metrics)
    is_share = following.quantity.unit == "%"
    if is_named or not _ENDS_AT.fullmatch(between) or (is_share and amount.quantity.unit != "pp"):
        return None
    return following if following.quantity.unit and following.dimension != "currency" else None
