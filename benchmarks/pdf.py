"""How quick and how large a check of a long PDF is: `python benchmarks/pdf.py [FILE ...]`.

Takes, in turn, the processor time of a cold `esglint check` (interpreter, imports and the process that reads the PDF
included) and the time that pypdfium2 needs to give the plain text of the same pages and blank spaCy to tokenize it (in
a process that has loaded both already). Prints both, their ratio, and the most memory that a process of the check had;
exits with 1 where more is taken of a given file than is wanted. Without files it writes a PDF of its own: 137 pages in
two columns with tables, the examples of the rules among plain sentences. That one is only measured: its one plain font
costs pypdfium2 a third of what a real report does, and one paragraph in four has something to check. Only ratios of one
run can be compared.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.corpus import PLAIN, examples, report_of
from tests.documents.pdf_at_hand import Put, lines, pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
TIMES = 6  # wanted: of text and tokenization
MEMORY = 400  # wanted: MB
PAGES, LINES = 137, 58  # lines of a page, in both columns
_ROWS = (
    ("Scope 1 emissions", "t CO2e"), ("Scope 2 emissions (market-based)", "t CO2e"), ("Energy consumption", "MWh"),
    ("Water withdrawal", "m3"), ("Waste generated", "t"), ("Women in management", "%"),
)  # fmt: skip
_BASE = """
import sys, time
import pypdfium2, spacy
tokenize = spacy.blank("en").make_doc
start = time.process_time()
texts = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(sys.argv[1])]
words = sum(len(tokenize(text)) for text in texts)
print(time.process_time() - start, words, len(texts))
"""


def long_pdf() -> bytes:
    """Return a report in two columns; every third page has a table."""
    flow = (line for one in _paragraphs() for line in textwrap.wrap(one, 48))
    return pdf(*(_page(list(itertools.islice(flow, LINES)), number) for number in range(1, PAGES + 1)))


def _paragraphs() -> Iterator[str]:
    """Yield paragraphs without end, one in four with a claim."""
    sentences, plain = examples(), " ".join(PLAIN.split())
    for number in itertools.count():
        for index, one in enumerate(report_of(sentences, number).split("\n\n")):
            if not one.startswith("#"):
                yield one
                yield from (f"Part {number}.{index}.{part}. {plain[: 400 + 60 * part]}" for part in range(3))


def _page(flow: list[str], number: int) -> list[Put]:
    putted = [Put(60, 750, "Sustainability report"), Put(540, 30, str(number))]
    putted += lines(60, 720, *flow[: LINES // 2]) + lines(320, 720, *flow[LINES // 2 :])
    if number % 3 == 0:
        putted += [Put(left, 160, text, bold=True) for left, text in ((320, "2021"), (420, "2022"), (520, "2023"))]
        for index, (name, unit) in enumerate(_ROWS):
            height = 146 - 13 * index
            putted += [Put(60, height, name), Put(230, height, unit)]
            putted += [Put(320 + 100 * year, height, f"{number * 137 + year * 11 + index:,}") for year in range(3)]
    return putted


def base_seconds(path: Path) -> tuple[float, int, int]:
    """Return the processor time of text and tokenization, the number of tokens and that of pages."""
    command = [sys.executable, "-c", _BASE, str(path)]
    seconds, words, pages = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()  # noqa: S603
    return float(seconds), int(words), int(pages)


def check_seconds(path: Path) -> float:
    """Return the processor time of a cold check, all its processes together."""
    command = [sys.executable, "-m", "checker", "check", "--no-cache", "--quiet", "--fail-on", "never", str(path)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, stdout=subprocess.DEVNULL, env=environment, check=True)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(path: Path, rounds: int) -> bool:
    """Print what is measured of a PDF; tell whether it is within what is wanted."""
    pairs = [(*base_seconds(path), check_seconds(path)) for _ in range(rounds)]
    base, tokens, pages, _ = min(pairs)
    check = min(pair[-1] for pair in pairs)
    scale = 1024 if sys.platform != "darwin" else 1024**2
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / scale
    print(f"{path.name}: {pages} pages, {tokens} tokens")
    print(f"text and tokens {base:.2f} s, check {check:.2f} s: {check / base:.1f} times (wanted {TIMES})")
    print(f"memory of the largest process {memory:.0f} MB (wanted {MEMORY})")
    return check <= TIMES * base and memory <= MEMORY


def main() -> int:
    """Measure and print; exit code 1 where more is taken of a given file than is wanted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, help="PDFs; without: one of our own")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "report.pdf"
        if not given.paths:
            own.write_bytes(long_pdf())
        reached = [compare(path, given.rounds) for path in given.paths or [own]]
    return 0 if all(reached) or not given.paths else 1


if __name__ == "__main__":
    sys.exit(main())
