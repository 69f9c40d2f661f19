from __future__ import annotations

import re
from decimal import Decimal

import pytest

from checker.model import Quantity
from checker.reports.html_page.charts import charts, series_of
from checker.reports.html_page.contents import Contents
from checker.reports.html_page.timeline import timeline
from checker.reports.presentation import Presentation
from tests.reports.html_page.pages import Writing, claim_in, figure, percent, report_of, tonnes

SOURCE = Writing("a.txt").put("We cut waste.").document()


def claim(*facets, kind="metric", **slots):
    return claim_in(SOURCE, "We cut", name="c", kind=kind, facets=facets, **slots)


def drawn(part, *claims):
    found = part(Contents(report=report_of(SOURCE, claims=claims), look=Presentation()))
    return found if isinstance(found, str) else "".join(found)


def heights(html):
    return [float(height) for height in re.findall(r'<rect[^>]* height="([\d.]+)"', html)]


@pytest.mark.parametrize(
    "facets",
    [
        (),
        (figure(tonnes(1), 2022),),
        (figure(tonnes(1), 2022), figure(tonnes(1), 2022)),
        (figure(tonnes(1), 2022), figure(tonnes(2), 2023, role="change")),
        (figure(tonnes(1), 2022), figure(tonnes(2), 2023, is_base=True)),
        (figure(tonnes(1), 2022), figure(tonnes(2), 2023, coverage="Haldon")),
        (figure(tonnes(1), 2022), figure(tonnes(2), 2023, entity_id="Other")),
        (figure(tonnes(1), 2022), figure(tonnes(2), 2023, time="2023-06-30 mass")),
        (figure(tonnes(1), 2022), figure(percent(2), 2023)),
        (figure(tonnes(1), 2022), figure(Quantity(amount=Decimal("Infinity"), unit="t"), 2023)),
        (figure(tonnes(1), 2022), figure(tonnes(2), 2023, time="base year")),
        (figure("no amount", 2022), figure("none", 2023)),
    ],
)
def test_a_chart_needs_two_years_of_the_same(facets):
    assert series_of([claim(*facets)]) == []


def test_bars_are_as_long_as_their_amounts_from_zero():
    html = drawn(charts, claim(figure(tonnes(1), 2021), figure(tonnes(2000, "kg"), 2022), figure(tonnes(4), 2023)))
    assert heights(html) == [30, 60, 120]


def test_amounts_below_zero_hang_from_the_line():
    html = drawn(charts, claim(figure(tonnes(-1), 2022), figure(tonnes(1), 2023)))
    assert heights(html) == [60, 60]
    assert re.findall(r'<rect[^>]* y="([\d.]+)"', html) == ["84.0", "24.0"]
    assert "−1" in html


def test_years_of_nothing_are_drawn_all_the_same():
    assert heights(drawn(charts, claim(figure(tonnes(0), 2022), figure(tonnes(0), 2023)))) == [1, 1]


def test_large_amounts_are_told_in_millions():
    html = drawn(charts, claim(figure(tonnes(584_000_000, "L"), 2022), figure(tonnes(596_400_000, "L"), 2023)))
    assert ">596.4<" in html
    assert "million L" in html
    assert "596,400,000 L" in html  # in the table


def test_of_many_years_the_first_and_the_last_are_named():
    html = drawn(charts, claim(*(figure(tonnes(year), year) for year in range(2010, 2024))))
    assert re.findall(r'class="year">(\d+)<', html) == ["2010", "2023"]


def test_what_a_chart_covers_is_told_in_the_claims_words():
    facets = (figure(tonnes(1), 2022, coverage="haldon plant"), figure(tonnes(2), 2023, coverage="haldon plant"))
    assert "the plant in Haldon" in drawn(charts, claim(*facets, boundary="the plant in Haldon"))


def test_companies_are_named_where_there_are_several():
    facets = [figure(tonnes(year), year, entity_id=name) for name in ("One", "Two") for year in (2022, 2023)]
    html = drawn(charts, claim(*facets))
    assert "t</bdi> · <bdi>One" in html


def test_a_target_runs_from_its_base_year_to_the_year_it_is_due():
    html = drawn(timeline, claim(kind="target", base_year=2020, target_year=2030, metric="waste.landfill"))
    assert "from 2020 to 2030" in html
    assert 'cx="10.00%"' in html
    assert 'cx="90.00%"' in html


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ({"target_form": "change"}, ">no base year<"),
        ({"target_form": "level"}, "no base year stated"),
        ({"target_form": "change", "base_year": 2040}, "by 2030, no base year stated"),
        ({"base_year": 2030}, "from 2030 to 2030"),
        ({"end_state": "coal-free plants"}, ">Coal-free plants<"),
        ({}, ">Target<"),
    ],
)
def test_a_target_without_a_base_year_says_so(slots, said):
    assert said in drawn(timeline, claim(kind="target", target_year=2030, **slots))


@pytest.mark.parametrize("slots", [{}, {"target_year": 20300}, {"target_year": 30}, {"target_year": "2030"}])
def test_targets_without_a_plausible_year_are_left_out(slots):
    assert drawn(timeline, claim(kind="target", **slots)) == ""
    assert drawn(timeline, claim(kind="metric", target_year=2030)) == ""


def test_an_axis_names_a_few_round_years():
    html = drawn(timeline, claim(kind="target", base_year=1990, target_year=2050))
    years = re.findall(r">(\d{4})</text>", html.split("</thead>")[0])
    assert years == ["1990", "2000", "2010", "2020", "2030", "2040", "2050"]
