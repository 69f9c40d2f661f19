"""Rows whose table was lost are told from sentences."""

from __future__ import annotations

import pytest

from checker.extraction.rows import is_table_row
from checker.extraction.sentences import split_sentences


@pytest.mark.parametrize(
    "text",
    [
        "Natural gas 448,375 479,782 -6.5 %",
        "Waste produced 75,617 t 101,287 t 76,126 t -25.3 %",
        "Pledges 300 396 473 19% Countries 29 36 42 17%",
        "Scope 1 (kt) 5.19 0.25 0.22",
        "Women 34% 35% 36%",
        "Year 2021 2022 2023 change",
        "Recycled 45,037 7,376* 52,413",
    ],
)
def test_three_numbers_in_a_row_are_a_row(text):
    assert is_table_row(text)


@pytest.mark.parametrize(
    "text",
    [
        "We used 10 000 000 kWh in 2023.",
        "Scope 1, 2 and 3 emissions fall 10% by 2030.",
        "We will cut Scope 1, 2, and 3 emissions by 10% by 2030.",
        "CUTS IN SCOPES 1, 2 AND 3",
        "lines 4, 7, or 9 of the mill",
        "between 2020 and 2030 2.5 million people",
        "In 2021 30 of 40 sites",
        "ISO 14001 and ISO 45001 at 12 sites",
        "fell from 1 200 t to 1 100 t, 5 % less",
        "In 2023 1,200 t, 300 t in 2022",
        "on 5 May 2024 10 000 visitors came",
        "GRI 303, 304, 305 and 306",
        "",
    ],
)
def test_a_sentence_is_no_row(text):
    assert not is_table_row(text)
    assert list(split_sentences(text)) or not text
