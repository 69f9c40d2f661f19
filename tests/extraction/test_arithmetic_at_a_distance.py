"""Arithmetic whose ends stand apart: changes far from their values, anniversaries, plans, rows told in prose."""

from __future__ import annotations

import pytest

from checker.documents import read_document
from checker.extraction.ordinals import ordinal_value
from checker.extraction.reading import read_claims
from checker.extraction.said_changes import is_contrary, said_changes
from checker.extraction.stated_parts import counted_parts, parts_behind
from checker.extraction.timed_values import in_time, timed_values
from checker.model import Quantity
from tests.extraction.claims_at_hand import sentences


def mentions(text, path, name):
    file = path / "report.md"
    file.write_text(text, "utf-8")
    reading = read_claims(read_document(file, "report.md"))
    return [mention for mention in reading.mentions if name in mention.slots]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We halved our diesel use.", [("50", "=", "decrease")]),
        ("Output has more than doubled.", [("100", ">", "increase")]),
        ("A threefold increase was seen.", [("200", "=", "increase")]),
        ("Losses were nearly halved.", [("50", "=", "decrease")]),
        ("Use came down by 7 per cent.", [("7", "=", "decrease")]),
        ("The 160 largest make up 80 per cent of spend.", []),
        ("The windows are double-glazed.", []),
    ],
)
def test_changes_are_read_in_figures_and_in_words(text, told):
    (sentence,) = sentences(text)
    found = [(one.amount.quantity, one.direction) for one in said_changes(sentence)]
    assert [(f"{size.amount:.0f}", size.comparator, direction) for size, direction in found] == told


def test_a_change_is_contrary_only_beyond_rounding():
    (sentence,) = sentences("Use fell by 7 per cent.")
    (change,) = said_changes(sentence)
    assert is_contrary(change, Quantity(amount=100, half_step=1), Quantity(amount=107, half_step=1))
    assert not is_contrary(change, Quantity(amount=100, half_step=4), Quantity(amount=107, half_step=4))
    assert not is_contrary(change, Quantity(amount=100, half_step=1), Quantity(amount=93, half_step=1))
    assert not is_contrary(change, Quantity(amount=100, unit="t"), Quantity(amount=107, unit="kWh"))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Gas use was 61 GWh in 2023, compared with 45 in 2022.", ["45", "61"]),
        ("We used 900 t in 2019 and 700 t in 2023.", ["900", "700"]),
        ("Last year it was 930 t; today it is 837 t.", ["930", "837"]),
    ],
)
def test_values_are_put_in_order_of_time(text, numbers):
    pair = in_time(timed_values(sentences(text)[0], None))
    assert [f"{one.amount.quantity.amount:f}" for one in pair] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Gas use was 61 GWh in 2023, compared with 45 sites in 2022.",  # of another thing
        "Gas use was 61 GWh, compared with 4 in 2022.",  # too far off
        "We used 900 t of oats and 700 t of rye.",
        "It was 25% in 2027, 55% in 2033.",
    ],
)
def test_values_that_nothing_orders_are_left_alone(text):
    assert in_time(timed_values(sentences(text)[0], None)) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We employed 5,255 people, of whom 3,410 worked at Ulm, 1,285 at Gera and 460 at Bonn.", 3),
        ("The farm keeps 480 goats: 210 at Rye, 160 at Deal and 120 at Hythe.", 3),
        ("We put 7,860 t on the market, made up of 3,120 t of glass, 1,480 t of board and 2,260 t of film.", 3),
        ("Our 1,240 colleagues (702 women and 548 men) work in nine towns.", 2),
        ("It carried 1.84 million people - 1.12 million on weekdays, 0.51 million on Saturdays and 0.21 million on Sundays.", 3),
    ],
)  # fmt: skip
def test_parts_of_whatever_is_counted_are_read(text, count):
    _, parts = parts_behind(sentences(text)[0])
    assert len(parts) == count


@pytest.mark.parametrize(
    "text",
    [
        "We employ 840 people, of whom 410 work in Ghent, 230 are women and 120 work part-time.",
        "We run 480 pumps, of which 210 are new.",
        "We keep 480 goats: the largest herds are 210 at Rye, 160 at Deal and 90 at Hythe.",
        "We keep 480 goats, and 210 sheep, 160 cows and 120 hens.",
    ],
)
def test_parts_that_overlap_or_are_a_selection_are_left_alone(text):
    assert parts_behind(sentences(text)[0]) is None


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("Our three mills emitted 640 t in total. The Ayr mill emitted 210 t, the Wick mill 250 t and the Tain mill 180 t.", True),
        ("Our three mills emitted 640 t in total. The Ayr mill emitted 210 t and the Wick mill 250 t.", False),
        ("Our three mills emitted 640 t in total. Dust was 210 t, soot 250 t and ash 180 t.", False),
    ],
)  # fmt: skip
def test_parts_are_counted_against_what_the_total_is_of(text, is_read):
    assert (counted_parts(sentences(text)[-1]) is not None) == is_read


