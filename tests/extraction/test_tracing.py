"""What was seen, read and passed over: the reasons are those of the functions that decide."""

from __future__ import annotations

import pytest

from checker.extraction import read_claims
from checker.extraction.readers import READERS, sought_by
from checker.extraction.tracing import trace_claims
from checker.model import Reason, Span
from tests.documents.documents_at_hand import document
from tests.golden import FOLDER

EXAMPLES = FOLDER.parents[2] / "claims" / "examples"
ALL = Span(0, 10**9)


def traces_of(text, name="note.md"):
    return trace_claims(document(text, name), {}, ALL)


def reasons_of(text):
    """Return why the last sentence of a text is read as no claim, with what was looked for."""
    reasons = {}
    for one in traces_of(text)[-1].passed_over:
        reasons.setdefault(one.reason.value, set()).update(one.sought)
    return reasons


PASSED_OVER = [
    ("Will our two mills reach net zero by 2040?", "question", "neutrality"),
    ("Will our mills cut water use by 20% by 2030?", "question", "targets"),
    ("Have our mills been certified to ISO 14001?", "question", "certificates"),
    ("Did we win the Hull Climate Award 2023?", "question", "awards"),
    ("Was our 2023 report assured by Kell & Moor LLP with limited assurance?", "question", "assurance"),
    ("Our mills are not carbon neutral.", "negated", "neutrality"),
    ("Our mill is not certified to ISO 14001.", "negated", "certificates"),
    ("We have not been rated Gold by EcoVadis.", "negated", "ratings"),
    ("We have not sought limited assurance of our report.", "negated", "assurance"),
    ("We do not report in accordance with the GRI Standards.", "negated", "frameworks"),
    ("If the grid were green, our mills would be carbon neutral.", "conditional", "neutrality"),
    ("For example, a mill might cut its energy use by 20%.", "conditional", "targets"),
    ("If every mill did so, energy use of 20 GWh was saved.", "conditional", "measures"),
    ("The city of Hull wants to cut its emissions by 50% by 2030.", "others", "targets"),
    ("The government said that emissions of 40 Mt were reported in 2022.", "others", "measures"),
    ("Our suppliers are certified to ISO 14001.", "others", "certificates"),
    ("In 2015 we had promised a 20% cut of our water use.", "history", "targets"),
    ("In 2015 we had promised a 20% cut of our water use.", "history", "measures"),
    ("There is no plan to cut emissions by 20%.", "undecided", "targets"),
    ("Reduce your bill by 30% with a new tap.", "advice", "targets"),
    ("Emissions of our mills fell by 12% in 2023.", "result", "targets"),
    ("About 12 buses stop at the gate.", "no-goal", "targets"),
    ("We will cut our emissions by 42% by 2030.", "goal", "measures"),
    ("We follow the path towards net zero.", "undated", "neutrality"),
    ('What does "carbon neutral" mean to us.', "quoted", "neutrality"),
    ("The Net Zero Fund of the bank grew in 2023.", "name", "neutrality"),
    ("The GRI Standards were first published in 2016.", "mention", "frameworks"),
    ("We talked about the weather.", "no-claim", None),
    ("Natural gas 448,375 479,782 501,223", "lost-table", None),
]


@pytest.mark.parametrize(("text", "reason", "sought"), PASSED_OVER)
def test_what_is_passed_over_has_the_reason_of_the_reader_that_decides(text, reason, sought):
    reasons = reasons_of(text)
    assert reason in reasons, reasons
    if sought:
        assert sought in reasons[reason]


def test_the_words_that_decide_are_kept():
    text = "If the grid were green, our mills would be carbon neutral."
    refusal = next(one for one in traces_of(text)[0].passed_over if one.reason is Reason.CONDITIONAL)
    assert text[refusal.span.start : refusal.span.end] == "If"


def test_blocks_that_are_not_read_say_why():
    german = "Wir haben im letzten Jahr die Emissionen um 12 % gesenkt und wollen sie bis zum Jahr 2030 noch einmal um die Hälfte senken, wie es auch die anderen Werke in der Gruppe tun."
    english = "We will cut our emissions by 42% by 2030, and we have said so in each of the reports that we have published since the year in which our company began to report on all of this."
    traces = traces_of(f"{english}\n\n{german}\n\n{english} {english}\n")
    assert [(one.unit, one.passed_over[0].reason) for one in traces if one.block == 1] == [("block", Reason.LANGUAGE)]
    page = "<html><body><nav><a href='/'>Net zero by 2030</a></nav><p>We will be net zero by 2040.</p></body></html>"
    first = traces_of(page, "page.html")[0]
    assert (first.unit, first.passed_over[0].reason) == ("block", Reason.FURNITURE)


def test_a_document_in_another_language_is_passed_over_whole():
    text = "Wir haben im letzten Jahr die Emissionen um 12 % gesenkt und wollen sie bis zum Jahr 2030 noch einmal um die Hälfte senken, wie es auch die anderen Werke in der Gruppe tun."
    (trace,) = traces_of(text)
    assert trace.passed_over[0].reason is Reason.LANGUAGE
    assert trace.elements == ()


SEEN = [
    ("entity", "Marl Foods", "Marl Foods", ""),
    ("modality", "will", "will", ""),
    ("change", "cut", "decrease", ""),
    ("metric", "Scope 1 and 2 emissions", "ghg.scope12", ""),
    ("scopes", "Scope 1 and 2 emissions", (1, 2), ""),
    ("quantity", "42%", None, "share"),
    ("period", "2030", 2030, "deadline"),
    ("period", "2019", 2019, "base"),
    ("standard", "SBTi", "SBTi", ""),
    ("generic", "sustainable", "sustainable", ""),
    ("neutrality", "net zero", "net zero", ""),
    ("rater", "EcoVadis", "EcoVadis", ""),
    ("outcome", "achieved", "achieved", ""),
]


