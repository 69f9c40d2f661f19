"""The first half of the flow, for one document and for many: path -> document -> reading.

Stages are imported where they are needed, so that each command pays for its own stages only.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.addresses import shown
from checker.code_state import code_digest
from checker.kept_readings import decode_reading, encode_reading, reading_key
from checker.limits import USUAL, Limits
from checker.model import Reading, Unreadable
from checker.outcome import DocumentOutcome, Status
from checker.parallel import map_in_order, processors
from checker.pattern_codes import keep_patterns
from checker.vocabulary import keep_in

if TYPE_CHECKING:
    from checker.cache import Cache
    from checker.settings import Settings

Advance = Callable[[int, int], None]  # called with the number of documents done, and of all documents

_KIND = "readings"
_PDF = b"%PDF-"
_WORTH_A_PROCESS = 8  # documents: a process needs the time of some of them to start


class Task(Struct, frozen=True, kw_only=True):
    """One document to read, and what the user says of it."""

    path: Path
    hints: Mapping[str, str]
    shown_as: str = ""  # in reports, where it is not the path
    limits: Limits = USUAL
    concepts: Mapping[str, str] = {}  # metrics by names of concepts, beside those of the vocabulary
    text: str | None = None  # in place of what is on disk, if anything is; the cache does not keep it
    content: bytes | None = None  # what is at the path, where it has been fetched already

    @property
    def shown(self) -> str:
        """How reports name it."""
        return self.shown_as or shown(self.path)


def find_tasks(paths: Sequence[Path], settings: Settings) -> list[Task]:
    """Return the documents that these paths stand for, without those that the configuration leaves out."""
    from checker.documents import find_documents  # noqa: PLC0415

    named = set(paths)  # a file named by the user is read even where its folder is left out
    found = (path for path in find_documents(paths) if path in named or not settings.is_excluded(path))
    return [task_of(path, settings) for path in found]


def task_of(path: Path, settings: Settings, *, text: str | None = None, file: Path | None = None) -> Task:
    """Return the task of reading a document, from `text` or `file` instead where one is given."""
    shown = path.as_posix() if file else ""
    return Task(
        path=file or path,
        hints=settings.hints(path),
        shown_as=shown,
        text=text,
        limits=settings.limits,
        concepts=settings.concepts,
    )


def read_all(
    tasks: Sequence[Task], jobs: int | None, cache: Cache, advance: Advance | None
) -> Iterator[Reading | Unreadable]:
    """Yield what became of each document, in order, as the cache knows it or read by `jobs` processes.

    None for `jobs` means: as many as are worth starting.
    """
    keep_in(cache)
    results = _results(tasks, jobs, cache)
    with closing(results):
        for done, result in enumerate(results, start=1):
            if advance:
                advance(done, len(tasks))
            yield result
    keep_patterns()
    cache.make_room()


def _results(tasks: Sequence[Task], jobs: int | None, cache: Cache) -> Generator[Reading | Unreadable]:
    if processes_for(len(tasks), len(tasks), jobs) == 1:
        yield from (read_one(task, cache) for task in tasks)
        return
    keys = [_kept_key(task, cache) for task in tasks]
    missing = [(task, cache) for task, key in zip(tasks, keys, strict=True) if not key]
    most = processes_for(len(tasks), len(missing), jobs)
    with closing(map_in_order(_read_apart, missing, most, _lost_at)) as fresh:
        for task, key in zip(tasks, keys, strict=True):
            if key:
                yield _kept(cache.read(_KIND, key), task) or read_one(task, cache)
            else:
                result = next(fresh)
                yield _kept(result, task) or read_one(task, cache) if isinstance(result, bytes) else result


def processes_for(tasks: int, fresh: int, jobs: int | None) -> int:
    """Return how many processes to give documents to: `jobs`, or as many as are worth starting for the `fresh` ones."""
    if tasks < (2 if jobs else 2 * _WORTH_A_PROCESS):
        return 1
    return jobs or max(1, min(processors(), fresh // _WORTH_A_PROCESS))


def read_one(task: Task, cache: Cache | None = None) -> Reading | Unreadable:
    """Return the document and the claims in it: from the cache if it knows them, else read."""
    from checker.documents import RefusedError  # noqa: PLC0415

    name = task.path.as_posix()
    if any("\ud800" <= letter <= "\udfff" for letter in name):  # bytes that are no text: no report could name it
        shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        return Unreadable(path=shown, reason="Its name is not UTF-8 text.", remedy="Rename it.")
    try:
        content = _content(task)
    except RefusedError as refused:
        return Unreadable(path=task.shown, reason=refused.reason, remedy=refused.remedy)
    if cache is None or cache.folder is None or task.text is not None:
        return _read(task, content)
    key = _key(task, content, cache)
    kept = _kept(cache.read(_KIND, key), task)
    if kept is not None:
        return kept
    result = _read(task, content)
    encoded = encode_reading(result) if isinstance(result, Reading) else None
    if encoded is not None:
        cache.write(_KIND, key, encoded)
    return result


def _content(task: Task) -> bytes:
    from checker.documents import encode_text, read_content  # noqa: PLC0415

    if task.text is not None:
        return encode_text(task.text, task.limits)
    return read_content(task.path, task.limits) if task.content is None else task.content


def _read(task: Task, content: bytes) -> Reading | Unreadable:
    from checker.documents import read_document  # noqa: PLC0415
    from checker.extraction import read_claims  # noqa: PLC0415

    with _tokenizer_loading(content):
        document = read_document(task.path, task.shown, content=content, limits=task.limits)
    if isinstance(document, Unreadable):
        return document
    return read_claims(document, hints=task.hints, concepts=task.concepts)


@contextmanager
def _tokenizer_loading(content: bytes) -> Generator[None]:
    """Load the tokenizer while another process reads a PDF: that takes a second in which this one only waits."""
    if not content.startswith(_PDF):
        yield
        return
    from checker.extraction import load_tokenizer  # noqa: PLC0415

    loading = Thread(target=load_tokenizer)
    loading.start()
    try:
        yield
    finally:
        loading.join()


def _read_apart(work: tuple[Task, Cache]) -> bytes | Reading | Unreadable:
    """Read one document in a process of its own; bytes take less on the way back."""
    keep_in(work[1])
    result = read_one(*work)
    return (encode_reading(result) or result) if isinstance(result, Reading) else result


def _lost_at(work: tuple[Task, Cache], code: int) -> Unreadable:
    return lost(work[0], code)


def lost(task: Task, code: int) -> Unreadable:
    """Say what became of a document whose process ended in the middle of it."""
    ended = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
    return Unreadable(
        path=task.shown,
        reason=f"The process that read it {ended}, perhaps because memory ran out.",
        remedy="Check it alone, or with fewer --jobs.",
    )


def _key(task: Task, content: bytes, cache: Cache) -> str:
    code = code_digest(cache)
    # what is read within narrower limits is the same, but it may be refused
    code += "" if task.limits == USUAL else repr(task.limits)
    code += repr(sorted(task.concepts.items())) if task.concepts else ""
    return reading_key(content, task.path.suffix, task.hints, code)


def is_kept(task: Task, cache: Cache) -> bool:
    """Tell whether the cache knows a document as it is now."""
    return bool(_kept_key(task, cache))


def _kept_key(task: Task, cache: Cache) -> str:
    """Return the name under which the cache keeps a document's reading, "" where it keeps none."""
    from checker.documents import RefusedError, read_content  # noqa: PLC0415

    if cache.folder is None:
        return ""
    try:
        key = _key(task, read_content(task.path, task.limits), cache)
    except RefusedError:
        return ""
    return key if cache.has(_KIND, key) else ""


def _kept(stored: bytes | None, task: Task) -> Reading | None:
    return None if stored is None else decode_reading(stored, task.shown)


def outcome_of(result: Reading | Unreadable) -> DocumentOutcome:
    """Return what a report says of a document: that it could not be read, or what it says of itself."""
    if isinstance(result, Unreadable):
        return DocumentOutcome(path=result.path, status=Status.UNREADABLE, reason=result.reason, remedy=result.remedy)
    facts = result.facts
    is_english = facts.language in {None, "en"}
    reason = "" if is_english else f'Its language is "{facts.language}"; claims are read from English only.'
    return DocumentOutcome(
        path=result.document.path,
        status=Status.CHECKED if is_english else Status.NOT_EVALUATED,
        sha256=result.document.sha256,
        entity=facts.entity,
        published=facts.published,
        language=facts.language,
        kind=facts.kind,
        reason=reason or result.document.gap,
    )
