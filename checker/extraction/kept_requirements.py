"""What texts must contain for our own expressions to match, worked out beforehand.

Reading the requirements off all expressions takes as long as reading a short report. So they lie beside this module,
under a digest of each expression, and `python -m tests.requirements --write` renews them. An expression that is not
among them is read off when it is first used: the file saves time and decides nothing.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

KEPT = Path(__file__).with_name("requirements.json")
Requirements = tuple[frozenset[str], ...]


def kept_requirements() -> Mapping[str, Requirements]:
    """Return the requirements of expressions by their digests; none where the file is missing or damaged."""
    try:
        return msgspec.json.decode(KEPT.read_bytes(), type=dict[str, Requirements])
    except (OSError, msgspec.MsgspecError):
        return {}


def digest_of(source: str, flags: re.RegexFlag) -> str:
    """Return the name of an expression among those that are kept."""
    return blake2b(f"{int(flags)} {source}".encode(), digest_size=8).hexdigest()