@pytest.mark.parametrize(
    ("written", "number"),
    [("60th", 60), ("fiftieth", 50), ("forty-fifth", 45), ("hundredth", 100), ("twelfth", 12), ("eightieth", 80)],
)
def test_ordinals_have_a_value(written, number):
    assert ordinal_value(written) == number


TABLE = "\n\n| | 2022 | 2023 |\n|---|---|---|\n| Visitors | 9,800 | 10,500 |\n| Salt sold (t) | 410 | 386 |\n\n"


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("The number of visitors rose by 12 per cent compared with the year before.", True),
        ("The number of visitors rose by 12 per cent since 2022.", True),
        ("The number of visitors rose by 12 per cent.", False),  # since when?
        ("The number of young visitors rose by 12 per cent compared with the year before.", False),
        ("At Hythe, the number of visitors rose by 12 per cent compared with the year before.", False),
        ("The number of visitors rose by 12 per cent since 2015.", False),
        ("The number of visitors will rise by 12 per cent compared with the year before.", False),
    ],
)
def test_a_change_takes_its_values_from_a_row_of_its_words(text, is_read, tmp_path):
    assert bool(mentions(f"# Report 2023{TABLE}{text}\n", tmp_path, "base_value")) == is_read


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("In 2023, salt sold was 368 t.", 3),
        ("Salt sold fell to 368 t, after 410 t in 2022.", 3),
        ("Salt sold fell to 368 t, after 400 t in 2022.", 2),  # another series
        ("In 2023, coarse salt sold was 68 t.", 2),
        ("In 2023, salt sold was 38 GWh.", 2),
    ],
)
def test_prose_is_read_as_a_row_of_its_words(text, count, tmp_path):
    named = mentions(f"# Report 2023{TABLE}{text}\n", tmp_path, "metric_name")
    assert len([one for one in named if one.slots["metric_name"].value == "Salt sold (t)"]) == count


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("Ravn Ltd was founded in 1931.\n\nIn 2024 we celebrate our 60th anniversary.", True),
        ("Ravn Ltd was founded in 1931.\n\nIn 2024 we celebrate the centenary of our company.", True),
        ("Ravn Ltd was founded in 1931.\n\nIn 2024 we celebrate the 60th anniversary of the Ely works.", False),
        ("Holt Ltd was founded in 1931. Ravn Ltd was founded in 1954.\n\nIn 2024 we celebrate our 60th anniversary.", True),
        ("We were founded in 1931. We were founded in 1954.\n\nIn 2024 we celebrate our 60th anniversary.", False),
    ],
)  # fmt: skip
def test_an_anniversary_takes_the_founding_year_of_the_company(text, is_read, tmp_path):
    assert bool(mentions(f"# Ravn Ltd\n\n{text}\n", tmp_path, "duration_years")) == is_read


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Our five-year strategy 2022-2025 has four pillars.", [(5, 2022, 2025)]),
        ("The three-year plan runs from 1 January 2021 to 31 December 2025.", [(3, 2021, 2025)]),
        ("This three-year plan covers 2023, 2024 and 2025.", []),
        ("Our three-year plan 2023/24-2025/26 has four pillars.", []),
        ("Our plan 2022-2025 has four pillars.", []),
    ],
)
def test_a_plan_that_counts_its_years_is_read_with_them(text, years, tmp_path):
    found = [one.slots for one in mentions(f"{text}\n", tmp_path, "streak_n")]
    assert [tuple(one[name].value for name in ("streak_n", "streak_start", "streak_end")) for one in found] == years


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Of the 90 managers, 27 are women, which is 36 per cent.", ["27 women", "90 managers"]),
        ("27 of 90 managers are women (36%).", ["27", "90 managers"]),
        ("We had 19 accidents in 9.5 million hours worked, which is 2.4 per million hours.", ["19 accidents", "9.5 million hours worked"]),
        ("Of the 90 managers, 27 more than in 2022 are women, which is 36 per cent.", []),
        ("27 managers and 90 clerks joined, or 36 per cent.", []),
    ],
)  # fmt: skip
def test_shares_and_rates_are_read_with_their_counts(text, values, tmp_path):
    found = mentions(f"{text}\n", tmp_path, "numerator_value")
    got = [one.slots[name].value.text for one in found for name in ("numerator_value", "denominator_value")]
    assert [word.split()[0] for word in got] == [word.split()[0] for word in values]
