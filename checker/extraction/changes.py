"""Stated changes: "fell by 14 % from 2019, to 212 kWh", "rose from 0.48 to 0.55"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker import vocabulary
from checker.extraction.binding import SUBSTANCES, metric_slots, nearest_metric, refine
from checker.extraction.drafts import Draft, Found, found, period_slots
from checker.extraction.hulls import hull
from checker.extraction.metrics import MetricHit
from checker.extraction.no_changes import PREVIOUS_PERIOD, SINCE_EVENT, is_no_change
from checker.extraction.offsets import offset_words
from checker.extraction.pairs import Pair, end_value, part_start
from checker.extraction.patterns import compiled
from checker.extraction.per_words import per_slots
from checker.extraction.quantities import Amount
from checker.extraction.roles import Placed, Role, place_periods
from checker.extraction.said_changes import is_contrary, said_changes, signed
from checker.extraction.unknown_names import name_unknown
from checker.extraction.verbs import (
    CHANGE,
    CHANGE_NOUN_AFTER,
    direction_of,
)
from checker.model import Facts, Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.extraction.elements import Sentence


_SO_FAR = compiled(r"\b(?:so far|to date|until now|thus far|by now)\b", re.IGNORECASE)
_PLACE_BEFORE = compiled(r"(?:[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3},? ?){0,3}[(]?")


class _Stated(Struct, frozen=True, kw_only=True):
    """A stated change with what it was found beside: its metric, the pair of values, or the value it ended at."""

    amount: Amount
    hit: MetricHit | None
    pair: Pair | None
    end: Amount | None
    window: tuple[int, int]


def read_changes(
    sentence: Sentence, placed: tuple[Placed, ...], pairs: list[Pair], changes: list[Amount]
) -> Iterator[tuple[Draft, set[int]]]:
    """Yield the changes of a sentence, each with where the numbers it has used up begin."""
    text = sentence.text
    for position, amount in enumerate(changes):
        low = part_start(sentence, pairs, changes[position - 1], amount) if position else 0
        following = changes[position + 1] if position + 1 < len(changes) else None
        high = len(text) if following is None else part_start(sentence, pairs, amount, following)
        hit = nearest_metric(sentence, amount, low, high) or (
            nearest_metric(sentence, amount, 0, high) if position else None
        )
        pair = _pair_of(amount, pairs, low, high)
        is_of_substance = pair is not None and pair.first.dimension in SUBSTANCES
        if is_no_change(sentence, amount, hit, placed, (low, high), is_impact=is_of_substance):
            continue
        end = end_value(sentence, amount, high) if pair is None else None
        read = _amounts_in(pair) | {amount.number_start} | ({end.number_start} if end is not None else set())
        stated = _Stated(amount=amount, hit=hit, pair=pair, end=end, window=(low, high))
        yield _change(sentence, stated, placed), read
    for pair in pairs:
        if not any(_pair_of(amount, [pair], 0, len(text)) for amount in changes) and pair.is_movement:
            hit = nearest_metric(sentence, pair.first, 0, len(text))
            verb = CHANGE.search(text, 0, pair.first.start)
            if hit is not None and verb is not None:
                yield _movement(sentence, pair, hit, verb, placed), _amounts_in(pair)


def _amounts_in(pair: Pair | None) -> set[int]:
    return set() if pair is None else {pair.first.number_start, pair.second.number_start}


def _pair_of(amount: Amount, pairs: list[Pair], low: int, high: int) -> Pair | None:
    near = [pair for pair in pairs if amount.number_start not in {pair.first.number_start, pair.second.number_start}]
    inside = [pair for pair in near if pair.start >= low and pair.end <= high]
    return inside[0] if inside else None


def _change(sentence: Sentence, stated: _Stated, placed: tuple[Placed, ...]) -> Draft:
    text, amount, hit, pair = sentence.text, stated.amount, stated.hit, stated.pair
    window, end = stated.window, stated.end
    low, high = window
    metric_id = refine(text[low:high], hit, is_percent=False, form="change")
    if pair is not None and pair.second.quantity.unit in {"%", "pp"}:
        metric_id = refine(text[low:high], hit, is_percent=True, form="level")
    slots = metric_slots(metric_id or "unknown", hit)
    if hit is None:
        slots |= name_unknown(sentence, low, amount)
    span = (amount.start, amount.end)
    quantity = replace(amount.quantity, amount=abs(amount.quantity.amount))
    slots["change_value"] = found(quantity, span)
    slots["unit"] = found(quantity.unit, span)
    slots["direction"] = found(_direction(sentence, amount, metric_id))
    slots["tense"] = found("past")
    slots |= per_slots(text, window, hit) | _times(sentence, placed, pair, window)
    if pair is not None:
        slots |= _pair_slots(pair) | _against(sentence, amount, pair)
    if end is not None:
        slots["value"] = found(end.quantity, (end.start, end.end))
    counted = offset_words(sentence)
    if counted is not None:
        slots["offset_words"] = found(*counted)
    return hull("change", sentence, slots, amount, window)


def _movement(sentence: Sentence, pair: Pair, hit: MetricHit, verb: re.Match[str], placed: tuple[Placed, ...]) -> Draft:
    window = (0, len(sentence.text))
    is_percent = pair.second.quantity.unit == "%"
    slots = metric_slots(
        refine(sentence.text, hit, is_percent=is_percent, form="level" if is_percent else "change"), hit
    )
    direction = direction_of(verb)
    if direction == "better":
        direction = "increase" if pair.second.quantity.amount > pair.first.quantity.amount else "decrease"
    slots["direction"] = found(direction, verb.span())
    slots["tense"] = found("past")
    slots |= _times(sentence, placed, pair, window) | _pair_slots(pair)
    if pair.second.quantity.unit:
        slots["unit"] = found(pair.second.quantity.unit, (pair.second.start, pair.second.end))
    return hull("change", sentence, slots, pair.second, window)


def _pair_slots(pair: Pair) -> dict[str, Found]:
    slots = {
        "base_value": found(pair.first.quantity, (pair.first.start, pair.first.end)),
        "value": found(pair.second.quantity, (pair.second.start, pair.second.end)),
    }
    if pair.first_period is not None:
        slots["base_year"] = found(pair.first_period.year, (pair.first_period.start, pair.first_period.end))
        slots["base_label"] = found(pair.first_period.label, (pair.first_period.start, pair.first_period.end))
    if pair.second_period is not None:
        period = pair.second_period
        slots |= period_slots(period.label, period.last_day, (period.start, period.end))
    return slots


def _against(sentence: Sentence, amount: Amount, pair: Pair) -> dict[str, Found]:
    """Return a change in the direction that its two values do not take, with its sign."""
    first, second = pair.first, pair.second
    for said in said_changes(sentence):
        if said.amount.number_start == amount.number_start and is_contrary(said, first.quantity, second.quantity):
            return {
                "changed_from": found((first.quantity,), (first.start, first.end)),
                "stated_changes": found((signed(said),), (amount.start, amount.end)),
            }
    return {}


def _times(
    sentence: Sentence, placed: tuple[Placed, ...], pair: Pair | None, window: tuple[int, int]
) -> dict[str, Found]:
    text, (low, high) = sentence.text, window
    taken = set() if pair is None else {p.start for p in (pair.first_period, pair.second_period) if p is not None}
    free = [p for p in placed if p.period.start not in taken and not _is_dateline(text, p)]
    near = [p for p in free if low <= p.start < high] or free
    slots: dict[str, Found] = {}
    base = next((p for p in near if p.role is Role.BASE), None) or next((p for p in free if p.role is Role.BASE), None)
    time = next((p for p in near if p.role is Role.TIME and not p.in_parentheses), None) or next(
        (p for p in free if p.role is Role.TIME and not p.in_parentheses), None
    )
    if base is not None:
        slots["base_year"] = found(base.year, (base.start, base.end))
        slots["base_label"] = found(base.period.label, (base.period.start, base.period.end))
    if time is not None:
        slots |= period_slots(time.period.label, time.period.last_day, (time.start, time.end))
        if time.period.form == "fiscal":
            slots["fy_label"] = found(time.period.label, (time.period.start, time.period.end))
    if base is None:
        # "Compared with the year before, energy fell by 5% and water by 3%": what stands in front holds for both
        ways = ((told, start) for start in (low, 0) for told in (PREVIOUS_PERIOD, SINCE_EVENT))
        previous = next((said for told, start in ways if (said := told.search(text, start))), None)
        if previous:
            slots["comparator_period"] = found(previous.group(), previous.span())
        elif sentence.block_kind == "list-item":
            slots |= _base_of(frame for frame in sentence.frames if frame.block_kind == "label")
        elif sentence.before is not None and _SO_FAR.search(text):
            slots |= _base_of((sentence.before,))
    return slots


def _base_of(others: Iterable[Sentence]) -> dict[str, Found]:
    """Return the base year that the first of other sentences names as its only one.

    They are the introduction of a list, "Since 2005 our shops have:", or the goal that a change counts towards.
    """
    for other in others:
        bases = [p for p in place_periods(other, Facts(), is_goal=False) if p.role is Role.BASE]
        if len(bases) == 1:
            period = bases[0].period
            return {
                name: Found(
                    value=value, start=period.start, end=period.end, origin=Origin.SENTENCE_BEFORE, sentence=other
                )
                for name, value in (("base_year", bases[0].year), ("base_label", period.label))
            }
    return {}


def _is_dateline(text: str, placed: Placed) -> bool:
    """Tell the date in front of a release's first words: "Oslo, 3 May 2024 - In 2023 emissions fell"."""
    before, after = text[: placed.period.start], text[placed.period.end :]
    return _PLACE_BEFORE.fullmatch(before) is not None and after.startswith((" - ", ": ", " / ", ") - "))


def _direction(sentence: Sentence, amount: Amount, metric_id: str | None) -> str:
    text = sentence.text
    if amount.quantity.amount < 0:
        return "decrease"
    noun = CHANGE_NOUN_AFTER.match(text, amount.end)
    match = CHANGE.search(noun["noun"]) if noun else None
    if match is None:
        before = list(CHANGE.finditer(text, 0, amount.start))
        match = before[-1] if before else CHANGE.search(text, amount.end)
    direction = direction_of(match) if match is not None else "increase"
    if direction == "better":
        metric = vocabulary.metrics().get(metric_id or "")
        return "increase" if metric is not None and metric.better == "higher" else "decrease"
    return direction
