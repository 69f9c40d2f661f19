"""What concepts of XBRL taxonomies mean: those of the user's map first, then those of the vocabulary."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from checker import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping


class Meanings:
    """Knows the concepts that the vocabulary has, and those that a company added to a taxonomy."""

    def __init__(self, own: Mapping[str, str]) -> None:
        """Take the user's map: metrics by the names of concepts, with a prefix or without."""
        self._own = own

    def of(self, concept: str) -> vocabulary.Concept | None:
        """Return what a concept means, None where nobody says; the prefix of taxonomies counts for nothing."""
        local = concept.rpartition(":")[2]
        metric = self._own.get(concept) or self._own.get(local)
        return vocabulary.concepts().get(local) if metric is None else _of_metric(metric)


@cache
def _of_metric(metric: str) -> vocabulary.Concept:
    """Return the meaning of a concept for a metric: with the scopes and the method that all others for it have."""
    alike = [one for one in vocabulary.concepts().values() if one.metric == metric]
    scopes, methods = {one.scopes for one in alike}, {one.method for one in alike}
    return vocabulary.Concept(
        metric=metric,
        scopes=scopes.pop() if len(scopes) == 1 else (),
        method=methods.pop() if len(methods) == 1 else "",
    )
