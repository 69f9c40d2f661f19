"""Units of figures that are compared: a safety rate's hours base, the dimension two must share, what fits a metric."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker import vocabulary
from checker.resolution.denominators import denominator_of

if TYPE_CHECKING:
    from checker.model import Claim, Quantity

_CASES = re.compile(
    r"\b(?:injuries|accidents|cases|incidents|fatalities)$", re.IGNORECASE
)  # counted, where no hours are
_RATES = {"1000000": "per 1,000,000 h", "200000": "per 200,000 h", "100000": "per 100,000 h", "1000": "per 1,000 h"}


def is_rate(claim: Claim) -> bool:
    """Tell whether a claim is about accidents for hours worked."""
    return str(claim.get("metric")).startswith("safety.")


def in_known_unit(quantity: Quantity, claim: Claim) -> Quantity:
    """Return the quantity of a safety rate with the unit that its hours base says."""
    if not is_rate(claim) or quantity.unit in vocabulary.units():
        return quantity
    base = " ".join(str(claim.get(name) or "") for name in ("hours_base", "unit", "denominator"))
    found = re.search(r"\d[\d., ']*\d", base)
    number = re.sub(r"\D", "", found.group()) if found else "1000000" if "million" in base else ""
    if found and "million" in base:
        number = str(int(Decimal(number) * 1_000_000))
    return replace(quantity, unit=_RATES.get(number, ""))


def per_one(quantity: Quantity, claim: Claim) -> Quantity:
    """Return an intensity per one of its denominator's unit: 41 kg per thousand EUR are 41 t per million EUR."""
    words = claim.get("denominator")
    count = denominator_of(words).count if isinstance(words, str) and not is_rate(claim) else Decimal(1)
    if count == 1 or quantity.unit in {"", "%", "pp"}:
        return quantity
    return replace(quantity, amount=quantity.amount / count, half_step=quantity.half_step / count)


def dimension_of(quantity: Quantity, claim: Claim) -> str:
    """Return the dimension that figures must share to be compared; kinds of gas are not mixed."""
    if is_rate(claim):
        return "rate"
    if quantity.unit in {"", "count"}:
        return "count"
    if quantity.unit == "FTE":
        return "full-time equivalents"
    known = vocabulary.unit_factor(quantity.unit)
    if known is None:
        return quantity.unit
    return quantity.unit.split()[0] if known[0] == "currency" else known[0]  # there is no rate of exchange


def fits_metric(quantity: Quantity, claim: Claim) -> bool:
    """Tell whether an amount can be one of the claim's metric: a headcount is no percentage, a share no tonnage."""
    if is_rate(claim) and not quantity.unit and _CASES.search(str(claim.get("metric_name") or "")):
        return "hours_base" in claim.slots
    metric = vocabulary.metrics().get(str(claim.get("metric")))
    if metric is None or metric.kind not in {"absolute", "share"}:
        return True
    return (quantity.unit in {"%", "pp"}) == (metric.kind == "share")
