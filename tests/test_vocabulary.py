"""The vocabulary: complete, without contradictions, and quick to point at a mistake."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import vocabulary
from checker.errors import ClaimsError

COMPOSED = re.compile(r"(?P<amount>[^/]+)/(?P<per>.+)|d per [\d,]+ h")


# --- our own data


def test_every_metric_has_a_known_dimension_units_and_words():
    for metric in vocabulary.metrics().values():
        assert metric.dimension in vocabulary.dimensions(), metric.id
        assert metric.units, metric.id
        assert metric.synonyms, metric.id
        for symbol in metric.units:
            composed = COMPOSED.fullmatch(symbol)
            assert symbol in vocabulary.units() or composed, (metric.id, symbol)


def test_shares_and_intensities_name_their_denominator():
    unnamed = {
        metric.id
        for metric in vocabulary.metrics().values()
        if metric.kind in {"share", "intensity", "rate", "ratio"}
        and not metric.denominator
        and not metric.id.startswith("x.")
    }
    assert unnamed == set()


@pytest.mark.parametrize("metric_id", [
    *(f"ghg.scope3.cat{number}" for number in range(1, 16)),
    "ghg.scope1", "ghg.scope2.location", "ghg.scope2.market", "ghg.scope12", "ghg.scope3", "ghg.total.unspecified",
    "energy.consumption", "water.withdrawal", "water.reuse_rate", "waste.landfill_rate", "safety.ltifr",
    "people.women_in_management_share", "pay.gender_gap", "community.social_contribution_per_share", "gov.fines",
])  # fmt: skip
def test_the_metrics_of_the_reporting_standards_are_there(metric_id):
    assert vocabulary.metrics()[metric_id].id == metric_id


@pytest.mark.parametrize(("words", "metric_id"), [
    ("scope 1 emissions", "ghg.scope1"),
    ("direct co2 emissions", "ghg.scope1"),
    ("market-based scope 2 emissions", "ghg.scope2.market"),
    ("scope 1 and 2 emissions", "ghg.scope12"),
    ("value chain emissions", "ghg.scope3"),
    ("business travel emissions", "ghg.scope3.cat6"),
    ("greenhouse gas emissions", "ghg.total.unspecified"),
    ("carbon footprint", "ghg.total.unspecified"),
    ("product carbon footprint", "ghg.pcf"),
    ("emissions intensity", "ghg.intensity.output"),
    ("use of energy", "energy.consumption"),
    ("electricity use", "energy.electricity"),
    ("power consumption", "energy.electricity"),
    ("gas consumption", "x.fuel"),
    ("share of renewable electricity", "energy.renewable_electricity_share"),
    ("water use", "water.withdrawal"),
    ("water consumption", "water.consumption"),
    ("water reuse rate", "water.reuse_rate"),
    ("waste sent to landfill", "waste.landfill"),
    ("solid waste landfill rate", "waste.landfill_rate"),
    ("food waste", "waste.total"),
    ("hazardous waste", "waste.hazardous"),
    ("recycling rate", "waste.recycled_share"),
    ("recycled content", "materials.recycled_input_share"),
    ("ltifr", "safety.ltifr"),
    ("lost-time injury rate", "safety.ltifr"),
    ("trifr", "safety.trir"),
    ("women in senior management", "people.women_in_management_share"),
    ("female executives", "people.women_in_management_share"),
    ("employee turnover", "people.turnover_rate"),
    ("gender pay gap", "pay.gender_gap"),
    ("volunteer hours", "community.volunteer_hours"),
    ("solvent use", "x.solvent"),
    ("packaging use", "x.packaging"),
])  # fmt: skip
def test_the_words_of_reports_lead_to_their_metric(words, metric_id):
    assert words in vocabulary.metrics()[metric_id].synonyms


@pytest.mark.parametrize(("word", "metric_id"), [
    ("emissions", "ghg.total.unspecified"), ("waste", "waste.total"), ("energy", "energy.consumption"),
    ("water", "water.consumption"), ("electricity", "energy.electricity"), ("women", "people.women_share"),
    ("accidents", "safety.trir"),
])  # fmt: skip
def test_a_word_that_only_names_the_field_is_weak(word, metric_id):
    metric = vocabulary.metrics()[metric_id]
    assert word in metric.weak_synonyms
    assert word not in metric.synonyms


def test_no_phrase_leads_to_two_metrics():
    phrases = Counter(
        phrase for metric in vocabulary.metrics().values() for phrase in (*metric.synonyms, *metric.weak_synonyms)
    )
    assert [phrase for phrase, times in phrases.items() if times > 1] == []


def test_phrases_are_lower_case_and_free_of_pattern_signs():
    for metric in vocabulary.metrics().values():
        for phrase in (*metric.synonyms, *metric.weak_synonyms):
            assert phrase == " ".join(phrase.lower().split()), (metric.id, phrase)
            assert not re.search(r"[{}|]", phrase), (metric.id, phrase)


def test_siblings_are_metrics_of_the_dimension_they_stand_for():
    metrics = vocabulary.metrics()
    siblings = [(dimension, metrics[sibling]) for m in metrics.values() for dimension, sibling in m.siblings.items()]
    assert len(siblings) >= 10
    assert [sibling.id for dimension, sibling in siblings if sibling.dimension != dimension] == []


def test_no_spelling_is_two_units():
    spellings = Counter(spelling for unit in vocabulary.units().values() for spelling in {unit.symbol, *unit.aliases})
    assert [spelling for spelling, times in spellings.items() if times > 1] == []


def test_spellings_that_differ_in_case_alone_are_marked_so():
    folded: dict[str, set[str]] = {}
    for unit in vocabulary.units().values():
        for spelling in (unit.symbol, *unit.aliases):
            folded.setdefault(spelling.lower(), set()).add(unit.symbol)
    unmarked = [
        symbols
        for symbols in folded.values()
        if len(symbols) > 1 and not any(vocabulary.units()[symbol].case_sensitive for symbol in symbols)
    ]
    assert unmarked == []


@pytest.mark.parametrize(("symbol", "dimension", "factor"), [
    ("tCO2e", "mass_co2e", "1"), ("ktCO2e", "mass_co2e", "1000"), ("MtCO2e", "mass_co2e", "1000000"),
    ("kWh", "energy", "0.001"), ("GWh", "energy", "1000"), ("MMBtu", "energy", "0.29307107"),
    ("ML", "volume_water", "1000"), ("m3", "volume_water", "1"), ("L", "volume_water", "0.001"),
    ("Mt", "mass", "1000000"), ("lb", "mass", "0.00045359237"), ("10,000 t", "mass", "10000"),
    ("%", "share", "1"), ("pp", "share", "1"), ("bps", "share", "0.01"),
    ("per 200,000 h", "rate_hours", "5"), ("ha", "area", "1"), ("100 million CNY", "currency", "100000000"),
])  # fmt: skip
def test_units_convert_to_their_dimension_exactly(symbol, dimension, factor):
    assert vocabulary.unit_factor(symbol) == (dimension, Decimal(factor))


def test_joules_and_watt_hours_agree():
    _, gigajoule = vocabulary.unit_factor("GJ")
    assert abs(gigajoule * Decimal("3.6") - 1) < Decimal("1e-24")


def test_an_unknown_unit_has_no_factor():
    assert vocabulary.unit_factor("furlong") is None


@pytest.mark.parametrize(("spelling", "symbol"), [
    ("t CO2-eq", "tCO2e"), ("tonnes of CO2 equivalent".lower(), "tCO2e"), ("metric tons of co2e", "tCO2e"),
    ("tonnes", "t"), ("cubic metres", "m3"), ("cubic meters", "m3"), ("m³", "m3"), ("megalitres", "ML"),
    ("gigawatt hours", "GWh"), ("per cent", "%"), ("percentage points", "pp"), ("hectares", "ha"), ("R$", "BRL"),
    ("€", "EUR"), ("£", "GBP"), ("A$", "AUD"), ("RMB", "CNY"), ("℃", "degC"), ("mt", "t"),
])  # fmt: skip
def test_units_are_known_by_the_spellings_of_reports(spelling, symbol):
    assert spelling in vocabulary.units()[symbol].aliases


def test_scale_words_multiply():
    scale = vocabulary.scale_words()
    assert {word: scale[word] for word in ("thousand", "million", "bn", "lakh", "crore", "wan")} == {
        "thousand": 1000, "million": 10**6, "bn": 10**9, "lakh": 10**5, "crore": 10**7, "wan": 10**4,
    }  # fmt: skip


@pytest.mark.parametrize(("framework_id", "kind", "retired_on"), [
    ("TCFD", "framework", date(2023, 10, 12)), ("PAS 2060", "certifiable", date(2025, 11, 30)),
    ("ISO 26000", "not-certifiable", None), ("ISO 14001", "certifiable", None), ("ISAE 3000", "assurance-standard", None),
    ("FSC", "label", None), ("UNGC", "initiative", None), ("CSRD", "law", None), ("VCMI", "guidance", None),
])  # fmt: skip
def test_frameworks_know_what_they_are_and_until_when(framework_id, kind, retired_on):
    framework = vocabulary.frameworks()[framework_id]
    assert (framework.kind, framework.retired_on) == (kind, retired_on)


def test_editions_may_be_retired_on_their_own():
    assert vocabulary.frameworks()["ISO 14001"].retired_editions["2004"] == date(2018, 9, 15)


def test_a_successor_is_a_framework_too():
    frameworks = vocabulary.frameworks()
    assert [f.id for f in frameworks.values() if f.successor and f.successor not in frameworks] == []


@pytest.mark.parametrize("load", [vocabulary.frameworks, vocabulary.issuers])
def test_no_alias_names_two_bodies(load):
    named: dict[str, set[str]] = {}
    for one in load().values():
        for spelling in (one.id, *one.aliases):
            named.setdefault(spelling.lower(), set()).add(one.id)
    assert [names for names in named.values() if len(names) > 1] == []


def test_sasb_has_its_77_industries():
    names = vocabulary.sasb_industries()
    assert len(names) == len(set(names)) == 77
    assert "Electronic Manufacturing Services & Original Design Manufacturing" in names


def test_raters_say_what_they_assess_and_how_long_it_holds():
    ecovadis = vocabulary.issuers()["EcoVadis"]
    assert (ecovadis.kind, ecovadis.levels, ecovadis.validity_months) == (
        "rater", ("Platinum", "Gold", "Silver", "Bronze"), 12,
    )  # fmt: skip
    assert [one.id for one in vocabulary.issuers().values() if one.kind == "rater" and not one.subject] == []


def test_unknown_issuers_are_recognised_by_their_words():
    assert {"chamber", "magazine", "stock exchange", "league", "ministry"} <= set(vocabulary.issuer_words())


@pytest.mark.parametrize(("name", "words"), [
    ("generic_environmental", {"eco-friendly", "environmentally friendly", "sustainable", "low-carbon", "planet-friendly"}),
    ("not_generic_environmental", {"sustainable development", "sustainability report", "green finance", "greenhouse"}),
    ("offer_nouns", {"product", "detergent", "machine", "company"}),
    ("decrease_verbs", {"reduce", "cutting", "fell", "halved", "came down", "phased out"}),
    ("increase_verbs", {"raised", "growing", "doubled", "went up"}),
    ("modal_commit", {"committed", "pledge"}),
    ("third_parties", {"government", "customers", "association"}),
    ("neutrality_terms", {"net-zero", "net zero emissions", "carbon neutral", "climate-positive"}),
    ("impact_nouns", {"emissions", "waste", "injuries"}),
    ("abbreviations", {"no", "e.g", "ltd"}),
])  # fmt: skip
def test_word_lists_hold_the_usual_words(name, words):
    assert words <= set(vocabulary.terms(name))


def test_words_can_stand_for_numbers():
    assert vocabulary.term_values("months")["sept"] == 9
    assert vocabulary.term_values("numbers")["forty"] == 40


def test_an_unknown_list_is_a_programming_error():
    with pytest.raises(KeyError):
        vocabulary.terms("no such list")
    with pytest.raises(KeyError):
        vocabulary.term_values("no such table")


def test_slots_and_kinds_are_listed():
    assert vocabulary.slots()["target_year"].type == "integer"
    assert len(vocabulary.claim_kinds()) == 22
    assert all(vocabulary.claim_kinds().values())


def test_refinements_lead_to_metrics_and_compile():
    refinements = vocabulary.refinements()
    assert refinements
    for refinement in refinements.values():
        assert refinement.metric in vocabulary.metrics()
        assert re.compile(refinement.pattern)


# --- a user's own folder


def folder(tmp_path, **files):
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return (tmp_path,)


METRIC = """\
own.kelp:
  name: Kelp planted
  kind: absolute
  dimension: mass
  better: higher
  units: [t]
  synonyms: ["{kelp|seaweed} {planted|farmed}"]
