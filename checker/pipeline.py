"""The flow, written once: documents -> mentions -> claims -> verdicts -> report. No other module knows all stages.

Stages are imported where they are needed, so that each command pays for its own stages only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker import rulebook
from checker.errors import UsageError
from checker.explanation import Explanation, at_column, no_text, range_of
from checker.model import Claim, Reading, Tie, Unreadable, Verdict
from checker.outcome import Difference, DocumentOutcome, ExampleOutcome, Locking, Report, TieOut, in_reading_order
from checker.reading import Advance, Task, outcome_of, read_one, task_of
from checker.sources import Sources, read_sources, source_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from checker.explanation import Inquiry
    from checker.outcome import Disagreement
    from checker.review import Written
    from checker.review.baseline import Update
    from checker.rules import Rule, Selection
    from checker.rules.rule import Example
    from checker.rules.trials import Trial
    from checker.settings import Settings


class _Extracted(Struct, frozen=True, kw_only=True):
    """What is known before any rule is asked."""

    documents: tuple[DocumentOutcome, ...]
    readings: tuple[Reading, ...]
    claims: tuple[Claim, ...]
    sources: Sources


def check(paths: Sequence[Path], settings: Settings, advance: Advance | None = None) -> Report:
    """Read the documents, find their claims and ask every selected rule; rules are loaded first, to fail early."""
    return _check(lambda: read_sources(paths, settings, advance, from_register=settings.locked), paths, settings)


def check_text(text: str, path: Path, settings: Settings) -> Report:
    """Check a text as the file at `path` would be checked if it held it: what an editor shows and nobody has saved."""
    task = task_of(path, settings, text=text)
    return _check(lambda: source_of(task), (path,), settings)


def _check(read: Callable[[], Sources], paths: Sequence[Path], settings: Settings) -> Report:
    from checker.review import read_written  # noqa: PLC0415

    library = rulebook.load_library(settings)
    written = read_written(settings, (rule.id for rule in library.rules))
    main = rulebook.main_choice(settings)
    selections = {main: rulebook.select_rules(library.rules, settings, main)}
    found = _resolved(read(), settings)
    verdicts: list[Verdict] = []
    for choice, own in rulebook.by_choice(found.readings, settings).items():
        if choice not in selections:
            selections[choice] = rulebook.select_rules(library.rules, settings, choice)
        verdicts += _ask(selections[choice], found, own, settings)
    rules = (rule for selection in selections.values() for rule in selection.rules)
    asked = {rule.id: rule for rule in rulebook.describe_rules(rules, library)}
    report = Report(
        documents=found.documents,
        claims=found.claims,
        verdicts=in_reading_order(verdicts, found.claims, found.documents),
        rules=asked,
        packs=tuple(rulebook.describe_packs(library, asked)),
        sources={reading.document.path: reading.document for reading in found.readings},
        disagreements=_disagreements(paths, found, settings) if settings.locked else (),
    )
    return _review(report, written, found, settings)


def lock(paths: Sequence[Path], settings: Settings, advance: Advance | None = None) -> Locking:
    """Read the documents that the register does not know as they are, and say what of it is to be written."""
    sources = read_sources(paths, settings, advance, from_register=True, with_claim_files=False)
    found = _resolved(sources, settings)
    differing = _disagreements(paths, found, settings, exact=True)
    report = Report(documents=found.documents, claims=found.claims)
    return Locking(report=report, disagreements=differing)


def extract(paths: Sequence[Path], settings: Settings, advance: Advance | None = None) -> Report:
    """Read the documents and find their claims."""
    found = _resolved(read_sources(paths, settings, advance), settings)
    sources = {reading.document.path: reading.document for reading in found.readings}
    return Report(documents=found.documents, claims=found.claims, sources=sources)


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
    reading = read_claims(document, hints=hints)
    return Explanation(
        place=place, outcome=outcome_of(reading), document=document, traces=traces, claims=resolve([reading])
    )


def run_examples(settings: Settings) -> tuple[ExampleOutcome, ...]:
    """Run the examples of the chosen rules, all rules where nothing is chosen, end to end: text in, verdict out."""
    from checker.rules import run_examples as run  # noqa: PLC0415

    rules, trials = read_examples(settings)
    return tuple(run(rules, trials))


def read_examples(settings: Settings) -> tuple[tuple[Rule, ...], tuple[Trial, ...]]:
    """Return the chosen rules and their examples, read as documents are."""
    from checker.rules import read_trials  # noqa: PLC0415

    rules = rulebook.load_rules(settings)
    if settings.profile or settings.select or settings.ignore:
        rules = rulebook.select_rules(rules, settings, rulebook.main_choice(settings)).rules
    return rules, tuple(read_trials(rules, _read_text, _read_documents))


def _read_text(text: str, hints: Mapping[str, str]) -> tuple[tuple[Claim, ...], Reading]:
    """Return the claims of an example, by the way that every document takes."""
    from checker.resolution import resolve  # noqa: PLC0415

    reading = _read_example(text, hints, Path("example.md"))
    return resolve([reading]), reading


def _read_documents(example: Example) -> tuple[tuple[Claim, ...], tuple[Reading, ...]]:
    """Return the claims of all documents of an example, as they are resolved together."""
    from checker.resolution import resolve  # noqa: PLC0415

    readings = [_read_example(one.text, one.hints, Path(name)) for name, one in example.named_documents]
    return resolve(readings, example.entities), tuple(readings)


def _read_example(text: str, hints: Mapping[str, str], file: Path) -> Reading:
    reading = read_one(Task(path=file, hints=hints, text=text))
    if isinstance(reading, Unreadable):
        raise UsageError(f'the example "{text.strip()}" cannot be read: {reading.reason}')
    return reading


def _resolved(sources: Sources, settings: Settings) -> _Extracted:
    from checker.resolution import resolve  # noqa: PLC0415

    claims = resolve(sources.readings, settings.entities, sources.claims)
    return _Extracted(documents=sources.outcomes, readings=sources.readings, claims=claims, sources=sources)


def _disagreements(
    paths: Sequence[Path], found: _Extracted, settings: Settings, *, exact: bool = False
) -> tuple[Disagreement, ...]:
    from checker.locking import disagreements  # noqa: PLC0415

    return tuple(disagreements(paths, found.sources, found.claims, settings, exact=exact))


def _ask(selection: Selection, found: _Extracted, own: set[str], settings: Settings) -> Iterator[Verdict]:
    """Return the verdicts that point into the files in `own`; all claims are there to be compared with."""
    from checker.rules import Circumstances, check_claims  # noqa: PLC0415

    around = Circumstances(as_of=settings.as_of)
    verdicts = check_claims(selection, found.claims, found.readings, around)
    return (verdict for verdict in verdicts if verdict.location.path in own)


def _review(report: Report, written: Written, found: _Extracted, settings: Settings) -> Report:
    """Return the report after what people decided, and without what was there in the revision that they name."""
    from checker.reports.fingerprints import fingerprints  # noqa: PLC0415
    from checker.review import review  # noqa: PLC0415

    reviewed = review(report, written, settings, [print_ for _, print_ in fingerprints(report)])
    if written.revision is None:
        return reviewed
    from checker.resolution import resolve  # noqa: PLC0415
    from checker.review import earlier_readings, only_changed  # noqa: PLC0415

    earlier = earlier_readings(
        found.readings,
        written.revision,
        lambda file, path: read_one(task_of(path, settings, file=file)),
    )
    return only_changed(reviewed, resolve(earlier, settings.entities))
