"""Documents read by the cache, by this process, or by several: what comes out is the same."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from checker import pipeline, reading
from checker.cache import Cache
from checker.model import Reading, Unreadable
from checker.reading import Task, outcome_of, read_all, read_one
from checker.reports.formats import CHECK_FORMATS, EXTRACT_FORMATS
from checker.reports.presentation import Presentation
from checker.settings import Settings
from checker.vocabulary import keep_in

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "claims" / "examples").iterdir())
TEXT = "Halden Foods will cut its Scope 1 emissions by 42% by 2030 from a 2019 base year."


@pytest.fixture(autouse=True)
def _no_vocabulary_kept():
    yield
    keep_in(Cache())


@pytest.fixture
def reads(monkeypatch):
    """Keep the paths that are read from their files."""
    kept = []
    read = reading._read

    def reading_of(task, content):
        kept.append(task.path.name)
        return read(task, content)

    monkeypatch.setattr(reading, "_read", reading_of)
    return kept


@pytest.fixture
def cache(tmp_path):
    return Cache(folder=tmp_path / "cache")


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number:02}.txt").write_text(f"{TEXT} It did so in {2000 + number}.")
    return folder


def task(path, **hints):
    return Task(path=path, hints=hints)


def reports(paths, **settings):
    """Return every report over these documents, as text."""
    look = Presentation(folder=ROOT.as_posix())
    checked = pipeline.check(paths, Settings(**settings))
    extracted = pipeline.extract(paths, Settings(**settings))
    shown = {name: "".join(write(checked, look)) for name, write in CHECK_FORMATS.items()}
    return shown | {f"extract {name}": "".join(write(extracted, look)) for name, write in EXTRACT_FORMATS.items()}


def test_a_document_is_read_once(tmp_path, cache, reads):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    first = read_one(task(path), cache)
    assert read_one(task(path), cache) == first
    assert reads == ["a.txt"]
    assert [kept.entries for kept in cache.measure() if kept.kind == "readings"] == [1]


def test_a_document_is_known_again_under_another_path(tmp_path, cache, reads):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    first, second = (read_one(task(tmp_path / name), cache) for name in ("a.txt", "b.txt"))
    assert reads == ["a.txt"]
    assert second.document.path == (tmp_path / "b.txt").as_posix()
    assert first.mentions == second.mentions


@pytest.mark.parametrize(
    "change",
    [
        lambda path: (path.write_text(TEXT.replace("42", "43")), task(path))[1],
        lambda path: (path.rename(path.with_suffix(".md")), task(path.with_suffix(".md")))[1],
        lambda path: task(path, kind="message"),
        lambda path: Task(path=path, hints={}, concepts={"own:Direct": "ghg.scope1"}),
    ],
)
def test_what_a_reading_depends_on_makes_it_anew(tmp_path, cache, reads, change):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    read_one(task(path), cache)
    read_one(change(path), cache)
    assert len(reads) == 2


def test_other_code_reads_anew(tmp_path, cache, reads, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    read_one(task(path), cache)
    monkeypatch.setattr(reading, "code_digest", lambda cache: "another")
    read_one(task(path), cache)
    assert len(reads) == 2


@pytest.mark.parametrize(
    "damage", [lambda kept: kept[:-1], lambda kept: b"", lambda kept: kept[:50] + b"!" + kept[51:]]
)
def test_a_damaged_entry_is_read_again_and_mended(tmp_path, cache, reads, damage):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    first = read_one(task(path), cache)
    (entry,) = (cache.folder / "readings").iterdir()
    entry.write_bytes(damage(entry.read_bytes()))
    assert read_one(task(path), cache) == read_one(task(path), cache) == first
    assert len(reads) == 2


def test_an_entry_of_another_program_is_read_again(tmp_path, cache, reads):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    first = read_one(task(path), cache)
    (entry,) = (cache.folder / "readings").iterdir()
    cache.write("readings", entry.name, b"whole, but no reading")
    assert read_one(task(path), cache) == first
    assert len(reads) == 2


def test_without_a_cache_nothing_is_kept(tmp_path, reads):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    assert read_one(task(path), Cache()) == read_one(task(path))
    assert len(reads) == 2


def test_what_cannot_be_read_or_kept_is_no_trouble(tmp_path, cache, monkeypatch):
    (tmp_path / "a.bin").write_bytes(b"\0\1\2" * 100)
    assert isinstance(read_one(task(tmp_path / "a.bin"), cache), Unreadable)
    assert isinstance(read_one(task(tmp_path / "nowhere.txt"), cache), Unreadable)
    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setattr(reading, "encode_reading", lambda found: None)
    assert isinstance(read_one(task(tmp_path / "a.txt"), cache), Reading)
    assert isinstance(reading._read_apart((task(tmp_path / "a.txt"), cache)), Reading)
    assert not (cache.folder / "readings").exists()


def test_reports_from_the_cache_are_the_same_bytes(cache, reads):
    fresh = reports(EXAMPLES)
    read = len(reads)
    first = reports(EXAMPLES, cache=cache)
    assert len(reads) == read + len(EXAMPLES)
    second = reports(EXAMPLES, cache=cache)
    assert len(reads) == read + len(EXAMPLES)
    assert fresh == first == second


def test_several_processes_give_the_same_in_the_same_order(texts, cache, reads):
    tasks = [task(path) for path in sorted(texts.iterdir())]
    alone = list(read_all(tasks, 1, Cache(), None))
    assert len(reads) == 20
    (texts / "05.txt").unlink()
    gone = list(read_all(tasks, 2, cache, None))
    assert [one for one in gone if isinstance(one, Reading)] == alone[:5] + alone[6:]
    assert outcome_of(gone[5]).reason == "There is no such file."
    seen = []
    assert list(read_all(tasks[6:], 2, cache, lambda *done: seen.append(done))) == alone[6:]
    assert seen == [(number, 14) for number in range(1, 15)]
    assert len(reads) == 20  # all that was read elsewhere is known here


def test_an_entry_that_is_damaged_after_it_was_found_is_read_here(texts, cache, reads):
    tasks = [task(path) for path in sorted(texts.iterdir())[:3]]
    first = list(read_all(tasks, 1, cache, None))
    for entry in (cache.folder / "readings").iterdir():
        entry.write_bytes(b"damaged")
    assert list(read_all(tasks, 2, cache, None)) == first
    assert len(reads) == 6


@pytest.mark.parametrize(
    ("documents", "processors", "expected"), [(15, 4, None), (16, 1, None), (16, 4, 2), (20, 2, 2), (20, 8, 2)]
)
def test_as_many_processes_as_are_worth_starting(texts, monkeypatch, documents, processors, expected):
    asked = []

    def map_in_order(function, things, jobs, lost):
        asked.append(jobs)
        yield from map(function, things)

    monkeypatch.setattr(reading, "map_in_order", map_in_order)
    monkeypatch.setattr(reading, "processors", lambda: processors)
    tasks = [task(path) for path in sorted(texts.iterdir())[:documents]]
    assert len(list(read_all(tasks, None, Cache(), None))) == documents
    assert asked == ([expected] if expected else [])


def test_processes_are_counted_by_what_is_not_in_the_cache(texts, cache, monkeypatch):
    asked = []

    def map_in_order(function, things, jobs, lost):
        asked.append((len(things), jobs))
        yield from map(function, things)

    monkeypatch.setattr(reading, "map_in_order", map_in_order)
    monkeypatch.setattr(reading, "processors", lambda: 4)
    tasks = [task(path) for path in sorted(texts.iterdir())]
    list(read_all(tasks[:3], 1, cache, None))
    list(read_all(tasks, None, cache, None))
    list(read_all(tasks, None, cache, None))
    assert asked == [(17, 2)]


def test_processors_are_those_that_may_be_used(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 3, 5}, raising=False)
    assert reading.processors() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert reading.processors() == 1


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (-signal.SIGTERM, "The process that read it was ended by signal 15, perhaps because memory ran out."),
        (7, "The process that read it ended with code 7, perhaps because memory ran out."),
    ],
)
def test_a_lost_document_says_what_became_of_it(code, reason):
    lost = reading.lost(task(Path("docs/a.txt")), code)
    assert (lost.path, lost.reason) == ("docs/a.txt", reason)
    assert "--jobs" in lost.remedy


def test_old_readings_make_room_at_the_end_of_a_run(texts, tmp_path):
    cache = Cache(folder=tmp_path / "cache", limit=4000)
    list(read_all([task(path) for path in sorted(texts.iterdir())], 1, cache, None))
    assert 0 < sum(kept.size for kept in cache.measure()) <= 4000
