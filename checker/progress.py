"""A progress bar for a person who waits: on a terminal, and only once the run takes more than a second.

It shows how many documents are done, how many a second, and how long the others will take.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress

PATIENCE = 1.0  # seconds before the bar appears


@contextmanager
def progress_bar(stream: TextIO, *, watched: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Give the function to call after each document, None where nobody watches; the bar is gone at the end."""
    if not watched:
        yield None
        return
    bar = _Bar(stream)
    try:
        yield bar.advance
    finally:
        bar.close()


class _Bar:
    """Starts rich only when it is needed: loading it takes a while."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._started = time.monotonic()
        self._progress: Progress | None = None

    def advance(self, done: int, total: int) -> None:
        if self._progress is None:
            if time.monotonic() - self._started < PATIENCE or done == total:
                return
            self._progress = self._start()
        rate = f"{done / max(time.monotonic() - self._started, PATIENCE):.1f}/s"
        self._progress.update(self._progress.task_ids[0], completed=done, total=total, rate=rate)

    def close(self) -> None:
        if self._progress is not None:
            self._progress.stop()

    def _start(self) -> Progress:
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=Console(file=self._stream),
            transient=True,
        )
        progress.add_task("reading documents", total=None, rate="")
        progress.start()
        return progress
