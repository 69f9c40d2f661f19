"""Pages of a PDF with the boxes that esglint tells drawn on them, to be looked at.

    python benchmarks/draw_boxes.py report.pdf --to FOLDER [--pages 6,12] [--cells]

Draws where each finding stands (red) and where each claim does (blue), or with `--cells` where each cell of a table was
read from: cells of one row in one colour, header cells darker. One PNG for each page that has any.
"""

from __future__ import annotations

import argparse
import struct
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

from checker.documents import read_document
from checker.model import Unreadable
from checker.pipeline import check
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Document, Span

Colour = tuple[int, int, int]
Drawn = tuple[int, tuple[float, float, float, float], Colour]  # page, box in points, colour

RED, BLUE = (210, 30, 30), (40, 90, 220)
ROWS = ((220, 120, 0), (0, 140, 90))
HEADER = (120, 0, 160)
SCALE = 1.6  # pixels to a point


def found(path: Path) -> Iterator[Drawn]:
    """Yield the places of claims and of findings."""
    report = check((path,), Settings())
    (document,) = report.sources.values()
    for claim in report.claims:
        for mention in claim.mentions:
            yield from _placed(document, mention.span, BLUE)
    for finding in report.findings:
        if finding.location is not None and finding.location.page and finding.location.bbox:
            yield finding.location.page, finding.location.bbox, RED


def cells(document: Document) -> Iterator[Drawn]:
    """Yield the places of the cells of tables."""
    for block in document.blocks:
        for cell in block.table.cells if block.table else ():
            colour = HEADER if cell.is_header else ROWS[cell.row % 2]
            yield from _placed(document, cell.passage.span(0, len(cell.passage.text)), colour)


def _placed(document: Document, span: Span, colour: Colour) -> Iterator[Drawn]:
    place = document.place(span)
    if place.page is not None and place.bbox is not None:
        yield place.page, place.bbox, colour


def draw(path: Path, drawn: list[Drawn], folder: Path) -> None:
    """Write one picture for each page with boxes."""
    folder.mkdir(parents=True, exist_ok=True)
    with pypdfium2.PdfDocument(path) as pdf:
        for number in sorted({page for page, _, _ in drawn}):
            bitmap = pdf[number - 1].render(scale=SCALE, rev_byteorder=True)
            width, height = bitmap.width, bitmap.height
            pixels = bytearray(bitmap.buffer)
            per_pixel = bitmap.n_channels
            for page, box, colour in drawn:
                if page == number:
                    _outline(pixels, (width, height, bitmap.stride, per_pixel), box, colour)
            rows = (pixels[at * bitmap.stride : at * bitmap.stride + width * per_pixel] for at in range(height))
            name = folder / f"{path.stem}-{number:03}.png"
            name.write_bytes(_png(rows, width, height, per_pixel))
            print(name)


def _outline(
    pixels: bytearray, shape: tuple[int, int, int, int], box: tuple[float, float, float, float], colour: Colour
) -> None:
    width, height, stride, per_pixel = shape
    left, bottom, right, top = (round(edge * SCALE) for edge in box)
    columns = [min(max(at, 0), width - 1) for at in range(left, right + 1)]
    rows = [min(max(height - at, 0), height - 1) for at in range(bottom, top + 1)]
    edges = [(x, y) for x in columns for y in (rows[0], rows[-1])] + [
        (x, y) for y in rows for x in (columns[0], columns[-1])
    ]
    for x, y in edges:
        start = y * stride + x * per_pixel
        pixels[start : start + 3] = bytes(colour)


def _png(rows: Iterator[bytearray], width: int, height: int, per_pixel: int) -> bytes:
    """Return a picture of eight bits a channel: three channels, or four with one that is not used."""
    packed = zlib.compress(b"".join(b"\0" + row for row in rows))
    kind = {3: 2, 4: 6}[per_pixel]
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )


def main() -> int:
    """Draw the pages that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--to", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--pages", default="", help="numbers from 1, with commas; by default every page with boxes")
    parser.add_argument("--cells", action="store_true", help="draw the cells of tables")
    options = parser.parse_args()
    if options.cells:
        document = read_document(options.path, options.path.name)
        if isinstance(document, Unreadable):
            print(document.reason, file=sys.stderr)
            return 1
        drawn = list(cells(document))
    else:
        drawn = list(found(options.path))
    pages = {int(page) for page in options.pages.split(",") if page}
    draw(options.path, [one for one in drawn if not pages or one[0] in pages], options.to)
    return 0


if __name__ == "__main__":
    sys.exit(main())
