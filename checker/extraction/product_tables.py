"""Cells that claim a property of a product: "| End of life | compostable |" in a table of its features."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.elements import Conventions, Sentence
from checker.extraction.normalise import normalise
from checker.extraction.patterns import compiled
from checker.extraction.product_forms import PROPERTY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Document, Passage

# tables of figures, of waste and of targets: a property is a column of them, not a claim
_NOT_FEATURES = compiled(
    r"\b(?:waste|targets?|goals?|due|status|share|tonnes|recovery|disposal|kpis?|indicators?|20[0-3]\d)\b",
    re.IGNORECASE,
)
_POWERED = compiled(r"\b(?:energy|electricity|power|powered)\b", re.IGNORECASE)


def feature_cells(
    document: Document, index: int, headings: tuple[str, ...], conventions: Conventions
) -> Iterator[tuple[Sentence, Passage]]:
    """Yield the cells of the table in block `index` that hold a product's property, each as a sentence of its row."""
    table = document.blocks[index].table
    cells = table.cells if table is not None else ()
    texts = [normalise(cell.passage.text) for cell in cells]
    if not any(PROPERTY.search(text) or _POWERED.search(text) for text in texts) or any(map(_is_other, texts)):
        return
    for cell, text in zip(cells, texts, strict=True):
        row = [words for other, words in zip(cells, texts, strict=True) if other.row == cell.row and other is not cell]
        if cell.row == 0 or cell.column == 0 or not re.search(r"[a-z]{4}", text, re.IGNORECASE):
            continue
        yield (
            Sentence(
                text=text,
                start=0,
                block=index,
                block_kind="cell",
                conventions=conventions,
                headings=headings,
                paragraph="; ".join((text, *row)),
                list_intro=row[0] if row else "",
            ),
            cell.passage,
        )


def _is_other(text: str) -> bool:
    return _NOT_FEATURES.search(text) is not None
