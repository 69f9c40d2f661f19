"""An audit record as a file: its bytes, its digest, and the sign-offs over it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import msgspec

from checker.errors import UsageError
from checker.record_types import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.record_types import SignOff

_BESIDE = {"digest", "sign_offs"}  # what the digest of a record is not about
_LONGEST = 200  # characters of a message


def digest_of(content: object) -> str:
    """Return the SHA-256 of a value's canonical JSON: keys sorted, no white space, UTF-8."""
    return hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()


def record_digest(record: Record) -> str:
    """Return the digest of all that the record says, without its own digest and the sign-offs."""
    plain = msgspec.json.decode(msgspec.json.encode(record))
    return digest_of({name: value for name, value in plain.items() if name not in _BESIDE})


def sign_off_digest(name: str, role: str, date: str, record: str, before: Sequence[SignOff]) -> str:
    """Return the digest of a sign-off; it holds that of the one before, so that none can be taken out unseen."""
    previous = before[-1].digest if before else ""
    return digest_of({"name": name, "role": role, "date": date, "record": record, "previous": previous})


def written(record: Record) -> bytes:
    """Return the record as the bytes of its file: the same on every machine."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def parse_record(content: bytes, path: str) -> Record:
    """Return the record in a file; UsageError that says where the file is something else.

    No key may stand twice: another program would show the one that the digest is not about.
    """
    try:
        plain = json.loads(content, object_pairs_hook=_once, parse_constant=_no_constant)
        return msgspec.convert(plain, Record)
    except msgspec.ValidationError as error:
        raise UsageError(f"{path}: this is no record of esglint: {_printable(error)}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: this is no record of esglint, which is JSON: {_printable(error)}") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entry = dict(pairs)
    if len(entry) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f'the key "{twice}" stands twice')
    return entry


def _printable(error: Exception) -> str:
    """Return what is wrong; words of the file may stand in it."""
    words = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in str(error))
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def _no_constant(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")
