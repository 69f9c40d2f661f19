from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from checker.documents import read_document
from checker.model import BlockKind, Document, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Block, Passage

WORD = re.compile(r"\S+")
TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
MARK = re.compile(r"<sup>(?:(?!</sup>).)*</sup>")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\ufeff]")


def outcome(content: str | bytes, name: str, **options: Any) -> Document | Unreadable:
    """Read `content` from a file of this name."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_document(path, name, **options)


def container(*parts: str, **contents: bytes) -> bytes:
    """Return a zip container with these parts, and with those whose contents are given by name (dots as `__`)."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts:
            archive.writestr(part, b"<x/>")
        for part, content in contents.items():
            archive.writestr(part.replace("__", "."), content)
    return packed.getvalue()


def repacked(content: bytes, changes: dict[str, tuple[str, str]]) -> bytes:
    """Return a container with a text replaced in each of some parts."""
    parts = _parts(content)
    for part, (old, new) in changes.items():
        assert old.encode() in parts[part]
        parts[part] = parts[part].replace(old.encode(), new.encode())
    return _packed(parts)


def without_part(content: bytes, part: str) -> bytes:
    """Return a container without a part that others go on to name."""
    parts = _parts(content)
    del parts[part]
    return _packed(parts)


def renamed(content: bytes, part: str, name: str) -> bytes:
    """Return a container in which a part has another name, in the same folder."""
    old, new = (f"/{one}".rpartition("/")[2] for one in (part, name))
    parts = {one.replace(old, new): text for one, text in _parts(content).items()}
    return _packed({one: text.replace(part.encode(), name.encode()) for one, text in parts.items()})


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def document(content: str | bytes, name: str = "release.txt", **options: str) -> Document:
    """Read `content`, which can be read, and check the place of every word in it."""
    read = outcome(content, name, **options)
    assert isinstance(read, Document), read
    assert_placed(read)
    return read


def outline(read: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.passage.text) for block in read.blocks]


def texts(read: Document, kind: BlockKind) -> list[str]:
    return [block.passage.text for block in read.blocks if block.kind is kind]


def table_of(read: Document) -> Block:
    (block,) = (block for block in read.blocks if block.table)
    return block


def rows_of(block: Block) -> list[list[str]]:
    """Return the texts of a table by row, in reading order."""
    assert block.table
    rows: list[list[str]] = [[] for _ in range(block.table.rows)]
    for cell in block.table.cells:
        rows[cell.row].append(cell.passage.text)
    return rows


def passages_of(read: Document) -> Iterator[Passage]:
    for block in read.blocks:
        yield block.passage
        if block.table:
            yield from (cell.passage for cell in block.table.cells)
            yield from [block.table.caption] if block.table.caption else []


def assert_placed(read: Document) -> None:
    """Check for every word that its place in the source holds it, and that line and column lead there."""
    for passage in passages_of(read):
        assert len(passage.text) == sum(piece.length for piece in passage.pieces)
        for match in WORD.finditer(passage.text):
            span = passage.span(*match.span())
            written = read.text[span.start : span.end]
            # a superscript inside may be a mark that is not read
            read_as = {readable(written, read.format), readable(MARK.sub("", written), read.format)}
            if read.format == "markdown":  # or an escaped "&", whose backslash stands before the word
                read_as.add(readable(written, ""))
            assert readable(match[0], "") in read_as, (written, match[0])
            place = read.place(span)
            assert (place.line, place.column) == line_and_column(read.text, span.start)
            end_line, end_column = line_and_column(read.text, span.end - 1)
            assert (place.end_line, place.end_column) == (end_line, end_column + 1)


def readable(written: str, source_format: str) -> str:
    """Return what somebody reads where this is written: markup dropped, entities decoded, line breaks closed."""
    if source_format == "csv":
        written = written.replace('""', '"')
    if source_format == "markdown":
        written = re.sub(r"\]\([^()]*\)|\]\[[^\]]*\]", "", written)
        written = re.sub(r"\n[> ]+", "", written)
        written = re.sub(r"\\([!-/:-@\[-`{-~])", lambda match: f"&#{ord(match[1])};", written)
    if source_format in {"html", "markdown"}:
        written = html.unescape(TAG.sub("", written))
    # in a word read from Markdown these may be marks or text: what is left must agree
    return re.sub(r"[\s*_`\[\]]", "", UNSEEN.sub("", written))


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Count line ends one by one."""
    line, column, index = 1, 1, 0
    while index < offset:
        if text[index] == "\n" or (text[index] == "\r" and text[index + 1 : index + 2] != "\n"):
            line, column = line + 1, 0
        index, column = index + 1, column + 1
    return line, column
