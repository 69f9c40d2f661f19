"""What the columns of a table hold, told from their headers: periods, units, boundaries, changes, targets, status."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.patterns import compiled
from checker.extraction.periods import Period, read_periods
from checker.extraction.table_units import UnitWords, find_unit, read_unit, without_unit
from checker.pattern_codes import compile_pattern

if TYPE_CHECKING:
    from checker.extraction.elements import Conventions

_UNIT = r"units?(?: of measure(?:ment)?)?|uom|measure|unit/measure|einheit"
_BOUNDARY = (
    r"boundar(?:y|ies)|perimeter|coverage|scope of (?:data|reporting)|sites?|plants?|locations?|regions?|"
    r"countr(?:y|ies)|entit(?:y|ies)|business units?|division|segment|organi[sz]ational boundary"
)
_NOTE = (
    r"notes?|remarks?|comments?|footnotes?|ref(?:erence)?s?\.?|source|page|(?:gri|esrs|sasb)(?: [\w.-]{1,20}){0,4}|"
    r"standard|disclosure|datapoint|assur(?:ed|ance)|sdgs?|code|id|no\.?|#|method(?:ology)?|definition|owner|"
    r"status of assurance"
)
_CHANGE = (
    r"(?:[%+/± -]{0,6})?(?:change|variation|delta|δ|trend|difference|growth|development|yoy|y-o-y|year[- ]on[- ]year|"
    r"year[- ]over[- ]year|var\.?)"
    r"(?: (?:in|from|to|vs\.?|versus|since|on|against|over|compared|with|the|previous|prior|last|base|year|%|"
    r"\d{4})){0,6}(?:[ -]{0,3}\d{2,4})?(?: ?\(?%\)?)?"
    r"|%|\+/-|±|[%δ]? ?(?:vs\.?|versus|compared (?:to|with)|against|since) .{1,24}|.{2,12} (?:vs\.?|versus) .{2,12}"
)
_TARGET = (
    r"(?:our |group |\w+ term |\w+-term )?(?:targets?|goals?|objectives?|commitments?|ambitions?|aims?|pledges?|"
    r"target (?:value|level|description)|what we (?:want|aim|will)[\w ]{0,24})"
)
_DUE = (
    r"(?:due|deadline|by|by when|when|target (?:year|date|period)|due (?:date|year|by)|"
    r"time ?(?:frame|line|scale|horizon)|horizon|year of target|goal year|end year|"
    r"to be (?:reached|met|achieved) by|date|year)"
)
_BASE = (
    r"base(?:line)?(?: ?-?year)?(?: (?:value|level|figure|data))?|reference(?: year| value)?|"
    r"starting (?:point|value)|start"
)
_STATUS = (
    r"(?:latest |current |last )?(?:status|results?|progress|actuals?|performance|achieve(?:d|ment)s?|"
    r"current(?: (?:value|level|year))?|latest|to date|where we (?:are|stand)|state|outcome|today|value|situation|"
    r"reported)(?: (?:to date|so far|made|achieved|as of|at|in|against target|vs\.? target|update))?"
)
_PLAIN_VALUE = compiled(
    r"(?:reported |annual |total |actual |group )?"
    r"(?:values?|results?|amounts?|data|figures?|quantity|actuals?|performance|reported|group|company|we|this year|"
    r"total|shares?|percentages?|emissions|consumption)?",
    re.IGNORECASE,
)
_STATE_OF_PERIOD = compiled(
    r"\b(?:actual|results?|restated|revised|reported|base(?:line)?(?: year)?|reference year|audited|assured|unaudited|"
    r"(?:fiscal|financial|calendar) year|year (?:ended|ending|to)|year|as of|at|in|for|to|ended|ending|value)\b",
    re.IGNORECASE,
)
_PERIOD_HEADER = compiled(r"(?:reporting )?(?:years?|periods?|fy|fiscal years?|financial years?)", re.IGNORECASE)
_PART_OF_YEAR = compiled(r"\b(?:Q[1-4]|H[12]|[1-4]Q|[12]H|quarter|half|months?|YTD)\b", re.IGNORECASE)


class Role(StrEnum):
    """What a column holds."""

    LABEL = "label"
    UNIT = "unit"
    BOUNDARY = "boundary"
    NOTE = "note"
    CHANGE = "change"
    PERIOD = "period"  # values of the period in the header
    YEAR = "year"  # a period for each row
    TARGET = "target"
    DUE = "due"
    BASE = "base"
    STATUS = "status"
    VALUE = "value"  # values without a period of their own
    OTHER = "other"  # to be told from its cells


_ROLES = (
    (Role.UNIT, _UNIT),
    (Role.DUE, _DUE),
    (Role.CHANGE, _CHANGE),
    (Role.BOUNDARY, _BOUNDARY),
    (Role.NOTE, _NOTE),
    (Role.TARGET, _TARGET),
    (Role.BASE, _BASE),
    (Role.STATUS, _STATUS),
)
_PATTERNS = tuple((role, compile_pattern(rf"(?:{words})", re.IGNORECASE)) for role, words in _ROLES)


class Header(Struct, frozen=True, kw_only=True):
    """A column's header, taken apart."""

    text: str
    role: Role
    period: Period | None = None
    unit: UnitWords | None = None
    rest: str = ""  # what it says besides period and unit: a site, a product, "restated" left out
    is_part_year: bool = False  # a quarter or half-year


def read_header(text: str, conventions: Conventions) -> Header:
    """Return what a column's header says."""
    unit = find_unit(text)
    words = without_unit(text)
    period = next(iter(read_periods(words, conventions.fiscal)), None)
    if period is None and read_unit(text) is not None and text.strip() != "%":
        return Header(text=text, role=Role.OTHER, unit=read_unit(text))
    for role, pattern in _PATTERNS:
        if role is Role.CHANGE and pattern.fullmatch(text.strip()):
            return Header(text=text, role=role, unit=unit or read_unit(text))
    bare = _without(words, period)
    if unit is None and period is not None and (unit := read_unit(bare)) is not None:  # "GWh" spans "2022" and "2023"
        bare = ""
    role = _role(bare, period)
    rest = _STATE_OF_PERIOD.sub("", bare) if period is not None else bare
    rest = re.sub(r"\(\s*\)", "", rest).strip(" ,;:()-")
    if _PLAIN_VALUE.fullmatch(rest):
        rest = ""
    part = _PART_OF_YEAR.search(words) is not None
    return Header(text=text, role=role, period=period, unit=unit, rest=rest, is_part_year=part)


def _without(words: str, period: Period | None) -> str:
    if period is None:
        return words.strip(" :")
    return f"{words[: period.start]} {words[period.end :]}".strip(" ,:;()-")


def _role(bare: str, period: Period | None) -> Role:
    """Return the role that the words around a header's period name."""
    plain = " ".join(bare.strip(" ,:;()-").split())
    if _PERIOD_HEADER.fullmatch(plain) and period is None:
        return Role.YEAR
    if not plain:
        return Role.PERIOD if period is not None else Role.OTHER
    for role, pattern in _PATTERNS:
        if pattern.fullmatch(plain) and not (period is not None and role in {Role.DUE, Role.UNIT, Role.NOTE}):
            return role
    return Role.PERIOD if period is not None else Role.OTHER
