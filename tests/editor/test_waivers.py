"""The comment that an editor inserts: it waives nothing until it has a reason, and this finding alone once it has one."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import pipeline
from checker.cache import Cache
from checker.editor.positions import Lines
from checker.editor.suggestions import suggestions
from checker.model import Document, Outcome
from checker.settings import Settings

pytestmark = pytest.mark.skipif("remarks" not in Document.__struct_fields__, reason="comments are not read yet")

AIM = "Norvale Foods will cut its water use by 42% by 2030."
ROWS = "| Target | By |\n|---|---|\n| cut water use by 42% | 2030 |"
CELLS = "<tr><th>Target</th><th>By</th></tr><tr><td>cut water use by 42%</td><td>2030</td></tr>"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"# Aims\n\n{AIM}\n"),
        ("a.md", f"Intro.\n\n- One.\n- {AIM}\n- Two.\n"),
        ("a.md", f"1. One.\n2. {AIM}\n"),
        ("a.md", f"- a\n  - {AIM}\n"),
        ("a.md", f"> {AIM}\n"),
        ("a.md", f"Intro\n\n{ROWS}\n\nEnd.\n"),
        ("a.txt", f"Aims\n\n{AIM}\n"),
        ("a.txt", f"One paragraph here.\n\n{AIM} More text\nfollows here.\n\nEnd.\n"),
        ("a.txt", f"- One.\n- {AIM}\n"),
        ("a.html", f"<p>One.</p><p>{AIM}</p>"),
        ("a.html", f"<ul><li>One</li><li>{AIM}</li></ul>"),
        ("a.html", f"<table>{CELLS}</table>"),
        ("a.html", f"<div>\n<p>\n {AIM}\n</p></div>"),
    ],
)
def test_a_comment_waives_once_it_has_a_reason(name, text, tmp_path_factory):
    settings = Settings(cache=Cache(folder=tmp_path_factory.getbasetemp() / "cache"))

    def outcomes(text):
        report = pipeline.check_text(text, Path(name), settings)
        return report, [verdict for verdict in report.verdicts if verdict.rule == "TGT001"]

    report, (finding,) = outcomes(text)
    document = report.sources[name]
    *_, waiver = suggestions(finding, document, Lines(text=text, units=len))
    commented = text[: waiver.span.start] + waiver.text + text[waiver.span.end :]
    _, (left,) = outcomes(commented)
    assert left.outcome is Outcome.FAIL
    _, (waived,) = outcomes(commented.replace("TGT001: ", "TGT001: the base year is in the table"))
    assert waived.outcome is Outcome.WAIVED
