from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Severity
from checker.reports.html_page.contents import Contents
from checker.reports.html_page.marks import Mark, marked, marks_of
from checker.reports.presentation import Presentation
from tests.reports.html_page.pages import Writing, claim_in, finding, one_finding, report_of

ERROR = Severity.ERROR


def tagless(html):
    return re.sub(r"<sup>.*?</sup>|<[^>]*>", "", html)


@pytest.mark.parametrize(
    ("marks", "html"),
    [
        ([], "abcdef"),
        ([Mark(start=1, end=3)], 'a<mark class="claim">bc</mark>def'),
        ([Mark(start=0, end=6, anchor="x")], '<a id="x" class="anchor"></a><mark class="claim">abcdef</mark>'),
        (
            [Mark(start=0, end=4, number=1, severity=Severity.INFO), Mark(start=2, end=6, number=2, severity=ERROR)],
            (
                '<mark class="info" data-of="1">ab</mark><mark class="error" data-of="1 2">cd</mark>'
                '<mark class="error" data-of="2">ef</mark>'
            ),
        ),
        (
            [Mark(start=4, end=6, anchor="words-7", number=7, severity=ERROR)],
            (
                'abcd<a id="words-7" class="anchor"></a><mark class="error" data-of="7">ef</mark>'
                '<sup><a href="#finding-7" aria-label="Error: finding 7" class="error">7</a></sup>'
            ),
        ),
    ],
)
def test_marks_are_cut_and_never_nested(marks, html):
    assert marked("abcdef", marks) == html


def test_without_anchors_words_can_stand_twice():
    mark = Mark(start=0, end=2, anchor="x", number=1, severity=ERROR)
    assert "id=" not in marked("abcdef", [mark], is_anchored=False)
    assert "href" not in marked("abcdef", [mark], is_anchored=False)


ranges = st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(ranges))
def test_marks_change_no_words(pairs):
    marks = [
        Mark(start=start, end=end, anchor=f"w{nth}", number=nth, severity=ERROR)
        for nth, (start, end) in enumerate(pairs)
    ]
    html = marked("a < b & c > d", marks)
    assert tagless(html) == "a &lt; b &amp; c &gt; d"
    assert "<mark" not in "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", html))
    assert len(re.findall(r'<a id="w\d+"', html)) == len(pairs)


def test_every_mention_is_marked_and_the_first_is_led_to():
    source = Writing("a.txt").put("We cut waste. Waste was cut.").document()
    about = claim_in(source, "cut waste", "Waste was cut", name="c1")
    report = report_of(source, claims=(about,))
    (marks,) = marks_of(Contents(report=report, look=Presentation()), "a.txt").values()
    assert [(mark.start, mark.end, mark.anchor) for mark in marks] == [(3, 12, "claim-words-1"), (14, 27, "")]


def test_findings_and_their_related_places_are_led_to():
    source = Writing("a.txt").put("We cut waste. See water.").document()
    about, other = (claim_in(source, words, name=words) for words in ("cut waste", "water"))
    verdict = finding(source, about, related=(source.place(other.span),))
    report = report_of(source, claims=(about,), verdicts=(verdict,))
    (marks,) = marks_of(Contents(report=report, look=Presentation()), "a.txt").values()
    assert {mark.anchor for mark in marks} == {"claim-words-1", "words-1", "see-1-1"}


def test_a_finding_over_two_blocks_is_one_place_to_go_to():
    source = Writing("a.txt").put("We cut").put("our waste").document()
    report = report_of(
        source,
        verdicts=(
            finding(
                source,
                claim_in(source, "cut\nour waste", name="c"),
            ),
        ),
    )
    marks = marks_of(Contents(report=report, look=Presentation()), "a.txt")
    assert [mark.anchor for own in marks.values() for mark in own] == ["words-1", ""]


def test_other_documents_marks_are_left_out():
    report = one_finding("We cut waste.", "cut waste")
    other = Writing("b.txt").put("Other.").document()
    both = report_of(*report.sources.values(), other, claims=report.claims, verdicts=report.verdicts)
    assert marks_of(Contents(report=both, look=Presentation()), "b.txt") == {}
