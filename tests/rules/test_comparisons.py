"""Figures of several documents agree within what was printed; targets are as ambitious or not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from checker.rules.comparisons import all_agree, as_ambitious, covers_alike, current
from tests.rules.claims_at_hand import quantity


@pytest.mark.parametrize(
    ("values", "agree"),
    [
        ([("18.2", "kt"), ("18214", "t")], True),
        ([("18.2", "kt"), ("16.9", "kt")], False),
        ([("12000", "t"), ("12134", "t")], True),  # zeros at the end may be rounding
        ([("1200", "t"), ("1300", "t")], False),  # but not so much
        ([("100", "kt"), ("112", "kt")], False),
        ([("0.8", "per 200,000 h"), ("4.0", "per 1,000,000 h")], True),
        ([("4.0", ""), ("0.8", "per 200,000 h")], True),  # no base is said: any usual one
        ([("4.3", ""), ("3.4", "per 1,000,000 h")], False),
        ([("1310", "count"), ("1310", "")], True),
        ([("5", "t"), ("5", "t"), ("7", "t")], False),
        ([("9910", "t"), ("9914", "t")], True),  # half a step of the last digit that is not zero
        ([("9910", "t"), ("9916", "t")], False),
        ([("9911.0", "t"), ("9911.4", "t")], False),  # zeros behind the point were printed on purpose
        ([("3.4", ""), ("3.4", "per 1,000,000 h")], True),
    ],
)
def test_figures_agree_within_what_was_printed(values, agree):
    assert all_agree([quantity(*value) for value in values]) is agree
    assert all_agree([quantity(*value) for value in reversed(values)]) is agree


def test_a_number_without_zeros_at_its_end_was_not_rounded():
    exact = [replace(quantity(amount, "count"), half_step=Decimal(0)) for amount in ("101", "102")]
    assert not all_agree(exact)
    assert all_agree([exact[0], exact[0]])


def test_no_figures_are_a_mistake():
    with pytest.raises(ValueError, match="no figures"):
        all_agree([])


def test_units_of_two_kinds_are_not_compared():
    with pytest.raises(ValueError, match="cannot be compared"):
        all_agree([quantity("5", "t"), quantity("5", "MWh")])


def test_a_restated_figure_replaces_those_before_it():
    old, new, data = {"order": "2022"}, {"order": "2023", "restated": True}, {"order": "2024"}
    assert current([old, new, data]) == [new, data]
    assert current([old, data]) == [old, data]


@pytest.mark.parametrize(
    ("new", "old", "wants_less", "holds"),
    [
        (("50", "%"), ("42", "%"), False, True),
        (("30", "%"), ("42", "%"), False, False),
        (("2.0", ""), ("1.5", ""), True, False),
        (("1.5", ""), ("1.5", ""), True, True),
        (("1.54", ""), ("1.5", ""), True, True),  # within the rounding
        (("1.56", ""), ("1.5", ""), True, False),
        (("41.6", "%"), ("42", "%"), False, True),
        (("41.4", "%"), ("42", "%"), False, False),
    ],
)
def test_a_target_is_as_ambitious(new, old, wants_less, holds):
    assert as_ambitious(quantity(*new), quantity(*old), wants_less) is holds


def test_a_boundary_that_says_less_is_alike():
    assert covers_alike("4", "4 new zealand")
    assert not covers_alike("4", "3 island north")
    assert covers_alike("4", "worldwide")  # a count of sites leaves them all
    assert not covers_alike("4 new zealand", "worldwide")


def test_a_level_that_is_lower_by_rounding_alone_asks_for_as_much():
    old = replace(quantity("50.5", "%"), half_step=Decimal("0.05"))
    assert as_ambitious(quantity("50", "%"), old, wants_less=False)
    assert not as_ambitious(quantity("49", "%"), old, wants_less=False)
    assert as_ambitious(quantity("51", "%"), old, wants_less=True)
    assert not as_ambitious(quantity("52", "%"), old, wants_less=True)
