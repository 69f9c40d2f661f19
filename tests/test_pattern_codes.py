"""Expressions from kept code match as freshly compiled ones do, and whatever is wrong with kept code costs only time."""

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import checker
from checker import own_cache as place
from checker import pattern_codes
from checker.cache import Cache
from checker.pattern_codes import compile_pattern, keep_patterns

SOURCE = r"(?P<word>caf[eé]|[a-z]+)(?: (\d{2,4}))?(?<!x)\b"
TEXT = "The Café of 2024 was CAFE 31, not y x"


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Return a function that starts a run: what it keeps is all that the next one knows."""
    monkeypatch.setattr(pattern_codes, "own_cache", lambda: Cache(folder=tmp_path))

    def start():
        monkeypatch.setattr(pattern_codes, "_codes", cache(pattern_codes._Codes))

    start()
    return start


def entry(folder):
    return next((folder / "patterns").iterdir())


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.IGNORECASE | re.ASCII])
def test_kept_code_matches_as_a_fresh_one_does(kept, monkeypatch, flags):
    expected = re.compile(SOURCE, flags)
    fresh = compile_pattern(SOURCE, flags)
    keep_patterns()
    kept()
    monkeypatch.setattr(pattern_codes, "_translated", None)  # nothing may be compiled any more
    again = compile_pattern(SOURCE, flags)
    for made in (fresh, again):
        assert [match.groupdict() for match in made.finditer(TEXT)] == [m.groupdict() for m in expected.finditer(TEXT)]
        assert [match.groups() for match in made.finditer(TEXT)] == [
            match.groups() for match in expected.finditer(TEXT)
        ]
        assert (made.pattern, made.flags, made.groups) == (expected.pattern, expected.flags, expected.groups)
        assert dict(made.groupindex) == dict(expected.groupindex)


def test_one_expression_with_other_flags_is_another(kept):
    assert compile_pattern("a", re.IGNORECASE).match("A")
    assert not compile_pattern("a").match("A")


def test_a_mistake_in_an_expression_is_the_librarys_error(kept):
    with pytest.raises(re.error, match="unterminated"):
        compile_pattern("(a")


def test_an_entry_that_is_none_is_compiled_anew(kept, tmp_path):
    Cache(folder=tmp_path).write("patterns", pattern_codes._codes("reading")._key, b"\xc1")
    kept()
    assert compile_pattern(SOURCE).search(TEXT)


@pytest.mark.parametrize("code", [b"", b"\xff" * 40, b"\x00" * 8, b"abc"])
def test_code_that_the_engine_refuses_is_compiled_anew(kept, code):
    wrong = pattern_codes._Code(0, code, 0, {})
    pattern_codes._codes("reading").add(f"0 {SOURCE}", wrong)
    assert compile_pattern(SOURCE).search(TEXT)[0] == re.search(SOURCE, TEXT)[0]


def test_without_the_librarys_inner_parts_expressions_are_compiled_as_usual(kept, monkeypatch):
    monkeypatch.setitem(sys.modules, "_sre", None)
    assert compile_pattern(SOURCE).search(TEXT)


def test_nothing_is_written_where_nothing_is_new(kept, tmp_path):
    keep_patterns()
    assert not (tmp_path / "patterns").exists()
    compile_pattern(SOURCE)
    keep_patterns()
    written = entry(tmp_path).read_bytes()
    entry(tmp_path).unlink()
    keep_patterns()
    assert written
    assert not list((tmp_path / "patterns").iterdir())


def test_expressions_that_come_and_go_do_not_pile_up(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(pattern_codes, "_MOST", 3)
    for number in range(4):
        compile_pattern(f"a{number}")
    keep_patterns()
    kept()
    assert pattern_codes._codes("reading").known == {}


def test_the_place_is_pythons_own_for_byte_code(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    found = place.own_cache.__wrapped__()
    assert tmp_path in found.folder.parents
    found.write("patterns", "a", b"content")
    assert found.read("patterns", "a") == b"content"


def _is_kept_for_the_user(monkeypatch, tmp_path):
    """Write through the place that is found, and tell that it went to the user's folder and to no other."""
    monkeypatch.setenv("ESGLINT_CACHE_DIR", str(tmp_path / "user"))
    before = sorted((tmp_path / "program").glob("**/*"))
    found = place.own_cache.__wrapped__()
    found.write("patterns", "a", b"content")
    assert found.read("patterns", "a") == b"content"
    assert (tmp_path / "user" / "patterns" / "a").is_file()
    assert sorted((tmp_path / "program").glob("**/*")) == before
    return found


def test_where_python_writes_no_byte_code_the_users_folder_is_the_place(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "program"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _is_kept_for_the_user(monkeypatch, tmp_path)


def test_a_program_that_others_installed_is_kept_in_the_users_folder(monkeypatch, tmp_path):
    (tmp_path / "program").mkdir()
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "program"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    _is_kept_for_the_user(monkeypatch, tmp_path)


def test_what_was_shipped_with_the_byte_code_is_read_and_left_alone(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "program"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    place.own_cache.__wrapped__().write("patterns", "shipped", b"before")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert _is_kept_for_the_user(monkeypatch, tmp_path).read("patterns", "shipped") == b"before"


def test_an_interpreter_without_byte_code_keeps_it_for_the_user(monkeypatch, tmp_path):
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    assert _is_kept_for_the_user(monkeypatch, tmp_path).shipped is None


def test_without_byte_code_and_home_nothing_is_kept(monkeypatch):
    def no_home(*_):
        raise RuntimeError("no home")

    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    monkeypatch.setattr(place, "cache_folder", no_home)
    found = place.own_cache.__wrapped__()
    found.write("patterns", "a", b"content")
    assert found.read("patterns", "a") is None


def test_a_check_leaves_its_expressions_to_the_next(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("We aim to cut our waste by 20% by 2030 from 2022.\n", encoding="utf-8")
    around = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-m", "checker", "check", "--no-cache", "--jobs", "1", str(page)]
    subprocess.run(command, env=around, cwd=Path(checker.__file__).parent.parent, capture_output=True, check=False)
    assert list((tmp_path / "compiled").glob("**/esglint/patterns/*"))
