"""What a target takes from around it: the date and base year of "Our 2030 goals", of a list's introduction, of the
sentence that announces it.
"""  # noqa: D205 - one thought, two lines

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.drafts import Found
from checker.extraction.elements import Sentence
from checker.extraction.patterns import compiled
from checker.extraction.roles import Placed, Role, place_periods
from checker.extraction.verbs import INTENT, OUTCOME
from checker.model import Origin, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.target_parts import Goal

_SAME_TIME = compiled(
    r"\b(?:in|within|over|during|by|for) (?:the|this|that) same"
    r" (?:period|time(?:[- ]?(?:frame|horizon|span|line))?|date|year|deadline)\b"
    r"|\bby then\b",
    re.IGNORECASE,
)
_GOALS = compiled(
    r"\b(?:targets?|goals?|ambitions?|commitments?|objectives?|pledges?|milestones?|aims?|plans?)\b", re.IGNORECASE
)
_GOALS_FOR = compiled(
    r"\b(?:targets?|goals?|ambitions?|commitments?|objectives?|milestones?)(?: [\w-]+){0,3}? (?:for|to|in|until)"
    r"(?: the)?(?: year)? $",
    re.IGNORECASE,
)
_DATED = compiled(r"(?:by|until)\b", re.IGNORECASE)
_REACH = 3  # sentences back

Frame = tuple[Sentence, Origin]


def frame_slots(goal: Goal, *, deadline: bool, base: bool) -> dict[str, Found]:
    """Return the deadline and the base period that a target has from around it, as far as they are wanted."""
    slots: dict[str, Found] = {}
    if not deadline and not base:
        return slots
    for frame, origin in _frames(goal):
        placed = place_periods(frame, goal.facts, is_goal=True)
        found_deadline = _deadline(frame, placed) if deadline and "target_year" not in slots else None
        if found_deadline is not None:
            period = found_deadline.period
            values: dict[str, Value] = {
                "target_year": period.year,
                "target_label": period.label,
                "target_end": period.last_day,
            }
            slots |= {name: _found(value, frame, found_deadline, origin) for name, value in values.items()}
        found_base = _base(placed) if base and "base_year" not in slots else None
        if found_base is not None:
            slots["base_year"] = _found(found_base.year, frame, found_base, origin)
            slots["base_label"] = _found(found_base.period.label, frame, found_base, origin)
    return slots


def _found(value: Value, frame: Sentence, placed: Placed, origin: Origin) -> Found:
    return Found(value=value, start=placed.period.start, end=placed.period.end, origin=origin, sentence=frame)


def _frames(goal: Goal) -> Iterator[Frame]:
    """Yield what frames a target, nearest first: sentences that announce it, its list's introduction, its heading."""
    sentence = goal.sentence
    before = sentence.before
    if before is not None and sentence.find(_SAME_TIME):
        yield before, Origin.SENTENCE_BEFORE
    for _ in range(_REACH):
        if before is None:
            break
        if _GOALS.search(before.text) and _announces(before):
            yield before, Origin.SENTENCE_BEFORE
        before = before.before
    intro = sentence.list_intro
    if sentence.block_kind == "list-item" and intro.endswith(":"):
        yield sentence.detached(intro[intro.rfind(". ") + 1 :].strip(), "heading"), Origin.HEADING
    for heading in sentence.headings[:1]:
        if _GOALS.search(heading) or _DATED.match(heading):
            yield sentence.detached(heading, "heading"), Origin.HEADING


def _announces(frame: Sentence) -> bool:
    """Tell a sentence that states no target and no result of its own."""
    has_value = any(amount.quantity.unit for amount in frame.amounts)
    return not has_value and (INTENT.search(frame.text) is not None or not OUTCOME.search(frame.text))


def _deadline(frame: Sentence, placed: tuple[Placed, ...]) -> Placed | None:
    """Return the one date a frame sets; None where it names several."""
    dated = [
        p
        for p in placed
        if p.role is Role.DEADLINE and (p.is_plain or _GOALS_FOR.search(frame.text, 0, p.period.start))
    ]
    return dated[-1] if len({p.year for p in dated}) == 1 else None


def _base(placed: tuple[Placed, ...]) -> Placed | None:
    bases = [p for p in placed if p.role is Role.BASE]
    return bases[-1] if len({p.year for p in bases}) == 1 else None
