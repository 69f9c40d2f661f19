"""What an editor shows over a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import pipeline
from checker.cache import Cache
from checker.reports.hover import hover_markdown
from checker.settings import Settings

TEXT = "# Aims\n\nNorvale Foods will cut its *Scope 1* and 2 emissions by 42% by 2030.\n\nIt used 4,512 GWh in 2023.\n"


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    settings = Settings(cache=Cache(folder=tmp_path_factory.mktemp("cache")))
    return pipeline.check_text(TEXT, Path("a.md"), settings)


def test_a_finding_is_explained_with_its_rule_and_the_claim_that_was_read(report):
    text, span = hover_markdown(report, "a.md", TEXT.index("42%"), lambda rule: f"file:///pages/{rule}.md")
    parts = text.split("\n\n---\n\n")
    first = next(part for part in parts if "TGT001" in part)
    assert first.startswith("**[TGT001](<file:///pages/TGT001.md>) change-target-has-baseline** (error): ")
    assert "\\<year\\>" in first  # a blank, not markup
    assert "IFRS S2" in first
    assert parts[-1].startswith("**Read as target:** “cut its \\*Scope 1\\* and 2")
    assert "- target\\_value: 42 %" in parts[-1].splitlines()
    assert "42%" in TEXT[span.start : span.end]


def test_a_claim_without_findings_is_shown_as_it_was_read(report):
    offset = TEXT.index("4,512")
    text, span = hover_markdown(report, "a.md", offset, lambda _: "")
    assert "**Read as metric:**" in text
    assert span.start <= offset < span.end


def test_a_rule_without_page_is_named_alone(report):
    text, _ = hover_markdown(report, "a.md", TEXT.index("42%"), lambda _: "")
    assert "**TGT001 change-target-has-baseline**" in text


@pytest.mark.parametrize(("path", "offset"), [("a.md", 0), ("b.md", TEXT.index("42%"))], ids=["a title", "another"])
def test_nothing_is_shown_where_nothing_is_known(report, path, offset):
    assert hover_markdown(report, path, offset, lambda _: "") is None
