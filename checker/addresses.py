"""Addresses of documents in an object store, which stand where a path stands: s3://BUCKET/KEY.

A `Path` folds their two slashes into one; they are spelled out again where they are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SCHEME = "s3://"
_FOLDED = "s3:/"


def address_of(path: Path) -> str:
    """Return the address that a path stands for, "" where it is a path on disk."""
    shown = path.as_posix()
    return SCHEME + shown.removeprefix(_FOLDED).lstrip("/") if shown.startswith(_FOLDED) else ""


def shown(path: Path) -> str:
    """Return a path or an address as it is shown: with forward slashes."""
    return address_of(path) or path.as_posix()


def bucket_of(address: str) -> str:
    """Return the bucket of an address."""
    return address.removeprefix(SCHEME).partition("/")[0]
