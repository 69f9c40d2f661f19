"""What tells one state of the rules from another."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.model import Severity
from checker.rules.digests import pack_digests, rule_digest
from checker.rules.loader import Library, load_rules
from checker.rules.rule import Examples
from tests.rules.test_loader import written


@pytest.fixture
def rule(tmp_path):
    (tmp_path / "AAA001.yaml").write_text(written("require: [base_year]"))
    (found,) = load_rules([tmp_path])
    return found


@pytest.mark.parametrize(
    "change",
    [
        {"severity": Severity.INFO},
        {"message": "other words"},
        {"require": ("target_year",)},
        {"when": "claim.value > 1"},
    ],
    ids=str,
)
def test_what_a_rule_asks_weighs_and_says_changes_its_digest(rule, change):
    assert rule_digest(replace(rule, **change)) != rule_digest(rule)


def test_its_examples_do_not(rule):
    assert rule_digest(replace(rule, examples=Examples())) == rule_digest(rule)


def test_a_pack_changes_with_its_own_rules_only(rule):
    other = replace(rule, id="BBB001")

    def packs(*rules):
        library = Library(
            rules=rules,
            packs=(("ours", "0.1.0"), ("theirs", "")),
            origins={"AAA001": "ours 0.1.0", "BBB001": "theirs"},
        )
        return {name: digest for name, _, digest in pack_digests(library)}

    before, after = packs(rule, other), packs(rule, replace(other, message="other words"))
    assert before["ours"] == after["ours"]
    assert before["theirs"] != after["theirs"]
    assert packs(rule)["theirs"] != before["theirs"]
