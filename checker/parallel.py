"""Work on many things at once, with results in the order of the things."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def map_in_order(function: Callable[[Thing], Result], things: Sequence[Thing], jobs: int) -> Iterator[Result]:
    """Yield `function(thing)` for each thing, in order, from as many processes as are worth starting."""
    if jobs == 1 or len(things) < 2:
        yield from map(function, things)
        return
    # loaded here: one process is the usual case, and need not wait for them
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    # "spawn": a fork would copy the threads of a progress bar half-way
    with ProcessPoolExecutor(min(jobs, len(things)), get_context("spawn"), _leave_interrupts_to_parent) as pool:
        yield from pool.map(function, things, chunksize=max(1, len(things) // (jobs * 4)))


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
