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
from checker.reading import Advance, Task, find_tasks, outcome_of, read_all, read_one

if TYPE_CHECKING:
    from checker.register import Declared, Register, Registered
    from checker.settings import Settings


class Sources(Struct, frozen=True, kw_only=True):
    """What was read, in the order of the run."""

    outcomes: tuple[DocumentOutcome, ...]
    readings: tuple[Reading, ...]
    claims: Mapping[str, tuple[Claim, ...]]  # by path: of documents whose claims are known without reading them


def register_of(settings: Settings) -> Register:
    """Return the register of a run."""
    from checker.register import Register  # noqa: PLC0415

    return Register(root=settings.folder, folder=settings.claims)


def read_sources(
    paths: Sequence[Path],
    settings: Settings,
    advance: Advance | None = None,
    *,
    from_register: bool = False,
    with_claim_files: bool = True,
) -> Sources:
    """Read documents and claim files.

    `from_register`: a document that has not changed since it was locked is not read again, but taken from the register.
    A document that is read itself goes before a register file that is named beside it.
    """
    tasks = find_document_tasks(paths, settings)
    known = _registered(tasks, settings) if from_register else {}
    unknown = [task for task in tasks if task.path.as_posix() not in known]
    results: dict[str, Reading | Unreadable] = {}
    for task, result in zip(unknown, read_all(unknown, settings.jobs, settings.cache, advance), strict=True):
        results[task.path.as_posix()] = result
    outcomes: dict[str, DocumentOutcome] = {}
    readings: list[Reading] = []
    claims: dict[str, tuple[Claim, ...]] = {}
    for path in (task.path.as_posix() for task in tasks):
        read = known[path].reading if path in known else results[path]
        outcomes[path] = outcome_of(read)
        if path in known:
            claims[path] = known[path].claims
        readings.extend([read] if isinstance(read, Reading) else [])
    for outcome, entry in _from_claim_files(paths, settings) if with_claim_files else ():
        if outcome.path not in outcomes:
            outcomes[outcome.path] = outcome
            if entry is not None:
                readings.append(entry.reading)
                claims[outcome.path] = entry.claims
    return Sources(outcomes=tuple(outcomes.values()), readings=tuple(readings), claims=claims)


def source_of(task: Task) -> Sources:
    """Read one document and nothing else."""
    result = read_one(task)
    readings = (result,) if isinstance(result, Reading) else ()
    return Sources(outcomes=(outcome_of(result),), readings=readings, claims={})


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


def _from_claim_files(
    paths: Sequence[Path], settings: Settings
) -> list[tuple[DocumentOutcome, Registered | Declared | None]]:
    from checker.register import find_claim_files, is_claim_file  # noqa: PLC0415

    if not (settings.declared_too or any(is_claim_file(path) or path.is_dir() for path in paths)):
        return []
    register = register_of(settings)
    files = find_claim_files(paths, register, declared_too=settings.declared_too)
    if not files:
        return []
    from checker.register import Declared, read_claim_files  # noqa: PLC0415

    found: list[tuple[DocumentOutcome, Registered | Declared | None]] = []
    for file, entry in zip(files, read_claim_files(files, register, settings.hints), strict=True):
        if isinstance(entry, Unreadable):
            found.append((outcome_of(entry), None))
            continue
        outcome = outcome_of(entry.reading)
        if isinstance(entry, Declared):
            found.append((replace(outcome, declared=True, source=entry.source), entry))
        elif file in paths or not settings.is_excluded(Path(outcome.path)):  # as its document would be left out
            found.append((replace(outcome, register=file.as_posix()), entry))
    return found
