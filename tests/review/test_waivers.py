from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from checker.errors import DecisionsError, UsageError
from checker.model import Outcome
from checker.outcome import Status
from checker.review.waivers import read_waivers
from checker.settings import Settings
from tests.review.reviews_at_hand import (
    INFO,
    KNOWN,
    PAPER,
    WARNING,
    WASTE,
    WATER,
    report,
    reviewed,
    said,
    settings,
    waived,
)

ENDING = "    reason: agreed\n    owner: Mo\n    expires: 2026-06-30\n"


def entry(**keys):
    lines = "".join(f"    {key}: {value}\n" for key, value in keys.items())
    return f"  - rule: TGT001\n{lines}"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(here, *entries):
    (here / "waivers.yaml").write_text("waivers:\n" + "".join(one + ENDING for one in entries), "utf-8")
    return settings(here)


# whom a waiver is about

TARGETS = [
    ({"claim": WASTE}, {WASTE}),
    ({"quote": "cut waste by 42%"}, {WASTE}),
    ({"quote": '"  CUT\\n waste by 42% "'}, {WASTE}),
    ({"quote": "We will cut waste by 42%."}, {WASTE}),
    ({"quote": "We will cut waste by 42%. We will"}, set()),
    ({"quote": "waste by 42%"}, set()),
    ({"quote": "We will cut water by 5%, and gas."}, {WATER}),
    ({"claim": WASTE, "quote": "cut waste by 42%"}, {WASTE}),
    ({"claim": WATER, "quote": "cut waste by 42%"}, set()),
    ({"claim": WASTE, "documents": "docs/a.txt"}, {WASTE}),
    ({"claim": WASTE, "documents": '"docs/**"'}, {WASTE}),
    ({"claim": WASTE, "documents": "a.txt"}, {WASTE}),
    ({"claim": WASTE, "documents": "./a.txt"}, set()),
    ({"claim": WASTE, "documents": '"press/**"'}, set()),
]


@pytest.mark.parametrize(("keys", "claims"), TARGETS)
def test_a_waiver_is_about_the_claims_that_it_names(here, keys, claims):
    found = reviewed(report(), write(here, entry(**keys)))
    assert {claim for _, claim in waived(found)} == claims
    assert found.count(Outcome.FAIL) - len(said(found)) == 3 - len(claims)


def test_a_waived_verdict_says_who_until_when_and_why_and_keeps_its_message(here):
    found = reviewed(report(), write(here, entry(claim=WASTE, approver="Jo", created="2026-01-01")))
    (one,) = (verdict for verdict in found.verdicts if verdict.outcome is Outcome.WAIVED)
    assert one.reason == "waived by Mo until 2026-06-30: agreed"
    assert one.message == "no base year"
    assert (one.decision.by, one.decision.approver, one.decision.created) == ("waiver", "Jo", date(2026, 1, 1))
    assert one.decision.place.endswith("waivers.yaml:2")


def test_only_findings_of_its_rule_are_waived(here):
    found = reviewed(report(), write(here, entry(claim=WASTE).replace("TGT001", "NZR002")))
    assert waived(found) == {}
    assert said(found) == [(INFO, "REV003", "the waiver of NZR002 by Mo is not needed: its claim has no such finding")]


# when it holds

DAYS = [
    ("2025-12-31", False, "begins on 2026-01-01"),
    ("2026-01-01", True, ""),
    ("2026-06-30", True, ""),
    ("2026-07-01", False, "expired on 2026-06-30"),
]


@pytest.mark.parametrize(("day", "holds", "words"), DAYS)
def test_a_waiver_holds_from_its_first_to_its_last_day(here, day, holds, words):
    write(here, entry(claim=WASTE, created="2026-01-01"))
    found = reviewed(report(), settings(here, date.fromisoformat(day)))
    assert bool(waived(found)) == holds
    expected = [] if holds else [(WARNING, "REV001", f"the waiver of TGT001 by Mo {words}: the finding counts")]
    assert said(found) == expected
    for one in found.findings:
        if one.rule == "REV001":
            assert (one.claim, one.location.line, one.location.column) == (WASTE, 2, 5)
            assert one.related == (found.verdicts[0].location,)
            assert found.rules["REV001"].name == "waiver-is-in-force"


def test_without_a_day_nothing_is_in_force(here):
    write(here, entry(claim=WASTE))
    assert waived(reviewed(report(), settings(here, None))) == {}


# what became of it

LEFT_OVER = [
    # the words changed, the finding is still there
    ({"quote": "cut waste by 40%"}, True, [(WARNING, "REV002", f"the waiver of TGT001 by Mo is void: its claim reads otherwise now (id {WASTE})")]),
    ({"quote": "cut waste by 42%", "claim": "fedcba987654"}, True, [(WARNING, "REV002", f"the waiver of TGT001 by Mo is void: its claim reads otherwise now (id {WASTE})")]),
    ({"claim": "fedcba987654"}, True, [(WARNING, "REV002", "the waiver of TGT001 by Mo is void: no claim has the id fedcba987654 any more, it was changed or is gone")]),
    ({"claim": "fedcba987654", "documents": "press/b.txt"}, True, [(INFO, "REV003", "the waiver of TGT001 by Mo matches nothing: no claim has the id fedcba987654")]),
    ({"quote": "Something else altogether"}, True, [(INFO, "REV003", 'the waiver of TGT001 by Mo matches nothing: no claim has the words "Something else altogether"')]),
    # a run over a part of the documents does not know what is in the others
    ({"quote": "Something else altogether"}, False, []),
    ({"quote": "Something else altogether", "documents": '"docs/*"'}, False, []),
    ({"quote": "Something else altogether", "documents": "docs/b.txt"}, False, []),
    ({"quote": "Something else altogether", "documents": "docs/a.txt"}, False, [(WARNING, "REV002", 'the waiver of TGT001 by Mo is void: no claim has the words "Something else altogether" any more, it was changed or is gone')]),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "is_whole", "expected"), LEFT_OVER)
