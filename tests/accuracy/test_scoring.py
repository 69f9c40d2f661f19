"""The scorer counts what it says: a wrong answer lowers a figure, another right way to say it does not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.model import Claim, Mention, Quantity, Slot, Span
from tests.accuracy import floors
from tests.accuracy.gold_set import Entry, read_gold
from tests.accuracy.gold_set import _entry as entry_of
from tests.accuracy.matching import agrees, pair_up
from tests.accuracy.page import table
from tests.accuracy.scoring import Tally, score, score_readings

TEXT = "We will cut water withdrawal by 20% by 2031 from 2019."
GOLD = {
    "kind": "target",
    "metric": "water.withdrawal",
    "target_form": "change",
    "direction": "decrease",
    "target_value": "20 %",
    "target_year": 2031,
    "base_year": 2019,
}


def claim(kind, **slots):
    mention = Mention(kind=kind, span=Span(start=0, end=1), sentence=Span(start=0, end=1), block=0, slots={})
    values = {name: Slot(value=value) for name, value in slots.items()}
    return Claim(id="a", kind=kind, path="a.md", mentions=(mention,), slots=values)


def amount(number, unit="", comparator="="):
    return Quantity(amount=Decimal(number), unit=unit, comparator=comparator)


def entry(*claims, trap=""):
    return entry_of("a.yaml 1", {"text": "x", "claims": list(claims), "trap": trap})


def figures(tally):
    return tally.right, tally.missed, tally.surplus


def counted(gold, *read):
    return score_readings([(entry(*gold), read)])


def test_a_right_answer_is_right():
    measured = score([entry_of("a.yaml 1", {"text": TEXT, "claims": [GOLD]})])
    assert measured.mistakes == []
    assert figures(measured.claims) == (1, 0, 0)
    assert figures(measured.all_slots) == (6, 0, 0)


@pytest.mark.parametrize(
    ("changed", "slot"),
    [
        ({"base_year": 2018}, "base_year"),
        ({"target_value": "25 %"}, "target_value"),
        ({"metric": "waste.total"}, "metric"),
        ({"direction": "increase"}, "direction"),
    ],
)
def test_a_wrong_slot_is_missed_and_surplus(changed, slot):
    measured = score([entry_of("a.yaml 1", {"text": TEXT, "claims": [GOLD | changed]})])
    assert figures(measured.claims) == (1, 0, 0)
    assert figures(measured.slots[slot]) == (0, 1, 1)
    assert len(measured.mistakes) == 1


def test_a_missed_claim_misses_its_slots():
    measured = score([entry_of("a.yaml 1", {"text": "Rain fell.", "claims": [GOLD]})])
    assert figures(measured.kinds["target"]) == (0, 1, 0)
    assert figures(measured.all_slots) == (0, 6, 0)
    assert measured.claims.recall == 0
    assert measured.claims.precision == 1


def test_a_claim_that_is_not_there_is_surplus_with_its_slots():
    measured = score([entry_of("a.yaml 1", {"text": TEXT, "trap": "example"})])
    assert figures(measured.kinds["target"]) == (0, 0, 1)
    assert measured.all_slots.surplus == 6
    assert (measured.negatives, measured.false_alarms) == (1, 1)
    assert measured.claims.precision == 0


def test_a_slot_too_many_is_surplus():
    measured = counted([{"kind": "net_zero", "target_year": 2040}], claim("net_zero", target_year=2040, base_year=2020))
    assert figures(measured.slots["base_year"]) == (0, 0, 1)
    assert figures(measured.slots["target_year"]) == (1, 0, 0)


def test_a_slot_that_is_not_judged_counts_nowhere():
    measured = counted([{"kind": "net_zero", "target_year": "*"}], claim("net_zero", target_year=2040))
    assert figures(measured.all_slots) == (0, 0, 0)


def test_derived_slots_are_judged_where_stated():
    read = claim("net_zero", target_year=2040, ghg_scopes=(1, 2))
    assert counted([{"kind": "net_zero", "target_year": 2040}], read).mistakes == []
    assert len(counted([{"kind": "net_zero", "target_year": 2040, "ghg_scopes": [1]}], read).mistakes) == 1


def test_an_optional_claim_counts_neither_way():
    optional = {"kind": "award", "award_name": "Oak Prize", "maybe": True}
    for read in ((), (claim("award", award_name="Oak Prize"),)):
        measured = score_readings([(entry(optional, trap="giver"), read)])
        assert figures(measured.claims) == (0, 0, 0)
        assert (measured.negatives, measured.false_alarms) == (1, 0)


def test_any_of_two_kinds_is_right():
    gold = {"kind": "metric/social", "value": "0 "}
    for kind in ("metric", "social"):
        assert figures(counted([gold], claim(kind, value=amount(0))).kinds["metric"]) == (1, 0, 0)
    assert figures(counted([gold], claim("change", value=amount(0))).kinds["metric"]) == (0, 1, 0)


def test_another_value_of_the_sentence_is_another_claim():
    measured = counted([{"kind": "metric", "value": "18 t"}], claim("metric", value=amount(19, "t")))
    assert figures(measured.kinds["metric"]) == (0, 1, 1)


def test_the_number_is_enough_to_find_a_claim_but_not_for_its_slot():
    measured = counted([{"kind": "metric", "value": "18 t"}], claim("metric", value=amount(18)))
    assert figures(measured.kinds["metric"]) == (1, 0, 0)
    assert figures(measured.slots["value"]) == (0, 1, 1)


def test_each_claim_is_found_once_by_the_one_that_agrees_most():
    gold = entry(
        {"kind": "metric", "value": "1 t", "period_year": 2022}, {"kind": "metric", "value": "1 t", "period_year": 2023}
    ).claims
    late, early = (
        claim("metric", value=amount(1, "t"), period_year=2023),
        claim("metric", value=amount(1, "t"), period_year=2022),
    )
    assert {
        (wanted.slots["period_year"], read.get("period_year")) for wanted, read in pair_up(gold, (late, early))
    } == {(2022, 2022), (2023, 2023)}
    assert len(pair_up(gold, (late,))) == 1


@pytest.mark.parametrize(
    ("name", "wanted", "found", "same"),
    [
        ("value", "18200 t", amount("18.2", "kt"), True),
        ("value", "18201 t", amount("18.2", "kt"), False),
        ("value", "18 t", amount(18, "m3"), False),
        ("value", "<2 %", amount(2, "%", "<"), True),
        ("value", "<2 %", amount(2, "%"), False),
        ("value", "2 %", amount(2, "%", ">="), True),
        ("value", "5 EUR", amount(5, "EUR"), True),
        ("value", "5 EUR", amount(5, "USD"), False),
        ("value", "3 ", amount(3, "persons"), True),
        ("value", "1.7 per 1,000,000 h", amount("1.7"), True),
        ("value", "0.61 kWh/kg", amount("0.61", "kWh"), True),
        ("value", "1 t | 2 t", amount(2, "t"), True),
        ("value", "many", amount(2, "t"), False),
        ("value", "2 doses", amount(2, "doses"), True),
        ("metric", "unknown", None, True),
        ("metric", "waste.total", None, False),
        ("metric", "waste.total | unknown", "waste.total", True),
        ("issuer", "Weavers' Guild", "the Weavers’ Guild", True),
        ("issuer", "Weavers' Guild", "the national Weavers' Guild", True),
        ("boundary", "Hull, Leith and Swansea", "Hull", False),
        ("role", "CEO", "chief executive", False),
        ("issuer", "the", "a", False),
        ("rating_level", "A", "a", True),
        ("rating_level", "A", "A-", False),
        ("rating_date", "2024-03", date(2024, 3, 31), True),
        ("rating_date", "2024-03", date(2024, 4, 30), False),
        ("ghg_scopes", [1, 2], (1, 2), True),
        ("ghg_scopes", [1, 2], (1,), False),
        ("ghg_scopes", 1, (1,), False),
        ("retired", True, True, True),
        ("target_year", 2030, 2031, False),
    ],
)  # fmt: skip
def test_values_are_the_same_where_they_say_the_same(name, wanted, found, same):
    assert agrees(name, wanted, found) is same


def test_the_same_may_be_said_in_another_slot():
    gold = {"kind": "award", "award_name": "Oak Prize", "award_year": 2024}
    assert counted([gold], claim("award", award_name="Oak Prize", award_date=date(2024, 5, 1))).mistakes == []
    change = {"kind": "change", "value": "3 t", "previous_value": "4 t"}
    assert (
        counted([change], claim("change", value=amount(3, "t"), base_value=amount(4, "t"), metric="unknown")).mistakes
        == []
    )


def test_a_figure_below_its_floor_is_named():
    measured = counted([{"kind": "net_zero", "target_year": 2040}], claim("net_zero", target_year=2041))
    at_least = {
        "claims": {"net_zero": {"recall": 1.0}, "all": {"recall": 1.0}},
        "slots": {"target_year": {"recall": 0.5}, "all": {"recall": 0.0}},
    }
    assert list(floors.below(measured, at_least)) == ["slots: recall of target_year is 0.000, below 0.5"]


def test_every_kind_and_slot_needs_a_floor():
    measured = counted([{"kind": "net_zero", "target_year": 2040}], claim("net_zero", target_year=2040))
    assert list(floors.below(measured, {})) == [
        f"{group} has no floor" for group in ("claims: all", "claims: net_zero", "slots: all", "slots: target_year")
    ]


def test_a_kind_that_is_gone_does_not_pass_unseen():
    measured = counted([{"kind": "net_zero", "target_year": 2040}], claim("net_zero", target_year=2040))
    gone = {"claims": {"net_zero": {}, "all": {}, "award": {"recall": 1.01}}, "slots": {"target_year": {}, "all": {}}}
    assert list(floors.below(measured, gone)) == ["claims: recall of award is 1.000, below 1.01"]


def test_floors_are_a_little_under_the_figures():
    measured = counted([{"kind": "net_zero", "target_year": 2040}], claim("net_zero", target_year=2041))
    written = floors.yaml.safe_load(floors.floors_of(measured))
    assert written["claims"]["net_zero"] == {"precision": 0.98, "recall": 0.98}
    assert written["slots"]["target_year"] == {"precision": 0.0, "recall": 0.0}
    assert list(floors.below(measured, written)) == []


def test_a_table_has_a_row_for_each_tally_and_one_for_all():
    rows = table("kind", {"b": Tally(1, 1, 3), "a": Tally()}, Tally(1, 1, 3)).splitlines()
    assert rows[2:] == ["| a | 0 | 1.00 | 1.00 |", "| b | 2 | 0.25 | 0.50 |", "| **all** | 2 | 0.25 | 0.50 |"]


def test_an_entry_with_a_misspelt_key_is_refused():
    with pytest.raises(ValueError, match=r"a\.yaml 1: unknown key claim"):
        entry_of("a.yaml 1", {"text": "x", "claim": []})


def test_cells_are_claims_of_metrics(tmp_path):
    (tmp_path / "tables.yaml").write_text(
        "- {text: x, format: csv, document: {published: 2024-05-01}, cells: [[waste.total, 3 t, ~, Hull]]}\n",
        encoding="utf-8",
    )
    (read,) = read_gold(tmp_path)
    assert isinstance(read, Entry)
    assert (read.place, read.suffix, dict(read.hints)) == ("tables.yaml 1", ".csv", {"published": "2024-05-01"})
    assert read.is_table
    assert [(c.kinds, dict(c.slots)) for c in read.claims] == [
        (("metric",), {"metric": "waste.total", "value": "3 t", "boundary": "Hull"})
    ]
