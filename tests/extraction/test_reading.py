from __future__ import annotations

from itertools import pairwise

import pytest

from checker.model import Origin
from tests.resolution.readings_at_hand import plain, read_text


def mentions(text, name="note.md"):
    reading = read_text(text, name)
    at = reading.document.text
    for mention in reading.mentions:
        assert mention.sentence.start <= mention.span.start < mention.span.end <= mention.sentence.end
        for slot in mention.slots.values():
            assert slot.span is None or 0 <= slot.span.start < slot.span.end <= len(at)
    assert all(one.span.start <= other.span.start for one, other in pairwise(reading.mentions))
    return [(m.kind, at[m.span.start : m.span.end], m.slots) for m in reading.mentions]


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("## Our goals\n\n- Recycling rate of 80%\n- LTIFR of 1.5\n", "a.md", 2),
        ("## Our goals\n\n## Our mills\n\n- Recycling rate of 80%\n", "a.md", 0),
        ("## Our goals\n\n### Waste\n\n- Recycling rate of 80%\n", "a.md", 0),
        ("## Our mills\n\nOur goals are:\n\n- Recycling rate of 80%\n", "a.md", 1),
        ("## Our mills\n\nOur goals are many.\n\n- Recycling rate of 80%\n", "a.md", 0),
        ("Our goals are:\n\n## Our mills\n\n- Recycling rate of 80%\n", "a.md", 0),
        ("Our goals are:\n\nThe mills.\n\n- Recycling rate of 80%\n", "a.md", 0),
        ("<h2>Our goals</h2><ul><li>Recycling rate of 80%</li></ul>", "a.html", 1),
        ("<nav>We will cut waste by 20% by 2030.</nav><p>Rain fell.</p>", "a.html", 0),
        ("", "a.txt", 0),
    ],
)
def test_headings_and_introductions_govern_the_list_under_them(text, name, count):
    assert [kind for kind, _, _ in mentions(text, name)] == ["target"] * count


def test_a_table_and_a_paragraph_are_both_read_in_the_order_of_the_document():
    text = "| | 2022 | 2023 |\n|---|---|---|\n| Water withdrawal (ML) | 400 | 380 |\n\nWater withdrawal fell by 5% in 2023.\n"
    assert [(kind, words) for kind, words, _ in mentions(text)] == [
        ("metric", "400"),
        ("metric", "380"),
        ("change", "Water withdrawal fell by 5% in 2023"),
    ]


def test_markup_and_line_breaks_stay_inside_the_quote():
    ((_, words, slots),) = mentions("We will cut\n**Scope 1** emissions by 20&nbsp;% by\n2030 from 2020.\n")
    assert words == "cut\n**Scope 1** emissions by 20&nbsp;% by\n2030 from 2020"
    assert plain(slots)["target_value"] == "20 %"


def test_a_slot_from_the_sentence_before_knows_its_place_and_a_derived_one_has_none():
    text = "The Severn Guild held its gala. It gave Brook Mills plc the Clean Works Award 2022.\n"
    found = mentions(text)
    spans = {slot.span is None for _, _, slots in found for slot in slots.values() if slot.origin is Origin.DERIVED}
    assert spans <= {True}
    (_, _, slots), *_ = mentions("Water withdrawal fell by 5% in 2023.")
    assert (slots["tense"].span, slots["change_value"].span is not None) == (None, True)


@pytest.mark.parametrize(("text", "value"), [("Use fell by 5,3% in 2023; 1,2 ML is left; 2,4 was lost.", "5.3 %")])
def test_the_decimal_mark_is_that_of_the_whole_document(text, value):
    assert plain(mentions("Water " + text.lower())[0][2])["change_value"] == value
