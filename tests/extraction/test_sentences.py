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


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("2045年までに実質ゼロ (reach net zero by 2045)", ["2045年までに実質ゼロ", "reach net zero by 2045"]),
        ("2045年までに実質ゼロ（reach net zero by 2045）。", ["2045年までに実質ゼロ", "reach net zero by 2045", "。"]),
        ("Our plan für 2045 (reach net zero by 2045)", ["Our plan für 2045 (reach net zero by 2045)"]),
        ("実質ゼロ (ISO 14064)", ["実質ゼロ (ISO 14064)"]),
    ],
)
def test_a_translation_in_brackets_is_a_sentence_of_its_own(text, sentences):
    assert [text[start:end] for start, end in split_sentences(text)] == sentences
