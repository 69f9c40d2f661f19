from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from checker.model import Outcome, Severity
from checker.outcome import DocumentOutcome, Report, Status
from checker.reports.markdown import LIMIT, markdown_report
from checker.reports.presentation import Presentation
from tests.golden import assert_golden
from tests.reports.samples import HOSTILE, full_report, hostile_report, one_finding

PLAIN, ALL = Presentation(), Presentation(show_passes=True)
PARSER = MarkdownIt("gfm-like", {"linkify": False})


def tokens(report, look=PLAIN):
    """Return what another program's parser sees, nested tokens too."""
    return [
        inner for token in PARSER.parse(markdown_report(report, look)) for inner in (token, *(token.children or []))
    ]


def rows(report, look=PLAIN):
    """Return the number of cells of each row."""
    text = re.findall(r"<tr>(.*?)</tr>", PARSER.render(markdown_report(report, look)), re.DOTALL)
    return [len(re.findall("<t[hd]", row)) for row in text]


def many(count, **more):
    report = one_finding("We will cut waste.", "cut waste", **more)
    return replace(report, verdicts=report.verdicts * count)


@pytest.mark.parametrize(("name", "look"), [("summary.md", PLAIN), ("summary-passes.md", ALL)])
def test_the_summary_looks_like_its_golden_file(name, look):
    assert_golden(name, markdown_report(full_report(), look))


def test_the_heaviest_findings_come_first():
    text = markdown_report(full_report(), PLAIN)
    assert text.index("| error |") < text.index("| warning |") < text.index("| info |")


@pytest.mark.parametrize("look", [PLAIN, ALL], ids=["findings", "all"])
@pytest.mark.parametrize("words", HOSTILE, ids=repr)
def test_everything_quoted_is_text(words, look):
    plain = {"heading", "paragraph", "inline", "text", "table", "thead", "tbody", "tr", "th", "td", "text_special"}
    report = hostile_report(words)
    assert {re.sub("_(open|close)$", "", token.type) for token in tokens(report, look)} <= plain
    assert set(rows(report, look)) <= {3, 5, 6}
    assert len(rows(report, look)) == (6 if look.show_passes else 4)
    text = markdown_report(report, look)
    assert not {"\x1b", "\x00", "\u202e", "\r"} & set(text)


def test_what_is_shown_is_what_was_said():
    shown = PARSER.render(markdown_report(one_finding("We cut.", "cut", message="a | b & <c> &lt;"), PLAIN))
    assert "a | b &amp; &lt;c&gt; &amp;lt;" in shown


@pytest.mark.parametrize("count", [10, 20_000])
def test_a_summary_is_never_too_long_and_says_what_it_leaves_out(count):
    report = many(count, fix="x" * 500)
    text = markdown_report(report, PLAIN)
    assert len(text.encode()) <= LIMIT < 1024 * 1024
    shown = len(re.findall(r"^\| error ", text, re.MULTILINE))
    if shown == count:
        assert "not shown" not in text
    else:
        assert len(text.encode()) > LIMIT * 0.95
        assert f"**{count - shown} findings not shown here: the summary would be too long." in text


def test_what_matters_less_is_left_out_first():
    report = many(8_000, fix="ö" * 200)
    light = replace(report.verdicts[0], severity=Severity.INFO)
    passed = replace(report.verdicts[0], outcome=Outcome.PASS)
    text = markdown_report(replace(report, verdicts=(light, *report.verdicts, passed, passed)), ALL)
    assert "| info " not in text
    assert "findings, 2 other verdicts not shown here" in text
    assert "### Waived" not in text


def test_a_path_of_any_length_leaves_room_for_the_rest():
    long = DocumentOutcome(path="p" * 3_000_000, status=Status.UNREADABLE, reason="r" * 3_000_000)
    text = markdown_report(Report(documents=(long,), claims=()), PLAIN)
    assert len(text.encode()) < 5_000


def test_what_passed_is_shown_only_where_asked_for():
    assert "pass" not in markdown_report(full_report(), PLAIN)
    shown = markdown_report(full_report(), ALL)
    assert [shown.count(f"\n| {word} |") for word in ("pass", "waived", "not-evaluated")] == [1, 1, 1]
    assert "not-applicable" not in shown
