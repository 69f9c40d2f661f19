"""Labels of a table's rows: which lines go on with a label above or below, and which are rows of their own."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.documents.pdf_page import Line
    from checker.documents.pdf_rows import Row

_TIGHT = 1.35  # of a line's height, between two lines of one label
_LOOSE = 1.8  # where the words tell that they belong together
_EVEN = 1.1  # times the least step from line to line: that of one label
_SPACE = 0.2  # of a line's height
_BESIDE = 0.6  # of a line's height: values beside a label may stand so far above or below it
_COLUMN = 0.6  # of a line's height, by which the lines of one label may begin apart


def rows_with_labels(stack: Sequence[Row], labels: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each row; lines of labels join the row they continue, or are rows of their own."""
    owners = {id(text): index for index, row in enumerate(stack) for text in (*row.texts, *row.after)}
    texts = [text for row in stack for text in (*row.texts, *row.after)]
    owners |= _wrapped(stack, texts, labels)
    joined: dict[int, list[Line]] = {}
    alone: dict[int, list[Line]] = {}  # index of the row that follows
    for line in sorted(labels, key=lambda line: -line.middle):
        if id(line) not in owners and not _find_owner(line, texts, owners):
            at = next((index for index, row in enumerate(stack) if row.middle < line.middle), None)
            if at is not None:
                alone.setdefault(at, []).append(line)
            continue
        texts.append(line)
        joined.setdefault(owners[id(line)], []).append(line)
    rows: list[list[Line]] = []
    for index, row in enumerate(stack):
        rows += [[line] for line in alone.get(index, ())]
        own = sorted([*row.texts, *row.after, *joined.get(index, ())], key=lambda line: -line.middle)
        rows.append([*own, *row.values])
    return rows


def _find_owner(line: Line, texts: Sequence[Line], owners: dict[int, int]) -> bool:
    """Note the row that a line belongs to by the lines above and below it, if it belongs to any."""
    same = [text for text in texts if abs(text.left - line.left) < _COLUMN * line.size]
    above = min((text for text in same if text.bottom > line.bottom), key=lambda text: text.bottom, default=None)
    below = max((text for text in same if text.bottom < line.bottom), key=lambda text: text.bottom, default=None)
    if above is not None and _continues(above, line, below):
        owners[id(line)] = owners[id(above)]
    elif below is not None and leads_to(line, below):
        owners[id(line)] = owners[id(below)]
    else:
        return False
    return True


def _wrapped(stack: Sequence[Row], texts: Sequence[Line], labels: Sequence[Line]) -> dict[int, int]:
    """Return the row of each line that a narrow column wraps, wherever beside the lines the values stand."""
    found: dict[int, int] = {}
    known = {id(text): index for index, row in enumerate(stack) for text in (*row.texts, *row.after)}
    for column in _columns([*texts, *labels]):
        for block in blocks_of(column):
            edge = _BESIDE * block[0].size
            beside = [
                index
                for index, row in enumerate(stack)
                if block[-1].middle - edge < row.middle < block[0].middle + edge
            ]
            if len(beside) == 1 and any(id(line) in known for line in block):
                found |= {id(line): beside[0] for line in block if id(line) not in known}
    return found


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines by where they begin, each column from its top down."""
    columns: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.left):
        if columns and line.left - columns[-1][0].left < _COLUMN * line.size:
            columns[-1].append(line)
        else:
            columns.append([line])
    return [sorted(column, key=lambda line: -line.middle) for column in columns]


def blocks_of(column: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of a column, from its top down, in blocks: of lines that were one until the column wrapped them.

    Within a block they follow at the least step of the column, in one type, and each is too long to take up the first
    word of the next.
    """
    edge = max(line.right for line in column)
    steps = [line.bottom - below.bottom for line, below in pairwise(column)]
    least = min((step for step, line in zip(steps, column, strict=False) if step > 0.5 * line.size), default=0.0)
    blocks = [[column[0]]]
    for step, line, below in zip(steps, column, column[1:], strict=False):
        is_near = step < min(_EVEN * least, _LOOSE * line.size) and line.is_bold == below.is_bold
        first = below.words[0]
        is_full = line.right + first.right - first.left + _SPACE * line.size > edge - 1
        if is_near and is_full and abs(line.size - below.size) < 0.1 * line.size:
            blocks[-1].append(below)
        else:
            blocks.append([below])
    return blocks


def leads_to(line: Line, following: Line) -> bool:
    """Tell whether a line begins the label that the line below goes on with."""
    is_near = line.bottom - following.bottom < _LOOSE * line.size
    return is_near and (line.is_hyphenated or (_goes_on(following) and line.is_bold == following.is_bold))


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