@pytest.mark.parametrize(("kind", "words", "value", "role"), SEEN)
def test_the_elements_of_a_sentence_are_told_with_their_places(kind, words, value, role):
    text = (
        "At Hull, Marl Foods will cut its Scope 1 and 2 emissions by 42% by 2030 from 2019 on a sustainable path to "
        "net zero, validated by the SBTi, seen by EcoVadis and achieved with care."
    )
    (trace,) = traces_of(text)
    seen = {(one.kind, text[one.span.start : one.span.end]): one for one in trace.elements}
    element = seen[kind, words]
    assert value is None or element.value == value
    assert element.role == role


def test_the_company_itself_is_told_from_other_names():
    (trace,) = traces_of("We and our partner Kell Works will cut waste.")
    roles = {str(one.value): one.role for one in trace.elements if one.kind == "entity"}
    assert roles["We"] == "own"
    assert roles["Kell Works"] == ""


TABLE = """\
Figures of our mills

| Indicator | Unit | 2022 | 2023 | Change |
|---|---|---|---|---|
| Scope 1 emissions | t CO2e | 1,200 | 1,100 | -8% |
| Water withdrawal | m3 | n/a | see note | |
| Happiness | | 7 | +8% | |
| Revenue | EUR | 7 | 8 | |
"""


def cells_of(text, name="note.md"):
    source = document(text, name)
    return {
        source.text[one.span.start : one.span.end]: one
        for one in trace_claims(source, {}, ALL)
        if one.unit == "cell"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("Indicator", Reason.HEADER),
        ("2022", Reason.HEADER),
        ("Scope 1 emissions", Reason.LABEL),
        ("t CO2e", Reason.PART_OF_ROW),
        ("-8%", Reason.CHANGE_COLUMN),
        ("n/a", Reason.NO_VALUE),
        ("see note", Reason.NO_NUMBER),
        ("7", Reason.MONEY),
        ("+8%", Reason.SIGNED),
    ],
)
def test_each_cell_says_why_it_is_no_claim(cell, reason):
    trace = cells_of(TABLE)[cell]
    assert [one.reason for one in trace.passed_over] == [reason]
    assert trace.mentions == ()


def test_a_value_of_nothing_known_and_a_forecast_say_so():
    cells = cells_of("| What | 2022 |\n|---|---|\n| Happiness | 7 |\n| Water withdrawal (m3) | 9 |\n")
    assert cells["7"].passed_over[0].reason is Reason.UNKNOWN_METRIC
    dated = "---\ndate: 2024-03-01\n---\n\n| What | 2023 | 2030 |\n|---|---|---|\n| Water withdrawal (m3) | 9 | 8 |\n"
    assert cells_of(dated)["8"].passed_over[0].reason is Reason.FORECAST
    assert cells_of(dated)["9"].passed_over == ()


def test_a_cell_shows_what_its_row_and_column_give_it():
    trace = cells_of(TABLE)["1,100"]
    assert [mention.kind for mention in trace.mentions] == ["metric"]
    seen = {one.kind: (TABLE[one.span.start : one.span.end], one.value) for one in trace.elements}
    assert seen["row"] == ("Scope 1 emissions", "Scope 1 emissions")
    assert seen["column"] == ("2023", "2023")
    assert seen["period"] == ("2023", 2023)
    assert seen["metric"] == ("Scope 1 emissions", "ghg.scope1")
    assert seen["unit"] == ("t CO2e", "tCO2e")


def test_a_target_row_is_told_at_the_cell_that_states_it():
    text = "| Topic | Target | Deadline | Status |\n|---|---|---|---|\n| Emissions | Cut by 42% from 2019 | 2030 | 12% |\n| People | Be kind | | |\n"
    cells = cells_of(text)
    assert [mention.kind for mention in cells["Cut by 42% from 2019"].mentions] == ["target"]
    assert {one.kind for one in cells["Cut by 42% from 2019"].elements} >= {"quantity", "period", "change"}
    assert cells["Be kind"].passed_over[0].reason is Reason.NO_TARGET
    assert cells["12%"].passed_over[0].reason is Reason.PART_OF_ROW


def test_a_table_that_is_too_large_for_readers_says_so(monkeypatch):
    monkeypatch.setattr("checker.extraction.table_cells._LARGEST", 3)
    reasons = {one.passed_over[0].reason for one in traces_of("Water (m3),2022\nHull,40\n", "data.csv")}
    assert reasons == {Reason.TOO_LARGE}


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_the_traces_of_a_whole_document_hold_what_is_read_for_a_check(path):
    source = document(path.read_text("utf-8"), path.name)
    traces = trace_claims(source, {}, ALL)
    mentions = [mention for trace in traces for mention in trace.mentions]
    mentions.sort(key=lambda mention: (mention.span.start, mention.span.end, mention.kind))
    assert tuple(mentions) == read_claims(source).mentions
    assert all(trace.mentions or trace.passed_over for trace in traces)


def test_only_what_stands_in_the_range_is_traced():
    text = "We cut waste. We will cut our emissions by 42% by 2030."
    (trace,) = trace_claims(document(text), {}, Span(20, 21))
    assert text[trace.span.start : trace.span.end].startswith("We will")


def test_every_reader_says_what_it_looks_for():
    sought = [sought_by(reader) for reader in READERS]
    assert sought[:3] == ["targets", "measures", "parts"]
    assert "end states" in sought
    assert len(set(sought)) == len(READERS)
