"""Notes in Word and PDF files: on the exact words, everything else as it was, and replaced when written again."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from xml.etree import ElementTree as ET

import docx
import pypdf
import pytest

from checker.documents import annotate_document, read_document
from checker.errors import UsageError
from checker.model import Note, Span
from tests.documents.pdf_at_hand import lines, pdf

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def word(tmp_path):
    """Write a Word file with runs, a link to a footnote of formats, a table with two paragraphs in a cell."""
    source = docx.Document()
    source.add_heading("Our plan", 1)
    paragraph = source.add_paragraph("We will cut ")
    bold = paragraph.add_run("Scope 1\temissions")
    bold.bold = True
    paragraph.add_run(" by 40% by 2031.")
    table = source.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Water"
    table.cell(0, 0).add_paragraph("drawn from rivers")
    table.cell(0, 1).text = "12 t"
    source.comments.add_comment("Is this so?", author="Ada", initials="A")
    other = source.add_paragraph("Ada asks about this.")
    source.add_comment(other.runs, text="Please check.", author="Ada", initials="A")
    path = tmp_path / "plan.docx"
    source.save(path)
    return path


def annotated(path, words, author="Reviewer"):
    """Return the content of a file with a note on each of some words, and the document."""
    document = read_document(path, path.name)
    places = [document.text.index(one) for one in words]
    notes = [
        Note(span=Span(at, at + len(one)), text=f"On {one}\nSuggestion: more")
        for at, one in zip(places, words, strict=True)
    ]
    return annotate_document(path, document, notes, author)


def words_of(source, comment):
    """Return the text between the marks of a comment."""
    number, inside, told = str(comment.comment_id), False, ""
    for element in source.element.body.iter():
        if element.get(f"{WORD}id") == number and element.tag.startswith(f"{WORD}commentRange"):
            inside = element.tag == f"{WORD}commentRangeStart"
        elif inside and element.tag in {f"{WORD}t", f"{WORD}tab"}:
            told += element.text or "\t"
    return told


def ours(source):
    return [comment for comment in source.comments if comment.initials == "esglint"]


@pytest.mark.parametrize(
    "words",
    [
        "plan",
        "cut",
        "We will cut Scope 1",
        "Scope 1\temissions by 40%",
        "1\te",
        "emissions",
        "by 2031.",
        "drawn from",
        "12 t",
    ],
)
def test_a_comment_hangs_on_its_exact_words(word, words):
    before = [paragraph.text for paragraph in docx.Document(word).paragraphs]
    content = annotated(word, [words])
    source = docx.Document(io.BytesIO(content))
    (comment,) = ours(source)
    assert words_of(source, comment) == words
    assert (comment.author, comment.text) == ("Reviewer", f"On {words}\nSuggestion: more")
    assert [paragraph.text for paragraph in source.paragraphs] == before
    assert comment.timestamp is None


def test_a_divided_run_keeps_its_format(word):
    source = docx.Document(io.BytesIO(annotated(word, ["cope 1\temiss"])))
    runs = [(run.text, run.bold) for run in source.paragraphs[1].runs if run.text]
    assert runs == [
        ("We will cut ", None),
        ("S", True),
        ("cope 1\temiss", True),
        ("ions", True),
        (" by 40% by 2031.", None),
    ]


def test_what_others_wrote_stays(word):
    source = docx.Document(io.BytesIO(annotated(word, ["cut", "Water"])))
    assert [comment.text for comment in source.comments if comment.author == "Ada"] == ["Is this so?", "Please check."]
    assert len(ours(source)) == 2


def test_writing_again_replaces_our_comments_and_changes_no_byte(word):
    first = annotated(word, ["cut", "40%"])
    word.write_bytes(first)
    assert annotated(word, ["cut", "40%"]) == first
    source = docx.Document(io.BytesIO(annotated(word, ["Water"])))
    assert [comment.text.split("\n")[0] for comment in ours(source)] == ["On Water"]
    assert source.element.body.xpath("count(.//w:commentReference)") == 2  # Ada's and ours


def test_nothing_but_the_text_and_the_comments_changes(word):
    with zipfile.ZipFile(word) as before, zipfile.ZipFile(io.BytesIO(annotated(word, ["cut"]))) as after:
        assert set(before.namelist()) == set(after.namelist())
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed <= {"word/document.xml", "word/comments.xml"}


def test_a_note_on_a_footnote_hangs_on_nothing(word):
    document = read_document(word, "x")
    end = len(document.text) + 5
    content = annotate_document(word, document, [Note(span=Span(end, end + 3), text="Beyond")], "R")
    assert ours(docx.Document(io.BytesIO(content))) == []


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(
        pdf(
            lines(
                72,
                700,
                "In 2024 we emitted 41 kt of carbon dioxide in all of our",
                "mills, and we will emit half of it by 2031.",
            ),
            lines(72, 700, "On the second page stands our water use of 12 million m3."),
        )
    )
    return path


def highlights(content):
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return [
        [one.get_object() for one in page.get("/Annots", ()) if one.get_object().get("/Subj") == "esglint"]
        for page in pages
    ]


def test_a_highlight_lies_on_its_words_line_by_line(report):
    (first, second) = highlights(annotated(report, ["all of our mills", "water use"]))
    assert [one["/Contents"] for one in first] == ["On all of our mills\nSuggestion: more"]
    assert len(first[0]["/QuadPoints"]) == 16  # two lines
    assert second[0]["/T"] == "Reviewer"
    left, bottom, right, top = (float(number) for number in second[0]["/Rect"])
    assert 72 < left < right < 400
    assert 690 < bottom < 700 < top < 715


def test_the_file_before_its_highlights_stays_byte_by_byte(report):
    before = report.read_bytes()
    content = annotated(report, ["water use"])
    assert content.startswith(before)
    report.write_bytes(content)
    assert annotated(report, ["water use"]) == content
    assert [len(one) for one in highlights(annotated(report, ["mills"]))] == [1, 0]


def test_highlights_of_others_stay_though_added_later(report):
    from pypdf.annotations import FreeText

    report.write_bytes(annotated(report, ["water use"]))
    writer = pypdf.PdfWriter(clone_from=report)
    writer.add_annotation(0, FreeText(text="Mine", rect=(10, 10, 60, 30)))
    writer.write(report)
    with report.open("ab") as file:
        file.write(b"\n%%EOF\n")
    content = annotated(report, ["mills"])
    every = [one.get_object() for one in pypdf.PdfReader(io.BytesIO(content)).pages[0]["/Annots"]]
    assert [one.get("/Contents") for one in every] == ["Mine", "On mills\nSuggestion: more"]
    assert [len(one) for one in highlights(content)] == [1, 0]


def test_a_text_file_holds_no_notes(tmp_path):
    path = tmp_path / "note.md"
    path.write_text("We will cut water use.")
    with pytest.raises(UsageError, match=r"note\.md: notes can be written into Word and PDF files only"):
        annotated(path, ["water"])


def test_a_file_that_is_damaged_meanwhile_says_so(word):
    document = read_document(word, "plan.docx")
    word.write_bytes(b"PK\x03\x04 gone")
    with pytest.raises(UsageError, match=r"plan\.docx: no notes can be written into it: BadZipFile"):
        annotate_document(word, document, [], "R")


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
WRITER = shutil.which("soffice")


def annotations_of(content):
    """Return the text that each annotation of an OpenDocument text covers, by the text of the annotation."""
    notes, open_notes, covered = {}, {}, {}

    def follow(element, *, is_note):
        name = element.get(f"{OFFICE}name")
        if element.tag == f"{OFFICE}annotation":
            notes[name] = "".join(element.itertext())
            open_notes[name] = ""
            is_note = True
        elif element.tag == f"{OFFICE}annotation-end":
            covered[notes[name]] = open_notes.pop(name)
        if not is_note:
            add(element.text)
        for child in element:
            follow(child, is_note=is_note)
            if not is_note:
                add(child.tail)

    def add(text):
        for name in open_notes:
            open_notes[name] += text or ""

    follow(ET.fromstring(content), is_note=False)  # noqa: S314 - written by the program under test
    return covered


@pytest.mark.skipif(WRITER is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_word_comments_on_their_words(word, tmp_path):
    words = ["cut", "by 40%", "drawn from rivers", "12 t"]
    (tmp_path / "reviewed.docx").write_bytes(annotated(word, words))
    profile = (tmp_path / "profile").as_uri()
    command = [WRITER, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "odt", "reviewed.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(tmp_path / "reviewed.odt") as package:
        covered = annotations_of(package.read("content.xml"))
    assert {text for note, text in covered.items() if "Suggestion" in note} == set(words)
