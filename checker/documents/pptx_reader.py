"""PowerPoint presentations: slides in order, their shapes from top to bottom, tables, chart data and notes.

Opened with python-pptx. A slide counts as a page; hidden slides are not shown and not read. Footers, dates and slide
numbers are furniture. A chart is a table of its categories and series: its numbers are what the slide claims.
"""

from __future__ import annotations

import io
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from checker.documents.canvas import Canvas
from checker.documents.containers import ContainerError
from checker.documents.grid import table_block
from checker.documents.number_formats import shown
from checker.limits import USUAL, Limits
from checker.model import Anchor, Block, BlockKind, Cell

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Mapping

    from checker.model import Passage

_DEEPEST = 20  # groups within groups
_MOST_POINTS = 20_000  # of a series in a chart, as the chart counts them
_COUNTS = ".//*[local-name()='ptCount']/@val"
_HIDDEN = frozenset({"0", "false"})
_FURNITURE = frozenset({"DATE", "FOOTER", "SLIDE_NUMBER", "HEADER"})
_TITLES = frozenset({"TITLE", "CENTER_TITLE", "VERTICAL_TITLE"})
_BODIES = frozenset({"BODY", "OBJECT", "VERTICAL_BODY"})


def read_pptx(
    content: bytes,
    archive: zipfile.ZipFile,  # noqa: ARG001 - the library opens it itself
    limits: Limits = USUAL,
) -> tuple[Canvas, tuple[Block, ...], dict[str, str]]:
    """Return the canvas, the blocks and the metadata of a presentation; raises `ContainerError` where it is damaged."""
    from pptx import Presentation  # noqa: PLC0415 - no other format needs it

    canvas = Canvas(limits.characters)
    try:
        source = Presentation(io.BytesIO(content))
        blocks = [
            block
            for number, slide in enumerate(source.slides, start=1)
            if slide.element.get("show", "1") not in _HIDDEN
            for block in _slide(slide, number, canvas)
        ]
        title = (source.core_properties.title or "").strip()
    except ContainerError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a damaged part makes the library raise, the file is at fault
        raise ContainerError(f"It is damaged: {type(error).__name__}: {error}") from None
    return canvas, tuple(blocks), {"title": title} if title else {}


def _slide(slide: Any, number: int, canvas: Canvas) -> Iterator[Block]:  # noqa: ANN401 - python-pptx has no types
    place = Anchor(start=0, end=0, page=number)
    shapes = sorted(
        _flat(slide.shapes), key=lambda shape: (_role(shape) not in _TITLES, shape.top or 0, shape.left or 0)
    )
    for shape in shapes:
        if getattr(shape, "has_table", False):
            yield from _table(shape.table, place, canvas)
        elif getattr(shape, "has_chart", False):
            yield from _chart(shape.chart, place, canvas)
        elif shape.has_text_frame:
            yield from _texts(shape, place, canvas)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
            yield from _line(canvas, paragraph, BlockKind.PARAGRAPH, place)
    canvas.line_end()


def _flat(shapes: Any, depth: int = 0) -> Iterator[Any]:  # noqa: ANN401
    for shape in shapes:
        if hasattr(shape, "shapes"):
            if depth < _DEEPEST:
                yield from _flat(shape.shapes, depth + 1)
        else:
            yield shape


def _role(shape: Any) -> str:  # noqa: ANN401
    return shape.placeholder_format.type.name if shape.is_placeholder and shape.placeholder_format.type else ""


def _texts(shape: Any, place: Anchor, canvas: Canvas) -> Iterator[Block]:  # noqa: ANN401
    role = _role(shape)
    kind = BlockKind.PARAGRAPH
    if role in _TITLES:
        kind = BlockKind.HEADING
    elif role in _FURNITURE:
        kind = BlockKind.FURNITURE
    elif role in _BODIES and len(shape.text_frame.paragraphs) > 1:
        kind = BlockKind.LIST_ITEM
    for paragraph in shape.text_frame.paragraphs:
        yield from _line(canvas, paragraph, kind, place)


def _line(canvas: Canvas, paragraph: Any, kind: BlockKind, place: Anchor) -> Iterator[Block]:  # noqa: ANN401
    passage = canvas.put(_text(paragraph), place)
    if passage.text:
        level = 1 if kind is BlockKind.HEADING else paragraph.level
        yield Block(kind=kind, passage=passage, level=level)


def _text(paragraph: Any) -> str:  # noqa: ANN401
    return " ".join(str(paragraph.text).replace("\v", " ").split())


def _cell_text(cell: Any) -> str:  # noqa: ANN401
    return "" if cell.is_spanned else " ".join(_text(paragraph) for paragraph in cell.text_frame.paragraphs)


def _table(table: Any, place: Anchor, canvas: Canvas) -> Iterator[Block]:  # noqa: ANN401
    rows = [[_cell_text(cell) for cell in row.cells] for row in table.rows]
    spans = {
        (row, column): (cell.span_height, cell.span_width)
        for row, line in enumerate(table.rows)
        for column, cell in enumerate(line.cells)
        if cell.is_merge_origin
    }
    yield from _grid(rows, place, canvas, spans=spans)


def _chart(chart: Any, place: Anchor, canvas: Canvas) -> Iterator[Block]:  # noqa: ANN401
    """Read a chart as a table with a column for each series, and its title as the caption."""
    if any(int(count) > _MOST_POINTS for count in chart._chartSpace.xpath(_COUNTS)):  # noqa: SLF001 - nowhere else
        raise ContainerError(f"A chart in it claims more than {_MOST_POINTS:,} points")
    if chart.has_title and chart.chart_title.has_text_frame:
        caption = canvas.put(" ".join(_text(one) for one in chart.chart_title.text_frame.paragraphs), place)
    else:
        caption = None
    for plot in chart.plots:
        names = [str(category) for category in plot.categories]
        series = [(one.name or "", tuple(one.values)) for one in plot.series]
        code = next((one.data_labels.number_format for one in chart.plots if one.has_data_labels), "General")
        rows = [["", *(name for name, _ in series)]]
        for index, name in enumerate(names):
            values = (values[index] if index < len(values) else None for _, values in series)
            rows.append([name, *("" if value is None else shown(value, code) for value in values)])
        yield from _grid(rows, place, canvas, caption=caption if caption is not None and caption.text else None)


def _grid(
    rows: list[list[str]],
    place: Anchor,
    canvas: Canvas,
    *,
    caption: Passage | None = None,
    spans: Mapping[tuple[int, int], tuple[int, int]] = MappingProxyType({}),
) -> Iterator[Block]:
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            passage = canvas.put(text, place, end="\t")
            if passage.text:
                height, width = spans.get((row, column), (1, 1))
                cells.append(Cell(passage=passage, row=row, column=column, row_span=height, column_span=width))
        canvas.line_end()
    block = table_block(cells, caption=caption)
    if block is not None:
        yield block
