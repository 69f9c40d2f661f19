"""Lists whose items are the parts of one whole: shares that are said to be all, amounts above their total."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from checker.extraction.elements import Sentence
from checker.extraction.normalise import normalise
from checker.extraction.patterns import compiled
from checker.extraction.said_sums import SELECTION, is_near, listed_amounts
from checker.extraction.shares import SAID_TO_BE_ALL, is_selection
from checker.model import BlockKind, Mention, Origin, Slot, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Conventions
    from checker.extraction.quantities import Amount
    from checker.model import Document

_TOTAL_ITEM = compiled(
    r"^\W{0,3}(?:(?:grand |combined |overall )?total\b|sum\b|together\b|altogether\b|in (?:all|total)\b"
    r"|all (?:[\w-]+ ){1,3}?"
    r"(?=[\d:(–-])|group\b)|\b(?:in total|in all|altogether|together)\W{0,3}$",
    re.IGNORECASE,
)
_WHOLE = compiled(r"(?:%|per ?cent) of (?:all |the |our |its |total )*(?P<whole>\w+)", re.IGNORECASE)
_FEWEST, _LONGEST = 3, 160  # items; characters of an item that is no more than a part with its name
_LEAST, _MOST = 75, 125  # per cent: shares further off are not all of one thing


def read_listed_sums(document: Document, conventions: Conventions) -> Iterator[Mention]:
    """Yield the sums of a document's lists: shares without a value, or the total with the items above it as `parts`."""
    blocks = document.blocks
    for is_item, run in groupby(range(len(blocks)), key=lambda index: blocks[index].kind is BlockKind.LIST_ITEM):
        indices = list(run)
        if not is_item or len(indices) < _FEWEST:
            continue
        items = [_sentence(document, index, conventions) for index in indices]
        if any(len(item.text) > _LONGEST for item in items):
            continue
        yield from _shares(document, items, conventions)
        yield from _total(document, items)


def _sentence(document: Document, index: int, conventions: Conventions) -> Sentence:
    block = document.blocks[index]
    text = normalise(block.passage.text)
    return Sentence(text=text, start=0, block=index, block_kind=str(block.kind), conventions=conventions)


def _shares(document: Document, items: list[Sentence], conventions: Conventions) -> Iterator[Mention]:
    shares = [[a for a in item.amounts if a.quantity.unit == "%" and not a.is_word] for item in items]
    if any(len(own) != 1 or own[0].quantity.comparator not in {"=", "~"} for own in shares):
        return
    if any(is_selection(item.text) for item in items) or _are_of_several_wholes(items):
        return
    first, last = items[0].block, items[-1].block
    around = [
        _sentence(document, index, conventions) for index in (first - 1, last + 1) if 0 <= index < len(document.blocks)
    ]
    around = [one for one in around if document.blocks[one.block].table is None]
    said = [(one.block, match.span()) for one in around if (match := SAID_TO_BE_ALL.search(one.text)) is not None]
    if not said or any(is_selection(one.text) for one in around):
        return
    quantities = tuple(own[0].quantity for own in shares)
    if not _LEAST <= sum(quantity.amount for quantity in quantities) <= _MOST:
        return
    spans = [_span(document, items[0], shares[0][0]), _span(document, items[-1], shares[-1][0])]
    words = document.blocks[said[-1][0]].passage.span(*said[-1][1])
    whole = Span(min(span.start for span in (*spans, words)), max(span.end for span in (*spans, words)))
    parts = Slot(value=quantities, span=Span(spans[0].start, spans[1].end), origin=Origin.HERE)
    slots = {"metric": Slot(value="unknown"), "parts": parts}
    yield Mention(kind="metric", span=whole, sentence=whole, block=first, slots=slots)


def _are_of_several_wholes(items: list[Sentence]) -> bool:
    """Tell shares of different things: "48% of sites", "29% of cars"."""
    wholes = [match["whole"].lower() if match else "" for item in items for match in [_WHOLE.search(item.text)]]
    return len(set(wholes)) > 1


def _total(document: Document, items: list[Sentence]) -> Iterator[Mention]:
    total = items[-1]
    amounts = [_only_amount(item) for item in items]
    known = [amount for amount in amounts if amount is not None]
    if not _TOTAL_ITEM.search(total.text) or len(known) < len(amounts) or any(SELECTION.search(i.text) for i in items):
        return
    if not is_near(known[-1], known[:-1]) or len({p.year for item in items for p in item.periods}) > 1:
        return
    spans = [_span(document, item, amount) for item, amount in zip(items, known, strict=True)]
    stretch = Span(spans[0].start, spans[-2].end)
    slots = {
        "metric": Slot(value="unknown"),
        "value": Slot(value=known[-1].quantity, span=spans[-1]),
        "unit": Slot(value=known[-1].quantity.unit, span=spans[-1]),
        "parts": Slot(value=tuple(amount.quantity for amount in known[:-1]), span=stretch),
    }
    slots = {name: slot for name, slot in slots.items() if slot.value != ""}
    yield Mention(kind="metric", span=spans[-1], sentence=spans[-1], block=total.block, slots=slots)


def _only_amount(item: Sentence) -> Amount | None:
    amounts = listed_amounts(item)
    return amounts[0] if len(amounts) == 1 else None


def _span(document: Document, item: Sentence, amount: Amount) -> Span:
    return document.blocks[item.block].passage.span(amount.start, amount.end)
