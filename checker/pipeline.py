"""The flow, written once: documents -> mentions -> claims -> verdicts -> report. No other module knows all stages.

Stages are imported where they are needed, so that each command pays for its own stages only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import Struct

from checker import rulebook
from checker.errors import UsageError
from checker.explanation import Explanation, at_column, no_text, range_of
from checker.model import Claim, Reading, Tie, Unreadable, Verdict
from checker.outcome import (
    Difference,
    DocumentOutcome,
    ExampleOutcome,
    Report,
    Status,
    TieOut,
    in_reading_order,
)

if TYPE_CHECKING:
    from checker.explanation import Inquiry
    from checker.rulebook import Choice
    from checker.rules import Rule, Selection
    from checker.rules.rule import Example
    from checker.rules.trials import Trial
    from checker.settings import Settings

Advance = Callable[[int, int], None]  # called with the number of documents done, and of all documents


class _Task(Struct, frozen=True, kw_only=True):
    """One document to read, and what the user says of it."""

    path: Path
    hints: dict[str, str]


class _Extracted(Struct, frozen=True, kw_only=True):
    """What is known before any rule is asked."""

    documents: tuple[DocumentOutcome, ...]
    readings: tuple[Reading, ...]
    claims: tuple[Claim, ...]


def check(paths: Sequence[Path], settings: Settings, advance: Advance | None = None) -> Report:
    """Read the documents, find their claims and ask every selected rule; rules are loaded first, to fail early."""
    library = rulebook.load_library(settings)
    main = rulebook.main_choice(settings)
    selections = {main: rulebook.select_rules(library.rules, settings, main)}
    found = _extract(paths, settings, advance)
    verdicts: list[Verdict] = []
    for choice, own in _by_choice(found.readings, settings).items():
        if choice not in selections:
            selections[choice] = rulebook.select_rules(library.rules, settings, choice)
        verdicts += _ask(selections[choice], found, own, settings)
    rules = (rule for selection in selections.values() for rule in selection.rules)
    asked = {rule.id: rule for rule in rulebook.describe_rules(rules, library)}
    return Report(
        documents=found.documents,
        claims=found.claims,
        verdicts=in_reading_order(verdicts, found.claims, found.documents),
        rules=asked,
        packs=tuple(rulebook.describe_packs(library, asked)),
        sources={reading.document.path: reading.document for reading in found.readings},
    )


def extract(paths: Sequence[Path], settings: Settings, advance: Advance | None = None) -> Report:
    """Read the documents and find their claims."""
    found = _extract(paths, settings, advance)
    sources = {reading.document.path: reading.document for reading in found.readings}
    return Report(documents=found.documents, claims=found.claims, sources=sources)


def tie_out(text: Path, books: Sequence[Path], settings: Settings, advance: Advance | None = None) -> TieOut:
    """Read a text and the data books it is to be tied to, and say what became of each number of the text."""
    from checker.comparison import tie_out as tie  # noqa: PLC0415
    from checker.extraction import read_figures  # noqa: PLC0415

    report = extract((text, *books), settings, advance)
    path = text.as_posix()
    ties: tuple[Tie, ...] = ()
    if path in report.sources:
        own = [claim for claim in report.claims if claim.path == path]
        book = [claim for claim in report.claims if claim.path != path]
        ties = tie(read_figures(report.sources[path], settings.hints(text)), path, own, book)
    return TieOut(report=report, path=path, ties=ties)


def diff(old: Path, new: Path, settings: Settings, advance: Advance | None = None) -> Difference:
    """Read two documents or folders and say how their claims differ."""
    from checker.comparison import compare_claims  # noqa: PLC0415

    before, after = extract((old,), settings, advance), extract((new,), settings, advance)
    return Difference(before=before, after=after, changes=compare_claims(before.claims, after.claims))


def why(place: Inquiry, settings: Settings) -> Explanation:
    """Return what is made of a place of a document; UsageError where the document cannot be read or has no such place.

    The document is read alone, as `check` reads it.
    """
    from checker.documents import read_document  # noqa: PLC0415
    from checker.extraction import read_claims  # noqa: PLC0415
    from checker.extraction.tracing import trace_claims  # noqa: PLC0415
    from checker.resolution import resolve  # noqa: PLC0415

    path = Path(place.path)
    document = read_document(path, path.as_posix())
    if isinstance(document, Unreadable):
        raise UsageError(f"{document.path}: could not be read: {document.reason} {document.remedy}".strip())
    hints = settings.hints(path)
    within = range_of(place, document)
    traces = at_column(trace_claims(document, hints, within), place, within)
    if not traces:
        raise no_text(place, document)
    reading = read_claims(document, hints=hints)
    return Explanation(
        place=place, outcome=_read_outcome(reading), document=document, traces=traces, claims=resolve([reading])
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
    with TemporaryDirectory() as folder:
        trials = read_trials(
            rules,
            lambda text, hints: _read_text(text, hints, Path(folder, "example.md")),
            lambda example: _read_documents(example, Path(folder)),
        )
        return rules, tuple(trials)


def _read_text(text: str, hints: Mapping[str, str], file: Path) -> tuple[tuple[Claim, ...], Reading]:
    """Return the claims of an example, by the way that every document takes."""
    from checker.resolution import resolve  # noqa: PLC0415

    reading = _read_example(text, hints, file)
    return resolve([reading]), reading


def _read_documents(example: Example, folder: Path) -> tuple[tuple[Claim, ...], tuple[Reading, ...]]:
    """Return the claims of all documents of an example, as they are resolved together."""
    from checker.resolution import resolve  # noqa: PLC0415

    readings = [_read_example(one.text, one.hints, folder / name) for name, one in example.named_documents]
    return resolve(readings, example.entities), tuple(readings)


def _read_example(text: str, hints: Mapping[str, str], file: Path) -> Reading:
    file.write_bytes(text.encode())
    reading = _read_one(_Task(path=file, hints=dict(hints)))
    if isinstance(reading, Unreadable):
        raise UsageError(f'the example "{text.strip()}" cannot be read: {reading.reason}')
    return reading


def _extract(paths: Sequence[Path], settings: Settings, advance: Advance | None) -> _Extracted:
    from checker.parallel import map_in_order  # noqa: PLC0415
    from checker.resolution import resolve  # noqa: PLC0415

    outcomes: list[DocumentOutcome] = []
    readings: list[Reading] = []
    tasks = _find(paths, settings)
    for done, result in enumerate(map_in_order(_read_one, tasks, settings.jobs), start=1):
        if isinstance(result, Unreadable):
            outcomes.append(_unreadable(result))
        else:
            readings.append(result)
            outcomes.append(_read_outcome(result))
        if advance:
            advance(done, len(tasks))
    return _Extracted(documents=tuple(outcomes), readings=tuple(readings), claims=resolve(readings, settings.entities))


def _find(paths: Sequence[Path], settings: Settings) -> list[_Task]:
    from checker.documents import find_documents  # noqa: PLC0415

    named = set(paths)  # a file named by the user is read even where its folder is left out
    found = (path for path in find_documents(paths) if path in named or not settings.is_excluded(path))
    return [_Task(path=path, hints=settings.hints(path)) for path in found]


def _read_one(task: _Task) -> Reading | Unreadable:
    from checker.documents import read_document  # noqa: PLC0415
    from checker.extraction import read_claims  # noqa: PLC0415

    document = read_document(task.path, task.path.as_posix())
    return document if isinstance(document, Unreadable) else read_claims(document, hints=task.hints)


def _unreadable(document: Unreadable) -> DocumentOutcome:
    return DocumentOutcome(path=document.path, status=Status.UNREADABLE, reason=document.reason, remedy=document.remedy)


def _read_outcome(reading: Reading) -> DocumentOutcome:
    facts = reading.facts
    is_english = facts.language in {None, "en"}
    reason = "" if is_english else f'Its language is "{facts.language}"; claims are read from English only.'
    return DocumentOutcome(
        path=reading.document.path,
        status=Status.CHECKED if is_english else Status.NOT_EVALUATED,
        sha256=reading.document.sha256,
        entity=facts.entity,
        published=facts.published,
        language=facts.language,
        kind=facts.kind,
        reason=reason or reading.document.gap,
    )


def _by_choice(readings: Iterable[Reading], settings: Settings) -> dict[Choice, set[str]]:
    """Return the paths of the documents by the profile and severities they are to be checked with."""
    groups: dict[Choice, set[str]] = {}
    for reading in readings:
        choice = rulebook.choice_for(Path(reading.document.path), settings)
        groups.setdefault(choice, set()).add(reading.document.path)
    return groups


def _ask(selection: Selection, found: _Extracted, own: set[str], settings: Settings) -> Iterator[Verdict]:
    """Return the verdicts that point into the files in `own`; all claims are there to be compared with."""
    from checker.rules import Circumstances, check_claims  # noqa: PLC0415

    around = Circumstances(as_of=settings.as_of)
    verdicts = check_claims(selection, found.claims, found.readings, around)
    return (verdict for verdict in verdicts if verdict.location.path in own)
