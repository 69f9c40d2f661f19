from __future__ import annotations

import hashlib
import sys
from datetime import date

import pytest

from checker.errors import DecisionsError
from checker.review.evidence import read_evidence
from tests.review.reviews_at_hand import ERROR, INFO, WARNING, WASTE, report, reviewed, said, settings

DIGEST = hashlib.sha256(b"1,2\n").hexdigest()
ABOUT = "evidence:\n  - quote: cut waste by 42%\n    who: Mo\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    (tmp_path / "book.csv").write_bytes(b"1,2\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(here, source=f"{{file: book.csv, sha256: {DIGEST}}}", more="", about=ABOUT):
    (here / "evidence.yaml").write_text(f"{about}    sources: [{source}]\n{more}", "utf-8")
    return settings(here)


FOUND = [
    (f"{{file: book.csv, sha256: {DIGEST}}}", "", []),
    (f'{{file: book.csv, cell: "Energy!C7", page: 3, sha256: {DIGEST}}}', "", []),
    ("{url: https://example.com/a}", "", []),
    (f"{{file: ./book.csv, sha256: {DIGEST}}}", "    valid-until: 2026-03-01\n", []),
    (f"{{file: book.csv, sha256: {DIGEST}}}", "    valid-until: 2026-02-28\n", [(WARNING, "REV008", "the evidence that Mo gave was valid until 2026-02-28")]),
    ("{url: https://example.com/a}", "    valid-until: 2026-02-28\n", [(WARNING, "REV008", "the evidence that Mo gave was valid until 2026-02-28")]),
    (f"{{file: book.csv, sha256: {'0' * 64}}}", "", [(ERROR, "REV007", f"book.csv, which the claim rests on, has changed: its digest is {DIGEST}")]),
    (f"{{file: books/a.csv, sha256: {DIGEST}}}", "", [(ERROR, "REV006", "books/a.csv, which the claim rests on, is missing")]),
    (f"{{file: book.csv/a, sha256: {DIGEST}}}", "", [(ERROR, "REV006", "book.csv/a, which the claim rests on, is missing")]),
    (f"{{file: ., sha256: {DIGEST}}}", "", [(ERROR, "REV006", "., which the claim rests on, is missing")]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "more", "expected"), FOUND)
def test_evidence_is_there_unchanged_and_valid(here, source, more, expected):
    assert said(reviewed(report(), write(here, source, more))) == expected


def test_a_finding_points_at_the_source_and_leads_to_the_claim(here):
    found = reviewed(report(), write(here, f"{{file: gone.csv, sha256: {DIGEST}}}"))
    (one,) = (finding for finding in found.findings if finding.rule == "REV006")
    assert one.location.path.endswith("evidence.yaml")
    assert (one.location.line, one.location.column, one.claim) == (4, 15, WASTE)
    assert found.quote("docs/a.txt", found.claims[0].span) == "cut waste by 42%"
    assert one.related[0].start == found.claims[0].span.start


def test_evidence_that_no_claim_has_is_reported_where_the_run_can_know(here):
    about = ABOUT.replace("42%", "40%")
    write(here, about=about)
    message = 'Mo gave evidence, and no claim has the words "cut waste by 40%"'
    found = reviewed(report(), settings(here))
    assert said(found) == [(INFO, "REV009", message)]
    (one,) = (one for one in found.findings if one.rule == "REV009")
    assert (one.claim, one.related[0].start) == (WASTE, found.claims[0].span.start)
    assert said(reviewed(report(), settings(here, is_whole=False))) == []
    write(here, about=ABOUT.replace("cut waste by 42%", "Nothing of the kind"))
    (one,) = (one for one in reviewed(report(), settings(here)).findings if one.rule == "REV009")
    assert one.related == ()


def test_a_file_is_read_once_for_all_that_rest_on_it(here, monkeypatch):
    from checker.review import evidence

    read = []
    monkeypatch.setattr(evidence, "file_digest", lambda path: read.append(path) or DIGEST)
    write(here, ", ".join(3 * [f"{{file: book.csv, sha256: {DIGEST}}}"]))
    reviewed(report(), settings(here))
    assert len(read) == 1