"""


def test_a_folder_adds_to_ours(tmp_path):
    more = folder(tmp_path, metrics=METRIC)
    assert vocabulary.metrics(more)["own.kelp"].synonyms == (
        "kelp planted", "kelp farmed", "seaweed planted", "seaweed farmed",
    )  # fmt: skip
    assert "ghg.scope1" in vocabulary.metrics(more)
    assert "own.kelp" not in vocabulary.metrics()


def test_a_folder_may_hold_only_some_files(tmp_path):
    more = folder(tmp_path, terms="kelp_words: [kelp]\n")
    assert vocabulary.terms("kelp_words", more) == ("kelp",)
    assert vocabulary.units(more) == vocabulary.units()


def test_a_later_entry_replaces_an_earlier_one(tmp_path):
    more = folder(tmp_path, kinds='target: "our own words"\n')
    assert vocabulary.claim_kinds(more)["target"] == "our own words"


@pytest.mark.parametrize(("file", "text", "line", "words"), [
    ("metrics", METRIC.replace("better: higher", "better: highest"), 5, "highest"),
    ("metrics", METRIC.replace("better: higher", "beter: higher"), 5, 'did you mean "better"?'),
    ("metrics", METRIC.replace("  name: Kelp planted\n", ""), 1, "name"),
    ("metrics", "own.kelp: seaweed\n", 1, "fields of its own"),
    ("metrics", METRIC.replace("  kind:", "  name: again\n  kind:"), 3, "'name' stands twice"),
    ("metrics", METRIC + "own.kelp: {}\n", 8, "'own.kelp' stands twice"),
    ("metrics", "- a list\n", 1, "expected names with values"),
    ("metrics", "own: [unclosed\n", 2, "expected ',' or ']'"),
    ("metrics", "own: a\x01b\n", 1, "control characters are not allowed"),
    ("units", "units:\n  stook:\n    dimension: mas\n    factor: '1'\n", 3, 'did you mean "mass"?'),
    ("units", "units:\n  stook:\n    dimension: mass\n    factor: some\n", 4, "stook"),
    ("units", "units: [stook]\n", 1, "expected names with values"),
    ("terms", "kelp_words: kelp\n", 1, "kelp_words"),
    ("slots", "own: {type: number, doc: x}\n", 1, "number"),
])  # fmt: skip
def test_a_mistake_is_shown_with_its_line(tmp_path, file, text, line, words):
    more = folder(tmp_path, **{file: text})
    load = {"terms": lambda: vocabulary.terms("kelp_words", more)}.get(file, lambda: getattr(vocabulary, file)(more))
    with pytest.raises(ClaimsError) as caught:
        load()
    (mistake,) = caught.value.mistakes
    assert mistake.path == (tmp_path / f"{file}.yaml").as_posix()
    assert mistake.line == line
    assert words in str(mistake)
    assert mistake.source == "".join(text.splitlines()[line - 1 : line])


def test_a_file_that_cannot_be_read_is_a_mistake(tmp_path):
    from checker.vocabulary.files import read_entries

    with pytest.raises(ClaimsError, match="No such file"):
        read_entries(tmp_path / "metrics.yaml")


# --- choices


@given(st.lists(st.lists(st.text("abc ", max_size=3), min_size=1, max_size=3), max_size=3))
def test_spelling_out_gives_every_combination(choices):
    from itertools import product

    pattern = " ".join("{" + "|".join(options) + "}" for options in choices)
    expected = dict.fromkeys(" ".join(" ".join(chosen).split()) for chosen in product(*choices))
    assert vocabulary._spelt_out((pattern,)) == tuple(expected)
