"""Times that do not hang on how busy a machine is: two are taken side by side, and one good pair of many is enough."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ATTEMPTS = 6
_LEAST = 0.005  # seconds: below it a clock's own steps count


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU time that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def takes_at_most(times: float, work: Callable[[], object], measure: Callable[[], object]) -> bool:
    """Tell whether work can be done in so many times the CPU time of another piece of work.

    What is too slow by its nature is so at every attempt; what a neighbour on the machine slows down is not.
    """
    for _ in range(_ATTEMPTS):
        allowed = times * max(cpu_seconds(measure), _LEAST)
        if cpu_seconds(work) < allowed:
            return True
    return False
