"""One missing fact, one finding."""

from __future__ import annotations

import pytest

from checker.model import Outcome
from tests.rules.claims_at_hand import claim, reading, rule, verdicts

TEXT = "Halden will cut emissions by 42% and water use by 10%.", "Halden will cut waste.", "Halden will cut costs."


def outcomes(rules, claims, of):
    """Return what each rule says of each claim: {(rule, words of the claim): outcome}."""
    return {(one.rule, one.claim.split(":")[1]): one for one in verdicts(rules, claims, [of])}


def ask(name, slot, **keys):
    return rule(name, require=[slot], applies_to=["target", "change", "net_zero"], **keys)


def said(found, name, words="cut waste"):
    one = found[name, words]
    return f"{one.outcome}: {one.reason}" if one.reason else str(one.outcome)


@pytest.mark.parametrize(
    ("first", "slots", "expected"),
    [
        ({"suppresses": ["AAA002"]}, {}, ["fail", "not-applicable: the finding of AAA001 says it"]),
        ({"suppresses": ["AAA002"]}, {"value": "there"}, ["pass", "fail"]),
        ({"suppresses": ["AAA002"]}, {"unit": "there"}, ["fail", "pass"]),  # only findings are dropped
        ({"suppresses": ["AAA002"], "when": "claim.tense == 'past'"}, {}, [None, "fail"]),
        ({"owns": ["AAA002"]}, {}, ["fail", "not-applicable: left to AAA001"]),
        ({"owns": ["AAA002"]}, {"value": "there"}, ["pass", "not-applicable: left to AAA001"]),
        ({"owns": ["AAA002"], "needs": ["entity"]}, {}, ["not-evaluated: entity is unknown", "not-applicable: left to AAA001"]),
        ({"owns": ["AAA002"], "when": "claim.tense == 'past'"}, {}, [None, "fail"]),
    ],
)  # fmt: skip
def test_a_rule_speaks_for_another(first, slots, expected):
    of = reading(*TEXT)
    found = outcomes([ask("AAA001", "value", **first), ask("AAA002", "unit")], [claim("cut waste", of, **slots)], of)
    assert [said(found, name) if (name, "cut waste") in found else None for name in ("AAA001", "AAA002")] == expected
    dropped = found["AAA002", "cut waste"]
    if dropped.outcome is Outcome.NOT_APPLICABLE:
        assert (dropped.message, dropped.fix, dropped.missing) == ("", "", ())


@pytest.mark.parametrize(
    ("sharper", "other", "gate", "expected"),
    [
        ("warning", "error", {"jurisdiction": ["UK"]}, "error"),
        ("info", "warning", {"audience": ["b2c"]}, "warning"),
        ("error", "warning", {"jurisdiction": ["UK"]}, "error"),
        ("warning", "error", None, "warning"),  # written for all texts, and lighter on purpose
    ],
)
def test_a_rule_of_a_place_weighs_no_less_than_what_it_stands_for(sharper, other, gate, expected):
    of = reading(*TEXT, jurisdiction="UK", audience="b2c")
    limits = {"gate": gate} if gate else {}
    rules = [
        ask("AAA001", "value", severity=sharper, suppresses=["AAA002"], **limits),
        ask("AAA002", "unit", severity=other),
    ]
    found = outcomes(rules, [claim("cut waste", of)], of)
    assert str(found["AAA001", "cut waste"].severity) == expected
    assert found["AAA002", "cut waste"].outcome is Outcome.NOT_APPLICABLE


def test_suppression_reaches_down_a_chain():
    of = reading(*TEXT)
    rules = [
        ask("AAA001", "value", suppresses=["AAA002"]),
        ask("AAA002", "unit", suppresses=["AAA003"]),
        ask("AAA003", "boundary"),
    ]
    found = outcomes(rules, [claim("cut waste", of)], of)
    assert [one.outcome for one in found.values()] == [Outcome.FAIL, Outcome.NOT_APPLICABLE, Outcome.NOT_APPLICABLE]


