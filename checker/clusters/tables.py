"""The outcome of a run as Parquet: folders `documents`, `claims` and `verdicts`, written where the documents are.

A file is whole or not there; its name depends on the documents in it, so that doing it again replaces it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from msgspec import Struct
from pyarrow.fs import FileSelector, FileSystem, LocalFileSystem

from checker.addresses import address_of
from checker.clusters.work import kept_at, load, rows_as
from checker.errors import UsageError
from checker.model import Verdict
from checker.outcome import DocumentOutcome, Report, RuleDescription
from checker.reports.parquet import claims_table, documents_table, verdicts_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from checker.kept_documents import Kept

FOLDERS = ("documents", "claims", "verdicts")
SAID = pa.schema([("position", pa.int64()), ("said", pa.large_binary())])
WRITTEN = pa.schema([("documents", pa.int64()), ("problem", pa.string())])


class Said(Struct, frozen=True, kw_only=True):
    """What the report says of one document."""

    number: int  # of the document in the report
    outcome: DocumentOutcome
    verdicts: tuple[Verdict, ...]


class Target:
    """A folder, on disk or in a store, for the tables."""

    def __init__(self, folder: Path) -> None:
        """Find the way there; UsageError where there is none, or where tables are there already."""
        address = address_of(folder)
        self._shown = address or folder.as_posix()
        try:
            files, self._place = FileSystem.from_uri(address or folder.absolute().as_uri())
            self._files: FileSystem = files
            for name in FOLDERS:
                self._files.create_dir(f"{self._place}/{name}", recursive=True)
                if self._files.get_file_info(FileSelector(f"{self._place}/{name}")):
                    raise UsageError(f"{self._shown} holds tables of an earlier run: name another folder, or clear it")
        except (OSError, ValueError) as error:
            raise self.refused(str(error)) from error

    def refused(self, reason: str) -> UsageError:
        """Return what to say where a file cannot be written."""
        return UsageError(f"--parquet {self._shown}: cannot be written: {' '.join(reason.split()).rstrip('.')}")

    def write(self, name: str, part: str, rows: pa.Table) -> None:
        """Write one file of a table; OSError where that cannot be done."""
        final = f"{self._place}/{name}/{part}.parquet"
        if not isinstance(self._files, LocalFileSystem):
            pq.write_table(rows, final, filesystem=self._files)
            return
        draft = f"{self._place}/{name}/.{part}"
        try:
            pq.write_table(rows, draft, filesystem=self._files)
            self._files.move(draft, final)
        except BaseException:
            with suppress(OSError):
                self._files.delete_file(draft)
            raise


def write_block(documents: pa.Table, said: pa.Table, target: Target, rules: Mapping[str, RuleDescription]) -> pa.Table:
    """Write the rows of some documents that were read; `said` of all documents, by their position among those read."""
    positions = documents.column("position")
    stored = dict(zip(positions.to_pylist(), documents.column("document").to_pylist(), strict=True))
    rows = said.filter(pc.is_in(said.column("position"), value_set=positions.combine_chunks())).to_pylist()
    told: list[tuple[Said, Kept | None]] = []
    for row in sorted(rows, key=lambda row: row["position"]):
        one: Said = load(row["said"])
        told.append((one, kept_at(one.outcome.path, stored[row["position"]])))
    try:
        write_documents(target, f"part-{min(stored):08d}", told, rules)
    except OSError as error:
        return rows_as(WRITTEN, [(len(told), str(error))])
    return rows_as(WRITTEN, [(len(told), None)])


def write_documents(
    target: Target, part: str, told: Sequence[tuple[Said, Kept | None]], rules: Mapping[str, RuleDescription]
) -> None:
    """Write the rows of some documents, None for one that could not be read; OSError where that cannot be done."""
    report = Report(
        documents=tuple(one.outcome for one, _ in told),
        claims=(),
        rules=rules,
        sources={kept.reading.document.path: kept.reading.document for _, kept in told if kept},
    )
    numbers = {one.outcome.path: one.number for one, _ in told}
    claims = [claim for _, kept in told if kept for claim in kept.claims]
    target.write("claims", part, claims_table(report, claims, numbers))
    target.write("verdicts", part, verdicts_table(report, [each for one, _ in told for each in one.verdicts], numbers))


def write_list(target: Target, report: Report) -> None:
    """Write the documents of a run; OSError where that cannot be done."""
    target.write("documents", "part-00000000", documents_table(report.documents))


def write_others(target: Target, report: Report, others: Sequence[Said], elsewhere: Sequence[Verdict]) -> None:
    """Write the rows of documents that no worker has read, and of verdicts that point into no document."""
    own = {one.outcome.path: one.number for one in others}
    claims = [claim for claim in report.claims if claim.path in own] if own else []
    verdicts = [each for one in others for each in one.verdicts]
    target.write("claims", "part-others", claims_table(report, claims, own))
    target.write("verdicts", "part-others", verdicts_table(report, [*verdicts, *elsewhere], own))


def names_only(rules: Mapping[str, RuleDescription]) -> dict[str, RuleDescription]:
    """Return of the rules what rows need: little, for it goes to every worker."""
    return {
        name: RuleDescription(id=name, name=rule.name, severity=rule.severity, summary="")
        for name, rule in rules.items()
    }


def said_of(report: Report, verdicts: Iterable[Verdict]) -> dict[str, Said]:
    """Return what a report says of each document, by path; `verdicts`: those that it lists."""
    own: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        own.setdefault(verdict.location.path, []).append(verdict)
    return {
        outcome.path: Said(number=number, outcome=outcome, verdicts=tuple(own.get(outcome.path, ())))
        for number, outcome in enumerate(report.documents)
    }
