from __future__ import annotations

import pytest

from checker.errors import Mistake
from checker.model import Severity
from checker.outcome import ExampleOutcome, RuleDescription
from checker.reports.mistakes import mistakes_text
from checker.reports.rule_pages import examples_text, rule_page, rule_table
from tests.golden import assert_golden
from tests.reports.samples import RULES

WHOLE = RuleDescription(
    id="TGT001",
    name="change-target-has-baseline",
    severity=Severity.ERROR,
    summary="A target expressed as a change names the base year it is measured from.",
    why="Without a base year nobody can tell what the percentage is a percentage of, " * 3,
    fix="Say what progress is measured from.",
    references=("GHG Protocol Corporate Standard, chapter 11",),
    applies_to=("target", "commitment"),
    wants=(("when", 'claim.target_form == "change"'), ("require", "base_year")),
    failing=("Norvale Foods will cut its operational emissions by 42% by 2030.",),
    passing=("Norvale Foods will cut its emissions by 42% by 2030 from a 2021 base year.\n",),
    ignored=("Norvale Foods aims for a water reuse rate of 50% by 2025.",),
)


def test_a_rule_page_looks_like_its_golden_file():
    assert_golden("rule-page.txt", rule_page(WHOLE))


def test_a_short_rule_has_a_short_page():
    off = RuleDescription(id="A1", name="a", severity=Severity.INFO, summary="Say it.", is_on=False)
    assert rule_page(off).startswith("A1 a (info, off under this profile)\n\n  Say it.\n\nHow to waive\n")


def test_the_table_is_sorted_and_says_what_is_off():
    off = RuleDescription(id="A1", name="a", severity=Severity.INFO, summary="Say it.", is_on=False)
    lines = rule_table([*RULES.values(), off]).splitlines()
    assert [line.split()[0] for line in lines] == ["A1", "NZR002", "TGT001", "XDC001", "4"]
    assert lines[0].split()[1] == "off"
    assert lines[-1] == "4 rules, 3 on"
    assert rule_table([]) == "0 rules, 0 on\n"


def test_examples_that_fail_are_shown_with_what_happened():
    outcomes = [
        ExampleOutcome(rule="TGT001", expected="fail", text="We will cut 42%."),
        ExampleOutcome(rule="TGT001", expected="pass", text="We cut\n42%.\n", problem="a finding: no base year"),
    ]
    assert examples_text(outcomes) == (
        'TGT001: pass example: a finding: no base year\n  "We cut 42%."\n2 examples of 1 rule: 1 failed\n'
    )
    assert examples_text(outcomes[:1]) == "1 example of 1 rule: none failed\n"


@pytest.mark.parametrize(
    ("mistake", "text"),
    [
        (
            Mistake(path="a.yaml", line=3, column=1, message='unknown key "profil"', hint='did you mean "profile"?', source="profil: x"),
            'a.yaml:3:1: error: unknown key "profil" (did you mean "profile"?)\n 3 | profil: x\n   | ^^^^^^\n',
        ),
        (Mistake(path="a.yaml", line=12, column=9, message="m", source="select: "), "a.yaml:12:9: error: m\n 12 | select:\n    |         ^\n"),
        (Mistake(path="a.yaml", line=1, column=1, message="m"), "a.yaml:1:1: error: m\n"),
    ],
)  # fmt: skip
def test_mistakes_quote_the_line_with_a_caret(mistake, text):
    assert mistakes_text([mistake]) == text


def test_mistakes_are_red_on_demand():
    mistake = Mistake(path="a.yaml", line=1, column=3, message="m", source="a b")
    assert mistakes_text([mistake], color=True).splitlines()[2] == "   |   \x1b[1;31m^\x1b[0m"
