"""The times of a sentence's own figures: not those of the values that it compares them with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled
from checker.extraction.roles import Placed, Role, place_periods

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.model import Facts

_COMPARED = compiled(
    r"\b(?:from|than|after|following|against|versus|compared (?:with|to)|(?:down|up) on) (?:the |some |about |around )?"
    r"\d[\d.,]*(?: ?[^\s.;,()]+){0,4}? (?:in|for|of)(?: the)?(?: year)? $|\($|\byear before,? $",
    re.IGNORECASE,
)


def own_times(sentence: Sentence, facts: Facts) -> list[Placed]:
    """Return the times of a sentence's own figures: not those of "up from 31 GWh in 2022", or "(2022: 31 GWh)"."""
    text, placed = sentence.text, [p for p in place_periods(sentence, facts, is_goal=False) if p.role is Role.TIME]
    own = [p for p in placed if not _COMPARED.search(text, max(0, p.period.start - 60), p.period.start)]
    return own if own or not placed or sentence.amounts else placed
