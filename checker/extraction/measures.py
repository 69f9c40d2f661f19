"""Reported values and changes: "emissions fell by 14 % from 2019, to 212 kWh", "LTIFR was 1.9 in 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from checker import vocabulary
from checker.extraction.binding import bracketed, is_change, metric_slots, name_unknown, nearest_metric, refine
from checker.extraction.drafts import Draft, Found, found, period_slots
from checker.extraction.elements import Sentence
from checker.extraction.metrics import MetricHit
from checker.extraction.pairs import Pair, read_pairs
from checker.extraction.quantities import Amount
from checker.extraction.roles import Placed, Role, place_periods
from checker.extraction.subjects import is_third_party
from checker.extraction.verbs import (
    CHANGE,
    CHANGE_NOUN_AFTER,
    CONDITIONAL,
    INTENT,
    OUTCOME,
    PAST_INTENT,
    direction_of,
)
from checker.model import Facts, Origin

_PREVIOUS_PERIOD = re.compile(
    r"\b(?:year[- ]on[- ]year|year[- ]over[- ]year|y-o-y|yoy|(?:compared (?:to|with)|against|versus|vs\.?|than|on|from|over) (?:in )?(?:the )?(?:previous|prior|preceding|last|year before|same period)[\w ]{0,20}|(?:the )?year before|previous year|prior year)\b",
    re.IGNORECASE,
)
_SINCE_EVENT = re.compile(
    r"\b(?:since|over|in|during|within) (?:the )?(?:last|past|previous) (?:\w+ )?(?:years?|decade|months|quarters?|five-year period)\b|\bin the same period\b",
    re.IGNORECASE,
)
_FINANCIAL = re.compile(
    r"\b(?:revenues?|sales|turnover|profits?|ebitda?|margins?|earnings|dividends?|orders?|market share|share price|exports?|imports?|prices?|loans?|deposits?|customers? (?:base|numbers)|income|assets|capex|inflation|traffic|visitors|downloads|gdp)\b",
    re.IGNORECASE,
)
_IMPACT = re.compile(
    r"\b(?:use|usage|consumption|emissions?|footprint|waste|energy|electricity|water|fuel|gas|diesel|oil|coal|plastics?|packaging|paper|solvents?|chemicals?|phosph\w+|materials?|recycl\w+|re-refined|renewables?|"
    r"losses|leaks?|scrap|accidents?|injur\w+|incidents?|fatalit\w+|spills?|women|turnover rate|absence|training|suppliers?|biodiversity|hectares?|trees|noise|dust|nox|sox|voc|refrigerants?|food|carbon|co2)\b",
    re.IGNORECASE,
)
_PRODUCT_PRESENT = re.compile(
    r"\b(?:uses?|needs?|requires?|draws?|consumes?|saves?|brings?|weighs?|has|have|emits?|offers?|delivers?|gives?|produces?|contains?|is|are|achieves?|enables?|provides?|runs?|works?)\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"\b(?:less|lower|fewer|more|higher|smaller|lighter)\b", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:was|were|is|are|came to|come to|amount(?:s|ed) to|total(?:s|led|ed)?|stood at|stands at|stayed at|reach(?:es|ed)|made up|make up|accounts? for|accounted for|consum(?:e|es|ed)|us(?:e|es|ed)|"
    r"emit(?:s|ted)?|generat(?:e|es|ed)|produc(?:e|es|ed)|withdrew|sent|recycl(?:e|es|ed)|reus(?:e|es|ed)|bought|purchased|suppl(?:y|ies|ied)|cover(?:s|ed)?|held|hold|employ(?:s|ed)?|receiv(?:e|es|ed)|plant(?:s|ed)|"
    r"avoid(?:s|ed)?|sav(?:e|es|ed)|remov(?:e|es|ed)|restor(?:e|es|ed)|represent(?:s|ed)?|source[sd]?|lost|had|has|have|contain(?:s|ed)?|fell|rose|dropped|remain(?:s|ed)|at)\b|:",
    re.IGNORECASE,
)
_BARE_FRAME = re.compile(
    r"\b(?:consumed|used|bought|purchased|emitted|generated|withdrew|came to|amounted to|totall?ed|stood at|was|were|reached|recycled|discharged|burned|of)(?: (?:about|around|some|only|nearly|just|over|roughly|approximately))? ?$",
    re.IGNORECASE,
)
_BARE_AFTER = re.compile(
    r"^(?: of (?!the \d|which|them|our|us)[a-z]| in (?:19|20|fy|fiscal|the|q[1-4])| last| this| (?:overall|altogether|in total)|[.,;)]|$)",
    re.IGNORECASE,
)
_YEARLY_STOP = frozenset({"°C", "degC", "K", "K diff", "℃"})
_ABSENCE_KINDS = frozenset({"ghg", "energy", "water", "waste", "pollution", "materials", "safety", "x"})


def read_measures(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the changes and reported values of a sentence that are not targets."""
    if not sentence.amounts or is_third_party(sentence.text, facts) or _is_intended(sentence):
        return
    placed = place_periods(sentence, facts, is_goal=False)
    pairs = list(read_pairs(sentence, placed))
    changes = [amount for amount in sentence.amounts if is_change(sentence, amount)]
    used: set[int] = set()
    for draft, amounts in _changes(sentence, placed, pairs, changes):
        used |= amounts
        yield draft
    for amount in sentence.amounts:
        if amount.number_start not in used and not is_change(sentence, amount):
            draft = _value(sentence, placed, pairs, amount)
            if draft is not None:
                yield draft


