"""Which amounts are no reported value: what a unit is, how far two values lie apart, what is spared or owned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled
from checker.extraction.verbs import BY_BEFORE

if TYPE_CHECKING:
    from checker.extraction.quantities import Amount

_SPARED = compiled(r"\b(?:avoid|prevent|sav)(?:s|es|ed|ing)?\b", re.IGNORECASE)
# suppliers of which at least 51% is owned by women
_OWNED = compiled(r"(?: or more)? (?:[\w-]+-)?owned\b", re.IGNORECASE)
_PER_BEFORE = compiled(r"\bper (?:every )?$", re.IGNORECASE)
_DIFFERENCE_AFTER = compiled(r" (?:less|lower|fewer|more|higher|below|above|up|down|smaller|better)\b", re.IGNORECASE)
_LESSENED = compiled(  # "a programme reducing 14,500 t of CO2 a year"
    r"\b(?:reduc(?:e|es|ed|ing)|cut(?:s|ting)?|lower(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|eliminat(?:e|es|ed|ing))"
    r"(?: (?:about|around|some|nearly|over|more than|up to|roughly|approximately|another))? $",
    re.IGNORECASE,
)
_RANK = compiled(  # "among the 1% of companies", "in the top 5% of all firms rated"
    r"\b(?:top|best|leading|upper|highest|(?:among|within|into|in) the) $", re.IGNORECASE
)
_RANKED = compiled(
    r" of (?:the |all |its |our )?(?:[\w-]+ ){0,4}?(?:compan(?:y|ies)|organi[sz]ations?|firms|businesses|peers"
    r"|suppliers rated|participants|rated|assessed|evaluated)\b",
    re.IGNORECASE,
)
# "achieved 31% of our 2025 goal": how much of a goal is reached
_OF_GOAL = compiled(
    r" of (?:our|the|its|this|that|their) (?:[\w-]+ ){0,4}?(?:goals?|targets?|objectives?|ambitions?)\b", re.IGNORECASE
)
_DEFINED = compiled(r"one (?:metric )?(?:ton|tonne|kilogram|kilowatt|megawatt|unit)\b", re.IGNORECASE)  # what a unit is
_YEARLY_STOP = frozenset({"°C", "degC", "K", "K diff", "℃"})


def is_no_quantity(text: str, amount: Amount) -> bool:
    """Tell a number in words, a temperature and what a unit is ("one tonne of a gas") from an amount of something."""
    return amount.is_word or _DEFINED.match(text, amount.start) is not None or amount.quantity.unit in _YEARLY_STOP


def is_difference(text: str, amount: Amount) -> bool:
    """Tell "fell by 3 ML" and "31 MWh more than in 2022", which say how far two values lie apart, from a value."""
    return any(told.search(text, max(0, amount.start - 30), amount.start) for told in (BY_BEFORE, _LESSENED)) or (
        _DIFFERENCE_AFTER.match(text, amount.end) is not None
    )


def is_of_goal(text: str, amount: Amount) -> bool:
    """Tell a share of a goal, which is neither a goal nor a value of what the goal is about."""
    return amount.quantity.unit == "%" and _OF_GOAL.match(text, amount.end) is not None


def is_of_another_measure(text: str, amount: Amount, metric_id: str, low: int) -> bool:
    """Tell the base of a rate ("per 200,000 hours") and what its absence spares ("avoids 6 t CO2e")."""
    if _PER_BEFORE.search(text, max(0, amount.number_start - 12), amount.number_start) or _OWNED.match(
        text, amount.end
    ):
        return True
    if is_of_goal(text, amount):
        return True
    if amount.quantity.unit == "%" and _RANKED.match(text, amount.end):
        return _RANK.search(text, max(0, amount.start - 12), amount.start) is not None
    spared = amount.dimension == "mass_co2e" and not metric_id.startswith("ghg")
    return spared and _SPARED.search(text, low, amount.start) is not None
