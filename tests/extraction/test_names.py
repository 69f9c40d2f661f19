from __future__ import annotations

import pytest

from checker.extraction.framework_names import sasb_industry_in, standards_in
from checker.extraction.names import (
    claim_clause,
    is_cased,
    is_company_word,
    is_generic,
    is_legal_form,
    is_others,
    is_self,
    name_at,
    name_ending,
)
from checker.extraction.raters import GIVERS, raters_in
from checker.model import Facts

FACTS = Facts(entity="Dunmore Spinning Works plc")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("by the Nordic Dairy Forum in 2024", "Nordic Dairy Forum"),
        ("by Halmore Audit. The rest", "Halmore Audit"),
        ("by Halmore Audit Ltd. in Leeds", "Halmore Audit Ltd."),
        ("by Halmore Audit, Inc. and others", "Halmore Audit, Inc."),
        ("by Halmore Audit, Leeds", "Halmore Audit"),
        ("by S.T.E.P. and others", "S.T.E.P."),
        ("by the city of Selby and others", "city of Selby"),
        ("by the ministry for the Environment", "ministry for the Environment"),
        ("by the Chamber of Commerce and Industry of Selby", "Chamber of Commerce and Industry of Selby"),
        ("by Brook & Sons for us", "Brook & Sons"),
        ("by Brook Ltd and Sons", "Brook Ltd"),
        ("by 3Keel for us", "3Keel"),
        ("by this year's Green Forum", "Green Forum"),
        ("by Selby's mayor", "Selby"),
        ("by the Weavers' choir", "Weavers"),
        ("by Green Forum 2024", "Green Forum"),
        ("by Green Forum, 2024", "Green Forum"),
        ("by   Green Forum", "Green Forum"),
        ("by Green Forum of the", "Green Forum"),
        ("by One Two Three Four Five Six Seven Eight Nine Ten Eleven", "One Two Three Four Five Six Seven Eight Nine Ten"),
        ("by The", None),
        ("by many people in Leeds", None),
        ("by (nobody) In", None),
        ("by ministry for nobody in Leeds", None),
        ("by city of The people", None),
        # without capitals
        ("by halmore audit in leeds", "halmore audit"),
        ("by the chamber of commerce and industry, leeds", "chamber of commerce and industry"),
        ("by brook and sons", "brook"),
        ("by selby's mayor", "selby"),
        ("by green forum 2024", "green forum"),
        ("by a b c d e f g h i j k l m n", None),
        ("by one two three four five six seven eight nine ten eleven twelve", "one two three four five six seven eight nine ten"),
        ("by cutting waste", None),
        ("by 12 people", None),
        ("by 2024", None),
        ("by of", None),
        ("by (nobody)", None),
        ("by ", None),
    ],
)  # fmt: skip
def test_the_name_behind_a_word(text, name):
    span = name_at(text, len("by"))
    assert (text[slice(*span)] if span else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Halmore Audit verified", "Halmore Audit"),
        ("In 2024 the Nordic Dairy Forum verified", "Nordic Dairy Forum"),
        ("The Halmore Audit verified", "Halmore Audit"),
        ("Waste fell and Halmore Audit & Sons verified", "Halmore Audit & Sons"),
        ("Friends of Selby verified", "Friends of Selby"),
        ("The auditors verified", None),
        ("In Leeds we verified", None),
        ("The verified", None),
        ("it was 2024 verified", None),
        ("halmore audit verified", "halmore audit"),
        ("in 2024 halmore audit verified", "halmore audit"),
        ("waste fell, halmore audit verified", "halmore audit"),
        (" verified", None),
    ],
)
def test_the_name_in_front_of_a_word(text, name):
    span = name_ending(text, text.rindex("verified"))
    assert (text[slice(*span)] if span else None) == name


@pytest.mark.parametrize(
    "words",
    ["we", "our company", "the group's", "Dunmore", "Dunmore Spinning", "Dunmore's", "DSW", "dunmore spinning works"],
)
def test_the_company_is_known_by_its_names(words):
    assert is_self(words, FACTS)


@pytest.mark.parametrize("words", ["Gorse Paper", "Spinning Works", "Dunmore Paper", "the plc", "DX", "", "they"])
def test_others_are_not_taken_for_the_company(words):
    assert not is_self(words, FACTS)


def test_without_a_known_company_only_pronouns_stand_for_it():
    assert is_self("we", Facts())
    assert not is_self("Dunmore", Facts())
    assert not is_self("Dunmore", Facts(entity="The Group plc"))


def test_bodies_without_a_name_and_parties_of_others():
    assert is_generic("an independent ESG agency")
    assert not is_generic("Halmore Audit")
    assert is_others("our largest customer")
    assert not is_others("our mill")


def test_words_that_end_a_companys_name():
    assert is_legal_form("Ltd.")
    assert not is_legal_form("Bank")
    assert is_company_word("Bank")
    assert not is_company_word("Green")
    assert not is_company_word("of")


def test_capitals_mean_something_only_where_both_cases_stand():
    assert is_cased("Waste fell")
    assert not is_cased("waste fell")
    assert not is_cased("WASTE FELL")


def test_a_clause_out_of_a_layout_is_cut_to_a_readable_stretch():
    text = "word " * 60 + "here " + "word " * 60
    low, high = claim_clause(text, 300)
    assert 0 < low < 300 < high < len(text)
    assert text[low - 1] == " " == text[high]
    assert claim_clause("word " * 60 + "here" + "x" * 300, 300) == (40, 604)
    assert claim_clause("x" * 600, 590) == (0, 600)


def test_a_short_name_in_capitals_is_known_only_in_capitals():
    assert [hit.issuer.id for hit in raters_in("TIME wrote about us in Leeds", kinds=GIVERS)] == ["TIME"]
    assert raters_in("This time it wrote about Leeds", kinds=GIVERS) == ()
    assert [hit.name for hit in raters_in("EcoVadis medal")] == ["EcoVadis"]
    assert raters_in("EcoVadis medal", start=3) == ()


@pytest.mark.parametrize(
    ("text", "standards"),
    [
        ("ISO 14001:2015", [("ISO 14001", "2015")]),
        ("DIN EN ISO 14001", [("ISO 14001", "")]),
        ("iso14001 (2015)", [("ISO 14001", "2015")]),
        ("ISO 99999", [("ISO 99999", "")]),
        ("the GRI Standards 2021", [("GRI", "2021")]),
        ("ESRS standards (2023)", [("ESRS", "2023")]),
        ("VSME framework (2024)", [("VSME", "2024")]),
        ("ISAE 3000 (Revised)", [("ISAE 3000", "")]),
        ("In time we reach people", []),
        ("we reach people under gri", [("GRI", "")]),
        ("We use REACH", [("REACH", "")]),
        ("the isomer is new", []),
    ],
)
def test_standards_are_known_with_their_edition(text, standards):
    assert [(hit.id, hit.edition) for hit in standards_in(text)] == standards


def test_an_industry_is_given_by_its_official_name():
    text = "the apparel, accessories and footwear standard"
    assert sasb_industry_in(text, 0, len(text)) == ("Apparel, Accessories & Footwear", (4, 37))
    assert sasb_industry_in("the footwear standard", 0, 21) is None
