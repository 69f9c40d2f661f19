"""Findings on what a change added or altered: claims are compared, not lines."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Outcome, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from checker.model import Claim, Location, Unreadable, Verdict
    from checker.outcome import Report
    from checker.review.revisions import Revision


def earlier_claims(
    documents: Iterable[tuple[str, Sequence[Claim]]],
    revision: Revision,
    read: Callable[[Path, Path], Reading | Unreadable],
    resolve: Callable[[Reading], Sequence[Claim]],
) -> Iterator[Claim]:
    """Yield the claims of documents as they were in a revision; none of those that were not there or not readable.

    `documents` are paths with the claims of today, `read` reads a file as if it were the document at a path, and
    `resolve` finds the claims of a reading.
    """
    with TemporaryDirectory() as folder:
        for shown, claims in documents:
            path = Path(shown)
            content = None if revision.is_unchanged(path) else revision.content(path)
            if content is not None:
                file = Path(folder, path.name)
                file.write_bytes(content)
                before = read(file, path)
                yield from resolve(before) if isinstance(before, Reading) else ()
            elif revision.is_unchanged(path):
                yield from claims


def only_changed(report: Report, earlier: Iterable[Claim]) -> Report:
    """Return the report without the findings on claims that were there before, in these words and with these slots.

    A finding that compares several claims stays where one of them is new or altered.
    """
    before = {(claim.path, claim.id): _said(claim) for claim in earlier}
    changed = [claim for claim in report.claims if before.get((claim.path, claim.id)) != _said(claim)]
    ids = {claim.id for claim in changed}
    starts = {(claim.path, mention.span.start) for claim in changed for mention in claim.mentions}

    def is_kept(verdict: Verdict) -> bool:
        places: tuple[Location, ...] = (verdict.location, *verdict.related)
        return verdict.claim in ids or any((place.path, place.start) in starts for place in places)

    kept = tuple(one for one in report.verdicts if one.outcome is not Outcome.FAIL or is_kept(one))
    return replace(report, verdicts=kept, unchanged=len(report.verdicts) - len(kept))


def _said(claim: Claim) -> dict[str, object]:
    """Return what a claim says, wherever it stands; its words are in its id."""
    return {name: slot.value for name, slot in claim.slots.items()}
