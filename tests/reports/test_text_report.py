from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.model import Outcome, Severity, Span
from checker.outcome import Report
from checker.reports.excerpt import columns, excerpt, visible
from checker.reports.presentation import Presentation
from checker.reports.text import summary_line, text_report
from tests.golden import assert_golden
from tests.reports.samples import full_report, one_finding

PLAIN = Presentation()


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("text.txt", PLAIN),
        ("text-color.txt", Presentation(color=True)),
        ("text-quiet.txt", Presentation(quiet=True)),
        ("text-all.txt", Presentation(show_passes=True, statistics=True)),
        ("text-quiet-statistics.txt", Presentation(quiet=True, statistics=True)),
    ],
)
def test_text_report_looks_like_its_golden_file(name, look):
    assert_golden(name, text_report(full_report(), look))


def test_first_line_of_a_finding_is_position_severity_rule_name_message():
    first = text_report(one_finding("We will cut waste.\n", "cut waste"), PLAIN).splitlines()[0]
    assert first == "a.txt:1:9: error TGT001 change-target-has-baseline: no base year"


def test_findings_about_one_claim_stand_together_under_one_excerpt():
    lines = text_report(full_report(), Presentation(quiet=True)).splitlines()
    about = [line.split(":")[2] for line in lines]
    assert about == sorted(about, key=about.index)
    shown = text_report(full_report(), PLAIN)
    assert shown.count("become carbon neutral") == 2  # once for the target before it, once for both findings


def test_fixes_of_one_claim_name_their_rule_only_where_they_differ():
    report = one_finding("We will cut waste.", "cut waste")
    second = replace(report.verdicts[0], rule="NZR002", fix="Say more.")
    assert "   help: Name one." in text_report(report, PLAIN)
    both = text_report(replace(report, verdicts=(*report.verdicts, second)), PLAIN)
    assert "help for TGT001: Name one." in both
    assert "help for NZR002: Say more." in both


def test_findings_of_a_claim_at_two_places_have_two_excerpts_without_a_gap():
    report = one_finding("We will cut waste.\nWe aim high.\n", "cut waste")
    second = replace(report.verdicts[0], location=report.place("a.txt", Span(19, 21)))
    text = text_report(replace(report, verdicts=(*report.verdicts, second)), PLAIN)
    assert [line.split(":")[1] for line in text.splitlines() if line.startswith("a.txt")] == ["1", "2"]
    assert "\n\n" not in text.rpartition("\n\n")[0]


def test_findings_about_no_claim_are_not_taken_for_one_group():
    report = one_finding("We will cut waste.\nWe aim high.\n", "cut waste")
    first = replace(report.verdicts[0], claim="")
    second = replace(first, location=report.place("a.txt", Span(19, 21)))
    text = text_report(replace(report, verdicts=(first, second)), PLAIN)
    assert text.count("\n\n") == 2


def test_a_finding_in_a_file_that_was_not_read_has_no_excerpt():
    report = replace(one_finding("We will cut waste.", "cut waste"), sources={})
    finding = replace(report.verdicts[0], related=(report.verdicts[0].location,))
    text = text_report(replace(report, verdicts=(finding,)), PLAIN)
    assert " | " not in text
    assert text.splitlines()[2].strip() == "see a.txt:1:9"


def test_long_related_words_are_cut():
    report = one_finding("x " * 100, "x")
    place = report.place("a.txt", Span(0, 150))
    finding = replace(report.verdicts[0], related=(place, place))
    lines = text_report(replace(report, verdicts=(finding,)), PLAIN).splitlines()
    related = [line for line in lines if "see a.txt" in line]
    assert len(related) == 1
    assert related[0].endswith('…"')


@pytest.mark.parametrize(
    ("severities", "line"),
    [
        ((), "1 document, 1 claim: no findings"),
        ((Severity.INFO,), "1 document, 1 claim: 1 info"),
        ((Severity.INFO, Severity.ERROR, Severity.ERROR), "1 document, 1 claim: 2 errors, 1 info"),
        ((Severity.WARNING, Severity.WARNING), "1 document, 1 claim: 2 warnings"),
    ],
)
def test_summary_counts_in_words(severities, line):
    report = one_finding("We will cut waste.", "cut waste")
    verdicts = tuple(replace(report.verdicts[0], severity=severity) for severity in severities)
    assert summary_line(replace(report, verdicts=verdicts)) == line


