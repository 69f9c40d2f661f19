"""Ordinal numbers, in digits and in words: "60th", "fiftieth", "forty-fifth"."""

from __future__ import annotations

import re

_UNITS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
}  # fmt: skip
_TEENS = {
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
}  # fmt: skip
_TENS = {
    "twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90,
}  # fmt: skip
_COMPOUND = rf"(?:{'|'.join(_TENS)})y[- ](?:{'|'.join(_UNITS)})"
_PLAIN = [*list(_UNITS)[1:], *_TEENS, *(f"{ten}ieth" for ten in _TENS), "hundredth"]
ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{_COMPOUND}|{'|'.join(_PLAIN)})"


def ordinal_value(written: str) -> int:
    """Return the number of an ordinal that `ORDINAL` matches."""
    words = written.lower()
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits.group())
    if words in _UNITS or words in _TEENS:
        return _UNITS.get(words) or _TEENS[words]
    if words == "hundredth":
        return 100
    ten = next(value for stem, value in _TENS.items() if words.startswith((f"{stem}y", f"{stem}ieth")))
    unit = re.split(r"[- ]", words)[-1]
    return ten + (_UNITS.get(unit, 0) if unit != words else 0)
