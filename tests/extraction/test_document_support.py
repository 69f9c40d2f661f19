from __future__ import annotations

import pytest

from checker.extraction.implementation_plans import examiner_in, linked_plan_in, plan_in
from checker.extraction.recognised import recognised_in


def words(text, span):
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("Our implementation plan is published at sollen.example/plan.", "implementation plan"),
        ("Read our climate transition plan.", "climate transition plan"),
        ("The detailed roadmap can be downloaded from our site.", "The detailed roadmap"),
        ("Our plan to climate neutrality by 2040: link", "Our plan"),
        ("We will publish an implementation plan at sollen.example/plan.", None),
        ("We have no transition plan; see sollen.example.", None),
        ("We follow a climate action plan.", None),
        ("Our plan for the summer is at sollen.example.", None),
    ],
)
def test_a_plan_to_which_a_reader_is_led(text, plan):
    assert words(text, plan_in(text)) == plan


@pytest.mark.parametrize(
    ("text", "is_link"),
    [
        ("See [our transition plan](https://sollen.example/plan).", True),
        ('<a class="x" href="/plan.pdf">Climate roadmap</a>', True),
        ("[our shop](https://sollen.example) has a plan", False),
    ],
)
def test_a_link_in_the_source(text, is_link):
    assert (linked_plan_in(text) is not None) is is_link


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The plan is reviewed every year by Korvin Assurance.", "Korvin Assurance"),
        ("our progress is verified annually by an accredited third party.", "an accredited third party"),
        ("An independent expert checks the plan every two years.", "An independent expert"),
        ("Korvin Assurance reviews our progress each year.", "Korvin Assurance"),
        ("The plan is reviewed by the Supervisory Board.", None),
        ("The plan will be reviewed by Korvin Assurance.", None),
        ("Our accounts are audited by Korvin Assurance.", None),
    ],
)
def test_who_examines_the_plan(text, who):
    assert words(text, examiner_in(text)) == who


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The soap carries the Nordic Swan Ecolabel.", "Nordic Swan Ecolabel"),
        ("A type I ecolabel after ISO 14024", "type I ecolabel"),
        ("Energy class: A", "Energy class: A"),
        ("Energy efficiency class A", "Energy efficiency class A"),
        ("class A on the EU energy label", "class A on the EU energy"),
        ("Energy class A+", None),
        ("We have applied for the EU Ecolabel.", None),
        ("It has no Blue Angel.", None),
    ],
)
def test_recognised_performance(text, expected):
    found = words(text, recognised_in(text))
    assert (found or "").lower() == (expected or "").lower()
