"""Word documents: paragraphs, lists, tables, footnotes, text boxes; headers and footers as furniture.

Read from the parts of the package: tracked changes, text boxes and footnotes lie beyond what libraries show. Insertions
count as accepted; deletions, comments and hidden text do not count. Paragraphs are numbered from 1 in the order of the
main document, those of tables and text boxes included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from checker.documents.canvas import Canvas
from checker.documents.containers import ContainerError
from checker.documents.docx_text import FALLBACK, TEXT_BOX, WORD, runs_of
from checker.documents.grid import table_block
from checker.documents.packages import Package
from checker.limits import USUAL, Limits
from checker.model import Anchor, Block, BlockKind, Cell

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from checker.model import Passage

_NOTES = ("footnotes", "endnotes")
_FURNITURE = ("header", "footer")
_PROPERTIES = {"title": "title", "description": "subject"}  # ours -> the package's
_DEEPEST = 40  # tables within tables


def read_docx(
    content: bytes,  # noqa: ARG001 - its parts are at hand
    archive: zipfile.ZipFile,
    limits: Limits = USUAL,
) -> tuple[Canvas, tuple[Block, ...], dict[str, str]]:
    """Return the canvas, the blocks and the metadata of a document; raises `ContainerError` where it is damaged."""
    try:
        package = Package(archive)
        main = package.main()
        styles = next(package.related(main, "styles"), None)
        reader = _Reader({} if styles is None else _levels(package.xml(styles)), limits)
        blocks = [*reader.body(package.xml(main).iterfind(f"{WORD}body/*"))]
        for kind in _NOTES:
            for part in package.related(main, kind):
                blocks += reader.notes(package.xml(part))
        for relation in package.relations(main).values():
            if relation.kind in _FURNITURE:
                blocks += reader.furniture(package.xml(relation.part))
        metadata = {ours: package.property(theirs) for ours, theirs in _PROPERTIES.items()}
    except ContainerError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a damaged part makes the library raise, the file is at fault
        raise ContainerError(f"It is damaged: {type(error).__name__}: {error}") from None
    return reader.canvas, tuple(blocks), {name: value for name, value in metadata.items() if value}


def paragraphs_of(source: Any) -> list[tuple[Any, int]]:  # noqa: ANN401 - python-docx has no types
    """Return the paragraphs that anchors number, from 1, with how many characters are put in front of their text."""
    reader = _Reader(_levels(source.styles.element))
    for _ in reader.body(source.element.body):
        pass
    return reader.elements


def _levels(styles: Any) -> dict[str, int]:  # noqa: ANN401 - lxml has no types
    """Return the heading level of each style that has one; a title counts as the highest heading."""
    levels: dict[str, int] = {}
    for style in styles.iterfind(f"{WORD}style"):
        named = style.find(f"{WORD}name")
        name = "" if named is None else named.get(f"{WORD}val", "").lower()
        if name.startswith("heading ") and name[8:9].isdigit():
            levels[style.get(f"{WORD}styleId", "")] = int(name[8])
        elif name == "title":
            levels[style.get(f"{WORD}styleId", "")] = 1
    return levels


class _Reader:
    """Walks the parts of a document and writes down what it reads."""

    def __init__(self, heading_levels: dict[str, int], limits: Limits = USUAL) -> None:
        self.canvas = Canvas(limits.characters)
        self._levels = heading_levels
        self._repeated: set[str] = set()  # lines of headers and footers
        self.elements: list[tuple[Any, int]] = []  # the paragraphs in order, and the characters put in front of each

    def body(self, parent: Any, depth: int = 0) -> Iterator[Block]:  # noqa: ANN401
        """Yield the blocks below an element, in document order."""
        for child in parent:
            if child.tag == f"{WORD}p":
                yield from self._paragraph(child, depth)
            elif child.tag == f"{WORD}tbl" and depth < _DEEPEST:
                yield from self._table(child, depth)
            elif child.tag in {f"{WORD}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml")}:
                yield from self.body(child, depth)

    def notes(self, root: Any) -> Iterator[Block]:  # noqa: ANN401
        """Yield the footnotes, or the endnotes, of their part."""
        for note in root:
            if note.get(f"{WORD}type") is None:  # separators have one
                for paragraph in note.iter(f"{WORD}p"):
                    yield from self._line(paragraph, BlockKind.FOOTNOTE, Anchor(start=0, end=0))

    def furniture(self, root: Any) -> Iterator[Block]:  # noqa: ANN401
        """Yield the lines of a header or footer, each that was in none before."""
        for paragraph in root.iter(f"{WORD}p"):
            text = "".join(text for text, _ in runs_of(paragraph)).strip()
            if text and text not in self._repeated:
                self._repeated.add(text)
                yield from self._line(paragraph, BlockKind.FURNITURE, Anchor(start=0, end=0))

    def _paragraph(self, element: Any, depth: int) -> Iterator[Block]:  # noqa: ANN401
        kind, level = self._kind_of(element)
        yield from self._line(element, kind, self._next(element), level)
        for box in element.iter(TEXT_BOX):
            if not any(ancestor.tag == FALLBACK for ancestor in box.iterancestors()):
                yield from self.body(box, depth + 1)

    def _kind_of(self, element: Any) -> tuple[BlockKind, int]:  # noqa: ANN401
        properties = element.find(f"{WORD}pPr")
        if properties is None:
            return BlockKind.PARAGRAPH, 0
        style = properties.find(f"{WORD}pStyle")
        name = "" if style is None else style.get(f"{WORD}val", "")
        outline = properties.find(f"{WORD}outlineLvl")
        if name in self._levels:
            return BlockKind.HEADING, self._levels[name]
        if outline is not None and outline.get(f"{WORD}val", "9") != "9":
            return BlockKind.HEADING, int(outline.get(f"{WORD}val")) + 1
        if properties.find(f"{WORD}numPr") is not None or name.lower().startswith("list"):
            depth = properties.find(f"{WORD}numPr/{WORD}ilvl")
            return BlockKind.LIST_ITEM, 0 if depth is None else int(depth.get(f"{WORD}val", "0"))
        return (BlockKind.CAPTION if name.lower() == "caption" else BlockKind.PARAGRAPH), 0

    def _line(self, element: Any, kind: BlockKind, place: Anchor, level: int = 0) -> Iterator[Block]:  # noqa: ANN401
        passage = self._passage(element, place)
        if passage.text:
            yield Block(kind=kind, passage=passage, level=level)

    def _passage(self, element: Any, place: Anchor, *, end: str = "\n") -> Passage:  # noqa: ANN401
        text = "".join(text for text, _ in runs_of(element))
        return self.canvas.put(text.replace("\n", " "), place, end=end)

    def _next(self, element: Any, ahead: str = "") -> Anchor:  # noqa: ANN401
        self.elements.append((element, len(ahead)))
        return Anchor(start=0, end=0, paragraph=len(self.elements))

    def _table(self, element: Any, depth: int) -> Iterator[Block]:  # noqa: ANN401
        """Yield a table; a cell's paragraphs are one passage, tables within its cells follow it."""
        cells: list[Cell] = []
        inner: list[Any] = []
        open_cells: dict[int, int] = {}  # column -> index of the cell that goes on downwards
        lines = [line for line in element.iter(f"{WORD}tr") if _owner(line) is element]
        for row, line in enumerate(lines):
            column = 0
            for cell in line.iter(f"{WORD}tc"):
                if _owner(cell) is not element:
                    continue
                width = _grid_span(cell)
                if _goes_on(cell):
                    _grow(cells, open_cells.get(column))
                else:
                    open_cells[column] = len(cells)
                    cells.append(self._cell(cell, row, column, width))
                inner += [table for table in cell.iter(f"{WORD}tbl") if _owner(table) is element]
                column += width
            self.canvas.line_end()
        block = table_block(cells)
        if block is not None:
            yield block
        for table in inner:
            yield from self._table(table, depth + 1)

    def _cell(self, element: Any, row: int, column: int, width: int) -> Cell:  # noqa: ANN401
        stretches: list[tuple[str, Anchor]] = []
        for paragraph in element:
            if paragraph.tag == f"{WORD}p":
                text = "".join(text for text, _ in runs_of(paragraph))
                ahead = " " if stretches else ""
                stretches.append((ahead + text, self._next(paragraph, ahead)))
        bold = [is_bold for paragraph in element for text, is_bold in runs_of(paragraph) if text.strip()]
        return Cell(
            passage=self.canvas.put_all(tuple(stretches), end="\t"),
            row=row,
            column=column,
            column_span=width,
            is_emphasised=bool(bold) and all(bold),
        )


def _grow(cells: list[Cell], index: int | None) -> None:
    if index is not None:
        cells[index] = replace(cells[index], row_span=cells[index].row_span + 1)


def _owner(element: Any) -> Any:  # noqa: ANN401
    """Return the table that holds an element."""
    return next((ancestor for ancestor in element.iterancestors() if ancestor.tag == f"{WORD}tbl"), None)


def _grid_span(cell: Any) -> int:  # noqa: ANN401
    span = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
    return 1 if span is None else max(1, min(int(span.get(f"{WORD}val", "1")), 200))


def _goes_on(cell: Any) -> bool:  # noqa: ANN401
    """Tell a cell that a merged cell above covers."""
    merge = cell.find(f"{WORD}tcPr/{WORD}vMerge")
    return merge is not None and merge.get(f"{WORD}val", "continue") == "continue"
