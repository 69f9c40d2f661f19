from __future__ import annotations

from datetime import date

import msgspec
import pytest

from checker.extraction.targets import read_targets
from checker.model import Facts, Origin
from tests.extraction.claims_at_hand import holds, read, sentences
from tests.extraction.sentences_at_hand import sentence

FACTS = Facts(entity="Brook Mills plc", published=date(2024, 4, 19))
WATER = "water.withdrawal"


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Compared with 2018, we will cut energy use by 18% by 2031.", {"target_value": "18 %", "base_year": 2018, "target_year": 2031, "modality": "will"}),
        ("by 2031, we will cut energy use by 18% compared with 2018.", {"base_year": 2018, "target_year": 2031, "direction": "decrease"}),
        ("From a 2020 baseline we intend to reduce Scope 1 emissions by 40% before the end of 2032.", {"base_year": 2020, "target_year": 2032, "ghg_scopes": (1,), "modality": "aim"}),
        ("We aim for a 25% reduction in plastic packaging by 2028 versus 2022 levels.", {"target_form": "change", "base_year": 2022, "direction": "decrease"}),
        ("We will reduce water intensity by 15% from 2019 to 2030.", {"base_year": 2019, "target_year": 2030}),
        ("Our target for 2030 is a share of women in management of 40% (2023: 31%).", {"target_form": "level", "current_value": "31 %", "base_year": None}),
        ("We want to raise the share of renewable electricity from 9% today to 60% by 2028.", {"current_value": "9 %", "target_value": "60 %", "direction": "increase"}),
        ("We will lift the share of recycled fibre to at least 55% by 2027, up from 38% in 2023.", {"current_value": "38 %", "target_value": "55 %"}),
        ("We want to raise the recycling rate from 64% in 2022 to 80% by 2028.", {"base_year": 2022, "current_value": "64 %", "target_value": "80 %"}),
        ("In 2022 we decided to raise the recycling rate from 64% to 80% by 2028.", {"base_year": None, "current_value": "64 %"}),
        ("We aim for a recycling rate of 80% by 2028 (currently 68%).", {"current_value": "68 %"}),
        ("We aim for 12 new mills by 2028 (7 of 20 so far).", {"target_value": "12 count", "current_value": "7"}),
        ("We aim for a recycling rate of 80% by 2028 (base 2021: 60%).", {"base_value": "60 %", "base_year": 2021}),
        ("We will cut solvent use by 30% by 2027 from 2021 (410 t).", {"base_value": "410 t", "base_year": 2021}),
        ("We will cut solvent use by 30% by 2027 from 2021 (2021: 410 t).", {"base_value": "410 t", "base_year": 2021}),
        ("We will cut solvent use by 30% by 2027 from 2021 (2023: 380 t).", {"current_value": "380 t", "base_value": None}),
        ("We will cut solvent use by 30% by 2027 from a baseline of 410 t in 2021.", {"base_value": "410 t"}),
        ("We will cut solvent use from 410 t by 30% by 2027.", {"base_value": "410 t"}),
        ("We will improve our LTIFR by 20% by 2027 (base 2022: 2.4).", {"base_value": "2.4", "base_year": 2022, "direction": "decrease"}),
        ("We will improve the recycling rate by 12% by 2028.", {"direction": "increase"}),
        ("We will cut emissions by 30% by 2030 against business as usual.", {"base_label": "business as usual", "base_year": None}),
        ("We will cut emissions by 3% year on year until 2030.", {"comparator_period": "year on year", "base_label": None}),
        ("We will cut emissions by 3% by 2030 compared with the previous year.", {"comparator_period": "compared with the previous year"}),
        ("We want to cut emissions by 30% within five years.", {"target_label": "within five years", "target_year": 2029}),
        ("We want to cut emissions by 3% in the next financial year.", {"target_label": "in the next financial year"}),
        ("We want to cut emissions by 30% in a few years.", {"target_label": None}),
        ("Our goal by fiscal 2028 is to cut water use by 10%.", {"target_label": "fiscal 2028"}),
        ("We aim to lower the total weight of packaging by 10% by 2027.", {"basis": "absolute"}),
        ("We aim to lower emissions in absolute terms by 10% by 2027.", {"basis": "absolute"}),
        ("Including credits, we will cut emissions by 30% by 2030.", {"offset_words": "Including credits"}),
        ("We pledge a 5,5% cut in waste by 2027.", {"target_value": "5.5 %", "modality": "commit"}),
        ("Our goal is energy use (-18% by 2030 from 2019).", {"target_value": "18 %", "direction": "decrease", "base_year": 2019}),
        ("We target \u221242% Scope 1 and 2 emissions by 2030.", {"target_value": "42 %", "direction": "decrease", "ghg_scopes": (1, 2)}),
        ("We aim to bring emissions to 42% less by 2030.", {"target_form": "change", "direction": "decrease"}),
        ("Emissions: 30% by 2030 is what we aim for.", {"target_form": "level"}),
        ("We plan a cut of 30% for emissions by 2030.", {"target_form": "change", "direction": "decrease"}),
        ("We aim to move waste by 30% by 2030.", {"target_form": "change", "direction": "decrease"}),
    ],
)  # fmt: skip
def test_base_years_deadlines_and_values_go_by_their_words_not_their_order(text, slots):
    assert holds(read(read_targets, text, FACTS), "target", slots)


