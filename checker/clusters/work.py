"""What a machine of the cluster does: read documents, judge those of a company together.

Values travel as bytes in the columns of Arrow tables. Nothing here needs to know where it runs.
"""

from __future__ import annotations

import gc
import pickle
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from msgspec import Struct
from msgspec.structs import replace

from checker import __version__
from checker.addresses import address_of
from checker.cache import Cache
from checker.clusters.storage import Store, fetched
from checker.code_state import code_digest
from checker.errors import ClusterError
from checker.examination import Examined, examine
from checker.judging import Member, Plan, judge_company
from checker.kept_documents import Kept, Packed, pack, unpack
from checker.model import Unreadable
from checker.parallel import COLLECT_EVERY
from checker.reading import outcome_of
from checker.resolution import Identity
from checker.vocabulary import keep_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.reading import Task

TASKS = pa.schema([("position", pa.int64()), ("task", pa.binary())])
READ = pa.schema([("position", pa.int64()), ("examined", pa.large_binary()), ("document", pa.large_binary())])
SEATED = pa.schema([("company", pa.int64()), ("index", pa.int64()), ("member", pa.large_binary())])
COMPARED = pa.schema([("members", pa.binary()), ("compared", pa.large_binary())])


class Program(Struct, frozen=True, kw_only=True):
    """Which program reads documents; on every machine it must be the same."""

    version: str
    state: str  # the digest of its code, its vocabulary and its libraries


class Orders(Struct, frozen=True, kw_only=True):
    """What holds for all documents of a run."""

    plan: Plan
    program: Program
    stores: Mapping[str, Store]  # by bucket
    folder: str  # that paths start from; "" where every document is in a store


class Seat(Struct, frozen=True, kw_only=True):
    """Where a document that was read belongs in the comparison."""

    company: int
    index: int  # among the documents that could be read
    path: str
    identity: Identity


def this_program() -> Program:
    """Return the program of this machine."""
    return Program(version=__version__, state=code_digest(Cache()))


class Reader:
    """Reads documents and judges each by itself; made once in a process, and then given many."""

    def __init__(self, orders: Orders) -> None:
        """Take what holds for all documents."""
        self._orders = orders
        self._hindrance = _hindrance(orders)
        keep_in(orders.plan.settings.cache)
        gc.set_threshold(COLLECT_EVERY, 20, 20)

    def __call__(self, tasks: pa.Table) -> pa.Table:
        """Return what became of each document: where it is a bug, or cannot be done on this machine, the exception."""
        with chdir("." if self._hindrance else self._orders.folder or "."):
            return rows_as(READ, [self._row(row["position"], row["task"]) for row in tasks.to_pylist()])

    def _row(self, position: int, stored: bytes) -> tuple[object, ...]:
        task: Task = load(stored)
        try:
            examined = self._examined(task)
        except Exception as error:  # noqa: BLE001 - raised again by the run
            error.add_note(f"while working on {task!r}")
            return position, dump(error), b""
        document = examined.document
        packed = (pack(document) or document) if isinstance(document, Kept) else document
        return position, dump(replace(examined, document=None)), dump(packed)

    def _examined(self, task: Task) -> Examined:
        if self._hindrance is not None:
            raise self._hindrance
        plan, address = self._orders.plan, address_of(task.path)
        found = fetched(task, address, self._orders.stores) if address else task
        if isinstance(found, Unreadable):
            return Examined(outcome=outcome_of(found))
        return examine(found, plan, plan.settings.cache)


def _hindrance(orders: Orders) -> ClusterError | None:
    """Return why this machine cannot work along, None where it can."""
    own = this_program()
    if own != orders.program:
        return ClusterError(
            f"a machine of the cluster does not read documents as this one does (esglint {own.version} there, "
            f"{orders.program.version} here): install the same esglint, libraries and Python on all of them"
        )
    if orders.folder and not Path(orders.folder).is_dir():
        return ClusterError(
            f"a machine of the cluster does not have the folder {orders.folder}: share it under this path with all of "
            "them, or check documents in a store, s3://BUCKET/FOLDER"
        )
    return None


def seated(documents: pa.Table, seats: Mapping[int, Seat]) -> pa.Table:
    """Return a row for each document that could be read; `seats` by the position of the document in the run."""
    rows = documents.select(["position", "document"]).to_pylist()
    found = ((seats[row["position"]], row["document"]) for row in rows if row["position"] in seats)
    return rows_as(SEATED, [seat_row(seat, document) for seat, document in found])


def seat_row(seat: Seat, document: bytes) -> tuple[object, ...]:
    """Return a document as a row of `SEATED`."""
    return seat.company, seat.index, dump((seat, document))


def judge(company: pa.Table, orders: Orders, *, is_alone: bool) -> pa.Table:
    """Return what was found between the documents of one company, given as rows of `SEATED`."""
    rows = sorted(company.select(["index", "member"]).to_pylist(), key=lambda row: row["index"])
    with chdir(orders.folder or "."):
        compared = judge_company([_member(row["member"]) for row in rows], orders.plan, is_alone=is_alone)
    return rows_as(COMPARED, [(dump(tuple(row["index"] for row in rows)), dump(compared))])


def _member(stored: bytes) -> Member:
    seat: Seat
    seat, document = load(stored)
    kept = kept_at(seat.path, document)
    assert kept is not None  # noqa: S101 - only who can be read has a seat
    return Member(reading=kept.reading, claims=kept.claims, identity=seat.identity)


def kept_at(path: str, stored: bytes) -> Kept | None:
    """Return a document and its claims as a row has them, None where it could not be read."""
    document: Kept | Packed | None = load(stored)
    return unpack(document, path) if isinstance(document, Packed) else document


def dump(value: object) -> bytes:
    """Return a value as it stands in a column."""
    return pickle.dumps(value)


def load(stored: bytes) -> Any:  # noqa: ANN401 - whoever calls knows what it wrote
    """Return the value that stands in a column."""
    return pickle.loads(stored)  # noqa: S301 - this run wrote it; whoever can write to the cluster can run code there


def rows_as(schema: pa.Schema, rows: Iterable[tuple[object, ...]]) -> pa.Table:
    """Return rows as a table."""
    every = list(rows)
    return pa.table([pa.array([row[at] for row in every], one.type) for at, one in enumerate(schema)], schema=schema)
