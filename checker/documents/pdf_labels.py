"""Labels of a table's rows: which lines go on with a label above or below, and which are rows of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.documents.pdf_page import Line
    from checker.documents.pdf_rows import Row

_TIGHT = 1.35  # of a line's height, between two lines of one label
_LOOSE = 1.8  # where the words tell that they belong together
_COLUMN = 0.6  # of a line's height, by which the lines of one label may begin apart


def rows_with_labels(stack: Sequence[Row], labels: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each row; lines of labels join the row they continue, or are rows of their own."""
    owners = {id(text): index for index, row in enumerate(stack) for text in (*row.texts, *row.after)}
    texts = [text for row in stack for text in (*row.texts, *row.after)]
    joined: dict[int, list[Line]] = {}
    alone: dict[int, list[Line]] = {}  # index of the row that follows
    for line in sorted(labels, key=lambda line: -line.middle):
        same = [text for text in texts if abs(text.left - line.left) < _COLUMN * line.size]
        above = min((text for text in same if text.bottom > line.bottom), key=lambda text: text.bottom, default=None)
        below = max((text for text in same if text.bottom < line.bottom), key=lambda text: text.bottom, default=None)
        if above is not None and _continues(above, line, below):
            owners[id(line)] = owners[id(above)]
        elif below is not None and leads_to(line, below):
            owners[id(line)] = owners[id(below)]
        else:
            at = next((index for index, row in enumerate(stack) if row.middle < line.middle), None)
            if at is not None:
                alone.setdefault(at, []).append(line)
            continue
        texts.append(line)
        joined.setdefault(owners[id(line)], []).append(line)
    rows: list[list[Line]] = []
    for index, row in enumerate(stack):
        rows += [[line] for line in alone.get(index, ())]
        own = sorted([*row.texts, *joined.get(index, ())], key=lambda line: -line.middle)
        rows.append([*own, *row.values, *row.after])
    return rows


def leads_to(line: Line, following: Line) -> bool:
    """Tell whether a line begins the label that the line below goes on with."""
    is_near = line.bottom - following.bottom < _LOOSE * line.size
    return is_near and (line.is_hyphenated or _goes_on(following))


def _continues(before: Line, line: Line, following: Line | None) -> bool:
    """Tell whether a line goes on with the label of the line above it."""
    step = before.bottom - line.bottom
    if step > _LOOSE * line.size:
        return False
    if before.is_hyphenated or _goes_on(line):
        return True
    if step > _TIGHT * line.size or line.is_bold != before.is_bold or following is None:
        return False
    return step < 0.85 * (line.bottom - following.bottom)


def _goes_on(line: Line) -> bool:
    return line.text[:1].islower() or line.text[:1] in "(&"
