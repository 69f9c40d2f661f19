"""Rules of a jurisdiction: only for the texts that somebody declares to be meant for it, and never twice over."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.resources import resource_folder
from checker.rules import load_rules
from checker.rules.profiles import load_profiles
from checker.settings import Settings

RULES = {rule.id: rule for rule in load_rules([resource_folder("rules")])}
MEANT_FOR = {name: file.profile.meant_for.jurisdiction for name, file in load_profiles().items()}
EVERYTHING = """\
# Compostable cups

Our cups protect the climate and are biodegradable. The lid is recyclable and made of recycled plastic.
Our factory is solar-powered. The cup uses 30% less packaging than conventional cups. Our cup is GreenPick certified.

Our operations restore nature. We have been carbon neutral since 2021. We compensated our flights with credits of a
forest project. We are steadily lowering our water consumption. The fund will be net zero by 2050.

Choose our planet-friendly saucers.
"""
RELEASE = """\
Osaka, 14 March 2025 - Kisaragi Foods Co., Ltd. has released its 2024 sustainability report. The company won the
"Green Kitchen" award 2024. It aims for operational carbon neutrality by 2032 and keeps reducing its food waste.

"Our new fryer works at a lower temperature, thereby reducing carbon emissions," said Aya Mori, president.
"""
LETTER = (
    "Dear shareholders,\n\nour low-temperature oven contributes to carbon neutrality. By 2050 we want to be net zero.\n"
)


def findings(text, tmp_path, profile=None, **declared):
    file = tmp_path / "text.md"
    front = "".join(f"{key}: {value}\n" for key, value in declared.items())
    file.write_text(f"---\n{front}---\n\n{text}" if front else text, "utf-8")
    return pipeline.check([file], Settings(profile=profile)).findings


def places(found):
    return {place for one in found if RULES[one.rule].gate for place in RULES[one.rule].gate.jurisdiction}


@pytest.mark.parametrize("text", [EVERYTHING, RELEASE, LETTER])
@pytest.mark.parametrize("declared", [{}, {"jurisdiction": "US-CA", "published": "2026-05-01"}])
def test_rules_of_jurisdictions_run_only_where_a_profile_asks_for_them(text, declared, tmp_path):
    assert places(findings(text, tmp_path, **declared)) == set()


@pytest.mark.parametrize("profile", sorted(MEANT_FOR))
@pytest.mark.parametrize("text", [EVERYTHING, RELEASE, LETTER])
def test_a_profile_brings_the_rules_of_its_own_jurisdiction_and_no_other(profile, text, tmp_path):
    own = set(MEANT_FOR[profile]) | {place.partition("-")[0] for place in MEANT_FOR[profile]}
    for kind in ("press-release", "sustainability-report", "product-page"):
        assert places(findings(text, tmp_path, profile, published="2026-11-02", kind=kind)) <= own


@pytest.mark.parametrize("profile", ["us", "us-california", "hk", "cn", "jp", "ca", "au"])
@pytest.mark.parametrize("text", [RELEASE, LETTER])
def test_a_release_and_a_letter_without_a_claim_of_that_sort_get_no_finding_of_it(profile, text, tmp_path):
    found = findings(text, tmp_path, profile, published="2024-03-14")
    assert [one.rule for one in found if places([one])] == []


@pytest.mark.parametrize("profile", [None, "us", "us-california", "jp", "ca", "au"])
def test_one_missing_fact_gives_one_finding_and_no_error_is_lost(profile, tmp_path):
    found = findings(EVERYTHING, tmp_path, profile, published="2026-05-01", kind="product-page")
    by_place = {(one.rule, one.location.start) for one in found}
    for one in found:
        for other in RULES[one.rule].suppresses:
            assert (other, one.location.start) not in by_place
    plain = findings(EVERYTHING, tmp_path, published="2026-05-01", kind="product-page")
    heavy = {one.location.line for one in plain if one.severity == "error"}
    assert heavy <= {one.location.line for one in found if one.severity == "error"}


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("us", {"USF001", "USF002", "USF003", "USF004", "USF005", "USF006", "USF007", "USF008", "USF009"}),
        ("us-california", {"USC001", "USF004"}),
        ("ca", {"CAN001", "CAN002"}),
        ("au", {"AUS001"}),
        ("jp", {"JPN001"}),
    ],
)
def test_a_text_with_every_fault_meets_the_rules_of_a_profile(profile, expected, tmp_path):
    found = {one.rule for one in findings(EVERYTHING, tmp_path, profile, published="2026-05-01", kind="product-page")}
    assert expected <= found
