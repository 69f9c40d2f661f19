"""Units as tables state them: in a column of their own, in brackets behind a label, in the corner, in the caption."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from checker import vocabulary
from checker.extraction.patterns import compiled
from checker.extraction.quantities import Amount, read_amounts

_HOURS = compiled(
    r"\b(?:per|/|for each|every) ?"
    r"(?P<base>(?:one |a )?(?:\d[\d.,' ]{0,12}\d|\d|million|thousand|hundred)(?: million| thousand)?"
    r"[ -]?(?:hours?|hrs?|h\b|man-?hours?|work(?:ing|ed)? hours?|workers|employees|full-time \w+|fte)(?: worked)?)",
    re.IGNORECASE,
)
_COUNT = compiled(
    r"#|nos?\.?|numbers?(?: of [\w ,-]{1,40})?|count|quantity|qty\.?|absolute number|persons?|heads?", re.IGNORECASE
)
_THOUSANDS = compiled(
    r"(?:'000s?|000s|x ?1[,.' ]?000|1[,.' ]000|(?:in )?thousands?)(?: of)? ?(?P<rest>.{0,40})$",
    re.IGNORECASE,
)
_BRACKETS = compiled(r"[(\[]([^()\[\]]{1,60})[)\]]")
_PARTS = re.compile(r"[;,]")  # "(Scope 1 and 2; t CO2e)"
_BEHIND = compiled(
    r"(?:,| -| \|| in(?! (?:head|number|count|people|person|unit))) (?P<unit>[^,|()\[\]]{1,40})$", re.IGNORECASE
)
_INSIDE = compiled(r"\bin (?P<unit>[^,;:.()\[\]]{1,40})", re.IGNORECASE)
_HEADED = compiled(
    r"^(?:(?:all )?(?:units?|figures|values|data|numbers|amounts)(?: of measure(?:ment)?)?(?: are)?(?: stated| given"
    r"| expressed)?"
    r"(?: ?[:=-] ?(?:in )?| in ))(?P<unit>[^,;.()\[\]]{1,40})",
    re.IGNORECASE,
)
_TAIL = compiled(
    r" ?(?:,|;|\(|\.|$|unless\b|except\b|for\b|by\b|and year\b|of the\b|per year\b|a year\b)", re.IGNORECASE
)
_CARBON = compiled(r" ?(?:of )?CO2(?:-?eq?\.?)?", re.IGNORECASE)
_LEFT_OVER = compiled(
    r" ?(?:of [\w ,&-]{1,60}|\([^()]{1,40}\)|worked|/ ?(?:year|yr|a)|per (?:year|annum)|p\.?a\.?)?", re.IGNORECASE
)


_PRODUCT = compiled(r" (?!(?:of|per|a|in|and|or)\b)[a-z][a-z-]+(?: [a-z][a-z-]+){0,2}", re.IGNORECASE)


class UnitWords(Struct, frozen=True, kw_only=True):
    """A unit as read: `symbol` of the vocabulary ("" for a mere scale or an hours base) times `factor`."""

    symbol: str = ""
    dimension: str = ""
    factor: Decimal = Decimal(1)
    per: str = ""  # denominator
    hours_base: str = ""  # what a safety rate is per: 200,000 hours worked
    written: str = ""

    @property
    def is_rate(self) -> bool:
        """Tell whether the words only say what a rate is per."""
        return bool(self.hours_base)


def read_unit(text: str) -> UnitWords | None:
    """Return the unit a text is, and nothing else; None where it is not one."""
    plain = text.strip(" :;")
    if plain[:1] in "([" and plain[-1:] in ")]":
        plain = plain[1:-1].strip()
    if not plain or len(plain) > 60:
        return None
    hours = _HOURS.search(plain)
    if hours and len(plain) - len(hours.group()) <= 24:
        return UnitWords(hours_base=hours["base"], dimension="rate_hours", written=plain)
    if _COUNT.fullmatch(plain):
        return UnitWords(symbol="count", dimension="count", written=plain)
    thousands = _THOUSANDS.fullmatch(plain)
    if thousands:
        return _times_thousand(thousands["rest"], plain)
    return _currency(plain) or _plain_unit(plain, _LEFT_OVER)


def find_unit(text: str) -> UnitWords | None:
    """Return the unit stated somewhere in a label, header or caption: "(t)", ", in thousand t", "per 200,000 h"."""
    for inside in reversed(_BRACKETS.findall(text)):
        unit = read_unit(inside) or next(filter(None, map(read_unit, _PARTS.split(inside)[:0:-1])), None)
        if unit is not None:
            return unit
    behind = _BEHIND.search(text)
    unit = (read_unit(behind["unit"]) if behind else None) or read_unit(text)
    if unit is not None:
        return unit
    headed = _HEADED.search(text)
    unit = read_unit(headed["unit"]) if headed else None
    if unit is not None:
        return unit
    for match in _INSIDE.finditer(text):
        unit = _plain_unit(match["unit"], None) or read_unit(match["unit"])
        if unit is not None and unit.dimension != "count":  # "changes in headcount"
            return unit
    hours = _HOURS.search(text)
    return UnitWords(hours_base=hours["base"], dimension="rate_hours", written=hours.group()) if hours else None


def without_unit(text: str) -> str:
    """Return a label without the unit in brackets or behind a comma."""
    for match in reversed(list(_BRACKETS.finditer(text))):
        if read_unit(match[1]) is not None:
            return (text[: match.start()].rstrip() + text[match.end() :]).strip()
    behind = _BEHIND.search(text)
    return text[: behind.start()].strip() if behind and read_unit(behind["unit"]) is not None else text


def amount_unit(amount: Amount) -> UnitWords:
    """Return the unit written beside a number; the number itself is already scaled."""
    return UnitWords(
        symbol=amount.quantity.unit, dimension=amount.dimension, per=amount.per, written=amount.quantity.text
    )


def _times_thousand(rest: str, written: str) -> UnitWords | None:
    if not rest:
        return UnitWords(factor=Decimal(1000), written=written)
    unit = read_unit(rest)
    return replace(unit, factor=unit.factor * 1000, written=written) if unit is not None else None


def _currency(text: str) -> UnitWords | None:
    """Read "EUR million", where the scale stands behind the currency."""
    head, _, tail = text.partition(" ")
    scale = {word.lower(): factor for word, factor in vocabulary.scale_words().items()}.get(tail.lower())
    unit = _plain_unit(head, re.compile("")) if scale is not None else None
    return replace(unit, factor=scale, written=text) if unit is not None and scale is not None else None


def _plain_unit(text: str, left_over: re.Pattern[str] | None) -> UnitWords | None:
    """Read a unit by the lexer, behind the number one; `left_over` is what may follow, None for the end of a phrase."""
    probe = f"1 {text}"
    amount = next(iter(read_amounts(probe, [], decimal_comma=False)), None)
    if amount is None or amount.number_start != 0 or not amount.quantity.unit:
        return None
    symbol, dimension, end = amount.quantity.unit, amount.dimension, amount.end
    carbon = _CARBON.match(probe, end) if dimension == "mass" else None
    if carbon:
        symbol, dimension, end = f"{symbol}CO2e", "mass_co2e", carbon.end()
    rest, per = probe[end:], amount.per
    product = _PRODUCT.fullmatch(rest) if per and left_over is not None else None
    if product:  # "t CO2e per t crude steel"
        rest, per = "", f"{per}{product.group()}"
    if not (left_over.fullmatch(rest) if left_over is not None else _TAIL.match(rest)):
        return None
    return UnitWords(
        symbol=symbol, dimension=dimension, factor=amount.scale, per=per or _share_of(symbol, rest), written=text
    )


def _share_of(symbol: str, rest: str) -> str:
    return rest.strip().removeprefix("of ") if symbol == "%" and rest.strip().startswith("of ") else ""
