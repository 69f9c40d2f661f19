"""What figures are per, as a key and a number: "€m of net sales" and "thousand euros of revenue" are both per EUR."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from msgspec import Struct

from checker import vocabulary
from checker.resolution.measure_words import denominator_key
from checker.vocabulary.currencies import currencies

_SALES = frozenset({"revenue", "sale", "turnover", "net", "annual", "consolidated", "us"})
_MILLION = Decimal(1_000_000)  # what money is counted in here
_PHYSICAL = frozenset({"mass", "energy", "volume_water"})
_TOKEN = re.compile(r"(?:us|a|c|hk)?\$|[€£¥₹]|\d+(?:[.,]\d+)*|[^\W\d_]+")
_MANY = re.compile(r"(?P<many>\d[\d.,]*|thousand|million) ")
_GLUED = re.compile(r"(?P<scale>mn|m|k|t|bn)(?P<currency>[a-z]{3})")  # "MEUR", "kEUR", "TSEK"


class Denominator(Struct, frozen=True, kw_only=True):
    """A denominator: its key, and how many of the key's units it counts (million EUR, tonnes, MWh, m³)."""

    key: str
    count: Decimal = Decimal(1)
    is_money: bool = False


@lru_cache(maxsize=1024)
def denominator_of(words: str) -> Denominator:
    """Return the denominator that words name."""
    return _money(words) or _physical(words)


def _money(words: str) -> Denominator | None:
    currency, count, rest = "", Decimal(1), []
    for token in _tokens(words):
        if not currency and token in currencies():
            currency = currencies()[token]
        elif token[0].isdigit():
            count *= _number(token)
        elif token in vocabulary.scale_words():
            count *= vocabulary.scale_words()[token]
        else:
            rest.append(token)
    if not currency:
        return None
    named = set(denominator_key(" ".join(rest)).split()) - _SALES
    return Denominator(key=" ".join([currency, *sorted(named)]), count=count / _MILLION, is_money=True)


def _tokens(words: str) -> list[str]:
    tokens: list[str] = []
    for token in _TOKEN.findall(words.lower()):
        glued = _GLUED.fullmatch(token)
        tokens += glued.groups() if glued and glued["currency"] in currencies() else [token]
    return tokens


def _number(token: str) -> Decimal:
    digits = re.sub(r"[,.](?=\d{3}(?!\d))", "", token).replace(",", ".")
    return Decimal(digits) or Decimal(1)


def _physical(words: str) -> Denominator:
    """Return a denominator of tonnes, MWh or m³ of something, or any other words as they are."""
    many = _MANY.match(words.lower())
    key = denominator_key(words[many.end() :] if many else words)
    named = next((name for name in ("tonne", "cubic metre") if f"{key} ".startswith(f"{name} ")), key.partition(" ")[0])
    unit = _physical_units().get({"tonne": "t", "cubic metre": "m3"}.get(named, named))
    if unit is None:
        return Denominator(key=denominator_key(words))
    dimension, factor = unit
    scale = _number(many["many"]) if many and many["many"][0].isdigit() else Decimal(1)
    scale = vocabulary.scale_words().get(many["many"], scale) if many else scale
    return Denominator(key=f"{dimension}{key.removeprefix(named)}", count=factor * scale)


@cache
def _physical_units() -> dict[str, tuple[str, Decimal]]:
    return {
        spelling.lower(): factor
        for unit in vocabulary.units().values()
        if unit.dimension in _PHYSICAL and (unit.symbol == "t" or not unit.case_sensitive)
        for spelling in (unit.symbol, *unit.aliases)
        if " " not in spelling and (factor := vocabulary.unit_factor(unit.symbol)) is not None
    }
