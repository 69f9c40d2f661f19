from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.errors import UsageError
from checker.model import Facts, Outcome, Reading, Slot, Unreadable
from checker.review.changes import earlier_claims, only_changed
from checker.review.revisions import open_revision
from tests.reports.samples import document
from tests.review.reviews_at_hand import PAPER, WASTE, WATER, report


def git(folder, *arguments):
    identity = {"GIT_AUTHOR_NAME": "Mo", "GIT_COMMITTER_NAME": "Mo", "GIT_CONFIG_GLOBAL": os.devnull}
    dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-01-01T00:00:00Z")
    mails = dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "mo@example.com")
    environment = {**os.environ, **identity, **dates, **mails, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-c", "init.defaultBranch=main", "-c", "core.autocrlf=false", *arguments]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, timeout=60)


def commit(folder, message="state"):
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """Return a repository with a commit that holds two documents, in the folder that is worked in."""
    folder = tmp_path / "repo ü"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "a b.txt").write_bytes(b"one\ntwo\nthree\nfour\n")
    (folder / "docs" / "c.txt").write_bytes(b"other\n")
    git(tmp_path, "init", "-q", folder.name)
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


# the revision


def test_a_revision_tells_what_is_new_changed_unchanged_and_renamed(repository):
    (repository / "docs" / "c.txt").write_bytes(b"other words\n")
    git(repository, "mv", "docs/a b.txt", "docs/moved.txt")
    (repository / "docs" / "new.txt").write_bytes(b"new\n")
    found = open_revision("HEAD", Path())
    assert found.content(Path("docs/c.txt")) == b"other\n"
    assert found.content(Path("docs/moved.txt")) == b"one\ntwo\nthree\nfour\n"
    assert found.content(Path("docs/new.txt")) is None
    assert found.content(Path("docs")) is None
    assert found.content(repository.parent / "elsewhere.txt") is None
    assert not found.is_unchanged(Path("docs/c.txt"))
    assert not found.is_unchanged(Path("docs/moved.txt"))
    assert not found.is_unchanged(repository.parent / "elsewhere.txt")


def test_an_unchanged_file_is_told_from_anywhere_in_the_repository(repository, monkeypatch):
    monkeypatch.chdir(repository / "docs")
    found = open_revision("main", Path())
    assert found.is_unchanged(Path("a b.txt"))
    assert found.is_unchanged(repository / "docs" / "c.txt")
    assert found.is_unchanged(Path("../docs/c.txt"))


def test_a_name_that_another_file_took_is_no_unchanged_file(repository):
    git(repository, "mv", "docs/a b.txt", "docs/moved.txt")
    (repository / "docs" / "a b.txt").write_bytes(b"something else\n")
    found = open_revision("HEAD", Path())
    assert not found.is_unchanged(Path("docs/a b.txt"))


@pytest.mark.parametrize(
    "name", ["nope", "--help", "-h", "", "HEAD..HEAD", "HEAD:docs", "$(touch x)", "a b", "HEAD\nHEAD"]
)
def test_a_revision_that_is_not_there_is_told(repository, name):
    with pytest.raises(UsageError, match="there is no revision"):
        open_revision(name, Path())
    assert not (repository / "x").exists()


def test_outside_of_a_repository_and_without_git_there_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(UsageError, match="needs a git repository: not a git repository"):
        open_revision("HEAD", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="needs git, which cannot be run: "):
        open_revision("HEAD", tmp_path)


# the documents as they were


def reading(path, text="now"):
    return Reading(document=document(path, text), facts=Facts(), mentions=())


def test_documents_are_read_as_they_were_and_unchanged_ones_are_not_read_again(repository):
    (repository / "docs" / "c.txt").write_bytes(b"other words\n")
    (repository / "docs" / "new.txt").write_bytes(b"new\n")
    asked = []

    def read(file, path):
        asked.append((file.name, file.read_bytes(), path.as_posix()))
        return reading(path.as_posix(), "then")

    now = [(path, ["now"]) for path in ("docs/a b.txt", "docs/c.txt", "docs/new.txt")]
    earlier = earlier_claims(now, open_revision("HEAD", Path()), read, lambda then: [then.document.text])
    assert list(earlier) == ["now", "then"]
    assert asked == [("c.txt", b"other\n", "docs/c.txt")]


def test_what_could_not_be_read_then_is_all_new_now(repository):
    (repository / "docs" / "c.txt").write_bytes(b"other words\n")
    revision = open_revision("HEAD", Path())
    unreadable = Unreadable(path="docs/c.txt", reason="It is binary.", remedy="")
    assert list(earlier_claims([("docs/c.txt", [])], revision, lambda *_: unreadable, lambda _: 1 / 0)) == []


# what is left of the findings


def kept(found):
    return [one.claim for one in found.findings]


def test_findings_on_claims_that_were_there_are_left_out_and_counted():
    found = report()
    after = only_changed(found, found.claims[:2])
    assert kept(after) == [PAPER]
    assert after.unchanged == 2
    assert after.count(Outcome.PASS) == 1
    assert kept(only_changed(found, ())) == [WASTE, WATER, PAPER]


def test_a_slot_that_was_another_one_alters_a_claim_and_its_place_does_not():
    found = report()
    other = replace(found.claims[0], slots={"base_year": Slot(value=2019)})
    assert kept(only_changed(found, (other, *found.claims[1:]))) == [WASTE]
    moved = report(text="A new line.\n\n" + found.sources["docs/a.txt"].text)
    assert kept(only_changed(moved, found.claims)) == []


def test_the_same_claim_of_another_document_is_another_one():
    found = report()
    assert kept(only_changed(found, report("press/a.txt").claims)) == [WASTE, WATER, PAPER]


def test_a_finding_that_compares_stays_where_one_of_its_claims_is_new():
    found = report()
    old, new = found.claims[0], found.claims[2]
    compared = replace(found.verdicts[0], related=(found.place("docs/a.txt", new.span),))
    after = only_changed(replace(found, verdicts=(compared, found.verdicts[1])), found.claims[:2])
    assert kept(after) == [old.id]
