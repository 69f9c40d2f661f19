"""Examples are run as documents are, and say what was read where they do not do what they say."""

from __future__ import annotations

import msgspec
import pytest

from checker.rules.examples import run_examples as run_trials
from checker.rules.trials import concerned, read_trials
from tests.rules.claims_at_hand import claim, reading, rule


def run_examples(rules, read_text):
    return run_trials(rules, read_trials(rules, read_text))


def read_text(text, hints):
    """Read "by 2030" as a target's year, "from" as its base; a text in capitals has no claims."""
    of = reading(text, **{name: hints.get(name) for name in ("kind", "jurisdiction", "audience", "sector")})
    slots = {"target_year": 2030} if "by 2030" in text else {}
    slots |= {"base_year": 2019} if "from" in text else {}
    return ([] if text.isupper() else [claim(text, of, **slots)]), of


def run(expected, example, **keys):
    one = rule("AAA001", require=["target_year"], examples={expected: [example]}, **keys)
    other = rule("AAA002", require=["base_year"], suppresses=["AAA001"])
    (found,) = run_examples([one, other] if keys.pop("suppressed", None) else [one], read_text)
    assert (found.rule, found.expected) == ("AAA001", expected)
    return found.problem


NOTHING_ABOUT_IT = "the rule is not about any claim of this text; claims read: target {base_year=2019}"


@pytest.mark.parametrize(
    ("expected", "example", "keys", "problem"),
    [
        ("fail", "cut waste", {}, ""),
        ("fail", "cut waste by 2030", {}, "pass; claims read: target {target_year=2030}"),
        ("pass", "cut waste by 2030", {}, ""),
        ("pass", "cut waste", {}, "fail: not stated; claims read: target {}"),
        ("ignore", "cut waste by 2030", {}, ""),
        ("ignore", "CUT WASTE", {}, ""),
        ("ignore", "cut waste", {}, "fail: not stated; claims read: target {}"),
        ("ignore", "cut waste", {"needs": ["value"]}, ""),
        ("ignore", "cut", {"when": "claim.target_year > 2000"}, "not-evaluated: target_year is unknown; claims read: target {}"),
        ("fail", "CUT WASTE", {}, "the rule is not about any claim of this text; no claims were read"),
        ("pass", "cut waste from", {"when": "claim.base_year == null"}, NOTHING_ABOUT_IT),
        ("fail", "cut", {"needs": ["value"]}, "not-evaluated: value is unknown; claims read: target {}"),
        ("fail", {"text": "cut", "kind": "message"}, {"gate": {"kinds": ["message"]}}, ""),
        ("fail", {"text": "cut", "jurisdiction": "EU", "audience": "b2c"}, {"gate": {"jurisdiction": ["EU"], "audience": ["b2c"]}}, ""),
    ],
)  # fmt: skip
def test_an_example_does_what_it_says_or_tells_what_it_did(expected, example, keys, problem):
    assert run(expected, example, **keys) == problem


def test_all_rules_are_asked_of_an_example():
    one = rule("AAA001", require=["target_year"], examples={"fail": ["cut waste"]})
    other = rule("AAA002", require=["base_year"], suppresses=["AAA001"])
    (found,) = run_examples([one, other], read_text)
    assert found.problem.startswith("not-applicable: the finding of AAA002 says it")


def test_the_date_of_an_example_reaches_its_reader():
    seen = []

    def remember(text, hints):
        seen.append(dict(hints))
        return read_text(text, hints)

    example = {"text": "cut", "published": "2025-03-10", "kind": "message"}
    list(run_examples([rule(require=["value"], examples={"fail": [example]})], remember))
    assert seen == [{"published": "2025-03-10", "kind": "message"}]


def test_examples_of_each_sort_come_in_order():
    one = rule(require=["value"], examples={"ignore": ["three"], "pass": ["two"], "fail": ["one"]})
    assert [found.text for found in run_examples([one], read_text)] == ["one", "two", "three"]
    assert msgspec.structs.asdict(one)["examples"].failing == ("one",)


def test_an_example_that_does_otherwise_shows_the_values_of_the_expressions():
    one = rule(
        when="claim.base_year == null && claim.target_year > 2000", require=["value"], examples={"pass": ["cut"]}
    )
    (found,) = run_examples([one], read_text)
    assert found.values == (
        "when of target: claim.base_year == null is true",
        "when of target: claim.target_year > 2000 is unknown (target_year is unknown)",
    )


def test_rules_that_own_or_suppress_are_concerned():
    rules = [rule("AAA001"), rule("BBB001", suppresses=["AAA001"]), rule("CCC001", owns=["BBB001"]), rule("DDD001")]
    assert [one.id for one in concerned(rules[0], rules)] == ["AAA001", "BBB001", "CCC001"]