def test_a_rule_that_lost_a_claim_neither_owns_nor_suppresses():
    of = reading(*TEXT)
    rules = [
        ask("AAA001", "boundary", suppresses=["AAA004"], owns=["AAA002"]),
        ask("AAA002", "unit", owns=["AAA001"]),
        ask("AAA003", "value", owns=["AAA002"]),
        ask("AAA004", "entity"),
    ]
    # AAA003 takes the claim from AAA002, which therefore does not take it from AAA001
    rules[0] = ask("AAA001", "boundary", suppresses=["AAA004"])
    found = outcomes(rules, [claim("cut waste", of)], of)
    assert [said(found, f"AAA00{n}") for n in (1, 2, 3, 4)] == [
        "fail",
        "not-applicable: left to AAA003",
        "fail",
        "not-applicable: the finding of AAA001 says it",
    ]
    rules[3] = ask("AAA004", "entity")
    rules[1] = ask("AAA002", "unit", suppresses=["AAA004"])
    rules[0] = ask("AAA001", "boundary")
    found = outcomes(rules, [claim("cut waste", of)], of)
    assert said(found, "AAA004") == "fail"


def test_rules_speak_for_one_another_on_the_same_words_only():
    of = reading(*TEXT)
    rules = [rule("AAA001", applies_to=["net_zero"], require=["value"], suppresses=["AAA002"]), ask("AAA002", "unit")]
    claims = [
        claim("cut emissions by 42%", of, kind="net_zero"),
        claim("by 42%", of),  # another kind's view of the same words
        claim("water use by 10%", of),
        claim("cut waste", of),
    ]
    found = outcomes(rules, claims, of)
    assert said(found, "AAA002", "by 42%").startswith("not-applicable")
    assert said(found, "AAA002", "water use by 10%") == "fail"
    assert said(found, "AAA002") == "fail"


def test_claims_that_say_the_same_in_two_documents_stay_apart():
    readings = [reading(*TEXT, path=path) for path in ("a.txt", "b.txt")]
    claims = [claim("cut waste", readings[0], value="there"), claim("cut waste", readings[1])]
    rules = [ask("AAA001", "value", suppresses=["AAA002"]), ask("AAA002", "unit")]
    found = [(one.location.path, one.rule, str(one.outcome)) for one in verdicts(rules, claims, readings)]
    assert found == [
        ("a.txt", "AAA001", "pass"),
        ("a.txt", "AAA002", "fail"),
        ("b.txt", "AAA001", "fail"),
        ("b.txt", "AAA002", "not-applicable"),
    ]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("claim", ["fail", "fail", "fail", "pass"]),
        ("paragraph", ["fail", "not-applicable: told once per paragraph, in line 1", "fail", "pass"]),
        ("document", ["fail", "not-applicable: told once per document, in line 1", "not-applicable: told once per document, in line 1", "pass"]),
    ],
)  # fmt: skip
def test_a_finding_may_be_told_once(scope, expected):
    of = reading(*TEXT)
    words = ("cut emissions by 42%", "water use by 10%", "cut waste")
    claims = [*(claim(one, of) for one in words), claim("cut costs", of, value="there")]
    found = outcomes([ask("AAA001", "value", once_per=scope)], claims, of)
    assert [said(found, "AAA001", one) for one in (*words, "cut costs")] == expected
    related = [place.line for place in found["AAA001", "cut emissions by 42%"].related]
    assert related == {"claim": [], "paragraph": [1], "document": [1, 2]}[scope]


def test_told_once_per_document_means_each_document():
    readings = [reading(*TEXT, path=path) for path in ("a.txt", "b.txt")]
    claims = [claim("cut waste", of) for of in readings]
    found = verdicts([ask("AAA001", "value", once_per="document")], claims, readings)
    assert [one.outcome for one in found] == [Outcome.FAIL, Outcome.FAIL]


def test_a_finding_that_is_dropped_is_not_the_first():
    of = reading(*TEXT)
    claims = [claim("cut emissions by 42%", of), claim("cut waste", of, unit="there")]
    rules = [ask("AAA001", "value", once_per="document"), ask("AAA002", "unit", suppresses=["AAA001"])]
    found = outcomes(rules, claims, of)
    assert said(found, "AAA001", "cut emissions by 42%") == "not-applicable: the finding of AAA002 says it"
    assert said(found, "AAA001") == "fail"
