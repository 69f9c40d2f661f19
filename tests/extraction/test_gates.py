"""Passing sentences over, and searching only where a pattern can match, never changes what is read."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from checker.documents import read_document
from checker.extraction import kept_requirements, literals, patterns, read_claims, reading, requirements
from checker.extraction.literals import Needs
from checker.extraction.patterns import Gate, compiled
from checker.extraction.readers import READERS
from checker.extraction.requirements import DIGIT, requirements_of
from checker.extraction.spellings import Spellings, without_overlaps
from tests import requirements as requirements_file
from tests.accuracy.gold_set import read_gold
from tests.extraction.test_patterns import late_patterns

TEXTS = tuple(entry.text for entry in read_gold())


@pytest.fixture
def needs(monkeypatch):
    """Give patterns a memory of their own."""
    fresh = Needs()
    monkeypatch.setattr(patterns, "_NEEDS", fresh)
    return fresh


@pytest.mark.parametrize(
    ("source", "literals"),
    [
        (r"(?:reduce|cut)s? [^.]{0,9}\d", [{"cut", "reduce"}, {DIGIT}]),
        (r"\bnet[- ]zero\b", [{"zero "}, {" net "}]),
        (r"\b(?:fell|rose)(?: again)? by", [{" fell ", " rose "}, {" by"}]),
        (r"\b(?:cut|reduc)\w*", [{" cut", " reduc"}]),
        (r"\b(?:is|was) (?:met|lowered)$", [{" lowered ", " met "}, {" is ", " was "}]),
        (r"(?<![\w-])(?:ten|half)(?![\w-])", [{" half ", " ten "}]),
        (r"(?<!\w)(?:ten|half)(?!\d)", [{" half", " ten"}]),
        (r"(?<!\d)(?:ten|half)(?= )", [{"half", "ten"}]),
        (r"\d{4}", [{DIGIT}]),
        (r"x?tonnes", [{"tonnes"}]),
        (r"(?:tonnes){2}", [{"tonnes"}]),
        (r"[ab]+", []),
        (r"(?:co2)?", []),
        (r"(?:tonnes|[xy])", []),
        (r"caf\u00e9", [{"caf"}]),
    ],
)
def test_what_a_text_must_contain_is_read_off_the_expression(source, literals):
    assert sorted(map(sorted, requirements_of(source, re.IGNORECASE))) == sorted(map(sorted, literals))


def test_without_the_standard_librarys_parser_every_text_is_let_through(monkeypatch):
    def gone(name):
        raise ImportError(name)

    monkeypatch.setattr(requirements.importlib, "import_module", gone)
    assert requirements_of("tonnes", re.NOFLAG) == ()


def test_no_pattern_of_the_house_misses_a_match(needs):
    """Every late pattern, over every text of the labelled set: its literals stand wherever it matches."""
    missed = []
    for name, late in late_patterns():
        plain = re.compile(late._source, late._flags)
        fresh = patterns._Pattern(late._source, late._flags)
        needed = fresh.needs
        for text in TEXTS:
            if plain.search(text):
                needs.note(text)
                bits, _ = needs.texts[text]
                if bits & needed != needed:
                    missed.append((name, text))
    assert missed == []


def test_a_filtered_search_finds_what_a_plain_one_finds(needs):
    late, plain = (
        compiled(r"\b(?:cut|Reduce)s? by (\d+)", re.IGNORECASE),
        re.compile(r"\b(?:cut|Reduce)s? by (\d+)", re.IGNORECASE),
    )
    texts = [
        "We cut by 5",
        "WE REDUCE BY 7",
        "nothing",
        "cut by",
        "we cut by 8 and cut by 9",
        "ſcut by 1",
        "K cut by 2",
    ]
    for _ in range(3):
        for text in texts:
            needs.note(text)
            a, b = late.search(text), plain.search(text)
            assert (a and a.span()) == (b and b.span())
            assert [m.span() for m in late.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_what_is_known_of_a_text_is_forgotten_when_a_new_expression_asks_for_more(needs):
    assert compiled("tonnes").search("five tonnes")
    needs.note("five litres")
    assert compiled("litres").search("five litres")


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Return the place of a file of requirements that is read instead of ours."""
    monkeypatch.setattr(kept_requirements, "KEPT", tmp_path / "requirements.json")
    return tmp_path / "requirements.json"


