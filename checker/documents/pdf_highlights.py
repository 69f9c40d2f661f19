"""Highlights in a PDF: each note on its exact words, added behind the file's own bytes.

The file is extended, not written anew: its content stays as it was, and so do annotations of others. Each highlight
notes how long the file was before; where nothing else was added since, highlighting it again begins with that file, and
otherwise takes the old highlights out.
"""

from __future__ import annotations

import io
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Anchor, Document, Note

SUBJECT = "esglint"
_LENGTH = "/EsglintLength"  # bytes of the file without our highlights
_END = b"%%EOF"
_COLOUR = "ffd54f"
_SAME_LINE = 0.5  # of a word's height by which words of one line may differ

_Box = tuple[float, float, float, float]


def highlight_pdf(content: bytes, document: Document, notes: Sequence[Note], author: str) -> bytes:
    """Return the content of the file with one highlight a note and page."""
    from pypdf import PdfWriter  # noqa: PLC0415 - no other format needs it

    length = _length_before(content)
    is_ours_last = length is not None and content.count(_END, length) == 1
    content = content[:length] if is_ours_last else content
    if length is None or is_ours_last:
        writer = PdfWriter(io.BytesIO(content), incremental=True)
    else:
        writer = PdfWriter(clone_from=io.BytesIO(content))
        _take_out(writer)
    for note in notes:
        for page, boxes in _boxes(document, note):
            writer.add_annotation(page_number=page - 1, annotation=_highlight(boxes, note, author, len(content)))
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _length_before(content: bytes) -> int | None:
    """Return how long the file was before it was highlighted, None where it was not."""
    from pypdf import PdfReader  # noqa: PLC0415

    for page in PdfReader(io.BytesIO(content)).pages:
        for annotation in page.get("/Annots", ()):
            length = annotation.get_object().get(_LENGTH)
            if isinstance(length, int) and 0 < length < len(content):
                return int(length)
    return None


def _take_out(writer: Any) -> None:  # noqa: ANN401 - only some of the library has types
    for page in writer.pages:
        annotations = page.get("/Annots")
        if annotations is None:
            continue
        held = annotations.get_object()
        ours = [index for index, one in enumerate(held) if one.get_object().get("/Subj") == SUBJECT]
        for index in reversed(ours):
            del held[index]


def _boxes(document: Document, note: Note) -> Iterator[tuple[int, list[_Box]]]:
    """Yield each page that a note's words stand on, with one box a line."""
    words = [
        anchor
        for anchor in document.anchors
        if anchor.page is not None and anchor.bbox and anchor.start < note.span.end and note.span.start < anchor.end
    ]
    for page, own in groupby(words, key=lambda anchor: anchor.page or 0):
        yield page, list(_lines(list(own)))


def _lines(words: Sequence[Anchor]) -> Iterator[_Box]:
    """Join the boxes of neighbours on a line."""
    line: _Box | None = None
    for word in words:
        box = word.bbox or (0.0, 0.0, 0.0, 0.0)
        if line is not None and abs(box[1] - line[1]) <= _SAME_LINE * (line[3] - line[1]) and box[0] >= line[0]:
            line = (line[0], min(line[1], box[1]), max(line[2], box[2]), max(line[3], box[3]))
            continue
        if line is not None:
            yield line
        line = box
    if line is not None:
        yield line


def _highlight(boxes: Sequence[_Box], note: Note, author: str, length: int) -> Any:  # noqa: ANN401
    from pypdf.annotations import Highlight  # noqa: PLC0415
    from pypdf.generic import ArrayObject, FloatObject, NameObject, NumberObject, TextStringObject  # noqa: PLC0415

    left, bottom, right, top = zip(*boxes, strict=True)
    corners = [
        number
        for box in boxes
        for number in (box[0], box[3], box[2], box[3], box[0], box[1], box[2], box[1])  # upper left first
    ]
    highlight = Highlight(
        rect=(min(left), min(bottom), max(right), max(top)),
        quad_points=ArrayObject([FloatObject(number) for number in corners]),
        highlight_color=_COLOUR,
        printing=True,
    )
    highlight[NameObject("/Contents")] = TextStringObject(note.text)
    highlight[NameObject("/T")] = TextStringObject(author)
    highlight[NameObject("/Subj")] = TextStringObject(SUBJECT)
    highlight[NameObject(_LENGTH)] = NumberObject(length)
    return highlight
