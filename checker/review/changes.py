"""Findings on what a change added or altered: claims are compared, not lines."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Outcome, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from checker.model import Claim, Location, Unreadable, Verdict
    from checker.outcome import Report
    from checker.review.revisions import Revision


def earlier_readings(
    readings: Iterable[Reading], revision: Revision, read: Callable[[Path, Path], Reading | Unreadable]
) -> list[Reading]:
    """Return the documents as they were in a revision, without those that were not there or could not be read.

    `read` reads a file as if it were the document at a path.
    """
    earlier: list[Reading] = []
    with TemporaryDirectory() as folder:
        for reading in readings:
            path = Path(reading.document.path)
            content = None if revision.is_unchanged(path) else revision.content(path)
            if content is not None:
                file = Path(folder, path.name)
                file.write_bytes(content)
                before = read(file, path)
                earlier += [before] if isinstance(before, Reading) else []
            elif revision.is_unchanged(path):
                earlier.append(reading)
    return earlier


def only_changed(report: Report, earlier: Sequence[Claim]) -> Report:
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
