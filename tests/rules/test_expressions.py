"""CEL expressions: checked when compiled, and never true of what is not known."""

from __future__ import annotations

import gc
import json
import tracemalloc

import pytest

from checker.rules.calls import taken_out
from checker.rules.expressions import ExpressionError, Unknown, compile_expression
from checker.rules.functions import FUNCTIONS, pack, unpack
from checker.rules.variables import group_fields_in, names_in, variable_types
from checker.vocabulary import slots
from tests.rules.claims_at_hand import quantity
from tests.timing import takes_at_most

VALUES = {
    "claim.base_year": 2019,
    "claim.direction": "decrease",
    "claim.ghg_scopes": [1, 2],
    "claim.metric": "ghg.scope1",
    "claim.period_end": "2024-12-31",
    "claim.retired": True,
    "claim.text": "cut emissions net of offsets",
    "claim.value": pack(quantity("18.2", "kt")),
    "claim.value.amount": 18.2,
    "claim.value.unit": "kt",
    "claim.base_value": pack(quantity("18214", "t")),
    "claim.parts": [pack(quantity("9.1", "kt")), pack(quantity("9.1", "kt"))],
    "document.published": "2025-03-10",
    "document.published_year": 2025,
}


def evaluate(text, role="condition"):
    return compile_expression(text, role).evaluate(VALUES.get)


def unknown(*names):
    return Unknown(f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} unknown")


@pytest.mark.parametrize(
    ("text", "condition", "assertion"),
    [
        ("claim.base_year < 2020", True, True),
        ("claim.base_year > 2020", False, False),
        ("claim.retired", True, True),
        ('claim.direction == "decrease" && 2 in claim.ghg_scopes', True, True),
        ("claim.period_end <= document.published", True, True),
        ("claim.value != null && claim.value.amount > 18.0 && claim.value.unit == 'kt'", True, True),
        ("claim.text.matches('(?i)NET OF')", True, True),
        # what is unknown is null in a condition, and an error in an assertion that does not ask for it
        ("claim.target_year == null", True, True),
        ("null != claim.target_year", False, False),
        ("claim.target_year != null && claim.target_year > 2020", False, False),
        ("claim.target_year > 2020", unknown("target_year"), unknown("target_year")),
        ('claim.tense == "past"', False, unknown("tense")),
        ('claim.tense != "past"', True, unknown("tense")),
        ('claim.tense != null && claim.tense != "past"', False, False),
        ('!(claim.tense == "past")', True, unknown("tense")),
        ('claim.base_year < 2020 || claim.tense == "past"', True, True),
        ('claim.base_year > 2020 || claim.tense == "past"', False, unknown("tense")),
        ('claim.base_year > 2020 && claim.tense == "past"', False, False),
        ("claim.target_value.amount > 3.0", unknown("target_value.amount"), unknown("target_value.amount")),
        ("claim.target_value == null || claim.target_value.amount > 3.0", True, True),
        ("claim.target_year > claim.plan_end", unknown("target_year", "plan_end"), unknown("target_year", "plan_end")),
        ("claim.sbti_status in ['validated']", False, unknown("sbti_status")),
        ("claim.scope3_categories == []", True, True),
        ("size(claim.scope3_categories) == 0", True, True),
        ("claim.scope3_categories.size() == 0", True, True),
        ("claim.scope3_categories.all(c, c > 20)", True, unknown("scope3_categories")),
        ("4 in claim.scope3_categories", False, unknown("scope3_categories")),
        ("claim.valid_to >= document.published", unknown("valid_to"), unknown("valid_to")),
        # functions take no null
        ("agrees(claim.value, claim.base_value)", True, True),
        ("agrees(claim.value, claim.current_value)", unknown("current_value"), unknown("current_value")),
        ("end_of_year(claim.target_year) > document.published", unknown("target_year"), unknown("target_year")),
    ],
)
def test_unknown_is_never_true_of_anything(text, condition, assertion):
    assert evaluate(text) == condition
    assert evaluate(text, "assertion") == assertion


