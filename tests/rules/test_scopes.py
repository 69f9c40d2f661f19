"""Which rules one document is enough for."""

from __future__ import annotations

import pytest

from checker.rules import Selection, across_companies, by_scope
from tests.rules.claims_at_hand import rule


def grouping(name, **keys):
    return rule(name, group_by=["metric"], **{"assert": "claims.all(c, c.kind == 'metric')"}, **keys)


def scopes(*rules):
    return [[one.id for one in selection.rules] for selection in by_scope(Selection(rules=rules))]


def test_rules_that_compare_documents_or_facets_need_others():
    alone = [rule("AAA001", require=["value"]), grouping("AAA002")]
    together = [
        grouping("AAA003", across="documents"),
        grouping("AAA004", across="anywhere"),
        grouping("AAA005", compare="figure"),
    ]
    assert scopes(*alone, *together) == [["AAA001", "AAA002"], ["AAA003", "AAA004", "AAA005"]]


@pytest.mark.parametrize("relation", ["owns", "suppresses"])
def test_a_rule_stays_with_those_that_it_takes_from(relation):
    first = rule("AAA001", require=["value"], **{relation: ["AAA002"]})
    second = rule("AAA002", require=["value"], **{relation: ["AAA003"]})
    assert scopes(first, second, grouping("AAA003", across="documents"), rule("AAA004", require=["value"])) == [
        ["AAA004"],
        ["AAA001", "AAA002", "AAA003"],
    ]


def test_a_group_without_a_company_may_span_several():
    assert across_companies([grouping("AAA001", across="documents")])
    assert not across_companies([grouping("AAA002"), rule("AAA003", require=["value"])])
    keyed = rule(
        "AAA004", compare="figure", across="documents", group_by=["entity_id", "measure"], **{"assert": "true"}
    )
    assert not across_companies([keyed])
