from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from msgspec.structs import replace

from checker.outcome import Report
from checker.reports.junit import junit_report
from checker.reports.presentation import Presentation
from tests.golden import assert_golden
from tests.reports.samples import HOSTILE, full_report, hostile_report, one_finding

PLAIN, ALL = Presentation(), Presentation(show_passes=True)
KNOWN = {  # what the xUnit plugin of Jenkins (junit-10.xsd) accepts of what we write
    "testsuites": {"name", "tests", "failures", "errors"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped"},
    "testcase": {"name", "classname"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "skipped": {"type", "message"},
}


def read(report, look=PLAIN):
    """Read the report by another program's parser."""
    return JUnitXml.fromstring(junit_report(report, look).encode())


def cases(report, look=PLAIN):
    return [case for suite in read(report, look) for case in suite]


@pytest.mark.parametrize(("name", "look"), [("junit.xml", PLAIN), ("junit-passes.xml", ALL)])
def test_the_report_looks_like_its_golden_file(name, look):
    assert_golden(name, junit_report(full_report(), look))


@pytest.mark.parametrize("look", [PLAIN, ALL], ids=["findings", "all"])
@pytest.mark.parametrize("report", [full_report(), Report(documents=(), claims=()), one_finding("We cut.", "cut")])
def test_the_counts_are_those_that_a_reader_counts(report, look):
    written = read(report, look)
    said = (written.tests, written.failures, written.errors)
    per_suite = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in written]
    written.update_statistics()
    assert said == (written.tests, written.failures, written.errors)
    assert per_suite == [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in written]


def test_verdicts_are_cases_and_each_outcome_has_its_result():
    found = cases(full_report(), ALL)
    kinds = [type(result) for case in found for result in case.result or [None]]
    assert kinds.count(Failure) == 4
    assert kinds.count(Error) == 1
    assert kinds.count(Skipped) == 3
    assert kinds.count(type(None)) == 1
    assert sum(isinstance(result, Skipped) for case in cases(full_report()) for result in case.result) == 1


def test_a_document_without_findings_passes():
    report = replace(one_finding("We cut.", "cut"), verdicts=())
    (case,) = cases(report)
    assert (case.classname, case.name, case.result) == ("a.txt", "no findings", [])


def test_a_finding_in_a_file_that_is_no_document_has_a_suite_too():
    report = replace(one_finding("We cut.", "cut"), documents=(), sources={})
    assert [suite.name for suite in read(report)] == ["esglint"]
    assert cases(report)[0].result[0].text == "a.txt:1:4\nName one."


@pytest.mark.parametrize("look", [PLAIN, ALL], ids=["findings", "all"])
@pytest.mark.parametrize("words", HOSTILE, ids=repr)
def test_nothing_quoted_becomes_markup_or_what_xml_forbids(words, look):
    root = ET.fromstring(junit_report(hostile_report(words), look))  # noqa: S314 - our own report
    for element in root.iter():
        assert set(element.attrib) <= KNOWN[element.tag]
    assert len(list(root.iter("failure"))) == 1
    assert len(list(root.iter("error"))) == 1
    texts = [text for one in root.iter() for text in (one.text or "", *one.attrib.values())]
    assert not {"\x1b", "\x00", "\u202e", "\ufffe", "\r"} & set("".join(texts))
