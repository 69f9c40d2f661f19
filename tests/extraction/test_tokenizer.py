"""Plain stretches of text are cut as spaCy cuts them, without it."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.symbols import ORTH

from checker.extraction.language import metric_phrases
from checker.extraction.token_exceptions import token_exceptions
from checker.extraction.tokenizer import _PLAIN, cut

SPACY = spacy.blank("en").tokenizer
PLAIN = [chr(code) for code in range(0x21, 0x27C0) if _PLAIN.fullmatch(chr(code))]
MARKS = list("()[]\"'.,;:!?’“”–—-%/$€£+…&*#<>_")
PIECES = [
    *(
        "emissions",
        "CO2e",
        "tCO₂e",
        "US",
        "km",
        "µg",
        "m²",
        "5",
        "1,200.50",
        "www",
        ".com",
        "http://",
        "a@b",
        "10.1.1.9",
    ),
    *("it's", "company’s", "Inc.", "a.m.", "and/or", "8)", "don't", "é", "Ş", "ß", "°C.", "B", "z"),
]
stretches = st.lists(st.sampled_from([*MARKS, *PIECES, *PLAIN, *sorted(token_exceptions())]), min_size=1, max_size=8)
shorter = st.lists(st.sampled_from([*MARKS, *PIECES]), min_size=1, max_size=6)


def by_spacy(text):
    return [token.text for token in SPACY(text)]


def test_the_exceptions_are_spacys():
    theirs = {word: tuple(token[ORTH] for token in tokens) for word, tokens in SPACY.rules.items()}
    assert token_exceptions() == {word: tokens for word, tokens in theirs.items() if _PLAIN.fullmatch(word)}


@pytest.mark.parametrize(
    "frame", ["{}", "a{}", "{}a", "A{}b", "5{}", "{}5", "a{}5", "a{}.", "5{}.", "A{}B", "A{}.B", "AA{}"]
)
def test_every_plain_character_is_cut_off_where_spacy_does(frame):
    texts = [frame.format(character) for character in PLAIN]
    assert [cut(text) for text in texts] == [by_spacy(text) for text in texts]


@given(st.one_of(stretches, shorter).map("".join))
@settings(max_examples=1000, deadline=None)
def test_plain_stretches_are_cut_as_spacy_cuts_them(text):
    assert cut(text) == by_spacy(text)


@pytest.mark.parametrize(
    "text",
    [
        *("https://example.org/a,b?c=d.", "(www.example.org)", "mail@example.org:", "10.0.0.1:80/x", "192.168.1.1/x"),
        *("8.8.8.8/x", "low-carbon/no-carbon", "e.g.,", "(Ltd.),", "U.S.-based", "GHG:12", "Scope1+2", "3.5%-point"),
        *(
            "It's.",
            "companies'",
            "''quoted''",
            "He’d’ve",
            "a.b.C.d",
            ".,A",
            "x...y",
            "“A”.",
            "80℃",
            "100%,",
            "$5m",
            "5$",
        ),
    ],
)
def test_what_is_written_in_reports_is_cut_as_spacy_cuts_it(text):
    assert cut(text) == by_spacy(text)


@pytest.mark.parametrize("text", ["排出量", "a b", "a\tb", "x\u200by", "ﬁnished", "", "\ud800"])
def test_other_characters_are_left_to_spacy(text):
    assert cut(text) is None


def test_metrics_between_other_characters_are_found_with_spacys_help():
    assert [found.label for found in metric_phrases("排出量 Water withdrawal「")] == ["water.withdrawal"]
