"""What a target aims at: its value, its direction, and how firmly it is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker import vocabulary
from checker.extraction.drafts import Found, found
from checker.extraction.patterns import compiled
from checker.extraction.per_words import per_slots
from checker.extraction.verbs import (
    CHANGE,
    CHANGE_NOUN_AFTER,
    HALVE,
    INTENT,
    KEEP,
    STANDING,
    direction_of,
    modality,
)

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.metrics import MetricHit
    from checker.extraction.quantities import Amount
    from checker.extraction.roles import Placed
    from checker.extraction.target_parts import Goal, Main

_BOUND_AFTER = compiled(r" (?:or|and) (?P<word>lower|less|fewer|below|more|higher|above)\b", re.IGNORECASE)
_LEVEL_DIRECTIONS = {">=": "reach", ">": "reach", "<=": "decrease", "<": "decrease"}


def value_slots(goal: Goal, hit: MetricHit | None, metric_id: str | None) -> dict[str, Found]:
    """Return the value aimed at, its unit and direction."""
    sentence, main = goal.sentence, goal.main
    amount = main.amount
    bound = _bound_after(sentence.text, amount) if main.form == "level" else None
    span = (amount.start, bound.end() if bound else amount.end)
    quantity = amount.quantity
    slots = {"target_form": found(main.form)}
    if main.form == "change":
        quantity = replace(quantity, amount=abs(quantity.amount))
        slots["direction"] = found(_direction(sentence, main, metric_id))
    else:
        comparator = quantity.comparator
        if bound:
            comparator = "<=" if bound["word"].lower() in {"lower", "less", "fewer", "below"} else ">="
        quantity = replace(quantity, comparator=comparator)
        verb = _change_verb(sentence, main)
        direction = direction_of(verb) if verb is not None else _LEVEL_DIRECTIONS.get(comparator, "reach")
        slots["direction"] = found("reach" if direction == "better" else direction)
        if not quantity.unit:
            quantity = replace(
                quantity, unit="count" if metric_id is None or not metric_id.startswith("safety.") else ""
            )
    slots["target_value"] = found(quantity, span)
    if quantity.unit:
        slots["unit"] = found(quantity.unit, span)
        slots["unit_dimension"] = found(amount.dimension or "count")
    if amount.per and "denominator" not in slots:
        slots["denominator"] = found(amount.per, span)
        if hit is not None and hit.id.startswith("safety."):
            slots["hours_base"] = found(amount.per, span)
    return slots


def _bound_after(text: str, amount: Amount) -> re.Match[str] | None:
    """Find the words that make a number a bound: "1.5 or lower", "90% and above"."""
    return _BOUND_AFTER.match(text, amount.end)


def _change_verb(sentence: Sentence, main: Main) -> re.Match[str] | None:
    before = list(CHANGE.finditer(sentence.text, main.low, main.amount.start))
    return before[-1] if before else None


def _direction(sentence: Sentence, main: Main, metric_id: str | None) -> str:
    if HALVE.fullmatch(sentence.text, main.amount.start, main.amount.end):
        return "decrease" if main.amount.quantity.amount == 50 else "increase"
    if main.amount.quantity.amount < 0:
        return "decrease"
    noun = CHANGE_NOUN_AFTER.match(sentence.text, main.amount.end)
    match = CHANGE.search(noun["noun"]) if noun else _change_verb(sentence, main)
    if match is None:
        earlier = list(CHANGE.finditer(sentence.text, 0, main.amount.number_start))
        match = earlier[-1] if earlier else None
    direction = direction_of(match) if match is not None else "decrease"
    if direction == "better":
        metric = vocabulary.metrics().get(metric_id or "")
        return "increase" if metric is not None and metric.better == "higher" else "decrease"
    return direction


def manner(goal: Goal, hit: MetricHit | None, deadline: Placed | None) -> dict[str, Found]:
    """Read modality, tense, basis words and standing limits."""
    sentence, main = goal.sentence, goal.main
    text = sentence.text
    intents = [m for m in INTENT.finditer(text) if m.start() < main.high]
    intent = next((m for m in reversed(intents) if m.end() <= main.amount.start), intents[0] if intents else None)
    slots = {"modality": found(modality(intent), intent.span()) if intent else found("plan"), "tense": found("future")}
    clause = text[main.low : main.high]
    absolute = re.search(
        r"\b(?:in )?absolute(?: terms| basis)?\b|\bthe total (?:weight|amount|volume|number)\b", clause, re.IGNORECASE
    )
    if main.form == "change" and not absolute:
        slots |= per_slots(text, (main.low, main.high), hit)
    if absolute and not (hit is not None and hit.denominator):
        slots["basis"] = found("absolute", (main.low + absolute.start(), main.low + absolute.end()))
    if main.form == "level" and deadline is None and (STANDING.search(clause) or KEEP.search(clause)):
        slots["is_limit"] = found(True)  # noqa: FBT003 - a slot's value
    return slots
