"""Readings as bytes: what comes back is what went in, under whatever path, and damaged bytes are none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from checker import kept_readings
from checker.kept_readings import decode_reading, encode_reading, reading_key
from checker.model import Document, Facts, Mention, Origin, Quantity, Reading, Slot, Span
from checker.reading import Task, read_one
from tests.documents.pdf_at_hand import lines, pdf

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "claims" / "examples").iterdir())
TEXTS = [*EXAMPLES, *sorted((ROOT / "docs" / "rules").glob("*.md"))[::6]]  # those pages are full of claims


def bare(**fields):
    document = Document(path="a.txt", sha256="0" * 64, text="We cut.", format="text", blocks=(), metadata={})
    return Reading(document=document, facts=Facts(), mentions=(), **fields)


def test_there_are_texts():
    assert len(TEXTS) > 20


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_reading_comes_back_as_it_was(path):
    reading = read_one(Task(path=path, hints={"kind": "press-release"}))
    assert decode_reading(encode_reading(reading), reading.document.path) == reading


@pytest.mark.parametrize("path", TEXTS[:3], ids=lambda path: path.name)
def test_the_path_is_not_in_an_entry(path):
    reading = read_one(Task(path=path, hints={}))
    moved = decode_reading(encode_reading(reading), "elsewhere/b.txt")
    assert moved == replace(reading, document=replace(reading.document, path="elsewhere/b.txt"))
    assert path.as_posix().encode() not in encode_reading(reading)


amounts = st.builds(
    Quantity,
    amount=st.decimals(allow_nan=False, allow_infinity=False),
    unit=st.text(max_size=5),
    comparator=st.sampled_from(["=", "<="]),
    half_step=st.decimals(min_value=0, max_value=10),
    text=st.text(max_size=9),
)
numbers = st.integers(-(2**63), 2**63 - 1)
values = st.one_of(
    st.text(), numbers, st.booleans(), st.dates(), amounts,
    st.lists(st.text()).map(tuple), st.lists(numbers).map(tuple), st.lists(amounts).map(tuple),
)  # fmt: skip
spans = st.builds(Span, st.integers(0, 10**9), st.integers(0, 10**9))
slots = st.dictionaries(
    st.text(max_size=9),
    st.builds(Slot, value=values, span=st.none() | spans, origin=st.sampled_from(Origin)),
    max_size=4,
)
mentions = st.builds(Mention, kind=st.text(), span=spans, sentence=spans, block=st.integers(0, 99), slots=slots)


@given(st.lists(mentions, max_size=3), slots)
def test_any_value_comes_back_with_its_type(found, defaults):
    reading = replace(bare(), mentions=tuple(found), facts=Facts(published=date(2024, 2, 29), defaults=defaults))
    back = decode_reading(encode_reading(reading), "a.txt")
    assert back == reading
    kinds = [type(slot.value) for mention in reading.mentions for slot in mention.slots.values()]
    assert [type(slot.value) for mention in back.mentions for slot in mention.slots.values()] == kinds


def test_amounts_keep_every_digit():
    amount = Quantity(amount=Decimal("12.500"), half_step=Decimal("0.0005"))
    mention = Mention(
        kind="metric", span=Span(0, 1), sentence=Span(0, 1), block=0, slots={"value": Slot(value=(amount,))}
    )
    back = decode_reading(encode_reading(replace(bare(), mentions=(mention,))), "a.txt")
    assert str(back.mentions[0].slots["value"].value[0].amount) == "12.500"


def test_facts_have_the_same_fields_in_an_entry():
    assert kept_readings._Facts.__struct_fields__ == Facts.__struct_fields__


@pytest.mark.parametrize("text", ["half a character \ud83d", "\udcff"])
def test_a_text_that_no_encoding_has_is_not_kept(text):
    reading = bare()
    assert encode_reading(replace(reading, document=replace(reading.document, text=text))) is None


@pytest.mark.parametrize("damaged", [b"", b"\x00", b"\x93\xc0\xc0\xc0", b"not an entry at all", b"\x91\x91\xa1\xff"])
def test_other_bytes_are_no_reading(damaged):
    assert decode_reading(damaged, "a.txt") is None


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_byte_builds_a_reading_or_nothing(place, change):
    """The digest in front of an entry finds it; but even unchecked bytes do no more than build these values."""
    stored = bytearray(encode_reading(replace(bare(), facts=Facts(entity="Halden", disclosed=("ghg.target",)))))
    stored[place % len(stored)] ^= change
    assert isinstance(decode_reading(bytes(stored), "a.txt"), Reading | None)


@dataclass
class Asked:
    content: bytes = b"We cut."
    suffix: str = ".txt"
    hints: tuple = ()
    code: str = "1"

    @property
    def key(self):
        return reading_key(self.content, self.suffix, dict(self.hints), self.code)


@pytest.mark.parametrize(
    "other",
    [
        Asked(content=b"We cut!"),
        Asked(suffix=".md"),
        Asked(hints=(("kind", "message"),)),
        Asked(hints=(("published", "2024-01-01"),)),
        Asked(code="2"),
    ],
)
def test_a_key_says_all_that_a_reading_depends_on(other):
    assert other.key != Asked().key


def test_what_a_reading_does_not_depend_on_is_not_in_the_key():
    hints = (("kind", "message"), ("sector", "financial"))
    assert Asked(suffix=".TXT").key == Asked().key
    assert Asked(hints=hints).key == Asked(hints=hints[::-1]).key


def test_pages_and_boxes_come_back(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(lines(72, 700, "Halden Foods will cut its emissions by 42% by 2030.")))
    reading = read_one(Task(path=path, hints={}))
    assert reading.document.anchors
    assert decode_reading(encode_reading(reading), reading.document.path) == reading
