"""Fuzzing itself: every target has a corpus that is read, old findings stay mended, and a short run finds nothing new."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz import campaign, corpus, running
from tests.fuzz.corpus import pack, regressions, seeds, unpack
from tests.fuzz.mutation import LARGEST, mutated
from tests.fuzz.running import Finding, fuzz, noted, save, tried
from tests.fuzz.targets import READERS, TARGETS, Target

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


def test_a_campaign_splits_its_executions_evenly_and_into_parts(monkeypatch):
    monkeypatch.setattr(campaign, "_LARGEST_PART", 10)
    assert list(campaign.parts(["text", "csv"], 25, seed=3)) == [
        ("text", 3, 10), ("csv", 3, 10), ("text", 4, 3), ("csv", 4, 2),
    ]  # fmt: skip
    assert list(campaign.parts(["text", "csv"], 1, seed=0)) == [("text", 0, 1)]


def test_a_campaign_runs_all_parts_and_ends_with_a_table(tmp_path):
    done = run_fuzz("text", "csv", "--executions", "7", "--jobs", "2", "--found", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[:2] for line in lines[-3:]] == [["text", "4"], ["csv", "3"], ["all", "7"]]
    assert run_fuzz("readers", "--runs", "1", "--found", str(tmp_path)).stdout.count("1 executions") == len(READERS)


@pytest.mark.parametrize(
    ("output", "status", "told"),
    [
        ("text   3 executions   9/s   2 kinds of outcome\n", 0, []),
        ("text   3 executions   9/s   2 kinds of outcome\n  FOUND at x\n    again: python a\n", 1, ["python a"]),
        ("Fatal Python error: Segmentation fault\n", -11, ["ended by -11 at the input in"]),
        ("text   3 executions   9/s   2 kinds of outcome\n", 1, ["ended by 1 at the input in"]),
        (None, 0, ["ended by being too slow at the input in"]),
    ],
)
def test_a_part_that_finds_something_or_is_ended_is_told(monkeypatch, tmp_path, output, status, told):
    def run(command, **_):
        if output is None:
            raise subprocess.TimeoutExpired(command, 1)
        return subprocess.CompletedProcess(command, status, output)

    monkeypatch.setattr(campaign.subprocess, "run", run)
    result = campaign.run_part(campaign.Part("text", 1, 3), tmp_path)
    assert [finding[: len(start)] for finding, start in zip(result.findings, told, strict=True)] == told
    assert result.executions == (3 if output and "3 exec" in output else 0)
    assert f"{len(told):11}" in campaign.table([result])


def run_fuzz(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.fuzz", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=120)
