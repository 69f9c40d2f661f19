from __future__ import annotations

import base64
import re
from hashlib import sha256

import justhtml
import pytest
from msgspec.structs import replace

from checker.model import Outcome, Severity
from checker.outcome import DocumentOutcome, PackDescription, Report, Status
from checker.reports.formats import CHECK_FORMATS
from checker.reports.html_page.page import page
from checker.reports.presentation import Presentation
from tests.golden import assert_golden
from tests.reports.html_page.pages import (
    HEADING,
    ITEM,
    JUDGED,
    Writing,
    claim_in,
    finding,
    full_page,
    html_of,
    one_finding,
    percent,
    report_of,
    tonnes,
    without_blocks,
)
from tests.reports.samples import RULES, full_report

EMPTY = Report(documents=(), claims=())
HOSTILE = """</p></script></style><script>alert(1)</script><img src=x onerror="alert(2)"> <a href="javascript:alert(3)">x</a>
<!-- --> ]]> <svg onload=alert(4)> &lt;b&gt; {{7*7}} ${7*7} '"` \u2028\u2029 \u202egnp.exe \x00\x1b]0;x\x07 </textarea></title>"""


def query(html, selector):
    return justhtml.JustHTML(html, sanitize=False).query(selector)


def texts(html, selector):
    return [" ".join(node.to_text().split()) for node in query(html, selector)]


def structure(html):
    """Return a page without what has tests of its own: look, behaviour, and their digests; a line for each block."""
    bare = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", html, flags=re.DOTALL)
    bare = re.sub(r"sha256-[\w+/=]+", "sha256-", bare)
    return re.sub(r"(</?(?:section|header|main|div|tr|li|dl|article|details|form|table|figure|svg|p)\b)", r"\n\1", bare)


def test_the_page_looks_like_its_golden_file():
    assert_golden("report.html", structure(html_of(full_page())))


def test_the_page_is_one_of_the_formats():
    assert CHECK_FORMATS["html"](full_page(), JUDGED) == html_of(full_page())


@pytest.mark.parametrize(
    "report", [full_page(), full_report(), EMPTY, without_blocks(full_page())], ids=["full", "plain", "empty", "bare"]
)
def test_any_report_makes_a_whole_page_and_the_same_one_again(report):
    html = html_of(report)
    assert html == html_of(report)
    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert html.endswith("</html>\n")
    ids = re.findall(r'\sid="([^"]*)"', re.sub(r"<(style|script)>.*?</\1>", "", html, flags=re.DOTALL))
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(ids)


def test_the_page_asks_for_nothing():
    html = html_of(full_page())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy.startswith("default-src &#x27;none&#x27;")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        (content,) = re.findall(f"<{name}>(.*?)</{name}>", html, flags=re.DOTALL)
        assert base64.b64encode(sha256(content.encode()).digest()).decode() in policy
    assert re.findall(r'(?:src|href|action)="(?!#)', html) == []
    assert re.findall(r"url\(|@import|https?:|fetch\(|XMLHttp|eval\(|innerHTML", html) == []
    assert re.findall(r'\s(?:style|on\w+)="', html) == []


def hostile_report():
    source = Writing(HOSTILE).put(HOSTILE, HEADING, 1).put(HOSTILE).put(HOSTILE, ITEM)
    source = source.table((HOSTILE, "2024"), ("x", HOSTILE), caption=HOSTILE).document()
    other = Writing("b.txt").put(HOSTILE).document()
    about = claim_in(
        source,
        HOSTILE,
        name=HOSTILE,
        kind=HOSTILE,
        entity=HOSTILE,
        metric_name=HOSTILE,
        boundary=HOSTILE,
        target_year=2030,
        target_value=percent(3),
        period=HOSTILE,
    )
    verdicts = tuple(
        finding(
            source,
            about,
            rule,
            message=HOSTILE,
            fix=HOSTILE,
            reason=HOSTILE,
            outcome=outcome,
            related=(other.place(about.span),),
        )
        for rule in RULES
        for outcome in (Outcome.FAIL, Outcome.WAIVED, Outcome.NOT_EVALUATED)
    )
    rules = {
        name: replace(
            rule,
            name=HOSTILE,
            summary=HOSTILE,
            why=HOSTILE,
            fix=HOSTILE,
            references=(HOSTILE,),
            pack=HOSTILE,
            changed_by=HOSTILE,
        )
        for name, rule in RULES.items()
    }
    documents = tuple(
        DocumentOutcome(
            path=path,
            status=status,
            entity=HOSTILE,
            language=HOSTILE,
            kind=HOSTILE,
            reason=HOSTILE,
            remedy=HOSTILE,
            sha256=HOSTILE,
        )
        for path, status in ((HOSTILE, Status.CHECKED), ("b.txt", Status.CHECKED), ("c.txt", Status.UNREADABLE))
    )
    report = report_of(source, other, claims=(about,), verdicts=verdicts, documents=documents)
    return replace(report, rules=rules, packs=(PackDescription(name=HOSTILE, version=HOSTILE),))


