"""Whom a document addresses, under whose law and in which sector: only as front matter, metadata or the user say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_JURISDICTIONS: Mapping[str, str] = {
    "european union": "EU",
    "united kingdom": "UK",
    "great britain": "UK",
    "gb": "UK",
    "united states": "US",
    "united states of america": "US",
    "usa": "US",
    "california": "US-CA",
    "ca-us": "US-CA",
    "china": "CN",
    "hong kong": "HK",
    "japan": "JP",
    "canada": "CA",
    "australia": "AU",
}
_AUDIENCES: Mapping[str, str] = {
    "b2c": "b2c",
    "consumer": "b2c",
    "consumers": "b2c",
    "b2b": "b2b",
    "business": "b2b",
    "businesses": "b2b",
    "trade": "b2b",
    "investor": "investors",
    "investors": "investors",
    "shareholders": "investors",
}


def declared_jurisdiction(words: str | None) -> str | None:
    """Return the code of a jurisdiction (EU, UK, US-CA, DE) for its name or code, None where nothing is said."""
    if not words:
        return None
    return _JURISDICTIONS.get(words.casefold(), words.upper())


def declared_audience(words: str | None) -> str | None:
    """Return b2c, b2b or investors, None for anything else."""
    return _AUDIENCES.get(words.casefold()) if words else None


def declared_sector(words: str | None) -> str | None:
    """Return a sector as rules write it, None where nothing is said."""
    return words.casefold() if words else None
