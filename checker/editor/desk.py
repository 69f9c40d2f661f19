"""The documents that are open, each with what its last check found.

A document is checked once nobody has typed for a moment, in a thread of its own: the server answers all the while.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.outcome import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.model import Verdict

_PAUSE = 0.3  # seconds without a change before a document is checked


class OpenText(Struct, frozen=True, kw_only=True):
    """A document as the editor holds it."""

    uri: str
    path: Path  # where it is, or would be
    version: int | None
    text: str


class Checked(Struct, frozen=True, kw_only=True):
    """A document and what was found in it: nothing where it is left out, or could not be checked."""

    opened: OpenText
    report: Report | None = None
    pages: Path | None = None  # the folder with the pages of the rules
    problem: str = ""  # why it could not be checked, for the person who edits it

    @property
    def uri(self) -> str:
        """The document's address."""
        return self.opened.uri

    @property
    def findings(self) -> tuple[Verdict, ...]:
        """The findings that point into the document."""
        path = self.opened.path.as_posix()
        found = self.report.findings if self.report else ()
        return tuple(finding for finding in found if finding.location.path == path)

    def page(self, rule: str) -> str:
        """Return the address of a rule's page, "" where pages cannot be kept."""
        return (self.pages / f"{rule}.md").as_uri() if self.pages else ""


class Desk:
    """Keeps what is open; `check` looks at one document, `tell` is called with what it found."""

    def __init__(
        self, check: Callable[[OpenText], Checked], tell: Callable[[Checked], None], pause: float = _PAUSE
    ) -> None:
        """Start with nothing open."""
        self._check = check
        self._tell = tell
        self._pause = pause
        self._opened: dict[str, OpenText] = {}
        self._checked: dict[str, Checked] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="check")

    def put(self, opened: OpenText, *, at_once: bool = False) -> None:
        """Take a document in its newest state; it is checked when nothing newer comes within the pause."""
        self._opened[opened.uri] = opened
        if before := self._tasks.get(opened.uri):
            before.cancel()
        self._tasks[opened.uri] = asyncio.create_task(self._check_later(opened, 0 if at_once else self._pause))

    def take_away(self, uri: str) -> None:
        """Forget a document that was closed."""
        if task := self._tasks.pop(uri, None):
            task.cancel()
        self._opened.pop(uri, None)
        self._checked.pop(uri, None)

    def check_again(self, uri: str | None = None) -> None:
        """Check an open document, or all: something around it has changed, the configuration for instance."""
        for opened in tuple(self._opened.values()):
            if uri in {None, opened.uri}:
                self.put(opened)

    async def checked(self, uri: str) -> Checked | None:
        """Return what is found in the newest state of a document, None where it is not open."""
        while task := self._tasks.get(uri):
            if task.done():
                return self._checked.get(uri)
            await asyncio.wait([task])
        return None

    def clear(self) -> None:
        """Leave everything; a check that runs ends by itself, and nobody is told."""
        for uri in tuple(self._opened):
            self.take_away(uri)
        self._worker.shutdown(wait=False, cancel_futures=True)

    async def _check_later(self, opened: OpenText, pause: float) -> None:
        await asyncio.sleep(pause)
        found = await asyncio.get_running_loop().run_in_executor(self._worker, self._check, opened)
        self._checked[opened.uri] = found
        self._tell(found)
