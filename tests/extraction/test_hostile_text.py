"""Time grows with the length of a text, whatever it holds: no text can make a check run for hours."""

from __future__ import annotations

import pytest

from checker.documents import read_document
from checker.extraction import read_claims
from checker.extraction.rows import is_no_sentence
from checker.extraction.sentences import LONGEST, split_sentences
from checker.resolution import resolve
from tests.hostile import HOSTILE, PROSE, hostile_text
from tests.timing import takes_at_most

CLAIMS = {"prose": PROSE, "assurance": "It gave limited assurance. "}  # what says a lot costs what its claims cost
FEW, MANY, LONG = 6_000, 24_000, 250_000  # characters; `benchmarks/hostile.py` reads a million


@pytest.fixture(scope="module")
def reading(tmp_path_factory):
    """Return a function that makes a text of a number of characters, and returns the work of reading its claims."""
    folder = tmp_path_factory.mktemp("hostile")

    def work(unit: str, characters: int):
        path = folder / f"{len(list(folder.iterdir()))}.txt"
        path.write_text(hostile_text(unit, characters), encoding="utf-8")
        return lambda: resolve([read_claims(read_document(path, "text.txt"))])

    work(PROSE, MANY)()  # what is loaded and compiled once is not the text's doing
    return work


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_costs_no_more_than_prose(reading, unit):
    assert takes_at_most(LONG / MANY, reading(unit, LONG), reading(PROSE, MANY))


@pytest.mark.parametrize("unit", (HOSTILE | CLAIMS).values(), ids=(HOSTILE | CLAIMS).keys())
def test_time_grows_with_the_length_of_a_text(reading, unit):
    assert takes_at_most(8, reading(unit, MANY), reading(unit, FEW))  # four times the text


def test_what_runs_on_is_cut_where_it_may_be_and_loses_nothing():
    text = "Our sites: " + ", ".join(f"the works at Northport {letter}" for letter in "abcdefghij" * 30) + "."
    parts = split_sentences(text)
    assert len(parts) == 3
    assert all(end - start <= LONGEST for start, end in parts)
    assert " ".join(text[start:end] for start, end in parts) == text
    assert all(text[start:end].endswith((",", ".")) for start, end in parts)


def test_many_numbers_end_a_sentence():
    text = "We counted " + ", ".join(f"site {number}" for number in range(200))
    parts = split_sentences(text)
    assert len(parts) > 1
    assert " ".join(text[start:end] for start, end in parts) == text


@pytest.mark.parametrize("text", [("by by by 2030 % " * 30), ("net zero by 2050 " * 40)])
def test_words_that_go_round_in_circles_are_no_sentence(text):
    assert is_no_sentence(text)


def test_a_list_of_targets_is_a_sentence():
    sites = ["Oslo", "Bergen", "Hull", "Leeds", "Porto", "Lyon", "Gent", "Turku", "Malmo", "Riga", "Kiel", "Graz"]
    text = "We will cut energy use by " + ", ".join(f"{n}% in {site} by {2030 + n}" for n, site in enumerate(sites, 5))
    assert not is_no_sentence(text)
