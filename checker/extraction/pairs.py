"""Two values of one measure: "from 402 GWh in 2023 to 371 GWh in 2024", "3 % less than the 221 GWh of 2021"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

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
        if _same_measure(first, second) and len(between) <= 70 and re.search(r"\b(?:to|and)\b[^,;]{0,25}$", between):
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
        if not (_THAN.search(before) or _THAN_YEAR.search(before)):
            continue
        values = [a for a in amounts if a.end <= first.start and a.number_start not in used and _same_measure(a, first)]
        if values:
            used |= {values[-1].number_start, first.number_start}
            yield _pair(sentence, placed, first, values[-1], is_movement=False)


def _same_measure(one: Amount, other: Amount) -> bool:
    return one.dimension == other.dimension and (one.quantity.unit == "%") == (other.quantity.unit == "%")


def _pair(sentence: Sentence, placed: tuple[Placed, ...], first: Amount, second: Amount, *, is_movement: bool) -> Pair:
    start, end = min(first.start, second.start), max(first.end, second.end)
    return Pair(
        first=first,
        second=second,
        start=start,
        end=end,
        first_period=_period_of(sentence, placed, first),
        second_period=_period_of(sentence, placed, second),
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
