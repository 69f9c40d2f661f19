"""A rule that is changed is noticed by its own examples: `benchmarks/mutate_rules.py`, over every rule of ours."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from checker import example_runs
from checker.rules.rule import Prohibition, Requirement
from checker.rules.subjects import Subject
from checker.settings import Settings
from tests.rules.claims_at_hand import claim, reading, rule

SCRIPT = Path(__file__).resolve().parent.parent / "benchmarks" / "mutate_rules.py"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("mutate_rules", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules["mutate_rules"] = module  # its values look their module up when they are made
    spec.loader.exec_module(module)
    yield module
    del sys.modules["mutate_rules"]


@pytest.fixture(scope="module")
def tried(script):
    return tuple(script.try_mutants(*example_runs.read_examples(Settings())))


def test_examples_kill_nineteen_mutants_of_twenty(tried):
    made, killed = sum(one.made for one in tried), sum(one.killed for one in tried)
    survivors = [f"{one.rule.id}: {mutant.change}" for one in tried for mutant in one.survivors]
    assert killed / made >= 0.95, survivors


def test_no_rule_has_more_than_a_few_survivors(tried):
    """A rule for more kinds of claim often says nothing more; every other change is to be noticed."""
    widened = ("applies_to: every kind", "applies_to with ")
    alive = {
        one.rule.id: [mutant.change for mutant in one.survivors if not mutant.change.startswith(widened)]
        for one in tried
    }
    assert not {rule: changes for rule, changes in alive.items() if len(changes) > 4}


def test_every_part_of_a_rule_is_changed(script):
    one = rule(
        applies_to=["target", "net_zero"],
        when='claim.base_year != null && claim.metric == "ghg"',
        require=Requirement(all_of=("value",), any_of=("boundary", ("entity", "metric"))),
        forbid=Prohibition(slots=("offset_words",), terms=("carbon credits",)),
    )
    changes = {mutant.change for mutant in script.mutants(one, script.by_kind([]))}
    assert changes == {
        "applies_to without target",
        "applies_to without net_zero",
        "require without value",
        "require without the choice boundary",
        "require without the choice ('entity', 'metric')",
        "require ('entity', 'metric') without entity",
        "require ('entity', 'metric') without metric",
        "require no choice",
        "forbid without offset_words",
        "forbid without carbon credits",
        "no when",
        "when: removed claim.base_year != null",
        'when: removed claim.metric == "ghg"',
        "when: negated claim.base_year != null",
        'when: negated claim.metric == "ghg"',
    }


def test_a_rule_is_widened_to_the_kinds_it_could_be_about(script):
    of = reading("cut")
    claims = [claim("cut", of, kind="metric", value=3), claim("cut", of, kind="award", award_year=2024)]
    known = script.by_kind([Subject(claim=one, reading=of) for one in claims])
    asked = rule(applies_to=["target"], when="claim.award_year == null", require=["value"])
    widened = {mutant.change for mutant in script.mutants(asked, known) if "applies_to" in mutant.change}
    assert widened == {"applies_to: every kind", "applies_to with metric"}
    narrow = rule(applies_to=["target"], when="claim.base_year != null", require=["value"])
    assert not {mutant.change for mutant in script.mutants(narrow, known) if "applies_to" in mutant.change}
