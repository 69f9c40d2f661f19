"""PowerPoint presentations: slides in order, their shapes from top to bottom, tables, chart data, diagrams and notes.

Read from the parts of the package. A slide counts as a page; hidden slides are not shown and not read. Footers, dates
and slide numbers are furniture. A chart is a table of its categories and series: its numbers are what the slide claims.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from checker.documents.canvas import Canvas
from checker.documents.containers import ContainerError
from checker.documents.grid import table_block
from checker.documents.packages import RELATION, Package
from checker.documents.pptx_charts import CHART, tables_of
from checker.documents.pptx_shapes import DRAWING, SLIDE, shapes_of, texts_of
from checker.limits import USUAL, Limits
from checker.model import Anchor, Block, BlockKind, Cell

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Mapping

    from checker.documents.pptx_shapes import Shape
    from checker.model import Passage

_HIDDEN = frozenset({"0", "false"})
_TRUE = frozenset({"1", "true"})
_FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
_TITLES = frozenset({"title", "ctrTitle"})
_BODIES = frozenset({"body", "obj"})
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_SHOWN_POINTS = frozenset({"node", "asst"})  # of a diagram; the others are lines and what the program keeps
_WIDEST = 200  # columns, or rows, that a cell may span


def read_pptx(
    content: bytes,  # noqa: ARG001 - its parts are at hand
    archive: zipfile.ZipFile,
    limits: Limits = USUAL,
) -> tuple[Canvas, tuple[Block, ...], dict[str, str]]:
    """Return the canvas, the blocks and the metadata of a presentation; raises `ContainerError` where it is damaged."""
    try:
        reader = _Reader(Package(archive), Canvas(limits.characters))
        blocks = tuple(reader.blocks())
        title = reader.package.property("title")
    except ContainerError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a damaged part makes the library raise, the file is at fault
        raise ContainerError(f"It is damaged: {type(error).__name__}: {error}") from None
    return reader.canvas, blocks, {"title": title} if title else {}


class _Reader:
    """Walks the parts of a presentation and writes down what it reads."""

    def __init__(self, package: Package, canvas: Canvas) -> None:
        self.package = package
        self.canvas = canvas
        self._above: dict[str, Any] = {}  # layouts and masters, which many slides share

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of all slides."""
        main = self.package.main()
        relations = self.package.relations(main)
        slides = self.package.xml(main).iterfind(f"{SLIDE}sldIdLst/{SLIDE}sldId")
        for number, one in enumerate(slides, start=1):
            relation = relations.get(one.get(f"{RELATION}id", ""))
            if relation is not None:
                yield from self._slide(relation.part, Anchor(start=0, end=0, page=number))

    def _slide(self, part: str, place: Anchor) -> Iterator[Block]:
        root = self.package.xml(part)
        if root.get("show", "1") in _HIDDEN:
            return
        shapes = shapes_of(root, list(self._parts_above(part)))
        for shape in sorted(shapes, key=lambda shape: (shape.role not in _TITLES, shape.top, shape.left)):
            yield from self._shape(shape, part, place)
        for notes in self.package.related(part, "notesSlide"):
            for shape in shapes_of(self.package.xml(notes), ()):
                if shape.role == "body":
                    yield from self._lines(shape.element, BlockKind.PARAGRAPH, place)
        self.canvas.line_end()

    def _parts_above(self, part: str) -> Iterator[Any]:
        """Yield the layout of a slide, and the master of that."""
        for kind in ("slideLayout", "slideMaster"):
            part = next(self.package.related(part, kind), "")
            if not part:
                return
            if part not in self._above:
                self._above[part] = self.package.xml(part)
            yield self._above[part]

    def _shape(self, shape: Shape, part: str, place: Anchor) -> Iterator[Block]:
        if shape.element.tag == f"{SLIDE}sp":
            yield from self._texts(shape, place)
            return
        for table in shape.element.iter(f"{DRAWING}tbl"):
            yield from self._table(table, place)
        for chart in shape.element.iter(f"{CHART}chart"):
            yield from self._chart(self._parts_of(chart, part, "id"), place)
        for diagram in shape.element.iter(f"{_DIAGRAM}relIds"):
            for root in self._parts_of(diagram, part, "dm"):
                for point in root.iter(f"{_DIAGRAM}pt"):
                    if point.get("type", "node") in _SHOWN_POINTS:
                        yield from self._lines(point, BlockKind.PARAGRAPH, place)

    def _parts_of(self, element: Any, part: str, name: str) -> Iterator[Any]:  # noqa: ANN401
        """Yield the part that an element of another part refers to, nothing where it is not there."""
        relation = self.package.relations(part).get(element.get(f"{RELATION}{name}", ""))
        if relation is not None:
            yield self.package.xml(relation.part)

    def _texts(self, shape: Shape, place: Anchor) -> Iterator[Block]:
        kind = BlockKind.PARAGRAPH
        if shape.role in _TITLES:
            kind = BlockKind.HEADING
        elif shape.role in _FURNITURE:
            kind = BlockKind.FURNITURE
        elif shape.role in _BODIES and len(shape.element.findall(f"{SLIDE}txBody/{DRAWING}p")) > 1:
            kind = BlockKind.LIST_ITEM
        yield from self._lines(shape.element, kind, place)

    def _lines(self, element: Any, kind: BlockKind, place: Anchor) -> Iterator[Block]:  # noqa: ANN401
        for text, level in texts_of(element):
            passage = self.canvas.put(text, place)
            if passage.text:
                yield Block(kind=kind, passage=passage, level=1 if kind is BlockKind.HEADING else level)

    def _table(self, table: Any, place: Anchor) -> Iterator[Block]:  # noqa: ANN401
        rows: list[list[str]] = []
        spans: dict[tuple[int, int], tuple[int, int]] = {}
        for row, line in enumerate(table.iterfind(f"{DRAWING}tr")):
            cells = line.findall(f"{DRAWING}tc")
            rows.append(["" if _is_covered(cell) else " ".join(text for text, _ in texts_of(cell)) for cell in cells])
            spans |= {(row, column): _spans(cell) for column, cell in enumerate(cells)}
        yield from self._grid(rows, place, spans=spans)

    def _chart(self, charts: Iterator[Any], place: Anchor) -> Iterator[Block]:
        """Read a chart as a table with a column for each series, and its title as the caption."""
        for chart in charts:
            title = chart.find(f"{CHART}chart/{CHART}title/{CHART}tx/{CHART}rich")
            caption = None if title is None else self.canvas.put(" ".join(text for text, _ in texts_of(title)), place)
            for rows in tables_of(chart):
                yield from self._grid(rows, place, caption=caption if caption is not None and caption.text else None)

    def _grid(
        self,
        rows: list[list[str]],
        place: Anchor,
        *,
        caption: Passage | None = None,
        spans: Mapping[tuple[int, int], tuple[int, int]] = MappingProxyType({}),
    ) -> Iterator[Block]:
        cells = []
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                passage = self.canvas.put(text, place, end="\t")
                if passage.text:
                    height, width = spans.get((row, column), (1, 1))
                    cells.append(Cell(passage=passage, row=row, column=column, row_span=height, column_span=width))
            self.canvas.line_end()
        block = table_block(cells, caption=caption)
        if block is not None:
            yield block


def _is_covered(cell: Any) -> bool:  # noqa: ANN401
    """Tell a cell that a merged cell beside or above covers."""
    return cell.get("hMerge") in _TRUE or cell.get("vMerge") in _TRUE


def _spans(cell: Any) -> tuple[int, int]:  # noqa: ANN401
    """Return over how many rows and columns a cell reaches."""
    height, width = (max(1, min(int(cell.get(name, "1")), _WIDEST)) for name in ("rowSpan", "gridSpan"))
    return height, width
