"""What is known of our own expressions, worked out beforehand: what they need, and what a match begins with.

Reading it off all expressions takes as long as reading a short report. So it lies beside this module, under a digest of
each expression, and `python -m tests.requirements` renews it. An expression that is not among them is read off when it
is first used: the file saves time and decides nothing.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from checker.extraction.beginnings import beginnings_of
from checker.extraction.requirements import requirements_of

KEPT = Path(__file__).with_name("requirements.json")


class Kept(Struct, frozen=True, array_like=True):
    """What is known of an expression: the characters a match begins with, and the sets of literals that it needs."""

    beginnings: str
    needs: tuple[frozenset[str], ...]


def kept_requirements() -> dict[str, Kept]:
    """Return what is kept of expressions, by their digests; nothing where the file is missing or damaged."""
    try:
        return msgspec.json.decode(KEPT.read_bytes(), type=dict[str, Kept])
    except (OSError, msgspec.MsgspecError):
        return {}


def read_off(source: str, flags: re.RegexFlag) -> Kept:
    """Return what an expression itself tells; `beginnings` are those in a text in lower case where case is ignored."""
    plain = flags & ~re.IGNORECASE
    return Kept(beginnings=beginnings_of(source, plain), needs=requirements_of(source, flags))


def digest_of(source: str, flags: re.RegexFlag) -> str:
    """Return the name of an expression among those that are kept."""
    return blake2b(f"{int(flags)} {source}".encode(), digest_size=8).hexdigest()
