"""Amounts with their unit, comparator and denominator: "no more than 3.0 t CO2e per tonne of steel", "a quarter"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.numbers import FRACTIONS, NUMBER, UNITS_IN_WORDS, Numeral, read_number
from checker.extraction.patterns import compiled
from checker.extraction.units import currency_before, scale_pattern, scales, unit_at
from checker.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

# "added up to 41 t" is a total, "up to 41 t" a limit
_MOST = "".join(f"(?<!{word} )" for word in ("add", "adds", "added", "adding", "sum", "sums", "summed")) + "up to"
_COMPARATORS = (
    (">=", r"at least|no less than|not less than|a minimum of|minimum|min\.|or more than|>=|≥|⩾"),
    (
        "<=",
        rf"at most|no (?:more|higher) than|not more than|a maximum of|maximum|max\.|{_MOST}|not exceed(?:ing)?|<=|≤|⩽",
    ),
    (">", r"more than|over|above|greater than|higher than|exceed(?:ing|s|ed)?|in excess of|>"),
    ("<", r"less than|fewer than|below|under|lower than|<"),
    ("~", r"about|around|approximately|approx\.|some|nearly|almost|roughly|circa|ca\.|c\.|close to|~|≈"),
)
_COMPARATOR = compiled(
    r"(?:^|(?<=[\s(\[\"'-]))(?:"
    + "|".join(f"(?P<c{i}>{words})" for i, (_, words) in enumerate(_COMPARATORS))
    + r") ?(?:a |an |the )?$",
    re.IGNORECASE,
)
WORD_NUMBERS = compiled(
    r"(?<![\w-])(?:(?P<fraction>" + "|".join(sorted(FRACTIONS, key=len, reverse=True)).replace(" ", r"[ -]")
    + r")|(?P<word>" + "|".join(sorted(UNITS_IN_WORDS, key=len, reverse=True))
    + r")(?:[ -](?P<ones>one|two|three|four|five|six|seven|eight|nine))?)(?![\w]|-(?!year)|[ -]part(?:y|ies)\b)",
    re.IGNORECASE,
)  # fmt: skip
# "a third of our waste", where "a third plant", "a third party" and "a quarter ended" count and name
_IS_OF_YEAR = compiled(r"\b(?:first|second|1st|2nd|last|latter|other|third|fourth) $", re.IGNORECASE)
_IS_PART = compiled(
    r" (?:of|less|more|lower|higher|fewer|smaller|greater|by|in|from|since|compared|against|relative|versus|vs|over"
    r"|until|before|after|to|and|or|as|at|on|within|between|through|than|below|above|every|each|reductions?|cuts?"
    r"|decreases?"
    r"|increases?|savings?)\b| ?[(\[–—-]|[.,;:)\]\"'”’!?]|$",
    re.IGNORECASE,
)
_PERCENT = compiled(r"[ -]?(?:%|percent\b|per cent\b|pct\b)(?! ?-? ?points?\b)", re.IGNORECASE)
_POINTS = compiled(
    r" ?-?(?:percentage[ -]points?\b|%[ -]?points?\b|per ?cent points?\b|pp\b|ppts?\b|p\.p\.)", re.IGNORECASE
)
_SCALE = r"(?:thousand|million|billion|mn|bn|m)"
_MONEY = r"(?:(?-i:[A-Z]{3})|euros?|dollars?|pounds?|yen|yuan)"
_PER = compiled(
    rf"(?: ?/ ?| per )(?P<per>(?:(?:{_SCALE} {_MONEY}|(?-i:[A-Z]{{3}}) {_SCALE}|[€$£] ?{_SCALE})\b"
    r"(?:(?: of)? (?:net )?(?:revenues?|turnover|sales)\b)?)|(?:[\w³²₂%-]+(?:,\d{3})*)"
    r"(?: of (?!which\b|the year\b)[\w-]+(?: "
    r"(?!(?:by|in|from|until|before|to|at|on|and|or|was|were|is|are|against|compared|than|for"
    r"|since)\b)[\w-]+)?| hours? worked| hours| h\b| worked| million hours)?)",
    re.IGNORECASE,
)
_NOT_A_NUMBER_BEFORE = compiled(
    r"(?:\b(?:scopes?|iso|iec|isae|pas|iwa|sdgs?|category|categories|cat\.|page|pages|chapter"
    r"|section|article|table|figure|"
    r"note|line|class|phase|level|version|no\.|nr\.|number|sku|abn|kvk|fn|order|catalogue number"
    r"|tel\.?|phone)|"
    r"#|\+) ?$"
    r"|\b(?:iso|iec|en|din|isae|astm)[ -](?:[a-z/ ]{1,8})?\d{2,5}-$",
    re.IGNORECASE,
)
_LABEL_BEFORE = compiled(r"\b[a-z]{2,4}: ?$", re.IGNORECASE)  # "HRB: 4711" is no amount, "NOx: 312 t" is
_JOIN = compiled(r" ?(?:to|and|or|-|instead of|against|versus|vs\.?|rather than) ?(?:the )?", re.IGNORECASE)
_IS_DIFFERENCE = compiled(r"(?:%|percent|per cent|points?|\d) ?$")  # "8.5% less than the 20.1 kt" bounds nothing
_SIGNED = compiled(r"\b(?:of|by|to|at|is|was|from|change) $", re.IGNORECASE)  # "a change of - 5%"
_ORDINAL = compiled(r"(?:st|nd|rd|th)\b", re.IGNORECASE)


class Amount(Struct, frozen=True, kw_only=True):
    """A quantity in the text. `start` includes the comparator's words; `number_start` is where the digits begin."""

    start: int
    number_start: int
    end: int
    quantity: Quantity
    dimension: str  # of the unit; "" where there is none
    per: str = ""  # denominator as written
    scale: Decimal = Decimal(1)  # the scale word's factor: a million in "4.3 million m3"
    is_word: bool = False  # a bare number word ("three"), never a value by itself


