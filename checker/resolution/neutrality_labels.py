"""One commitment under two labels: called carbon neutral in one place and net zero in another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.model import Claim, Mention, Origin, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABELS = frozenset({"net_zero", "carbon_neutral"})
_ARTICLES = frozenset({"the", "our", "its", "all", "and", "own", "for"})


def label_of_mentions(mentions: Sequence[Mention]) -> dict[str, Slot]:
    """Return `other_term` where the mentions of one dated commitment, a heading and its text, use both labels."""
    first = mentions[0]
    if first.kind not in _LABELS or "target_year" not in first.slots:
        return {}
    for mention in mentions[1:]:
        if mention.kind != first.kind and "target_year" in mention.slots:
            return {"other_term": _related(mention.slots["neutrality_term"])}
    return {}


def label_beside(claim: Claim, earlier: Sequence[Claim]) -> dict[str, Slot]:
    """Return `other_term` where an earlier claim gives the other label to the same subject, boundary and year."""
    if claim.kind not in _LABELS or claim.get("target_year") is None or "other_term" in claim.slots:
        return {}
    for other in earlier:
        if other.kind in _LABELS - {claim.kind} and _same_commitment(claim, other):
            return {"other_term": _related(other.slots["neutrality_term"])}
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


def _related(slot: Slot) -> Slot:
    return Slot(value=slot.value, span=slot.span, origin=Origin.RELATED)
