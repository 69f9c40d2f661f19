"""What the words around a claim add to it: coverage, basis, population, method, categories, steps, period."""

from __future__ import annotations

import pytest

from checker.extraction.coverage import coverage_slots
from checker.extraction.populations import counts_people, level_in, paid_group_in, statistic_in
from checker.extraction.scope3 import ALL, categories_in
from tests.resolution.readings_at_hand import claims_of


def slot(text: str, kind: str, name: str, number: int = 0):
    """Return a slot of the text's claim of this kind, the last one where `number` is -1."""
    return [found for what, _, found in claims_of(text) if what == kind][number].get(name)


@pytest.mark.parametrize(
    ("text", "boundary"),
    [
        ("We will use 20% less water at our four breweries by 2030.", "at our four breweries"),
        ("By 2030 all company-owned stores will use 20% less water.", "all company-owned stores"),
        ("The plant will use 20% less water by 2030.", "The plant"),
        ("Group-wide, we will use 20% less water by 2030.", "Group-wide"),
        ("We will use 20% less water across the group by 2030.", "across the group"),
        ("The Group will use 20% less water by 2030.", "The Group"),
        ("We will use 20% less water in Japan by 2030.", "Japan"),
        ("we will use 20% less water (headquarters, stores) by 2030.", "headquarters"),
        ("We will use 20% less water by 2030.", None),
        ("Orrin Foods will use 20% less water per tonne by 2030.", None),
        ("We will use 20% less water in December than in Scope 1.", None),
    ],
)
def test_a_target_covers_what_its_sentence_names(text, boundary):
    found = coverage_slots(text)
    assert (found["boundary"].value if found else None) == boundary


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("We will cut absolute water use by 20% by 2030 and by 40% by 2040.", "absolute"),
        ("We will cut water use by 20% by 2030, from 96,000 m3 in 2021.", "absolute"),
        ("We will cut water use by 20% by 2030. This target is absolute.", "absolute"),
        ("## Absolute reduction targets\n\n- Cut water use by 20% by 2030", "absolute"),
        ("All our reduction targets are absolute.\n\nWe will cut water use by 20% by 2030.", "absolute"),
        ("We will cut water use per tonne of product by 20% by 2030.", "intensity"),
        ("We will cut water use by 20% by 2030. Safety is our absolute priority.", None),
        ("We will cut water use by 20% by 2030.", None),
    ],
)
def test_a_reduction_is_absolute_where_the_text_says_so(text, basis):
    assert slot(text, "target", "basis", -1) == basis


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Women made up 31% of senior managers in 2024.", "managers"),
        ("We employ 900 people. In 2024 the share of women was 31%.", "employ 900"),
        ("## Our workforce\n\nIn 2024 the share of women was 31%.", "workforce"),
        ("In 2024 the share of women was 31% of the company.", "of the company"),
        ("We have 900 customers. In 2024 the share of women was 31%.", None),
        ("In 2024 the share of women was 31%.", None),
        ("| Staff | 2024 |\n|---|---|\n| Share of women | 31% |", "Staff"),
        ("| People | 2024 |\n|---|---|\n| Share of women | 31% |", None),
    ],
)
def test_a_share_of_people_is_of_the_group_named_beside_it(text, level):
    assert slot(text, "metric", "population_level") == level


@pytest.mark.parametrize(
    ("text", "group", "statistic"),
    [
        ("The median pay gap for all employees was 6%.", "employees", "median"),
        ("The average pay gap in Italy was 6%.", "Italy", "mean"),
        ("The pay gap was 6% in April.", None, None),
        ("There is no pay gap at ORF.", None, None),
    ],
)
def test_a_pay_gap_has_people_and_a_statistic(text, group, statistic):
    found, said = paid_group_in(text), statistic_in(text)
    assert (text[slice(*found)] if found else None) == group
    assert (said[0] if said else None) == statistic


