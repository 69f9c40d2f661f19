"""Pairs of documents in many wordings: what is planted is found, what only looks like it is not."""

from __future__ import annotations

import pytest

from tests.cross_document import look_alikes_third, pairs, pairs_second, pairs_third
from tests.cross_document.sets_at_hand import findings

CONTRADICTIONS = (*pairs.CONTRADICTIONS, *pairs_second.CONTRADICTIONS, *pairs_third.CONTRADICTIONS)
LOOK_ALIKES = (*pairs.LOOK_ALIKES, *pairs_second.LOOK_ALIKES, *look_alikes_third.LOOK_ALIKES)
FAMILIES = ("XDC", "ARI", "TIM001", "TIM002", "TIM003", "TIM004")
FLOOR = 0.95
SEEDS = (1, 2)


def found(template: pairs.Template, seed: int) -> list[str]:
    return [finding.split()[0] for finding in findings(template.fill(pairs.draw(seed)), select=FAMILIES)]


@pytest.mark.parametrize("template", LOOK_ALIKES, ids=[one.name for one in LOOK_ALIKES])
def test_a_look_alike_is_not_reported(template):
    assert [found(template, seed) for seed in SEEDS] == [[], []]


@pytest.fixture(scope="module")
def told() -> dict[str, list[str]]:
    return {template.name: found(template, 1) for template in CONTRADICTIONS}


def test_nearly_all_contradictions_are_found(told):
    missed = [one.name for one in CONTRADICTIONS if not set(told[one.name]) & set(one.expected)]
    assert len(missed) <= (1 - FLOOR) * len(CONTRADICTIONS), missed


def test_a_contradiction_is_reported_by_no_other_rule(told):
    surplus = {one.name: told[one.name] for one in CONTRADICTIONS if set(told[one.name]) - set(one.expected)}
    assert surplus == {}


def test_the_pairs_are_many_and_have_names_of_their_own():
    names = [one.name for one in (*CONTRADICTIONS, *LOOK_ALIKES)]
    assert len(names) == len(set(names)) > 190
