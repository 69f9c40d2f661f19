"""Financed emissions: the asset classes a figure covers, its data-quality score and the method cited for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import pattern
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

METRIC = "ghg.scope3.cat15"
_ASSET_CLASSES = r"\b<<asset_classes>>\b"
_QUALITY = compiled(
    r"\b(?:data[- ]quality|pcaf)(?: data[- ]quality)?(?: weighted)? (?:score|rating|level|grade)s?\b[^.;\d]{0,30}"
    r"[1-5](?:[.,]\d{1,2})?(?![\d%])",
    re.IGNORECASE,
)
METHOD = compiled(
    r"\bpcaf\b|\bpartnership for carbon accounting financials\b|\bpacta\b|\bghg protocol\b", re.IGNORECASE
)


def financed_words(texts: Sequence[str]) -> Iterator[tuple[str, str, int, tuple[int, int]]]:
    """Yield slot name, words, index of the text and range for what the first fitting text says of each slot."""
    forms = {"asset_classes": pattern(_ASSET_CLASSES), "data_quality": _QUALITY, "method_reference": METHOD}
    for name, form in forms.items():
        for index, text in enumerate(texts):
            match = form.search(text)
            if match:
                yield name, match.group(), index, match.span()
                break
