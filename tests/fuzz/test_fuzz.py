"""Fuzzing itself: every target has a corpus that is read, old findings stay mended, and a short run finds nothing new."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz import corpus, running
from tests.fuzz.corpus import pack, regressions, seeds, unpack
from tests.fuzz.mutation import LARGEST, mutated
from tests.fuzz.running import Finding, fuzz, noted, save, tried
from tests.fuzz.targets import TARGETS, Target

ROOT = Path(__file__).resolve().parents[2]
OLD = [(target, name) for target in TARGETS for name in regressions(target)]
READ = {"text", "markdown", "html", "saved-page", "inline-xbrl", "csv", "docx", "pptx", "xlsx"}


@pytest.mark.parametrize("target", TARGETS)
def test_the_corpus_leads_to_no_finding(target):
    outcomes = [tried(target, content) for content in seeds(target)]
    assert outcomes
    assert not [one for one in outcomes if isinstance(one, Finding)]


@pytest.mark.parametrize("target", sorted(READ))
def test_what_a_reader_starts_from_is_a_document(target):
    assert all("[" in TARGETS[target].run(content) for content in seeds(target))


@pytest.mark.parametrize("target", ["rule", "pack", "profile", "configuration", "waivers", "evidence", "baseline"])
def test_what_a_loader_starts_from_is_in_part_right_and_in_part_wrong(target):
    assert "loaded" in {TARGETS[target].run(content) for content in seeds(target)}


@pytest.mark.parametrize(("target", "name"), OLD)
def test_what_was_found_once_stays_mended(target, name):
    outcome = tried(target, regressions(target)[name])
    assert not isinstance(outcome, Finding), outcome


@pytest.mark.parametrize("target", [name for name in TARGETS if name not in {"pdf-process", "claims"}])
def test_a_short_run_finds_nothing(target):
    run = fuzz(target, runs=40, seconds=20, seed=7)
    assert run.findings == ()
    assert run.executions >= 1


def test_a_run_can_be_repeated():
    content, pool = seeds("markdown")[0], seeds("markdown")
    first, second = ([mutated(random.Random(n), content, pool, "text") for n in range(50)] for _ in range(2))
    assert first == second
    assert len(set(first)) > 40
    assert max(map(len, first)) <= LARGEST


def test_containers_stay_containers_and_their_members_change():
    content, pool = seeds("docx")[0], seeds("docx")
    changed = [mutated(random.Random(n), content, pool, "zip") for n in range(60)]
    assert sum(bool(unpack(one)) for one in changed) > 50
    assert unpack(b"PK\x03\x04 and no more") == []
    members = [("a.xml", b"<a/>"), ("b", b"")]
    assert unpack(pack(members)) == members


def failing(content: bytes) -> str:
    if b"!" in content:
        raise KeyError("a bug")
    if b"?" in content:
        while True:
            pass
    return "fine"


@pytest.mark.skipif(sys.platform == "win32", reason="no timer of processor time, and no figure of memory")
def test_what_a_target_may_not_do_is_a_finding(monkeypatch):
    monkeypatch.setitem(TARGETS, "bad", Target(failing))
    monkeypatch.setattr(running, "LONGEST", 0.2)
    assert tried("bad", b"a") == "fine"
    for content, told in ((b"!", "KeyError: 'a bug'"), (b"?", "took longer than 0.2 s")):
        found = tried("bad", content)
        assert isinstance(found, Finding)
        assert told in found.told
    used = iter((1, 500 * 1024 * 1024))
    monkeypatch.setattr(running, "_most_memory", lambda: next(used))
    assert tried("bad", b"a").told == "took more than 400 MiB"


def test_a_finding_is_kept_as_a_file_and_told_once(monkeypatch, tmp_path):
    monkeypatch.setitem(TARGETS, "bad", Target(failing, corpus="text"))
    monkeypatch.setattr(corpus, "HERE", tmp_path)
    (tmp_path / "corpus" / "text").mkdir(parents=True)
    (tmp_path / "corpus" / "text" / "a").write_bytes(b"a!b")
    run = fuzz("bad", runs=20, seconds=20, seed=1, last=tmp_path / "found" / "bad.last")
    assert (run.executions, len(run.findings)) == (20, 1)
    kept = save(run.findings[0], "bad", tmp_path / "found")
    assert kept.name.startswith("bad-")
    assert b"!" in kept.read_bytes()
    assert not (tmp_path / "found" / "bad.last").exists()


def test_the_input_that_ends_the_process_is_known_to_the_next_run(tmp_path):
    (tmp_path / "text.last").write_bytes(b"%016d" % 3 + b"abcdef")
    assert noted(tmp_path / "text.last") == b"abc"
    done = run_fuzz("text", "--runs", "3", "--found", str(tmp_path))
    assert done.returncode == 1
    assert "an earlier run was ended while it was at this input" in done.stdout
    assert "3 executions" in done.stdout


def test_one_file_can_be_run_again(tmp_path):
    (tmp_path / "a").write_bytes(b"We report.")
    done = run_fuzz("text", "--replay", str(tmp_path / "a"))
    assert (done.returncode, done.stdout) == (0, "text: text [('paragraph', 1)] [] 0\n")
    assert run_fuzz("nothing").returncode == 2


def run_fuzz(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.fuzz", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=120)
