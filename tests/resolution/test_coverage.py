"""What a figure covers: counts and names tell, wordings of "all of it" do not."""

from __future__ import annotations

import pytest

from checker.resolution.coverage import exclude_each_other, is_within, names_and_numbers, telling_parts


@pytest.mark.parametrize("words", ["our factories", "all production sites", "the whole group", "our own operations"])
def test_words_for_the_whole_company_tell_nothing(words):
    assert telling_parts(words) == frozenset()
    assert is_within(words, [])


@pytest.mark.parametrize(
    ("one", "other", "exclusive"),
    [
        ("our four sawmills", "our three North Island sawmills", True),
        ("five sites in Wales", "five Welsh sites", False),
        ("our plants in Portugal", "our plants in Morocco", True),
        ("our nine plants", "all plants", False),
        ("six plants in Italy", "our plants in Italy", False),
    ],
)
def test_boundaries_exclude_each_other(one, other, exclusive):
    assert exclude_each_other(names_and_numbers(one), names_and_numbers(other)) is exclusive


def test_a_part_of_what_the_document_covers_is_within_it():
    whole = ["our four sawmills and our 61,000 ha of forest in New Zealand"]
    assert is_within("our four sawmills", whole)
    assert not is_within("the Hull sawmill", whole)
