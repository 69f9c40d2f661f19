from __future__ import annotations

import pytest

from checker.model import BlockKind, Origin, Slot
from checker.resolution.merging import merge
from tests.resolution.readings_at_hand import amount, claims_of, document, mention

PARAGRAPHS = document(*(BlockKind.PARAGRAPH,) * 4)
UNDER_A_HEADING = document(BlockKind.HEADING, *(BlockKind.PARAGRAPH,) * 3)
TARGET = {"metric": "water.withdrawal", "target_form": "change", "target_value": amount("20", "%")}
CHANGE = {"metric": "water.withdrawal", "change_value": amount("14", "%"), "direction": "decrease"}
AWARD = {"award_name": "Clean Works Award"}
RATING = {"issuer": "Pinnacle", "rating_level": "AA"}
VALUE = {"metric": "safety.ltifr", "value": amount("1.9"), "period": "2023"}


def sizes(*mentions, of=PARAGRAPHS):
    return [len(claim.mentions) for claim in merge(mentions, of)]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("change", CHANGE, CHANGE | {"base_year": 2019}),
        ("change", CHANGE | {"change_value": amount("14", "%", "0.5")}, CHANGE | {"change_value": amount("14.3", "%", "0.05")}),
        ("target", TARGET | {"target_year": 2030}, TARGET | {"base_year": 2019}),
        ("target", TARGET | {"boundary": "our mills in Leeds"}, TARGET | {"boundary": "Leeds"}),
        ("target", TARGET | {"metric": "unknown", "metric_name": "kiln dust fallout"}, TARGET | {"metric": "unknown", "metric_name": "fallout of kiln dust"}),
        ("award", AWARD | {"award_year": 2022}, AWARD | {"issuer": "Severn Guild"}),
        ("award", {"award_name": "2022 Clean Works Award"}, {"award_name": "clean works prize"}),
        ("rating", RATING, RATING | {"rating_level": "aa"}),
        ("report_release", {"report_period": "2023"}, {"report_title": "Impact report"}),
        ("framework", {"framework": "GRI"}, {"framework": "GRI", "basis_of_use": "with_reference"}),
        ("certification", {"standard": "ISO 14001", "boundary": "the Hull mill"}, {"standard": "ISO 14001", "boundary": "Hull"}),
        ("certification", {"standard": "ISO 14001", "boundary": "all sites"}, {"standard": "ISO 14001", "boundary": "the Hull mill"}),
        ("donation", {"initiative": "Tolland Fund"}, {"initiative": "Tolland Fund", "value": amount("2", "EUR")}),
        ("metric", VALUE, VALUE | {"boundary": "three mills"}),
        ("net_zero", {"target_year": 2045}, {"target_year": 2045, "ghg_scopes": (1, 2, 3)}),
        ("net_zero", {"target_year": 2045}, {"ghg_scopes": (1, 2, 3), "target_year": 2045, "subject": "company"}),
        ("net_zero", {"target_year": 2045, "ghg_scopes": (1, 2, 3)}, {"modality": "aim"}),
        ("net_zero", {"modality": "aim"}, {"target_year": 2045}),
        ("net_zero", {"modality": "aim"}, {"modality": "commit"}),
    ],
)  # fmt: skip
def test_two_mentions_of_one_statement_are_one_claim(kind, one, other):
    assert sizes(mention(kind, 0, **one), mention(kind, 1, **other)) == [2]
    assert sizes(mention(kind, 0, **other), mention(kind, 1, **one)) == [2]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("change", CHANGE | {"base_year": 2019}, CHANGE | {"base_year": 2020}),
        ("change", CHANGE, CHANGE | {"direction": "increase"}),
        ("change", CHANGE, CHANGE | {"change_value": amount("15", "%")}),
        ("change", CHANGE, CHANGE | {"change_value": amount("14", "pp")}),
        ("change", {"metric": "water.withdrawal"}, {"metric": "water.withdrawal"}),
        ("target", TARGET | {"target_year": 2030}, TARGET | {"target_year": 2035}),
        ("target", TARGET, TARGET | {"metric": "waste.total"}),
        ("target", TARGET, TARGET | {"target_form": "level"}),
        ("target", TARGET | {"metric": "unknown", "metric_name": "kiln dust"}, TARGET | {"metric": "unknown", "metric_name": "road dust"}),
        ("target", TARGET | {"metric": "unknown"}, TARGET | {"metric": "unknown"}),
        ("award", AWARD | {"award_year": 2021}, AWARD | {"award_year": 2022}),
        ("award", AWARD, {"award_name": "Fair Wage Prize"}),
        ("award", AWARD, {"issuer": "Severn Guild"}),
        ("award", {"award_name": "The Prize"}, {"award_name": "The Award"}),
        ("rating", RATING, RATING | {"rating_level": "A"}),
        ("rating", RATING, {"rating_level": "AA"}),
        ("rating", RATING | {"streak_n": 2}, RATING | {"streak_n": 3}),
        ("report_release", {"report_period": "2022"}, {"report_period": "2023"}),
        ("framework", {"framework": "GRI"}, {"framework": "TCFD"}),
        ("framework", {"framework": "SBTi"}, {"framework": "SBTi", "sbti_wording": "aligned"}),
        ("certification", {"standard": "ISO 14001", "boundary": "the Hull mill"}, {"standard": "ISO 14001", "boundary": "the Leeds mill"}),
        ("certification", {"standard": "ISO 14001"}, {"standard": "ISO 50001"}),
        ("assurance", {"assurance_level": "limited"}, {"assurance_level": "limited"}),  # in two blocks: two statements
        ("donation", {"value": amount("2", "EUR")}, {"value": amount("2", "EUR")}),
        ("metric", VALUE, VALUE | {"period": "2022"}),
        ("metric", VALUE, VALUE | {"population_level": "managers", "metric": "people.women_share"}),
        ("net_zero", {"target_year": 2045}, {"target_year": 2050}),
        ("net_zero", {"target_year": 2045}, {"target_year": 2045, "modality": "achieved"}),
        ("quote", {"speaker": "Ines Marr"}, {"speaker": "Ines Marr"}),
    ],
)  # fmt: skip
def test_mentions_that_contradict_or_do_not_identify_one_another_stay_apart(kind, one, other):
    assert sizes(mention(kind, 0, **one), mention(kind, 1, **other)) == [1, 1]