def test_an_undecided_expression_says_why():
    assert evaluate("comparable(claim.value, claim.base_value) && claim.base_year / 0 > 1") == Unknown("divide by zero")
    assert evaluate("allows_dimension(claim.direction, 'mass')") == Unknown('the metric "decrease" is unknown')


def test_no_value_makes_an_expression_crash():
    assert compile_expression("end_of_year(claim.base_year) > '2'", "condition").evaluate(
        {"claim.base_year": 10**9}.get
    ) == Unknown("year 1000000000 is out of range")
    assert compile_expression('claim.text == "x"', "condition").evaluate({"claim.text": "\ud800"}.get) == Unknown(
        "a value cannot be read by the expression"
    )


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("claim.taget_year > 3", 5, "undeclared reference to 'claim.taget_year'"),
        ("claim.base_year > 'x'", 16, "found no matching overload for '_>_'"),
        ("claim.value > 3.0", 12, "found no matching overload for '_>_'"),
        ("claim.value.amount > 3", 19, "found no matching overload for '_>_'"),
        ("agrees(claim.value, claim.base_year)", 6, "found no matching overload for 'agrees'"),
        ("claim.base_year", 0, "must be true or false, is of type int"),
        ("claim.base_year >", 17, "Syntax error"),
        ("true &&\n  claim.taget_year > 3", 15, "undeclared reference"),
    ],
)
def test_mistakes_are_found_when_compiling(text, offset, message):
    with pytest.raises(ExpressionError) as caught:
        compile_expression(text, "condition")
    problem = caught.value.problems[0]
    assert (problem.offset, problem.message[: len(message)]) == (offset, message)


def test_all_mistakes_of_an_expression_are_found_at_once():
    with pytest.raises(ExpressionError) as caught:
        compile_expression("claim.one == 1 && claim.two == 2", "condition")
    assert [problem.offset for problem in caught.value.problems] == [5, 23]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("claims.all(c, has(c.value) && agrees(c.value, claims[0].value))", True),
        ("claims.all(c, c.base_year == claims[0].base_year)", False),
        ("claims.all(c, c.target_year == 2030)", Unknown("target_year is unknown")),
        ("claims.exists(c, c.value.amount > 18000.0)", True),
        ("claims[0].restated", Unknown("restated is unknown")),
    ],
)
def test_groups_are_lists_of_maps_without_the_unknown(text, expected):
    members = [
        {"value": pack(quantity("18.2", "kt")), "base_year": 2019},
        {"value": pack(quantity("18214", "t")), "base_year": 2020},
    ]
    assert compile_expression(text, "group").evaluate({"claims": members}.get) == expected


def test_every_slot_is_a_variable():
    for name in slots():
        assert f"claim.{name}" in variable_types()
        compile_expression(f"claim.{name} == claim.{name}", "condition")


@pytest.mark.parametrize(
    ("text", "used", "asked"),
    [
        ('claim.tense == "claim.base_year" // claim.value', ["claim.tense"], []),
        ("claim . value . amount > 3.0", ["claim.value.amount"], []),
        ("claim.value.amount > 3.0 && claim.value != null", ["claim.value.amount", "claim.value"], ["claim.value"]),
        (
            "size(claim.parts) > 0 && document.kind == null",
            ["claim.parts", "document.kind"],
            ["claim.parts", "document.kind"],
        ),
        ("[] == claim.parts", ["claim.parts"], ["claim.parts"]),
        ("claim.unit == 't'", ["claim.unit"], []),
        ("claim.text.contains('x')", ["claim.text"], []),
    ],
)
def test_the_names_of_an_expression_are_found(text, used, asked):
    found = names_in(text)
    assert list(found.used) == used
    assert found.asked == set(asked)


