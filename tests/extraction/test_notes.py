"""What the footnotes say that marks behind figures point to."""

from __future__ import annotations

import pytest

from tests.resolution.readings_at_hand import read_text

MARKS = [("¹", "¹ "), ("*", "\\* "), ("†", "† "), ("[1]", "[1] ")]


def slots_of(text, kind, name="note.md"):
    return [dict(mention.slots) for mention in read_text(text, name).mentions if mention.kind == kind]


@pytest.mark.parametrize(("mark", "opening"), MARKS)
def test_a_note_gives_the_year_that_a_change_is_measured_from(mark, opening):
    (change,) = slots_of(
        f"Marl Power cut its water use by 30%{mark} last year.\n\n{opening}Compared with 2019.\n", "change"
    )
    assert change["base_year"].value == 2019


def test_a_note_gives_scopes_and_the_period_of_a_figure():
    text = "Our emissions came to 4,200 t CO2e*.\n\n† Nothing.\n\n* Scope 1 and 2 emissions in 2023.\n"
    (figure,) = slots_of(text, "metric", "note.txt")
    assert figure["ghg_scopes"].value == (1, 2)
    assert figure["period_around"].value == "2023"


def test_a_mark_belongs_to_the_figure_in_front_of_it():
    text = "We cut our water use by 30%¹ and our ice use by 4%.\n\n¹ Compared with 2019.\n"
    assert ["base_year" in change for change in slots_of(text, "change")] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "We cut our water use by 30%¹ last year.\n\n² Compared with 2019.\n",
        "¹ Compared with 2019.\n\nWe cut our water use by 30%¹ last year.\n",
        "We cut our water use by 30% at 40 m² of roofs.\n\n2 Compared with 2019.\n",
    ],
)
def test_a_note_of_another_mark_or_in_front_says_nothing(text):
    assert all("base_year" not in change for change in slots_of(text, "change"))
