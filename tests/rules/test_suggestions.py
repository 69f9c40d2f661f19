"""What a finding offers to write: blanks with names, values that the claim has, never an invented figure."""

from __future__ import annotations

import pytest

from checker.resources import resource_folder
from checker.rules import load_rules
from checker.rules.suggestions import suggestion_problem
from tests.rules.claims_at_hand import claim, quantity, reading, rule, verdict

OURS = load_rules([resource_folder("rules")])


@pytest.mark.parametrize("one", OURS, ids=lambda one: one.id)
def test_every_rule_offers_wording_with_its_blanks_named(one):
    assert suggestion_problem(one.fix) == ""


@pytest.mark.parametrize(
    ("fix", "problem"),
    [
        ('Name the base year, for example "from a <year> base".', ""),
        ('Say when, for example "by {target_year}".', ""),
        ("Leave it out.", ""),
        ("Check it.", "the fix offers no wording"),
        ('Name the base year, for example "from a 2019 base", or <year>.', 'the fix holds a figure that nobody gave, "2019"'),
        ('Say "a <share> cut, 42% by <year>".', 'the fix holds a figure that nobody gave, "42%"'),
        ('Say "<value>, or 1,200 t".', 'the fix holds a figure that nobody gave, "1,200 t"'),
        ('Give the inventory of Scope 1 and 2, "<value>".', ""),
    ],
)  # fmt: skip
def test_a_fix_that_invents_or_offers_nothing_is_told(fix, problem):
    assert suggestion_problem(fix).startswith(problem)
    assert bool(suggestion_problem(fix)) == bool(problem)


def test_known_values_are_written_in_and_unknown_ones_are_blanks():
    text = reading("We will cut our waste by 42%.")
    about = claim("cut our waste", text, target_value=quantity("42", "%"))
    asked = rule(require=["base_year"], fix='Write "{target_value} by {target_year} from <value>, a {base_year} base".')
    found = verdict(asked, about, text)
    assert found.fix == 'Write "42% by <target year> from <value>, a <base year> base".'
