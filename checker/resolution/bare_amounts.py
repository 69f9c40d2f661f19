"""Amounts of a document without any claim, as claims: what is found of them needs one that it is said of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Claim
from checker.resolution.identity import name_claims

if TYPE_CHECKING:
    from checker.model import Reading

_AMOUNT = "amount"  # kind of the mentions that are no claims


def amounts_as_claims(reading: Reading) -> tuple[Claim, ...]:
    """Return the amounts of a document without claims as claims: a finding is one of a claim."""
    bare = (
        Claim(id="", kind="metric", path=reading.document.path, mentions=(one,), slots={}) for one in reading.amounts
    )
    return tuple(name_claims(bare, reading.document))


def is_bare_amount(claim: Claim) -> bool:
    """Tell an amount that no claim was read from."""
    return claim.mentions[0].kind == _AMOUNT