def test_kinds_do_not_mix():
    assert sizes(mention("target", 0, **TARGET), mention("change", 1, **CHANGE)) == [1, 1]


def test_two_targets_in_one_sentence_are_two():
    assert sizes(mention("target", 0, **TARGET), mention("target", 0, **TARGET)) == [1, 1]


def test_assurance_is_told_twice_within_a_paragraph():
    assert sizes(mention("assurance", 0), mention("assurance", 0, 50, assurance_level="limited")) == [2]


def test_a_value_from_a_document_wide_statement_contradicts_nothing():
    wide = Slot(value=2019, origin=Origin.DOCUMENT)
    (claim,) = merge(
        (mention("target", 0, **TARGET, base_year=wide), mention("target", 1, **TARGET, base_year=2020)), PARAGRAPHS
    )
    assert claim.slots["base_year"].value == 2020


def test_a_headline_and_its_body_are_one_claim_told_by_the_body():
    head = mention("change", 0, **CHANGE | {"metric": "ghg.total.unspecified"}, tense="past", period="2023")
    body = mention("change", 1, **CHANGE | {"metric": "ghg.scope12"}, ghg_scopes=(1, 2))
    (claim,) = merge((head, body), UNDER_A_HEADING)
    assert claim.mentions == (body, head)
    assert claim.get("metric") == "ghg.scope12"
    assert (claim.slots["period"].value, claim.slots["period"].origin) == ("2023", Origin.MENTION)


