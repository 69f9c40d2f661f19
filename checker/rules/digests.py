"""What tells one state of the rules from another: what they ask, weigh and say, not how their files are laid out."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from checker.rules.rule import Examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.rules.library import Library
    from checker.rules.rule import Rule


def rule_digest(rule: Rule) -> str:
    """Return the SHA-256 of a rule, without its examples and with what other packs changed in it."""
    asked = replace(rule, examples=Examples())
    return hashlib.sha256(msgspec.json.encode(asked, order="sorted")).hexdigest()


def pack_digests(library: Library) -> Iterator[tuple[str, str, str]]:
    """Yield each pack's name and version, and the SHA-256 of the digests of its rules."""
    for name, version in library.packs:
        titled = f"{name} {version}".rstrip()
        own = "".join(
            f"{rule.id} {rule_digest(rule)}\n" for rule in library.rules if library.origins.get(rule.id) == titled
        )
        yield name, version, hashlib.sha256(own.encode()).hexdigest()
