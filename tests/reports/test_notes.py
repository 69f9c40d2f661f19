"""What is said of a finding in the document itself."""

from __future__ import annotations

from checker import pipeline
from checker.reports.notes import notes_on
from checker.settings import Settings


def test_a_note_says_rule_message_and_suggestion_on_the_words(tmp_path):
    path = tmp_path / "release.md"
    path.write_text("Marl Foods will cut its Scope 1 emissions by 42% by 2030 at all its mills.\n")
    report = pipeline.check([path], Settings(select=("TGT001",)))
    (note,) = notes_on(report, path.as_posix())
    assert (
        report.sources[path.as_posix()].text[note.span.start : note.span.end]
        == "cut its Scope 1 emissions by 42% by 2030"
    )
    error, suggestion = note.text.split("\n")
    assert error.startswith("Error TGT001 change-target-has-baseline: the target to ")
    assert suggestion.startswith("Suggestion: Name the base year")
    assert notes_on(report, "another.md") == ()


def test_a_note_names_the_other_end(tmp_path):
    old, new = tmp_path / "a.md", tmp_path / "b.md"
    front = "---\npublished: {}\nentity: Marl Foods\nkind: sustainability-report\n---\n\n"
    old.write_text(front.format("2024-03-01") + "In 2023 our Scope 1 emissions were 41,200 t CO2e.\n")
    new.write_text(front.format("2024-06-01") + "In 2023 our Scope 1 emissions were 61,900 t CO2e.\n")
    report = pipeline.check([old, new], Settings(select=("XDC001",)))
    texts = [note.text for path in (old, new) for note in notes_on(report, path.as_posix())]
    assert len(texts) == 1
    assert texts[0].endswith("line 7.")
