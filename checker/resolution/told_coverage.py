"""Whether a figure is about the whole company, as far as its sentence, table or heading says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.resolution.coverage import own_sites, stated_coverage, telling_parts
from checker.resolution.word_stems import stems_of

if TYPE_CHECKING:
    from checker.model import Claim
    from checker.resolution.standpoints import Standpoint


def is_of_all(claim: Claim, point: Standpoint, words: frozenset[str]) -> bool:
    """Tell whether nothing but `words` and the company's name narrows what a figure is about."""
    stated = stated_coverage(claim, point.reading)
    narrower = stems_of(" ".join(telling_parts(stated))) - words - stems_of(point.entity or "")
    return not narrower or own_sites(stated) > 0
