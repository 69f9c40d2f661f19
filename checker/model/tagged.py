"""Facts of an inline XBRL report."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from checker.model.passages import Span


class TaggedFact(Struct, array_like=True, frozen=True, kw_only=True):
    """A number of an inline XBRL report with what its tag says of it."""

    concept: str  # as tagged, with its prefix: esrs:GrossScope1GreenhouseGasEmissions
    span: Span  # the number as shown
    shown: str
    amount: Decimal  # in `unit`, scale and sign applied
    half_step: Decimal  # half a unit of the last digit shown, scale applied
    unit: str  # the measure as tagged, "utr:tCO2e"; a quotient has a slash
    decimals: str = ""  # as tagged: "0", "-3", "INF"
    first_day: date | None = None
    last_day: date | None = None  # of the period, or the instant
    members: tuple[tuple[str, str], ...] = ()  # (axis, member): the part of the whole that the number is about
