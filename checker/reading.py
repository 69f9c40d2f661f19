"""The first half of the flow, for one document and for many: path -> document -> reading.

Stages are imported where they are needed, so that each command pays for its own stages only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Reading, Unreadable
from checker.outcome import DocumentOutcome, Status
from checker.parallel import map_in_order

if TYPE_CHECKING:
    from checker.settings import Settings

Advance = Callable[[int, int], None]  # called with the number of documents done, and of all documents


class Task(Struct, frozen=True, kw_only=True):
    """One document to read, and what the user says of it."""

    path: Path
    hints: dict[str, str]


def find_tasks(paths: Sequence[Path], settings: Settings) -> list[Task]:
    """Return the documents that these paths stand for, without those that the configuration leaves out."""
    from checker.documents import find_documents  # noqa: PLC0415

    named = set(paths)  # a file named by the user is read even where its folder is left out
    found = (path for path in find_documents(paths) if path in named or not settings.is_excluded(path))
    return [Task(path=path, hints=settings.hints(path)) for path in found]


def read_all(tasks: Sequence[Task], jobs: int, advance: Advance | None) -> Iterator[Reading | Unreadable]:
    """Yield what became of each document, in order."""
    for done, result in enumerate(map_in_order(read_one, tasks, jobs), start=1):
        if advance:
            advance(done, len(tasks))
        yield result


def read_one(task: Task) -> Reading | Unreadable:
    """Read one document and the claims in it."""
    from checker.documents import read_document  # noqa: PLC0415
    from checker.extraction import read_claims  # noqa: PLC0415

    document = read_document(task.path, task.path.as_posix())
    return document if isinstance(document, Unreadable) else read_claims(document, hints=task.hints)


def outcome_of(result: Reading | Unreadable) -> DocumentOutcome:
    """Return what a report says of a document: that it could not be read, or what it says of itself."""
    if isinstance(result, Unreadable):
        return DocumentOutcome(path=result.path, status=Status.UNREADABLE, reason=result.reason, remedy=result.remedy)
    facts = result.facts
    is_english = facts.language in {None, "en"}
    reason = "" if is_english else f'Its language is "{facts.language}"; claims are read from English only.'
    return DocumentOutcome(
        path=result.document.path,
        status=Status.CHECKED if is_english else Status.NOT_EVALUATED,
        sha256=result.document.sha256,
        entity=facts.entity,
        published=facts.published,
        language=facts.language,
        kind=facts.kind,
        reason=reason or result.document.gap,
    )
