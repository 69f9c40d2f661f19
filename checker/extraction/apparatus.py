"""What a report's apparatus supplies for its claims: GRI content index, SASB industry, method of financed emissions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.framework_names import sasb_industry_in
from checker.extraction.normalise import normalise
from checker.extraction.patterns import compiled
from checker.model import Block, BlockKind, Document, Origin, Passage, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

_INDEX = compiled(r"\b(?:(?:gri )?content index|gri[- ]?(?:standards? )?index)\b", re.IGNORECASE)
_NONE = compiled(r"\b(?:no|not|without|lacks?|omits?|omitted)\b", re.IGNORECASE)
_METHOD = compiled(r"\b(?:pcaf|partnership for carbon accounting financials)\b", re.IGNORECASE)
_FORMS = {"content_index": _INDEX, "method_reference": _METHOD}
_WORDS = {
    "content_index": ("index",),
    "sasb_industry": ("sasb",),
    "method_reference": ("pcaf", "carbon accounting financials"),
}


def read_apparatus(document: Document) -> dict[str, Slot]:
    """Return `content_index`, `sasb_industry` and the `method_reference` of financed emissions (PCAF).

    The document as a whole gives them, cells of tables included.
    """
    slots: dict[str, Slot] = {}
    lower = document.text.lower()
    wanted = {name for name, words in _WORDS.items() if any(word in lower for word in words)}
    for block in document.blocks if wanted else ():
        for passage in _passages(block):
            text = normalise(passage.text)
            for name in wanted & _FORMS.keys() - slots.keys():
                said = _FORMS[name].search(text)
                if said and not _NONE.search(text, max(0, said.start() - 40), said.start()):
                    slots[name] = _slot(said.group(), said.span(), passage)
            if "sasb_industry" in wanted - slots.keys() and "sasb" in text.lower():
                industry = sasb_industry_in(text, 0, len(text))
                if industry:
                    slots["sasb_industry"] = _slot(industry[0], industry[1], passage)
    return slots


def _passages(block: Block) -> Iterator[Passage]:
    if block.kind is BlockKind.FURNITURE:
        return
    yield block.passage
    for cell in block.table.cells if block.table else ():
        yield cell.passage


def _slot(value: str, at: tuple[int, int], passage: Passage) -> Slot:
    return Slot(value=value, span=passage.span(*at), origin=Origin.DOCUMENT)