def _is_intended(sentence: Sentence) -> bool:
    """A sentence about intentions reports nothing, unless an outcome stands in front of them."""
    intent, outcome = INTENT.search(sentence.text), OUTCOME.search(sentence.text)
    if CONDITIONAL.search(sentence.text) and outcome is None:
        return True
    if intent is None or PAST_INTENT.search(sentence.text):
        return False
    return outcome is None or intent.start() < outcome.start()


def _changes(
    sentence: Sentence, placed: tuple[Placed, ...], pairs: list[Pair], changes: list[Amount]
) -> Iterator[tuple[Draft, set[int]]]:
    text = sentence.text
    for position, amount in enumerate(changes):
        low = changes[position - 1].end if position else 0
        high = changes[position + 1].start if position + 1 < len(changes) else len(text)
        hit = nearest_metric(sentence, amount, low, high) or (
            nearest_metric(sentence, amount, 0, high) if position else None
        )
        if _is_comparison(sentence, amount, placed) or not _is_impact(text[low:high], hit):
            continue
        pair = _pair_of(amount, pairs, low, high)
        yield (
            _change(sentence, amount, hit, pair, placed, (low, high)),
            _amounts_in(sentence, pair) | {amount.number_start},
        )
    for pair in pairs:
        if not any(_pair_of(amount, [pair], 0, len(text)) for amount in changes) and pair.is_movement:
            hit = nearest_metric(sentence, pair.first, 0, len(text))
            verb = CHANGE.search(text, 0, pair.first.start)
            if hit is not None and verb is not None and verb.lastgroup != "better":
                yield _movement(sentence, pair, hit, verb, placed), _amounts_in(sentence, pair)


def _amounts_in(sentence: Sentence, pair: Pair | None) -> set[int]:
    return set() if pair is None else {pair.first.number_start, pair.second.number_start}


def _pair_of(amount: Amount, pairs: list[Pair], low: int, high: int) -> Pair | None:
    near = [pair for pair in pairs if amount.number_start not in {pair.first.number_start, pair.second.number_start}]
    inside = [pair for pair in near if pair.start >= low and pair.end <= high]
    return inside[0] if inside else None


