"""The flow of one document, from its file to the verdicts that it is enough for; of many, in several processes."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.judging import Plan, judge_document
from checker.kept_documents import Kept, Packed, keep, pack
from checker.model import Claim, Judged, Reading, Unreadable
from checker.outcome import DocumentOutcome
from checker.parallel import map_in_order
from checker.reading import Task, is_kept, lost, outcome_of, processes_for, read_one
from checker.vocabulary import keep_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.cache import Cache
    from checker.reading import Advance
    from checker.resolution import Outline  # noqa: TC004 - no value of theirs is decoded


class Examined(Struct, frozen=True, kw_only=True):
    """One document after everything that it is enough for."""

    outcome: DocumentOutcome
    outline: Outline | None = None  # None: it could not be read, and nothing below is known
    judged: Judged = Judged()
    document: Kept | Packed | None = None
    claims: int = 0  # how many it has
    has_remarks: bool = False  # comments that are for us


class _Examine(Struct, frozen=True, kw_only=True):
    """What a process does with each document."""

    plan: Plan
    packs: bool  # for the way to another process

    def __call__(self, task: Task) -> Examined:
        cache = self.plan.settings.cache
        keep_in(cache)
        examined = examine(task, self.plan, cache)
        packed = pack(examined.document) if self.packs and isinstance(examined.document, Kept) else None
        return replace(examined, document=packed) if packed else examined


def examine(task: Task, plan: Plan, cache: Cache | None = None) -> Examined:
    """Read a document, find its claims and judge those by every rule that no other document is needed for."""
    return examine_reading(read_one(task, cache), plan)


def examine_reading(reading: Reading | Unreadable, plan: Plan, known: Sequence[Claim] | None = None) -> Examined:
    """Judge a document that has been read; `known`: its claims, where they are known without reading it."""
    from checker.resolution import outline_of, resolve_one  # noqa: PLC0415 - what a process needs, it loads itself

    if isinstance(reading, Unreadable):
        return Examined(outcome=outcome_of(reading))
    claims = tuple(resolve_one(reading) if known is None else known)
    return Examined(
        outcome=outcome_of(reading),
        outline=outline_of(reading),
        judged=judge_document(reading, claims, plan),
        document=keep(reading, claims),
        claims=len(claims),
        has_remarks=bool(reading.document.remarks),
    )


def examine_all(tasks: Sequence[Task], plan: Plan, advance: Advance | None = None) -> Iterator[Examined]:
    """Yield what became of each document, in order, from as many processes as the settings say or are worth it."""
    settings = plan.settings
    keep_in(settings.cache)
    fresh = sum(not is_kept(task, settings.cache) for task in tasks) if settings.jobs is None else len(tasks)
    jobs = processes_for(len(tasks), fresh, settings.jobs)
    with closing(map_in_order(_Examine(plan=plan, packs=jobs > 1), tasks, jobs, _lost)) as results:
        for done, result in enumerate(results, start=1):
            if advance:
                advance(done, len(tasks))
            yield result
    settings.cache.make_room()


def _lost(task: Task, code: int) -> Examined:
    return Examined(outcome=outcome_of(lost(task, code)))
