"""`esglint why FILE:LINE[:COLUMN]`, from the file to what is printed."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from checker import cli
from checker.commands.why import parse_place
from checker.errors import UsageError
from checker.explanation import Inquiry
from checker.model import Reason
from checker.reports.reasons import REASONS
from tests.golden import assert_golden

REPORT = """\
---
date: 2024-03-01
---

# Marl Foods to cut its Scope 1 emissions by 42%

All targets are measured against 2019.

We will cut our Scope 1 emissions by 42% by 2030. Will our mills reach net zero by 2040?

## Goals for 2035

- Cut water withdrawal by 20%.

| Indicator | Unit | 2022 | 2023 |
|---|---|---|---|
| Scope 1 emissions | t CO2e | 1,200 | 1,100 |
| Water withdrawal | m3 | n/a | 5,400 |
"""


@pytest.fixture
def why(tmp_path, monkeypatch, capfdbinary):
    """Ask about a place of the report, or of another text; return exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    Path("report.md").write_bytes(REPORT.encode())

    def ask(place, *options, **files):
        for name, text in files.items():
            Path(name.replace("_", ".")).write_bytes(text.encode())
        code = cli.run(["why", place, *options])
        output, errors = capfdbinary.readouterr()
        return code, output.decode(), errors.decode()

    return ask


@pytest.fixture
def read(why):
    """Ask for JSON and return what was read at a place."""

    def ask(place, *options, **files):
        code, output, errors = why(place, "--format", "json", *options, **files)
        assert (code, errors) == (0, "")
        return json.loads(output)["read"]

    return ask


def slot(entry, name):
    (claim,) = entry["claims"]
    return {key: value for key, value in claim["slots"][name].items() if key in {"value", "source", "quote"}}


@pytest.mark.parametrize(
    ("name", "place", "options"),
    [
        ("why-sentence.txt", "report.md:9", ()),
        ("why-row.txt", "report.md:17", ()),
        ("why-sentence.json", "report.md:9:60", ("--format", "json")),
        ("why-color.txt", "report.md:9:60", ("--color", "always")),
    ],
)
def test_the_answer_looks_like_its_golden_file(why, name, place, options):
    code, output, errors = why(place, *options)
    assert (code, errors) == (0, "")
    assert_golden(name, output)


def test_a_line_shows_all_its_sentences_and_a_column_the_one_that_stands_there(read):
    assert [entry["quote"][:7] for entry in read("report.md:9")] == ["We will", "Will ou"]
    assert [entry["quote"][:7] for entry in read("report.md:9:1")] == ["We will"]
    assert [entry["quote"][:7] for entry in read("report.md:9:51")] == ["Will ou"]


def test_a_column_beside_all_text_means_what_is_nearest(read):
    assert [entry["quote"] for entry in read("report.md:17:1")] == ["Scope 1 emissions"]
    assert [entry["quote"] for entry in read("report.md:17:46")] == ["1,100"]


def test_a_slot_that_is_read_there_is_quoted(read):
    (entry,) = read("report.md:9:1")
    assert slot(entry, "target_year") == {"value": 2030, "source": "here", "quote": "by 2030"}


def test_a_slot_of_the_whole_document_is_inherited_from_its_statement(read):
    (entry,) = read("report.md:9:1")
    assert slot(entry, "base_year") == {"value": 2019, "source": "inherited", "quote": "2019"}
    assert entry["claims"][0]["slots"]["base_year"]["location"]["line"] == 7
    (statement,) = read("report.md:7")
    assert statement["claims"] == []
    assert {name for taken in statement["supplied"] for name in taken["slots"]} == {"base_year", "base_label"}


def test_a_slot_of_a_heading_is_inherited_from_its_words(read):
    (entry,) = read("report.md:13")
    assert slot(entry, "target_year") == {"value": 2035, "source": "inherited", "quote": "2035"}
    assert entry["claims"][0]["slots"]["target_year"]["location"]["line"] == 11


def test_a_slot_of_another_mention_is_merged(read):
    (headline,) = read("report.md:5")
    assert slot(headline, "target_year") == {"value": 2030, "source": "merged", "quote": "by 2030"}
    assert headline["claims"][0]["slots"]["target_year"]["location"]["line"] == 9
    assert len(headline["claims"][0]["mentions"]) == 2
    (body,) = read("report.md:9:1")
    assert body["claims"][0]["id"] == headline["claims"][0]["id"]


def test_a_cell_inherits_from_its_row_and_column(read):
    (cell,) = read("report.md:17:42")
    assert cell["unit"] == "cell"
    assert slot(cell, "metric") == {"value": "ghg.scope1", "source": "inherited", "quote": "Scope 1 emissions"}
    assert slot(cell, "period_year") == {"value": 2023, "source": "inherited", "quote": "2023"}
    assert slot(cell, "unit") == {"value": "tCO2e", "source": "inherited", "quote": "t CO2e"}
    assert slot(cell, "previous_value")["quote"] == "1,200"


def test_cells_of_a_csv_file_are_explained_too(read):
    entries = read("data.csv:2", data_csv="Indicator,Unit,2022,2023\nWater withdrawal,m3,4,n/a\n")
    assert [(entry["quote"], len(entry["claims"])) for entry in entries] == [
        ("Water withdrawal", 0),
        ("m3", 0),
        ("4", 1),
        ("n/a", 0),
    ]
    assert entries[3]["passed_over"][0]["reason"] == "no-value"


