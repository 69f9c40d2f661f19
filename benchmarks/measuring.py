"""The one way in which the benchmarks measure: a command as a process with all that it starts, or a call in this one.

Processor time is that of the command and of every process it waited for; other programs on the machine disturb it
least, and only figures of one run are compared. Memory is the largest amount that the command and its children held
together, looked at fifty times a second where the system tells (Linux), elsewhere the largest process's own peak.
"""

from __future__ import annotations

import contextlib
import os
import platform
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
_EVERY = 0.02  # seconds between two looks at the memory
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes of `ru_maxrss`


class Measured(Struct, frozen=True, kw_only=True):
    """What a command took."""

    clock: float  # seconds that passed
    processor: float  # seconds
    memory: int  # bytes
    first: float | None = None  # seconds that passed until the first line that was looked for
    code: int = 0  # the exit code


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a program as it is after its installation: compiled, and with a cache of its own.

    `folder` takes what would otherwise be kept in the user's folders and in the checkout.
    """
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    around = {**os.environ, "PYTHONPATH": path, "ESGLINT_CACHE_DIR": str(folder / "cache")}
    around |= {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    return around | dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def measure(
    command: Sequence[str], around: Mapping[str, str], folder: Path | None = None, first: str | None = None
) -> Measured:
    """Run a command in a folder, whatever it prints or returns; `first` is what the first line looked for contains."""
    start, seen, before = time.perf_counter(), None, peak()
    process = subprocess.Popen(  # noqa: S603 - our own commands
        command, env=dict(around), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    watch = _Watch(process.pid)
    watch.start()
    with process.stdout or contextlib.nullcontext() as lines:
        for line in lines or ():
            if seen is None and first is not None and first.encode() in line:
                seen = time.perf_counter() - start
    _, status, used = os.wait4(process.pid, 0)
    taken = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.stop()
    return Measured(
        clock=taken,
        processor=used.ru_utime + used.ru_stime,
        # the system counts what this process held when it made the other: a peak below that says nothing
        memory=max(watch.most, used.ru_maxrss * _PEAK_UNIT if used.ru_maxrss * _PEAK_UNIT > before else 0),
        first=seen,
        code=process.returncode,
    )


def seconds_of(tasks: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the least processor time of each call; they take turns, after a round that is not counted."""
    seconds = dict.fromkeys(tasks, float("inf"))
    for number in range(rounds + 1):
        for name, task in tasks.items():
            start = time.process_time()
            task()
            if number:
                seconds[name] = min(seconds[name], time.process_time() - start)
    return seconds


def peak() -> int:
    """Return the most memory that this process has had so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _PEAK_UNIT


def machine() -> str:
    """Say in general terms where this runs."""
    cores = os.cpu_count() or 1
    return f"{cores} cores, {platform.system()}, {platform.python_implementation()} {platform.python_version()}"


class _Watch(threading.Thread):
    """Looks at the memory of a process and its descendants while they run."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process, self._is_over = process, threading.Event()
        self.most = 0  # bytes

    def run(self) -> None:
        while not self._is_over.wait(_EVERY):
            family = list(_family(self._process))
            held = _told(self._process, "status", "VmHWM:") if len(family) == 1 else sum(map(_held, family))
            self.most = max(self.most, held)

    def stop(self) -> None:
        self._is_over.set()
        self.join()


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except OSError:  # over, or another system
        return
    for child in children:
        yield from _family(int(child))


def _held(process: int) -> int:
    """Return the bytes that a process holds, those that it shares divided among those that share them."""
    return _told(process, "smaps_rollup", "Pss:")


def _told(process: int, file: str, name: str) -> int:
    """Return the bytes that the system tells of a process under a name; 0 where it tells none."""
    try:
        lines = Path(f"/proc/{process}/{file}").read_text("ascii").splitlines()
    except OSError:  # over, or another system
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))