@pytest.mark.parametrize(
    ("text", "value", "form", "direction"),
    [
        ("We will halve food waste by 2030 from 2021.", "50 %", "change", "decrease"),
        ("Food waste shall be halved by 2030.", "50 %", "change", "decrease"),
        ("We will double our renewable electricity by 2028.", "100 %", "change", "increase"),
        ("We intend to triple the number of trees planted by 2031.", "200 %", "change", "increase"),
        ("We will reduce Scope 3 emissions by half by 2032.", "50 %", "change", "decrease"),
        ("Half of our waste will be recycled by 2028.", "50 %", "level", "reach"),
        ("We aim to raise our recycling rate to between 80 and 90% by 2027.", "80 %", "level", "increase"),
        ("We will cut water withdrawal by 12.5 to 15% by 2027.", "12.5 %", "change", "decrease"),
        ("We will cut water withdrawal by 8-10% by 2027.", "8 %", "change", "decrease"),
        ("By 2026 6 of 6 mills will save energy.", "6 count", "level", "reach"),
        ("By 2026 we will train 12 of our 20 sites in water safety.", "12 count", "level", "reach"),
        ("We will keep our LTIFR at 1.5 or lower.", "1.5", "level", "decrease"),
        ("Our LTIFR shall be 0.9 or below by 2027.", "0.9", "level", "decrease"),
        ("We want an LTIFR of 0.8 by 2027.", "0.8", "level", "reach"),
        ("We want to cut our LTIFR of 1.5 by 20% by 2027.", "20 %", "change", "decrease"),
        ("Our LTIFR shall be below 1 by 2027.", "1", "level", "decrease"),
        ("We will use 25% or more recycled fibre by 2028.", "25 %", "level", "reach"),
        ("We aim to reach 3 or fewer accidents by 2026.", "3", "level", "decrease"),
        ("We will plant 40,000 native trees by 2027.", "40000 count", "level", "reach"),
        ("We will open 12 new charging stations by 2026.", "12 count", "level", "reach"),
        ("We will open twelve new charging stations by 2026.", "12 count", "level", "reach"),
        ("We aim for zero waste to landfill by 2027.", "0 count", "level", "reach"),
        ("We will lower emissions to no more than 3 t CO2e per tonne of flour by 2030.", "3 tCO2e", "level", "decrease"),
        ("We will lower the landfill rate to less than 2% by 2027.", "2 %", "level", "decrease"),
        ("We aim for an LTIFR of 1.2 per million hours worked by 2027.", "1.2 per 1,000,000 h", "level", "reach"),
        ("Our audits will reach a coverage of 90% by 2027.", "90 %", "level", "reach"),
        ("Water use per tonne will be 3.2 ML by 2027.", "3.2 ML", "level", "reach"),
    ],
)  # fmt: skip
def test_what_is_aimed_at(text, value, form, direction):
    expected = {"target_value": value, "target_form": form, "direction": direction}
    assert holds(read(read_targets, text, FACTS), "target", expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brook Mills will cut water withdrawal by 20% and landfilled waste by 35% by 2029.", [(WATER, 2029, None), ("waste.landfill", 2029, None)]),
        ("By 2029 we will cut water withdrawal by 20% and landfilled waste by 35%.", [(WATER, 2029, None), ("waste.landfill", 2029, None)]),
        ("We will cut water withdrawal by 20% by 2028 and landfilled waste by 35%.", [(WATER, 2028, None), ("waste.landfill", 2028, None)]),
        ("We plan to cut emissions by 30% by 2030 and by 55% by 2040 from 2018.", [("ghg.total.unspecified", 2030, 2018), ("ghg.total.unspecified", 2040, 2018)]),
        ("From 2018, we will cut emissions by 30% by 2030 and water withdrawal by 10% by 2028.", [("ghg.total.unspecified", 2030, 2018), (WATER, 2028, 2018)]),
        ("We will cut water withdrawal by 20% from 2019 and landfilled waste by 35% by 2029.", [(WATER, 2029, 2019), ("waste.landfill", 2029, 2019)]),
        ("We will reach a recycling rate of 80% by 2028, reduce water withdrawal by 10% by 2027.", [("waste.recycled_share", 2028, None), (WATER, 2027, None)]),
        ("By 2028 we will cut waste (40% of it from Hull) by 10% and water withdrawal by 5%.", [("waste.total", 2028, None), (WATER, 2028, None)]),
        ("We will reach net zero by 2045 and cut emissions by 50% by 2032 on the way.", [("ghg.total.unspecified", 2032, None)]),
        ("We will cut emissions by 50% by 2032 and reach net zero by 2045.", [("ghg.total.unspecified", 2032, None)]),
        ("We will be net zero by 2045, a cut of 90% in emissions.", []),
        ("We will cut water withdrawal by 20%, Scope 1 and 2 emissions by 30%.", [(WATER, None, None), ("ghg.scope12", None, None)]),
        ("We will cut water withdrawal by 20%, landfilled waste by 35%.", [(WATER, None, None), ("waste.landfill", None, None)]),
    ],
)  # fmt: skip
def test_the_parts_of_a_coordination_share_what_they_do_not_have(text, expected):
    claims = read(read_targets, text, FACTS)
    assert [(c.slots["metric"], c.slots.get("target_year"), c.slots.get("base_year")) for c in claims] == expected


