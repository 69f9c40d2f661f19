"""Arithmetic on numbers as printed."""

from __future__ import annotations

import pytest

from checker import quantities
from tests.rules.claims_at_hand import quantity as q

UNDECIDED = "undecided"


def ask(function, *arguments):
    try:
        return function(*arguments)
    except ValueError:
        return UNDECIDED


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (q("18.2", "kt"), q("18214", "t"), True),
        (q("18.2", "kt"), q("18260", "t"), False),
        (q("18.2", "kt"), q("18250", "t"), True),  # both ends of the rounding belong to it
        (q("42", "%"), q("42.4", "%"), True),
        (q("42", "%"), q("42.6", "%"), False),
        (q("18", "kt", ">"), q("18214", "t"), True),
        (q("18", "kt", "<"), q("18600", "t"), False),
        (q("18", "kt", "<="), q("17000", "t"), True),
        (q("200", "MWh", "~"), q("208", "MWh"), True),
        (q("200", "MWh", "~"), q("220", "MWh"), False),
        (q("3", "widgets"), q("3", "widgets"), True),  # an unknown unit is still itself
        (q("3", "widgets"), q("3", "t"), UNDECIDED),
        (q("3", "t"), q("3", "MWh"), UNDECIDED),
        (q("3", "t"), q("3"), UNDECIDED),
    ],
)
def test_quantities_agree_within_their_rounding(first, second, expected):
    assert ask(quantities.agrees, first, second) == expected
    assert ask(quantities.agrees, second, first) == expected


def test_only_one_dimension_can_be_compared():
    assert quantities.comparable(q("1", "kt"), q("1", "t"))
    assert not quantities.comparable(q("1", "kt"), q("1", "MWh"))


@pytest.mark.parametrize(
    ("current", "target", "direction", "expected"),
    [
        (q("52", "%"), q("50", "%", ">="), "reach", True),
        (q("48", "%"), q("50", "%", ">="), "reach", False),
        (q("50", "%"), q("50", "%", ">="), "reach", True),
        (q("50", "%"), q("50", "%", ">"), "reach", False),
        (q("0.8", "%"), q("1", "%", "<"), "reach", True),
        (q("1", "%"), q("1", "%", "<"), "reach", False),
        (q("1", "%", "<"), q("1", "%", "<"), "reach", True),
        (q("1.2", "%"), q("1", "%", "<="), "reach", False),
        (q("52", "%"), q("50", "%"), "reach", True),
        (q("52", "%"), q("50", "%"), "decrease", False),
        (q("900", "t"), q("1", "kt"), "decrease", True),
        (q("52", "%"), q("50", "%"), "other", False),
        (q("50.2", "%"), q("50", "%"), "other", True),
        (q("55", "%", ">"), q("50", "%", ">="), "reach", True),
        (q("45", "%", ">"), q("50", "%", ">="), "reach", UNDECIDED),
        (q("55", "%", "<"), q("50", "%", ">="), "reach", UNDECIDED),
        (q("45", "%", "<"), q("50", "%", ">="), "reach", False),
        (q("0.5", "%", "<"), q("1", "%", "<="), "reach", True),
        (q("2", "%", "<"), q("1", "%", "<="), "reach", UNDECIDED),
        (q("0.5", "%", ">"), q("1", "%", "<="), "reach", UNDECIDED),
        (q("52", "%"), q("50", "t", ">="), "reach", UNDECIDED),
    ],
)
def test_a_target_is_met_as_its_comparator_says(current, target, direction, expected):
    assert ask(quantities.satisfies, current, target, direction) == expected


@pytest.mark.parametrize(
    ("before", "after", "stated", "expected"),
    [
        (q("500000", "m3"), q("430000", "m3"), q("14", "%"), True),
        (q("500000", "m3"), q("430000", "m3"), q("20", "%"), False),
        (q("500000", "m3"), q("430000", "m3"), q("14.4", "%"), True),  # half a point is forgiven
        (q("500000", "m3"), q("430000", "m3"), q("14.7", "%"), False),
        (q("430000", "m3"), q("500000", "m3"), q("16.3", "%"), True),  # an increase
        (q("1.2", "Mt"), q("1.1", "Mt"), q("4", "%"), True),  # 1.15..1.25 to 1.05..1.15
        (q("1.2", "Mt"), q("1.1", "Mt"), q("12", "%"), True),
        (q("1.2", "Mt"), q("1.1", "Mt"), q("18", "%"), False),
        (q("500", "kt"), q("430000", "t"), q("14", "%"), True),
        (q("500000", "m3"), q("430000", "m3"), q("10", "%", ">"), True),
        (q("500000", "m3"), q("430000", "m3"), q("20", "%", ">"), False),
        (q("0", "t"), q("5", "t"), q("10", "%"), UNDECIDED),
        (q("0.4", "t"), q("0", "t"), q("100", "%"), True),
        (q("5", "t"), q("4", "MWh"), q("20", "%"), UNDECIDED),
        (q("5", "t"), q("4", "t"), q("1", "t"), UNDECIDED),
        (q("5", "t", ">"), q("4", "t"), q("20", "%"), UNDECIDED),
        (q("5", "t"), q("4", "t", "<="), q("20", "%"), UNDECIDED),
    ],
)
def test_a_percent_change_follows_from_two_values(before, after, stated, expected):
    assert ask(quantities.percent_change_agrees, before, after, stated) == expected


