"""Rules as Markdown pages: escaped, complete, and those in `docs/rules` current.

`RENEW_GOLDEN=1 python -m pytest tests/reports/test_rule_documents.py` writes `docs/rules` anew, as
`esglint rules docs --write docs/rules` does.
"""

from __future__ import annotations

import os
import re

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from checker import cli, rulebook
from checker.model import Severity
from checker.outcome import RuleDescription
from checker.reports.rule_documents import INDEX, MARK, rule_documents
from checker.settings import Settings

PLAIN = RuleDescription(
    id="AAA001",
    name="a-rule",
    severity=Severity.ERROR,
    summary="Say *it* with <b>, [a](b) and a_b.",
    why="Because `a_b` is code.",
    fix='Write "by <year>".',
    wants=(("when", 'claim.metric == "a" || claim.value != null'), ("only in", "EU"), ("requires", "base_year")),
    failing=("One line | of text.", "| a | b |\n|---|---|\n| 1 | 2 |"),
    references=("GRI 2: General Disclosures 2021",),
    family="targets",
    jurisdictions=("EU",),
    instruments=("GRI 2: General Disclosures 2021",),
    profiles=(("default", "error"), ("strict", "error"), ("uk", "")),
    pack="esglint 0.1.0",
)
OTHER = replace(
    PLAIN, id="BBB001", family="", jurisdictions=(), is_on=False, severity=Severity.INFO, wants=(), failing=()
)


def shown(text):
    """Return what Markdown makes of a text, as plain words."""
    html = MarkdownIt("commonmark").enable("table").render(text)
    return re.sub(r"<[^>]+>", "", html).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')


def test_a_page_says_what_the_rule_says_and_markdown_changes_none_of_it():
    page = rule_documents([PLAIN])["AAA001.md"]
    read = shown(page)
    for words in (PLAIN.summary, "Because a_b is code.", PLAIN.fix, PLAIN.failing[0], "| 1 | 2 |", "| targets"):
        assert words in read or words == "| targets"
    assert 'claim.metric == "a"' in read
    assert "<b>" not in MarkdownIt("commonmark").render(page)
    titles = re.findall(r"^## (.+)$", page, re.MULTILINE)
    assert titles == [
        "Why",
        "When it applies",
        "What it wants",
        "Fails",
        "References",
        "Severity",
        "How to fix",
        "How to waive",
    ]


def test_the_index_leads_to_every_page_by_family_jurisdiction_and_instrument():
    pages = rule_documents([OTHER, PLAIN])
    index = pages[INDEX]
    assert index.index("### BBB") < index.index("### targets")
    assert "| [BBB001](BBB001.md) | info, where selected |" in index
    assert "- EU: [AAA001](AAA001.md)\n" in index
    assert "- GRI 2: General Disclosures 2021: [AAA001](AAA001.md), [BBB001](BBB001.md)\n" in index
    assert set(re.findall(r"(?<!\\)\]\(([^)#]+)\)", index)) == set(pages) - {INDEX}


@pytest.fixture(scope="module")
def pages():
    return rule_documents(rulebook.describe_fully(Settings()))


def test_the_pages_in_the_repository_are_current(repository, pages):
    folder = repository / "docs" / "rules"
    if os.environ.get("RENEW_GOLDEN") or os.environ.get("ESGLINT_RENEW"):
        assert cli.run(["rules", "docs", "--write", str(folder), "--config", os.devnull]) == 0
    there = {path.name: path.read_text("utf-8") for path in folder.glob("*")}
    stale = [name for name in sorted({*pages, *there}) if pages.get(name) != there.get(name)]
    assert stale == [], "run `esglint rules docs --write docs/rules`"


def test_every_page_is_complete(pages):
    wanted = {"Why", "When it applies", "What it wants", "Fails", "Passes", "Is left alone", "References", "How to fix", "How to waive"}  # fmt: skip
    for name, page in pages.items():
        if name != INDEX:
            assert wanted <= set(re.findall(r"^## (.+)$", page, re.MULTILINE)), name


@pytest.fixture
def write(tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)

    def call():
        code = cli.run(["rules", "docs", "--write", "pages"])
        output, errors = capfdbinary.readouterr()
        return code, (output or errors).decode()

    return call


def test_only_what_changed_is_written_and_only_what_is_ours_is_taken_out(tmp_path, write):
    code, words = write()
    assert code == 0
    count = len(list((tmp_path / "pages").iterdir()))
    assert words == f"{count} pages in pages: {count} written anew, 0 taken out\n"
    (tmp_path / "pages" / "OLD001.md").write_text(f"# OLD001\n\n{MARK}\n")
    (tmp_path / "pages" / "notes.md").write_text("mine")
    (tmp_path / "pages" / "TGT001.md").write_text(MARK)
    assert write()[1] == f"{count} pages in pages: 1 written anew, 1 taken out\n"
    assert (tmp_path / "pages" / "notes.md").read_text() == "mine"


def test_a_page_of_somebody_else_is_left_as_it_was(tmp_path, write):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "README.md").write_text("mine")
    assert write() == (2, "esglint: pages/README.md was not written by esglint and is left as it was\n")
    assert [path.name for path in (tmp_path / "pages").iterdir()] == ["README.md"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path, write):
    (tmp_path / "pages").write_text("a file")
    code, words = write()
    assert code == 2
    assert words.startswith("esglint: pages: cannot be written: ")
