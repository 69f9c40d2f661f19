from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from checker.documents import annotate_document
from checker.model import BlockKind, Note, Unreadable
from tests.documents.documents_at_hand import container, document, outcome, outline, renamed, repacked, rows_of, texts

if TYPE_CHECKING:
    from collections.abc import Callable

WORD = nsdecls("w")


def letter(write: Callable[[Any], None]) -> bytes:
    """Return a Word document that `write` fills."""
    source = docx.Document()
    write(source)
    saved = io.BytesIO()
    source.save(saved)
    return saved.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner: str) -> Any:
    return parse_xml(f"<w:p {WORD}>{''.join(inner)}</w:p>")


def test_headings_paragraphs_and_lists_are_told_apart_and_numbered():
    def write(source: Any) -> None:
        source.add_heading("Climate", level=1)
        source.add_paragraph("We cut emissions by 12%.")
        source.add_paragraph("30% less water by 2030", style="List Bullet")

    read = document(letter(write), "draft.docx")
    assert outline(read) == [
        ("heading", "Climate"),
        ("paragraph", "We cut emissions by 12%."),
        ("list-item", "30% less water by 2030"),
    ]
    places = [read.place(block.passage.span(0, 3)).paragraph for block in read.blocks]
    assert places == [1, 2, 3]


def test_tracked_changes_count_as_accepted():
    def write(source: Any) -> None:
        body = source.element.body
        body.insert(
            0,
            paragraph(
                run("We cut emissions by "),
                '<w:del w:id="1" w:author="a"><w:r><w:delText>20%</w:delText></w:r></w:del>',
                f'<w:ins w:id="2" w:author="a">{run("12%")}</w:ins>',
                run(" in 2023."),
            ),
        )

    assert outline(document(letter(write), "draft.docx")) == [("paragraph", "We cut emissions by 12% in 2023.")]


def test_hidden_text_and_footnote_marks_are_left_out_and_units_are_not():
    def write(source: Any) -> None:
        raised = '<w:vertAlign w:val="superscript"/>'
        source.element.body.insert(
            0,
            paragraph(
                run("Water use was 5 m"),
                run("3", raised),
                run(" in 2023"),
                run("4", raised),
                run("secret", "<w:vanish/>"),
            ),
        )

    assert outline(document(letter(write), "draft.docx")) == [("paragraph", "Water use was 5 m3 in 2023")]


def test_text_boxes_are_read_once():
    def write(source: Any) -> None:
        box = f"<w:txbxContent><w:p>{run('In the box')}</w:p></w:txbxContent>"
        source.element.body.insert(
            0,
            parse_xml(
                f'<w:p {WORD} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
                f"{run('Beside it')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
                f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
            ),
        )

    assert outline(document(letter(write), "draft.docx")) == [("paragraph", "Beside it"), ("paragraph", "In the box")]


def test_headers_and_footers_are_furniture():
    def write(source: Any) -> None:
        source.sections[0].header.paragraphs[0].text = "Alder Mills: report 2023"
        source.add_paragraph("We cut emissions by 12%.")

    read = document(letter(write), "draft.docx")
    assert texts(read, BlockKind.FURNITURE) == ["Alder Mills: report 2023"]


def test_tables_keep_merged_and_nested_cells():
    def write(source: Any) -> None:
        table = source.add_table(3, 3)
        for row, words in enumerate((("Site", "2023", ""), ("", "Energy", "Water"), ("Lund", "5", "7"))):
            for column, word in enumerate(words):
                table.cell(row, column).text = word
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(0, 0).merge(table.cell(1, 0))
        inner = table.cell(2, 2).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "in", "side"

    read = document(letter(write), "draft.docx")
    outer, inner = (block for block in read.blocks if block.table)
    spans = {cell.passage.text: (cell.row_span, cell.column_span) for cell in outer.table.cells}
    assert (spans["Site"], spans["2023"]) == ((2, 1), (1, 2))
    assert rows_of(outer)[2] == ["Lund", "5", "7"]
    assert rows_of(inner) == [["in", "side"]]


def test_bold_cells_are_emphasised():
    def write(source: Any) -> None:
        table = source.add_table(1, 2)
        bold = table.cell(0, 0).paragraphs[0].add_run("Total")
        bold.bold, bold.font.size = True, Pt(9)
        table.cell(0, 1).text = "7"

    (block,) = (block for block in document(letter(write), "draft.docx").blocks if block.table)
    assert [cell.is_emphasised for cell in block.table.cells] == [True, False]


def test_title_and_subject_are_metadata():
    def write(source: Any) -> None:
        source.core_properties.title, source.core_properties.subject = "Report 2023", "Climate"
        source.add_paragraph("Text.")

    assert document(letter(write), "draft.docx").metadata == {"title": "Report 2023", "description": "Climate"}


def test_a_damaged_document_says_so():
    refused = outcome(container("word/document.xml"), "draft.docx")
    assert isinstance(refused, Unreadable)
    assert "damaged" in refused.reason


def statement(source: Any) -> None:
    source.add_heading("Climate", 1)
    source.add_paragraph("We cut water use by 12%.")


STATED = [("heading", "Climate"), ("paragraph", "We cut water use by 12%.")]


@pytest.mark.parametrize(
    "kind",
    [
        "vnd.ms-word.document.macroEnabled.main+xml",
        "vnd.ms-word.template.macroEnabledTemplate.main+xml",
        "vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_documents_with_macros_and_templates_are_read_and_annotated(kind, tmp_path):
    usual = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    content = repacked(letter(statement), {"[Content_Types].xml": (usual, kind)})
    read = document(content, "draft.docm")
    assert outline(read) == STATED
    path = tmp_path / "draft.docm"
    path.write_bytes(content)
    words = read.blocks[1].passage
    noted = annotate_document(path, read, [Note(span=words.span(0, 2), text="Who is we?")], "esglint")
    assert outline(document(noted, "draft.docm")) == STATED
    with zipfile.ZipFile(io.BytesIO(noted)) as parts:
        assert b"Who is we?" in parts.read("word/comments.xml")
        assert kind.encode() in parts.read("[Content_Types].xml")


def test_the_main_part_may_have_any_name():
    named = renamed(letter(statement), "word/document.xml", "word/document2.xml")
    assert outline(document(named, "draft.docx")) == STATED


def test_the_strict_form_is_read():
    content = letter(statement)
    pair = (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert (
        outline(document(repacked(content, {"word/document.xml": pair, "word/styles.xml": pair}), "strict.docx"))
        == STATED
    )


def test_a_picture_that_is_not_there_costs_nothing():
    def write(source: Any) -> None:
        statement(source)
        source.part.relate_to("media/none.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)

    content = repacked(letter(write), {"word/_rels/document.xml.rels": (' TargetMode="External"', "")})
    assert outline(document(content, "draft.docx")) == STATED


def test_a_part_that_is_no_xml_is_named():
    refused = outcome(repacked(letter(statement), {"word/document.xml": ("<w:body>", "<w:body <")}), "draft.docx")
    assert isinstance(refused, Unreadable)
    assert refused.reason.startswith("Its part word/document.xml is damaged: ")
