"""Reported values and changes: "emissions fell by 14 % from 2019, to 212 kWh", "LTIFR was 1.9 in 2023"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.binding import is_change
from checker.extraction.change_forms import stated_changes
from checker.extraction.changes import read_changes
from checker.extraction.goals import goal_of_others, is_advice, is_goal, outcome_in, tells_aim
from checker.extraction.pairs import read_pairs
from checker.extraction.patterns import compiled
from checker.extraction.roles import place_periods
from checker.extraction.subjects import is_third_party
from checker.extraction.value_lists import read_value_lists
from checker.extraction.values import read_case_rate, read_share_of_waste, read_value
from checker.extraction.verbs import (
    CONDITIONAL,
    INTENT,
    PAST_INTENT,
    UNDECIDED,
)
from checker.extraction.waste_routes import share_of_waste
from checker.model import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.drafts import Draft
    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount
    from checker.model import Facts

_OF_OTHERS = compiled(
    r"\b(?:across|throughout|in) (?:the|our|its) (?:whole |entire |wider )?(?:industry|sector)\b"
    r"|\b(?:industry|sector|national|market|peer(?: group)?)(?:[ -]wide)? (?:average|mean|median|benchmark)\b"
    r"|\baverage (?:of|for|in|across) (?:the|our|its) (?:industry|sector|peers?)\b"
    r"|\b(?:that|how|where|as|after|because) (?:its|our|their|one of (?:its|our)) "
    r"(?:suppliers?|customers?|partners?|clients?|vendors?)\b",
    re.IGNORECASE,
)
_GOAL_RESET = compiled(
    r"\b(?:raised|increased|lifted|strengthened|tightened|doubled|upgraded|revised|updated|accelerated|lowered)"
    r" (?:our|its|the|this|these|that) (?:[\w-]+ ){0,4}?(?:targets?|goals?|ambitions?|commitments?|aims?)\b",
    re.IGNORECASE,
)
_LESSON = compiled(r"\W*(?:learn|find out|discover|read|see) (?:how|why|what)\b", re.IGNORECASE)
_HYPOTHESIS = compiled(r"(?:if|suppose|supposing|imagine)\b", re.IGNORECASE)


def read_measures(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the changes and reported values of a sentence that are not targets."""
    amounts = _told(sentence)
    if not amounts:
        return
    refused = _unsaid(sentence, facts) or _intended(sentence, facts) or _reset(sentence)
    if refused is not None:
        sentence.pass_over(refused)
        return
    placed = tuple(p for p in place_periods(sentence, facts, is_goal=False) if not tells_aim(sentence, p.period.start))
    pairs = list(read_pairs(sentence, placed))
    changes = stated_changes(sentence, amounts, pairs)
    used: set[int] = set()
    for draft, read in read_changes(sentence, placed, pairs, changes):
        used |= read
        yield draft
    rest = [a for a in amounts if a.number_start not in used and not is_change(sentence, a)]
    for draft, amount in read_value_lists(sentence, rest):
        used.add(amount.number_start)
        yield draft
    for amount in amounts:
        if amount.number_start not in used and not is_change(sentence, amount):
            if share_of_waste(sentence, amount) is not None:
                value = read_share_of_waste(sentence, placed, amount)
            else:
                value = read_case_rate(sentence, placed, amount) or read_value(sentence, placed, amount)
            if value is not None:
                yield value


def _unsaid(sentence: Sentence, facts: Facts) -> Reason | None:
    """Tell a question, an open decision and what somebody else did."""
    if sentence.is_question:
        return Reason.QUESTION
    if UNDECIDED.search(sentence.text):
        return Reason.UNDECIDED
    if _LESSON.match(sentence.text) and is_advice(sentence.text):
        return Reason.ADVICE
    is_of_others = is_third_party(sentence.text, facts) or _OF_OTHERS.search(sentence.text)
    return Reason.OTHERS if is_of_others else None


def _reset(sentence: Sentence) -> Reason | None:
    """Tell "we have raised our ambition from 30% to 50%": what has changed is a goal."""
    return Reason.GOAL if _GOAL_RESET.search(sentence.text) else None


def _told(sentence: Sentence) -> tuple[Amount, ...]:
    """Return the amounts that are no part of an earlier promise ("we had promised 20%; we reached 23%")."""
    past = PAST_INTENT.search(sentence.text)
    if past is None:
        return tuple(amount for amount in sentence.amounts if not tells_aim(sentence, amount.start))
    end = sentence.text.find(";", past.end())
    limit = end if end >= 0 else len(sentence.text)
    sentence.pass_over(Reason.HISTORY, past.start(), limit)
    return tuple(amount for amount in sentence.amounts if not past.start() <= amount.start < limit)


def _intended(sentence: Sentence, facts: Facts) -> Reason | None:
    """Tell whether a sentence is about intentions only: no outcome stands in front of them."""
    text = sentence.text
    outcome = outcome_in(text)
    if outcome is None and goal_of_others(text, facts):
        return Reason.OTHERS
    if _HYPOTHESIS.match(text) or (outcome is None and CONDITIONAL.search(text)):
        return Reason.CONDITIONAL
    if outcome is None:
        return Reason.GOAL if is_goal(sentence, facts) else None
    intent = INTENT.search(text)
    is_first = intent is not None and not PAST_INTENT.search(text) and intent.start() < outcome.start()
    return Reason.GOAL if is_first else None
