"""The stages of a check as a flow of Ray Data.

Blocks of a few documents go to workers, each of them a process that has loaded the rules once. A worker that dies is
replaced, and its blocks are done again; what is missing then is done once more, document by document, so that one that
kills its worker takes no other with it. What was read stays with the cluster, where it is grouped by company, judged
and written down; the run itself gets a copy of each document, for its report.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import ray
import ray.data
from msgspec.structs import replace
from ray.data import ActorPoolStrategy, DataContext
from ray.data.context import ShuffleStrategy
from ray.exceptions import RayError, RayTaskError

from checker.clusters.tables import SAID, names_only, said_of, write_block, write_list, write_others
from checker.clusters.work import SEATED, TASKS, Reader, Seat, dump, judge, load, rows_as, seat_row, seated
from checker.companies import grouped, is_needed
from checker.errors import ClusterError
from checker.examination import Examined
from checker.model import Unreadable
from checker.reading import outcome_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    import pyarrow as pa

    from checker.clusters.tables import Said, Target
    from checker.clusters.work import Orders
    from checker.judging import Compared
    from checker.kept_documents import Shelf
    from checker.model import Verdict
    from checker.outcome import Report, RuleDescription
    from checker.reading import Advance, Task
    from checker.resolution import Outline

_BLOCKS = 512  # at least, where there are as many documents: the smaller they are, the more even is the load
_LARGEST = 16  # documents in a block
_AGAIN = 1  # times that a block is given to another worker when its own has died
_AHEAD = 2  # blocks on their way to a worker, that it need not wait


class Flow:
    """One run of the stages; it holds what was read as long as it is there itself."""

    def __init__(self, orders: Orders, workers: int) -> None:
        """Take what holds for all documents, and how many workers to ask for."""
        self._orders = orders
        self._workers = workers
        self._places: dict[int, tuple[Any, int]] = {}  # of what was read: its block, and where in it, by position
        self._positions: dict[str, int] = {}  # in the run, by path
        self._latest: tuple[Any, pa.Table] | None = None  # block

    def examine_all(self, tasks: Sequence[Task], advance: Advance | None) -> Generator[Examined]:
        """Yield what became of each document, in order; ClusterError where the cluster gives up."""
        self._positions = {task.shown: position for position, task in enumerate(tasks)}
        with _failures(), closing(self._read(tasks)) as progress:
            for position, task in enumerate(tasks):
                while position not in self._places and next(progress, None) is not None:
                    if advance:
                        advance(len(self._places), len(tasks))
                yield self._examined(position, task)

    def _read(self, tasks: Sequence[Task]) -> Generator[int]:
        """Have all documents read, and yield whenever there are more of them; one that no worker survives stays out."""
        for size in (max(1, min(_LARGEST, len(tasks) // _BLOCKS)), 1):
            waiting = [(position, task) for position, task in enumerate(tasks) if position not in self._places]
            blocks = [waiting[at : at + size] for at in range(0, len(waiting), size)]
            for block in self._blocks_read(blocks) if blocks else ():
                positions = ray.get(block).column("position").to_pylist()
                self._places |= {position: (block, at) for at, position in enumerate(positions)}
                yield len(self._places)

    def _blocks_read(self, blocks: Sequence[Sequence[tuple[int, Task]]]) -> Iterator[Any]:
        """Yield the blocks as they come back, in any order."""
        _context().max_errored_blocks = -1  # they are looked for afterwards
        given = [rows_as(TASKS, [(position, dump(task)) for position, task in block]) for block in blocks]
        workers = min(self._workers, len(blocks))
        read = ray.data.from_arrow(given).map_batches(
            Reader,
            fn_constructor_args=(self._orders,),
            batch_size=None,
            batch_format="pyarrow",
            compute=ActorPoolStrategy(size=workers, max_tasks_in_flight_per_actor=_AHEAD),
            num_cpus=1,
            ray_remote_args_fn=_again,
        )
        for bundle in read.iter_internal_ref_bundles():
            yield from (entry.ref for entry in bundle.blocks)

    def _examined(self, position: int, task: Task) -> Examined:
        if position not in self._places:
            return Examined(outcome=outcome_of(_lost(task)))
        block, at = self._places[position]
        if self._latest is None or self._latest[0] != block:
            self._latest = block, ray.get(block)
        table = self._latest[1]
        examined: Examined | Exception = load(table.column("examined")[at].as_py())
        if isinstance(examined, Exception):
            raise examined
        return replace(examined, document=load(table.column("document")[at].as_py()))

    def judge_companies(self, outlines: Sequence[Outline], shelf: Shelf) -> Generator[tuple[tuple[int, ...], Compared]]:
        """Yield what was found between the documents of each company, with their indices; ClusterError as above."""
        self._latest = None
        if not outlines or not is_needed(self._orders.plan):
            return
        companies, identities = grouped(outlines, self._orders.plan)
        seats = [
            Seat(company=company, index=index, path=shelf.paths[index], identity=identities[index])
            for company, members in enumerate(companies)
            for index in members
        ]
        with _failures():
            judged = 0
            for members, compared in self._judged(seats, shelf):
                judged += len(members)
                yield members, compared
        if judged != len(seats):
            raise ClusterError("the cluster did not give back all that was found between documents; run it again")

    def _judged(self, seats: Sequence[Seat], shelf: Shelf) -> Iterator[tuple[tuple[int, ...], Compared]]:
        _context().max_errored_blocks = 0
        documents = self._seated(seats, shelf)
        found = documents.groupby("company").map_groups(
            judge,
            fn_kwargs={"orders": self._orders, "is_alone": len(seats) < 2},
            batch_format="pyarrow",
        )
        for table in found.iter_batches(batch_size=None, batch_format="pyarrow"):
            for row in table.to_pylist():
                yield load(row["members"]), load(row["compared"])

    def _seated(self, seats: Sequence[Seat], shelf: Shelf) -> ray.data.Dataset:
        """Return the documents with the companies they are of; those that were not read here come from the shelf."""
        there = {self._positions[seat.path]: seat for seat in seats if seat.path in self._positions}
        others = [
            seat_row(seat, dump(shelf.portable(seat.index))) for seat in seats if seat.path not in self._positions
        ]
        parts = [ray.data.from_arrow(rows_as(SEATED, others))] if others else []
        if there:
            parts.append(
                ray.data.from_arrow_refs(self._all_blocks()).map_batches(
                    seated, fn_kwargs={"seats": there}, batch_size=None, batch_format="pyarrow"
                )
            )
        return parts[0].union(*parts[1:]) if len(parts) > 1 else parts[0]

    def write(self, report: Report, verdicts: Sequence[Verdict], target: Target) -> None:
        """Write the tables of a report and those `verdicts` that it lists; UsageError where that cannot be done."""
        said, rules = said_of(report, verdicts), names_only(report.rules)
        with _failures():
            for problem in self._written(said, rules, target):
                raise target.refused(problem)
        others = [one for path, one in said.items() if path not in self._positions]
        elsewhere = [verdict for verdict in verdicts if verdict.location.path not in said]
        try:
            write_list(target, report)
            if others or elsewhere or not self._places:
                write_others(target, report, others, elsewhere)
        except OSError as error:
            raise target.refused(str(error)) from error

    def _written(self, said: Mapping[str, Said], rules: Mapping[str, RuleDescription], target: Target) -> Iterator[str]:
        """Have the documents that were read here written by the workers, and yield what was in the way."""
        if not self._places:
            return
        rows = [(position, dump(said[path])) for path, position in self._positions.items()]
        _context().max_errored_blocks = 0
        written = ray.data.from_arrow_refs(self._all_blocks()).map_batches(
            _write,
            fn_kwargs={"said": ray.put(rows_as(SAID, rows)), "target": target, "rules": rules},
            batch_size=None,
            batch_format="pyarrow",
        )
        for table in written.iter_batches(batch_size=None, batch_format="pyarrow"):
            yield from (problem for problem in table.column("problem").to_pylist() if problem)

    def _all_blocks(self) -> list[Any]:
        return list(dict.fromkeys(block for block, _ in self._places.values()))


def _write(documents: pa.Table, said: Any, target: Target, rules: Mapping[str, RuleDescription]) -> pa.Table:  # noqa: ANN401 - a reference of Ray
    """Write the rows of some documents; `said` is large, and there once on every machine."""
    return write_block(documents, ray.get(said), target, rules)


def _again() -> dict[str, Any]:
    """Return what is asked of Ray for a worker that dies."""
    return {"max_restarts": -1, "max_task_retries": _AGAIN}


def _context() -> DataContext:
    """Return what is asked of Ray Data: to group by tasks, which can be done again, not by actors that hold a part."""
    context = DataContext.get_current()
    context.enable_progress_bars = False
    context.shuffle_strategy = ShuffleStrategy.SORT_SHUFFLE_PULL_BASED
    return context


def _lost(task: Task) -> Unreadable:
    return Unreadable(
        path=task.shown,
        reason="Every worker that read it died, perhaps because memory ran out.",
        remedy="Check it alone, on a machine with more memory.",
    )


@contextmanager
def _failures() -> Iterator[None]:
    """Tell a cluster that gives up from a bug of ours."""
    try:
        yield
    except RayTaskError:
        raise
    except RayError as error:
        told = str(error).strip()
        if "No module named 'checker" in told:
            raise ClusterError("every machine of the cluster needs esglint too: pip install 'esglint[ray]'") from error
        last = " ".join((told.splitlines() or [type(error).__name__])[-1].split())
        raise ClusterError(f"the cluster gave up ({type(error).__name__}): {last}") from error
