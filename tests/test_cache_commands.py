"""`esglint cache info|clear`, as a person and a program see them."""

from __future__ import annotations

import json

import pytest

from checker import cache as cache_module
from checker.cache import Cache
from checker.cli import run


@pytest.fixture
def folder(tmp_path, monkeypatch):
    place = tmp_path / "kept"
    monkeypatch.setenv("ESGLINT_CACHE_DIR", str(place))
    cache = Cache(folder=place)
    cache.write("packs", "a", b"x" * 1_000_000)
    cache.write("readings", "b", b"x" * 10)
    cache.write("readings", "c", b"x" * 10)
    return place


def test_info_says_where_and_how_much(folder, capsysbinary):
    assert run(["cache", "info"]) == 0
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert lines[0] == f"{folder.as_posix()}: 1.0 MiB of 256.0 MiB"
    assert [line.split() for line in lines[1:]] == [
        ["code", "0", "entries", "0.0", "MiB"],
        ["packs", "1", "entry", "1.0", "MiB"],
        ["patterns", "0", "entries", "0.0", "MiB"],
        ["readings", "2", "entries", "0.0", "MiB"],
        ["vocabulary", "0", "entries", "0.0", "MiB"],
    ]


def test_info_for_a_program(folder, capsysbinary, monkeypatch):
    monkeypatch.setenv("ESGLINT_CACHE_MB", "3")
    assert run(["cache", "info", "--format", "json"]) == 0
    assert json.loads(capsysbinary.readouterr().out) == {
        "folder": folder.as_posix(),
        "bytes": 1_000_032 + 2 * 42,
        "limit": 3 * 1024 * 1024,
        "kinds": {
            "code": {"entries": 0, "bytes": 0},
            "packs": {"entries": 1, "bytes": 1_000_032},
            "patterns": {"entries": 0, "bytes": 0},
            "readings": {"entries": 2, "bytes": 84},
            "vocabulary": {"entries": 0, "bytes": 0},
        },
    }


def test_clear_empties_it(folder, capsysbinary):
    assert run(["cache", "clear"]) == 0
    assert capsysbinary.readouterr().out.decode() == f"{folder.as_posix()}: 3 entries removed\n"
    assert run(["cache", "clear", "--format", "json"]) == 0
    assert json.loads(capsysbinary.readouterr().out) == {"folder": folder.as_posix(), "removed": 0}


def test_what_cannot_be_cleared_is_said(folder, capsys, monkeypatch):
    def fail(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(cache_module.Cache, "clear", fail)
    assert run(["cache", "clear"]) == 2
    assert capsys.readouterr().err == f"esglint: {folder.as_posix()}: cannot be emptied: Permission denied\n"


def test_a_limit_that_is_none_is_a_mistake_of_every_command(folder, capsys, monkeypatch):
    monkeypatch.setenv("ESGLINT_CACHE_MB", "much")
    assert run(["cache", "info"]) == 2
    assert "ESGLINT_CACHE_MB takes a number of MiB" in capsys.readouterr().err


def test_where_nobodys_home_is_known_a_folder_can_be_named(capsys, monkeypatch):
    def fail(environment):
        raise RuntimeError("no home")

    monkeypatch.setattr("checker.commands.kept.open_cache", fail)
    assert run(["cache", "info"]) == 2
    assert "set ESGLINT_CACHE_DIR to a folder" in capsys.readouterr().err
