"""The guide to the audit record does what it says."""

from __future__ import annotations

import re

import pytest

from checker.record_types import Record
from tests.guides import ROOT, blocks, follow

GUIDE = ROOT / "docs" / "audit-record.md"
TEXT = GUIDE.read_text("utf-8")


def test_the_guide_does_what_it_says(tmp_path):
    follow(GUIDE, tmp_path)


def test_every_block_of_the_guide_is_checked():
    found = blocks(GUIDE)
    assert len(found) == TEXT.count("\n```") // 2
    assert {block["kind"] for block in found} == {"sh", "text", "diff"}


def test_every_key_of_a_record_is_described():
    assert re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE) == list(Record.__struct_fields__)


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", TEXT))
def test_its_links_lead_somewhere(target):
    assert (GUIDE.parent / target).exists()
