"""The guide for rule authors does what it says."""

from __future__ import annotations

import re

import pytest

from tests.guides import ROOT, blocks, follow

GUIDE = ROOT / "docs" / "writing-rules.md"


def test_the_guide_does_what_it_says(tmp_path):
    follow(GUIDE, tmp_path)


def test_every_block_of_the_guide_is_checked():
    found = blocks(GUIDE)
    assert len(found) == GUIDE.read_text("utf-8").count("\n```") // 2
    assert {block["kind"] for block in found} == {"sh", "text", "yaml", "diff"}
    assert all(block["mark"] for block in found if block["kind"] in {"yaml", "diff"})


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", GUIDE.read_text("utf-8")))
def test_its_links_lead_somewhere(target):
    assert (GUIDE.parent / target).exists()
