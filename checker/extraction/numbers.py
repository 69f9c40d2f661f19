"""Numbers as printed: grouping, decimal mark (decided per document), fractions in words."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from checker.extraction.patterns import compiled

NUMBER = compiled(
    r"(?<![\w.,/:])(?P<sign>[-+] ?)?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:'\d{3})+(?:\.\d+)?"
    r"|\d{1,3}(?: \d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?![\d]|[.,]\d)"
)
# the look-behind stands behind the first digit: a search that begins with a digit skips all else
_ENGLISH = compiled(r"\d(?<![\d.,]\d)(?:\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d*\.\d{1,2})(?![\d.,]\d|\d)")
_COMMA = compiled(r"\d(?<![\d.,]\d)(?:\d{0,2}(?:\.\d{3})+,\d+|\d{0,2}(?:\.\d{3}){2,}|\d*,\d{1,2})(?![\d.,]\d|\d)")

UNITS_IN_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
FRACTIONS = {
    "half": Decimal(50), "one-half": Decimal(50), "one half": Decimal(50),
    "a third": Decimal("33.3"), "one third": Decimal("33.3"), "one-third": Decimal("33.3"),
    "two thirds": Decimal("66.7"), "two-thirds": Decimal("66.7"),
    "a quarter": Decimal(25), "one quarter": Decimal(25), "one-quarter": Decimal(25),
    "three quarters": Decimal(75), "three-quarters": Decimal(75),
    "a fifth": Decimal(20), "one fifth": Decimal(20), "one-fifth": Decimal(20),
    "two fifths": Decimal(40), "two-fifths": Decimal(40), "three fifths": Decimal(60), "four fifths": Decimal(80),
    "a tenth": Decimal(10), "one tenth": Decimal(10), "one-tenth": Decimal(10),
}  # fmt: skip


class Numeral(Struct, frozen=True):
    """A number in the text: its value and half a unit of its last printed digit."""

    start: int
    end: int
    value: Decimal
    half_step: Decimal


def uses_decimal_comma(text: str) -> bool:
    """Decide the convention of a whole document: more clear decimal commas than clear decimal points."""
    sample = text[:200_000]
    return len(_COMMA.findall(sample)) > len(_ENGLISH.findall(sample))


def read_number(digits: str, *, decimal_comma: bool) -> tuple[Decimal, Decimal]:
    """Return the value of printed digits and half a unit of the last printed place.

    A single mark before exactly three digits is a grouping mark where the document's convention says so, and a
    decimal mark where it does not: "1.234" is 1234 in a document with decimal commas, 1.234 otherwise.
    """
    plain = digits.replace(" ", "").replace("'", "")
    if "," in plain and "." in plain:
        mark = "," if plain.rfind(",") > plain.rfind(".") else "."
    elif "," in plain:
        grouped = bool(re.fullmatch(r"\d{1,3}(?:,\d{3})+", plain))
        mark = "," if not grouped or (decimal_comma and plain.count(",") == 1) else "."
    elif plain.count(".") > 1 or (decimal_comma and re.fullmatch(r"\d{1,3}\.\d{3}", plain)):
        mark = ","
    else:
        mark = "."
    other = "." if mark == "," else ","
    plain = plain.replace(other, "").replace(mark, ".")
    value = Decimal(plain)
    places = len(plain) - plain.index(".") - 1 if "." in plain else -_trailing_zeros(plain)
    return value, Decimal(5).scaleb(-places - 1)


def _trailing_zeros(plain: str) -> int:
    """Count zeros that may be rounding: "12,000" may stand for 11,500 to 12,500, "210" is 210.

    At most three count, all behind three other digits or more: "15,570,000" is rounded to ten thousands.
    """
    stripped = plain.rstrip("0")
    zeros = len(plain) - len(stripped)
    if zeros < 2 or len(stripped) < 2:
        return 0
    return zeros if len(stripped) > 2 else min(3, zeros)
