"""The flow itself, and the rules it chooses, with stages that stand in for the real ones."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from checker import example_runs, pipeline, rulebook
from checker.config import DocumentEntry
from checker.documents import contents
from checker.errors import Mistake, UsageError
from checker.model import Claim, Document, Facts, Mention, Outcome, Reading, Severity, Span, Unreadable, Verdict
from checker.outcome import ExampleOutcome, PackDescription, Status
from checker.rules import Selection
from checker.rules.loader import Library
from checker.rules.rule import Example, Examples, Gate, Prohibition, Reference, Requirement, Rule
from checker.settings import Settings

RULE = Rule(
    id="TGT001",
    name="change-target-has-baseline",
    severity=Severity.ERROR,
    summary="A target names its base year.",
    why="Otherwise nobody can tell.",
    applies_to=("target",),
    message="no base year",
    fix="Name one.",
    require=("base_year",),
    references=(Reference(instrument="GHG Protocol", clause="chapter 11"), Reference(instrument="ISO 14021")),
    examples=Examples(failing=("We will cut 42%.",), passing=(Example(text="We will cut 42% from 2019."),)),
)
OTHER = Rule(
    id="NZR002",
    name="offsets",
    severity=Severity.WARNING,
    summary="s",
    why="w",
    applies_to=("target",),
    message="m",
    fix="f",
    when="claim.base_year == null",
    gate=Gate(jurisdiction=("EU",), audience=("b2c",), effective_from="2026-09-27"),
    require=Requirement(any_of=("base_year", ("base_value", "base_label"))),
    forbid=Prohibition(terms=("roughly",), patterns=("about .",)),
    group_by=("metric",),
    assertion="true",
    suppresses=("TGT001",),
)


@pytest.fixture
def stages(monkeypatch):  # noqa: C901 - one stand-in for each function of each stage
    """Replace every stage by a simple one and keep what it was asked."""
    asked = SimpleNamespace(hints={}, profiles=[], around=[], folders=[], rules=(OTHER, RULE))

    def find_documents(paths):
        files = (file for path in paths for file in (sorted(path.glob("*")) if path.is_dir() else [path]))
        return tuple(dict.fromkeys(files))

    def read_document(path, shown_as, content=None, limits=None):
        if path.suffix == ".bin" or (content is None and not path.exists()):
            return Unreadable(path=shown_as, reason="It is not text.", remedy="Convert it.")
        text = path.read_text() if content is None else content.decode("utf-8-sig")
        gap = "Page 2 is a picture." if "picture" in text else ""
        return Document(path=shown_as, sha256="0" * 64, text=text, format="text", blocks=(), metadata={}, gap=gap)

    def read_claims(document, hints, concepts):
        asked.hints[document.path] = hints
        found = re.search("cut", document.text)
        at = Span(*found.span()) if found else None
        mentions = (Mention(kind="target", span=at, sentence=at, block=0, slots={}),) if at else ()
        language = "de" if "wir" in document.text else "en"
        return Reading(document=document, facts=Facts(kind=hints.get("kind"), language=language), mentions=mentions)

    def resolve_one(reading):
        path = reading.document.path
        mentions = reading.mentions
        return (Claim(id=f"c-{path}", kind="target", path=path, mentions=mentions, slots={}),) if mentions else ()

    def resolve(readings, entities=None, known=None):
        return tuple(claim for reading in readings for claim in resolve_one(reading))

    def resolve_together(claims, readings, identities, *, is_alone):
        return tuple(claim for own in claims for claim in own)

    def select_rules(rules, *, profile, select, ignore, severities, places, drafts, folders):  # noqa: PLR0913
        asked.profiles.append(profile)
        chosen = (rule for rule in rules if rule.id not in ignore and (not select or rule.id in select))
        return Selection(
            rules=tuple(replace(rule, severity=Severity(severities.get(rule.id, rule.severity))) for rule in chosen),
            profile=str(profile),
            reasons={rule.id: f"drafts: {drafts}" for rule in rules},
        )

    def check_claims(selection, claims, readings, around):
        asked.around.append(around)
        places = {reading.document.path: reading.document for reading in readings}
        return tuple(
            Verdict(
                rule=rule.id,
                claim=claim.id,
                outcome=Outcome.FAIL,
                severity=rule.severity,
                message=str(selection.profile),
                location=places[claim.path].place(claim.span),
            )
            for rule in selection.rules
            for claim in reversed(claims)
        )

    def load_cached(folders, cache):
        asked.folders.append(folders)
        return Library(rules=asked.rules, packs=(("ours", "1.0"),), origins={"TGT001": "ours 1.0"})

    def read_trials(rules, read_text, read_documents):
        for rule in rules:
            for text in rule.examples.failing:
                yield rule.id, text, read_text(text, {"kind": "message"})

    def run_examples(rules, trials):
        for rule, text, (claims, reading) in trials:
            yield ExampleOutcome(rule=rule, expected="fail", text=text, problem=f"{len(claims)} {reading.facts.kind}")

    monkeypatch.setitem(
        sys.modules,
        "checker.documents",
        SimpleNamespace(
            find_documents=find_documents,
            read_document=read_document,
            read_content=contents.read_content,
            encode_text=contents.encode_text,
            RefusedError=contents.RefusedError,
        ),
    )
    monkeypatch.setitem(sys.modules, "checker.extraction", SimpleNamespace(read_claims=read_claims))
    resolution = SimpleNamespace(
        resolve=resolve,
        resolve_one=resolve_one,
        resolve_together=resolve_together,
        outline_of=lambda reading: reading.document.path,
        identify=lambda outlines, entities: outlines,
        companies=lambda identities: [(index,) for index in range(len(identities))],
    )
    monkeypatch.setitem(sys.modules, "checker.resolution", resolution)
    monkeypatch.setattr("checker.rules.profiles.severities_by_profile", lambda *_, **__: {"mine": {"TGT001": "info"}})
    for stand_in in (select_rules, check_claims, load_cached, read_trials, run_examples):
        monkeypatch.setattr(f"checker.rules.{stand_in.__name__}", stand_in)
    return asked


@pytest.fixture
def docs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("docs/drafts").mkdir(parents=True)
    for name, text in {"b.txt": "We cut waste.", "a.txt": "We will cut more.", "c.bin": "", "d.txt": "wir"}.items():
        Path("docs", name).write_text(text)
    Path("docs/drafts").rmdir()
    return tmp_path


def test_documents_claims_and_verdicts_come_in_reading_order(stages, docs):
    report = pipeline.check([Path("docs/b.txt"), Path("docs")], Settings())
    assert [(one.path, one.status) for one in report.documents][:2] == [
        ("docs/b.txt", Status.CHECKED),
        ("docs/a.txt", Status.CHECKED),
    ]
    assert [(one.location.path, one.rule) for one in report.findings][:4] == [
        ("docs/b.txt", "TGT001"),
        ("docs/b.txt", "NZR002"),
        ("docs/a.txt", "TGT001"),
        ("docs/a.txt", "NZR002"),
    ]
    assert set(report.rules) == {"TGT001", "NZR002"}
    assert report.rules["TGT001"].pack == "ours 1.0"
    assert report.packs == (PackDescription(name="ours", version="1.0", rules=1),)
    assert report.quote("docs/a.txt", report.claims[1].span) == "cut"


def test_unreadable_documents_and_other_languages_are_said_to_be_so(stages, docs):
    report = pipeline.extract([Path("docs"), Path("nowhere.txt")], Settings())
    status = {one.path: (one.status, one.reason) for one in report.documents}
    assert status["docs/c.bin"] == (Status.UNREADABLE, "It is not text.")
    assert status["nowhere.txt"][0] is Status.UNREADABLE
    assert status["docs/d.txt"] == (Status.NOT_EVALUATED, 'Its language is "de"; claims are read from English only.')
    Path("docs/e.txt").write_text("We cut. [picture]")
    (partly,) = pipeline.extract([Path("docs/e.txt")], Settings()).documents
    assert (partly.status, partly.reason) == (Status.CHECKED, "Page 2 is a picture.")
    assert report.verdicts == ()
    assert [one.path for one in report.unreadable] == ["docs/c.bin", "nowhere.txt"]


def test_a_text_is_checked_in_place_of_what_is_on_disk(stages, docs):
    entry = DocumentEntry(files="docs/b.txt", profile="press", kind="press-release")
    report = pipeline.check_text("We cut 🌱.", Path("docs/b.txt"), Settings(folder=docs, documents=(entry,)))
    assert [(one.path, one.kind) for one in report.documents] == [("docs/b.txt", "press-release")]
    assert report.sources["docs/b.txt"].text == "We cut 🌱."
    assert {one.message for one in report.findings} == {"press"}
    assert pipeline.check_text("We cut.", Path("unsaved.md"), Settings()).findings != ()


def test_excluded_files_are_left_out_unless_they_are_named(stages, docs):
    settings = Settings(exclude=("a.txt",))
    assert "docs/a.txt" not in {one.path for one in pipeline.extract([Path("docs")], settings).documents}
    assert {one.path for one in pipeline.extract([Path("docs/a.txt")], settings).documents} == {"docs/a.txt"}


def test_each_document_is_checked_with_its_profile_hints_and_audience(stages, docs):
    entry = DocumentEntry(files="a.txt", profile="press", kind="press-release", audience="b2c")
    settings = Settings(documents=(entry,), default_profile="base", as_of=date(2026, 1, 2))
    report = pipeline.check([Path("docs")], settings)
    assert {(one.location.path, one.message) for one in report.findings} == {
        ("docs/a.txt", "press"),
        ("docs/b.txt", "base"),
    }
    assert stages.hints["docs/a.txt"] == {"kind": "press-release", "audience": "b2c"}
    assert {one.as_of for one in stages.around} == {date(2026, 1, 2)}


def test_an_entry_of_the_configuration_sets_severities_for_its_documents(stages, docs):
    entry = DocumentEntry(files="a.txt", severities={"TGT001": "info"})
    report = pipeline.check([Path("docs")], Settings(documents=(entry,), severities={"NZR002": "error"}))
    assert {(one.location.path, one.rule): str(one.severity) for one in report.findings} == {
        ("docs/a.txt", "TGT001"): "info",
        ("docs/b.txt", "TGT001"): "error",
        ("docs/a.txt", "NZR002"): "error",
        ("docs/b.txt", "NZR002"): "error",
    }


def test_the_profile_of_the_command_line_wins(stages, docs):
    entry = DocumentEntry(files="a.txt", profile="press")
    pipeline.check([Path("docs")], Settings(documents=(entry,), profile="strict", default_profile="base"))
    assert stages.profiles == ["strict"]


def test_severities_of_the_configuration_win(stages, docs):
    report = pipeline.check([Path("docs/a.txt")], Settings(severities={"TGT001": Severity.INFO}))
    assert {one.rule: one.severity for one in report.findings} == {"TGT001": Severity.INFO, "NZR002": Severity.WARNING}
    assert report.rules["TGT001"].severity is Severity.INFO


@pytest.mark.parametrize(("name", "message"), [("TGT01", 'did you mean "TGT001"'), ("QQQ", 'there is no rule "QQQ"$')])
def test_a_severity_for_an_unknown_rule_is_a_mistake(stages, docs, name, message):
    with pytest.raises(UsageError, match=message):
        pipeline.check([Path("docs")], Settings(severities={name: Severity.INFO}))


def test_progress_is_told_after_each_document(stages, docs):
    seen = []
    pipeline.extract([Path("docs")], Settings(), lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_rules_are_loaded_before_any_document_is_read(stages, docs, monkeypatch):
    monkeypatch.setattr("checker.rules.load_cached", lambda folders, cache: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        pipeline.check([Path("docs")], Settings())
    assert stages.hints == {}


def test_rule_folders_are_ours_and_the_users(stages, docs):
    rulebook.list_rules(Settings(rule_folders=(Path("ours"),)))
    assert [folder.name for folder in stages.folders[0]] == ["rules", "ours"]


def test_the_list_says_which_rules_are_on(stages):
    listed = {rule.id: rule.is_on for rule in rulebook.list_rules(Settings(ignore=("NZR002",)))}
    assert listed == {"TGT001": True, "NZR002": False}


def test_explain_finds_a_rule_by_id_or_name_and_suggests_the_nearest(stages):
    assert rulebook.explain("tgt001", Settings()).name == "change-target-has-baseline"
    assert rulebook.explain("Change-Target-Has-Baseline", Settings()).id == "TGT001"
    with pytest.raises(UsageError, match='there is no rule "TGT01": did you mean "TGT001"'):
        rulebook.explain("TGT01", Settings())
    with pytest.raises(UsageError, match='there is no rule "%%": `esglint rules list` names them all'):
        rulebook.explain("%%", Settings())


def test_a_rule_is_described_with_all_that_it_asks(stages):
    described = rulebook.explain("NZR002", Settings())
    assert described.wants == (
        ("when", "claim.base_year == null"),
        ("only in", "EU"),
        ("only for", "b2c"),
        ("from", "2026-09-27"),
        ("compares", "claims with the same metric in one document"),
        ("requires", "base_year or base_value with base_label"),
        ("forbids", "roughly, about ."),
        ("asserts", "true"),
        ("replaces", "TGT001"),
    )
    short = rulebook.explain("TGT001", Settings())
    assert short.wants == (("requires", "base_year"),)
    assert short.references == ("GHG Protocol, chapter 11", "ISO 14021")
    assert (short.failing, short.passing) == (("We will cut 42%.",), ("We will cut 42% from 2019.",))


def test_examples_take_the_way_of_every_document(stages):
    assert [(one.rule, one.problem) for one in example_runs.run_examples(Settings())] == [("TGT001", "1 message")]
    assert example_runs.run_examples(Settings(ignore=("TGT001",))) == ()


def test_an_example_that_cannot_be_read_is_named(stages, monkeypatch):
    monkeypatch.setattr(
        sys.modules["checker.documents"], "read_document", lambda *_, **__: Unreadable(path="", reason="r", remedy="")
    )
    with pytest.raises(UsageError, match=r"the example .We will cut 42%\.. cannot be read: r"):
        example_runs.run_examples(Settings())


def test_lint_asks_for_our_rules_and_the_users(monkeypatch):
    mistake = Mistake(path="r.yaml", line=1, column=1, message="m")
    monkeypatch.setattr("checker.rules.lint_rules", lambda folders: (mistake,) * len(folders))
    assert rulebook.lint_rules(Settings(rule_folders=(Path("ours"),))) == (mistake, mistake)
