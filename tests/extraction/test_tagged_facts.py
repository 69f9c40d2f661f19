"""What the tags of an inline XBRL report add to what its text says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker import vocabulary
from checker.errors import ClaimsError
from checker.extraction import read_claims
from tests.documents.documents_at_hand import document
from tests.documents.tagged_at_hand import report, tag


def units(**measures: str) -> str:
    listed = "".join(
        f"<xbrli:unit id='{name}'><xbrli:measure>{measure}</xbrli:measure></xbrli:unit>"
        for name, measure in measures.items()
    )
    return f"<ix:header>{listed}</ix:header>"


def claims(body):
    return read_claims(
        document(report(f"{units(n='xbrli:pure', eur='iso4217:EUR', odd='own:barrels')}{body}"), "a.xhtml")
    ).mentions


def slots(body):
    (mention,) = claims(body)
    return {name: slot.value for name, slot in mention.slots.items()}


def test_a_tag_joins_the_claim_that_its_number_is_the_value_of():
    read = slots(f"<p>Scope 1 emissions were {tag('1,200', scale='3')} kt CO2e in 2024.</p>")
    assert (read["metric"], read["value"].unit, read["value"].amount) == ("ghg.scope1", "ktCO2e", 1200)
    assert read["concept"] == "esrs:GrossScope1GreenhouseGasEmissions"
    assert (read["tagged_value"].amount, read["tagged_value"].unit) == (1200000, "tCO2e")
    assert read["tagged_value"].text == "1,200,000 tCO2e"
    assert (read["tagged_years"], read["period"]) == ((2024,), "2024")


def test_a_tag_says_what_the_words_leave_open():
    read = slots(
        f"<p>Scope 2 emissions were {tag('12', 'esrs:GrossMarketBasedScope2GreenhouseGasEmissions')} t CO2e.</p>"
    )
    assert (read["metric"], read["scope2_method"], read["ghg_scopes"]) == ("ghg.scope2.market", "market", (2,))
    assert (read["metric_name"], read["period"], read["period_year"]) == ("Scope 2 emissions", "2024", 2024)


def test_a_tag_does_not_overrule_the_words():
    read = slots(f"<p>Scope 3 emissions were {tag('12')} t CO2e in 2023.</p>")
    assert (read["metric"], read["period"], read["tagged_years"]) == ("ghg.scope3", "2023", (2024,))


def test_a_cell_of_a_table_is_its_number():
    table = f"<table><tr><th>Site</th><th>Unit</th><th>2024</th></tr><tr><td>Scope 1</td><td>kt CO2e</td><td>{tag('1.2', scale='3')}</td></tr></table>"
    read = slots(table)
    assert (read["value"].amount, read["tagged_value"].amount) == (Decimal("1.2"), 1200)


def test_a_number_that_only_its_tag_explains_is_a_claim():
    read = slots(f"<p>Scope 1: {tag('1.2', scale='3')}, as told.</p>")
    assert (read["metric"], read["metric_kind"], read["value"].amount, read["unit"]) == (
        "ghg.scope1", "absolute", 1200, "tCO2e",
    )  # fmt: skip
    assert read["metric_name"] == "Scope 1 (direct) GHG emissions"
    assert "tagged_value" not in read


def test_the_unit_beside_such_a_number_is_read():
    read = slots(f"<p>Direct: {tag('1.2')} kt.</p>")
    assert (read["value"].amount, read["unit"], read["tagged_value"].unit) == (Decimal("1.2"), "kt", "tCO2e")


def test_members_are_the_part_that_a_number_is_about():
    read = slots(f"<p>Scope 1: {tag('12', contextRef='end')}.</p>")
    assert (read["boundary"], read["period"]) == ("leeds, hull plant", "2024")


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"unitRef": "n"}, None),
        ({"unitRef": "n", "concept": "vsme:NumberOfEmployees"}, ("count", 12)),
        ({"unitRef": "n", "concept": "x:PercentageOfRenewableSourcesInTotalEnergyConsumption"}, ("%", 1200)),
        ({"unitRef": "odd"}, None),
        ({"unitRef": "per"}, None),
        ({"sign": "-"}, None),
        ({"concept": "own:Profit"}, None),
        ({"contextRef": "odd"}, None),
    ],
)
def test_what_a_tag_alone_makes_a_claim_of(attributes, expected):
    found = claims(f"<p>So: {tag('12', **attributes)}.</p>")
    read = [(one.slots["value"].value.unit, one.slots["value"].value.amount) for one in found]
    assert read == ([expected] if expected else [])


def test_a_share_knows_what_it_is_of():
    body = f"<p>The share of renewable energy was {tag('46.2', 'x:PercentageOfRenewableSourcesInTotalEnergyConsumption', unitRef='n', scale='-2')}% in 2024.</p>"
    read = slots(body)
    assert (read["tagged_value"].amount, read["denominator"]) == (Decimal("46.2"), "total energy consumption")


def test_targets_milestones_and_furniture_are_no_results():
    body = report(f"<p>So: {tag('12', contextRef='end')}.</p><nav>Scope 1: {tag('13')}</nav><p>We report.</p>")
    body = body.replace("HullPlantMember", "Milestone2030Member")
    assert read_claims(document(body, "a.xhtml")).mentions == ()


def test_a_value_that_holds_two_tagged_numbers_is_left_alone():
    found = claims(f"<p>Scope 1 emissions were {tag('1')},{tag('200')} t CO2e in 2024.</p>")
    assert [mention.slots.get("concept") for mention in found] == [None]


def test_a_period_that_is_no_calendar_year():
    body = (
        report(f"<p>Scope 1: {tag('12')}.</p>").replace("2024-01-01", "2023-07-01").replace("2024-12-31", "2024-06-30")
    )
    (mention,) = read_claims(document(body, "a.xhtml")).mentions
    assert mention.slots["period"].value == "2023-07-01 to 2024-06-30"
    assert mention.slots["tagged_years"].value == (2023, 2024)


def test_every_concept_is_one_of_our_metrics_and_every_measure_one_of_our_units():
    assert {concept.metric for concept in vocabulary.concepts().values()} <= set(vocabulary.metrics())
    assert set(vocabulary.measures().values()) <= set(vocabulary.units())


def test_concepts_of_ones_own(tmp_path):
    (tmp_path / "concepts.yaml").write_text("concepts:\n  Trees: {metric: x.trees_planted}\n")
    assert vocabulary.concepts((tmp_path,))["Trees"].metric == "x.trees_planted"
    assert "GrossScope1GreenhouseGasEmissions" in vocabulary.concepts((tmp_path,))


def test_a_concept_of_no_metric_is_a_mistake(tmp_path):
    (tmp_path / "concepts.yaml").write_text("concepts:\n  Trees: {metric: x.tree_planted}\n")
    with pytest.raises(ClaimsError) as raised:
        vocabulary.concepts((tmp_path,))
    (mistake,) = raised.value.mistakes
    assert (mistake.line, mistake.hint) == (2, 'did you mean "x.trees_planted"?')


def test_a_concept_of_the_users_map_means_its_metric():
    own = tag("1,200", concept="norvale:DirectEmissions")
    body = document(report(f"<table><tr><td>Direct</td><td>{own}</td></tr></table>"), "a.xhtml")
    assert read_claims(body).mentions == ()
    for name in ("norvale:DirectEmissions", "DirectEmissions"):
        (mention,) = read_claims(body, concepts={name: "ghg.scope1"}).mentions
        assert mention.slots["metric"].value == "ghg.scope1"
        assert mention.slots["ghg_scopes"].value == (1,)
        assert mention.slots["concept"].value == "norvale:DirectEmissions"
    assert read_claims(body, concepts={"other:DirectEmissions": "ghg.scope1"}).mentions == ()


def test_the_users_map_outranks_the_vocabulary_and_says_no_method_that_concepts_differ_in():
    body = document(report(f"<p>Ours: {tag('1,200')}.</p>"), "a.xhtml")
    concepts = {"esrs:GrossScope1GreenhouseGasEmissions": "ghg.scope12"}
    (mention,) = read_claims(body, concepts=concepts).mentions
    assert mention.slots["metric"].value == "ghg.scope12"
    assert mention.slots["ghg_scopes"].value == (1, 2)
    assert "scope2_method" not in mention.slots
