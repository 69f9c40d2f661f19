from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.errors import DecisionsError
from checker.model import Outcome, Span
from checker.outcome import Status
from checker.reports.fingerprints import fingerprints
from checker.review.baseline import read_baseline, updated_baseline
from checker.review.ruling import finding
from checker.settings import Decisions, Settings
from tests.reports.samples import document
from tests.review.reviews_at_hand import INFO, TEXT, WASTE, report, reviewed, said, settings, waived

NAME = ".esglint-baseline.yaml"


@pytest.fixture
def here(tmp_path, monkeypatch):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def update(found, folder, name=NAME, *, grow=False):
    """Write the baseline of a report and return how many findings stayed, came, went and were left out."""
    given = Settings(folder=folder, decisions=Decisions(baseline=folder / name))
    told = updated_baseline(found, fingerprints(found), given, grow=grow)
    (folder / name).write_text(told.text, "utf-8")
    return told.kept, told.added, told.gone, told.refused


def prints(found):
    return [print_ for _, print_ in fingerprints(found)]


def without(found, *claims):
    """Return a report in which some claims were put right."""
    kept = (one for one in found.verdicts if one.claim not in claims or one.outcome is not Outcome.FAIL)
    return replace(found, verdicts=tuple(kept))


@pytest.mark.parametrize("name", [NAME, "baseline.json"])
def test_known_findings_are_waived_and_new_ones_are_not(here, name):
    found = report()
    assert update(without(found, WASTE), here, name) == (0, 2, 0, 0)
    given = replace(settings(here), decisions=Decisions(baseline=here / name))
    after = reviewed(found, given, prints(found))
    assert set(waived(after).values()) == {"in the baseline"}
    assert [one.claim for one in after.findings] == [WASTE]
    assert said(after) == []
    (line, *_) = (one.decision.place for one in after.verdicts if one.decision)
    assert line.startswith((here / name).as_posix())


def test_the_file_is_the_same_for_the_same_findings(here):
    found = report()
    update(found, here)
    first = (here / NAME).read_bytes()
    assert update(found, here) == (3, 0, 0, 0)
    assert update(replace(found, verdicts=found.verdicts[::-1]), here) == (3, 0, 0, 0)
    assert (here / NAME).read_bytes() == first
    assert b"words: cut waste by 42%\n" in first


def test_lines_do_not_count(here):
    update(report(), here)
    moved = report(text=f"A new line.\n\n{TEXT}")
    assert reviewed(moved, settings(here), prints(moved)).findings == ()


def test_an_old_baseline_only_shrinks_unless_it_may_grow(here):
    found = report()
    update(without(found, WASTE), here)
    assert update(found, here) == (2, 0, 0, 1)
    assert update(found, here, grow=True) == (2, 1, 0, 0)
    assert update(without(found, WASTE), here) == (2, 0, 1, 0)
    assert update(found, here) == (2, 0, 0, 1)
    assert update(without(found, *(one.claim for one in found.findings)), here) == (0, 0, 2, 0)
    assert read_baseline(here / NAME).file.findings == {}
    assert update(found, here) == (0, 0, 0, 3)


def test_what_a_run_does_not_read_or_ask_stays(here):
    found = report()
    update(found, here)
    (here / "docs" / "b.txt").touch()
    elsewhere = report("docs/b.txt")
    assert update(without(elsewhere, WASTE), here, grow=True) == (3, 2, 0, 0)
    unasked = replace(found, rules={}, verdicts=())
    assert update(unasked, here) == (5, 0, 0, 0)
    unread = replace(found, verdicts=(), documents=(replace(found.documents[0], status=Status.UNREADABLE),))
    assert update(unread, here) == (5, 0, 0, 0)
    (here / "docs" / "b.txt").unlink()
    assert update(found, here) == (3, 0, 2, 0)


def test_findings_about_decisions_are_not_recorded(here):
    found = report()
    own = finding("REV001", "expired", found.verdicts[0].location, claim=found.claims[0])
    assert update(replace(found, verdicts=(*found.verdicts, own)), here) == (0, 3, 0, 0)


def test_entries_that_match_nothing_are_told_by_document(here):
    found = report()
    update(found, here)
    after = reviewed(without(found, WASTE), settings(here), prints(without(found, WASTE)))
    assert said(after) == [(INFO, "REV010", "1 entry of the baseline for docs/a.txt matches no finding any more")]
    (one,) = after.findings
    assert one.location.path.endswith(NAME)
    nothing = replace(found, verdicts=())
    assert said(reviewed(nothing, settings(here))) == [
        (INFO, "REV010", "3 entries of the baseline for docs/a.txt match no finding any more")
    ]
    other = replace(report("docs/b.txt"), verdicts=())
    assert said(reviewed(other, settings(here))) == []
    assert said(reviewed(replace(nothing, rules={}), settings(here))) == []
    unread = replace(nothing, documents=(replace(found.documents[0], status=Status.UNREADABLE),))
    assert said(reviewed(unread, settings(here))) == []


def test_a_waiver_gives_the_reason_before_the_baseline_and_neither_is_left_over(here):
    found = report()
    update(found, here)
    entry = "waivers: [{rule: TGT001, claim: 0123456789aa, reason: r, owner: Mo, expires: 2026-06-30}]\n"
    (here / "waivers.yaml").write_text(entry, "utf-8")
    after = reviewed(found, settings(here), prints(found))
    assert waived(after)["TGT001", WASTE] == "waived by Mo until 2026-06-30: r"
    assert after.findings == ()


def test_waiving_a_finding_changes_no_fingerprint():
    found = report()
    twice = replace(found, verdicts=(found.verdicts[0], *found.verdicts))
    (first, second, *_) = prints(twice)
    half = replace(twice, verdicts=(replace(twice.verdicts[0], outcome=Outcome.WAIVED), *twice.verdicts[1:]))
    assert first != second
    assert prints(half)[0] == second


def test_words_are_cut_and_a_finding_outside_of_documents_has_none(here):
    found = report()
    long = "cut waste " + "and more " * 20 + "by 42%"
    source = document("docs/a.txt", long)
    at = source.place(Span(0, len(long)))
    wide = replace(
        found, verdicts=(replace(found.verdicts[0], location=at),), sources={"docs/a.txt": source}, claims=()
    )
    update(wide, here)
    (one,) = read_baseline(here / NAME).file.findings["docs/a.txt"]
    assert len(one.words) == 80
    assert one.words.endswith("…")
    (here / NAME).unlink()
    update(replace(wide, sources={}), here)
    assert read_baseline(here / NAME).file.findings["docs/a.txt"][0].words == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("version: 2", '1:10: unknown value "2" (one of: 1)'),
        ("findings: {a: [{rule: X}]}", '1:16: the key "fingerprint" is missing'),
        ("findings: {a: [{rule: X, fingerprint: 1}]}", "1:39: expected text"),
        ("finding: {}", 'did you mean "findings"'),
    ],
)
def test_a_damaged_baseline_is_told_with_its_line(here, text, expected):
    (here / NAME).write_text(text, "utf-8")
    with pytest.raises(DecisionsError) as caught:
        read_baseline(here / NAME)
    assert expected in str(caught.value)