def test_whatever_is_quoted_is_text():
    tame, wild = html_of(full_page()), html_of(hostile_report())
    known = set(re.findall(r"<(\w+)", re.sub(r"<(style|script)>.*?</\1>", "", tame, flags=re.DOTALL))) | {
        "blockquote",
        "button",
    }
    assert {node.name for node in query(wild, "*")} <= known | {"html", "body", "head", "style", "script"}
    assert len(query(wild, "script")) == len(query(wild, "style")) == 1
    names = {name for node in query(wild, "*") for name in node.attrs}
    assert not {name for name in names if name.startswith("on") or name in {"style", "src", "srcdoc"}}
    assert not [value for node in query(wild, "a") if (value := node.attrs.get("href")) and not value.startswith("#")]
    for character in "\u2028\u2029\u202e\x00\x1b\x07":
        assert character not in wild
    assert "alert(1)" in query(wild, "main")[0].to_text()


@pytest.mark.parametrize(
    ("look", "report", "word", "said"),
    [
        (Presentation(fail_on="error", failing=1), full_page(), "Not passed", "1 finding of severity error."),
        (
            Presentation(fail_on="warning", failing=1),
            full_page(),
            "Not passed",
            "1 finding of severity warning or above.",
        ),
        (Presentation(fail_on="error"), full_page(), "Passed", "No finding of severity error."),
        (Presentation(fail_on="info"), full_page(), "Passed", "No finding of severity info or above."),
        (Presentation(fail_on="never"), full_page(), "Reviewed", "3 findings; nothing was asked to fail this review."),
        (Presentation(), EMPTY, "Reviewed", "0 findings; nothing was asked to fail this review."),
        (JUDGED, full_report(), "Incomplete", "1 document could not be read."),
        (
            Presentation(fail_on="error", failing=9),
            full_page(),
            "Not passed",
            "9 findings of severity error. Some of them are left out of this report by --min-severity.",
        ),
    ],
)
def test_the_verdict_is_that_of_the_run(look, report, word, said):
    html = page(report, look)
    assert texts(html, ".verdict strong") == [word]
    assert texts(html, ".verdict span") == [said]


def test_counts_are_those_of_the_report():
    counts = texts(html_of(full_page()), ".count")
    assert counts == [
        "Error 1",
        "Warning 1",
        "Info 1",
        "Claims 4",
        "Documents 3",
        "Checks passed 1",
        "Waived 1",
        "Not evaluated 1",
    ]


@pytest.mark.parametrize(
    ("paths", "title"),
    [
        (("a/x.txt",), "x.txt"),
        (("x.txt", "b/y.txt"), "x.txt, y.txt"),
        (tuple("abcd"), "4 documents"),
        ((), "No documents"),
    ],
)
def test_the_title_names_the_documents(paths, title):
    documents = tuple(DocumentOutcome(path=path, status=Status.CHECKED) for path in paths)
    assert texts(page(replace(EMPTY, documents=documents), JUDGED), "title") == [f"Claims review: {title}"]


def test_documents_of_one_name_keep_their_folders():
    documents = tuple(DocumentOutcome(path=path, status=Status.CHECKED) for path in ("a/x.txt", "b/x.txt", "b/y.txt"))
    found = texts(page(replace(EMPTY, documents=documents), JUDGED), ".documents tbody th bdi")
    assert [name for name in found if name] == ["a/x.txt", "b/x.txt", "y.txt"]


def test_findings_are_numbered_as_their_words_follow_one_another():
    source = Writing("a.txt").put("One two three.").document()
    first, second = (claim_in(source, words, name=words) for words in ("One", "three"))
    report = report_of(source, claims=(first, second), verdicts=(finding(source, second), finding(source, first)))
    html = html_of(report)
    assert texts(html, "#finding-1 .place") == ["line 1"]
    assert re.search(r'id="words-1".*>One<.*id="words-2".*>three<', html)


