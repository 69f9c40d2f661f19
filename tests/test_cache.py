"""What is kept for the next run: found again, never trusted blindly, never in the way."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from checker.cache import Cache, cache_folder


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


def test_old_entries_make_room(tmp_path):
    cache = Cache(folder=tmp_path)
    for number in range(30):
        cache.write("packs", f"{number:02}", b"content")
    assert len(list((tmp_path / "packs").iterdir())) == 16
    assert cache.read("packs", "29") == b"content"


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
