from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Inches

from checker.model import Unreadable
from tests.documents.documents_at_hand import container, document, outcome, outline, repacked, rows_of, without_part

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


CHART_PART = "ppt/charts/chart1.xml"


def charted(kind: XL_CHART_TYPE, number_format: str = "General") -> Callable[[Any], None]:
    def write(source: Any) -> None:
        data = CategoryChartData(number_format=number_format)
        data.categories = ["2022", "2023"]
        data.add_series("Recycled", (0.412, 0.55))
        slide(source).shapes.add_chart(kind, *SQUARE, data)

    return write


def tables(content: bytes) -> list[list[list[str]]]:
    return [rows_of(block) for block in document(content, "board.pptx").blocks if block.table]


@pytest.mark.parametrize("kind", ["AREA", "PIE", "DOUGHNUT", "RADAR", "LINE_MARKERS", "BAR_STACKED"])
def test_charts_of_any_kind_are_read(kind):
    content = deck(charted(getattr(XL_CHART_TYPE, kind)))
    assert tables(content) == [[["Recycled"], ["2022", "0.412"], ["2023", "0.55"]]]


def test_charts_in_three_dimensions_are_read():
    content = repacked(deck(charted(XL_CHART_TYPE.AREA)), {CHART_PART: ("c:areaChart", "c:area3DChart")})
    assert tables(content)[0][1] == ["2022", "0.412"]


def test_numbers_of_charts_are_shown_in_the_format_of_their_labels_or_else_of_the_data():
    assert tables(deck(charted(XL_CHART_TYPE.LINE, "0%")))[0][1] == ["2022", "41%"]

    def write(source: Any) -> None:
        charted(XL_CHART_TYPE.LINE, "0%")(source)
        plot = source.slides[0].shapes[-1].chart.plots[0]
        plot.has_data_labels = True
        plot.data_labels.number_format = "0.0%"
        plot.data_labels.number_format_is_linked = False

    assert tables(deck(write))[0][1] == ["2022", "41.2%"]


def test_points_of_a_scatter_chart_are_rows():
    def write(source: Any) -> None:
        data = XyChartData()
        series = data.add_series("Intensity")
        series.add_data_point(10, 2.5)
        series.add_data_point(20, 2.25)
        slide(source).shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *SQUARE, data)

    assert tables(deck(write)) == [[["Intensity"], ["10", "2.5"], ["20", "2.25"]]]


def test_a_number_that_a_chart_does_not_have_is_left_out():
    content = repacked(deck(charted(XL_CHART_TYPE.LINE)), {CHART_PART: ("<c:v>0.412</c:v>", "<c:v>#N/A</c:v>")})
    assert tables(content)[0][1:] == [["2022"], ["2023", "0.55"]]


def test_groups_that_are_moved_and_shrunk_are_read_where_they_stand():
    def write(source: Any) -> None:
        shapes = slide(source).shapes
        group = shapes.add_group_shape()
        for inches, text in ((1, "below"), (0, "lower still")):
            group.shapes.add_textbox(0, Inches(inches), Inches(1), Inches(1)).text_frame.text = text
        group.left, group.top, group.width, group.height = (Inches(each) for each in (1, 5, 1, 2))
        shapes.add_textbox(Inches(1), Inches(3), Inches(4), Inches(1)).text_frame.text = "above"

    assert [text for _, text in outline(document(deck(write), "board.pptx"))] == [
        "Climate",
        "above",
        "lower still",
        "below",
    ]


def test_a_placeholder_stands_where_its_layout_puts_it():
    def write(source: Any) -> None:
        added = slide(source, 1)
        added.placeholders[1].text_frame.text = "in the middle"
        for inches, text in ((7, "at the foot"), (1, "at the top")):
            added.shapes.add_textbox(0, Inches(inches), Inches(1), Inches(0.2)).text_frame.text = text

    read = [text for _, text in outline(document(deck(write), "board.pptx"))]
    assert read == ["Climate", "at the top", "in the middle", "at the foot"]


DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def test_texts_of_diagrams_are_read():
    point = "<d:pt{}><d:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></d:t></d:pt>"
    points = point.format("", "Halve emissions by 2030") + point.format(' type="sibTrans"', "no text of the slide")
    part = f'<d:dataModel xmlns:d="{DIAGRAM}" xmlns:a="{DRAWING}"><d:ptLst>{points}</d:ptLst></d:dataModel>'

    def write(source: Any) -> None:
        added = slide(source)
        name = PackURI("/ppt/diagrams/data1.xml")
        data = Part(name, "application/xml", source.part.package, part.encode())
        number = added.part.relate_to(data, f"{RELATIONS}/diagramData")
        inner = added.shapes.add_table(1, 1, *SQUARE)._element.graphic.graphicData
        inner.remove(inner.tbl)
        inner.append(parse_xml(f'<d:relIds xmlns:d="{DIAGRAM}" xmlns:r="{RELATIONS}" r:dm="{number}"/>'))

    assert outline(document(deck(write), "board.pptx"))[1:] == [("paragraph", "Halve emissions by 2030")]


def test_slide_shows_are_read():
    kind = "presentationml.{}.main+xml"
    content = repacked(deck(slide), {"[Content_Types].xml": (kind.format("presentation"), kind.format("slideshow"))})
    assert outline(document(content, "board.ppsx")) == [("heading", "Climate")]


def test_what_a_slide_names_and_the_package_lacks_costs_nothing():
    content = without_part(deck(charted(XL_CHART_TYPE.LINE)), CHART_PART)
    assert outline(document(content, "board.pptx")) == [("heading", "Climate")]
    content = without_part(deck(slide), "ppt/slideLayouts/slideLayout6.xml")
    assert outline(document(content, "board.pptx")) == [("heading", "Climate")]


def test_what_newer_programs_show_is_read_as_older_ones_show_it():
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

    def write(source: Any) -> None:
        added = slide(source)
        box = added.shapes.add_textbox(*SQUARE)
        box.text_frame.text = "42% less by 2030"
        tree = box._element.getparent()
        inner = '<mc:Choice Requires="p14"/><mc:Fallback/>'
        choice = parse_xml(f"<mc:AlternateContent {compatible}>{inner}</mc:AlternateContent>")
        tree.append(choice)
        choice[1].append(box._element)

    assert outline(document(deck(write), "board.pptx"))[1:] == [("paragraph", "42% less by 2030")]