def read_amounts(text: str, taken: list[tuple[int, int]], *, decimal_comma: bool) -> Iterator[Amount]:
    """Yield every amount of a normalised passage outside the ranges in `taken` (periods), in order."""
    found = [*_digits(text, taken, decimal_comma=decimal_comma), *_words(text)]
    kept: list[Amount] = []
    for amount in sorted(found, key=lambda amount: amount.number_start):
        if not kept or amount.number_start >= kept[-1].end:
            kept.append(amount)
    for position, amount in enumerate(kept):
        following = kept[position + 1] if position + 1 < len(kept) else None
        yield _share_unit(text, amount, following) if following is not None else amount


def _share_unit(text: str, amount: Amount, following: Amount) -> Amount:
    """Give "4.10" the unit of "4.30 million m3" in "from 4.10 to 4.30 million m3"."""
    if amount.quantity.unit or not following.quantity.unit or not _JOIN.fullmatch(text, amount.end, following.start):
        return amount
    scale = following.scale
    quantity = replace(
        amount.quantity,
        amount=amount.quantity.amount * scale,
        half_step=amount.quantity.half_step * scale,
        unit=following.quantity.unit,
    )
    return replace(
        amount, quantity=quantity, dimension=following.dimension, scale=scale, per=following.per, is_word=False
    )


def _digits(text: str, taken: list[tuple[int, int]], *, decimal_comma: bool) -> Iterator[Amount]:
    for match in NUMBER.finditer(text):
        start, end = match.start("digits"), match.end("digits")
        if any(a < end and start < b for a, b in taken) or _ORDINAL.match(text, end):
            continue
        if _NOT_A_NUMBER_BEFORE.search(text, max(0, start - 18), start):
            continue
        value, half_step = read_number(match["digits"], decimal_comma=decimal_comma)
        amount = _with_unit(text, Numeral(start, end, value, half_step))
        if amount is None or (not amount.quantity.unit and _LABEL_BEFORE.search(text, max(0, start - 6), start)):
            continue
        if (match["sign"] or "").startswith("-") and not _is_hyphen(text, match.start()):
            quantity = replace(amount.quantity, amount=-amount.quantity.amount)
            amount = replace(amount, start=match.start(), number_start=match.start(), quantity=quantity)
        yield _with_comparator(text, amount)


