"""What is said of documents, put aside and read again: as it was, in its order."""

from __future__ import annotations

import pytest

from checker import nameless_file
from checker.chosen import chosen
from checker.kept_verdicts import KeptVerdicts
from checker.model import Judged, Location, Outcome, Severity, Verdict
from checker.outcome import Report


def verdict(path, number, outcome=Outcome.FAIL, severity=Severity.ERROR, message="It says too little."):
    place = Location(path=path, start=number, end=number + 1, line=1, column=number + 1, end_line=1, end_column=number)
    return Verdict(
        rule=f"TGT{number:03}", claim=f"c{number}", outcome=outcome, severity=severity, location=place, message=message
    )


def judged(number, **given):
    verdicts = tuple(verdict(f"{number}.md", at, **given) for at in range(number % 3))
    return Judged(verdicts=verdicts, starts=tuple(range(number % 3)), left_out={Outcome.PASS: number})


def kept_of(documents):
    kept = KeptVerdicts()
    for one in documents:
        kept.add(one)
    return kept


@pytest.mark.parametrize("count", [0, 3, 40])
def test_all_are_there_in_their_order(count):
    documents = [judged(number) for number in range(count)]
    kept = kept_of(documents)
    verdicts = [one for each in documents for one in each.verdicts]
    found = kept.all_verdicts()
    assert (list(found), len(found), list(reversed(found))) == (verdicts, len(verdicts), verdicts[::-1])
    assert [found[index] for index in range(-len(verdicts), len(verdicts))] == verdicts * 2
    assert tuple(found[1:5]) == tuple(verdicts[1:5])
    with pytest.raises(IndexError):
        found[len(verdicts)]
    assert [kept.judged(index) for index in range(count)] == documents
    assert kept.left_out[Outcome.PASS] == sum(range(count))


@pytest.mark.parametrize("index", [2, 32])
def test_what_a_comparison_finds_stands_where_its_claim_is(index):
    kept = kept_of(judged(number) for number in range(40))
    between = Judged(verdicts=(verdict(f"{index}.md", 0, severity=Severity.INFO),), starts=(0,))
    kept.join(index, between)
    kept.join(5, Judged(left_out={Outcome.PASS: 1}))
    assert [one.severity for one in kept.judged(index).verdicts] == ["error", "info", "error"]
    found = kept.all_verdicts()
    assert len(found) == len(list(found)) == sum(number % 3 for number in range(40)) + 1
    assert kept.left_out[Outcome.PASS] == sum(range(40)) + 1


def test_half_a_character_and_a_full_disk_keep_it_in_memory(monkeypatch):
    documents = [judged(number, message="half \ud800") for number in range(40)]
    assert list(kept_of(documents).all_verdicts()) == [one for each in documents for one in each.verdicts]

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(nameless_file.os, "write", full)
    documents = [judged(number) for number in range(40)]
    assert list(kept_of(documents).all_verdicts()) == [one for each in documents for one in each.verdicts]


def test_findings_of_many_documents_are_looked_for_in_what_was_put_aside():
    kept = kept_of(judged(number, outcome=Outcome.FAIL if number % 2 else Outcome.WAIVED) for number in range(40))
    report = Report(documents=(), claims=(), verdicts=kept.all_verdicts())
    failed = [one for one in report.verdicts if one.outcome is Outcome.FAIL]
    assert list(report.findings) == failed
    assert (len(report.findings), report.findings[-1], report.findings[1:3]) == (
        len(failed),
        failed[-1],
        tuple(failed[1:3]),
    )
    assert report.count_findings(Severity.ERROR) == len(failed)
    assert list(report.at_least(Severity.ERROR).findings) == failed
    with pytest.raises(IndexError):
        report.findings[len(failed)]


def test_those_chosen_of_a_tuple_are_a_tuple():
    assert chosen((1, 2, 3, 4), lambda one: one > 2) == (3, 4)
