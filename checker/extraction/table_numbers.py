"""Numbers of a table that no metric is known for: sums and changes among them can be computed all the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.intensities import Ratio
from checker.extraction.table_cells import cell_span
from checker.extraction.table_changes import Stated, stated_changes
from checker.extraction.table_intensities import find_ratios
from checker.extraction.table_neighbours import change_slots, neighbour_slots
from checker.extraction.table_parts import find_parts
from checker.extraction.table_totals import Place
from checker.extraction.table_values import Entry, number_in, refusal, value_columns
from checker.model import Mention, Reason, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.elements import Conventions
    from checker.extraction.table_layout import Layout
    from checker.extraction.table_surroundings import Surroundings

_OF_UNKNOWN = frozenset({None, Reason.UNKNOWN_METRIC, Reason.MONEY})


class Beside(Struct, frozen=True, kw_only=True):
    """What the cells of a table say of one another, by the place of the value that they say it of."""

    changes: Mapping[Place, tuple[Stated, ...]]
    parts: Mapping[Place, tuple[Entry, ...]]
    ratios: Mapping[Place, Ratio]
    unknown: tuple[Entry, ...]  # numbers that are no value of a known metric or unit


def read_beside(layout: Layout, around: Surroundings, conventions: Conventions, entries: Sequence[Entry]) -> Beside:
    """Return how the numbers of a table hang together; what its known values say comes first."""
    numbers, known = read_numbers(layout, around, conventions), {entry.place for entry in entries}
    changes = {**stated_changes(layout, numbers, conventions), **stated_changes(layout, entries, conventions)}
    return Beside(
        changes=changes,
        parts={**find_parts(numbers), **find_parts(entries)},
        ratios=find_ratios(layout, list(entries), conventions),
        unknown=tuple(one for one in numbers if one.place not in known),
    )


def read_numbers(layout: Layout, around: Surroundings, conventions: Conventions) -> list[Entry]:
    """Return the numbers of a table in reading order, those of unknown things and of money included."""
    cells = (
        number_in(layout, line, column, around, conventions)
        for line in layout.lines
        for column in value_columns(layout)
    )
    known = (cell for cell in cells if isinstance(cell, Entry))
    return [entry for entry in known if refusal(entry, around) in _OF_UNKNOWN]


def unknown_sums(beside: Beside, index: int) -> Iterator[Mention]:
    """Yield the numbers of unknown things that have parts or changes in their table."""
    for entry in beside.unknown:
        span = cell_span(entry.cell)
        slots = neighbour_slots(entry, {}, beside.parts) | change_slots(beside.changes.get(entry.place, ()))
        if span is not None and slots:
            slots |= {"metric": Slot(value="unknown"), "value": Slot(value=entry.quantity, span=span)}
            yield Mention(kind="metric", span=span, sentence=span, block=index, slots=slots)
