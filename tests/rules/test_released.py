"""Memory does not grow with the evaluations of an expression that calls our functions."""

from __future__ import annotations

import gc

from checker.quantities import agrees
from checker.rules.expressions import compile_expression
from checker.rules.functions import pack
from checker.rules.released import releasing
from tests.rules.claims_at_hand import quantity


def test_lists_and_maps_that_functions_were_given_are_emptied():
    expression = compile_expression("all_agree(current(claims).map(c, c.value))", "group")
    members = [{"value": pack(quantity("18.2", "kt")), "order": "2023", "restated": False} for _ in range(3)]

    def held():
        gc.collect()
        return sum(len(one) for one in gc.get_objects() if type(one) in {dict, list} and len(one) < 50)

    assert expression.evaluate({"claims": members}.get) is True
    before = held()
    for _ in range(100):
        assert expression.evaluate({"claims": members}.get) is True
    assert held() - before < 100
    assert len(members[0]["value"]) == 5


def test_the_function_itself_is_as_before():
    assert releasing(agrees)(quantity("1.0", "t"), quantity("1", "t"))
