"""The value of a slot, in words."""

from __future__ import annotations

from datetime import date

from checker.model import Quantity, Value
from checker.reports.excerpt import visible


def plain_value(value: Value) -> str:
    """Return a value as a person writes it: ">= 50 %", "2030-12-31", "scope-1, scope-2", "yes"."""
    if isinstance(value, Quantity):
        comparator = "" if value.comparator == "=" else f"{value.comparator} "
        return f"{comparator}{value.amount:f} {value.unit}".rstrip()
    if isinstance(value, tuple):
        return ", ".join(plain_value(item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else visible(str(value))
