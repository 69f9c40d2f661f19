"""Small PDFs, written by hand: text at given places in Helvetica."""

from __future__ import annotations

from typing import NamedTuple

WIDTH, HEIGHT = 612, 792


class Put(NamedTuple):
    """A text at a place: its left edge and its baseline, in points from the lower left corner."""

    left: float
    baseline: float
    text: str
    size: float = 10
    bold: bool = False


def pdf(*pages: list[Put], page: str = "", trailer: str = "", title: str = "") -> bytes:
    """Return a PDF with these pages; `page` and `trailer` are further entries of theirs."""
    kids = " ".join(f"{6 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        _font("Helvetica"),
        _font("Helvetica-Bold"),
        f"<</Title({title})>>".encode(),
    ]
    for index, texts in enumerate(pages):
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {7 + 2 * index} 0 R"
            f"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>{page}>>".encode(),
            _stream(b"\n".join(_operators(one) for one in texts)),
        ]
    return _file(objects, f"/Info 5 0 R{trailer}")


def lines(left: float, top: float, *texts: str, size: float = 10, leading: float = 12) -> list[Put]:
    """Return lines of a paragraph from the baseline `top` down."""
    return [Put(left, top - leading * index, text, size) for index, text in enumerate(texts)]


def _font(name: str) -> bytes:
    return f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>".encode()


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def _operators(one: Put) -> bytes:
    text = one.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F%d %g Tf %g %g Td (%s) Tj ET" % (2 if one.bold else 1, one.size, one.left, one.baseline, text)


def _file(objects: list[bytes], trailer: str) -> bytes:
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        written
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer.encode(), len(written))
    )
