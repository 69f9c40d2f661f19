"""Every number of a document, whether or not a claim was read from it: what a tie-out has to account for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.elements import Conventions
from checker.extraction.facts import read_facts
from checker.extraction.normalise import normalise
from checker.extraction.numbers import uses_decimal_comma
from checker.extraction.prose import read_prose
from checker.extraction.quantities import read_amounts
from checker.extraction.reading import outlined_sentences
from checker.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model import Block, Cell, Document


def read_figures(document: Document, hints: Mapping[str, str] | None = None) -> tuple[Figure, ...]:
    """Return the amounts of a document in reading order; years and dates, clause numbers and scopes are none."""
    prose = read_prose(document)
    _, fiscal = read_facts(document, prose, hints or {})
    conventions = Conventions(decimal_comma=uses_decimal_comma(document.text), fiscal=fiscal)
    found: list[Figure] = []
    for block, sentences in outlined_sentences(document, prose, conventions):
        if block.table is not None:
            found += _in_table(block, conventions)
        for sentence in sentences:
            for amount in sentence.amounts:
                if not amount.is_word:
                    start, end = sentence.start + amount.number_start, sentence.start + amount.end
                    found.append(Figure(span=block.passage.span(start, end), quantity=amount.quantity))
    return tuple(found)


def _in_table(block: Block, conventions: Conventions) -> Iterator[Figure]:
    """Yield the numbers of the cells that are no header."""
    for cell in block.table.cells if block.table is not None else ():
        if not cell.is_header:
            yield from _in_cell(cell, conventions)


def _in_cell(cell: Cell, conventions: Conventions) -> Iterator[Figure]:
    text = normalise(cell.passage.text)
    for amount in read_amounts(text, [], decimal_comma=conventions.decimal_comma):
        if not amount.is_word:
            yield Figure(span=cell.passage.span(amount.number_start, amount.end), quantity=amount.quantity)