@pytest.mark.parametrize("kind", ["change", "target"])
def test_a_vague_headline_is_no_headline_of_another_subject(kind):
    common = CHANGE | TARGET
    head = mention(kind, 0, **common | {"metric": "ghg.total.unspecified"})
    assert sizes(head, mention(kind, 1, **common | {"metric": "water.withdrawal"}), of=UNDER_A_HEADING) == [1, 1]
    assert sizes(head, mention(kind, 1, **common | {"metric": "ghg.scope1"}), of=UNDER_A_HEADING) == [2]
    assert sizes(head, mention(kind, 1, **common | {"metric": "ghg.scope1"})) == [1, 1]  # no headline


def test_a_goal_said_again_without_its_year_is_the_goal_and_what_is_reached_is_not():
    aim = {"modality": "aim", "tense": "future"}
    dated, again = mention("net_zero", 0, target_year=2040, **aim), mention("net_zero", 2, **aim)
    assert sizes(dated, again) == [2]
    assert sizes(again, dated) == [2]
    assert sizes(dated, mention("net_zero", 2, target_year=2050, **aim)) == [1, 1]
    reached = {"modality": "achieved", "tense": "past"}
    assert sizes(dated, mention("net_zero", 2, **reached)) == [1, 1]
    assert sizes(mention("net_zero", 0, **reached), mention("net_zero", 2, **reached)) == [1, 1]


def test_a_neutrality_heading_goes_with_the_statement_under_it_only():
    heading = mention("net_zero", 0)
    assert sizes(heading, mention("carbon_neutral", 1, target_year=2040), of=UNDER_A_HEADING) == [2]
    assert sizes(heading, mention("carbon_neutral", 2, target_year=2040), of=UNDER_A_HEADING) == [1, 1]
    assert sizes(heading, mention("net_zero", 1, modality="achieved"), of=UNDER_A_HEADING) == [1, 1]


def test_the_order_of_claims_is_the_order_of_their_first_mention():
    mentions = (mention("award", 0, **AWARD), mention("change", 1, **CHANGE), mention("award", 2, **AWARD))
    assert [(claim.kind, len(claim.mentions)) for claim in merge(mentions, PARAGRAPHS)] == [("award", 2), ("change", 1)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("# Brook Mills to cut emissions by 42%\n\nBrook Mills plc will cut Scope 1 and 2 emissions by 42% by 2030 from 2020.", ["target"]),
        ("# Brook Mills to cut emissions by 40%\n\nBrook Mills plc will cut Scope 1 and 2 emissions by 42% by 2030 from 2020.", ["target", "target"]),
        ("# Water withdrawal down 14%\n\nWater withdrawal fell by 14% in 2023 from 2019.", ["change"]),
        ("# Water withdrawal down 14%\n\nWater withdrawal fell by 12% in 2023 from 2019.", ["change", "change"]),
        ("# Net zero by 2045\n\nWe will be net zero by 2045 across our own sites.", ["net_zero"]),
        ("# Net zero by 2045\n\nWe will be net zero by 2050 across our own sites.", ["net_zero", "net_zero"]),
        ("Brook Mills plc received the Clean Works Award 2022. At the ceremony in Hull, Brook Mills accepted the Clean Works Award from the Severn Guild.", ["award"]),
        ("Brook Mills plc received the Clean Works Award in 2021. It won the Clean Works Award in 2022.", ["award", "award"]),
        ("We report with reference to GRI. The report follows GRI.", ["framework"]),
        ("We will cut Scope 1 emissions by 40% by 2030 from 2020. We will cut Scope 1 emissions by 40% by 2035 from 2020.", ["target", "target"]),
    ],
)  # fmt: skip
def test_texts_are_merged_as_a_reader_would(text, kinds):
    assert [kind for kind, _, _ in claims_of(text)] == kinds


def test_the_second_telling_supplies_the_issuer():
    ((_, words, known),) = claims_of(
        "Brook Mills plc received the Clean Works Award 2022. At the ceremony in Hull, Brook Mills accepted the "
        "Clean Works Award from the Severn Guild."
    )
    assert (words, known["issuer"]) == ("Brook Mills plc received the Clean Works Award 2022", "Severn Guild")
