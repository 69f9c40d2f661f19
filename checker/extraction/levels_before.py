"""How far the measure of a goal has come, told right before it: "the share was 64%, and the goal is 75% by 2030".

A goal that names its measure is compared with the document's other claims; one that says "the goal", "it" or nothing at
all is about what was spoken of last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.extraction.drafts import Draft, Found
from checker.extraction.patterns import compiled
from checker.extraction.verbs import CONDITIONAL, INTENT
from checker.model import Origin, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount

_KNOWN = frozenset({"current_value", "base_value", "progress_value"})
_NEAR = 3  # sentences of a paragraph in which the present value may stand before the goal
# "women hold 27% of technical posts, and we aim for 35%": what is, in front of what is aimed at
_IS = compiled(
    r"\b(?:is|are|was|were|holds?|held|mak(?:e|es|ing) up|made up|gets?|got|accounts? for|accounted for|stands?|stood"
    r"|has|have|had|numbered|numbers?|owns?|uses|used|covers?|covered|comes? from|came from|reached|represents?"
    r"|recycles?|recycled|amounts? to|amounted to|comes? to|came to|employs?|emit(?:s|ted)?|drew|bought|buys?)\b",
    re.IGNORECASE,
)
_EARLIER = compiled(r"\b(?:level|value|figure)s? (?:of|in) (?:the )?(?:fy ?)?(?:19|20)?\d\d \($", re.IGNORECASE)
_DUE = compiled(r"\b(?:by|until|before) (?:the )?(?:end of |year )?(?:fy ?)?20\d\d\b", re.IGNORECASE)
_JOINT = compiled(
    r"[;:]|, (?:and|but|while|whereas|yet)\b| (?:and|but|while) (?:(?:we|our|the|its?)\b|$)", re.IGNORECASE
)


def level_before(draft: Draft, sentence: Sentence) -> Iterator[tuple[str, Found]]:
    """Yield `level_told` for a goal to reach a level, where words right before it tell the present one."""
    form, value = draft.slots.get("target_form"), draft.slots.get("target_value")
    if form is None or form.value != "level" or value is None or _KNOWN & draft.slots.keys():
        return
    goal = value.value
    if not isinstance(goal, Quantity):
        return
    told = _beside(sentence, value, goal)
    if told is not None:
        yield "level_told", Found(value=told.quantity.text, start=told.start, end=told.end)
        return
    if any(not hit.is_weak for hit in sentence.metrics):
        return
    before, steps = sentence.before, 0
    while before is not None and before.block == sentence.block and steps < _NEAR:
        told = _told(before, goal)
        if told is not None:
            found = Found(value=told.quantity.text, start=told.start, end=told.end)
            yield "level_told", replace(found, origin=Origin.SENTENCE_BEFORE, sentence=before)
            return
        before, steps = before.before, steps + 1


def _beside(sentence: Sentence, value: Found, goal: Quantity) -> Amount | None:
    """Return the present level in front of a goal in its sentence, else the earlier one in brackets behind it."""
    alike = [one for one in sentence.amounts if _is_alike(one, goal)]
    front = (one for one in alike if one.start < value.start and is_present_level(sentence, one))
    behind = (one for one in alike if one.start > value.end and _EARLIER.search(sentence.text, 0, one.start))
    return next(front, None) or next(behind, None)


def is_present_level(sentence: Sentence, amount: Amount) -> bool:
    """Tell an amount that is, in a clause of its own in front of the one that speaks of a goal."""
    text = sentence.text
    intent = INTENT.search(text)
    if intent is None or amount.end > intent.start():
        return False
    return (
        _IS.search(text, 0, intent.start()) is not None
        and _JOINT.search(text, amount.end, intent.start()) is not None
        and _DUE.search(text, amount.end, intent.start()) is None
        and any(other.start >= intent.end() and other.dimension == amount.dimension for other in sentence.amounts)
    )


def _told(before: Sentence, goal: Quantity) -> Amount | None:
    """Return the first amount of a sentence about what is, in the unit of a goal."""
    if INTENT.search(before.text) or CONDITIONAL.search(before.text) or not _IS.search(before.text):
        return None
    return next((one for one in before.amounts if _is_alike(one, goal) and not one.is_word), None)


def _is_alike(amount: Amount, goal: Quantity) -> bool:
    """Tell amounts of one unit, CO2e left out at either: "31,400 t CO2e. It aims for 20,000 tonnes"."""
    return amount.quantity.unit.removesuffix("CO2e") == goal.unit.removesuffix("CO2e")
