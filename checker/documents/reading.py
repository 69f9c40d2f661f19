"""One file to a `Document`, or to the reason why it cannot be read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from checker.documents.containers import ContainerError, format_of, mime_type_of, open_container
from checker.documents.content_kinds import EXPORT, reader_of, refuse_container, refuse_formats
from checker.documents.contents import RefusedError, read_content
from checker.documents.csv_reader import read_csv
from checker.documents.docx_reader import read_docx
from checker.documents.encoding import UndecodableError, decode, is_wide
from checker.documents.furniture import mark_furniture
from checker.documents.html_reader import Page, read_page
from checker.documents.markdown_reader import read_markdown
from checker.documents.pdf_process import read_apart, told_pages
from checker.documents.pptx_reader import read_pptx
from checker.documents.remarks import find_remarks, without_remarks
from checker.documents.text_reader import read_text
from checker.documents.xlsx_reader import read_xlsx
from checker.limits import USUAL, Limits
from checker.model import Block, Document, Unreadable

if TYPE_CHECKING:
    from pathlib import Path
    from zipfile import ZipFile

    from checker.documents.canvas import Canvas

Reader = Callable[[str], tuple[tuple[Block, ...], dict[str, str]] | Page]
ContainerReader = Callable[[bytes, "ZipFile", Limits], tuple["Canvas", tuple[Block, ...], dict[str, str]]]

READERS: dict[str, Reader] = {"text": read_text, "markdown": read_markdown, "html": read_page, "csv": read_csv}
CONTAINER_READERS: dict[str, ContainerReader] = {"docx": read_docx, "pptx": read_pptx, "xlsx": read_xlsx}

_LONGEST = 300  # characters of a reason
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_PDF_HEAD = 1024  # bytes in which viewers look for it
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def read_document(
    path: Path,
    shown_as: str,
    *,
    content: bytes | None = None,
    format: str | None = None,  # noqa: A002
    limits: Limits = USUAL,
) -> Document | Unreadable:
    """Read one file; `shown_as` is its path in reports, `format` overrules suffix and content.

    `content` is what the file holds, where that is known already; `limits` say what reading may cost. Of the path
    nothing but its suffix says how a content is read. Bad input is a value, not an exception: whatever cannot be read
    comes back as `Unreadable`.
    """
    try:
        if content is None:
            content = read_content(path, limits)
        if content.startswith(_ZIP):
            return _from_container(content, shown_as, limits)
        if _is_pdf(content, path):
            return _from_pdf(content, shown_as, limits)
        return _from_text(content, path, shown_as, format)
    except RefusedError as refused:
        return Unreadable(path=shown_as, reason=refused.reason, remedy=refused.remedy)


def _from_text(content: bytes, path: Path, shown_as: str, chosen: str | None) -> Document:
    text = _text(content, path)
    chosen = chosen or reader_of(text, path, READERS)
    read = READERS[chosen](without_remarks(text, chosen))
    page = read if isinstance(read, Page) else Page(blocks=read[0], metadata=read[1])
    blocks = mark_furniture(page.blocks)
    return Document(
        path=shown_as,
        sha256=hashlib.sha256(content).hexdigest(),
        text=text,
        format=chosen,
        blocks=blocks,
        metadata=page.metadata,
        remarks=find_remarks(text, chosen, blocks),
        tagged=page.tagged,
    )


def _from_container(content: bytes, shown_as: str, limits: Limits) -> Document:
    """Read an office document; its parts say which it is, whatever the file is called."""
    try:
        archive = open_container(content, limits)
        chosen = format_of(archive) or ""
        if chosen not in CONTAINER_READERS:
            refuse_container(archive.namelist(), mime_type_of(archive))
        canvas, blocks, metadata = CONTAINER_READERS[chosen](content, archive, limits)
    except ContainerError as error:
        raise RefusedError(f"{_in_words(error)}.", "Open it, save it under a new name, and check that.") from None
    return Document(
        path=shown_as,
        sha256=hashlib.sha256(content).hexdigest(),
        text=canvas.text,
        format=chosen,
        blocks=mark_furniture(blocks),
        metadata=metadata,
        anchors=canvas.anchors,
    )


def _in_words(error: ContainerError) -> str:
    """Return what is wrong; names and words of the file may stand in it, and a terminal may show it."""
    words = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in str(error)).rstrip(" .")
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def _is_pdf(content: bytes, path: Path) -> bool:
    """Tell a PDF by its first bytes; some have a few others before them."""
    return content.startswith(_PDF) or (path.suffix.lower() == ".pdf" and _PDF in content[:_PDF_HEAD])


def _from_pdf(content: bytes, shown_as: str, limits: Limits) -> Document:
    read = read_apart(content, limits)
    if read.reason:
        raise RefusedError(read.reason, read.remedy)
    return Document(
        path=shown_as,
        sha256=hashlib.sha256(content).hexdigest(),
        text=read.text,
        format="pdf",
        blocks=mark_furniture(read.blocks),
        metadata=read.metadata,
        anchors=read.anchors,
        gap=told_pages(read.empty_pages),
    )


def _text(content: bytes, path: Path) -> str:
    refuse_formats(content, path.suffix.lower())
    if path.suffix.lower() == ".pdf":
        raise RefusedError("It is named like a PDF, but holds none.", "Check that the file is whole.")
    if not is_wide(content) and _is_binary(content):
        raise RefusedError("It is a binary file, not text.", EXPORT)
    try:
        text = decode(content)
    except UndecodableError as error:
        raise RefusedError(f"It cannot be decoded: {error}.", "Save it as UTF-8.") from None
    if "\0" in text:
        raise RefusedError("It is a binary file, not text.", EXPORT)
    return text


def _is_binary(content: bytes) -> bool:
    head = content[:8192]
    return b"\0" in content or len(_CONTROL.findall(head)) * 50 > len(head)
