"""No new error within a minor version: which rules are errors, under which profile, is written down for each.

`RENEW_GOLDEN=1` writes the list of a version that the changelog calls unreleased; the list of a released one is closed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from checker import __version__
from checker.model import Severity
from checker.resources import resource_folder
from checker.rules import load_rules, select_rules
from checker.rules.profiles import load_profiles

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "tests" / "data" / "error_rules.yaml"
MINOR = ".".join(__version__.split(".")[:2])
IS_OPEN = f"## [{MINOR}.0] - unreleased" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def errors():
    """Return the ids of the rules that may fail a run, by profile; those of `default` only once."""
    rules = load_rules([resource_folder("rules")])
    found = {}
    for profile in ("default", *sorted(set(load_profiles()) - {"default"})):
        chosen = select_rules(rules, profile=profile).rules
        heavy = {rule.id for rule in chosen if Severity.ERROR in {rule.severity, *rule.severity_by_kind.values()}}
        found[profile] = sorted(heavy - set(found.get("default", ())))
    return {profile: ids for profile, ids in found.items() if ids}


@pytest.fixture(scope="module")
def listed():
    known = yaml.safe_load(FILE.read_text("utf-8")) if FILE.exists() else {}
    if os.environ.get("RENEW_GOLDEN") and IS_OPEN:
        known[MINOR] = errors()
        head = "# By minor version and profile: the rules that are errors. Closed once the version is released.\n"
        FILE.write_text(head + yaml.safe_dump(known, sort_keys=False, width=118, default_flow_style=None), "utf-8")
    return known


def test_each_minor_version_has_its_list(listed):
    assert MINOR in listed


def test_no_rule_becomes_an_error_within_a_minor_version(listed):
    new = {profile: set(ids) - set(listed[MINOR].get(profile, ())) for profile, ids in errors().items()}
    assert {profile: ids for profile, ids in new.items() if ids} == {}


@pytest.mark.skipif(not IS_OPEN, reason="a released version may lose errors")
def test_the_list_of_a_version_that_is_to_come_is_exact(listed):
    assert listed[MINOR] == errors()
