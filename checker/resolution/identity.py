"""Claim ids that depend on what is said, not on where it stands."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model import Claim, Document


def name_claims(claims: Iterable[Claim], document: Document) -> Iterator[Claim]:
    """Yield the claims with their ids: a digest of kind and words, numbered where a document says the same twice."""
    from msgspec.structs import replace  # noqa: PLC0415 - one use

    seen: Counter[str] = Counter()
    for claim in claims:
        quote = " ".join(document.text[claim.span.start : claim.span.end].lower().split())
        metric = claim.get("metric") or ""
        period = claim.get("period") or ""
        key = f"{claim.kind}\n{quote}\n{metric}\n{period}\n{document.path.rpartition('/')[2]}"
        seen[key] += 1
        digest = hashlib.sha256(f"{key}\n{seen[key]}".encode()).hexdigest()[:12]
        yield replace(claim, id=digest)
