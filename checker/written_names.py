"""Names that programs write in lower case, as people of the field write them: "SBTi status" for "sbti_status"."""

from __future__ import annotations

import re

_CAPITALS = (
    *("accc", "asic", "cdp", "esg", "esrs", "fy", "ghg", "gri", "iso", "issb", "sasb"),
    *("au", "ca", "cn", "eu", "hk", "jp", "uk", "us"),  # where a rule of a jurisdiction holds
)
_AS_WRITTEN = {word: word.upper() for word in _CAPITALS} | {
    "ab1305": "AB 1305",
    "sbti": "SBTi",
    "scope1": "Scope 1",
    "scope2": "Scope 2",
    "scope3": "Scope 3",
}
_JOINT = re.compile(r"[-_]")


def written(name: str) -> str:
    """Return a name of a rule, a kind or a slot in words, acronyms as they are written."""
    return " ".join(
        _AS_WRITTEN.get(word) or (word.upper() if word in _CAPITALS else word) for word in _JOINT.split(name)
    )