@pytest.mark.parametrize(
    ("before", "after", "stated", "expected"),
    [
        (q("31", "%"), q("36", "%"), q("5", "pp"), True),
        (q("31", "%"), q("36", "%"), q("5", "%"), True),  # points called per cent are still points
        (q("31", "%"), q("36", "%"), q("9", "pp"), False),
        (q("36.0", "%"), q("31.0", "%"), q("5.0", "pp"), True),
        (q("36.0", "%"), q("31.0", "%"), q("5.3", "pp"), False),
        (q("500", "t"), q("430", "t"), q("70", "t"), True),
        (q("500", "t"), q("430", "t"), q("0.9", "kt"), False),
        (q("500", "t"), q("430", "t"), q("14", "%"), UNDECIDED),
        (q("31", "%"), q("31.2", "%"), q("0", "pp"), True),  # the interval spans zero
    ],
)
def test_a_difference_follows_from_two_values(before, after, stated, expected):
    assert ask(quantities.points_change_agrees, before, after, stated) == expected


@pytest.mark.parametrize(
    ("parts", "total", "expected"),
    [
        ([q("12", "kt"), q("30", "kt")], q("42", "kt"), True),
        ([q("12", "kt"), q("30", "kt")], q("45", "kt"), False),
        ([q("12", "kt"), q("30", "kt")], q("43", "kt"), True),  # 11.5..12.5 and 29.5..30.5
        ([q("12000", "t"), q("30", "kt")], q("42", "kt"), True),
        ([q("12", "kt"), q("30", "MWh")], q("42", "kt"), UNDECIDED),
        ([], q("42", "kt"), UNDECIDED),
    ],
)
def test_parts_add_up_to_their_total(parts, total, expected):
    assert ask(quantities.sums_to, parts, total) == expected


def test_shares_of_a_whole_add_up_to_a_hundred():
    thirds = [q("33.3", "%")] * 3
    assert quantities.shares_sum_to_100(thirds)
    assert not quantities.shares_sum_to_100([q("33.3", "%"), q("33.3", "%"), q("36.0", "%")])


@pytest.mark.parametrize(
    ("numerator", "denominator", "stated", "expected"),
    [
        (q("9600", "MWh"), q("4800", "t"), q("2.0", "MWh"), True),
        (q("9.6", "GWh"), q("4800", "t"), q("2000", "kWh"), True),
        (q("9600", "MWh"), q("4800", "t"), q("2.1", "MWh"), False),
        (q("9650", "MWh"), q("4.8", "million"), q("2011", "MWh"), True),  # what rounding of the denominator allows
    ],
)
def test_an_intensity_is_a_quotient(numerator, denominator, stated, expected):
    assert quantities.ratio_agrees(numerator, denominator, stated) == expected


def test_an_intensity_of_a_bound_or_per_nothing_says_nothing():
    with pytest.raises(ValueError, match="bound"):
        quantities.ratio_agrees(q("9600", "MWh", comparator=">"), q("4800", "t"), q("2", "MWh"))
    with pytest.raises(ValueError, match="zero"):
        quantities.ratio_agrees(q("9600", "MWh"), q("0", "t"), q("2", "MWh"))


@pytest.mark.parametrize(
    ("value", "others", "expected"),
    [
        ("510", ("52", "49"), True),
        ("5.1", ("52", "49"), True),
        ("510", ("52", "240"), False),  # its years differ anyway
        ("510", ("52",), False),
        ("0", ("52", "49"), False),
        ("300", ("52", "49"), False),
    ],
)
def test_a_value_stands_out_from_others_that_are_alike(value, others, expected):
    assert quantities.stands_out(q(value, "t"), [q(other, "t") for other in others]) == expected


def test_a_ratio_is_taken_in_one_unit():
    assert quantities.magnitude_ratio(q("2", "kt"), q("2", "t")) == 1000
    assert ask(quantities.magnitude_ratio, q("2", "kt"), q("0", "t")) == UNDECIDED


@pytest.mark.parametrize(
    ("before", "after", "stated", "expected"),
    [
        (q("1200", "kt"), q("1050", "kt"), q("-12.5", "%"), True),
        (q("1200", "kt"), q("1050", "kt"), q("12.5", "%"), False),  # a rise, where the value falls
        (q("1200", "kt"), q("1050", "kt"), q("-20", "%"), False),
        (q("1200", "kt"), q("1050000", "t"), q("-150", "kt"), True),
        (q("1200", "kt"), q("1050", "kt"), q("-140", "kt"), False),
        (q("30", "%"), q("36", "%"), q("6", "pp"), True),
        (q("30", "%"), q("36", "%"), q("6", "%"), True),  # of percentages "%" may mean points
        (q("30", "%"), q("36", "%"), q("20", "%"), True),  # or a fifth more
        (q("30", "%"), q("36", "%"), q("9", "%"), False),
        (q("143", "kt"), q("146", "kt"), q("2.1", "%"), True),
        (q("0", "t"), q("5", "t"), q("100", "%"), True),  # nothing can be computed
        (q("5", "t"), q("7", "t", ">"), q("100", "%"), True),
        (q("5", "t"), q("7", "MWh"), q("40", "%"), True),
    ],
)
def test_a_stated_change_agrees_in_size_and_direction(before, after, stated, expected):
    assert quantities.stated_change_agrees(before, after, stated) == expected


def test_several_changes_must_all_agree():
    after = q("90", "t")
    assert quantities.changes_agree([q("100", "t"), q("120", "t")], after, [q("-10", "%"), q("-25", "%")])
    assert not quantities.changes_agree([q("100", "t"), q("120", "t")], after, [q("-10", "%"), q("-45", "%")])
