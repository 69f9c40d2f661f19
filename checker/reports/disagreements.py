"""How documents and their register differ, in words for whoever has to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import ChangeStatus
from checker.reports.counting import several
from checker.reports.differences import change_lines
from checker.reports.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.outcome import Disagreement

_MOST = 20  # claims that are told of one document


def disagreements_text(disagreements: Iterable[Disagreement]) -> str:
    """Return what differs, document by document, and how to mend it; "" where nothing does."""
    found = list(disagreements)
    lines = [line for one in found for line in disagreement_lines(one)]
    if not found:
        return ""
    mended = sum(one.is_ours for one in found)
    if mended:
        lines.append(f"run `esglint lock`: {several(mended, 'register file')} out of date")
    return "\n".join(lines) + "\n"


def disagreement_lines(one: Disagreement) -> Iterator[str]:
    """Yield what differs between a document and its register file: how many claims, and each of them."""
    counts = changes_line(one)
    yield f"{visible(one.path)}: not as in {visible(one.file)}: {visible(one.reason)}" + (
        f" {counts}" if counts else ""
    )
    lines = list(change_lines(one.difference)) if one.difference is not None else []
    yield from (f"  {line}" for line in lines[:_MOST])
    if len(lines) > _MOST:
        yield f"  and {several(len(lines) - _MOST, 'more line')}; `esglint extract` shows all claims"


def changes_line(one: Disagreement) -> str:
    """Return how many claims are new, dropped and changed, "" where none is."""
    changes = one.difference.changes if one.difference is not None else ()
    counts = {status: sum(change.status is status for change in changes) for status in ChangeStatus}
    told = [f"{count} {status.value}" for status, count in counts.items() if count]
    return f"Claims: {', '.join(told)}." if told else ""
