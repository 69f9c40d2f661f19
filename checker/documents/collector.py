"""Python's search for circles of garbage, put off while one file is read.

A parser makes millions of objects of a large page and keeps them all: a search among them finds nothing, again and
again. What a tree leaves behind is found by the first search afterwards.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def without_collector() -> Iterator[None]:
    """Put the search off; where it was off already, it stays so."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
