"""What the values of a table are made of: totals below their parts, and values above rows that say "of which"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled
from checker.extraction.table_totals import FARTHEST, Place, Sum, find_totals, misses_of, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.extraction.table_values import Entry

_WHOLES = (  # pairs that are all there is
    (compiled(r"\bnon-?hazardous\b"), compiled(r"(?<!non-)(?<!non)\bhazardous\b")),
    (compiled(r"\bnon-?renewable\b|\bfossil\b"), compiled(r"(?<!non-)(?<!non)\brenewable\b")),
    (compiled(r"\b(?:women|female)\b"), compiled(r"\b(?:men|male)\b")),
    (compiled(r"\bpermanent\b"), compiled(r"\btemporary\b|\bfixed-term\b")),
    (compiled(r"\bfull-time\b"), compiled(r"\bpart-time\b")),
)
_FATES = compiled(
    r"(?P<recycled>\brecycl|\brecover)|(?P<landfilled>landfill)|(?P<burned>\binciner|\bburn)|(?P<reused>\breus)"
    r"|(?P<composted>\bcompost)"
)  # what becomes of waste: a tonne has one fate
_PART = compiled(r"\b[QH][1-4]\b", re.IGNORECASE)
_WHOLE_YEARS = ({"Q1", "Q2", "Q3", "Q4"}, {"H1", "H2"})
_FEWEST = 2


def find_parts(entries: Sequence[Entry]) -> Mapping[Place, tuple[Entry, ...]]:
    """Return the parts of each total and of each value with rows of which, by the whole's place."""
    rows = read_rows(entries)
    return dict(_of_which(rows)) | dict(_of_year(rows)) | dict(find_totals(entries))


def _of_year(rows: list[Sum]) -> Iterator[tuple[Place, tuple[Entry, ...]]]:
    """Yield the quarters or halves of each row beside its only value for a year; stocks and rates do not add up."""
    for row in rows:
        entries = list(row.entries.values())
        named = [(match.group().upper(), one) for one in entries if (match := _PART.search(one.column.header.text))]
        parts = tuple(one for _, one in named)
        years = [one for one in entries if one not in parts and not one.column.header.is_part_year]
        is_stock = row.is_rate or entries[0].measure.metric.startswith(("people", "pay", "gov"))
        is_complete = {name for name, _ in named} in _WHOLE_YEARS and len({name for name, _ in named}) == len(named)
        if is_complete and len(years) == 1 and not is_stock and _are_near(years[0], parts):
            yield years[0].place, parts


def _of_which(rows: list[Sum]) -> Iterator[tuple[Place, tuple[Entry, ...]]]:
    """Yield the rows of which below each row, where they are all of it in most columns, or cannot overlap."""
    for position, row in enumerate(rows):
        parts = list(takewhile(lambda one: one.is_part_of, rows[position + 1 :]))
        alike = all(part.unit == row.unit and not part.is_rate for part in parts)
        if row.is_part_of or row.is_rate or len(parts) < _FEWEST or not alike:
            continue
        misses = misses_of(row, parts)
        is_proven = bool(misses) and misses.count(Decimal(0)) * 2 >= len(misses)
        is_whole = _is_pair(parts)
        if not (is_proven or is_whole or _have_one_fate_each(parts)):
            continue
        for column, whole in row.entries.items():
            chosen = tuple(part.entries[column] for part in parts if column in part.entries)
            is_slip = (is_whole or _exceed(whole, chosen)) and _are_near(whole, chosen)
            if len(chosen) == len(parts) and (is_proven or is_slip):
                yield whole.place, chosen


def _is_pair(parts: list[Sum]) -> bool:
    """Tell two rows that leave nothing out: hazardous and non-hazardous."""
    if len(parts) != _FEWEST:
        return False
    first, second = (part.name for part in parts)
    return any(
        (one.search(first) and other.search(second)) or (one.search(second) and other.search(first))
        for one, other in _WHOLES
    )


def _have_one_fate_each(parts: list[Sum]) -> bool:
    """Tell rows that cannot count the same thing twice: recycled, burned, landfilled."""
    fates = [found.lastgroup for part in parts for found in [_FATES.search(part.name)] if found is not None]
    return len(set(fates)) == len(fates) == len(parts)


def _exceed(whole: Entry, parts: tuple[Entry, ...]) -> bool:
    return sum((part.quantity.amount for part in parts), Decimal(0)) > whole.quantity.amount


def _are_near(whole: Entry, parts: tuple[Entry, ...]) -> bool:
    """Tell whether parts miss their whole by no more than a slip of one digit would."""
    amount = whole.quantity.amount
    return abs(sum((part.quantity.amount for part in parts), Decimal(0)) - amount) <= abs(amount) * FARTHEST