@pytest.mark.parametrize(
    "text",
    [
        "We will keep global warming below 2 °C.",
        "We will invest EUR 40 million in solar by 2028.",
        "In five years we want to run three pilot projects.",
        "We will cut waste (a mere 3% of it paper) by 2027.",
        "Our plan has 6 pillars and 30 goals by 2030.",
        "Norway wants to cut its emissions by 55% by 2030.",
        "Our supplier Plast AG aims for a 30% cut in emissions by 2030.",
        "Our peers, by contrast, aim for a 30% cut in emissions by 2030.",
        "Water withdrawal fell by 14% from 2019 to 2023.",
        "In 2019 we had promised to cut waste by 20% by 2023.",
        "If all mills did so, waste would fall by 20% by 2028.",
        "We will ship 300 t.",
        "We want 3.",
        "We will reach the top 10% by 2027.",
        "We aim to use two lines by 2027.",
        "It reflects a 40% probability that the targets will be achieved, discounted at an interest rate of 5.5%.",
        "We plan to open 12 new stores by 2027.",
        "The airport expects 9% more passengers by 2031.",
        "According to the growers' association, farms will cut water use by 11% by 2031.",
        "For example, a target such as 30% less water by 2031 needs a base year.",
        "We will publish the 2030 report.",
    ],
)
def test_what_is_no_target_of_ours(text):
    assert read(read_targets, text, FACTS) == []


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("We will keep our LTIFR below 1.5.", True),
        ("We will keep the landfill rate below 2% every year.", True),
        ("We aim for zero fatal accidents every year.", True),
        ("We will keep the landfill rate below 2% by 2027.", None),
        ("We will reach a landfill rate of 2%.", None),
        ("We will cut the landfill rate by 2% every year.", None),
    ],
)
def test_a_standing_limit_has_no_date(text, limit):
    assert holds(read(read_targets, text, FACTS), "target", {"is_limit": limit})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We will keep our LTIFR at 1.5 or lower.", "LTIFR at 1.5 or lower"),
        ("Our goal is energy use (-18% by 2030 from 2019).", "energy use (-18% by 2030 from 2019)"),
        (
            "Brook Mills, of Hull, will cut water withdrawal by 20% by 2029, as it said.",
            "cut water withdrawal by 20% by 2029",
        ),
    ],
)
def test_a_finding_points_at_the_words_of_the_target_alone(text, words):
    (claim,) = read(read_targets, text, FACTS)
    assert claim.words == words


