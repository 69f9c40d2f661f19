"""Expressions as trees, what can never hold, and what examples reach."""

from __future__ import annotations

import pytest

from checker.errors import UsageError
from checker.rules import lint_rules, load_rules
from checker.rules.conditions import read_condition
from checker.rules.coverage import coverage_gaps
from checker.rules.skeleton import write_skeleton
from checker.rules.trials import read_trials
from tests.rules.claims_at_hand import claim, reading, rule
from tests.rules.test_loader import written


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("a == 1", ["a == 1"]),
        (" (a && (b || !(c && d))) ", ["a", "b", "!(c && d)"]),
        ("a ? b && c : d", ["a ? b && c : d"]),
        ('x == "a && b" || y in ["c || d"]', ['x == "a && b"', 'y in ["c || d"]']),
        ("(a) || (b)", ["a", "b"]),
        ("l.all(c, c.x && c.y) && z", ["l.all(c, c.x && c.y)", "z"]),
    ],
)
def test_operands_are_read_at_every_level(text, operands):
    condition = read_condition(text)
    assert [one.text for one in condition.operands()] == operands
    assert all(text[one.start :].startswith(one.text) for one in condition.conditions())


CHANGE = 'claim.target_form == "change"'


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (CHANGE, None),
        (f'{CHANGE} && claim.target_form == "level"', 'this can never hold: claim.target_form == "change" and claim.target_form == "level"'),
        (f"{CHANGE} && claim.target_form == null", 'this can never hold: claim.target_form == "change" and claim.target_form == null'),
        (f'{CHANGE} && claim.target_form != "change"', 'this can never hold: claim.target_form == "change" and claim.target_form != "change"'),
        (f'({CHANGE} || claim.base_year == null) && claim.target_form == "level"', None),
        ("claim.base_year == null && claim.base_year > 2000", "this can never hold: claim.base_year == null and claim.base_year > 2000"),
        ("claim.base_year > 2020 && claim.base_year < 2000", "this can never hold: claim.base_year > 2020 and claim.base_year < 2000"),
        ("claim.base_year >= 2020 && claim.base_year <= 2020", None),
        ('claim.kind == "award"', 'this can never hold: claim.kind is never "award", which is not in applies_to'),
        ('claim.target_form == "chnage"', 'target_form is never "chnage" (did you mean "change"?)'),
        ('document.kind in ["message", "press release"]', 'kind is never "press release" (did you mean "press-release"?)'),
        ('claim.metric != null && metric_is(claim.metric, ["ghg", "gh.scope1"])', 'metric is never "gh.scope1" (did you mean "ghg.scope1"?)'),
        ('claim.entity == "Anything"', None),
    ],
)  # fmt: skip
def test_a_condition_that_can_never_hold_is_a_mistake(tmp_path, when, expected):
    (tmp_path / "a.yaml").write_text(written(f"require: [value]\nwhen: >-\n  {when}\n"))
    found = [one for one in lint_rules([tmp_path]) if one.path.startswith(tmp_path.as_posix())]
    said = [one.message.replace("metric_is is", "metric is") + (f" ({one.hint})" if one.hint else "") for one in found]
    assert said == ([expected] if expected else [])


def test_what_no_example_reaches_is_told():
    def read_text(text, hints):
        of = reading(text)
        slots = {"base_year": 2019} if "from" in text else {}
        return [claim(text, of, target_form="change", **slots)], of

    one = rule(when=CHANGE, require=["base_year"], forbid={"terms": ["roughly"]}, examples={"fail": ["cut"]})
    gaps = coverage_gaps([one], read_trials([one], read_text))
    assert {gap.what: gap.missing for gap in gaps} == {
        "fail": "",
        "pass": "no example reaches it",
        f"when: {CHANGE}": "never false",
        "require: base_year": "never there",
        "forbid: roughly": "never found",
    }


def test_a_skeleton_is_a_rule_and_is_never_written_over(tmp_path):
    path = write_skeleton(tmp_path, "ACME001", "own")
    assert path == tmp_path / "own" / "ACME001.yaml"
    assert [one.status for one in load_rules([tmp_path])] == ["draft"]
    assert write_skeleton(tmp_path, "ACME002").parent == tmp_path / "own"
    before = path.read_text()
    for rule_id, family in (("ACME001", None), ("ACME001", "other"), ("acme1", None), ("ACME003", "a/b")):
        with pytest.raises(UsageError):
            write_skeleton(tmp_path, rule_id, family)
    assert path.read_text() == before