def test_a_table_of_pay_gaps_gives_the_statistic_in_its_label():
    assert slot("| Staff | 2024 |\n|---|---|\n| Gender pay gap, mean | 6% |", "metric", "statistic") == "mean"
    assert slot("| Staff | 2024 |\n|---|---|\n| Gender pay gap | 6% |", "metric", "statistic") is None


def test_words_without_people_name_no_level():
    assert level_in("Women now account for 31%.") is None
    assert counts_people("We employ careful methods.") is None


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("Market-based Scope 2 emissions were 9 t CO2e in 2024. Scope 1 and 2 emissions were 20 t CO2e.", "market"),
        (
            "In 2024 Scope 1 and 2 emissions were 20 t CO2e (location-based: 24 t CO2e, market-based: 20 t CO2e).",
            "both",
        ),
        ("## Location-based figures\n\n- Scope 1 and 2 emissions in 2024: 20 t CO2e", "location"),
        ("In 2024 Scope 1 and 2 emissions were 20 t CO2e.", None),
    ],
)
def test_scope_2_takes_the_method_said_nearby(text, method):
    assert slot(text, "metric", "scope2_method", -1) == method


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("categories 1, 4 and 11", (1, 4, 11)),
        ("categories 1 to 4", (1, 2, 3, 4)),
        ("purchased goods and business travel", (1, 6)),
        ("all 15 categories were screened", ALL),
        ("categories 1 and 22", (1,)),
        ("our value chain", ()),
    ],
)
def test_scope_3_categories_are_listed_or_named(text, numbers):
    assert categories_in(text) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Our Scope 3 emissions were 9 t CO2e in 2024. They comprise commuting only.", "7"),
        ("Scope 3 covers categories 1 and 6.\n\nOur Scope 3 emissions were 9 t CO2e in 2024.", "1, 6"),
        ("Our Scope 3 emissions were 9 t CO2e in 2024.\n\nEmissions from business travel were 4 t CO2e in 2024.", "6"),
        ("Our Scope 3 emissions were 9 t CO2e in 2024.", None),
        ("Carbon emissions from purchased goods and services were 9 t CO2e in 2024.", "1"),
        ("Carbon emissions were 9 t CO2e in 2024, business travel left out.", None),
    ],
)
def test_a_scope_3_figure_takes_the_categories_of_its_paragraph_or_document(text, numbers):
    found = slot(text, "metric", "scope3_categories")
    assert (", ".join(map(str, found)) if found else None) == numbers


@pytest.mark.parametrize(
    ("text", "classes", "quality", "method"),
    [
        ("Our financed emissions for mortgages were 9 t CO2e in 2024 (data-quality score 2.7).", "mortgages", "data-quality score 2.7", None),
        ("Our financed emissions were 9 t CO2e in 2024. They cover listed equity.", "listed equity", None, None),
        ("We follow PCAF.\n\nOur financed emissions were 9 t CO2e in 2024.", None, None, "PCAF"),
        ("We do not follow PCAF.\n\nOur financed emissions were 9 t CO2e in 2024.", None, None, None),
        ("| Indicator | 2024 |\n|---|---|\n| Financed emissions, mortgages (t CO2e) | 9 |", "mortgages", None, None),
    ],
)  # fmt: skip
def test_financed_emissions_take_asset_classes_quality_and_method(text, classes, quality, method):
    wanted = {"asset_classes": classes, "data_quality": quality, "method_reference": method}
    assert {name: slot(text, "metric", name) for name in wanted} == wanted


def test_other_emissions_have_no_asset_classes():
    assert slot("Our Scope 1 emissions for mortgages were 9 t CO2e in 2024.", "metric", "asset_classes") is None


