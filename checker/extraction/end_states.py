"""Dated end states that need no number: "by 2035 all refrigeration will use natural refrigerants"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import Range, clause_at, is_asserted, pattern, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.neutrality_forms import TERM
from checker.extraction.patterns import compiled
from checker.extraction.roles import Placed, Role, place_periods
from checker.extraction.verbs import GOAL_HEADING, INTENT, PAST_INTENT, modality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_ENDS = (
    r"phas(?:e|ing) (?:out|down)|remov(?:e|ing)|replac(?:e|ing)|switch(?:ing)?|convert(?:ing)?|stop(?:ping)?"
    r"|end(?:ing)?|eliminat(?:e|ing)|ban(?:ning)?"
    r"|equip(?:ping)?|install(?:ing)?|certify(?:ing)?|clos(?:e|ing)|retir(?:e|ing)|mak(?:e|ing)|mov(?:e|ing)"
    r"|send(?:ing)?|buy(?:ing)?|sourc(?:e|ing)"
    r"|electrif(?:y|ying)|shut(?:ting)? down|decommission(?:ing)?|us(?:e|ing)|run(?:ning)?|power(?:ing)?|be"
    r"|have|become|operate|offer|carry|meet"
)
_ENDED = r"phased (?:out|down)|removed|replaced|converted|stopped|eliminated|banned|retired|decommissioned|shut down"
_STATE = compiled(rf"\b(?:{_ENDS}|{_ENDED})\b", re.IGNORECASE)
_IMPERATIVE = compiled(rf"^[ \"(•*-]*(?:{_ENDS})\b", re.IGNORECASE)
_EVENT = compiled(
    r"\b(?:publish|present|held|host|opened|announc|report(?:ed|ing)?\b|review(?:ed)?\b|updated?\b|appointed?\b"
    r"|elected|merged?\b|listed\b"
    r"|better|more |less |improv|strengthen|enhanc|promot|support|continue)",
    re.IGNORECASE,
)
_SAID = compiled(r"\b(?:said|wrote|announced|declared|promised)\b", re.IGNORECASE)
# what was once intended is history
_HISTORY = compiled(
    r"[\"“”]|\b(?:said|announced|declared|wrote|had|was|were|originally|initially|at the time|back then|as planned|did"
    r"|(?:19|20)\d\d (?:report|plan|strategy))\b",
    re.IGNORECASE,
)
_STRICT = compiled(
    r"\b(?:by|until|before)(?: the)?(?: end of)?(?: the)?(?: fiscal| financial| calendar)?(?: year)? $", re.IGNORECASE
)
_DONE_OF = compiled(r"\((?:(?:19|20)\d\d: )?(?P<done>[\w.]+(?: of (?P<total>\d+))?)\b", re.IGNORECASE)
_TABLED = frozenset({"table", "heading"})


def read_end_states(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield targets that name an end state anyone can verify; numbers and neutrality have readers of their own."""
    text = sentence.text
    if sentence.block_kind in _TABLED or PAST_INTENT.search(text) or TERM.search(text):
        return
    for placed in place_periods(sentence, facts, is_goal=True):
        if placed.role is not Role.DEADLINE or not _STRICT.search(
            text[max(0, placed.period.start - 34) : placed.period.start]
        ):
            continue
        low, high = clause_at(text, placed.start)
        is_past = facts.published is not None and placed.period.last_day < facts.published
        state = _state(sentence, low, high, is_past=is_past)
        if state is None or not is_asserted(sentence, low, state[0], facts) or _has_amount(sentence, low, high):
            continue
        yield _draft(sentence, state, (low, high), placed)
        return


def _state(sentence: Sentence, low: int, high: int, *, is_past: bool) -> Range | None:
    """Return the words of the end state, where the clause intends one and it is about an impact, or was due before."""
    text = sentence.text
    intent = INTENT.search(text, low, high)
    is_goal = sentence.block_kind == "list-item" or any(
        GOAL_HEADING.search(heading) for heading in sentence.headings[:1]
    )
    if intent is not None:
        verb = _STATE.search(text, intent.end(), min(high, intent.end() + 30))
    elif is_goal and _IMPERATIVE.match(text[low:high]):
        verb = _STATE.search(text, low, high)
    else:
        return None
    if verb is None or _EVENT.search(text, verb.start(), high):
        return None
    if is_past and _SAID.search(text):
        return None
    is_told = is_past and intent is not None and not _HISTORY.search(text)
    return (verb.start(), high) if is_told or pattern(r"\b<<end_state_words>>\b").search(text, low, high) else None


def _has_amount(sentence: Sentence, low: int, high: int) -> bool:
    inside = [a for a in sentence.amounts if low <= a.start < high and not sentence.in_parentheses(a.start)]
    return any(a.quantity.unit or a.quantity.amount == 0 for a in inside)  # "zero waste" is a number too


def _draft(sentence: Sentence, state: Range, clause: Range, deadline: Placed) -> Draft:
    text, period = sentence.text, deadline.period
    start, end = trimmed(text, min(clause[0], deadline.start), max(clause[1], period.end))
    words = trimmed(text, *state)
    intent = INTENT.search(text, *clause)
    label = (period.start, period.end)
    slots: dict[str, Found] = {
        "target_form": found("end_state"),
        "end_state": found(text[words[0] : words[1]], words),
        "target_year": found(period.year, (deadline.start, period.end)),
        "target_label": found(period.label, label),
        "target_end": found(period.last_day, label),
        "modality": found(modality(intent), intent.span()) if intent else found("plan"),
        "tense": found("future"),
    }
    done = _DONE_OF.search(text, *clause)
    for amount in sentence.amounts:
        if done is not None and done.start("done") <= amount.number_start < done.end("done"):
            slots["current_value"] = found(amount.quantity, (amount.number_start, amount.end))
            break
    return Draft(kind="target", start=start, end=end, slots=slots)
