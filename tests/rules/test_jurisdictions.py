"""Rules of a place: only where a text belongs to it, and one finding for one missing fact."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.model import Outcome
from checker.resources import resource_folder
from checker.rules import load_rules
from checker.rules.profiles import load_profiles
from checker.settings import Settings

FAMILIES = ("EUC", "ESR", "UKG", "ISO")
RULES = tuple(rule.id for rule in load_rules([resource_folder("rules")]) if rule.family in FAMILIES)
MEANT = {"eu-consumer": ("EUC",), "eu-esrs": ("ESR",), "uk": ("UKG",), "iso": ("ISO",)}
EU = "jurisdiction: EU\naudience: consumers\nkind: web-page\ndate: 2026-11-05"
UK = "jurisdiction: United Kingdom\naudience: consumers\nkind: product-page\ndate: 2026-02-05"
FUND = UK + "\nsector: financial"
ESRS = "jurisdiction: EU\naudience: investors\nkind: sustainability-report\ndate: 2026-03-05"
ISO = "audience: b2b\nkind: product-page\ndate: 2026-03-05"


def findings(path, **settings):
    report = pipeline.check([path], Settings(**settings))
    return sorted(
        (verdict.rule, str(verdict.severity)) for verdict in report.verdicts if verdict.outcome is Outcome.FAIL
    )


def test_a_text_that_declares_no_place_gets_no_finding_of_one():
    assert len(RULES) == 11
    assert findings(resource_folder("claims") / "examples", select=RULES) == []


@pytest.mark.parametrize("profile", sorted(load_profiles()))
def test_a_profile_finds_nothing_of_another_place(profile):
    found = {rule[:3] for rule, _ in findings(resource_folder("claims") / "examples", profile=profile)}
    assert found & set(FAMILIES) <= set(MEANT.get(profile, ()))


@pytest.mark.parametrize(
    ("profile", "facts", "text", "expected"),
    [
        # the rule of the place stands for the one that it sharpens, and is no lighter
        ("eu-consumer", EU, "Discover our eco-friendly towels.", [("EUC001", "error")]),
        ("eu-consumer", EU, "Our paint is 100% eco-friendly.", [("EUC001", "error")]),
        ("eu-consumer", EU, "We have the most environmentally friendly towels in Europe.", [("EUC001", "error")]),
        ("eu-consumer", EU, 'Look for our "Planet Choice" seal on the pack.', [("EUC005", "error")]),
        ("eu-consumer", EU, "Unlike others, our toys contain no banned phthalates.", [("EUC006", "warning")]),
        ("eu-consumer", EU, "Our shop ships carbon-neutrally.", [("EUC003", "error")]),
        ("eu-consumer", EU, "Made from recycled nylon. Only the lining is recycled.", [("EUC002", "error")]),
        ("uk", UK, "Discover our eco-friendly towels.", [("UKG001", "error")]),
        ("uk", UK, "The lid closes tightly, thereby reducing energy consumption.", [("UKG001", "error")]),
        ("uk", UK, "- Up to 30% less gas", [("UKG001", "error")]),
        ("uk", UK, "The Aria uses 20% less energy than conventional dryers.", [("UKG001", "info")]),
        ("uk", UK, "Our tray is completely biodegradable.", [("UKG002", "error")]),
        ("uk", FUND, "Our Larkspur fund has an excellent ESG rating.", [("RAT002", "warning"), ("UKG003", "error")]),
        ("uk", FUND, "Try our planet-friendly mortgage.", [("UKG003", "error")]),
        ("iso", ISO, "Our pump uses 30% less electricity.", [("ISO001", "error")]),
        ("iso", ISO, "A sustainable chair.", [("ISO001", "error")]),
        # other facts have findings of their own
        (
            "eu-esrs",
            ESRS,
            "We reduce emissions by 40% by 2035, including removals.",
            [("ESR001", "warning"), ("MET004", "error"), ("NZR008", "error"), ("TGT001", "error")],
        ),
        # a report for investors is no advertisement
        ("eu-consumer", ESRS, "Discover our eco-friendly towels.", [("GEN001", "error")]),
        ("eu-consumer", ESRS, "We will cut gross Scope 1 emissions by 40% by 2035 from 2022, in absolute terms.", []),
    ],
)  # fmt: skip
def test_one_missing_fact_gives_one_finding(tmp_path, profile, facts, text, expected):
    document = tmp_path / "page.md"
    document.write_text(f"---\n{facts}\n---\n\n{text}\n", encoding="utf-8")
    assert findings(document, profile=profile) == expected