def test_a_note_stands_beside_its_words_and_both_lead_to_each_other():
    html = html_of(one_finding("We will cut waste.", "cut waste", fix="Name <one>."))
    (note,) = query(html, ".row.noted .note")
    assert note.attrs["id"] == "finding-1"
    assert note.attrs["data-rule"] == "TGT001"
    assert [node.attrs["href"] for node in query(html, ".note .number")] == ["#words-1"]
    assert [node.attrs["href"] for node in query(html, "sup a")] == ["#finding-1"]
    assert texts(html, ".note .message") == ["No base year"]
    assert texts(html, ".note .fix") == ["To do Name <one>."]


def test_a_finding_about_words_that_are_not_shown_quotes_them():
    html = html_of(without_blocks(one_finding("We will cut waste.", "cut waste")))
    assert texts(html, ".note blockquote") == ["cut waste"]
    assert query(html, "a.number") == []


def test_a_finding_about_no_document_of_the_run_is_told_all_the_same():
    report = one_finding("We cut waste.", "cut waste")
    (verdict,) = report.verdicts
    loose = replace(verdict, claim="", rule="ZZZ001", location=replace(verdict.location, path="esglint.yaml"))
    html = html_of(replace(report, verdicts=(loose,)))
    assert "Elsewhere" in texts(html, ".document h3")
    assert query(html, ".why") == []


def test_a_finding_about_a_document_that_was_not_evaluated_stands_under_its_name():
    report = one_finding("We cut waste.", "cut waste")
    documents = (DocumentOutcome(path="a.txt", status=Status.NOT_EVALUATED, reason="It is French."),)
    html = html_of(replace(report, documents=documents))
    assert texts(html, ".document h3") == ["a.txt"]
    assert texts(html, "#decisions tbody tr") == ["a.txt Not evaluated It is French."]


def test_a_cross_document_finding_shows_both_ends():
    html = html_of(full_page())
    assert texts(html, ".between .where") == ["release.txt line 3", "report.md line 8"]
    assert texts(html, ".between blockquote mark") == ["Waste fell from 4,150 t in 2022 to 3,320 t in 2023", "3,400"]
    assert texts(html, ".between blockquote")[1] == "Waste · 2023 · 3,400"
    links = [node.attrs["href"] for node in query(html, ".between .see a")]
    assert links == ["#words-3", "#see-3-1"]


def test_a_long_passage_is_cut_around_the_words_of_an_end():
    left = Writing("a.txt").put("word " * 100 + "We cut waste. " + "word " * 100).document()
    right = Writing("b.txt").put("We cut water.").document()
    first, second = claim_in(left, "cut waste", name="1"), claim_in(right, "cut water", name="2")
    report = report_of(
        left, right, claims=(first, second), verdicts=(finding(left, first, related=(right.place(second.span),)),)
    )
    shown = texts(html_of(report), ".between blockquote")[0]
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 500


def test_an_end_in_a_document_without_blocks_is_quoted():
    html = html_of(without_blocks(full_page()))
    assert texts(html, ".ends > div")[1] == "report.md line 8 3,400"