def test_a_list_under_a_heading_of_goals_holds_targets():
    item = {"headings": ("Our goals",), "block_kind": "list-item"}
    assert holds(read(read_targets, "Recycling rate of 80%", FACTS, **item), "target", {"target_value": "80 %"})
    assert len(sentences("One. Two.")) == 2


@pytest.mark.parametrize(
    ("text", "metric", "name"),
    [
        ("We aim to cut the mass of the Corvid line by 30% by 2028.", "unknown", "the mass of the Corvid line"),
        ("We aim to source 70% of cotton from farms by 2027.", "unknown", "cotton"),
        ("We want to cut it by 30% by 2028, and this is our water withdrawal.", WATER, "water withdrawal"),
        (
            "We want to cut it by 30% by 2028, as was agreed when the owners met in the old mill on the hill: water withdrawal.",
            WATER,
            "water withdrawal",
        ),
    ],
)
def test_a_metric_that_nobody_knows_has_at_least_a_name(text, metric, name):
    assert holds(read(read_targets, text, FACTS), "target", {"metric": metric, "metric_name": name})


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Within the same timeframe, water use is to fall by 15%.", 2031),
        ("In the same period the share of recycled clay is to rise from 12% to 30%.", 2031),
        ("By then we will halve our solvent losses.", 2031),
        ("We will also cut solvent losses by 15%.", None),
    ],
)
def test_a_target_that_points_back_takes_the_deadline_of_the_sentence_before(text, year):
    before = sentence("We will reduce Scope 1 emissions by 38% by 2031 from 2020.")
    here = msgspec.structs.replace(sentence(text), before=before)
    (draft,) = read_targets(here, Facts())
    slot = draft.slots.get("target_year")
    assert (slot.value if slot else None) == year
    assert slot is None or slot.origin is Origin.SENTENCE_BEFORE


def test_what_was_reached_is_progress_not_a_second_target():
    text = "By 2031 we will cut Scope 1 emissions by 50% from 2020; by the end of 2023 they had fallen by 21%."
    (draft,) = read_targets(sentence(text), Facts())
    slots = {name: found.value for name, found in draft.slots.items()}
    assert (slots["target_year"], str(slots["target_value"].amount), slots["progress_value"].text) == (
        2031,
        "50",
        "21%",
    )
