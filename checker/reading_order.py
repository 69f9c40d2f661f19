"""The order in which a reader meets verdicts: by document, claim, weight (heaviest first), place and rule."""

from __future__ import annotations

from collections import Counter
from heapq import merge
from typing import TYPE_CHECKING

from checker.model import Judged, Outcome, Verdict
from checker.outcome import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model import Claim
    from checker.outcome import DocumentOutcome

_TOLD = frozenset({Outcome.FAIL, Outcome.WAIVED})


def in_reading_order(
    verdicts: Iterable[Verdict], claims: Iterable[Claim], documents: Iterable[DocumentOutcome]
) -> tuple[Verdict, ...]:
    """Return verdicts as a reader meets them.

    A verdict stands with its claim, wherever it points, so that all findings about one claim are neighbours.
    """
    verdicts = tuple(verdicts)
    files = {document.path: index for index, document in enumerate(documents)}
    named = {verdict.claim for verdict in verdicts if verdict.claim}
    starts: dict[object, tuple[int, int]] = {}
    for claim in claims if named else ():
        if claim.id in named:
            at = (files.get(claim.path, len(files)), claim.span.start)
            starts[claim.path, claim.id] = starts[claim.id] = at

    def position(verdict: Verdict) -> tuple[object, ...]:
        at = verdict.location
        own = starts.get((at.path, verdict.claim)) or starts.get(verdict.claim)
        return (*(own or (files.get(at.path, len(files)), at.start)), *_within(verdict))

    return tuple(sorted(verdicts, key=position))


def judged_in_order(verdicts: Iterable[Verdict], claims: Iterable[Claim], *, keeps_all: bool) -> Judged:
    """Return verdicts on claims of one document; `keeps_all`: those too that no report tells unasked."""
    verdicts = tuple(verdicts)
    kept = verdicts if keeps_all else tuple(one for one in verdicts if one.outcome in _TOLD)
    starts = {claim.id: claim.span.start for claim in claims} if kept else {}
    ordered = sorted(kept, key=lambda one: (starts[one.claim], *_within(one)))
    return Judged(
        verdicts=tuple(ordered),
        starts=tuple(starts[one.claim] for one in ordered),
        left_out={} if keeps_all else Counter(one.outcome for one in verdicts if one.outcome not in _TOLD),
    )


def merged(alone: Judged, together: Judged) -> Judged:
    """Return the verdicts on one document's claims in one order, those of the first before equal ones of the second."""
    every = merge(_placed(alone), _placed(together), key=lambda placed: (placed[0], *_within(placed[1])))
    ordered = tuple(every)
    return Judged(
        verdicts=tuple(verdict for _, verdict in ordered),
        starts=tuple(start for start, _ in ordered),
        left_out=Counter(alone.left_out) + Counter(together.left_out),
    )


def _placed(judged: Judged) -> Iterator[tuple[int, Verdict]]:
    return zip(judged.starts, judged.verdicts, strict=True)


def _within(verdict: Verdict) -> tuple[object, ...]:
    at = verdict.location
    return (verdict.claim, -SEVERITIES.index(verdict.severity), at.path, at.start, verdict.rule)
