"""The guide to waivers, comments, evidence and the baseline does what it says."""

from __future__ import annotations

import re

import pytest

from checker.review_rules import REVIEW_RULES
from tests.guides import ROOT, blocks, follow

GUIDE = ROOT / "docs" / "review.md"
TEXT = GUIDE.read_text("utf-8")


def test_the_guide_does_what_it_says(tmp_path):
    follow(GUIDE, tmp_path)


def test_every_block_of_the_guide_is_checked():
    found = blocks(GUIDE)
    assert len(found) == TEXT.count("\n```") // 2
    assert all(block["mark"] for block in found if block["kind"] not in {"sh", "text"})


def test_every_finding_about_decisions_is_listed():
    rows = re.findall(r"^\| (REV\d+) \| (\w+) \| (.*) \|$", TEXT, re.MULTILINE)
    assert rows == [(rule.id, rule.severity.value, rule.summary) for rule in REVIEW_RULES.values()]


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", TEXT))
def test_its_links_lead_somewhere(target):
    assert (GUIDE.parent / target).exists()