def test_the_fields_of_a_group_are_found():
    text = "claims.all(c, c.value.amount > 1.0 && claims[0].base_year == 1 && c.text.size() > 0) && size('c.no') > 0"
    assert [name for name, _ in group_fields_in(text)] == ["value", "base_year", "text"]
    assert list(group_fields_in("size(claims) > 1")) == []


OF_ONE_CLAIM = [function for function in FUNCTIONS if "claims" not in function.parameters]
CALLS = {
    "agrees": "agrees(claim.value, claim.base_value)",
    "comparable": "comparable(claim.value, claim.base_value)",
    "satisfies": "satisfies(claim.value, claim.base_value)",
    "satisfies 3": "satisfies(claim.value, claim.base_value, claim.direction)",
    "magnitude_ratio": "magnitude_ratio(claim.value, claim.base_value) > 0.99",
    "percent_change_agrees": "!percent_change_agrees(claim.base_value, claim.value, claim.change_value)",
    "points_change_agrees": "!points_change_agrees(claim.base_value, claim.value, claim.change_value)",
    "changes_agree": "changes_agree(claim.parts.filter(part, false), claim.value, claim.parts.filter(part, false))",
    "ratio_agrees": "!ratio_agrees(claim.value, claim.value, claim.value)",
    "stands_out": "!stands_out(claim.value, claim.parts)",
    "sums_to": "sums_to(claim.parts, claim.value)",
    "shares_sum_to_100": "!shares_sum_to_100(claim.shares)",
    "months_between": "months_between(claim.period_end, document.published) == 2",
    "years_between": "years_between(claim.period_end, document.published) < 1.0",
    "after_months": 'after_months(claim.period_end, 12) == "2025-12-31"',
    "end_of_year": 'end_of_year(claim.base_year) == "2019-12-31"',
    "year_of": "year_of(document.published) == 2025",
    "streak_fits": "streak_fits(6, claim.base_year, document.published_year)",
    "streak_spans": "streak_spans(6, claim.base_year, 2024)",
    "duration_fits": 'duration_fits(6, "over", claim.base_year, document.published_year)',
    "mentions": 'mentions(claim.text, ["after credits", "net of offsets"])',
    "matches_any": 'matches_any(claim.text, ["offsets?"])',
    "unit_dimension": 'unit_dimension(claim.value.unit) == "mass" && unit_dimension("nothing") == ""',
    "metric_is": 'metric_is(claim.metric, ["energy", "ghg"]) && !metric_is(claim.metric, ["gh"])',
    "reaches_level": 'reaches_level(claim.value, claim.value, "reach", "ghg.scope1")',
    "all_agree": "all_agree(claim.parts)",
    "as_ambitious": "as_ambitious(claim.value, claim.base_value, true)",
    "covers_alike": "covers_alike(claim.metric, claim.metric)",
    "allows_dimension": 'allows_dimension(claim.metric, "mass_co2e") && !allows_dimension(claim.metric, "energy")',
}


@pytest.mark.parametrize("name", CALLS)
def test_every_function_works_from_an_expression(name):
    values = VALUES | {"claim.change_value": pack(quantity("50", "%")), "claim.shares": [pack(quantity("40", "%"))]}
    text = CALLS[name].replace("claim.shares", "claim.parts")
    if name == "shares_sum_to_100":
        values["claim.parts"] = values["claim.shares"]
    if name == "points_change_agrees":
        values["claim.change_value"] = pack(quantity("5", "kt"))
    assert compile_expression(text, "condition").evaluate(values.get) is True


@pytest.mark.parametrize(
    ("metric", "current", "reached"),
    [("ghg.scope1", "9", False), ("ghg.scope1", "4", True), ("energy.renewable_electricity_share", "9", True)],
)
def test_a_level_is_reached_from_above_by_what_is_better_when_lower(metric, current, reached):
    values = {"claim.value": pack(quantity(current, "t")), "claim.target_value": pack(quantity("5", "t"))}
    text = f'reaches_level(claim.value, claim.target_value, "reach", "{metric}")'
    assert compile_expression(text, "condition").evaluate(values.get) is reached


