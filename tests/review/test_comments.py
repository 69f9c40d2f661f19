from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.model import Outcome, Remark, Span
from checker.outcome import Status
from checker.settings import Settings
from tests.review.reviews_at_hand import INFO, PAPER, TEXT, WARNING, WASTE, WATER, report, reviewed, said, waived


def remark(words, block=0):
    return Remark(span=Span(0, 5), words=words, block=block)


FORMS = [
    ("ignore TGT001: agreed", {WASTE, WATER}, []),
    ("ignore TGT001 : agreed: until May", {WASTE, WATER}, []),
    ("IGNORE TGT001, XDC001: agreed", {WASTE, WATER}, [(INFO, "REV005", "the comment ignores XDC001, and its block has no such finding")]),
    ("ignore TGT001 TGT001: agreed", {WASTE, WATER}, []),
    ("ignore NZR002: agreed", set(), [(INFO, "REV005", "the comment ignores NZR002, and its block has no such finding")]),
    ("ignore TGT001", set(), [(WARNING, "REV004", "the comment gives no reason, so TGT001 is not ignored")]),
    ("ignore TGT001:", set(), [(WARNING, "REV004", "the comment gives no reason, so TGT001 is not ignored")]),
    ("ignore TGT001: ", set(), [(WARNING, "REV004", "the comment gives no reason, so TGT001 is not ignored")]),
    ("ignore: agreed", set(), [(WARNING, "REV004", "the comment names no rule, so it ignores nothing")]),
    ("ignore TGT010: agreed", set(), [(WARNING, "REV004", 'the comment names "TGT010", and there is no such rule: did you mean "TGT001"?')]),
    ("ignore %%%: agreed", set(), [(WARNING, "REV004", 'the comment names "%%%", and there is no such rule')]),
    ("ignore REV005: agreed", set(), [(WARNING, "REV004", "the comment names REV005, which cannot be ignored by a comment")]),
    ("off", set(), [(WARNING, "REV004", 'the comment "esglint: off" is not understood')]),
    ("ignored TGT001: agreed", set(), [(WARNING, "REV004", 'the comment "esglint: ignored TGT001: agreed" is not understood')]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "claims", "expected"), FORMS)
def test_a_comment_names_rules_and_a_reason(words, claims, expected):
    found = reviewed(report(remarks=[remark(words)]), Settings())
    assert {claim for _, claim in waived(found)} == claims
    assert said(found) == expected


def test_a_comment_works_for_its_block_alone():
    found = reviewed(report(remarks=[remark("ignore TGT001: agreed", block=1)]), Settings())
    assert waived(found) == {("TGT001", PAPER): "ignored in line 1: agreed"}
    (one,) = (verdict for verdict in found.verdicts if verdict.outcome is Outcome.WAIVED)
    assert (one.decision.by, one.decision.place) == ("comment", "docs/a.txt:1")


def test_a_comment_without_a_block_ignores_nothing_and_says_so():
    found = reviewed(report(remarks=[remark("ignore TGT001: agreed", block=None)]), Settings())
    assert waived(found) == {}
    assert [rule for _, rule, _ in said(found)] == ["REV005"]


def test_the_first_of_two_comments_gives_the_reason_and_both_are_used():
    remarks = [remark("ignore TGT001: first"), remark("ignore TGT001: second")]
    found = reviewed(report(remarks=remarks), Settings())
    assert set(waived(found).values()) == {"ignored in line 1: first"}
    assert said(found) == []


def test_findings_about_comments_point_at_them():
    found = reviewed(report(remarks=[remark("ignore TGT001")]), Settings())
    (one,) = (finding for finding in found.findings if finding.rule == "REV004")
    assert (one.location.path, one.location.start, one.location.end) == ("docs/a.txt", 0, 5)
    assert found.quote("docs/a.txt", Span(0, 5)) == TEXT[:5]


def test_rules_that_are_not_asked_are_no_reason_to_report_a_comment():
    found = report(remarks=[remark("ignore TGT001, XDC001: agreed")])
    rules = {"TGT001": found.rules["TGT001"]}
    assert said(reviewed(replace(found, rules=rules), Settings())) == []


def test_comments_of_documents_that_were_not_checked_are_left_alone():
    found = report(remarks=[remark("ignore TGT001: agreed", block=None)])
    foreign = replace(found, documents=(replace(found.documents[0], status=Status.NOT_EVALUATED),))
    assert said(reviewed(foreign, Settings())) == []
