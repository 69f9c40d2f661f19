"""How far a share has come where only a sentence says it."""

from __future__ import annotations

import pytest

from checker.resolution import resolve
from tests.resolution.readings_at_hand import read_text

GOAL = "Torvik Seafood has committed to obtaining 100% of its crab pots from certified makers by 2030."


def told(text):
    goal = next(claim for claim in resolve([read_text(text)]) if claim.kind == "target")
    return goal.get("level_told")


def test_a_sentence_about_the_same_thing_says_it():
    assert told(f"{GOAL}\n\nIn 2023, 41% of our crab pots came from certified makers.") == (
        "In 2023, 41% of our crab pots came from certified makers"
    )


@pytest.mark.parametrize(
    "other",
    ["In 2023, 41% of our boats were new.", "We will have 41% of our crab pots certified by 2026.", "Crab pots last."],
)
def test_other_sentences_do_not(other):
    assert told(f"{GOAL}\n\n{other}") is None


def test_the_goal_itself_does_not():
    assert told(GOAL) is None
