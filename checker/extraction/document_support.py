"""What a document says once and all its claims can lean on: a plan and its examiner, an ecolabel, a fund's criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.financial_products import criteria_in, speaks_of_one_product
from checker.extraction.implementation_plans import examiner_in, linked_plan_in, plan_in
from checker.extraction.neutrality_means import residual_in
from checker.extraction.normalise import normalise
from checker.extraction.per_words import intensity_finder
from checker.extraction.recognised import recognised_in
from checker.model import Block, BlockKind, Document, Origin, Passage, Slot, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from checker.extraction.clauses import Range

_FINDERS: Mapping[
    str, tuple[tuple[str, ...], Callable[[str], Range | None]]
] = {  # words without which nothing is found
    "plan_link": (("plan", "roadmap", "pathway"), plan_in),
    "plan_verifier": (("plan", "roadmap", "pathway", "progress", "target", "goal", "implementation"), examiner_in),
    "investment_criteria": (("invest", "lend", "exclu", "screen", "fund", "least", "epc"), criteria_in),
    "residual_treatment": (("residual", "remaining", "unavoidable", "unabated", "abate"), residual_in),
    "ghg_intensity_basis": (("intensity",), intensity_finder("ghg")),
    "energy_intensity_basis": (("intensity",), intensity_finder("energy")),
    "water_intensity_basis": (("intensity",), intensity_finder("water")),
    "recognised_performance": (("label", "angel", "engel", "swan", "class", "14024", "umwelt", "keur"), recognised_in),
}


def read_document_support(document: Document, kind: str | None) -> dict[str, Slot]:
    """Return by slot what a document says for all its claims: of its plan, its criteria, its residual emissions."""
    wanted = _FINDERS.keys() - (set() if kind == "product-page" else {"recognised_performance"})
    slots: dict[str, Slot] = {}
    for passage in _passages(document.blocks):
        lower = passage.text.lower()
        for name in sorted(wanted - slots.keys()):
            words, find = _FINDERS[name]
            text = normalise(passage.text) if any(word in lower for word in words) else ""
            span = find(text) if text else None
            if span is not None:
                slots[name] = Slot(value=text[slice(*span)], span=passage.span(*span), origin=Origin.DOCUMENT)
    if "plan_link" not in slots and (link := linked_plan_in(document.text)) is not None:
        slots["plan_link"] = Slot(value=document.text[slice(*link)], span=Span(*link), origin=Origin.DOCUMENT)
    if "investment_criteria" in slots and not speaks_of_one_product(normalise(document.text)):
        del slots["investment_criteria"]  # nobody can tell which of them the criteria are for
    return slots


def _passages(blocks: tuple[Block, ...]) -> Iterator[Passage]:
    for block in blocks:
        if block.kind is not BlockKind.FURNITURE:
            yield block.passage
            yield from (cell.passage for cell in (block.table.cells if block.table else ()))