def _is_hyphen(text: str, position: int) -> bool:
    """Tell a dash between two numbers or words from a minus sign."""
    if text[position + 1 : position + 2] == " ":  # "3 - 5 t" is a range
        before = text[max(0, position - 8) : position]  # and a dash behind a word is no sign
        return bool(re.search(r"[\w%)] $", before)) and _SIGNED.search(before) is None
    return (
        bool(re.search(r"[\w%] ?$", text[max(0, position - 2) : position]))
        and not text[position - 1 : position].isspace()
    )


def _words(text: str) -> Iterator[Amount]:
    for match in WORD_NUMBERS.finditer(text):
        start, end = match.span()
        if match["fraction"]:
            if match["fraction"][0] in "aA" and _IS_PART.match(text, end) is None:
                continue
            if _IS_OF_YEAR.search(text, 0, start):  # "in the first half of 2024"
                continue
            value = FRACTIONS[
                match["fraction"].lower().replace("-", " ")
                if match["fraction"].lower().replace("-", " ") in FRACTIONS
                else match["fraction"].lower()
            ]
            quantity = Quantity(amount=value, unit="%", half_step=Decimal("0.5"), text=text[start:end])
            yield _with_comparator(
                text, Amount(start=start, number_start=start, end=end, quantity=quantity, dimension="share")
            )
            continue
        value = Decimal(UNITS_IN_WORDS[match["word"].lower()])
        if match["ones"]:
            value += UNITS_IN_WORDS[match["ones"].lower()]
        amount = _with_unit(text, Numeral(start, end, value, Decimal(0)))
        if amount is not None:
            yield _with_comparator(text, replace(amount, is_word=amount.quantity.unit == ""))


def _with_unit(text: str, numeral: Numeral) -> Amount | None:
    """Read scale, unit and denominator after a number (and a currency sign before it)."""
    points = _POINTS.match(text, numeral.end)
    if points:
        return _amount(text, replace(numeral, end=points.end()), "pp", "share")
    percent = _PERCENT.match(text, numeral.end)
    if percent:
        return _amount(text, replace(numeral, end=percent.end()), "%", "share")
    factor, after = _scale(text, numeral)
    unit, currency = unit_at(text, after), currency_before(text, numeral.start)
    symbol, dimension, start = "", "", numeral.start
    if unit is not None:
        symbol, dimension, after = unit
    if currency is not None:
        symbol, start, dimension = currency[0], currency[1], "currency"
    following = text[after : after + 2]
    if following[:1].isalpha() or (not symbol and following[:1] == "-" and following[1:].isalpha()):
        return None  # a model number or a compound: "R75", "24-hour"
    scaled = Numeral(start, after, numeral.value * factor, numeral.half_step * factor)
    return replace(_amount(text, scaled, symbol, dimension), scale=factor)


def _scale(text: str, numeral: Numeral) -> tuple[Decimal, int]:
    """Return the factor of a scale word behind a number and where it ends.

    "12 m" is twelve metres or twelve million: without a currency or a unit beside it a short word scales nothing.
    """
    match = scale_pattern().match(text, numeral.end)
    if match is None:
        return Decimal(1), numeral.end
    is_plain = unit_at(text, match.end()) is None and currency_before(text, numeral.start) is None
    if is_plain and len(match["scale"]) <= 2:
        return Decimal(1), numeral.end
    return scales()[match["scale"].lower()], match.end()


def _amount(text: str, numeral: Numeral, unit: str, dimension: str) -> Amount:
    start, end, per = numeral.start, numeral.end, ""
    if unit not in {"%", "pp"}:
        match = _PER.match(text, end)
        if match and (unit or "hour" in match["per"] or match["per"].endswith("h")):
            per, end = match["per"], match.end()
    quantity = Quantity(amount=numeral.value, unit=unit, half_step=numeral.half_step, text=text[start:end])
    return Amount(start=start, number_start=start, end=end, quantity=quantity, dimension=dimension, per=per)


def _with_comparator(text: str, amount: Amount) -> Amount:
    window = text[max(0, amount.start - 20) : amount.start]
    match = _COMPARATOR.search(window)
    if match is None or _IS_DIFFERENCE.search(window[: match.start()]):
        return amount
    sign = next(sign for i, (sign, _) in enumerate(_COMPARATORS) if match[f"c{i}"])
    start = amount.start - (len(window) - match.start())
    return replace(amount, start=start, quantity=replace(amount.quantity, comparator=sign))