def test_a_waiver_that_no_finding_meets_is_reported_where_the_run_can_know(here, keys, is_whole, expected):
    write(here, entry(**keys))
    assert said(reviewed(report(), settings(here, is_whole=is_whole))) == expected


def test_nothing_is_left_over_of_documents_that_were_not_checked_or_rules_that_were_not_asked(here):
    given = write(here, entry(quote="Something else altogether"))
    found = report()
    unread = replace(found, documents=(replace(found.documents[0], status=Status.NOT_EVALUATED),))
    assert said(reviewed(unread, given)) == []
    assert said(reviewed(replace(found, rules={}, verdicts=()), given)) == []


def test_words_that_took_the_place_of_others_are_not_looked_for_among_findings_that_are_waived(here):
    others = [entry(claim=claim) for claim in (WASTE, WATER, PAPER)]
    given = write(here, *others, entry(quote="cut paper by 8%"))
    assert [rule for _, rule, _ in said(reviewed(report(), given))] == ["REV003"]


def test_the_configuration_weighs_findings_about_decisions(here):
    write(here, entry(quote="cut waste by 40%"))
    assert said(reviewed(report(), settings(here, severities={"REV002": "error"})))[0][0] == "error"
    assert said(reviewed(report(), settings(here, severities={"REV002": "off"}))) == []
    assert said(reviewed(report(), settings(here, ignore=("REV",)))) == []
    assert said(reviewed(report(), settings(here, ignore=("REV002",)))) == []
    assert len(said(reviewed(report(), settings(here, ignore=("REV001",))))) == 1


# mistakes

MISTAKES = [
    ("waiver: []", ['1:1: unknown key "waiver" (did you mean "waivers"?)']),
    ("waivers: x", ['1:10: expected a list, found "x"']),
    ("waivers:\n  - rule: TGT001\n    quote: q\n    owner: Mo\n    expires: 2026-01-01", ['2:5: the key "reason" is missing (why the finding is accepted)']),
    ("waivers:\n  - rule: TGT001\n    quote: q\n    reason: r\n    expires: 2026-01-01", ['2:5: the key "owner" is missing (who answers for the exception)']),
    ("waivers:\n  - rule: TGT001\n    quote: q\n    reason: r\n    owner: Mo", ['2:5: the key "expires" is missing (the last day of the exception, written as YYYY-MM-DD)']),
    ("waivers:\n  - rule: TGT001\n    quote: q\n    reason:\n    owner: ' '\n    expires: 30.06.2026", ["4:5: expected text, found nothing", '5:12: " " is not what belongs here (who answers for the exception)', '6:14: "30.06.2026" is not what belongs here (the last day of the exception, written as YYYY-MM-DD)']),
    (f"waivers:\n  - rule: TGT001\n{ENDING}".replace("06-30", "02-30"), ["5:5: there is no day 2026-02-30"]),
    (f"waivers:\n  - rule: TGT001\n{ENDING}", ["2:5: it names no claim (give the words of the claim as quote, or its id as claim)"]),
    (f"waivers:\n  - rule: TGT010\n    quote: q\n{ENDING}", ['2:11: there is no rule "TGT010" (did you mean "TGT001"?)']),
    (f"waivers:\n  - rule: REV001\n    quote: q\n{ENDING}", ["2:11: REV001 cannot be waived (it is about decisions themselves)"]),
    (f"waivers:\n  - rule: TGT001\n    quote: q\n    created: 2026-07-01\n{ENDING}", ["7:14: it expires before it begins"]),
    (f"waivers:\n  - rule: TGT001\n    claim: xyz\n{ENDING}", ['3:12: "xyz" is not what belongs here (the id of the claim, as reports give it)']),
    ("waivers:\n  - rule: [\n", ["3:1: not readable as YAML: did not find expected node content"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MISTAKES)
def test_mistakes_have_their_line_and_what_was_meant(here, text, expected):
    file = here / "waivers.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(DecisionsError) as caught:
        read_waivers(file, KNOWN)
    assert [str(one).removeprefix(f"{file.as_posix()}:") for one in caught.value.mistakes] == expected


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "waivers: []\n", "\ufeffwaivers: []\n"])
def test_a_file_may_be_empty(here, text):
    (here / "waivers.yaml").write_text(text, "utf-8")
    assert read_waivers(here / "waivers.yaml", KNOWN) == ()


def test_a_file_that_cannot_be_read_says_so(here):
    with pytest.raises(UsageError, match="cannot be read"):
        read_waivers(here / "waivers.yaml", KNOWN)
    (here / "waivers.yaml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(UsageError, match="UTF-8"):
        read_waivers(here / "waivers.yaml", KNOWN)


def test_mistakes_of_all_files_are_told_at_once(here):
    for name in ("waivers", "evidence", ".esglint-baseline"):
        (here / f"{name}.yaml").write_text("oops: 1\n", "utf-8")
    with pytest.raises(DecisionsError) as caught:
        reviewed(report(), settings(here))
    assert [one.message for one in caught.value.mistakes] == 3 * ['unknown key "oops"']


def test_without_decisions_a_report_is_as_it_was():
    found = report()
    assert reviewed(found, Settings()) is found
