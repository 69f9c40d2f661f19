from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from checker.model import Unreadable
from tests.documents.documents_at_hand import container, document, outcome, outline, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

SQUARE = (Inches(1), Inches(2), Inches(4), Inches(2))


def deck(write: Callable[[Any], None]) -> bytes:
    """Return a presentation that `write` fills."""
    source = Presentation()
    write(source)
    saved = io.BytesIO()
    source.save(saved)
    return saved.getvalue()


def slide(source: Any, layout: int = 5, title: str = "Climate") -> Any:
    added = source.slides.add_slide(source.slide_layouts[layout])
    added.shapes.title.text = title
    return added


def test_titles_bullets_and_notes_are_read_with_their_slide():
    def write(source: Any) -> None:
        slide(source, title="Opening")
        second = slide(source, 1)
        second.placeholders[1].text_frame.text = "30% less water by 2030"
        second.placeholders[1].text_frame.add_paragraph().text = "12% less energy"
        second.notes_slide.notes_text_frame.text = "Say that 2019 is the base year."

    read = document(deck(write), "board.pptx")
    assert outline(read) == [
        ("heading", "Opening"),
        ("heading", "Climate"),
        ("list-item", "30% less water by 2030"),
        ("list-item", "12% less energy"),
        ("paragraph", "Say that 2019 is the base year."),
    ]
    assert [read.place(block.passage.span(0, 3)).page for block in read.blocks] == [1, 2, 2, 2, 2]


def test_shapes_are_read_from_top_to_bottom():
    def write(source: Any) -> None:
        added = slide(source)
        for inches, text in ((5, "below"), (2, "above")):
            added.shapes.add_textbox(Inches(1), Inches(inches), Inches(4), Inches(1)).text_frame.text = text

    assert [text for _, text in outline(document(deck(write), "board.pptx"))] == ["Climate", "above", "below"]


def test_tables_keep_merged_cells():
    def write(source: Any) -> None:
        table = slide(source).shapes.add_table(2, 3, *SQUARE).table
        for column, word in enumerate(("Site", "2023", "")):
            table.cell(0, column).text = word
        for column, word in enumerate(("Lund", "5", "7")):
            table.cell(1, column).text = word
        table.cell(0, 1).merge(table.cell(0, 2))

    (block,) = (block for block in document(deck(write), "board.pptx").blocks if block.table)
    assert [(cell.passage.text, cell.column_span) for cell in block.table.cells][:2] == [("Site", 1), ("2023", 2)]
    assert rows_of(block)[1] == ["Lund", "5", "7"]


def test_a_chart_is_a_table_of_its_data():
    def write(source: Any) -> None:
        data = CategoryChartData()
        data.categories = ["2022", "2023"]
        data.add_series("Scope 1 emissions (kt CO2e)", (12.4, 11.9))
        chart = slide(source).shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *SQUARE, data).chart
        chart.has_title = True
        chart.chart_title.text_frame.text = "Our emissions"

    (block,) = (block for block in document(deck(write), "board.pptx").blocks if block.table)
    assert rows_of(block) == [["Scope 1 emissions (kt CO2e)"], ["2022", "12.4"], ["2023", "11.9"]]
    assert block.passage.text == "Our emissions"


def test_groups_are_entered_and_hidden_slides_are_not():
    def write(source: Any) -> None:
        group = slide(source).shapes.add_group_shape()
        group.shapes.add_textbox(*SQUARE).text_frame.text = "inside"
        slide(source, title="Draft").element.set("show", "0")

    assert [text for _, text in outline(document(deck(write), "board.pptx"))] == ["Climate", "inside"]


def test_the_title_is_metadata():
    def write(source: Any) -> None:
        source.core_properties.title = "Board meeting"
        slide(source)

    assert document(deck(write), "board.pptx").metadata == {"title": "Board meeting"}


def test_a_damaged_presentation_says_so():
    refused = outcome(container("ppt/presentation.xml"), "board.pptx")
    assert isinstance(refused, Unreadable)
    assert "damaged" in refused.reason
