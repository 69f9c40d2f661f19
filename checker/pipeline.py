"""The flow, written once: documents -> mentions -> claims -> verdicts -> report. No other module knows all stages.

Stages are imported where they are needed, so that each command pays for its own stages only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker import rulebook
from checker.engine import Engine, Here
from checker.errors import UsageError
from checker.examination import examine
from checker.explanation import Explanation, at_column, no_text, range_of
from checker.model import Tie, Unreadable
from checker.outcome import Difference, Locking, Report, TieOut
from checker.planning import make_plan
from checker.reading import Advance, outcome_of, read_one, task_of
from checker.run import examined, judge_between, read_afresh, report_on
from checker.sources import find_sources, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.explanation import Inquiry
    from checker.model import Claim, Reading
    from checker.outcome import Disagreement, DocumentOutcome
    from checker.review import Written
    from checker.review.baseline import Update
    from checker.rules import Library
    from checker.run import Run
    from checker.settings import Settings


def check(
    paths: Sequence[Path], settings: Settings, advance: Advance | None = None, engine: Engine | None = None
) -> Report:
    """Read the documents, find their claims and ask every selected rule; rules are loaded first, to fail early.

    `engine`: where documents are read and compared; None for this machine.
    """
    library, written = _rules_and_decisions(settings)
    found = find_sources(paths, settings, from_register=settings.locked)
    plan = make_plan(library, settings, found.paths)
    place = engine or Here()
    done = judge_between(examined(found, plan, place, advance), plan, place)
    differing = _disagreements(paths, read_afresh(done, found), settings) if settings.locked else ()
    return _review(replace(report_on(done, library, plan), disagreements=differing), written, done, settings)


def check_text(text: str, path: Path, settings: Settings) -> Report:
    """Check a text as the file at `path` would be checked if it held it: what an editor shows and nobody has saved."""
    library, written = _rules_and_decisions(settings)
    task = task_of(path, settings, text=text)
    plan = make_plan(library, settings, (path.as_posix(),))
    done = judge_between([examine(task, plan)], plan, Here())
    return _review(report_on(done, library, plan), written, done, settings)


def _rules_and_decisions(settings: Settings) -> tuple[Library, Written]:
    from checker.review import read_written  # noqa: PLC0415

    library = rulebook.load_library(settings)
    return library, read_written(settings, (rule.id for rule in library.rules))


def lock(paths: Sequence[Path], settings: Settings, advance: Advance | None = None) -> Locking:
    """Read the documents that the register does not know as they are, and say what of it is to be written."""
    from checker.resolution import resolve  # noqa: PLC0415

    sources = read_sources(paths, settings, advance, from_register=True, with_claim_files=False)
    claims = resolve(sources.readings, settings.entities, sources.claims)
    of_path: dict[str, list[Claim]] = {reading.document.path: [] for reading in sources.readings}
    for claim in claims:
        of_path[claim.path].append(claim)
    outcomes = {outcome.path: outcome for outcome in sources.outcomes}
    afresh = (
        (reading, outcomes[path], of_path[path])
        for path, reading in ((one.document.path, one) for one in sources.readings)
        if path not in sources.claims
    )
    differing = _disagreements(paths, afresh, settings, exact=True)
    return Locking(report=Report(documents=sources.outcomes, claims=claims), disagreements=differing)


def extract(paths: Sequence[Path], settings: Settings, advance: Advance | None = None) -> Report:
    """Read the documents and find their claims."""
    from checker.resolution import resolve  # noqa: PLC0415

    found = read_sources(paths, settings, advance)
    claims = resolve(found.readings, settings.entities, found.claims)
    sources = {reading.document.path: reading.document for reading in found.readings}
    return Report(documents=found.outcomes, claims=claims, sources=sources)


def update_baseline(
    paths: Sequence[Path], settings: Settings, advance: Advance | None = None, *, grow: bool
) -> tuple[Report, Update]:
    """Check documents as if there were no baseline, and return the report and the baseline as it is to be then."""
    from checker.reports.fingerprints import fingerprints  # noqa: PLC0415
    from checker.review.baseline import updated_baseline  # noqa: PLC0415

    bare = replace(settings.decisions, baseline=None, changed_since=None)
    report = check(paths, replace(settings, decisions=bare), advance)
    return report, updated_baseline(report, fingerprints(report), settings, grow=grow)


def tie_out(text: Path, books: Sequence[Path], settings: Settings, advance: Advance | None = None) -> TieOut:
    """Read a text and the data books it is to be tied to, and say what became of each number of the text."""
    from checker.comparison import tie_out as tie  # noqa: PLC0415
    from checker.extraction import read_figures  # noqa: PLC0415
    from checker.register import is_claim_file  # noqa: PLC0415

    if is_claim_file(text):
        raise UsageError(f"{text.as_posix()}: name the document itself: a claim file holds no numbers to be tied")
    report = extract((text, *books), settings, advance)
    path = text.as_posix()
    ties: tuple[Tie, ...] = ()
    if path in report.sources:
        own = [claim for claim in report.claims if claim.path == path]
        book = [claim for claim in report.claims if claim.path != path]
        ties = tie(read_figures(report.sources[path], settings.hints(text)), path, own, book)
    return TieOut(report=report, path=path, ties=ties)


def annotate(path: Path, report: Report, author: str) -> tuple[bytes, int]:
    """Return the content of a document with the report's findings noted on their words, and how many there are."""
    from checker.documents import annotate_document  # noqa: PLC0415
    from checker.reports.notes import notes_on  # noqa: PLC0415

    shown = path.as_posix()
    notes = notes_on(report, shown)
    return annotate_document(path, report.sources[shown], notes, author), len(notes)


