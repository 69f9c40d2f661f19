"""One commitment under two labels: called carbon neutral in one place and net zero in another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Claim, Mention, Origin, Slot
from checker.resolution.promises import NEUTRALITY

if TYPE_CHECKING:
    from collections.abc import Sequence

_ARTICLES = frozenset({"the", "our", "its", "all", "and", "own", "for"})


def label_of_mentions(mentions: Sequence[Mention]) -> dict[str, Slot]:
    """Return `other_term` where the mentions of one dated commitment, a heading and its text, use both labels."""
    first = mentions[0]
    if first.kind not in NEUTRALITY or "target_year" not in first.slots:
        return {}
    for mention in mentions[1:]:
        if mention.kind != first.kind and "target_year" in mention.slots:
            return {"other_term": replace(mention.slots["neutrality_term"], origin=Origin.RELATED)}
    return {}


def label_beside(claim: Claim, earlier: Sequence[Claim]) -> dict[str, Slot]:
    """Return `other_term` where an earlier claim gives the other label to the same subject, boundary and year."""
    if claim.kind not in NEUTRALITY or claim.get("target_year") is None or "other_term" in claim.slots:
        return {}
    for other in earlier:
        if other.kind in NEUTRALITY - {claim.kind} and _same_commitment(claim, other):
            return {"other_term": replace(other.slots["neutrality_term"], origin=Origin.RELATED)}
    return {}


def _same_commitment(one: Claim, other: Claim) -> bool:
    if one.get("target_year") != other.get("target_year") or one.get("subject") != other.get("subject"):
        return False
    scopes = one.get("ghg_scopes"), other.get("ghg_scopes")
    if None not in scopes and scopes[0] != scopes[1]:
        return False
    if one.get("boundary_word") != other.get("boundary_word"):
        return False
    mine, theirs = _own_boundary(one), _own_boundary(other)
    return mine == theirs or bool(mine and theirs and (mine <= theirs or theirs <= mine))


def _own_boundary(claim: Claim) -> frozenset[str]:
    slot = claim.slots.get("boundary")
    if slot is None or slot.origin is Origin.DOCUMENT:
        return frozenset()
    return frozenset(re.findall(r"[a-z0-9]{3,}", str(slot.value).lower())) - _ARTICLES