def _is_comparison(sentence: Sentence, amount: Amount, placed: tuple[Placed, ...]) -> bool:
    """Tell "uses 40% less water", a property of a product, from "used 4% less water than in 2020", a change."""
    text = sentence.text
    noun = CHANGE_NOUN_AFTER.match(text, amount.end)
    if noun is None or not _PARTICIPLE.fullmatch(noun["noun"]):
        return False
    if placed or _PREVIOUS_PERIOD.search(text) or _SINCE_EVENT.search(text):
        return False
    verb = list(_PRODUCT_PRESENT.finditer(text, 0, amount.start))
    own = re.search(
        r"\b(?:we|our (?:plants?|sites?|company|group|offices?|fleet|operations))\b",
        text[: amount.start],
        re.IGNORECASE,
    )
    return bool(verb) and own is None


def _is_impact(clause: str, hit: MetricHit | None) -> bool:
    if hit is not None and not hit.is_weak:
        return True
    if _FINANCIAL.search(clause):
        return False
    return hit is not None or bool(_IMPACT.search(clause))


def _change(
    sentence: Sentence,
    amount: Amount,
    hit: MetricHit | None,
    pair: Pair | None,
    placed: tuple[Placed, ...],
    window: tuple[int, int],
) -> Draft:
    text, (low, high) = sentence.text, window
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
    slots |= _times(sentence, placed, pair, window)
    if pair is not None:
        slots |= _pair_slots(pair)
    return _hull("change", sentence, slots, amount, window)


def _movement(sentence: Sentence, pair: Pair, hit: MetricHit, verb: re.Match[str], placed: tuple[Placed, ...]) -> Draft:
    window = (0, len(sentence.text))
    is_percent = pair.second.quantity.unit == "%"
    slots = metric_slots(
        refine(sentence.text, hit, is_percent=is_percent, form="level" if is_percent else "change"), hit
    )
    slots["direction"] = found(direction_of(verb), verb.span())
    slots["tense"] = found("past")
    slots |= _times(sentence, placed, pair, window) | _pair_slots(pair)
    slots["unit"] = found(pair.second.quantity.unit, (pair.second.start, pair.second.end))
    return _hull("change", sentence, slots, pair.second, window)


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


def _times(
    sentence: Sentence, placed: tuple[Placed, ...], pair: Pair | None, window: tuple[int, int]
) -> dict[str, Found]:
    text, (low, high) = sentence.text, window
    taken = set() if pair is None else {p.start for p in (pair.first_period, pair.second_period) if p is not None}
    free = [p for p in placed if p.period.start not in taken]
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
        previous = _PREVIOUS_PERIOD.search(text, low) or _SINCE_EVENT.search(text, low)
        if previous:
            slots["comparator_period"] = found(previous.group(), previous.span())
    return slots


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


def _value(sentence: Sentence, placed: tuple[Placed, ...], pairs: list[Pair], amount: Amount) -> Draft | None:
    """Read a reported value; None where the number is something else."""
    text = sentence.text
    if amount.is_word or amount.quantity.unit in _YEARLY_STOP or sentence.in_parentheses(amount.number_start):
        return None
    low, high = _surroundings(sentence, amount)
    hit = nearest_metric(sentence, amount, low, high)
    is_percent = amount.quantity.unit == "%"
    metric_id = refine(text[low:high], hit, is_percent=is_percent, form="level" if is_percent else "value")
    if amount.dimension == "currency" and (
        metric_id is None or not metric_id.startswith(("community", "invest", "gov"))
    ):
        return None
    if not amount.quantity.unit and not _is_bare_value(text, amount, metric_id):
        return None
    if metric_id is None or not _is_reported(sentence, amount, hit, low):
        return None
    slots = metric_slots(metric_id, hit)
    span = (amount.start, amount.end)
    slots["value"] = found(amount.quantity, span)
    if amount.quantity.unit:
        slots["unit"] = found(amount.quantity.unit, span)
        slots["unit_dimension"] = found(amount.dimension)
    slots |= _per_slots(amount, metric_id, span)
    slots |= _value_times(sentence, placed, amount, (low, high))
    return _hull("metric", sentence, slots, amount, (low, high))