def diff(old: Path, new: Path, settings: Settings, advance: Advance | None = None) -> Difference:
    """Read two documents or folders and say how their claims differ."""
    from checker.comparison import compare_claims  # noqa: PLC0415

    before, after = extract((old,), settings, advance), extract((new,), settings, advance)
    return Difference(before=before, after=after, changes=compare_claims(before.claims, after.claims))


def why(place: Inquiry, settings: Settings) -> Explanation:
    """Return what is made of a place of a document; UsageError where it cannot be read or has no such place."""
    from checker.documents import read_document  # noqa: PLC0415
    from checker.extraction import read_claims  # noqa: PLC0415
    from checker.extraction.tracing import trace_claims  # noqa: PLC0415
    from checker.resolution import resolve  # noqa: PLC0415

    path = Path(place.path)
    document = read_document(path, path.as_posix(), limits=settings.limits)
    if isinstance(document, Unreadable):
        raise UsageError(f"{document.path}: could not be read: {document.reason} {document.remedy}".strip())
    hints = settings.hints(path)
    within = range_of(place, document)
    traces = at_column(trace_claims(document, hints, within), place, within)
    if not traces:
        raise no_text(place, document)
    reading = read_claims(document, hints=hints, concepts=settings.concepts)
    return Explanation(
        place=place, outcome=outcome_of(reading), document=document, traces=traces, claims=resolve([reading])
    )


def _disagreements(
    paths: Sequence[Path],
    documents: Iterable[tuple[Reading, DocumentOutcome, Sequence[Claim]]],
    settings: Settings,
    *,
    exact: bool = False,
) -> tuple[Disagreement, ...]:
    from checker.locking import disagreements  # noqa: PLC0415

    return tuple(disagreements(paths, documents, settings, exact=exact))


def _review(report: Report, written: Written, done: Run, settings: Settings) -> Report:
    """Return the report after what people decided, and without what was there in the revision that they name."""
    from checker.reports.fingerprints import fingerprints  # noqa: PLC0415
    from checker.review import review  # noqa: PLC0415

    prints = [print_ for _, print_ in fingerprints(report)] if settings.decisions.baseline else ()
    reviewed = review(report, written, settings, prints)
    if written.revision is None:
        return reviewed
    from checker.resolution import resolve_one  # noqa: PLC0415
    from checker.review import earlier_claims, only_changed  # noqa: PLC0415

    earlier = earlier_claims(
        ((path, done.shelf.claims_of(index)) for index, path in enumerate(done.shelf.paths)),
        written.revision,
        lambda file, path: read_one(task_of(path, settings, file=file)),
        resolve_one,
    )
    return only_changed(reviewed, earlier)
