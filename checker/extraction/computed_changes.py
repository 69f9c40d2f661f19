"""Percentages that words state over two values: "fell by 22 per cent: 544 GWh, having stood at 640 GWh".

The arithmetic of a sentence needs no known metric: two values of one unit, one change, and words or years that say
which came first. The values may stand in the one or two sentences before where the change refers back to them ("That
is a gain of 11 per cent").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.extraction.comparisons import read_comparisons
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.measures import read_measures
from checker.extraction.patterns import compiled
from checker.extraction.said_changes import (
    A_YEAR,
    DOWN,
    HEAD_END,
    OTHERWISE,
    UP,
    SaidChange,
    is_contrary,
    said_changes,
    signed,
    without_amounts,
)
from checker.extraction.subjects import is_third_party
from checker.extraction.timed_values import TimedValue, in_time, timed_values
from checker.extraction.verbs import CONDITIONAL, INTENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_REFERS = compiled(
    r"^\W{0,2}(?:so |thus |and )?(?:that|this|it|which|in (?:other words|relative terms|all)"
    r"|to have (?:thus )?(?=\w+ed\b)"
    r"|we (?:have )?(?:thus|therefore|so) |(?:[\w-]+ ){1,4}(?:has|have) (?:thus|therefore) |(?:the"
    r"|an?) (?:[\w-]+ ){0,2}"
    rf"(?:{DOWN}|{UP}|change|improvement|difference|doubling|halving|tripling))\b(?! (?:year|plan|target))",
    re.IGNORECASE,
)
_AND = compiled(r"\b(?:and|while|but|whereas|although|though|as)\b(?! (?:in |for )?(?:FY ?)?\d)", re.IGNORECASE)
_SHORT = 90  # characters of a sentence that only says what the ones before amount to


def read_computed_changes(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the change of a sentence with the two values it is computed from: `base_value`, `value`, `change_value`.

    A change in the direction that the values do not take has `changed_from`, `value` and `stated_changes` instead.
    """
    if is_third_party(sentence.text, facts):
        return
    for high in dict.fromkeys((_head(sentence), len(sentence.text))):
        told = _told(sentence, high)
        if told is not None and not _is_read_with_its_metric(sentence, facts):
            yield _draft(sentence, *told)
            return


def _head(sentence: Sentence) -> int:
    """Return where the words end that only say what the sentences before amount to: "That is a fall of 9%, though"."""
    if _REFERS.search(sentence.text):
        first = next(iter(said_changes(sentence)), None)
        end = HEAD_END.search(sentence.text, first.amount.end) if first is not None else None
        if first is not None and end is not None and first.amount.end <= _SHORT:
            return max(end.start(), first.amount.end)
    return len(sentence.text)


def _told(sentence: Sentence, high: int) -> tuple[SaidChange, TimedValue, TimedValue] | None:
    changes, text = said_changes(sentence, high), sentence.text[:high]
    if len(changes) != 1 or OTHERWISE.search(text) or INTENT.search(text) or CONDITIONAL.search(text):
        return None
    ends = _ends(sentence, changes[0], high)
    if ends is None or _is_another_clause(sentence, changes[0], ends):
        return None
    first, second = (value.year for value in ends)
    if first is not None and second is not None and second - first > 1 and A_YEAR.search(text):
        return None  # of the last year alone
    return changes[0], *ends


def _draft(sentence: Sentence, change: SaidChange, before: TimedValue, after: TimedValue) -> Draft:
    amount = change.amount
    span = (amount.start, amount.end)
    slots = {
        "metric": found("unknown"),
        "unit": found("%", span),
        "direction": found(change.direction),
        "tense": found("past"),
        "value": _slot(after, sentence),
    }
    first = _slot(before, sentence)
    if is_contrary(change, before.amount.quantity, after.amount.quantity):
        slots["changed_from"] = replace(first, value=(before.amount.quantity,))
        slots["stated_changes"] = found((signed(change),), span)
    else:
        slots["base_value"], slots["change_value"] = first, found(amount.quantity, span)
    return Draft(kind="change", start=amount.start, end=amount.end, slots=slots)


def _slot(value: TimedValue, sentence: Sentence) -> Found:
    amount = value.amount
    home = None if value.home is sentence else value.home
    return Found(value=amount.quantity, start=amount.start, end=amount.end, sentence=home)


def _is_another_clause(sentence: Sentence, change: SaidChange, ends: tuple[TimedValue, TimedValue]) -> bool:
    """Tell a change in a clause beside that of the values: "..., and paper use fell by 30%"."""
    here = sorted(value.amount.start for value in ends if value.home is sentence)
    if not here:
        return False
    start, end = sorted((change.amount.start, here[0] if change.amount.start < here[0] else here[-1]))
    return _AND.search(sentence.text, start, end) is not None


def _is_read_with_its_metric(sentence: Sentence, facts: Facts) -> bool:
    """Tell a change whose values another reader binds to a metric, which says more."""
    drafts = [*read_measures(sentence, facts), *read_comparisons(sentence, facts)]
    return any("base_value" in draft.slots for draft in drafts)


def _ends(sentence: Sentence, change: SaidChange, high: int) -> tuple[TimedValue, TimedValue] | None:
    """Return the earlier and the later value of the sentence, or of those before that it refers back to."""
    homes, said = [sentence], change.amount
    while len(homes) <= 3:
        values = [value for home in homes for value in timed_values(home, said if home is sentence else None)]
        values = [value for value in values if value.home is not sentence or value.amount.end <= high]
        if len(values) >= 2:
            return in_time(values)
        earlier = homes[0].before
        refers = len(homes) > 1 or (_REFERS.search(sentence.text) and high <= _SHORT and not values)
        if earlier is None or not refers or OTHERWISE.search(without_amounts(earlier)) or INTENT.search(earlier.text):
            return None
        homes.insert(0, earlier)
    return None