def _per_slots(amount: Amount, metric_id: str, span: tuple[int, int]) -> dict[str, Found]:
    if not amount.per:
        return {}
    if metric_id.startswith("safety."):
        return {"hours_base": found(amount.per, span), "unit": found(f"per {amount.per}", span)}
    return {"denominator": found(amount.per, span)}


def _surroundings(sentence: Sentence, amount: Amount) -> tuple[int, int]:
    """Return the part of the sentence between the numbers on either side."""
    others = [
        o
        for o in sentence.amounts
        if o.number_start != amount.number_start and not o.is_word and not sentence.in_parentheses(o.number_start)
    ]
    low = max((o.end for o in others if o.end <= amount.number_start), default=0)
    high = min((o.start for o in others if o.start >= amount.end), default=len(sentence.text))
    return low, high


def _is_reported(sentence: Sentence, amount: Amount, hit: MetricHit | None, low: int) -> bool:
    before = sentence.text[low : amount.number_start]
    if _REPORTED.search(before):
        return True
    if (
        low
        and re.fullmatch(r"[^.]{0,60}\b(?:to|of|and|from|with|or)\b[^.]{0,60}", before)
        and _REPORTED.search(sentence.text[:low])
    ):
        return True
    return hit is not None and hit.start >= amount.end and bool(_REPORTED.search(sentence.text[amount.end :]))


def _is_bare_value(text: str, amount: Amount, metric_id: str | None) -> bool:
    """Tell a number that lacks its unit, or needs none (a rate), from a count or a name."""
    before, after = text[max(0, amount.start - 50) : amount.start], text[amount.end :]
    metric = vocabulary.metrics().get(metric_id or "")
    if metric is not None and metric.kind in {"rate", "ratio", "composite"}:
        return bool(_BARE_AFTER.match(after) or after.startswith((" (", " per", " on", " points", " at")))
    return bool(_BARE_FRAME.search(before) and _BARE_AFTER.match(after))


def _value_times(
    sentence: Sentence, placed: tuple[Placed, ...], amount: Amount, window: tuple[int, int]
) -> dict[str, Found]:
    low, high = window
    usable = [p for p in placed if p.role is not Role.DEADLINE and not p.in_parentheses]
    behind = [p for p in usable if amount.end <= p.start < high]
    near = (
        behind or [p for p in usable if low <= p.start < amount.start] or [p for p in usable if p.end <= amount.start]
    )
    slots: dict[str, Found] = {}
    if near:
        period = (near[0] if behind else near[-1]).period
        slots |= period_slots(period.label, period.last_day, (period.start, period.end))
        if period.form == "fiscal":
            slots["fy_label"] = found(period.label, (period.start, period.end))
    text = sentence.text
    opening = re.match(r"[^(]{0,30}\(", text[amount.end : amount.end + 40])
    if opening:
        position = amount.end + opening.end()
        previous = next(
            (o for o in sentence.amounts if position <= o.number_start < position + 25 and not o.is_word), None
        )
        stated = next((p for p in placed if p.in_parentheses and p.period.start >= position), None)
        if (
            previous is not None
            and stated is not None
            and stated.period.end <= previous.start + 1
            and previous.dimension == amount.dimension
        ):
            slots["previous_value"] = found(previous.quantity, (previous.start, previous.end))
    return slots


def _hull(kind: str, sentence: Sentence, slots: dict[str, Found], amount: Amount, window: tuple[int, int]) -> Draft:
    """Bound the claim by the words its slots were read from, inside its own part of the sentence."""
    low, high = window
    spans = [
        (f.start, f.end)
        for f in slots.values()
        if f.start >= 0 and f.origin is Origin.HERE and f.start >= low and f.end <= high
    ]
    spans.append((amount.start, amount.end))
    start = min(a for a, _ in spans)
    return Draft(kind=kind, start=start, end=bracketed(sentence.text, start, max(b for _, b in spans)), slots=slots)
