"""The documents of a run among each other: dealt to their companies, and each company judged in whichever process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from msgspec import Struct

from checker.errors import EsglintError
from checker.judging import Compared, Member, Plan, judge_company
from checker.kept_documents import Kept, Packed, unpack
from checker.parallel import map_in_order, processors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.kept_documents import Shelf
    from checker.resolution import Identity, Outline  # noqa: TC004 - no value of theirs is decoded

_WORTH_A_PROCESS = 10_000  # claims: a process needs the time of some of them to start


class Company(Struct, frozen=True, kw_only=True):
    """The documents of one company, or of several that may be mistaken for one another, on their way to a process."""

    paths: tuple[str, ...]
    documents: tuple[Kept | Packed, ...]
    identities: tuple[Identity, ...]
    is_alone: bool  # the run has no other document


class LostError(EsglintError):
    """A process ended while it compared documents."""

    def __init__(self, paths: Sequence[str], code: int) -> None:
        """Keep which documents it had, and the code that it ended with."""
        self.paths = tuple(paths)
        self.code = code
        super().__init__(self.paths, code)

    def __str__(self) -> str:
        """Say so, and what to do."""
        ended = f"was ended by signal {-self.code}" if self.code < 0 else f"ended with code {self.code}"
        others = f" and {len(self.paths) - 1} others" if len(self.paths) > 1 else ""
        return (
            f"the process that compared {self.paths[0]}{others} {ended}, perhaps because memory ran out: "
            "check them with fewer --jobs"
        )


def judge_companies(
    outlines: Sequence[Outline], shelf: Shelf, plan: Plan
) -> Iterator[tuple[tuple[int, ...], Compared]]:
    """Yield what was found between the documents of each company, with their indices; each document is in one.

    `outlines` of all documents on the shelf. A company is given to one process, as many as are worth starting and the
    settings allow; memory holds the companies that are being judged. LostError where a process did not come back.
    """
    if not is_needed(plan):
        return
    waiting = _Waiting(outlines, shelf, plan)
    allowed = processors() if plan.settings.jobs is None else plan.settings.jobs
    jobs = max(1, min(allowed, shelf.size // _WORTH_A_PROCESS))
    yield from zip(waiting.members, map_in_order(_Judge(plan=plan), waiting, jobs, _lost), strict=True)


def is_needed(plan: Plan) -> bool:
    """Tell whether anything is to be found between documents."""
    return plan.settings.keeps_all or any(selection.rules for selection in plan.together.values())


def grouped(outlines: Sequence[Outline], plan: Plan) -> tuple[list[tuple[int, ...]], list[Identity]]:
    """Return the indices of the documents that are compared with one another, and whose each document is."""
    from checker.resolution import companies, identify  # noqa: PLC0415 - only where something is checked
    from checker.rules import across_companies  # noqa: PLC0415 - as above

    identities = identify(outlines, plan.settings.entities)
    is_one = any(across_companies(selection.rules) for selection in plan.together.values())
    return [tuple(range(len(outlines)))] if is_one and outlines else companies(identities), identities


class _Judge(Struct, frozen=True, kw_only=True):
    """What a process does with each company."""

    plan: Plan

    def __call__(self, company: Company) -> Compared:
        members = [
            Member(reading=kept.reading, claims=kept.claims, identity=identity)
            for kept, identity in zip(_unpacked(company), company.identities, strict=True)
        ]
        return judge_company(members, self.plan, is_alone=company.is_alone)


def _unpacked(company: Company) -> Iterator[Kept]:
    for path, document in zip(company.paths, company.documents, strict=True):
        yield unpack(document, path) if isinstance(document, Packed) else document


class _Waiting(Sequence[Company]):
    """The companies of a run; their documents are taken from the shelf when a process asks for them."""

    def __init__(self, outlines: Sequence[Outline], shelf: Shelf, plan: Plan) -> None:
        self._shelf = shelf
        self.members, self._identities = grouped(outlines, plan)

    @overload
    def __getitem__(self, at: int) -> Company: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Company, ...]: ...
    def __getitem__(self, at: int | slice) -> Company | tuple[Company, ...]:
        if isinstance(at, slice):
            return tuple(self[index] for index in range(*at.indices(len(self))))
        members = self.members[at]
        return Company(
            paths=tuple(self._shelf.paths[index] for index in members),
            documents=tuple(self._shelf.portable(index) for index in members),
            identities=tuple(self._identities[index] for index in members),
            is_alone=len(self._identities) < 2,
        )

    def __len__(self) -> int:
        return len(self.members)


def _lost(company: Company, code: int) -> Compared:
    raise LostError(company.paths, code)
