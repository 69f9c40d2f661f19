from __future__ import annotations

import pytest

from checker.documents import read_document
from checker.extraction.computed_changes import read_computed_changes
from checker.extraction.reading import read_claims
from checker.extraction.said_sums import is_listed, listed_amounts, said_sum, sum_of_before
from checker.extraction.whole_shares import read_whole_shares
from checker.model import Facts
from tests.extraction.claims_at_hand import sentences


def amounts_of(result):
    total, parts = result
    return [total.quantity.text.split()[0], *(part.quantity.text.split()[0] for part in parts)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The works used 310, 205 and 96 GWh of steam, 611 GWh in all.", ["611", "310", "205", "96"]),
        ("We bought 14 t of hemp, 9 t of flax and 6 t of jute: 29 t altogether.", ["29", "14", "9", "6"]),
        ("Waste was 12 t in May, 9 t in June and 10 t in July, or 31 t for the quarter.", ["31", "12", "9", "10"]),
        ("Total waste was 24 t: 13 t was recycled, 7 t burned and 4 t landfilled.", ["24", "13", "7", "4"]),
        ("We employ 412 people in Lyon, 305 in Lille and 128 in Brest, a total of 845 people.", ["845", "412", "305", "128"]),
        ("Gas use was 5 GWh in Ayr and 3 GWh in Wick; the two add up to 8 GWh.", ["8", "5", "3"]),
    ],
)  # fmt: skip
def test_a_sum_that_a_sentence_states_is_read(text, numbers):
    assert amounts_of(said_sum(sentences(text)[0])) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Our largest works used 310, 205 and 96 GWh of steam, 661 GWh in all.",  # not all works
        "The works used 310, 205 and 96 GWh of steam, 1,611 GWh in all.",  # something else
        "The works used 310, 205 and 96 GWh of steam.",
        "We used 310 GWh of steam and 96 t of wood, 611 GWh in all.",  # of two kinds
        "We used more than 310, 205 and 96 GWh of steam, 611 GWh in all.",
        "We had 310, 205 and 96 GWh in 2021, 2022 and 2023, 611 GWh in all.",
    ],
)
def test_amounts_that_are_no_sum_are_left_alone(text):
    assert said_sum(sentences(text)[0]) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("We sent 12 t of paper and 6 t of glass to recycling. Together that is 18 t.", ["18", "12", "6"]),
        ("Heat use was 4 GWh in the first half and 3 GWh in the second. For 2023 as a whole that is 7 GWh.", ["7", "4", "3"]),
        ("We bought 30 t of oats and 25 t of rye. The total was 55 t.", ["55", "30", "25"]),
    ],
)  # fmt: skip
def test_a_sum_of_the_sentence_before_is_read(text, numbers):
    assert amounts_of(sum_of_before(sentences(text)[-1])[:2]) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Together that is 18 t.",
        "We sent 12 t of paper and 6 t of glass to recycling. Together with smaller streams that is 19 t.",
        "Heat use was 4 GWh in the first quarter and 3 GWh in the second. For the whole year it was 8 GWh.",
        "Heat use was 4 GWh in 2022 and 3 GWh in 2023. Together that is 7 GWh.",
        "We sent 12 t of paper and 6 t of glass to recycling. That was 18 t of paper and 7 t of metal.",
    ],
)
def test_what_does_not_sum_the_sentence_before_is_left_alone(text):
    assert sum_of_before(sentences(text)[-1]) is None


def test_a_list_shares_the_unit_of_its_last_amount():
    (sentence,) = sentences("Losses were 18.2, 11.9 and 7.4 kt at three mills.")
    assert [amount.quantity.unit for amount in listed_amounts(sentence)] == ["kt", "kt", "kt"]
    assert all(is_listed(sentence, amount) for amount in sentence.amounts if not amount.is_word)
    (plain,) = sentences("Losses were 18.2 kt at one mill and 11.9 kt at another.")
    assert not any(is_listed(plain, amount) for amount in plain.amounts)


@pytest.mark.parametrize(
    ("text", "base", "value", "change"),
    [
        ("Paper use dropped by 30 per cent: we needed 84 tonnes, after 105 tonnes in 2022.", "105", "84", "30"),
        ("Sugar use was 500 t in 2022 and 450 t in 2023, which is a fall of 20%.", "500", "450", "20"),
        ("In 2021, 40% of our cotton was organic. In 2023 it was 50%. That is a gain of 10 per cent.", "40", "50", "10"),
        ("We welcomed 57,200 visitors, up 20% on the 52,000 of 2022.", "52000", "57200", "20"),
        ("Last year we used 930 m3; this year it was 837 m3. That is a reduction of 15%.", "930", "837", "15"),
    ],
)  # fmt: skip
def test_a_change_is_read_with_the_values_it_is_computed_from(text, base, value, change):
    (draft,) = read_computed_changes(sentences(text)[-1], Facts())
    got = [draft.slots[name].value.amount for name in ("base_value", "value", "change_value")]
    assert [f"{amount:f}" for amount in got] == [base, value, change]


@pytest.mark.parametrize(
    "text",
    [
        "Sugar use was 900 t in 2022 and 810 t in 2023. Salt fell by 4%.",
        "Sugar use was 900 t in 2022 and 810 t in 2023. Per drink it fell by 4%.",
        "Sugar use was 900 t in 2022 and 810 t in 2023, and salt use fell by 4%.",
        "We used 900 t of sugar and 810 t of salt, a fall of 4%.",  # nothing says which came first
        "We will use 810 t in 2030 after 900 t in 2022, a fall of 20%.",
        "Sugar use was 900 t in 2022, 870 t in 2023 and 810 t in 2024, a fall of 4%.",
        "Sugar use was 900 t, after 60 visitors in 2022, a fall of 4%.",
        "Use fell by 4%. That is a fall of 3%.",
        "We sold 12 boats in 2023, after 90 in 2022, a fall of 4%.",  # too small to be sure of
    ],
)
def test_a_change_of_something_else_is_left_alone(text):
    assert list(read_computed_changes(sentences(text)[-1], Facts())) == []