def test_nothing_read_and_nothing_found_says_so_unless_quiet():
    nothing = Report(documents=(), claims=())
    assert text_report(nothing, PLAIN) == "0 documents, 0 claims: no findings\n"
    assert text_report(nothing, Presentation(quiet=True)) == ""
    assert text_report(nothing, Presentation(quiet=True, statistics=True)) == ""


def test_passes_are_shown_only_on_demand():
    report = one_finding("We will cut waste.", "cut waste")
    passed = replace(report, verdicts=(replace(report.verdicts[0], outcome=Outcome.PASS, message=""),))
    assert "pass TGT001" not in text_report(passed, PLAIN)
    assert "a.txt:1:9: pass TGT001 change-target-has-baseline\n" in text_report(passed, Presentation(show_passes=True))


EXCERPTS = [
    ("one line", "We cut waste.", "cut", 80, ["We cut waste."], ["   ^^^"]),
    ("a tab takes one column", "\tWe cut", "cut", 80, [" We cut"], ["    ^^^"]),
    ("wide characters take two columns", "我们 cut 废物", "cut", 80, ["我们 cut 废物"], ["     ^^^"]),
    ("wide characters are underlined whole", "cut 废物", "废物", 80, ["cut 废物"], ["    ^^^^"]),
    ("combining marks take none", "e\u0301 cut", "cut", 80, ["e\u0301 cut"], ["  ^^^"]),
    ("control characters are shown", "\x1b[31mcut", "cut", 80, ["␛[31mcut"], ["     ^^^"]),
    (
        "direction marks are shown",
        "a\u202ecut\x7f\x9b",
        "cut",
        80,
        ["a\N{REPLACEMENT CHARACTER}cut␡\N{REPLACEMENT CHARACTER}"],
        ["  ^^^"],
    ),
    ("no-break spaces are spaces", "a\xa0cut", "cut", 80, ["a cut"], ["  ^^^"]),
    ("two lines", "We cut\nwaste.", "cut\nwaste", 80, ["We cut", "waste."], ["   ^^^", "^^^^^"]),
    ("line ends of Windows", "We cut\r\nwaste.", "cut\r\nwaste", 80, ["We cut", "waste."], ["   ^^^", "^^^^^"]),
    ("line ends of old", "We cut\rwaste.", "cut\rwaste", 80, ["We cut", "waste."], ["   ^^^", "^^^^^"]),
    ("an empty line within has no marks of its own", "a\n\nb", "a\n\nb", 80, ["a", "b"], ["^", "^"]),
    ("the first three of many lines", "a\nb\nc\nd", "a\nb\nc\nd", 80, ["a", "b", "c"], ["^", "^", "^"]),
    ("cropped on the right", "cut " + "a" * 30, "cut", 20, ["cut aaaaaaaaaaaaaa…"], ["^^^"]),
    ("cropped on the left", "a" * 30 + " cut", "cut", 20, ["…aaaaaaaaaaaaaa cut"], [" " * 16 + "^^^"]),
    ("cropped on both sides", "a" * 30 + " cut " + "b" * 30, "cut", 11, ["…aa cut bb…"], ["    ^^^"]),
    ("words wider than the room are cut", "x" * 50, "x" * 50, 10, ["xxxxxxxx…"], ["^" * 8]),
]


@pytest.mark.parametrize(
    ("text", "words", "width", "shown", "marks"), [case[1:] for case in EXCERPTS], ids=[case[0] for case in EXCERPTS]
)
def test_excerpt_underlines_the_words(text, words, width, shown, marks):
    start = text.index(words)
    lines = excerpt(text, Span(start, start + len(words)), width)
    assert [line.shown for line in lines] == shown
    assert [line.marks for line in lines] == marks


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200), st.data(), st.integers(12, 60))
def test_excerpt_fits_any_terminal(text, data, width):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    lines = excerpt(text, Span(start, end), width)
    assert lines
    for line in lines:
        assert line.shown.isprintable()
        assert columns(line.shown) <= width
        assert re.fullmatch(r" *\^+", line.marks)
        assert len(line.marks) <= width


def test_an_excerpt_at_the_end_of_a_line_still_points_somewhere():
    assert excerpt("ab\ncd", Span(2, 3), 80)[0].marks == "  ^"


def test_messages_hold_no_control_characters():
    report = one_finding("We will cut waste.", "cut waste", path="a\x1bb.txt", message="found \x1b[2J\nhere")
    text = text_report(report, PLAIN)
    assert "\x1b" not in text
    assert "a␛b.txt:1:9: error TGT001 change-target-has-baseline: found ␛[2J here\n" in text
    assert visible("\n") == " "
