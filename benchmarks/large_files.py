"""What reading one large file costs against parsing it alone: `python benchmarks/large_files.py [--mebibytes 10]`.

The same report of invented sentences as a page, as a page without a line end, as Markdown and as text of one line.
Printed is the CPU time of the reader as a multiple of the CPU time of the parser that it stands on, each the better of
`--rounds`; a text has no parser but cutting at blanks.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from justhtml import JustHTML
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from checker.documents import read_document

if TYPE_CHECKING:
    from collections.abc import Callable

_SENTENCES = (
    "We cut our Scope 1 emissions by {0}.{1} % against 2019, to 12,{0} tonnes of CO2e.",
    "The mill at Ormsund used {0} GWh of electricity, {1} % of it from wind.",
    "All sites with more than {0} people are certified to ISO 14001 &amp; audited once a year.",
)
_PARAGRAPH = '<p class="text-body">{0} <a href="/notes/{1}">Read how we count</a> <strong>{2}</strong></p>\n'
_ROW = '<tr><td class="label">Site {0}</td><td>{1}</td><td>{2}.4</td></tr>\n'
_HEAD = "<tr><th>Site</th><th>2022</th><th>2023</th></tr>\n"


def page(size: int) -> str:
    """Return a page of ordinary markup: sections with headings, paragraphs, lists and tables."""
    parts, length, number = [], 0, 0
    while length < size:
        number += 1
        told = [sentence.format(number % 97, number % 7) for sentence in _SENTENCES]
        rows = "".join(_ROW.format(row, number * row % 991, number * row % 983) for row in range(1, 7))
        section = (
            f'<section class="chapter" id="s{number}"><h2>Energy &amp; climate {number}</h2>\n'
            + "".join(_PARAGRAPH.format(" ".join(told), number, one) for one in told)
            + "<ul>"
            + "".join(f"<li>{one}</li>\n" for one in told)
            + f'</ul><div class="wide"><table>{_HEAD}{rows}</table></div></section>\n'
        )
        parts.append(section)
        length += len(section)
    head = '<!DOCTYPE html><html lang="en"><head><title>Report</title></head><body><main>'
    return f"{head}{''.join(parts)}</main></body></html>"


def markdown(size: int) -> str:
    """Return a Markdown file of the same content."""
    parts, length, number = [], 0, 0
    while length < size:
        number += 1
        told = [sentence.format(number % 97, number % 7) for sentence in _SENTENCES]
        rows = "".join(f"| Site {row} | {number * row % 991} | {number * row % 983}.4 |\n" for row in range(1, 7))
        section = (
            f"## Energy &amp; climate {number}\n\n"
            + "".join(f"{' '.join(told)} [Read how we count](/notes/{number}) **{one}**\n\n" for one in told)
            + "".join(f"- {one}\n" for one in told)
            + f"\n| Site | 2022 | 2023 |\n|---|---|---|\n{rows}\n"
        )
        parts.append(section)
        length += len(section)
    return "".join(parts)


def line(size: int) -> str:
    """Return sentences without a line end."""
    told = " ".join(sentence.format(number % 97, number % 7) for number in range(500) for sentence in _SENTENCES) + " "
    return told * (size // len(told) + 1)


def _parse_page(text: str) -> object:
    return JustHTML(text, sanitize=False, track_node_locations=True)


def _parse_markdown(text: str) -> object:
    return MarkdownIt("commonmark").enable("table").use(footnote_plugin).parse(text)


CASES: dict[str, tuple[str, Callable[[int], str], Callable[[str], object]]] = {
    "page": ("a.html", page, _parse_page),
    "page of one line": ("a.html", lambda size: page(size).replace("\n", " "), _parse_page),
    "markdown": ("a.md", markdown, _parse_markdown),
    "text of one line": ("a.txt", line, str.split),
}


def cpu_seconds(work: Callable[[], object], rounds: int) -> float:
    """Return the least CPU time that a piece of work took."""
    taken = []
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> int:
    """Measure every case and print how reading compares with parsing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--mebibytes", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()
    for name, (file, make, parse) in CASES.items():
        text = make(int(given.mebibytes * 1024 * 1024))
        content, path = text.encode(), Path(file)
        read_document(path, file, content=make(1000).encode())  # what is loaded once is not the file's doing
        alone = cpu_seconds(partial(parse, text), given.rounds)
        read = cpu_seconds(partial(read_document, path, file, content=content), given.rounds)
        print(f"{name:18} {read / alone:7.2f} times its parser   {read * 1e6 / len(content):6.3f} s a megabyte")
    return 0


if __name__ == "__main__":
    sys.exit(main())