@pytest.mark.parametrize(
    "text",
    ["In 2023, 112% of our wool was certified.", "Of the cork we bought in 2023, 106% was certified.",
     "We report that 103% of our drivers completed the safety training."],
)  # fmt: skip
def test_more_of_a_thing_than_there_is_is_read(text):
    (draft,) = read_whole_shares(sentences(text)[0], Facts())
    assert draft.slots["metric_kind"].value == "share"


@pytest.mark.parametrize(
    "text",
    ["In 2023, 98% of our wool was certified.", "In 2023, 120% of the target volume was certified.",
     "By 2030, 120% of our wool will be certified.", "We produced 104% of our volume of 2022."],
)  # fmt: skip
def test_shares_that_can_be_are_left_alone(text):
    assert list(read_whole_shares(sentences(text)[0], Facts())) == []


def quantities(text, name, path):
    file = path / "report.md"
    file.write_text(text, "utf-8")
    reading = read_claims(read_document(file, "report.md"))
    return [mention.slots[name].value for mention in reading.mentions if name in mention.slots]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Where it went:\n\n- 48% recycling\n- 29% burning\n- 12% compost\n\nThere are no other routes.", 3),
        ("Steam:\n\n- Ayr: 310 GWh\n- Wick: 205 GWh\n- Nairn: 96 GWh\n- Total: 661 GWh", 3),
        ("| | H1 | H2 | 2023 |\n|---|---|---|---|\n| Water (m3) | 410 | 395 | 815 |", 2),
        ("| Source | FY22 | FY23 |\n|---|---|---|\n| Ayr | 40 | 41 |\n| Wick | 30 | 28 |\n| Group | 70 | 79 |", 2),
        ("Unit: m3\n\n| Water | 2022 | 2023 |\n|---|---|---|\n| Ayr | 40 | 41 |\n| Wick | 30 | 28 |\n| Group | 70 | 79 |", 2),
    ],
)  # fmt: skip
def test_lists_and_tables_give_the_parts_of_a_whole(tmp_path, text, count):
    found = quantities(f"# Report 2023\n\n{text}\n", "parts", tmp_path)
    assert ({len(parts) for parts in found} or {0}) == {count}


@pytest.mark.parametrize(
    "text",
    [
        "Where it went:\n\n- 48% recycling\n- 29% burning\n- 12% compost",  # not said to be all
        "Where some went:\n\n- 48% mainly recycling\n- 29% burning\n- 12% compost\n\nThere are no other routes.",
        "We say:\n\n- 48% of sites\n- 29% of cars\n- 20% of food\n\nThere are no other topics. That is everything.",
        "We say:\n\n- 8% red\n- 9% green\n- 2% blue\n\nThere are no other colours.",
        "Steam:\n\n- Ayr: 310 GWh\n- Wick: 205 GWh\n- Nairn: 96 GWh\n- Total: 2,661 GWh",
        "Steam:\n\n- Ayr: 310 GWh\n- Wick: 205 GWh\n- Nairn: some\n- Total: 661 GWh",
        "Steam:\n\n- Ayr: 310 GWh\n- Wick: 205 GWh\n- Nairn: 96 GWh\n- Oban: 61 GWh",
        f"Steam:\n\n- Ayr: 310 GWh {'and so on ' * 20}\n- Wick: 205 GWh\n- Nairn: 96 GWh\n- Total: 661 GWh",
        "| | H1 | H2 | 2023 |\n|---|---|---|---|\n| Employees | 410 | 395 | 400 |",
    ],
)
def test_lists_that_are_not_all_of_a_whole_are_left_alone(tmp_path, text):
    assert quantities(f"# Report 2023\n\n{text}\n", "parts", tmp_path) == []


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("We sold 420 hl of beer and used 1,470 hl of water. That makes 4.2 hl of water per hl of beer.", "420"),
        ("Our baths used 360 MWh of heat for 12,000 guest nights, or 38 kWh per guest night.", "12000"),
        ("The laundry used 96 m3 of water and washed 800 coats. It needed 140 litres for each coat.", "800"),
        ("Heat use: 14,000 MWh. Onions harvested: 5,000 tonnes.\n\nThat works out at 3.4 MWh per tonne of onions.", "5000"),
    ],
)  # fmt: skip
def test_an_intensity_finds_what_it_is_computed_from(tmp_path, text, below):
    (found,) = quantities(f"# Report 2023\n\n{text}\n", "denominator_value", tmp_path)
    assert f"{found.amount.normalize():f}" == below


@pytest.mark.parametrize(
    "text",
    [
        "The laundry used 96 m3 of water and washed 800 coats. The new machine needs 80 litres for each coat.",
        "The laundry used 96 m3 of water and washed 800 coats. It needed 9,000 litres for each coat.",
        "The laundry washed 800 coats and 700 coats. It used 96 m3 of water. It needed 140 litres for each coat.",
        "The laundry used 96 m3 of water. It needed 140 litres for each coat.",
        "The laundry used 96 m3 and 70 m3 of water for 800 coats. It needed 140 litres for each coat.",
        "The laundry washed 800 coats. It needed 140 litres for each coat.",
    ],
)
def test_an_intensity_of_something_else_is_left_alone(tmp_path, text):
    assert quantities(f"# Report 2023\n\n{text}\n", "denominator_value", tmp_path) == []
