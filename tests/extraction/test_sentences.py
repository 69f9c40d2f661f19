from __future__ import annotations

import pytest

from checker.extraction.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Warming is held to 1.5 °C. Our plan is aligned.", 2),
        ("It is 20 degrees C. Our plant runs.", 2),
        ("It was C. Meyer who wrote it.", 1),
        ("Our plan was written by J. C. Meyer.", 1),
    ],
)
def test_a_degree_sign_tells_a_unit_from_an_initial(text, count):
    assert len(split_sentences(text)) == count
