"""What a rule says of itself."""

from __future__ import annotations

from checker.rules.description import describe
from tests.rules.claims_at_hand import rule


def test_a_rule_is_described_in_words():
    one = rule(
        when="claim.value != null",
        gate={"jurisdiction": ["EU"], "audience": ["b2c"], "effective_from": "2026-09-27"},
        require={"all_of": ["base_year"], "any_of": ["boundary", ["value", "unit"]]},
        forbid={"terms": ["net of offsets"], "slots": ["offset_words"]},
        assertion="claim.base_year < 2030",
        look_in="paragraph",
        suppresses=["AAA002"],
        references=[{"instrument": "A standard", "clause": "chapter 1"}, {"instrument": "A law"}],
        examples={"fail": ["one"], "pass": [{"text": "two"}]},
    )
    described = describe(one)
    assert described.references == ("A standard, chapter 1", "A law")
    assert (described.failing, described.passing, described.ignored) == (("one",), ("two",), ())
    assert described.wants == (
        ("when", "claim.value != null"),
        ("only in", "EU"),
        ("only for", "b2c"),
        ("from", "2026-09-27"),
        ("requires", "base_year"),
        ("requires", "boundary or value with unit"),
        ("forbids", "offset_words, net of offsets"),
        ("asserts", "claim.base_year < 2030"),
        ("looks in", "paragraph"),
        ("replaces", "AAA002"),
    )


def test_a_rule_over_groups_says_what_it_compares():
    one = rule(group_by=["metric", "period_year"], assertion="size(claims) > 1", across="documents")
    assert describe(one).wants[0] == ("compares", "claims with the same metric, period_year in several documents")
