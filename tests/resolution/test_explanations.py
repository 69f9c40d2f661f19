"""What a document explains of earlier ones, and about what."""

from __future__ import annotations

import pytest

from checker.resolution.explanations import explanations_in
from tests.resolution.readings_at_hand import read_text

SCOPE2, WATER = frozenset({"scope2", "emission"}), frozenset({"water", "withdrawal"})


@pytest.mark.parametrize(
    ("text", "scope2", "water"),
    [
        ("Scope 2 emissions of 2022 were restated.", True, False),
        ("Water figures were recalculated after a meter failed.", False, True),
        ("All prior-year figures were restated.", True, True),
        ("Emissions were restated after the acquisition.", True, False),
        ("Scope 3 emissions were restated.", False, False),
        ("We updated our code of conduct.", False, False),
        ("Nothing was changed.", False, False),
    ],
)
def test_a_restatement_is_about_what_it_names(text, scope2, water):
    found = explanations_in(read_text(text).document, "restatement_words")
    assert (found.covers(SCOPE2), found.covers(WATER)) == (scope2, water)


def test_a_revision_speaks_of_targets_or_says_the_whole_name():
    told = explanations_in(read_text("The water target was moved to 2030.").document, "revision_words")
    other = explanations_in(read_text("Our water has barely moved.").document, "revision_words")
    assert told.covers_target(WATER)
    assert not other.covers_target(WATER)


def test_the_next_sentence_explains_a_claim():
    text = "We will cut water withdrawal by 20% by 2030. The date was moved because a permit came late."
    found = explanations_in(read_text(text).document, "revision_words")
    assert found.follow(0, "We will cut water withdrawal by 20% by 2030.", WATER)
    assert not found.follow(0, "We will cut waste by 20% by 2030.", WATER)
