"""Changes told otherwise than "by 12%": as what is left, "88% of the 2019 level", or in the unit of the values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.extraction.binding import is_change
from checker.extraction.patterns import compiled
from checker.extraction.verbs import BY_BEFORE, CHANGE

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.pairs import Pair
    from checker.extraction.quantities import Amount

_YEAR = r"(?:(?:fy ?|fiscal |financial year )?(?:19|20)\d\d)"
_LEVEL = r"(?:levels?|values?|figures?)"
_OF_LEVEL = compiled(
    rf" of (?:the |its |our |their |that of )?(?:{_YEAR}(?:'s)?(?: base(?:line)?)?(?:[ -]{_LEVEL}\b|(?=[.,;)]|$))"
    rf"|{_LEVEL} (?:of|in|from|for) (?:the |our )?(?:year )?{_YEAR}"
    rf"|what (?:they|it) (?:were|was) in {_YEAR})",
    re.IGNORECASE,
)
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def stated_changes(sentence: Sentence, amounts: tuple[Amount, ...], pairs: list[Pair]) -> list[Amount]:
    """Return the changes among the amounts of a sentence, in order; one downwards may have a negative amount."""
    changes: list[Amount] = []
    for amount in amounts:
        left = _left_of_level(sentence, amount)
        if left is not None:
            changes.append(left)
        elif is_change(sentence, amount) or _is_difference(sentence, amount, pairs):
            changes.append(amount)
    return changes


def _left_of_level(sentence: Sentence, amount: Amount) -> Amount | None:
    """Return "88% of the 2019 level" as a change by minus 12 per cent, None where an amount is no such share."""
    quantity = amount.quantity
    if quantity.unit != "%" or amount.is_word or not _OF_LEVEL.match(sentence.text, amount.end):
        return None
    change = quantity.amount - 100
    comparator = _FLIPPED.get(quantity.comparator, quantity.comparator) if change < 0 else quantity.comparator
    return (
        replace(amount, quantity=replace(quantity, amount=change, comparator=comparator, text="")) if change else None
    )


def _is_difference(sentence: Sentence, amount: Amount, pairs: list[Pair]) -> bool:
    """Tell "fell by 640 MWh, from 4,200 to 3,560 MWh": a change in the unit of the two values beside it."""
    if amount.quantity.unit in {"", "count", "%", "pp"} or amount.is_word:
        return False
    verb = CHANGE.search(sentence.text, max(0, amount.start - 30), amount.start)
    if verb is None or not BY_BEFORE.search(sentence.text, verb.end(), amount.start):
        return False
    own = {amount.number_start}
    return any(
        pair.first.dimension == amount.dimension and not own & {pair.first.number_start, pair.second.number_start}
        for pair in pairs
    )
