"""The number that a tagged text stands for: transformation, scale and sign of inline XBRL 1.1.

The names of the transformations are those of the registries 1 to 5, compared without hyphens.
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

_DOT = frozenset({"numdotdecimal", "numdotdecimalin", "numdotdecimalapos", "numcommadot", "numspacedot", "numdot"})
_COMMA = frozenset({"numcommadecimal", "numcommadecimalapos", "numdotcomma", "numspacecomma", "numcomma"})
_UNITS = frozenset({"numunitdecimal", "numunitdecimalapos"})
_ZERO = frozenset({"zerodash", "numdash", "fixedzero", "zero"})
_SEPARATORS = re.compile(r"[\s'’`´\u00a0\u2009\u202f]")
_PLAIN = re.compile(r"\d{1,40}(?:\.\d{0,20})?|\.\d{1,20}")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?")
_IN_UNITS = re.compile(r"(\d[\d.,'’\s]{0,40}?)\s*[^\d.,\s][^\d]{0,20}(\d{1,2})\s*[^\d]{0,20}")  # 5 euros 20 cents
_SCALE = re.compile(r"[+-]?\d{1,2}")


class ReadNumber(Struct, frozen=True):
    """An amount with scale and sign applied, and half a unit of its last digit."""

    amount: Decimal
    half_step: Decimal


def read_tagged_number(shown: str, form: str, scale: str, sign: str) -> ReadNumber | None:
    """Return what a tagged text stands for, None where the transformation is unknown or does not fit the text.

    `form`, `scale` and `sign` are the attributes as written, "" where there is none.
    """
    name = form.rpartition(":")[2].lower().replace("-", "")
    if name in _ZERO:
        return ReadNumber(Decimal(0), Decimal(0))
    digits = _of_units(shown) if name in _UNITS else _digits(_SEPARATORS.sub("", shown), name)
    if digits is None or not _PLAIN.fullmatch(digits) or (scale and not _SCALE.fullmatch(scale)):
        return None
    factor = Decimal(10) ** int(scale or 0)
    places = len(digits.partition(".")[2])
    amount = Decimal(digits) * factor
    return ReadNumber(-amount if sign == "-" else amount, Decimal(10) ** -places * factor / 2)


def _of_units(shown: str) -> str | None:
    """Return an amount in a unit and hundredths of it, as `num-unit-decimal` of registry 4 reads it."""
    match = _IN_UNITS.fullmatch(shown.strip())
    return f"{re.sub(r'[^0-9]', '', match[1])}.{match[2]:0>2}" if match else None


def _digits(text: str, name: str) -> str | None:
    if name in _DOT:
        return text.replace(",", "")
    if name in _COMMA:
        return text.replace(".", "").replace(",", ".")
    if name:
        return None
    return text.replace(",", "") if _GROUPED.fullmatch(text) else text
