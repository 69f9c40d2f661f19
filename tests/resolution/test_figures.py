"""The pieces that a figure's key of time is put together from, and the index of groups: each decides by itself."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from checker.model import BlockKind, Claim, Mention, Slot, Span
from checker.resolution import figures
from checker.resolution.grouping import Group, GroupIndex
from checker.resolution.merging import _equal, _same_target
from tests.resolution.readings_at_hand import document, mention


def claim(kind="metric", start=10, **values):
    at, slots = Span(start, start + 5), {name: Slot(value=value) for name, value in values.items()}
    one = Mention(kind=kind, span=at, sentence=Span(0, 90), block=0, slots={})
    return Claim(id="c1", kind=kind, path="a.txt", mentions=(one,), slots=slots)


def point(text="", cycle=None, defaults=(), fiscal_year=None, published=None):
    read = SimpleNamespace(
        document=SimpleNamespace(text=text, format="text"),
        facts=SimpleNamespace(defaults=dict.fromkeys(defaults), published=published),
    )
    return SimpleNamespace(reading=read, cycle=cycle, fiscal_year=fiscal_year)


@pytest.mark.parametrize(
    ("slots", "known", "until"),
    [
        ({}, {"cycle": 2023}, "2023-12-31"),
        ({}, {}, ""),
        ({}, {"cycle": 2023, "defaults": ["fy_definition"]}, ""),
        ({"period_end": date(2022, 12, 31)}, {"cycle": 2023}, ""),
        ({"period_end": date(2024, 3, 1)}, {"cycle": 2023, "published": date(2024, 3, 1)}, "2023-12-31"),
    ],
)
def test_a_change_without_an_end_is_told_up_to_the_reporting_year(slots, known, until):
    assert figures._until(claim("change", **slots), point(**known)) == until


@pytest.mark.parametrize(("place", "time"), [(20, ""), (19, "2023-12-31"), (40, ""), (5, "2023-12-31")])
def test_what_stands_far_in_front_of_a_figure_is_not_its_period(place, time):
    text = " " * place + "q1" + " " * 90
    assert figures.time_of(claim(start=60, period_end=date(2023, 12, 31)), point(text)) == time


@pytest.mark.parametrize(
    ("slots", "text", "time"),
    [
        ({"period_around": "2023"}, "", "2023-12-31"),
        ({"period_around": 2023}, "", "2023-12-31"),
        ({"period_around": "2023/24"}, "", ""),
        ({"period_around": "FY23"}, "", ""),
        ({}, "", ""),
        ({"period_end": date(2023, 12, 31)}, "", "2023-12-31"),
        ({"period_end": date(2023, 12, 31), "period": "December 2023"}, "", "2023-12-31 month"),
        ({"period_end": date(2023, 12, 31), "period": "FY2023"}, "", "2023-12-31 FY"),
        ({"period_end": date(2023, 3, 31), "period": "FY2023"}, "", "2023-03-31"),
        ({"period_end": date(2023, 12, 31), "period": "Q4 2023"}, "", ""),
        ({"period_end": date(2023, 12, 31)}, " " * 43 + "q1", ""),  # the last place that is looked at
        ({"period_end": date(2023, 12, 31)}, " " * 44 + "q1", "2023-12-31"),
        ({"period_end": date(2023, 12, 31)}, "q1" + " " * 8, ""),
    ],
)
def test_the_time_of_a_figure_is_the_last_day_of_its_period(slots, text, time):
    assert figures.time_of(claim(**slots), point(text)) == time


@pytest.mark.parametrize(
    ("label", "mark"),
    [
        ("December 2023", " month"),
        ("in dec 2023", " month"),
        ("fiscal 2023", ""),
        ("dec2023", ""),
        ("31 December 2023", ""),
        ("30 June, 2023", ""),
        ("year to December 2023", ""),
        ("2023", ""),
    ],
)
def test_a_single_month_is_no_year(label, mark):
    assert figures._month(label) == mark


@pytest.mark.parametrize(
    ("slots", "role", "time", "words"),
    [
        ({"period": "2023/24"}, "value", "2024-03-31", "2023/24"),
        ({"period": "2023/24"}, "previous", "2023-03-31", "the year to 2023-03-31"),
        ({"period": "2023/24"}, "base", "2019-12-31", "2019"),
        ({}, "value", "2023-12-31", "2023"),
        ({}, "value", "2023", "2023"),
    ],
)
def test_a_period_has_the_name_that_a_reader_would_give_it(slots, role, time, words):
    assert figures._period_words(claim(**slots), role, time) == words


@pytest.mark.parametrize(
    ("time", "year", "shifted"), [("2023-03-31", 2022, "2022-03-31"), ("", 2022, ""), ("2023-03-31", None, "")]
)
def test_the_same_stretch_of_another_year(time, year, shifted):
    assert figures._shifted(time, year) == shifted


def test_a_group_is_looked_for_under_its_metric_and_where_no_metric_is_known():
    index = GroupIndex(document(*(BlockKind.PARAGRAPH,) * 5))
    named = {
        metric: mention("metric", place, metric=metric, value=None)
        for place, metric in enumerate(("water.withdrawal", "waste.total"))
    }
    open_one = mention("metric", 3)
    for one in (*named.values(), open_one):
        index.add(Group(one))
    found = [group.members[0] for group in index.candidates(mention("metric", 4, metric="waste.total", value=None))]
    assert found == [open_one, named["waste.total"]]
    everything = [group.members[0] for group in index.candidates(mention("metric", 4))]
    assert everything == [open_one, named["waste.total"], named["water.withdrawal"]]


@pytest.mark.parametrize(
    ("name", "one", "other", "equal"),
    [
        ("metric_name", "2030", 2030, False),
        ("metric_name", 2030, "2030", False),
        ("metric_name", "kiln dust", "dust", True),
        ("metric_name", "kiln", "dust", False),
        ("modality", "Aim", "aim", True),
        ("modality", "aim", "commit", False),
        ("product", "kilns", "kiln", True),
        ("target_year", 2030, 2030, True),
    ],
)
def test_values_are_equal_by_their_sort(name, one, other, equal):
    assert _equal(name, one, other) is equal


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("kiln dust fallout", "dust of the kiln", True),  # two words
        ("kiln dust fallout", "kiln waste", False),
        ("kiln dust fallout", None, False),
    ],
)
def test_targets_of_unknown_metrics_are_one_by_two_words_of_their_names(one, other, same):
    a = mention("target", 0, metric="unknown", metric_name=one)
    b = mention("target", 1, metric="unknown", **({"metric_name": other} if other else {}))
    assert _same_target(a, b, heads=False) is same
    assert _same_target(a, b, heads=True)
    assert not _same_target(a, a, heads=True)


def test_a_figure_of_a_table_knows_which():
    place = point()
    place.reading.document.blocks = [SimpleNamespace(table=None)]
    assert figures._table_of(claim(), place) == -1
    place.reading.document.blocks = [SimpleNamespace(table=object())]
    assert figures._table_of(claim(), place) == 0