def test_a_place_in_a_file_without_lines_is_written_as_reports_write_it(read):
    book, letter = Workbook(), docx.Document()
    book.active.title = "Energy use"
    for row in (["Indicator", "Unit", "2022", "2023"], ["Scope 1 emissions", "t CO2e", 1200, 1100]):
        book.active.append(row)
    book.save("book.xlsx")
    letter.add_heading("Our goals for 2030", 1)
    letter.add_paragraph("We will cut our Scope 1 emissions by 42%.")
    letter.save("letter.docx")
    (cell,) = read("book.xlsx:Energy use!D2")
    assert slot(cell, "metric")["quote"] == "Scope 1 emissions"
    assert cell["claims"][0]["slots"]["metric"]["location"]["cell"] == "A2"
    (sentence,) = read("letter.docx:paragraph 2:")
    assert slot(sentence, "target_year") == {"value": 2030, "source": "inherited", "quote": "2030"}
    assert sentence["claims"][0]["slots"]["target_year"]["location"]["paragraph"] == 1


def test_a_spot_that_the_file_does_not_have_is_an_error(why):
    message = "esglint: report.md:page 3: the file has no such place with text: write it as `esglint check` prints it\n"
    assert why("report.md:page 3") == (2, "", message)


@pytest.mark.parametrize(
    "words", ["a.xlsx:Energy use!C7", "a.pdf:page 12", "a.docx:paragraph 41", "a.md:3", "a.md:3:4"]
)
def test_a_place_is_shown_as_it_is_written(words):
    assert str(parse_place(words)) == words


def test_what_is_passed_over_says_what_it_was_looked_at_for_and_why(read):
    (entry,) = read("report.md:9:60")
    (refusal,) = [one for one in entry["passed_over"] if one["reason"] == "question"]
    assert {"targets", "neutrality"} <= set(refusal["sought"])
    assert refusal["words"] == "a question"
    assert refusal["quote"] == entry["quote"]


def test_a_document_in_another_language_is_passed_over(why):
    text = "Wir haben im letzten Jahr die Emissionen um 12 % gesenkt und wollen sie bis zum Jahr 2030 noch einmal um die Hälfte senken, wie es auch die anderen Werke in der Gruppe tun.\n"
    code, output, _ = why("note.txt:1", note_txt=text)
    assert code == 0
    assert "not in English" in output
    assert 'note.txt: not evaluated: Its language is "de"' in output


def test_what_the_user_says_of_the_document_is_heeded(why):
    _, output, _ = why("report.md:9:1", "--format", "json", "--kind", "message", "--published", "2025-01-31")
    told = json.loads(output)["document"]
    assert (told["kind"], told["published"]) == ("message", "2025-01-31")


def test_the_answer_says_where_a_repeated_claim_stands(why):
    _, output, _ = why("report.md:5")
    assert 'also stated at report.md:9:9: "cut our Scope 1 emissions by 42% by 2030"' in output
    assert "merged from report.md:9:" in output


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("report.md", '"report.md" names no line: write FILE:LINE or FILE:LINE:COLUMN, for example report.md:12:5'),
        ("nowhere.md:3", "nowhere.md: could not be read: There is no such file. Check the spelling of the path."),
        ("report.md:99", "report.md:99: there is no such line: give one from 1 to 18"),
        ("report.md:0", "report.md:0: there is no such line: give one from 1 to 18"),
        ("report.md:7:99", "report.md:7:99: there is no such column: give one from 1 to 38, or none for the line"),
        ("report.md:8", "report.md:8: it holds no text that is read (it is blank, markup or metadata): the nearest that does is line 7"),
        ("report.md:2", "report.md:2: it holds no text that is read (it is blank, markup or metadata): the nearest that does is line 5"),
        ("empty.md:1", "empty.md:1: it holds no text that is read (it is blank, markup or metadata): the document holds no text"),
    ],
)  # fmt: skip
def test_a_place_that_cannot_be_explained_says_why_and_what_to_do(why, place, message):
    assert why(place, empty_md="\n") == (2, "", f"esglint: {message}\n")


def test_colours_are_for_terminals_only(why):
    assert "\x1b" not in why("report.md:9")[1]
    assert "\x1b[1m" in why("report.md:9", "--color", "always")[1]


@pytest.mark.parametrize(
    ("words", "path", "line", "column"),
    [
        ("report.md:12", "report.md", 12, None),
        ("report.md:12:5", "report.md", 12, 5),
        ("report.md:12:5:", "report.md", 12, 5),
        ("docs/a b.md:3", "docs/a b.md", 3, None),
        ("C:\\press\\release.txt:6:203", "C:\\press\\release.txt", 6, 203),
        ("C:\\press\\release.txt:6", "C:\\press\\release.txt", 6, None),
        ("C:/press/release.txt:6", "C:/press/release.txt", 6, None),
        ("notes:1:2:3", "notes:1", 2, 3),
    ],
)
def test_a_place_is_written_as_reports_write_it(words, path, line, column):
    assert parse_place(words) == Inquiry(path=path, line=line, column=column)


def test_a_file_whose_name_ends_in_a_number_is_found(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    try:
        Path("notes:1").write_text("We cut waste.", encoding="utf-8")
    except OSError:
        pytest.skip("no colons in names here")
    if not Path("notes:1").is_file():
        pytest.skip("no colons in names here")
    assert parse_place("notes:1:2") == Inquiry(path="notes:1", line=2)


@pytest.mark.parametrize("words", ["", "a.md:x", "a.md:", ":3", "12"])
def test_words_that_name_no_place_are_refused(words):
    with pytest.raises(UsageError, match="names no line"):
        parse_place(words)


def test_every_reason_has_its_words_and_is_documented():
    assert set(REASONS) == set(Reason)
    page = (Path(__file__).parent.parent / "docs" / "cli.md").read_text("utf-8")
    assert [f"| `{reason.value}` | {words} |" in page for reason, words in REASONS.items()] == [True] * len(REASONS)