MISTAKES = [
    ("{}", "", ["4:15: it names neither a file nor a url, or both (write one of the two)"]),
    ("{file: a, url: https://a.b/c}", "", ["4:15: it names neither a file nor a url, or both (write one of the two)"]),
    ("{file: a}", "", ['4:15: the key "sha256" is missing (the digest of the file, as `sha256sum` prints it)']),
    ("{url: https://a.b/c, page: 3}", "", ['4:36: "page" is for a file (an address has none)']),
    ("{url: ftp://a.b/c}", "", ['4:21: "ftp://a.b/c" is not what belongs here (an address that begins with https:// or http://)']),
    ("{fil: a}", "", ['4:16: unknown key "fil" (did you mean "file"?)']),
    ("{file: a, sha256: abc}", "", ['4:33: "abc" is not what belongs here (the digest of the file that was looked at, 64 hexadecimal digits as `sha256sum` prints them)']),
    ("{file: a, page: 0}", "", ["4:25: 0 is less than the minimum of 1 (the page of the file, from 1)"]),
    ("", "", ["4:5: there is nothing here (what the claim rests on: files of the repository, or addresses)"]),
    ("{url: https://a.b/c}", "    valid-until: 2026-02-30\n", ["5:5: there is no day 2026-02-30"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "more", "expected"), MISTAKES)
def test_mistakes_have_their_line(here, source, more, expected):
    write(here, source, more)
    with pytest.raises(DecisionsError) as caught:
        read_evidence(here / "evidence.yaml", here)
    assert [str(one).partition("evidence.yaml:")[2] for one in caught.value.mistakes] == expected


def test_an_entry_names_a_claim(here):
    write(here, about="evidence:\n  - who: Mo\n")
    with pytest.raises(DecisionsError, match="2:5: it names no claim"):
        read_evidence(here / "evidence.yaml", here)


OUTSIDE = [
    ("../a.csv", 'it must not hold ".."'),
    ("docs/../../a.csv", 'it must not hold ".."'),
    ("docs/../book.csv", 'it must not hold ".."'),
    ("/etc/hostname", "it must be a path relative to the configuration"),
    ("C:/a.csv", "it must be a path relative to the configuration"),
    ("C:a.csv", "it must be a path relative to the configuration"),
    (r"..\a.csv", "it must be a path relative to the configuration"),
    ("//server/share/a.csv", "it must be a path relative to the configuration"),
    (r'"a\0b"', "it must be a path relative to the configuration"),
]


@pytest.mark.parametrize(("file", "reason"), OUTSIDE)
def test_no_path_leads_out_of_the_repository(here, file, reason):
    write(here, f"{{file: {file}, sha256: {DIGEST}}}")
    with pytest.raises(DecisionsError) as caught:
        read_evidence(here / "evidence.yaml", here)
    assert [one.message for one in caught.value.mistakes] == [reason]
    assert caught.value.mistakes[0].line == 4


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_no_link_leads_out_of_the_repository(here, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "a.csv").write_bytes(b"1,2\n")
    (here / "link.csv").symlink_to(outside / "a.csv")
    (here / "folder").symlink_to(outside)
    (here / "circle").symlink_to(here / "circle")
    (here / "inside.csv").symlink_to(here / "book.csv")
    for file in ("link.csv", "folder/a.csv"):
        write(here, f"{{file: {file}, sha256: {DIGEST}}}")
        with pytest.raises(DecisionsError, match="leads out of the repository"):
            read_evidence(here / "evidence.yaml", here)
    assert said(reviewed(report(), write(here, f"{{file: inside.csv, sha256: {DIGEST}}}"))) == []
    write(here, f"{{file: circle, sha256: {DIGEST}}}")
    with pytest.raises(DecisionsError, match="leads out of the repository"):
        read_evidence(here / "evidence.yaml", here)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names there")
def test_what_is_no_file_is_not_waited_for(here):
    import os

    os.mkfifo(here / "pipe")
    found = reviewed(report(), write(here, f"{{file: pipe, sha256: {DIGEST}}}"))
    assert [rule for _, rule, _ in said(found)] == ["REV006"]


def test_a_configuration_in_a_folder_may_name_files_of_the_whole_repository_below_it_only(here):
    folder = here / "press"
    folder.mkdir()
    (folder / "book.csv").write_bytes(b"1,2\n")
    (folder / "evidence.yaml").write_text(f"{ABOUT}    sources: [{{file: book.csv, sha256: {DIGEST}}}]\n", "utf-8")
    assert said(reviewed(report(), settings(folder))) == []


def test_evidence_holds_on_its_last_day(here):
    write(here, more="    valid-until: 2026-06-30\n")
    assert said(reviewed(report(), settings(here, date(2026, 6, 30)))) == []
    assert [rule for _, rule, _ in said(reviewed(report(), settings(here, date(2026, 7, 1))))] == ["REV008"]
