"""The labelled set is what it should be, claims are read as well as the floors ask, and the page says so."""

from __future__ import annotations

from collections import Counter

import pytest

from checker import vocabulary
from tests.accuracy import __main__ as command
from tests.accuracy import floors, page
from tests.accuracy.gold_set import read_gold
from tests.accuracy.matching import JUDGED, KEYS
from tests.accuracy.scoring import score


@pytest.fixture(scope="module")
def entries():
    return read_gold()


@pytest.fixture(scope="module")
def measured(entries):
    return score(entries)


def test_no_figure_is_below_its_floor(measured):
    assert list(floors.below(measured, floors.read_floors())) == []


def test_the_page_is_current(entries, measured):
    """`python -m tests.accuracy --write-page` writes it anew."""
    assert page.FILE.read_text("utf-8") == page.page(entries, measured)


def test_the_set_is_large_enough(entries):
    tables = [entry for entry in entries if entry.is_table]
    assert len(tables) >= 40
    assert len(entries) - len(tables) >= 400
    assert {entry.suffix for entry in tables} == {".md", ".html", ".csv"}


def test_there_are_as_many_hard_negatives_as_positives(entries):
    counts = Counter(entry.has_claims for entry in entries if not entry.is_table)
    assert counts[False] >= counts[True] >= 200


def test_every_hard_negative_says_what_the_trap_is(entries):
    assert [entry.place for entry in entries if not entry.has_claims and not entry.trap] == []


def test_no_text_is_there_twice(entries):
    assert [text for text, count in Counter(entry.text for entry in entries).items() if count > 1] == []


def test_every_kind_is_in_the_set_several_times(entries):
    counts = Counter(claim.kinds[0] for entry in entries for claim in entry.claims if not claim.is_optional)
    assert counts.keys() == vocabulary.claim_kinds().keys()
    assert min(counts.values()) >= 6


def test_the_gold_uses_the_words_of_the_vocabulary(entries):
    claims = [(entry.place, claim) for entry in entries for claim in entry.claims]
    kinds, slots, metrics = vocabulary.claim_kinds(), vocabulary.slots(), {*vocabulary.metrics(), "unknown", "*"}
    assert [place for place, claim in claims if not set(claim.kinds) <= kinds.keys()] == []
    assert [place for place, claim in claims if not claim.slots.keys() <= slots.keys()] == []
    named = [(place, one) for place, claim in claims for one in claim.slots.get("metric", "*").split(" | ")]
    assert [pair for pair in named if pair[1] not in metrics] == []


def test_what_the_gold_states_is_judged(entries):
    """A slot that no kind of its claim is judged by would measure nothing."""
    idle = [
        (entry.place, name)
        for entry in entries
        for claim in entry.claims
        for name, wanted in claim.slots.items()
        if wanted != "*" and not any(name in JUDGED[kind] for kind in claim.kinds)
    ]
    assert idle == []


def test_every_judged_slot_exists():
    assert JUDGED.keys() == vocabulary.claim_kinds().keys()
    assert {name for names in JUDGED.values() for name in names} <= vocabulary.slots().keys()
    assert all(set(names) <= set(JUDGED[kind]) for kind, names in KEYS.items())


@pytest.mark.parametrize(("floor", "code", "said"), [("0.00", 0, False), ("1.01", 1, True)])
def test_the_command_prints_the_figures_and_fails_below_a_floor(monkeypatch, capsys, tmp_path, floor, code, said):
    entries = read_gold()[:3]
    monkeypatch.setattr(command, "read_gold", lambda: entries)
    written = floors.floors_of(score(entries)).replace("recall: 0.98", f"recall: {floor}")
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.yaml")
    monkeypatch.setattr(page, "FILE", tmp_path / "accuracy.md")
    monkeypatch.setattr(floors, "read_floors", lambda: floors.yaml.safe_load(written))
    assert command.main(["--show", "--write-page", "--write-floors"]) == code
    printed = capsys.readouterr().out
    assert "| kind of claim |" in printed
    assert ("below 1.01" in printed) is said
    assert (tmp_path / "accuracy.md").read_text("utf-8").startswith("# How well")
    assert "claims:" in (tmp_path / "floors.yaml").read_text("utf-8")
