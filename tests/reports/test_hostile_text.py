"""Whatever text a report quotes, it comes out as text: properties of every format, over arbitrary characters."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

import justhtml
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator
from markdown_it import MarkdownIt

from checker.reports.formats import CHECK_FORMATS, EXTRACT_FORMATS
from checker.reports.presentation import Presentation
from tests.reports.samples import HOSTILE, hostile_report

DATA = Path(__file__).parent.parent / "data"
PLAIN, ALL = Presentation(), Presentation(show_passes=True)
FORMULAS = tuple("=+-@＝＋－＠")
PARTS = st.one_of(
    st.sampled_from([one for words in HOSTILE for one in (words, words[:3], words[-3:])]),
    st.sampled_from(
        [
            *("](", "](https://a.example)", "::", "%0A::error::", "%", "]]>", "-->", "</script>", "</", "&#10;", "{0}"),
            *("\r", "\r\n", "\n\n", "\t", ";=1+1", "; @x", "@ann", "'", '"', '"",=', "|", "\\", "\u2028", "\u2029", "\x85"),
            *("\x9b2J", "\x1b]8;;x\x07", "\ufdd0", "\u202e", "\u2066", "\u061c", "\u200f", "\u200b", "\ufeff", "\u00ad"),
            *("\U000e0041", "- a", "# b", "1. c", "    d", "<https://a.example>", "![](x)", "~~~", "```", "***", "[^1]"),
            *("[^1]: x", "====", "---", "<b", "<!--", "<?x"),
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
)  # fmt: skip
WORDS = st.lists(PARTS, min_size=1, max_size=8).map("".join).filter(str.strip)
REPORTS = WORDS.map(hostile_report)
MANY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def written(name: str, *given: object) -> str:
    """Return a report of `esglint check`; some are written in pieces."""
    return "".join(CHECK_FORMATS[name](*given))


def assert_inert(text: str, *, kept: str = "\n") -> None:
    """Check that no character does anything: no control, no direction, none that hides, none that is half of one."""
    told = {one for one in text if not one.isprintable() and one not in kept and unicodedata.category(one) != "Zs"}
    assert not told


OURS = re.compile(r" *\d+ \||  +(?:\||help: )")  # how a line under a finding begins


@MANY
@given(REPORTS, st.sampled_from([PLAIN, ALL]))
def test_a_terminal_gets_what_can_be_seen(report, look):
    text = written("text", report, look)
    assert_inert(text)
    begun = [line for line in text.split("\n\n") if line.strip()]  # a finding, another verdict, the summary
    assert len(begun) == len(report.findings) + look.show_passes + 1
    assert all(OURS.match(line) for one in begun for line in one.split("\n")[1:] if line)


@MANY
@given(REPORTS)
def test_a_terminal_with_colours_gets_ours_and_no_others(report):
    text = written("text", report, Presentation(show_passes=True, color=True))
    assert_inert(re.sub(r"\x1b\[(?:0|1|2|1;31|1;33|1;36)m", "", text))


@MANY
@given(REPORTS)
def test_no_words_are_a_command_of_github(report):
    text = written("github", report, PLAIN)
    assert_inert(text)
    lines = text.splitlines()
    assert len(lines) == len(report.findings) + len(report.unreadable)
    for line in lines:
        command, properties, message = _command(line)
        assert command in {"error", "warning", "notice"}
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert message


def _command(line: str) -> tuple[str, dict[str, str], str]:
    """Read a line as the runner does: actions/runner, ActionCommand.TryParseV2."""
    assert line.startswith("::")
    end = line.index("::", 2)
    command, _, rest = line[2:end].partition(" ")
    pairs = [pair.split("=", maxsplit=1) for pair in rest.split(",")]
    assert all(len(pair) == 2 for pair in pairs)
    return command, dict(pairs), line[end + 2 :]


@MANY
@given(REPORTS)
def test_an_issue_of_gitlab_is_valid_and_shows_what_can_be_seen(report):
    text = written("gitlab", report, PLAIN)
    assert_inert_json(text)
    issues = json.loads(text)
    Draft202012Validator(json.loads((DATA / "gitlab-code-quality.schema.json").read_text())).validate(issues)
    assert len(issues) == len(report.findings) + len(report.unreadable)
    for issue in issues:
        assert_inert(issue["description"], kept="")


SARIF = Draft4Validator(json.loads((DATA / "sarif-schema-2.1.0.json").read_text()))


@settings(MANY, max_examples=100)
@given(REPORTS)
def test_a_result_of_sarif_is_valid_and_holds_no_link_of_others(report):
    text = written("sarif", report, PLAIN)
    assert_inert_json(text)
    log = json.loads(text)
    SARIF.validate(log)
    run = log["runs"][0]
    told = [*run["results"], *run["invocations"][0]["toolExecutionNotifications"]]
    assert len(told) == len(report.findings) + len(report.unreadable)
    for one in told:
        assert_inert(one["message"]["text"], kept="")
        assert not re.search(r"\[.*\]\(", one["message"]["text"])
        for place in one["locations"]:
            assert re.fullmatch(r"[\w.~/%-]+", place["physicalLocation"]["artifactLocation"]["uri"], re.ASCII)


def assert_inert_json(text: str) -> None:
    assert not [one for one in text if one < " " and one != "\n"]


@MANY
@given(REPORTS)
def test_json_and_yaml_say_what_was_said(report):
    text = written("json", report, ALL)
    assert_inert_json(text)
    assert report.verdicts[0].message in _strings(json.loads(text))
    for name, read in (("json", json.loads), ("yaml", yaml.safe_load)):
        claims = "".join(EXTRACT_FORMATS[name](report, PLAIN))
        assert report.quote(report.claims[0].path, report.claims[0].span) in _strings(read(claims))


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [one for part in value.values() for one in _strings(part)]
    if isinstance(value, list):
        return [one for part in value for one in _strings(part)]
    return [value] if isinstance(value, str) else []


@MANY
@given(REPORTS, st.sampled_from([PLAIN, ALL]))
def test_no_words_are_an_element_of_junit(report, look):
    text = written("junit", report, look)
    assert_inert(text)
    tame = ET.fromstring(written("junit", hostile_report("word"), look))  # noqa: S314 - our own report
    root = ET.fromstring(text)  # noqa: S314 - our own report
    assert [(one.tag, sorted(one.attrib)) for one in root.iter()] == [
        (one.tag, sorted(one.attrib)) for one in tame.iter()
    ]
    assert root.attrib == tame.attrib


@MANY
@given(REPORTS)
def test_no_cell_of_a_spreadsheet_computes_wherever_it_is_cut(report):
    text = written("csv", report, ALL)
    assert_inert(text)
    rows = list(csv.reader(io.StringIO(text), strict=True))
    assert {len(row) for row in rows} == {10}
    assert len(rows) == 1 + len(report.unreadable) + len(report.verdicts)
    for row in rows:
        for cell in row:
            assert not cell.lstrip().startswith(FORMULAS)
            assert not [piece for piece in cell.split(";") if piece.lstrip().startswith(FORMULAS)]


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN_TOKENS = {"heading", "paragraph", "inline", "text", "table", "thead", "tbody", "tr", "th", "td", "text_special"}


@MANY
@given(REPORTS, st.sampled_from([PLAIN, ALL]))
def test_no_words_are_markup_of_markdown_or_call_anybody(report, look):
    text = written("markdown", report, look)
    assert_inert(text, kept="\n\u2060")
    found, tame = (
        [token.type for token in MARKDOWN.parse(one)]
        for one in (text, written("markdown", hostile_report("word"), look))
    )
    assert found == tame
    inline = {child.type for token in MARKDOWN.parse(text) for child in token.children or ()}
    assert inline <= PLAIN_TOKENS
    assert not re.search(r"(?<!\w)@\w", text)


@settings(MANY, max_examples=25)
@given(REPORTS)
def test_no_words_are_an_element_of_the_page(report):
    html = written("html", report, ALL)
    tree = justhtml.JustHTML(html, sanitize=False)
    assert len(tree.query("script")) == len(tree.query("style")) == 1
    names = {name for node in tree.query("*") for name in node.attrs}
    assert not {name for name in names if name.startswith("on") or name in {"style", "src", "srcdoc", "action"}}
    assert not [link for node in tree.query("a") if (link := node.attrs.get("href")) and not link.startswith("#")]
    tame = justhtml.JustHTML(written("html", hostile_report("word"), ALL), sanitize=False)
    assert {node.name for node in tree.query("*")} == {node.name for node in tame.query("*")}
    bare = re.sub(r"<(style|script)>.*?</\1>", "", html, flags=re.DOTALL)
    assert_inert(bare, kept="\n\t\r\u200c\u200d")
