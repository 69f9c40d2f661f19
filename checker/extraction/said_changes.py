"""Changes that words state between two values: "fell by 22 per cent", "halved", "a threefold increase"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.patterns import compiled
from checker.extraction.quantities import Amount
from checker.model import Quantity
from checker.quantities import interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence

DOWN = (
    r"reduc\w+|cut|cuts|decreas\w+|fell|falls?|fallen|declin\w+|drop|drops|dropped|shrank|contract(?:ed|ion)|down|less"
    r"|fewer|lower(?:ed|ing)?|below|sav(?:ed|ings?)|slipped|sank|slid|diminish\w+|under"
)
UP = (
    r"increas\w+|rose|rise|risen|grew|grown|growth|gain(?:ed)?|climb\w*"
    r"|(?<!make )(?<!made )(?<!makes )(?<!making )(?<!add )(?<!took )(?<!take )up|more|higher|jump\w*|above|plus"
    r"|advanc\w+"
    r"|expan(?:ded|sion)|over|rais(?:ed|ing)"
)
_SIDES = rf"(?:(?P<down>{DOWN})|(?P<up>{UP}))"
_BEFORE = compiled(
    rf"\b{_SIDES}(?:,? (?:of|by|was|is|a|an|the|some|about|around|just|only|nearly|almost|roughly|sharply|further"
    r"|another|full|total|(?:in|during|over) (?:the year|20\d\d)|year on year))*[ ,(]*$",
    re.IGNORECASE,
)
_BEHIND = compiled(rf"^ ?(?:year-on-year |overall |relative )?{_SIDES}\b", re.IGNORECASE)
# times the earlier value; "double the staff" and "double glazing" tell of no change
_FACTORS = {"halv": Decimal("0.5"), "doubl": Decimal(2), "tripl": Decimal(3), "trebl": Decimal(3), "quad": Decimal(4)}
FACTOR = compiled(
    r"\b(?P<how>more than|over|well over|nearly|almost|close to|about|around|roughly|approximately|some)? ?"
    r"(?:(?P<verb>halv|doubl|tripl|trebl|quadrupl)(?:ed|ing)"
    r"|(?P<times>two|three|four|five|ten)(?:fold|-fold)(?= (?:rise|increase|growth|gain)))\b"
    r"(?! (?:sided|glaz|digit|count|down|materiality))",
    re.IGNORECASE,
)
# what says that the percentage is not of the two values: per unit, adjusted, of another base, of a part
OTHERWISE = compiled(
    r"\b(?:per(?! ?cent)|a head|each|intensity|specific|relative to|like-for-like|adjusted|normali[sz]ed|weather"
    r"|degree days"
    r"|comparable|organic(?:ally)? grow\w*|excluding|without|constant|real terms|on average|annually|a year since"
    r"|cumulative"
    r"|target\w*|goal|plan(?:s|ned)?|budget\w*|limit|forecast|expected|industry|sector|competitors?|national|market"
    r"|of which|thereof|part|accounts? for|half of|same (?:sites|shops|stores|perimeter)|offsets?|equivalent to"
    r"|(?:at|in) (?:the|our) \w+ (?:site|plant|mill) alone|other|another)\b",
    re.IGNORECASE,
)
# where the words end that a change is told of
HEAD_END = compiled(
    r"[,;:(]| -|[.!?][\"' ]*$| (?:because|since|thanks|following|after|as|despite|although|and|while|with|which|due"
    r"|owing"
    r"|in (?:a|one) (?:single )?year|in (?:only |just )?(?:twelve|12) months)\b",
    re.IGNORECASE,
)
# a change between one year and the next
A_YEAR = compiled(
    r"\b(?:(?:during|over|in|within) (?:the|this|that|one|a single|a|the reporting|the past|the last|just one|only one)"
    r" (?:single )?(?:financial |fiscal |reporting )?year|(?:in|within|over) (?:only |just |the last |the past )?"
    r"(?:twelve|12) months|year[- ](?:on|over)[- ]year"
    r"|(?:compared (?:with|to)|than|against|from|on|over) (?:in )?(?:the (?:previous|prior|preceding) year|last year"
    r"|the year before|a year (?:earlier|ago|before)))\b",
    re.IGNORECASE,
)
_FOLD = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_ROUGHLY = Decimal("0.1")  # of the change: "halved" is said of 48 and of 53 per cent
_VAGUELY = Decimal("0.2")  # of the change: "almost halved"
_FRACTION_ROOM = Decimal(3)  # percentage points: "by a third" is said of 31 and of 35 per cent
_HUNDRED = Decimal(100)


class SaidChange(Struct, frozen=True, kw_only=True):
    """A change in per cent, upwards or downwards; `amount.quantity.amount` is positive."""

    amount: Amount
    direction: str  # increase | decrease
    start: int  # of the words that tell of it


def said_changes(sentence: Sentence, end: int | None = None) -> list[SaidChange]:
    """Return the changes in per cent, and by a factor in words, that stand in front of `end` in a sentence."""
    high = len(sentence.text) if end is None else end
    return [one for one in (*_percentages(sentence), *_factors(sentence)) if one.amount.end <= high]


def _percentages(sentence: Sentence) -> Iterator[SaidChange]:
    text = sentence.text
    for amount in sentence.amounts:
        quantity = amount.quantity
        if quantity.unit != "%" or quantity.comparator not in {"=", "~"}:
            continue
        before, low = _BEFORE.search(text[max(0, amount.start - 60) : amount.start]), max(0, amount.start - 60)
        match = before or _BEHIND.match(text[amount.end :])
        if match is None:
            continue
        start = low + before.start() if before is not None else amount.start
        is_words = not any(character.isdigit() for character in quantity.text)
        half_step = max(quantity.half_step, _FRACTION_ROOM) if is_words else quantity.half_step
        size = replace(quantity, amount=abs(quantity.amount), half_step=half_step)
        direction = "decrease" if match["down"] else "increase"
        yield SaidChange(amount=replace(amount, quantity=size), direction=direction, start=start)


def _factors(sentence: Sentence) -> Iterator[SaidChange]:
    text = sentence.text
    for match in FACTOR.finditer(text):
        verb = (match["verb"] or "").lower()
        factor = next((times for word, times in _FACTORS.items() if verb.startswith(word)), None)
        factor = Decimal(_FOLD[match["times"].lower()]) if factor is None else factor
        how = (match["how"] or "").lower()
        comparator = ">" if how in {"more than", "over", "well over"} else "="
        size = abs(factor - 1) * _HUNDRED
        room = size * (_ROUGHLY if not how or comparator == ">" else _VAGUELY)
        start = match.start("how") if how else match.start()
        start += len(text[start : match.end()]) - len(text[start : match.end()].lstrip())
        quantity = Quantity(
            amount=size, unit="%", comparator=comparator, half_step=room, text=text[start : match.end()]
        )
        amount = Amount(start=start, number_start=start, end=match.end(), quantity=quantity, dimension="share")
        yield SaidChange(amount=amount, direction="decrease" if factor < 1 else "increase", start=start)


def signed(change: SaidChange) -> Quantity:
    """Return the size of a change, negative where it is one downwards, with the words that it was stated in."""
    quantity = change.amount.quantity
    size = -quantity.amount if change.direction == "decrease" else quantity.amount
    return Quantity(amount=size, unit="%", half_step=quantity.half_step, text=f"{change.direction} of {quantity.text}")


def is_contrary(change: SaidChange, before: Quantity, after: Quantity) -> bool:
    """Tell whether two values move, beyond their rounding, in the direction that a change does not have."""
    try:
        low, high = sorted((interval(before), interval(after, before.unit)), key=lambda one: one.low)
    except ValueError:
        return False
    rises = interval(before) == low
    return not low.meets(high) and rises == (change.direction == "decrease")


def without_amounts(sentence: Sentence) -> str:
    """Return a sentence without its amounts: what a value is per is said of both values alike."""
    text = sentence.text
    for amount in sentence.amounts:
        text = f"{text[: amount.number_start]}{' ' * (amount.end - amount.number_start)}{text[amount.end :]}"
    return text
