"""Values of slots as a register file holds them: in the structure of the JSON report, and nothing lost.

A quantity also keeps how it was written and the rounding it may hide; numbers keep every printed digit.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from checker.model import Origin, Quantity, Slot, Span, Value

_Entry = Mapping[str, object]


def value_entry(value: Value) -> object:
    """Return a value in plain types: a quantity as a mapping, a date in ISO 8601."""
    if isinstance(value, Quantity):
        entry: dict[str, object] = {"amount": value.amount, "unit": value.unit, "comparator": value.comparator}
        if value.half_step:
            entry["half_step"] = value.half_step
        if value.text:
            entry["text"] = value.text
        return entry
    if isinstance(value, tuple):
        return [value_entry(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def read_value(entry: object, *, is_date: bool = False) -> Value:
    """Return the value of an entry; KeyError, TypeError, ValueError or ArithmeticError where it is none."""
    if isinstance(entry, bool | int):
        return entry
    if isinstance(entry, str):
        return date.fromisoformat(entry) if is_date else entry
    if isinstance(entry, Mapping):
        return Quantity(
            amount=Decimal(entry["amount"]),
            unit=str(entry["unit"]),
            comparator=str(entry["comparator"]),
            half_step=Decimal(entry.get("half_step", 0)),
            text=str(entry.get("text", "")),
        )
    if isinstance(entry, list):
        return tuple(read_value(item) for item in entry)  # type: ignore[return-value] # all of one type, as they were written
    raise TypeError(f"no value of a slot: {type(entry).__name__}")


def field_entries(value: Struct, known: Collection[str]) -> dict[str, object]:
    """Return the fields of a struct, without those that are `known` elsewhere and those that are as by default."""
    return {
        field.name: msgspec.to_builtins(getattr(value, field.name))
        for field in fields(value)
        if field.name not in known and getattr(value, field.name) != field.default
    }


def read_fields(kind: type[Struct], known: Collection[str], entry: Mapping[str, object]) -> dict[str, Any]:
    """Return fields of a struct, by name, from an entry that `field_entries` gave."""
    return {
        field.name: msgspec.convert(entry[field.name], field.type)
        for field in fields(kind)
        if field.name not in known and field.name in entry
    }


def source_entries(slots: Mapping[str, Slot]) -> dict[str, object]:
    """Return where each slot was read, and which of the values are dates."""
    return {name: _source(slot) for name, slot in slots.items()}


def read_slot(value: object, source: _Entry) -> Slot:
    """Return a slot from its value and its source; the same errors as `read_value`."""
    span = Span(_offset(source["start"]), _offset(source["end"])) if "start" in source else None
    is_date = source.get("type") == "date"
    return Slot(
        value=read_value(value, is_date=is_date), span=span, origin=Origin(str(source.get("origin", Origin.HERE)))
    )


def _source(slot: Slot) -> dict[str, object]:
    entry: dict[str, object] = {}
    if slot.origin is not Origin.HERE:
        entry["origin"] = slot.origin.value
    if slot.span is not None:
        entry |= {"start": slot.span.start, "end": slot.span.end}
    if isinstance(slot.value, date):
        entry["type"] = "date"
    return entry


def _offset(number: object) -> int:
    if not isinstance(number, int):
        raise TypeError("an offset is a whole number")
    return number
