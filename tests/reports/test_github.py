from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.model import Severity, Span
from checker.reports.github import github_report
from checker.reports.presentation import Presentation
from tests.golden import assert_golden
from tests.reports.samples import full_report, one_finding

PLAIN = Presentation()


def many(**counts):
    report = one_finding("We will cut waste.", "cut waste", fix="")
    verdicts = [
        replace(report.verdicts[0], severity=Severity(level), message=f"{level} {number}")
        for level, count in counts.items()
        for number in range(count)
    ]
    return github_report(replace(report, verdicts=tuple(verdicts)), PLAIN).splitlines()


def test_annotations_look_like_their_golden_file():
    assert_golden("github.txt", github_report(full_report(), PLAIN))


@pytest.mark.parametrize(
    ("path", "message", "line"),
    [
        ("a.txt", "50% of\r\nit: a, b", "::error file=a.txt,line=1,endLine=1,col=4,endColumn=7,title=TGT001 change-target-has-baseline::50%25 of%0D%0Ait: a, b"),
        ("a,b:c%.txt", "m", "::error file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=4,endColumn=7,title=TGT001 change-target-has-baseline::m"),
    ],
)  # fmt: skip
def test_data_and_properties_are_escaped(path, message, line):
    report = one_finding("We cut.", "cut", path=path, message=message, fix="")
    assert github_report(report, PLAIN) == f"{line}\n"


def test_columns_are_left_out_where_a_claim_takes_several_lines():
    report = one_finding("We cut\nwaste.", "cut\nwaste", fix="")
    assert "line=1,endLine=2,title=" in github_report(report, PLAIN)


def test_absolute_paths_become_relative_to_the_working_folder():
    report = one_finding("We cut.", "cut", path="/home/me/work/docs/a.txt")
    assert "file=docs/a.txt," in github_report(report, Presentation(folder="/home/me/work"))


def test_a_rule_without_a_description_has_its_id_as_title():
    report = replace(one_finding("We cut.", "cut", fix=""), rules={})
    assert "title=TGT001::" in github_report(report, PLAIN)


def test_ten_of_a_level_are_all_shown():
    lines = many(error=10, warning=10, info=10)
    assert len(lines) == 30
    assert not any("not shown" in line for line in lines)


@pytest.mark.parametrize(
    ("counts", "last"),
    [
        ({"error": 11}, "1 more error not shown here"),
        ({"error": 13, "warning": 11}, "3 more errors, 1 more warning not shown here"),
        ({"info": 11}, "2 more notices not shown here"),
        ({"error": 12, "info": 10}, "2 more errors, 1 more notice not shown here"),
    ],
)
def test_the_last_line_says_how_many_more_there_are(counts, last):
    lines = many(**counts)
    assert lines[-1].startswith(f"::notice title=esglint::{last}")
    for level in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{level} ") for line in lines) <= 10


def test_nothing_found_prints_nothing():
    report = one_finding("We cut.", "cut")
    assert github_report(replace(report, verdicts=()), PLAIN) == ""


def test_spans_on_one_line_have_columns_that_end_after_the_last_character():
    report = one_finding("We cut.", "cut", fix="")
    assert report.place("a.txt", Span(3, 6)).end_column == 7
    assert "col=4,endColumn=7" in github_report(report, PLAIN)