def test_a_step_in_the_same_sentence_is_a_milestone():
    text = "By 2041 all 24 dumpers at our pits are to run on batteries, with six converted by 2030."
    assert slot(text, "target", "interim_targets") == (2030,)
    assert slot("By 2041 all 24 dumpers at our pits are to run on batteries.", "target", "interim_targets") is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In 2024 we opened a plant. It recycles 68% of its waste.", "2024"),
        ("## Results 2024\n\nOur plant recycles 68% of its waste.", "2024"),
        ("We opened a plant. It recycles 68% of its waste.", None),
        ("In 2024 we grew. We hired. We built. We sold. Our plant recycles 68% of its waste.", None),
    ],
)
def test_a_value_without_a_period_takes_note_of_the_one_nearby(text, period):
    assert slot(text, "metric", "period_around") == period


@pytest.mark.parametrize(
    ("text", "kind", "recipient"),
    [
        ("We are a certified zero-waste company (certificate: Umea plant).", "certification", "Umea plant"),
        (
            "Our company holds an EcoVadis Gold medal. The medal was awarded to our Umea plant.",
            "rating",
            "our Umea plant",
        ),
        ("Our Umea plant is certified to ISO 14001 (certificate holder: Umea plant).", "certification", None),
        ("We are certified to ISO 14001 by Sundcert (certificate covers all plants).", "certification", None),
        ("Our company holds an EcoVadis Gold medal. We are glad.", "rating", None),
    ],
)
def test_a_recognition_of_one_part_is_seen_where_the_company_claims_it(text, kind, recipient):
    assert slot(text, kind, "narrow_recipient") == recipient


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("| t CO2e | 2024 |\n|---|---|\n| Scope 3: commuting | 9 |", (7,)),
        ("| t CO2e | 2024 |\n|---|---|\n| Scope 3 | 9 |", None),
    ],
)
def test_a_row_names_its_category(text, categories):
    assert slot(text, "metric", "scope3_categories") == categories


@pytest.mark.parametrize(
    ("text", "base_year"),
    [
        ("Base year of all targets: 2019.\n\nWe will cut water use by 20% by 2030.", 2019),
        ("The base year for our targets is 2019.\n\nWe will cut water use by 20% by 2030.", 2019),
        ("Base year of the survey: 2019.\n\nWe will cut water use by 20% by 2030.", None),
    ],
)
def test_a_base_year_is_stated_once_for_all_targets(text, base_year):
    assert slot(text, "target", "base_year") == base_year


@pytest.mark.parametrize(
    ("text", "boundary"),
    [
        ("This letter is about Orrin Foods and its 14 consolidated subsidiaries.\n\nWe will cut water use by 20% by 2030.", "and its 14 consolidated subsidiaries"),
        ("The reporting boundary includes every dairy.\n\nWe will cut water use by 20% by 2030.", "every dairy"),
        ("All figures are for the calendar year 2024 unless stated otherwise.\n\nWe will cut water use by 20% by 2030.", None),
    ],
)  # fmt: skip
def test_a_boundary_is_stated_once_for_all_targets(text, boundary):
    assert slot(text, "target", "boundary") == boundary


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("emissions were 88 kt co2e in 2024.", "ktCO2e"),
        ("emissions were 88 kt CO2e in 2024.", "ktCO2e"),
        ("our plants used 88 Mt of clay and emitted 9 t co2e in 2024.", "tCO2e"),
    ],
)
def test_the_longest_spelling_of_a_unit_wins_in_lower_case_too(text, unit):
    assert slot(text, "metric", "unit", -1) == unit


@pytest.mark.parametrize(
    ("text", "boundary"),
    [
        ("At our Leeds mill, Scope 1 emissions were 4,000 t CO2e in 2023.", "At our Leeds mill"),
        ("Water withdrawal at our two mills was 1,204 m3 in 2023.", "at our two mills"),
        ("Location-based Scope 2 emissions were 8,800 t CO2e in 2023.", None),
        ("Scope 1 emissions were 4,000 t CO2e in 2023.", None),
        ("Building on our plan, we lowered Scope 1 emissions to 4,000 t CO2e in 2023.", None),
    ],
)
def test_a_figure_says_at_which_sites_it_was_measured(text, boundary):
    assert slot(text, "metric", "boundary") == boundary
