"""A PDF as text: what the process apart from ours does (see `pdf_process`).

Text comes in the order of the content stream, each word with its page and box as an anchor.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from checker.documents.canvas import Canvas
from checker.documents.grid import table_block
from checker.documents.pdf_characters import CHARACTERS_LIMIT, TooLongError, read_page
from checker.documents.pdf_furniture import furniture_of
from checker.documents.pdf_hyphens import Hyphens
from checker.documents.pdf_paragraphs import Paragraph, body_size, join_parts, paragraphs_of, settle_kinds
from checker.documents.pdf_tables import is_contents, tables_of
from checker.documents.pdf_text import PdfText
from checker.limits import USUAL
from checker.model import Block, BlockKind, Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.documents.canvas import Box
    from checker.documents.pdf_continuation import Layout
    from checker.documents.pdf_page import Line, Page, Word
    from checker.documents.pdf_tables import GridCell
    from checker.model import Passage

_NO_PASSWORD = 4  # FPDF_ERR_PASSWORD
_NO_SECURITY = 5  # FPDF_ERR_SECURITY
_FEWEST_CHARACTERS = 3  # a page with fewer holds no text worth the name
_REPAIR = "Open it in a PDF viewer, export it anew, and check that."
_UNLOCK = "Save a copy without a password and check that."
_RECOGNISE = "Run text recognition (OCR) over it, or check the document that it was made from."


def read_pdf(content: bytes, most_pages: int = USUAL.pdf_pages) -> PdfText:
    """Read a PDF; whatever is wrong with it comes back as a reason."""
    import pypdfium2.raw as api  # noqa: PLC0415 - no other format needs it

    document = api.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        return _refusal(api.FPDF_GetLastError())
    try:
        count = api.FPDF_GetPageCount(document)
        if count > most_pages:
            return PdfText(
                reason=f"It has {count} pages; at most {most_pages} are read.", remedy="Split it into parts."
            )
        pages = list(_pages(api, document, count))
        empty = tuple(page.number for page in pages if _is_empty(page))
        if len(empty) == len(pages):
            told = "It has no pages." if not pages else "It holds no text: its pages are pictures or empty."
            return PdfText(reason=told, remedy=_RECOGNISE if pages else _REPAIR)
        read = _Writer(pages)
        blocks = tuple(read.blocks())
        title = _title(api, document)
        return PdfText(
            text=read.canvas.text,
            anchors=read.canvas.anchors,
            blocks=blocks,
            metadata={"title": title} if title else {},
            empty_pages=empty,
        )
    except TooLongError:
        told = f"It holds more than {CHARACTERS_LIMIT} characters."
        return PdfText(reason=told, remedy="Split it into parts.")
    finally:
        api.FPDF_CloseDocument(document)


def _pages(api: Any, document: Any, count: int) -> Iterator[Page]:  # noqa: ANN401
    """Yield the pages; raises `TooLongError` where they hold more text than is read."""
    length = 0
    for index in range(count):
        page = read_page(api, document, index)
        length += sum(len(word.text) for line in page.lines for word in line.words)
        if length > CHARACTERS_LIMIT:
            raise TooLongError
        yield page


def _refusal(error: int) -> PdfText:
    if error == _NO_PASSWORD:
        return PdfText(reason="It is encrypted and needs a password.", remedy=_UNLOCK)
    if error == _NO_SECURITY:
        return PdfText(reason="It is encrypted in a way that is not supported.", remedy=_UNLOCK)
    return PdfText(reason="It is damaged or no PDF.", remedy=_REPAIR)


def _is_empty(page: Page) -> bool:
    return sum(len(word.text) for line in page.lines for word in line.words) < _FEWEST_CHARACTERS


def _title(api: Any, document: Any) -> str:  # noqa: ANN401 - the binding has no types
    """Return the title that the file declares, "" where it is none or the name of a file."""
    size = api.FPDF_GetMetaText(document, b"Title", None, 0)
    if not 2 < size < 1000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    api.FPDF_GetMetaText(document, b"Title", buffer, size)
    title = " ".join(buffer.raw[: size - 2].decode("utf-16-le", "replace").split())
    is_file_name = title.lower().endswith((".doc", ".docx", ".indd", ".pdf", ".ppt", ".pptx", ".xls", ".xlsx", ".qxd"))
    return "" if is_file_name or " " not in title or title.startswith("Microsoft ") else title


class _Writer:
    """Writes the pages down, block by block."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.canvas = Canvas()
        self._pages = pages
        self._layouts: list[Layout] = []  # of the tables of the page before
        self._furniture = furniture_of(pages)
        lines = [line for page in pages for line in page.lines]
        self._hyphens = Hyphens(([word.text for word in line.words], line.is_hyphenated) for line in lines)
        self._body = body_size(line for line in lines if id(line) not in self._furniture)

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of all pages in the order of the content stream; furniture comes last."""
        ordered: list[Paragraph | list[GridCell]] = []
        for page in self._pages:
            ordered += self._of_page(page)
        texts = [one for one in ordered if isinstance(one, Paragraph)]
        settle_kinds(texts, self._body)
        kept = {id(one) for one in join_parts(texts)}
        for one in ordered:
            if not isinstance(one, Paragraph):
                block = self._table(one)
                if block is not None:
                    yield block
            elif id(one) in kept:
                yield Block(kind=one.kind, passage=self._put(one.lines), level=one.level)
        for page in self._pages:
            for line in page.lines:
                if id(line) in self._furniture:
                    yield Block(kind=BlockKind.FURNITURE, passage=self._put([line]))

    def _of_page(self, page: Page) -> list[Paragraph | list[GridCell]]:
        """Return the paragraphs and tables of a page; a table stands where its first line does."""
        lines = [line for line in page.lines if id(line) not in self._furniture]
        found = tables_of(lines, self._layouts)
        self._layouts = [one.layout for one in found]
        tables = [one.cells for one in found]
        contents = {word for cells in tables if is_contents(cells) for word in _words_of(cells)}
        self._furniture |= {id(line) for line in lines if any(id(word) in contents for word in line.words)}
        lines = [line for line in lines if id(line) not in self._furniture]
        owners = {word: index for index, cells in enumerate(tables) for word in _words_of(cells)}
        ordered: list[Paragraph | list[GridCell]] = []
        run: list[Line] = []
        placed: set[int] = set()
        for line in lines:
            table = next((owners[id(word)] for word in line.words if id(word) in owners), None)
            if table is None:
                run.append(line)
            elif table not in placed:
                placed.add(table)
                ordered += [*paragraphs_of(run), tables[table]]
                run = []
        return [*ordered, *paragraphs_of(run)]

    def _put(self, lines: Sequence[Line], *, end: str = "\n") -> Passage:
        """Write lines down as one passage, each word with its place."""
        parts: list[str] = []
        places: list[tuple[int, int, int, Box]] = []
        length = 0
        between = ""
        for index, line in enumerate(lines):
            for word in line.words:
                start = length + len(between)
                length = start + len(word.text)
                parts += (between, word.text)
                places.append((start, length, line.page, _box(word)))
                between = " "
            if line.is_hyphenated:
                following = lines[index + 1].words[0].text if index + 1 < len(lines) else ""
                between = self._hyphens.between(line.words[-1].text, following)
        return self.canvas.put_run("".join(parts), places, end=end)

    def _table(self, cells: Sequence[GridCell]) -> Block | None:
        """Write a table down row by row."""
        written: list[Cell] = []
        row = 0
        for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
            if cell.row > row:
                self.canvas.line_end()
                row = cell.row
            if cell.lines:
                written.append(
                    Cell(
                        passage=self._put(cell.lines, end="\t"),
                        row=cell.row,
                        column=cell.column,
                        row_span=cell.row_span,
                        column_span=cell.column_span,
                        is_header=cell.is_header,
                        is_emphasised=all(line.is_bold for line in cell.lines),
                    )
                )
        self.canvas.line_end()
        return table_block(written)


def _words_of(cells: Sequence[GridCell]) -> Iterator[int]:
    return (id(word) for cell in cells for line in cell.lines for word in line.words)


def _box(word: Word) -> Box:
    return round(word.left, 1), round(word.bottom, 1), round(word.right, 1), round(word.top, 1)