def test_no_function_is_left_out_of_the_table_of_calls():
    assert {call.split()[0] for call in CALLS} == {function.name for function in OF_ONE_CLAIM}
    assert len(CALLS) == len(OF_ONE_CLAIM)


def test_functions_of_a_group_work_from_its_expression():
    figures = [{"order": "2023", "restated": False, "value": pack(quantity("9", "t"))}]
    figures += [{"order": "2024", "restated": True, "value": pack(quantity("7", "t"))}]
    standing = compile_expression("size(current(claims)) == 1 && all_agree(current(claims).map(c, c.value))", "group")
    assert standing.evaluate({"claims": figures}.get) is True
    assert compile_expression("all_agree(claims.map(c, c.value))", "group").evaluate({"claims": figures}.get) is False


@pytest.mark.parametrize("function", OF_ONE_CLAIM, ids=lambda one: one.overload)
def test_no_function_makes_truth_of_null(function):
    samples = {
        "quantity": "claim.target_value",
        "quantities": "claim.parts",
        "string": "claim.tense",
        "int": "claim.plan_end",
        "bool": "claim.is_limit",
    }
    arguments = ", ".join(samples.get(one, "['x']") for one in function.parameters)
    call = f"{function.name}({arguments})"
    text = {"bool": call, "int": f"{call} < 99999", "double": f"{call} < 9e99", "string": f'{call} != "x"'}[
        function.returns
    ]
    for role in ("condition", "assertion"):
        assert isinstance(compile_expression(text, role).evaluate({}.get), Unknown)


def test_a_quantity_survives_the_way_through_cel():
    one = quantity("0.10", "kt", "~")
    assert unpack(pack(one)) == one


def test_an_evaluation_takes_no_longer_than_a_hundred_small_texts_of_json():
    expression = compile_expression(
        "claim.base_year != null && claim.base_year > 2010 && claim.tense == null", "condition"
    )
    evaluations = range(1_000)
    assert takes_at_most(
        10,
        lambda: [expression.evaluate(VALUES.get) for _ in evaluations],
        lambda: [json.dumps({"base_year": 2019, "tense": None}) for _ in range(10 * len(evaluations))],
    )


def test_calls_of_variables_and_literals_leave_the_binding():
    text, calls = taken_out(
        'claim.metric != null && metric_is(claim.metric, ["ghg", "energy"]) && !mentions( claim.text , ["a, \\"b\\""])'
    )
    assert text == "claim.metric != null && answer_0() && !answer_1()"
    assert [call.overload for call in calls] == ["metric_is_string_strings", "mentions_string_strings"]
    assert calls[1].arguments[1].value == ('a, "b"',)


@pytest.mark.parametrize(
    "text",
    [
        'claim.text == "mentions(claim.text, [])"',
        "true // mentions(claim.text, ['a'])",
        "mentions(claim.text + 'x', ['a'])",
        "claim.ghg_scopes.exists(c, mentions(claim.text, [string(c)]))",
        "end_of_year(claim.target_year) > '2030'",  # its answer is a text
    ],
)
def test_other_calls_are_left_to_the_binding(text):
    assert taken_out(text) == (text, ())
    compile_expression(text, "condition")


def test_more_calls_than_are_taken_out_have_the_same_answer():
    text = " && ".join(f'metric_is(claim.metric, ["ghg", "x{number}"])' for number in range(40))
    assert evaluate(text) is True
    assert len(taken_out(text)[1]) < 40


def test_an_evaluation_leaves_nothing_behind():
    expression = compile_expression('mentions(claim.text, ["restated"])', "condition")
    values = {"claim.text": "restated figures of a year"}
    tracemalloc.start()
    try:
        for _ in range(100):
            expression.evaluate(values.get)
        gc.collect()
        before, _ = tracemalloc.get_traced_memory()
        for _ in range(1000):
            assert expression.evaluate(values.get) is True
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 1000 * 40  # bytes; the text alone has more