def test_requirements_that_are_kept_are_not_read_off_again(needs, kept, monkeypatch):
    kept.write_text(requirements_file.written({("tonnes", re.NOFLAG)}), encoding="utf-8")
    monkeypatch.setattr(literals, "read_off", None)
    late = compiled("tonnes")
    assert late.needs
    needs.note("five litres")
    assert late.search("five litres") is None


@pytest.mark.parametrize("content", [None, "[]", '{"a": 1}', "\0"])
def test_without_the_kept_requirements_they_are_read_off(needs, kept, content):
    if content is not None:
        kept.write_text(content, encoding="utf-8")
    assert compiled("tonnes").needs


def _is_same(kept, expression):
    anew = kept_requirements.read_off(*expression)
    return kept.beginnings == anew.beginnings and set(kept.needs) == set(anew.needs)


def test_the_kept_requirements_are_those_of_our_expressions():
    """Most of them at least: `python -m tests.requirements` renews the file."""
    kept = kept_requirements.kept_requirements()
    requirements_file.read_labelled_texts()
    found = {kept_requirements.digest_of(*one): one for one in requirements_file.expressions()}
    known = kept.keys() & found.keys()
    assert len(known) > 0.9 * max(len(kept), len(found)), "run python -m tests.requirements"
    assert [digest for digest in known if not _is_same(kept[digest], found[digest])] == []


def test_a_text_that_nobody_noted_is_let_through():
    assert Gate(compiled("zzz")).lets("anything")
    assert Gate().lets("anything")


def test_a_gate_shuts_out_what_none_of_its_patterns_needs(needs):
    gate = Gate(compiled("tonnes"), compiled("litres"))
    assert gate.lets("5 tonnes")
    for text in ("5 tonnes", "5 litres", "5 metres"):
        needs.note(text)
    assert gate.lets("5 tonnes")
    assert gate.lets("5 litres")
    assert not gate.lets("5 metres")


def test_a_new_gate_lets_a_text_through_that_was_noted_before_it(needs):
    compiled("tonnes").needs  # noqa: B018 - asks
    needs.note("5 litres")
    assert Gate(compiled("litres")).lets("5 litres")


def test_the_gates_change_nothing_that_is_read(monkeypatch, tmp_path):
    """All readers asked about every text of the labelled set: the same claims as with the gates."""
    assert sum(gate is not reading.OPEN for _, gate in reading._GATED) >= 5
    assert [reader for reader, _ in reading._GATED] == list(READERS)
    documents = []
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
        documents.append(read_document(tmp_path / f"{number}.md", f"{number}.md"))
    with_gates = [read_claims(document).mentions for document in documents]
    monkeypatch.setattr(reading, "_GATED", tuple((reader, Gate()) for reader in READERS))
    assert [read_claims(document).mentions for document in documents] == with_gates
    assert sum(map(len, with_gates)) > 300


def test_names_are_found_by_their_first_word():
    names = Spellings(["GRI", "GRI Standards", "ISO 14001"], before=r"(?<!\w)", after=r"(?!\w)")
    text = "We follow the GRI Standards and ISO 14001, not GRIP."
    assert [match.group() for match in without_overlaps(names.finditer(text))] == ["GRI Standards", "ISO 14001"]
    assert list(names.finditer("Nothing here.")) == []


def test_a_filtered_search_finds_what_a_plain_one_finds_in_an_empty_text():
    late = compiled(r"(?:^|our) ?$")
    assert late.search("")
    assert [found.span() for found in late.finditer("")] == [(0, 0)]


WARM = """
from pathlib import Path
import sys
from checker.documents import read_document
from checker.extraction import read_claims
from checker.resolution import resolve

path = Path(sys.argv[1])
first = None
for _ in range(int(sys.argv[2])):
    claims = repr(resolve([read_claims(read_document(path, "text.md"))]))
    first = first or claims
    assert claims == first
"""
SHORT = """# Compostable cups

Our cups protect the climate. The lid is recyclable. We have been carbon neutral since 2021.

Choose our planet-friendly saucers.
"""
LONG = "\n\n".join(f"# {text}" if len(text) < 40 else text for text in TEXTS[:150])


@pytest.mark.parametrize(("written", "times"), [(SHORT, 80), (LONG, 6)], ids=["short", "long"])
def test_a_text_reads_the_same_however_much_was_read_before(written, times, tmp_path):
    """In a process of its own: at first every search looks everywhere, later only where it can find something."""
    text = tmp_path / "text.md"
    text.write_text(written, encoding="utf-8")
    subprocess.run([sys.executable, "-c", WARM, text, str(times)], check=True, timeout=120)