def test_a_short_document_is_shown_as_a_whole_and_a_long_one_where_something_was_found():
    assert query(html_of(full_page()), ".gap") == []
    writing = Writing("long.pdf", paged=True).put("Chapter", HEADING, 1)
    for nth in range(90):
        writing.put(f"Passage {nth}.", page=1 + nth // 10)
    source = writing.document()
    about = claim_in(source, "Passage 55.", name="c")
    html = html_of(report_of(source, claims=(about,), verdicts=(finding(source, about),)))
    assert texts(html, ".whole") == ["Show the whole document"]
    gaps = ["55 passages without findings, pages 1 to 6", "34 passages without findings, pages 6 to 9"]
    assert texts(html, ".gap summary") == gaps
    assert texts(html, ".document > .row .words") == ["Chapter", "Passage 55. 1"]
    assert texts(html, ".page")[:3] == ["Page 1", "Page 2", "Page 3"]


def test_headings_lie_below_the_documents_name_and_skip_no_level():
    source = (
        Writing("a.txt").put("One", HEADING, 3).put("Two", HEADING, 6).put("Three", HEADING, 1).put("Four", HEADING, 0)
    )
    html = html_of(report_of(source.document()))
    levels = [node.name for node in query(html, ".words h4, .words h5, .words h6")]
    assert levels == ["h4", "h5", "h4", "h4"]


def test_a_large_table_unfolds_and_a_huge_one_is_cut_to_what_is_marked():
    def html_for(rows):
        source = Writing("a.csv").table(("Name", "Value"), *((f"row {n}", f"{n} t") for n in range(rows))).document()
        about = claim_in(source, "17 t", name="c")
        return html_of(report_of(source, claims=(about,), verdicts=(finding(source, about),)))

    assert query(html_for(30), ".folded, .unfold") == []
    large = html_for(100)
    assert texts(large, ".unfold") == ["Show 99 rows without claims"]
    assert len(query(large, ".words tr:not(.folded)")) == 2
    huge = html_for(1000)
    assert texts(huge, ".left-out") == ["999 rows without claims are left out of this page."]
    assert len(query(huge, ".words tr")) == 2


def test_the_register_tells_each_claim_in_words():
    html = html_of(full_page())
    rows = [
        [" ".join(cell.to_text().split()) for cell in row.query("td")]
        for row in query(html, "#register-table tbody tr")
    ]
    assert rows[0] == [
        "1",
        "Target",
        "cut our emissions by 42% by 2030",
        "Scope 1+2 total",
        "−42 %",
        "by 2030",
        "Scope 1 and 2",
        "release.txt line 2",
        "Error TGT001",
    ]
    assert rows[2][4:6] == ["3,320 t", "2022 → 2023"]


def test_what_was_decided_is_told_with_its_reasons():
    rows = texts(html_of(full_page()), "#decisions tbody tr")
    assert rows == [
        "TGT001 3,400 report.md, line 8 accepted until 2026",
        "report.md In part Page 3 is a scan.",
        'bericht.txt Not evaluated It is "de".',
        "NZR002 The document's day of publication is unknown 1",
    ]


def test_rules_are_explained_once_and_led_to():
    html = html_of(full_page())
    assert [node.attrs["id"] for node in query(html, ".rule")] == ["rule-NZR002", "rule-TGT001", "rule-XDC001"]
    assert "GHG Protocol Corporate Standard, chapter 11" in texts(html, "#rule-TGT001")[0]
    assert {node.attrs["data-rule"] for node in query(html, ".why")} == {"NZR002", "TGT001", "XDC001"}


def test_the_sign_off_has_lines_for_names_and_dates():
    assert texts(html_of(EMPTY), ".sign-off dt") == ["Reviewed by", "Function", "Date", "Signature"]


def test_sections_without_content_are_left_out():
    html = html_of(EMPTY)
    assert texts(html, "main h2") == ["Findings in the text", "Sign-off"]
    assert texts(html, ".nothing") == ["Nothing was found."]


def test_a_report_of_many_rules_names_the_heaviest():
    source = Writing("a.txt").put("We cut waste.").document()
    about = claim_in(source, "cut waste", name="c")
    verdicts = tuple(finding(source, about, severity=Severity.INFO, outcome=Outcome.FAIL) for _ in range(1))
    many = {f"AAA{n:03}": replace(RULES["TGT001"], id=f"AAA{n:03}") for n in range(12)}
    verdicts += tuple(replace(finding(source, about), rule=rule) for rule in many)
    html = html_of(replace(report_of(source, claims=(about,), verdicts=verdicts), rules=many | RULES))
    assert len(query(html, ".overview > div:nth-child(2) tbody tr")) == 8
    assert "and 5 rules more" in texts(html, ".overview")[0]


def test_figures_of_claims_are_drawn():
    html = html_of(full_page())
    assert texts(html, ".chart h3") == ["Waste"]
    assert texts(html, ".chart .told") == ["More than one amount for 2023"]
    assert texts(html, ".chart tbody tr") == ["2022 4,150 t Claim 3", "2023 3,320 t Claim 3", "2023 3,400 t Claim 4"]


def test_a_figure_in_another_unit_is_labelled_with_it():
    from tests.reports.html_page.pages import figure

    source = Writing("a.txt").put("One two.").document()
    facets = (figure(tonnes(4000), 2022), figure(tonnes(5, "kt"), 2023))
    about = claim_in(source, "One", name="c", kind="metric", facets=facets)
    html = html_of(report_of(source, claims=(about,)))
    assert "5 kt" in texts(html, ".chart svg")[0]
    assert len(query(html, ".chart rect")) == 2
