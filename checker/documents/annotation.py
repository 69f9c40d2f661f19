"""Notes written into a file of a format that can hold them, on the words they are about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from checker.documents.docx_comments import comment_docx
from checker.documents.pdf_highlights import highlight_pdf
from checker.errors import UsageError
from checker.model import Document, Note

if TYPE_CHECKING:
    from pathlib import Path

Annotator = Callable[[bytes, Document, Sequence[Note], str], bytes]

ANNOTATORS: dict[str, Annotator] = {"docx": comment_docx, "pdf": highlight_pdf}


def annotate_document(path: Path, document: Document, notes: Sequence[Note], author: str) -> bytes:
    """Return the content of a file with notes on its words; UsageError where its format holds none or it is damaged."""
    annotator = ANNOTATORS.get(document.format)
    if annotator is None:
        raise UsageError(
            f"{document.path}: notes can be written into Word and PDF files only; for others `esglint check --format "
            "html=FILE` shows the findings in the text"
        )
    try:
        return annotator(path.read_bytes(), document, notes, author)
    except Exception as error:  # noqa: BLE001 - whatever a damaged part makes the library raise, the file is at fault
        raise UsageError(
            f"{document.path}: no notes can be written into it: {type(error).__name__}: {error}; save it under a new "
            "name with the program it comes from, and annotate that"
        ) from None
