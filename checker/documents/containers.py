"""Zip containers of office formats: what one holds, and whether it is safe to unpack.

Nothing is unpacked to disk and no link is followed. A container that would unpack to more than the limits allow, or
whose XML declares entities, is refused before any parser sees it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from checker.limits import MEBIBYTE, USUAL, Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

XML_LIMIT = 96 * 1024 * 1024  # bytes of one XML part
_RATIO_LIMIT = 200  # times its packed size that a part of more than a megabyte may unpack to
_WORTH_A_LOOK = 1024 * 1024  # bytes
_PARTS_LIMIT = 20_000
_ENTRY = b"PK\x01\x02"  # begins each entry of the table of contents
_HEAD = 4096  # bytes in which the first element begins
# Before it stand a declaration, comments and instructions, and no document type.
_PROLOG = re.compile(rb"\s*(?:(?:<\?(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->)\s*)*<[A-Za-z_:\x80-\xff]", re.DOTALL)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# What a damaged part makes the library raise.
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError)
_FORMATS = (
    ("xl/workbook.xml", "xlsx"),
    ("word/document.xml", "docx"),
    ("ppt/presentation.xml", "pptx"),
)
_MAIN_TYPES = (  # of the main part, where it has another name
    (re.compile(rb"\.wordprocessingml\.\w+\.main\+xml|ms-word\.\w+\.macroEnabled"), "docx"),
    (re.compile(rb"\.presentationml\.\w+\.main\+xml|ms-powerpoint\.\w+\.macroEnabled"), "pptx"),
    (re.compile(rb"\.spreadsheetml\.\w+\.main\+xml|ms-excel\.\w+\.macroEnabled"), "xlsx"),
)
_TYPES = "[Content_Types].xml"


class ContainerError(Exception):
    """Says why a container is not opened."""


def open_container(content: bytes, limits: Limits = USUAL) -> zipfile.ZipFile:
    """Return the container, checked; raises `ContainerError` where it is damaged, locked or too large."""
    if content.count(_ENTRY) > _PARTS_LIMIT:  # before the library keeps each of them
        raise ContainerError(f"It holds more than {_PARTS_LIMIT:,} parts")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = archive.infolist()
    except _DAMAGE as error:
        raise ContainerError(f"It is damaged: {error}") from None
    if sum(part.file_size for part in parts) > limits.unpacked_mib * MEBIBYTE:
        raise ContainerError(f"It would unpack to more than {limits.unpacked_mib} MiB")
    for part in parts:
        if part.flag_bits & 1:
            raise ContainerError("It is encrypted")
        if part.file_size > _WORTH_A_LOOK and part.file_size > _RATIO_LIMIT * max(part.compress_size, 1):
            raise ContainerError(f"Its part {part.filename[:80]} unpacks to {part.file_size} bytes")
    for part in _xml_parts(parts):
        _refuse_declarations(archive, part)
    return archive


def format_of(archive: zipfile.ZipFile) -> str | None:
    """Return the format that the parts of a container make it, None where it is no office document that is read."""
    names = set(archive.namelist())
    named = next((name for part, name in _FORMATS if part in names), None)
    if named or _TYPES not in names:
        return named
    types = archive.read(_TYPES)
    return next((name for pattern, name in _MAIN_TYPES if pattern.search(types)), None)


def mime_type_of(archive: zipfile.ZipFile) -> bytes:
    """Return what a container of OpenDocument or EPUB says of itself, nothing for any other."""
    try:
        with archive.open("mimetype") as stream:
            return stream.read(100)
    except (KeyError, *_DAMAGE):
        return b""


def _xml_parts(parts: list[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    return (part for part in parts if part.filename.lower().endswith((".xml", ".rels", ".vml")))


def _refuse_declarations(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse XML that is too long or brings entities of its own: office formats have none."""
    if part.file_size > XML_LIMIT:
        raise ContainerError(f"Its part {part.filename[:80]} is larger than {XML_LIMIT // (1024 * 1024)} MiB")
    try:
        with archive.open(part) as stream:
            head = stream.read(_HEAD)
    except _DAMAGE as error:
        raise ContainerError(f"Its part {part.filename[:80]} is damaged: {error}") from None
    plain = head.replace(b"\0", b"")
    for mark in _MARKS:
        plain = plain.removeprefix(mark)
    if plain.strip() and not _PROLOG.match(plain):
        raise ContainerError(f"Its part {part.filename[:80]} declares entities of its own, or is no XML")
