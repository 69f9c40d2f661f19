"""Expressions are searched behind the characters they begin with, and match where they did."""

from __future__ import annotations

import re

import pytest

from checker.extraction import beginnings
from checker.extraction.beginnings import beginnings_of, behind_beginnings
from tests.extraction.test_gates import TEXTS
from tests.extraction.test_patterns import late_patterns


@pytest.mark.parametrize(
    ("source", "characters"),
    [
        (r"\b(?:reduce|cut)s?", "cr"),
        (r"(?<![\w-])(?:net )?zero", "nz"),
        (r"[-+]?(?:[0-3]|x)", "+-0123x"),
        (r"(?>ab|ba)", "ab"),
        (r"(?=[abc])b", "b"),
        (r"a*", ""),
        (r"(?:a|)b?", ""),
        (r"\w+", ""),
        (r"[^a]", ""),
        (r"[a-\u0fff]", ""),
        (r".", ""),
        (r"(?i)a", ""),
        (r"(?P<a>b)(?P=a)", ""),
    ],
)
def test_the_first_characters_are_read_off_the_expression(source, characters):
    assert beginnings_of(source, re.NOFLAG) == characters


def test_without_the_standard_librarys_parser_nothing_is_said(monkeypatch):
    def gone(name):
        raise ImportError(name)

    monkeypatch.setattr(beginnings.importlib, "import_module", gone)
    assert beginnings_of("a", re.NOFLAG) == ""


def test_every_expression_of_the_house_begins_where_its_beginnings_say():
    found = 0
    for name, late in late_patterns():
        flags = late._flags & ~re.IGNORECASE
        first = beginnings_of(late._source, flags)
        if not first:
            continue
        found += 1
        plain, quick = re.compile(late._source, flags), behind_beginnings(late._source, flags, first)
        for text in TEXTS[::7]:
            match, place = plain.search(text), quick.search(text)
            assert (match and match.start()) == (place and place.start()), (name, text)
    assert found > 300
