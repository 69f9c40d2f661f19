"""Every rule shows what it does: failing, passing and near-miss examples, in prose and in a list or a table."""

from __future__ import annotations

import re

import pytest
import yaml

from checker import rulebook
from checker.resources import resource_folder
from checker.rules.rule import Example
from checker.settings import Settings

RULES_FOLDER = resource_folder("rules")
RULES = {rule.id: rule for rule in rulebook.load_rules(Settings())}
_LIST = re.compile(r"^ *(?:[-*•]|\d+\.) ", re.MULTILINE)
_TABLE = re.compile(r"^\|(?: ?-+ ?\|)+|<table>", re.MULTILINE)


def texts(examples):
    return [example.words if isinstance(example, Example) else example for example in examples]


def forms_of(example):
    """Return the forms of an example's text, or of its documents; separated values are a table."""
    if not isinstance(example, Example) or not example.documents:
        return forms(example.text if isinstance(example, Example) else example)
    files = {"table" for name, _ in example.named_documents if name.endswith(".csv")}
    return files.union(*(forms(one.text) for _, one in example.named_documents))


def forms(text):
    return {name for name, shape in (("list", _LIST), ("table", _TABLE)) if shape.search(text)} or {"prose"}


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("expected", ["failing", "passing", "ignore"])
def test_a_rule_has_three_different_examples_of_each_sort(rule, expected):
    assert len(set(texts(getattr(RULES[rule].examples, expected)))) >= 3


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_fails_and_passes_in_more_than_one_form(rule):
    examples = RULES[rule].examples
    for sort in (examples.failing, examples.passing):
        seen = {form for example in sort for form in forms_of(example)}
        assert "prose" in seen
        assert seen & {"list", "table"}, rule


def test_no_text_is_both_a_failing_and_a_passing_example_of_a_rule():
    for rule in RULES.values():
        known = [
            (example if isinstance(example, Example) else Example(text=example)) for example in rule.examples.failing
        ]
        assert not {(one.words, one.kind, one.published) for one in known} & {
            (one.words, one.kind, one.published) for one in rule.examples.passing if isinstance(one, Example)
        }, rule.id


@pytest.mark.parametrize("file", sorted(RULES_FOLDER.rglob("*.yaml")), ids=lambda file: file.name)
def test_a_file_is_yaml_to_every_parser(file):
    """libyaml forgives what YAML 1.1 does not ("{text: why?}"); where it is missing the file must load as well."""
    assert yaml.load(file.read_bytes(), yaml.SafeLoader)
