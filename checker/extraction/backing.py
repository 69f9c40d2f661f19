"""What a document says once and all its claims can lean on: a plan and its examiner, an ecolabel, a fund's criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.financial_products import criteria_in, speaks_of_one_product
from checker.extraction.implementation_plans import examiner_in, linked_plan_in, plan_in
from checker.extraction.normalise import normalise
from checker.extraction.recognised import recognised_in
from checker.model import Block, BlockKind, Document, Origin, Passage, Slot, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from checker.extraction.clauses import Range

_FINDERS: Mapping[str, tuple[tuple[str, ...], Callable[[str], Range | None]]] = {
    "plan_link": (("plan", "roadmap", "pathway"), plan_in),
    "plan_verifier": (("plan", "roadmap", "pathway", "progress"), examiner_in),
    "investment_criteria": (("fund", "portfolio", "invest", "issuer"), criteria_in),
    "recognised_performance": (("label", "angel", "engel", "swan", "class", "14024", "umwelt"), recognised_in),
}


def read_backing(document: Document, kind: str | None) -> dict[str, Slot]:
    """Return `plan_link`, `plan_verifier`, `investment_criteria` and, of a page about one product, its ecolabel."""
    lower = document.text.lower()
    wanted = {
        name
        for name, (words, _) in _FINDERS.items()
        if any(word in lower for word in words) and _holds_for_all(name, kind, document)
    }
    slots: dict[str, Slot] = {}
    for passage in _passages(document.blocks) if wanted else ():
        text = normalise(passage.text)
        for name in sorted(wanted - slots.keys()):
            span = _FINDERS[name][1](text)
            if span is not None:
                slots[name] = Slot(value=text[slice(*span)], span=passage.span(*span), origin=Origin.DOCUMENT)
    if "plan_link" in wanted - slots.keys() and (link := linked_plan_in(document.text)) is not None:
        slots["plan_link"] = Slot(value=document.text[slice(*link)], span=Span(*link), origin=Origin.DOCUMENT)
    return slots


def _holds_for_all(name: str, kind: str | None, document: Document) -> bool:
    """Tell whether what a document says once is about everything in it: a page about one product, or one fund."""
    if name == "recognised_performance":
        return kind == "product-page"
    return name != "investment_criteria" or speaks_of_one_product(normalise(document.text))


def _passages(blocks: tuple[Block, ...]) -> Iterator[Passage]:
    for block in blocks:
        if block.kind is not BlockKind.FURNITURE:
            yield block.passage
            yield from (cell.passage for cell in (block.table.cells if block.table else ()))
