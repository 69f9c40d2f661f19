"""What is kept for the next run: found again, never trusted blindly, never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from checker.cache import Cache, cache_folder, open_cache
from checker.errors import UsageError


def test_what_is_kept_is_found_again(tmp_path):
    cache = Cache(folder=tmp_path / "deep")
    assert cache.read("packs", "a") is None
    cache.write("packs", "a", b"content")
    assert cache.read("packs", "a") == b"content"
    assert cache.read("packs", "b") is None
    assert cache.read("others", "a") is None


def test_a_cache_without_a_folder_forgets():
    Cache().write("packs", "a", b"content")
    assert Cache().read("packs", "a") is None


@pytest.mark.parametrize(
    "damage", [lambda kept: kept[:-1], lambda kept: b"", lambda kept: kept[:40] + b"!" + kept[41:]]
)
def test_a_damaged_entry_is_as_good_as_none(tmp_path, damage):
    cache = Cache(folder=tmp_path)
    cache.write("packs", "a", b"some content")
    (file,) = (tmp_path / "packs").iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert cache.read("packs", "a") is None


def test_a_folder_that_cannot_be_written_to_is_left_alone(tmp_path):
    (tmp_path / "file").write_text("no folder")
    cache = Cache(folder=tmp_path / "file")
    cache.write("packs", "a", b"content")
    assert cache.read("packs", "a") is None


def test_a_write_that_fails_leaves_nothing_behind(tmp_path, monkeypatch):
    def fail(self, target):
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "replace", fail)
    Cache(folder=tmp_path).write("packs", "a", b"content")
    assert list((tmp_path / "packs").iterdir()) == []


def test_many_writers_do_not_disturb_one_another(tmp_path):
    cache = Cache(folder=tmp_path)

    def work(number):
        cache.write("packs", "same", b"x" * 100_000)
        cache.write("packs", str(number), b"y")
        return cache.read("packs", "same")

    with ThreadPoolExecutor(8) as workers:
        assert set(workers.map(work, range(40))) <= {b"x" * 100_000, None}


def test_what_was_not_used_for_longest_makes_room(tmp_path):
    cache = Cache(folder=tmp_path, limit=10 * (32 + 68))
    for number in range(12):
        cache.write("readings" if number % 2 else "packs", f"{number:02}", b"x" * 68)
        os.utime(tmp_path / ("readings" if number % 2 else "packs") / f"{number:02}", (number, number))
    assert cache.read("packs", "00")  # used now
    cache.make_room()
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"00", *(f"{number:02}" for number in range(3, 12))}
    cache.make_room()
    assert sum(kept.entries for kept in cache.measure()) == 10


def test_what_a_killed_writer_left_makes_room_like_an_entry(tmp_path):
    cache = Cache(folder=tmp_path, limit=10)
    cache.write("packs", "a", b"")
    (tmp_path / "packs" / ".tmp123").write_bytes(b"written by half")
    cache.make_room()
    assert list((tmp_path / "packs").iterdir()) == []


def test_a_cache_of_no_size_keeps_nothing(tmp_path):
    cache = Cache(folder=tmp_path, limit=0)
    cache.write("packs", "a", b"content")
    cache.make_room()
    assert not cache.has("packs", "a")


def test_only_entries_are_cleared(tmp_path):
    cache = Cache(folder=tmp_path)
    cache.write("packs", "a", b"content")
    cache.write("readings", "b", b"content")
    (tmp_path / "mine.txt").write_text("not an entry")
    (tmp_path / "packs" / "folder").mkdir()
    target = tmp_path / "elsewhere"
    target.write_text("not an entry either")
    (tmp_path / "readings" / "link").symlink_to(target)
    assert cache.clear() == 2
    assert sorted(path.name for path in tmp_path.rglob("*")) == [
        "elsewhere", "folder", "link", "mine.txt", "packs", "readings",
    ]  # fmt: skip
    assert (Cache().clear(), Cache().measure()[0].entries) == (0, 0)


def test_an_entry_that_another_run_takes_away_is_no_trouble(tmp_path, monkeypatch):
    def fail(self, *, missing_ok=False):
        raise FileNotFoundError(2, "gone")

    cache = Cache(folder=tmp_path, limit=0)
    cache.write("packs", "a", b"content")
    monkeypatch.setattr(Path, "unlink", fail)
    cache.make_room()


def test_texts_of_documents_are_for_their_owner_alone(tmp_path):
    Cache(folder=tmp_path).write("readings", "a", b"content")
    if sys.platform != "win32":
        assert (tmp_path / "readings" / "a").stat().st_mode & 0o077 == 0


def test_processes_do_not_disturb_one_another(tmp_path):
    """Several programs write, read and make room in one folder at once; what is read is whole or not there."""
    code = f"""if True:
        from pathlib import Path
        from checker.cache import Cache
        cache = Cache(folder=Path({str(tmp_path)!r}), limit=200_000)
        for number in range(150):
            cache.write("readings", f"{{number % 7}}", bytes([65 + number % 7]) * 50_000)
            found = cache.read("readings", f"{{number % 5}}")
            assert found is None or found == bytes([65 + number % 5]) * 50_000
            if number % 10 == 0:
                cache.make_room()
    """
    running = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(3)]
    assert [(one.communicate(timeout=120)[1], one.returncode) for one in running] == [(b"", 0)] * 3


@pytest.mark.parametrize(("word", "limit"), [("", 256), ("0", 0), ("12", 12)])
def test_the_limit_can_be_set(word, limit, tmp_path):
    environment = {"ESGLINT_CACHE_DIR": str(tmp_path), "ESGLINT_CACHE_MB": word}
    assert open_cache(environment) == Cache(folder=tmp_path, limit=limit * 1024 * 1024)


@pytest.mark.parametrize("word", ["much", "-1", "1.5"])
def test_a_limit_that_is_none_is_a_mistake(word):
    with pytest.raises(UsageError, match=f'ESGLINT_CACHE_MB takes a number of MiB, such as 256; found "{word}"'):
        open_cache({"ESGLINT_CACHE_MB": word})


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"ESGLINT_CACHE_DIR": "/here"}, "/here"),
        ("linux", {"ESGLINT_CACHE_DIR": "", "XDG_CACHE_HOME": "/xdg"}, "/xdg/esglint"),
        ("linux", {}, "/home/me/.cache/esglint"),
        ("darwin", {"XDG_CACHE_HOME": "/xdg"}, "/home/me/Library/Caches/esglint"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/esglint/cache"),
        ("win32", {}, "/home/me/AppData/Local/esglint/cache"),
    ],
)
def test_the_cache_is_where_the_system_keeps_such_things(monkeypatch, platform, environment, expected):
    monkeypatch.setattr(sys, "platform", platform)
    assert cache_folder(environment, Path("/home/me")) == Path(expected)
