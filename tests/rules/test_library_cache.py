"""Packs from the cache: the same as from their files, and made again whenever one of them changes."""

from __future__ import annotations

import pytest

from checker.cache import Cache
from checker.errors import RulesError
from checker.resources import resource_folder
from checker.rules import library_cache, loader
from checker.rules.expressions import compile_expression
from checker.rules.library_cache import load_cached
from checker.rules.loader import load_library
from tests.rules.test_loader import written


@pytest.fixture
def loads(monkeypatch):
    """Keep the folders that are read from their files."""
    kept = []

    def load(folders):
        kept.append(folders)
        return load_library(folders)

    monkeypatch.setattr(loader, "load_library", load)
    return kept


@pytest.fixture
def pack(tmp_path):
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "a.yaml").write_text(
        written("require: [value]\nwhen: claim.tense == 'past'\ndowngrade: {to: info, when: 'true'}")
    )
    (folder / "b.yaml").write_text(written("group_by: [metric]\nassert: size(claims) > 1", code="AAA002"))
    return folder


def test_the_second_time_nothing_is_read_and_all_is_the_same(tmp_path, pack, loads):
    cache = Cache(folder=tmp_path / "cache")
    first, second = load_cached([pack], cache), load_cached([pack], cache)
    assert len(loads) == 1
    assert first == second == load_library([pack])
    assert compile_expression("claim.tense == 'past'", "condition").evaluate(lambda name: "past") is True


def test_our_own_packs_come_back_whole(tmp_path):
    cache = Cache(folder=tmp_path)
    own = [resource_folder("rules")]
    assert load_cached(own, cache) == load_cached(own, cache) == load_library(own)


@pytest.mark.parametrize(
    "change",
    [
        lambda pack: (pack / "a.yaml").write_text(written("require: [unit]")),
        lambda pack: (pack / "c.yaml").write_text(written("require: [unit]", code="AAA003")),
        lambda pack: (pack / "b.yaml").unlink(),
        lambda pack: (pack / "pack.yaml").write_text("name: mine\nversion: 0.0.1\nprefix: AAA\n"),
    ],
)
def test_a_change_of_any_file_is_seen(tmp_path, pack, loads, change):
    cache = Cache(folder=tmp_path / "cache")
    before = load_cached([pack], cache)
    change(pack)
    assert load_cached([pack], cache) == load_library([pack]) != before
    assert len(loads) == 2


def test_another_version_of_the_program_reads_afresh(tmp_path, pack, loads, monkeypatch):
    cache = Cache(folder=tmp_path / "cache")
    load_cached([pack], cache)
    monkeypatch.setattr(library_cache, "__version__", "99.0.0")
    load_cached([pack], cache)
    assert len(loads) == 2


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x80", b"no message at all"])
def test_an_entry_that_is_something_else_is_made_again(tmp_path, pack, loads, content):
    cache = Cache(folder=tmp_path / "cache")
    expected = load_cached([pack], cache)
    (entry,) = (tmp_path / "cache" / "packs").iterdir()
    cache.write("packs", entry.name, content)
    assert load_cached([pack], cache) == expected
    assert load_cached([pack], cache) == expected
    assert len(loads) == 2


def test_mistakes_are_never_kept(tmp_path, pack):
    (pack / "c.yaml").write_text("id: [")
    for _ in range(2):
        with pytest.raises(RulesError):
            load_cached([pack], Cache(folder=tmp_path / "cache"))
    assert not (tmp_path / "cache").exists()


def test_a_folder_or_file_that_cannot_be_read_is_a_mistake_as_without_a_cache(tmp_path, pack):
    (pack / "d.yaml").mkdir()
    with pytest.raises(RulesError, match="cannot be read"):
        load_cached([pack], Cache(folder=tmp_path / "cache"))
    with pytest.raises(RulesError, match="there is no such folder of rules"):
        load_cached([tmp_path / "nowhere"], Cache(folder=tmp_path / "cache"))


def test_without_a_cache_the_files_are_read(pack, loads):
    load_cached([pack], Cache())
    load_cached([pack], Cache())
    assert len(loads) == 2
