"""Currencies as they are written."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.vocabulary import units

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def currencies() -> Mapping[str, str]:
    """Return the symbol of each currency by its spellings in lower case: "€", "euros"."""
    return MappingProxyType(
        {
            spelling.lower(): unit.symbol
            for unit in units().values()
            if unit.dimension == "currency"
            for spelling in (unit.symbol, *unit.aliases)
        }
    )
