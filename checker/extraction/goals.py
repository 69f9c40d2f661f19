"""Whether a sentence speaks of a goal: by its verbs, its deadline, or the heading it stands under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.roles import Role, place_periods
from checker.extraction.verbs import CONDITIONAL, GOAL_HEADING, INTENT, OUTCOME, PAST_INTENT

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.model import Facts


def is_goal(sentence: Sentence, facts: Facts) -> bool:
    """Tell a goal from a result, a hypothesis and a promise of the past."""
    text = sentence.text
    if PAST_INTENT.search(text) or text.rstrip().endswith("?"):
        return False
    if CONDITIONAL.search(text) and not INTENT.search(text):
        return False
    intent = INTENT.search(text)
    outcome = OUTCOME.search(text)
    if intent is not None and (outcome is None or intent.start() < outcome.start() or _deadline_ahead(sentence, facts)):
        return True
    if outcome is not None:
        return False
    if _deadline_ahead(sentence, facts):
        return True
    under_goals = any(GOAL_HEADING.search(heading) for heading in (*sentence.headings[:1], sentence.list_intro))
    return under_goals and sentence.block_kind == "list-item"


def _deadline_ahead(sentence: Sentence, facts: Facts) -> bool:
    placed = place_periods(sentence, facts, is_goal=True)
    return any(p.role is Role.DEADLINE and p.is_plain and not p.in_parentheses for p in placed)
