"""What a run goes by: documents that are read, the register in their place, and claims that people wrote down.

Stages are imported where they are needed, so that a run over the register never loads what reads documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker import __version__
from checker.model import Claim, Reading, Unreadable
from checker.outcome import DocumentOutcome
from checker.reading import Advance, Task, find_tasks, outcome_of, read_all

if TYPE_CHECKING:
    from checker.register import Declared, Register, Registered  # noqa: TC004 - no value of theirs is decoded
    from checker.settings import Settings


class ClaimFile(Struct, frozen=True, kw_only=True):
    """A file of claims: what the report says of it, and what is in it, None where it could not be read."""

    outcome: DocumentOutcome
    entry: Registered | Declared | None


class Found(Struct, frozen=True, kw_only=True):
    """What the paths of a run lead to, in the order of the run: documents, then files of claims."""

    tasks: tuple[Task, ...]
    known: Mapping[str, Registered] = {}  # by path: the documents that are not read, for the register knows them
    claim_files: tuple[ClaimFile, ...] = ()

    @property
    def unknown(self) -> tuple[Task, ...]:
        """The documents that are to be read."""
        return tuple(task for task in self.tasks if task.shown not in self.known)

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all, as reports show them."""
        return (*(task.shown for task in self.tasks), *(file.outcome.path for file in self.claim_files))


class Sources(Struct, frozen=True, kw_only=True):
    """What was read, in the order of the run."""

    outcomes: tuple[DocumentOutcome, ...]
    readings: tuple[Reading, ...]
    claims: Mapping[str, tuple[Claim, ...]]  # by path: of documents whose claims are known without reading them


def register_of(settings: Settings) -> Register:
    """Return the register of a run."""
    from checker.register import Register  # noqa: PLC0415

    return Register(root=settings.folder, folder=settings.claims)


def find_sources(
    paths: Sequence[Path], settings: Settings, *, from_register: bool = False, with_claim_files: bool = True
) -> Found:
    """Return what paths lead to, without reading any document.

    `from_register`: a document that has not changed since it was locked is not read again, but taken from the register.
    A document that is read itself goes before a register file that is named beside it.
    """
    tasks = find_document_tasks(paths, settings)
    known = _registered(tasks, settings) if from_register else {}
    places = {task.path.as_posix() for task in tasks}
    files = _from_claim_files(paths, settings) if with_claim_files else ()
    claim_files: dict[str, ClaimFile] = {}
    for file in files:
        if file.outcome.path not in places:
            claim_files.setdefault(file.outcome.path, file)
    return Found(tasks=tuple(tasks), known=known, claim_files=tuple(claim_files.values()))


def read_sources(
    paths: Sequence[Path],
    settings: Settings,
    advance: Advance | None = None,
    *,
    from_register: bool = False,
    with_claim_files: bool = True,
) -> Sources:
    """Read documents and claim files; all of them are in memory then."""
    found = find_sources(paths, settings, from_register=from_register, with_claim_files=with_claim_files)
    results = read_all(found.unknown, settings.jobs, settings.cache, advance)
    outcomes: list[DocumentOutcome] = []
    readings: list[Reading] = []
    for task in found.tasks:
        known = found.known.get(task.path.as_posix())
        read = known.reading if known else next(results)
        outcomes.append(outcome_of(read))
        readings += [read] if isinstance(read, Reading) else []
    next(results, None)  # that it may end
    entries = [file.entry for file in found.claim_files if file.entry is not None]
    claims = {path: known.claims for path, known in found.known.items()}
    return Sources(
        outcomes=(*outcomes, *(file.outcome for file in found.claim_files)),
        readings=(*readings, *(entry.reading for entry in entries)),
        claims=claims | {entry.reading.document.path: entry.claims for entry in entries},
    )


def find_document_tasks(paths: Sequence[Path], settings: Settings) -> list[Task]:
    """Return the documents that paths stand for; a claim file that is named is none."""
    from checker.register import is_claim_file  # noqa: PLC0415

    return find_tasks([path for path in paths if path.is_dir() or not is_claim_file(path)], settings)


def _registered(tasks: Sequence[Task], settings: Settings) -> dict[str, Registered]:
    """Return the documents that are as the register knows them; none where everything is to be read afresh."""
    if settings.cache.folder is None:
        return {}
    register = register_of(settings)
    found = {
        task.path.as_posix(): register.known(register.name_of(task.path), task.path, dict(task.hints), __version__)
        for task in tasks
    }
    return {path: known for path, known in found.items() if known is not None}


def _from_claim_files(paths: Sequence[Path], settings: Settings) -> list[ClaimFile]:
    from checker.register import find_claim_files, is_claim_file  # noqa: PLC0415

    if not (settings.declared_too or any(is_claim_file(path) or path.is_dir() for path in paths)):
        return []
    register = register_of(settings)
    files = find_claim_files(paths, register, declared_too=settings.declared_too)
    if not files:
        return []
    from checker.register import Declared, read_claim_files  # noqa: PLC0415

    found: list[ClaimFile] = []
    for file, entry in zip(files, read_claim_files(files, register, settings.hints), strict=True):
        if isinstance(entry, Unreadable):
            found.append(ClaimFile(outcome=outcome_of(entry), entry=None))
            continue
        outcome = outcome_of(entry.reading)
        if isinstance(entry, Declared):
            found.append(ClaimFile(outcome=replace(outcome, declared=True, source=entry.source), entry=entry))
        elif file in paths or not settings.is_excluded(Path(outcome.path)):  # as its document would be left out
            found.append(ClaimFile(outcome=replace(outcome, register=file.as_posix()), entry=entry))
    return found
