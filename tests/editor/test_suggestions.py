from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.documents import read_document
from checker.editor.positions import Lines
from checker.editor.suggestions import suggestions
from checker.model import Outcome, Severity, Span, Verdict


def offered(text, words, fix, name="a.md"):
    """Return what is offered for a finding on some words of a text: titles, and the text after each."""
    document = read_document(Path(name), name, content=text.encode())
    start = text.index(words)
    finding = Verdict(
        rule="TGT001",
        claim="c",
        outcome=Outcome.FAIL,
        severity=Severity.ERROR,
        fix=fix,
        location=document.place(Span(start, start + len(words))),
    )
    found = list(suggestions(finding, document, Lines(text=text, units=len)))
    return [one.title for one in found], [text[: one.span.start] + one.text + text[one.span.end :] for one in found]


def test_wording_is_added_before_the_final_marks():
    titles, after = offered("We cut waste by 4%.", "We cut waste by 4%.", 'Say from what, for example "from <year>".')
    assert titles == ['TGT001: add "from [year]"', "TGT001: waive it here, with a reason"]
    assert after[0] == "We cut waste by 4% from [year]."


def test_every_wording_is_offered_that_has_a_blank():
    titles, _ = offered("We cut.", "We cut", 'Say "in <year>" or "in the year to <date>"; not "in short".')
    assert titles[:2] == ['TGT001: add "in [year]"', 'TGT001: add "in the year to [date]"']
    assert len(titles) == 3


def test_a_fix_without_wording_offers_the_waiver_alone():
    titles, _ = offered("A green box.", "green", "Leave it out.")
    assert titles == ["TGT001: waive it here, with a reason"]


def test_wording_in_a_page_is_no_markup():
    _, after = offered("<p>We cut.</p>", "We cut", 'Say "in R&D, <year>".', name="a.html")
    assert after[0] == "<p>We cut in R&amp;D, [year].</p>"


COMMENT = "<!-- esglint: ignore TGT001:  -->"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Intro.\n\nWe cut\nall waste.\n", "waste", f"Intro.\n\n{COMMENT}\nWe cut\nall waste.\n"),
        ("One.\r\n\r\nWe cut.\r\n", "cut", f"One.\r\n\r\n{COMMENT}\r\nWe cut.\r\n"),
        ("- a\n  - We cut.\n", "cut", f"- a\n  {COMMENT}\n  - We cut.\n"),
        ("Top\n\n| a | b |\n|---|---|\n| cut | 5 |\n", "cut", f"Top\n\n{COMMENT}\n| a | b |\n|---|---|\n| cut | 5 |\n"),
    ],
    ids=["a paragraph", "line ends of Windows", "a list", "a table"],
)
def test_a_waiver_stands_before_its_block(text, words, expected):
    _, after = offered(text, words, "")
    assert after == [expected]


def test_a_waiver_of_other_formats_is_written_as_they_want_it():
    _, after = offered("One.\n\nWe cut.\n", "cut", "", name="a.txt")
    assert after == ["One.\n\nesglint: ignore TGT001: \nWe cut.\n"]
    _, after = offered("<p>One.</p><p>We cut.</p>", "cut", "", name="a.html")
    assert after == [f"<p>One.</p><p>{COMMENT}We cut.</p>"]


def test_findings_elsewhere_change_nothing_here():
    text = "We cut."
    document = replace(read_document(Path("a.md"), "a.md", content=text.encode()), blocks=())
    place = document.place(Span(3, 6))
    finding = Verdict(rule="X", claim="c", outcome=Outcome.FAIL, severity=Severity.INFO, location=place)
    (waiver,) = suggestions(finding, document, Lines(text=text, units=len))
    assert waiver.span == Span(0, 0)
