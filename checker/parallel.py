"""Work on many things at once, with results in the order of the things.

Each process is given one thing at a time, so that a large one keeps nothing waiting but itself, and a process that is
killed takes one thing with it. No more results are kept than a window ahead of the one that is waited for.
"""

from __future__ import annotations

import gc
import os
import signal
from contextlib import contextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Thing = TypeVar("Thing")
Result = TypeVar("Result")

COLLECT_EVERY = 200_000  # allocations; the usual 700 makes the collector half of the time that spaCy needs to load
_WINDOW = 8  # things a process may be ahead of the slowest
_PATIENCE = 2.0  # seconds for a process to end what it has started
_WAIT = 1.0  # seconds until Ctrl-C is looked for where waiting cannot be interrupted


def map_in_order(
    function: Callable[[Thing], Result],
    things: Sequence[Thing],
    jobs: int,
    lost: Callable[[Thing, int], Result],
) -> Generator[Result]:
    """Yield `function(thing)` for each thing, in order, from as many processes as are worth starting.

    `lost(thing, code)` stands for the result of a thing whose process ended with that exit code before it was done;
    the code is negative for the number of a signal.
    """
    if jobs == 1 or len(things) < 2:
        for number, thing in enumerate(things):
            yield function(thing)
            _collect_after(number)
        return
    team = _Team(function, min(jobs, len(things)))
    try:
        yield from team.work(things, lost)
    finally:
        team.stop()


class _Worker:
    """A process and the way to it."""

    def __init__(self, function: Callable[[Any], object]) -> None:
        # loaded here: one process is the usual case, and need not wait for them
        from multiprocessing import get_context  # noqa: PLC0415

        context = get_context("spawn")  # a fork would copy the threads of a progress bar half-way
        self.connection, far_end = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(far_end, function), daemon=True)
        with _interrupts_held():
            self.process.start()
        far_end.close()


class _Team(Generic[Thing, Result]):
    """Processes that are given things one by one."""

    def __init__(self, function: Callable[[Thing], Result], size: int) -> None:
        self._function = function
        self._size = size
        self._idle: list[_Worker] = []
        self._busy: dict[object, tuple[_Worker, int]] = {}  # with the index of the thing, by connection

    def work(self, things: Sequence[Thing], lost: Callable[[Thing, int], Result]) -> Iterator[Result]:
        """Yield the results in order."""
        results: dict[int, Result] = {}
        given = 0
        for wanted in range(len(things)):
            while wanted not in results:
                while given < min(len(things), wanted + self._size * _WINDOW) and len(self._busy) < self._size:
                    self._give(given, things[given])
                    given += 1
                results.update(self._collect(things, lost))
            yield results.pop(wanted)

    def _give(self, index: int, thing: Thing) -> None:
        worker = self._idle.pop() if self._idle else _Worker(self._function)
        self._busy[worker.connection] = worker, index
        with suppress(OSError):  # it is gone: collecting will say so
            worker.connection.send(thing)

    def _collect(self, things: Sequence[Thing], lost: Callable[[Thing, int], Result]) -> Iterator[tuple[int, Result]]:
        from multiprocessing.connection import wait  # noqa: PLC0415

        for connection in wait([worker.connection for worker, _ in self._busy.values()], _WAIT):
            worker, index = self._busy.pop(connection)
            try:
                is_done, value = worker.connection.recv()
            except (EOFError, OSError):
                worker.connection.close()
                worker.process.join()
                yield index, lost(things[index], worker.process.exitcode or 0)
                continue
            self._idle.append(worker)
            if not is_done:
                raise value
            yield index, value

    def stop(self) -> None:
        """End all processes; what they were still at is given up."""
        for worker, _ in self._busy.values():
            worker.process.terminate()  # it ends what it has started itself
        for worker, _ in self._busy.values():
            worker.process.join(_PATIENCE)
        for worker in (*self._idle, *(worker for worker, _ in self._busy.values())):
            worker.process.kill()  # idle, or deaf
            worker.process.join()
            worker.connection.close()


class _StoppedError(BaseException):
    """Unwinds the work of a process that is told to end, so that it leaves nothing running or half-written."""


def _serve(connection: Connection[Any, Any], function: Callable[[Any], object]) -> None:
    """Work on what comes until nothing more can come; interrupts are left to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)
    _let_interrupts_through()
    gc.set_threshold(COLLECT_EVERY, 20, 20)
    with suppress(EOFError, OSError, _StoppedError):
        for number in count():
            connection.send(_attempt(function, connection.recv()))
            _collect_after(number)


def _collect_after(number: int) -> None:
    """Let go of what a thing has left behind in circles: only what is new is looked at, nothing that stays."""
    if number >= _WINDOW:  # few things are not worth it
        gc.collect(1)


def _attempt(function: Callable[[Any], object], thing: object) -> tuple[bool, object]:
    try:
        return True, function(thing)
    except Exception as error:  # noqa: BLE001 - raised again by the parent
        error.add_note(f"while working on {thing!r}")
        return False, error


def _stop(*_: object) -> None:
    raise _StoppedError


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Keep an interrupt back from a process that is not yet ready to leave it to its parent."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        _let_interrupts_through()


def _let_interrupts_through() -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not everywhere
        return os.cpu_count() or 1
