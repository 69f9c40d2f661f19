"""Plain contradictions as reports, pages and sheets have them, and beside each what looks like one and is none."""

from __future__ import annotations

import pytest

from tests.cross_document.sets_at_hand import findings

FAMILIES = ("ARI", "TIM", "XDC")
HEAD = "# Sorrel Paper Ltd sustainability report {year}\n\nPublished on {day} April {after}.\n\n"


def report(year: int, text: str, day: int = 4) -> str:
    return HEAD.format(year=year, after=year + 1, day=day) + text


def rules(documents):
    return sorted({one.split()[0] for one in findings(documents, select=FAMILIES)})


CONTRADICTIONS = {
    "a total that adds up to": (
        {"a.md": report(2023, "Our mills generated 2,460 tonnes of waste in 2023.\n\n## Waste\n\nDuring 2023 waste generated in our mills added up to 2,130 tonnes.")},
        "XDC001",
    ),
    "energy as an object": (
        {"a.md": report(2023, "Our mills used 61 GWh of electricity in 2023."), "b.md": report(2023, "In 2023 our mills used 67 GWh of electricity.", 9)},
        "XDC001",
    ),
    "another clause has an average": (
        {"a.md": report(2023, "Voluntary turnover was 6.8% in 2023, and the average length of service is nine years.\n\n| Indicator | 2022 | 2023 |\n|---|---|---|\n| Voluntary turnover (%) | 8.3 | 8.6 |")},
        "XDC001",
    ),
    "certified sites": (
        {"a.md": report(2023, "At the end of 2023, 21 of our 26 sites had an ISO 50001 certificate."), "b.md": report(2023, "19 of the 26 sites had an ISO 50001 certificate at the end of 2023.", 9)},
        "XDC006",
    ),
    "women in management": (
        {"a.md": report(2023, "Women held 36.1 per cent of management positions at the end of 2023."), "b.md": report(2023, "Women occupied 31.6% of management positions at the end of 2023.", 9)},
        "XDC001",
    ),
    "a status that slips back": (
        {
            "a.md": "# Climate\n\nQuestions and answers of Sorrel Paper Ltd, March 2023\n\nOur target was approved by the Science Based Targets initiative in February 2023.",
            "b.md": "# Climate\n\nQuestions and answers of Sorrel Paper Ltd, March 2024\n\nWe sent a commitment letter to the Science Based Targets initiative.",
        },
        "XDC006",
    ),
    "a heading in the line": (
        {"a.md": report(2022, "**K2 Water withdrawal.** 1.92 million m³ in 2022, for all 14 production sites worldwide."), "b.md": report(2023, "**K2 Water withdrawal.** 1.05 million m³ in 2023, for our production sites in Europe.")},
        "XDC005",
    ),
    "where a target starts from": (
        {"a.md": report(2022, "Water intensity will be cut by 40% by 2027. The baseline is 2017, when we needed 5.8 m³ per tonne of pulp."), "b.md": report(2023, "Water intensity will be cut by 40% by 2027. The baseline is 2017, when we needed 6.9 m³ per tonne of pulp.")},
        "XDC001",
    ),
    "shares of waste by route": (
        {"a.md": report(2023, "In 2023 we generated 1,720 tonnes of waste: 83% recycled, 12% burned and 5% landfilled."), "b.md": report(2023, "In 2023 we recycled 96% of our waste.", 9)},
        "XDC001",
    ),
    "a definition list": (
        {"a.html": "<html><body><h1>People at Sorrel Paper Ltd</h1><dl><dt>Employees</dt><dd>1,936</dd><div><dt>Women in management</dt><dd>34%</dd></div></dl><h2>Aims</h2><p>Our target is to reach 30% women in management by 2027.</p><p>Reviewed on 4 April 2024</p></body></html>"},
        "ARI006",
    ),
}  # fmt: skip

LOOK_ALIKES = {
    "a limit is no total": {"a.md": report(2023, "Our mills generated 2,460 tonnes of waste in 2023.\n\nFines were due for waste of up to 2,130 tonnes in 2023.")},
    "two sorts of electricity": {"a.md": report(2023, "Our mills used 61 GWh of electricity in 2023."), "b.md": report(2023, "In 2023 our Torvik mill used 17 GWh of electricity.", 9)},
    "sites of another year": {"a.md": report(2022, "At the end of 2022, 21 of our 26 sites had an ISO 50001 certificate."), "b.md": report(2023, "24 of the 26 sites had an ISO 50001 certificate at the end of 2023.")},
    "a boundary that is explained": {"a.md": report(2022, "**K2 Water withdrawal.** 1.92 million m³ in 2022, for all 14 production sites worldwide."), "b.md": report(2023, "**K2 Water withdrawal.** 1.05 million m³ in 2023, for our production sites in Europe. The scope of the water figures was changed: sites outside Europe are no longer included.")},
    "a level still ahead": {"a.html": "<html><body><h1>People at Sorrel Paper Ltd</h1><dl><dt>Women in management</dt><dd>24%</dd></dl><h2>Aims</h2><p>Our target is to reach 30% women in management by 2027.</p></body></html>"},
    "a word that is explained": {"a.html": "<html><body><h1>Glossary of Sorrel Paper Ltd</h1><dl><dt>Scope 1</dt><dd>Emissions of our own boilers and vehicles, as the GHG Protocol of 2004 defines them for companies like ours</dd></dl></body></html>"},
    "the same start": {"a.md": report(2022, "Water intensity will be cut by 40% by 2027. The baseline is 2017, when we needed 5.8 m³ per tonne of pulp."), "b.md": report(2023, "Water intensity will be cut by 40% by 2027. The baseline is 2017, when we needed 5.8 m³ per tonne of pulp.")},
}  # fmt: skip


@pytest.mark.parametrize(("documents", "rule"), CONTRADICTIONS.values(), ids=list(CONTRADICTIONS))
def test_a_plain_contradiction_is_found(documents, rule):
    assert rule in rules(documents)


@pytest.mark.parametrize("documents", LOOK_ALIKES.values(), ids=list(LOOK_ALIKES))
def test_what_looks_like_one_is_left_alone(documents):
    assert rules(documents) == []
