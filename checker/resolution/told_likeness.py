"""Whether an amount that a sentence tells and one of a row are of one thing: by their words, years and digits."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from checker.model import Claim, Mention, Quantity, Value
from checker.vocabulary import unit_factor

_FAR = Decimal("0.5")  # share by which two amounts of one thing may differ
_SLIPS = frozenset({Decimal(10) ** power for power in (-6, -3, -1, 1, 3, 6)})
MOST = 2  # words beside those of a row, for each of these
_DIGITS = 3  # of numbers that are so alike that one is a slip for the other
_LEAST = 4  # letters of a word that says something alone


class Row(Struct, frozen=True, kw_only=True):
    """A cell of a table with the words of its row; `at` is the claim's index among all claims."""

    at: int
    claim: Claim
    document: int
    words: frozenset[str]
    quantity: Quantity
    line: tuple[Value, ...]  # what cells of one row share
    year: int


class Told(Struct, frozen=True, kw_only=True):
    """An amount in a sentence with the words that are about it."""

    mention: Mention
    document: int
    words: frozenset[str]
    quantity: Quantity
    time: str
    direction: str = ""  # of a change
    since: int = 0  # the year that a change is counted from


def likeness(told: Told, row: Row) -> tuple[Decimal, int]:
    """Return which share of a row's words an amount has around it, and how many they are."""
    shared = len(told.words & row.words)
    return Decimal(shared) / len(row.words), shared


def is_one(told: Told, row: Row, *, is_slip: bool) -> bool:
    """Tell whether an amount and a row that differ are of one thing: by all the row's words, or by a slip of digits."""
    shared = told.words & row.words
    slip = is_slip or _is_slip(told.quantity, row.quantity)
    extra = len(told.words - row.words)
    if shared == row.words and (len(shared) > 1 or extra == 0):
        return extra <= MOST * len(shared) and (slip or _is_near(told.quantity, row.quantity))
    return slip and 2 * len(shared) >= len(row.words) and extra <= MOST and any(len(word) >= _LEAST for word in shared)


def _factor(one: Quantity, other: Quantity) -> Decimal:
    """Return how many times the second amount the first one is, 0 where that cannot be told."""
    factors = [unit_factor(quantity.unit) or (quantity.unit, Decimal(1)) for quantity in (one, other)]
    return one.amount * factors[0][1] / (other.amount * factors[1][1]) if other.amount else Decimal(0)


def _is_near(one: Quantity, other: Quantity) -> bool:
    times = _factor(one, other)
    return abs(times - 1) <= _FAR or any(abs(times / slip - 1) <= Decimal("0.01") for slip in _SLIPS)


def _is_slip(one: Quantity, other: Quantity) -> bool:
    """Tell whether amounts have the same digits in another order, or differ in one digit, or by a power of ten."""
    digits = [_digits(quantity) for quantity in (one, other)]
    if len(digits[0]) != len(digits[1]) or len(digits[0]) < _DIGITS:
        return any(abs(_factor(one, other) / slip - 1) <= Decimal("0.001") for slip in _SLIPS)
    differing = sum(a != b for a, b in zip(*digits, strict=True))
    return sorted(digits[0]) == sorted(digits[1]) or differing == 1


def _digits(quantity: Quantity) -> str:
    """Return the digits of an amount in the base unit of its dimension, without zeros at either end."""
    factor = unit_factor(quantity.unit)
    amount = quantity.amount * factor[1] if factor else quantity.amount
    return f"{amount:f}".replace(".", "").strip("0-")


def gives_both(told: Told, row: Row, sentence: str) -> bool:
    """Tell whether the sentence of an amount has the row's value too: "62 of our 80 farms"."""
    printed = row.quantity.text.strip()
    if not printed or printed == told.quantity.text.strip():
        return False
    return re.search(rf"(?<![\d.,]){re.escape(printed)}(?![.,]?\d)", sentence) is not None
