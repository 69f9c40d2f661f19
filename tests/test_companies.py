"""Many documents are checked as few are: the same report, however they are dealt to processes and put aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import companies, kept_documents, kept_verdicts, pipeline
from checker.cache import Cache
from checker.companies import Company, LostError
from checker.reports.formats import CHECK_FORMATS
from checker.reports.presentation import Presentation
from checker.resolution import Identity
from checker.resolution import companies as deal
from checker.settings import Settings

NAMES = ("Harwick Foods plc", "Lindmoor Steel Ltd", "Tarvale Energy plc")


def report(name, year, water, target):
    return (
        f"# {name}: sustainability report {year}\n\nPublished 14 March {year + 1}.\n\n"
        f"Water withdrawal was {water} megalitres in 2022.\n\nWe will cut Scope 1 emissions by 42% by {target}.\n"
    )


@pytest.fixture
def docs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    for index, name in enumerate(NAMES):
        for year in (2022, 2023):
            wrong = 5 if (index, year) == (1, 2023) else 0
            text = report(name, year, 120 + index + wrong, 2030 + 5 * (year - 2022))
            Path("docs", f"{year}-{index}.md").write_text(text)
    Path("docs", "copy").mkdir()
    for number in range(14):
        Path("docs", "copy", f"{number}.md").write_text("We will be carbon neutral by 2035.\n")
    return Path("docs")


def said(docs, **settings):
    checked = pipeline.check([docs], Settings(**settings))
    return {
        name: "".join(write(checked, Presentation(show_passes=True))) for name, write in CHECK_FORMATS.items()
    }, checked


def test_the_report_is_the_same_whatever_is_put_aside(docs, monkeypatch):
    expected, checked = said(docs)
    found = {(one.rule, one.location.path) for one in checked.findings if one.rule.startswith("XDC")}
    assert ("XDC001", "docs/2023-1.md") in found
    monkeypatch.setattr(kept_documents, "_AT_HAND", 1)
    monkeypatch.setattr(kept_verdicts, "_AT_HAND", 1)
    assert said(docs)[0] == expected


def test_the_report_is_the_same_from_several_processes(docs, monkeypatch, tmp_path):
    expected, _ = said(docs)
    monkeypatch.setattr(companies, "_WORTH_A_PROCESS", 5)
    assert said(docs, jobs=3, cache=Cache(folder=tmp_path / "cache"))[0] == expected


def test_what_is_no_finding_is_counted_where_nobody_asks_to_see_it(docs):
    whole, lean = (pipeline.check([docs], Settings(keeps_all=keeps)) for keeps in (True, False))
    assert list(lean.findings) == list(whole.findings) != list(whole.verdicts)
    assert list(lean.verdicts) == list(lean.findings)
    for outcome in {one.outcome for one in whole.verdicts}:
        assert lean.count(outcome) == whole.count(outcome)


def test_documents_of_one_company_and_of_one_short_name_are_compared_together():
    identities = [
        Identity(entity="A", short_names=("a",)),
        Identity(entity=None),
        Identity(entity="B", short_names=("b", "ab")),
        Identity(entity="A", short_names=("ab",)),
        Identity(entity="C"),
        Identity(entity=None),
    ]
    assert deal(identities) == [(0, 2, 3), (1,), (4,), (5,)]
    assert deal([]) == []


@pytest.mark.parametrize(
    ("paths", "code", "words"),
    [
        (("a.md",), -9, "the process that compared a.md was ended by signal 9, perhaps because memory ran out"),
        (("a.md", "b.md"), 7, "the process that compared a.md and 1 others ended with code 7"),
    ],
)
def test_a_process_that_does_not_come_back_is_an_error(paths, code, words):
    company = Company(paths=paths, documents=(), identities=(), is_alone=False)
    with pytest.raises(LostError, match=words) as caught:
        companies._lost(company, code)
    assert "--jobs" in str(caught.value)
