"""Tables of ratings: each row a known rater, its levels in the columns of years or in a column of scores."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled
from checker.extraction.periods import read_periods
from checker.extraction.raters import raters_in
from checker.extraction.rating_letters import is_letter
from checker.extraction.table_cells import cell_span
from checker.extraction.table_headers import Role
from checker.model import Mention, Origin, Slot, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Conventions
    from checker.extraction.periods import Period
    from checker.extraction.raters import RaterHit
    from checker.extraction.table_layout import Column, Layout, Line

_LEVEL = compiled(
    r"(?P<grade>[A-F]{1,3}[+-]?)(?: list)?|(?P<medal>platinum|gold|silver|bronze)(?: medal| level| status)?"
    r"|(?P<points>\d{1,3}(?:\.\d{1,2})?(?: ?/ ?\d{2,3}| points)?)"
    r"(?: ?\(?(?:negligible|low|medium|high|severe)(?: risk)?\)?)?"
    r"|(?P<stars>[1-5] stars?)|(?:prime )?\(?(?P<status>[A-D][+-]?)\)?(?: ?\(?prime\)?)?",
    re.IGNORECASE,
)
_LEVEL_HEADER = compiled(
    r"\b(?:ratings?|scores?|results?|grades?|levels?|medals?|assessments?|status|outcome|evaluation|our)\b",
    re.IGNORECASE,
)
_OTHER_HEADER = compiled(
    r"\b(?:scale|range|max\w*|highest|best|possible|target|goal|average|sector|industry|peers?|median|weight|change"
    r"|trend"
    r"|rank\w*|percentile|valid|next|since|participants)\b",
    re.IGNORECASE,
)
_SCHEME = compiled(r"[A-Za-z][\w-]*")


def read_rating_rows(layout: Layout, index: int, conventions: Conventions) -> Iterator[Mention]:
    """Yield the ratings of a table in block `index` that are dated by their column, their row or nothing."""
    for line in layout.lines:
        named = _rater_of(layout, line)
        if named is None:
            continue
        hit, label, column_of_rater = named
        for column in layout.columns:
            if column.index == column_of_rater or not _holds_levels(column):
                continue
            mention = _mention(layout, line, column, (hit, label), index, conventions)
            if mention is not None:
                yield mention


def _rater_of(layout: Layout, line: Line) -> tuple[RaterHit, str, int] | None:
    """Return the rater that a row begins with, the words of that cell, and its column."""
    for column in layout.columns[:2]:
        label = layout.grid.text(line.row, column.index)
        hits = raters_in(label) if len(label) < 80 else ()
        if hits and hits[0].issuer.kind == "rater" and hits[0].start < 4:
            return hits[0], label, column.index
    return None


def _holds_levels(column: Column) -> bool:
    words = column.header.text
    if _OTHER_HEADER.search(words):
        return False
    return column.role is Role.PERIOD or column.header.period is not None or _LEVEL_HEADER.search(words) is not None


def _mention(
    layout: Layout, line: Line, column: Column, rated: tuple[RaterHit, str], index: int, conventions: Conventions
) -> Mention | None:
    cell, text = layout.grid.cell(line.row, column.index), layout.grid.text(line.row, column.index)
    span = cell_span(cell) if cell is not None else None
    found = _LEVEL.fullmatch(text)
    if found is None or span is None or not layout.grid.starts_at(line.row, column.index):
        return None
    hit, label = rated
    level = next(words for words in found.groupdict().values() if words)
    values: dict[str, Value] = {"issuer": hit.name}
    scheme = " ".join(_SCHEME.findall(label[hit.end :])) or hit.issuer.scheme
    if scheme:
        values["rating_scheme"] = scheme
    if hit.issuer.subject:
        values["rating_subject"] = hit.issuer.subject
    period = column.header.period or _period_of_row(layout, line, conventions)
    if period is not None:
        values["rating_date"] = period.last_day
    slots = {name: Slot(value=value, origin=Origin.TABLE) for name, value in values.items()}
    slots["rating_level"] = Slot(value=level.upper() if is_letter(level.upper()) else level.capitalize(), span=span)
    return Mention(kind="rating", span=span, sentence=span, block=index, slots=slots)


def _period_of_row(layout: Layout, line: Line, conventions: Conventions) -> Period | None:
    """Return the date that a row has in a column of its own."""
    for column in layout.columns:
        text = layout.grid.text(line.row, column.index)
        found = [one for one in read_periods(text, conventions.fiscal) if one.form in {"year", "month", "day"}]
        if len(found) == 1 and len(text) - (found[0].end - found[0].start) <= 4:
            return found[0]
    return None
