"""Where the stages of a check that take long are done: in processes of this machine, or elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from checker.companies import judge_companies
from checker.examination import examine_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.examination import Examined
    from checker.judging import Compared, Plan
    from checker.kept_documents import Shelf
    from checker.reading import Advance, Task
    from checker.resolution import Outline


class Engine(Protocol):
    """Gives the same for the same documents, wherever it works."""

    def examine_all(self, tasks: Sequence[Task], plan: Plan, advance: Advance | None = None) -> Iterator[Examined]:
        """Yield what became of each document, in order."""

    def judge_companies(
        self, outlines: Sequence[Outline], shelf: Shelf, plan: Plan
    ) -> Iterator[tuple[tuple[int, ...], Compared]]:
        """Yield what was found between the documents of each company, with their indices on the shelf."""


class Here:
    """This machine."""

    examine_all = staticmethod(examine_all)
    judge_companies = staticmethod(judge_companies)
