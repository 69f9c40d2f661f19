"""One file to a `Document`, or to the reason why it cannot be read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from checker.documents.collector import without_collector
from checker.documents.content_kinds import EXPORT, reader_of, refuse_container, refuse_formats
from checker.documents.contents import RefusedError, read_content
from checker.documents.encoding import UndecodableError, decode, is_wide
from checker.documents.furniture import mark_furniture
from checker.documents.remarks import find_remarks, without_remarks
from checker.limits import USUAL, Limits
from checker.model import Block, Document, Unreadable

if TYPE_CHECKING:
    from pathlib import Path
    from zipfile import ZipFile

    from checker.documents.canvas import Canvas
    from checker.documents.html_reader import Page

Reader = Callable[[str], "tuple[tuple[Block, ...], dict[str, str]] | Page"]
ContainerReader = Callable[[bytes, "ZipFile", Limits], tuple["Canvas", tuple[Block, ...], dict[str, str]]]

# each reader, and the module that has it: a text file need not wait for the libraries of a spreadsheet
READERS = {
    "text": ("text_reader", "read_text"),
    "markdown": ("markdown_reader", "read_markdown"),
    "html": ("html_reader", "read_page"),
    "csv": ("csv_reader", "read_csv"),
}
CONTAINER_READERS = {
    "docx": ("docx_reader", "read_docx"),
    "pptx": ("pptx_reader", "read_pptx"),
    "xlsx": ("xlsx_reader", "read_xlsx"),
}

_NO_TEXT = "It holds no text."
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
        with without_collector():
            document = _read(content, path, shown_as, format, limits)
        return document if document.blocks or document.gap else replace(document, gap=_NO_TEXT)
    except RefusedError as refused:
        return Unreadable(path=shown_as, reason=refused.reason, remedy=refused.remedy)


def _read(content: bytes, path: Path, shown_as: str, chosen: str | None, limits: Limits) -> Document:
    if content.startswith(_ZIP):
        return _from_container(content, shown_as, limits)
    if _is_pdf(content, path):
        return _from_pdf(content, shown_as, limits)
    return _from_text(content, path, shown_as, chosen)


def _from_text(content: bytes, path: Path, shown_as: str, chosen: str | None) -> Document:
    text = _text(content, path)
    chosen = chosen or reader_of(text, path, READERS)
    read: Reader = _named(READERS[chosen])
    found = read(without_remarks(text, chosen))
    page = (*found, ()) if isinstance(found, tuple) else (found.blocks, found.metadata, found.tagged)
    blocks = mark_furniture(page[0])
    return Document(
        path=shown_as,
        sha256=hashlib.sha256(content).hexdigest(),
        text=text,
        format=chosen,
        blocks=blocks,
        metadata=page[1],
        remarks=find_remarks(text, chosen, blocks),
        tagged=page[2],
    )


def _named(reader: tuple[str, str]) -> Any:  # noqa: ANN401 - a `Reader` or a `ContainerReader`
    module, name = reader
    return getattr(import_module(f"checker.documents.{module}"), name)


def _from_container(content: bytes, shown_as: str, limits: Limits) -> Document:
    """Read an office document; its parts say which it is, whatever the file is called."""
    from checker.documents.containers import (  # noqa: PLC0415 - as for the readers
        ContainerError,
        format_of,
        mime_type_of,
        open_container,
    )

    try:
        archive = open_container(content, limits)
        chosen = format_of(archive) or ""
        if chosen not in CONTAINER_READERS:
            refuse_container(archive.namelist(), mime_type_of(archive))
        read: ContainerReader = _named(CONTAINER_READERS[chosen])
        canvas, blocks, metadata = read(content, archive, limits)
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


def _in_words(error: Exception) -> str:
    """Return what is wrong; names and words of the file may stand in it, and a terminal may show it."""
    words = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in str(error)).rstrip(" .")
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def _is_pdf(content: bytes, path: Path) -> bool:
    """Tell a PDF by its first bytes; some have a few others before them."""
    return content.startswith(_PDF) or (path.suffix.lower() == ".pdf" and _PDF in content[:_PDF_HEAD])


def _from_pdf(content: bytes, shown_as: str, limits: Limits) -> Document:
    from checker.documents.pdf_process import read_apart, told_pages  # noqa: PLC0415 - as for the readers

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
