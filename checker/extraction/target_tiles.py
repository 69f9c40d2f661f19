"""Targets of a table that was read line by line, or of a tile: what stands in the line below them, and above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import sentence_after
from checker.extraction.drafts import Found, found
from checker.extraction.patterns import compiled
from checker.extraction.quantities import read_amounts
from checker.extraction.verbs import CHANGE_NOUN_AFTER, INTENT
from checker.model import Origin

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.target_parts import Goal

# as "91.1 %" is, or "Engagement score: 74 Participation rate: 80 %"
_VALUES = r"(?:[A-Z][\w -]{2,30}: )?[~<>]?\d[\d.,]{0,12} ?%?"
_ONLY_VALUES = compiled(rf"{_VALUES}(?: {_VALUES}){{0,3}}")
_NOW = compiled(
    r"\b(?:so far|to date|currently|at present|today|now|last year|already|reached|hit|stood at|stands at|was|were)\b",
    re.IGNORECASE,
)
_NOW_FIRST = compiled(r"(?:currently|today|so far|to date|at present|as of today)\b,? ", re.IGNORECASE)
_ABSOLUTE = compiled(r"\babsolute (?:[\w-]+ ){0,2}?(?:reductions?|targets?|emissions?)\b")


def tile_slots(goal: Goal) -> dict[str, Found]:
    """Return the current value in the line below a level, and the basis that the line above a change gives."""
    sentence = goal.sentence
    if goal.main.form == "level":
        return _value_below(goal) or _value_beside(goal)
    told = any(_ABSOLUTE.search(frame.lower) for frame in sentence.frames)
    return {"basis": found("absolute", origin=Origin.HEADING)} if told else {}


def _value_below(goal: Goal) -> dict[str, Found]:
    sentence, unit = goal.sentence, goal.main.amount.quantity.unit
    comma = sentence.conventions.decimal_comma
    if unit != "%" or not _is_last(sentence) or _ONLY_VALUES.fullmatch(sentence.below) is None:
        return {}
    amounts = (
        amount for amount in read_amounts(sentence.below, [], decimal_comma=comma) if amount.quantity.unit == unit
    )
    value = next(amounts, None)
    return {"current_value": found(value.quantity, origin=Origin.MENTION)} if value is not None else {}


def _value_beside(goal: Goal) -> dict[str, Found]:
    """Return the value that the sentence behind or before gives: "So far it has reached 2.5 hl/hl"."""
    sentence, quantity = goal.sentence, goal.main.amount.quantity
    rivals = [main for main in goal.mains if main.amount.quantity.unit == quantity.unit]
    if not quantity.unit or len(rivals) > 1:
        return {}  # which of them it would be nobody can tell
    if quantity.unit == "%":
        return _share_behind(sentence)
    before = sentence.before.text if sentence.before is not None else ""
    for text in (sentence_after(sentence), before):
        told = _NOW.search(text)
        amounts = read_amounts(text, [], decimal_comma=sentence.conventions.decimal_comma) if told else ()
        value = next((one for one in amounts if one.quantity.unit == quantity.unit), None)
        if value is not None and not INTENT.search(text[: value.start]):
            return {"current_value": found(value.quantity, origin=Origin.MENTION)}
    return {}


def _share_behind(sentence: Sentence) -> dict[str, Found]:
    """Return the one percentage of a sentence that begins "Currently, 60% of them do"."""
    text = sentence_after(sentence)
    if _NOW_FIRST.match(text) is None or INTENT.search(text):
        return {}
    amounts = read_amounts(text, [], decimal_comma=sentence.conventions.decimal_comma)
    shares = [one for one in amounts if one.quantity.unit == "%" and CHANGE_NOUN_AFTER.match(text, one.end) is None]
    return {"current_value": found(shares[0].quantity, origin=Origin.MENTION)} if len(shares) == 1 else {}


def _is_last(sentence: Sentence) -> bool:
    """Tell whether no other sentence of the block stands behind it."""
    end = sentence.start - sentence.paragraph_start + len(sentence.text)
    return not sentence.paragraph[end:].strip(" .]")
