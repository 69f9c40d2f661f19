"""The engine of a run on a cluster: which documents there are, who works, and what everybody is told."""

from __future__ import annotations

import os
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.addresses import address_of, bucket_of
from checker.cache import CACHE_NAME, Cache
from checker.clusters.connection import connect
from checker.parallel import processors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.clusters.connection import Cluster
    from checker.clusters.flow import Flow
    from checker.clusters.storage import Store
    from checker.clusters.tables import Target
    from checker.examination import Examined
    from checker.judging import Compared, Plan
    from checker.kept_documents import Shelf
    from checker.model import Verdict
    from checker.outcome import Report
    from checker.reading import Advance, Task
    from checker.resolution import Outline
    from checker.settings import Settings


@contextmanager
def open_cluster(jobs: int | None) -> Iterator[ClusterEngine]:
    """Give the engine of a cluster, and leave the cluster at the end.

    `jobs`: workers to ask for; None for as many as there are processors. UsageError where the extra is missing,
    ClusterError where the cluster cannot be reached.
    """
    with connect(jobs or processors()) as cluster, ExitStack() as ends:
        yield ClusterEngine(cluster, jobs or (processors() if cluster.is_own else max(1, cluster.processors)), ends)


class ClusterEngine:
    """An `Engine` for one run."""

    def __init__(self, cluster: Cluster, workers: int, ends: ExitStack) -> None:
        """Take where to work, how many workers to ask for, and what is done before the cluster is left."""
        self._ends = ends
        self._cluster = cluster
        self._workers = workers
        self._stores: dict[str, Store] = {}  # by bucket
        self._flow: Flow | None = None

    def find(self, paths: Sequence[Path], settings: Settings) -> tuple[Path, ...]:
        """Return paths with the documents in place of the addresses that lead to them.

        UsageError where a bucket cannot be listed.
        """
        return tuple(
            found for path in paths for found in (self._listed(path, settings) if address_of(path) else (path,))
        )

    def _listed(self, path: Path, settings: Settings) -> Iterator[Path]:
        from checker.clusters.storage import Store  # noqa: PLC0415 - loaded when it is needed: an extra

        address = address_of(path)
        store = Store(address)
        self._stores.setdefault(bucket_of(address), store)
        for one in map(Path, store.documents(address)):
            if one == path or not settings.is_excluded(one):
                yield one

    def target(self, folder: Path) -> Target:
        """Return the folder for tables; UsageError where it cannot be one."""
        from checker.clusters.tables import Target  # noqa: PLC0415 - an extra

        return Target(folder)

    def examine_all(self, tasks: Sequence[Task], plan: Plan, advance: Advance | None = None) -> Iterator[Examined]:
        """Yield what became of each document, in order; ClusterError where the cluster gives up."""
        from checker.clusters.flow import Flow  # noqa: PLC0415 - an extra
        from checker.clusters.work import Orders, this_program  # noqa: PLC0415 - as above

        is_on_disk = any(not address_of(task.path) for task in tasks)
        orders = Orders(
            plan=replace(plan, settings=replace(plan.settings, cache=self._cache(plan.settings.cache))),
            program=this_program(),
            stores=self._stores,
            folder=str(Path.cwd()) if is_on_disk else "",
        )
        self._flow = Flow(orders, self._workers)
        return self._ends.enter_context(closing(self._flow.examine_all(tasks, advance)))

    def judge_companies(
        self,
        outlines: Sequence[Outline],
        shelf: Shelf,
        plan: Plan,  # noqa: ARG002 - as every engine; the workers have it
    ) -> Iterator[tuple[tuple[int, ...], Compared]]:
        """Yield what was found between the documents of each company, with their indices; ClusterError as above."""
        assert self._flow is not None  # noqa: S101 - documents are examined before they are compared
        return self._ends.enter_context(closing(self._flow.judge_companies(outlines, shelf)))

    def _cache(self, given: Cache) -> Cache:
        """Return the cache for the workers: on other machines, only one that somebody has put where all find it."""
        return given if self._cluster.is_own or os.environ.get(CACHE_NAME) else Cache()

    def write(self, report: Report, verdicts: Sequence[Verdict], target: Target) -> None:
        """Write documents, claims and those `verdicts` that a report lists; UsageError where that cannot be done."""
        assert self._flow is not None  # noqa: S101 - as above
        self._flow.write(report, verdicts, target)
