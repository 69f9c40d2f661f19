"""What was made of each cell of a table: what its row and column give it, its claim, or why it has none."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.extraction.elements import Sentence
from checker.extraction.normalise import normalise
from checker.extraction.sightings import elements_of
from checker.extraction.table_cells import cell_span, clean_text, read_number
from checker.extraction.table_headers import Role
from checker.extraction.table_values import Entry, read_cell, value_columns
from checker.extraction.tables import TablePlan, plan_table, read_table, unit_place
from checker.model import Cell, Document, Element, Facts, Mention, PassedOver, Reason, Span, Trace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.extraction.elements import Conventions
    from checker.extraction.table_layout import Column, Line

_BESIDE = {Role.CHANGE: Reason.CHANGE_COLUMN}  # columns without values of their own; the others say what a row is


def trace_table(
    document: Document, index: int, headings: tuple[str, ...], conventions: Conventions, facts: Facts
) -> Iterator[Trace]:
    """Yield what was made of each cell with words, in reading order, and of the caption."""
    block = document.blocks[index]
    table = block.table
    if table is None:
        return
    if block.passage.pieces:
        caption = block.passage.span(0, len(block.passage.text))
        yield Trace(unit="block", block=index, span=caption, passed_over=(PassedOver(reason=Reason.CAPTION),))
    plan = plan_table(document, index, headings, conventions, facts)
    claims: dict[Span, list[Mention]] = defaultdict(list)
    for mention in read_table(document, index, headings, conventions, facts):
        claims[mention.span].append(mention)
    places = _places(plan) if plan is not None else {}
    for cell in table.cells:
        span = cell_span(cell)
        if span is None:
            continue
        elements: tuple[Element, ...] = ()
        reason = Reason.TOO_LARGE
        if plan is not None:
            line, column = places.get(id(cell), (None, None))
            elements = tuple(_elements(plan, cell, line, column, conventions))
            reason = _reason(plan, cell, line, column, conventions)
            if plan.goals is not None and column is plan.goals:
                elements = (*elements, *_words(cell, index, conventions, facts))
        mentions = tuple(claims.get(span, ()))
        passed_over = () if mentions else (PassedOver(reason=reason),)
        yield Trace(unit="cell", block=index, span=span, elements=elements, mentions=mentions, passed_over=passed_over)


def _places(plan: TablePlan) -> Mapping[int, tuple[Line | None, Column | None]]:
    """Return the line and the column of each cell, by identity; a merged cell's are its first."""
    lines = {line.row: line for line in plan.layout.lines}
    columns = {column.index: column for column in plan.layout.columns}
    places: dict[int, tuple[Line | None, Column | None]] = {}
    for (row, column), cell in sorted(plan.layout.grid.cells.items(), key=lambda entry: entry[0]):
        places.setdefault(id(cell), (lines.get(row), columns.get(column)))
    return places


def _elements(
    plan: TablePlan, cell: Cell, line: Line | None, column: Column | None, conventions: Conventions
) -> Iterator[Element]:
    """Yield what the row and the column say of a cell, and the number in it."""
    if line is None or column is None or cell is line.label_cell:
        return
    label = cell_span(line.label_cell) if line.label_cell is not None else None
    if label is not None:
        yield Element(kind="row", span=label, value=line.name, role=f"in {line.group}" if line.group else "")
    header = cell_span(column.cell) if column.cell is not None else None
    if header is not None:
        yield Element(kind="column", span=header, value=column.header.text, role=column.role.value)
        if column.header.period is not None:
            yield Element(kind="period", span=header, value=column.header.period.year, role=column.header.period.form)
    own = cell_span(cell)
    text = plan.layout.grid.text(line.row, column.index)
    number = read_number(text, decimal_comma=conventions.decimal_comma)
    if number is not None and own is not None:
        yield Element(kind="quantity", span=own, value=number.quantity, role="signed" if number.is_signed else "")
    entry = read_cell(plan.layout, line, column, plan.surroundings, conventions)
    if isinstance(entry, Entry) and own is not None:
        yield Element(kind="metric", span=label or own, value=entry.measure.metric)
        if entry.unit is not None and (entry.unit.symbol or entry.unit.written):
            stated = None if entry.number.quantity.unit else unit_place(entry)
            yield Element(kind="unit", span=stated or own, value=entry.unit.symbol or entry.unit.written)


def _words(cell: Cell, index: int, conventions: Conventions, facts: Facts) -> tuple[Element, ...]:
    """Return what is seen in the words of a target."""
    text = clean_text(cell.passage)
    start = normalise(cell.passage.text).find(text)
    words = Sentence(text=text, start=start, block=index, block_kind="table", conventions=conventions)
    return elements_of(words, facts, cell.passage)


def _reason(plan: TablePlan, cell: Cell, line: Line | None, column: Column | None, conventions: Conventions) -> Reason:
    """Return why a cell is read as no claim."""
    if line is None or column is None:
        return Reason.HEADER
    if plan.goals is not None and column.index == plan.goals.index:
        return Reason.NO_TARGET
    if column not in value_columns(plan.layout) or cell is line.label_cell:
        return _BESIDE.get(column.role, Reason.LABEL if cell is line.label_cell else Reason.PART_OF_ROW)
    if not plan.holds_values:
        return Reason.PART_OF_ROW
    read = read_cell(plan.layout, line, column, plan.surroundings, conventions)
    return Reason.PART_OF_ROW if isinstance(read, Entry) else read
