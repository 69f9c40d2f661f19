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
from checker.extraction.verbs import INTENT, OUTCOME, TOLD
from checker.model import Origin, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.target_parts import Goal
    from checker.model import Facts

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
_BASELINE = compiled(r"\bbase(?:line|[ -]years?)\b", re.IGNORECASE)
_DATED = compiled(r"[\"'(•*-]*(?:by|until|before)\b", re.IGNORECASE)
_GOALS_DATED = compiled(
    r"\b20\d\d\b[^.]{0,40}?\b(?:targets?|goals?|ambitions?|commitments?|objectives?|plans?)\b"
    r"|\b(?:targets?|goals?|ambitions?|commitments?|objectives?|indicators?|milestones?)\b[^.]{0,30}?\b20\d\d\b",
    re.IGNORECASE,
)
# a label such as "2017 baseline:"
_BASE_LABEL = compiled(
    r"^\W*(?:(?:fy ?)?20\d\d base(?:line)?(?:[ -]year)?|base(?:line| year):? (?:fy ?)?20\d\d):$", re.IGNORECASE
)
_VALUE_FIRST = compiled(
    r"^[\"'(\[•*■●▪>-]* ?(?:(?:an?|at least|up to|around|about|more than|over|minimum) ){0,2}"
    r"(?:-?\d[\d.,]*(?: ?(?:-|to) ?\d[\d.,]*)?[ -]?(?:%|per ?cent)|net[- ]zero|zero\b"
    r"|(?:(?:absolute|ghg|carbon|emissions?) ){0,3}reductions?\b)",
    re.IGNORECASE,
)
_SO_FAR = compiled(
    r"\b(?:so far|to date|already|since|as of|progress|results?|performance|status|review|report|highlights)\b",
    re.IGNORECASE,
)
# "More than 70% of our emissions originate from electricity": what is, not what is aimed at
_STATES = compiled(
    r"\b(?:originates?|comes?|stems?|arises?|accounts?|represents?|makes? up|constitutes?) ", re.IGNORECASE
)
_IN_PROGRESS = compiled(
    r"\b(?:on track|on course|ahead of|halfway|well on (?:our|the|its) way|brings? us|takes? us|puts? us|keeps? us)\b",
    re.IGNORECASE,
)
_REACH = 3  # sentences back

Frame = tuple[Sentence, Origin]


def frame_slots(goal: Goal, *, deadline: bool, base: bool) -> dict[str, Found]:
    """Return the deadline and the base period that a target has from around it, as far as they are wanted."""
    slots: dict[str, Found] = {}
    if not deadline and not base:
        return slots
    for frame, origin in _frames(goal.sentence):
        placed = place_periods(frame, goal.facts, is_goal=True)
        found_deadline = _deadline(frame, placed) if deadline and "target_year" not in slots else None
        if found_deadline is not None:
            slots |= _deadline_slots(found_deadline, frame, origin)
        found_base = _base(placed) if base and "base_year" not in slots else None
        if found_base is not None:
            slots["base_year"] = _found(found_base.year, frame, found_base, origin)
            slots["base_label"] = _found(found_base.period.label, frame, found_base, origin)
    if base and "base_year" not in slots:
        slots |= _base_of_progress(goal)
    return slots


def _base_of_progress(goal: Goal) -> dict[str, Found]:
    """Return the base of the progress told just before: "We have cut emissions by 9% from 2018. By 2030 ... by 40%"."""
    before = goal.sentence.before
    for _ in range(_REACH - 1):
        if before is None:
            break
        found_base = _base(place_periods(before, goal.facts, is_goal=True))
        if found_base is not None and OUTCOME.search(before.text) and _is_progress(before, goal):
            return {
                "base_year": _found(found_base.year, before, found_base, Origin.SENTENCE_BEFORE),
                "base_label": _found(found_base.period.label, before, found_base, Origin.SENTENCE_BEFORE),
            }
        before = before.before
    return {}


def _is_progress(told: Sentence, goal: Goal) -> bool:
    """Tell a result that is measured as the goal is: of one metric with it, or what "on track for 50%" refers to."""
    if _measures(told) & _measures(goal.sentence):
        return True
    refers = told is goal.sentence.before and _IN_PROGRESS.search(goal.sentence.text) is not None
    return refers and not goal.sentence.metrics


def _measures(sentence: Sentence) -> set[str]:
    """Return the metrics a sentence speaks of; greenhouse gases without a scope are one with those of any."""
    ids = {hit.id for hit in sentence.metrics if not hit.is_weak or hit.id.startswith("ghg.")}
    return ids | {"ghg" for one in ids if one.startswith("ghg.") and "intensity" not in one}


def framed_deadline(sentence: Sentence, facts: Facts) -> dict[str, Found]:
    """Return the year, label and last day of the one deadline that stands around a sentence without its own."""
    for frame, origin in _frames(sentence):
        deadline = _deadline(frame, place_periods(frame, facts, is_goal=True))
        if deadline is not None:
            return _deadline_slots(deadline, frame, origin)
    return {}


def _deadline_slots(deadline: Placed, frame: Sentence, origin: Origin) -> dict[str, Found]:
    period = deadline.period
    values: dict[str, Value] = {
        "target_year": period.year,
        "target_label": period.label,
        "target_end": period.last_day,
    }
    return {name: _found(value, frame, deadline, origin) for name, value in values.items()}


def is_dated_from_above(sentence: Sentence) -> bool:
    """Tell a value without a verb under a date or a dated goal: "By 2035:", then "A 40% reduction in water use"."""
    text = sentence.text
    if not _VALUE_FIRST.match(text) or TOLD.search(text) or _SO_FAR.search(text) or _STATES.search(text):
        return False
    return any(
        (_DATED.match(frame.text) or _GOALS_DATED.search(frame.text) or _BASE_LABEL.match(frame.text))
        and not _SO_FAR.search(frame.text)
        for frame in sentence.frames
    )


def _found(value: Value, frame: Sentence, placed: Placed, origin: Origin) -> Found:
    return Found(value=value, start=placed.period.start, end=placed.period.end, origin=origin, sentence=frame)


def _frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield what frames a target, nearest first: sentences that announce it, its list's introduction, its heading."""
    before = sentence.before
    if sentence.find(_SAME_TIME):
        yield from ((earlier, Origin.SENTENCE_BEFORE) for earlier in _earlier(sentence))
    for _ in range(_REACH):
        if before is None:
            break
        if (
            _GOALS.search(before.text) or _BASELINE.search(before.text) or before.text.endswith(("...", ":"))
        ) and _announces(before):
            yield before, Origin.SENTENCE_BEFORE
        before = before.before
    for frame in sentence.frames:
        if frame.block_kind != "heading" or _GOALS.search(frame.text) or _DATED.match(frame.text):
            yield frame, Origin.HEADING


def _earlier(sentence: Sentence) -> Iterator[Sentence]:
    """Yield the sentences in front of one, as many as a reader has in mind; the nearest first."""
    before = sentence.before
    for _ in range(_REACH):
        if before is None:
            return
        yield before
        before = before.before


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
