"""What 100,000 reports would cost on a cluster: `python benchmarks/cluster_cost.py [--write]`.

Makes PDF reports of 150 pages (the examples of the rules among plain sentences, a heading and a table on every page),
checks a few and then more of them with `--engine ray` on a Ray of its own, and takes the difference: what one report
more costs in processor time of all processes (Ray's own, the workers, the run itself), in memory, on disk and in the
tables that are written. Start-up costs cancel out. The rest is arithmetic, printed step by step; `--write` puts it into
docs/clusters.md and keeps the figures beside this script. Needs the extra `ray`, and Linux for /proc.
"""

from __future__ import annotations

import argparse
import itertools
import os
import pickle
import re
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import msgspec
from corpus import PLAIN, examples
from msgspec import Struct

from checker import pipeline
from checker.clusters import open_cluster
from checker.examination import examine
from checker.kept_documents import Kept, pack
from checker.planning import make_plan
from checker.reading import Task
from checker.reports.claims_json import listed_verdicts
from checker.rulebook import load_library
from checker.settings import Settings
from tests.documents.pdf_at_hand import Put, lines, pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
PAGES = 150
REPORTS = 100_000
YEARS = 4  # reports of a company
CORES = 16  # of a machine
MACHINES = 10
PRICE = 0.05  # of a core for an hour, in whatever currency
FIGURES = Path(__file__).with_suffix(".json")
PAGE = ROOT / "docs" / "clusters.md"
BEGIN, END = "<!-- measured -->\n", "<!-- end of measured -->\n"
_ROWS = ("Scope 1 emissions (t CO2e)", "Energy consumption (MWh)", "Water withdrawal (m3)", "Waste generated (t)")


class Figures(Struct, frozen=True, kw_only=True):
    """What was measured of one report, and of the processes."""

    pages: int
    words: int
    pdf_bytes: int
    claims: int
    seconds: float  # processor time of all processes
    driver_seconds: float  # of that, of the process that was started
    start_seconds: float  # of all processes, once a run
    kept_bytes: int  # of a document on the cluster while the run lasts, and once more beside the run
    parquet_bytes: int
    worker_bytes: int  # largest memory of a process that reads reports
    python: str
    ray: str


def report(number: int, sentences: list[str]) -> bytes:
    """Return a report of a company and a year as PDF."""
    plain = itertools.cycle(PLAIN.replace("\n", " ").strip().split(". "))
    company, year = f"Company {chr(65 + number // YEARS % 26)}{number // YEARS} Ltd", 2019 + number % YEARS
    pages = []
    for page in range(PAGES):
        words = [f"{next(plain).rstrip('.')}." for _ in range(16)]
        words[4:4] = [sentences[(page * 3 + number) % len(sentences)]]
        words[11:11] = [sentences[(page * 3 + number + 1) % len(sentences)]]
        texts = _wrapped(" ".join(words), 92)
        title = f"{company}: sustainability report {year}" if page == 0 else f"Chapter {page}"
        puts = [Put(72, 740, title, 16, bold=True), *lines(72, 712, *texts)]
        top = 712 - 12 * len(texts) - 24
        for row, label in enumerate(("Indicator", *_ROWS)):
            cells = [str(year - 1), str(year)] if row == 0 else [str(900 + row * 37 + page), str(880 + row * 37 + page)]
            puts += [
                Put(72, top - 14 * row, label),
                Put(330, top - 14 * row, cells[0]),
                Put(420, top - 14 * row, cells[1]),
            ]
        pages.append([*puts, Put(300, 30, str(page + 1), 8)])
    return pdf(*pages, title=f"{company} {year}")


def _wrapped(text: str, width: int) -> list[str]:
    found, line = [], ""
    for word in text.split():
        if len(line) + len(word) >= width:
            found.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*found, line]


class Spent(Struct, frozen=True, kw_only=True):
    """What a check took."""

    seconds: float  # processor time of all processes
    here: float  # of the thread that does the work of this one
    memory: int  # bytes, the largest of a process that reads
    claims: int


def check(paths: list[Path], tables: Path) -> Spent:
    """Check reports on Ray, and write tables."""
    settings = Settings(jobs=2, keeps_all=False)
    own = time.thread_time()
    before = _processor_time()
    with open_cluster(settings.jobs) as cluster, watched_readers() as largest:
        target = cluster.target(tables)
        done = pipeline.check(cluster.find(paths, settings), settings, engine=cluster)
        cluster.write(done, listed_verdicts(done, show_passes=False), target)
        spent = _processor_time() - before
    return Spent(seconds=spent, here=time.thread_time() - own, memory=max(largest), claims=len(done.claims))


@contextmanager
def watched_readers() -> Iterator[list[int]]:
    """Give the list of the memory of the processes that read, looked at several times a second."""
    sizes, is_over = [0], threading.Event()

    def look() -> None:
        while not is_over.wait(0.2):
            for status in Path("/proc").glob("[0-9]*/status"):
                with suppress(OSError):
                    text = status.read_text()
                    peak = re.search(r"^VmHWM:\s+(\d+) kB", text, re.MULTILINE)
                    if peak and text.startswith("Name:\tray::MapWorker"):
                        sizes.append(int(peak[1]) * 1024)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield sizes
    finally:
        is_over.set()
        thread.join()


def _processor_time() -> float:
    """Return the seconds that this process, all that descend from it and those that these have outlived have worked."""
    spent, above = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        above[int(stat.parent.name)] = int(fields[1])
        spent[int(stat.parent.name)] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return sum(seconds for pid, seconds in spent.items() if _descends(pid, above))


def _descends(pid: int, above: dict[int, int]) -> bool:
    while pid and pid != os.getpid():
        pid = above.get(pid, 0)
    return pid == os.getpid()


def measure(few: int, more: int) -> Figures:
    """Measure with few reports and with more of them."""
    sentences = [one.encode("cp1252", "ignore").decode("cp1252") for one in examples()]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number:03}.pdf") for number in range(1 + few + more)]
        for number, path in enumerate(paths):
            path.write_bytes(report(number, sentences))
        words, kept = _one(paths[0])
        check(paths[:1], Path(folder, "first"))  # what is loaded once is loaded here
        least = check(paths[1 : 1 + few], Path(folder, "few"))
        most = check(paths[1 + few :], Path(folder, "more"))
        written = sum(path.stat().st_size for path in Path(folder, "more").rglob("*.parquet"))
        each = (most.seconds - least.seconds) / (more - few)
        return Figures(
            pages=PAGES,
            words=words,
            pdf_bytes=paths[0].stat().st_size,
            claims=most.claims // more,
            seconds=round(each, 2),
            driver_seconds=round((most.here - least.here) / (more - few), 3),
            start_seconds=round(least.seconds - few * each, 1),
            kept_bytes=kept,
            parquet_bytes=written // more,
            worker_bytes=most.memory,
            python=sys.version.split()[0],
            ray=version("ray"),
        )


def _one(path: Path) -> tuple[int, int]:
    """Return the words of a report, and its bytes once it is read."""
    settings = Settings(keeps_all=False)
    plan = make_plan(load_library(settings), settings, [path.as_posix()])
    done = examine(Task(path=path, hints={}), plan)
    if not isinstance(done.document, Kept):
        raise SystemExit(f"{path}: {done.outcome.reason}")
    words = len(done.document.reading.document.text.split())
    return words, len(pickle.dumps(pack(done.document)))


def page(figures: Figures) -> str:
    """Return the figures and what follows from them, as Markdown."""
    each, here = figures.seconds, figures.driver_seconds
    hours = (each - here) * REPORTS / 3600
    machine_hours, alone = hours / CORES, here * REPORTS / 3600
    measured = (
        ("processor time of the workers and of Ray", f"{each - here:.2f} s"),
        (
            "processor time of the process that was started, in one thread: no further machine makes it shorter",
            f"{here:.3f} s",
        ),
        ("the PDF", _megabytes(figures.pdf_bytes)),
        ("document and claims between the stages", _megabytes(figures.kept_bytes)),
        ("its rows in Parquet", _megabytes(figures.parquet_bytes)),
    )
    many = f"× {REPORTS:,}"
    followed = (
        ("core hours", f"{each - here:.2f} s {many} ÷ 3,600", f"{hours:,.1f}"),
        ("machine hours", f"{hours:,.1f} ÷ {CORES} cores", f"{machine_hours:,.1f}"),
        (
            "hours by the clock, reading",
            f"{machine_hours:,.1f} ÷ {MACHINES} machines",
            f"{machine_hours / MACHINES:,.1f}",
        ),
        ("hours of the process that was started", f"{here:.3f} s {many} ÷ 3,600", f"{alone:,.1f}"),
        ("price of the cores", f"{hours:,.1f} × {PRICE}", f"{hours * PRICE:,.2f}"),
        ("fetched", f"{_megabytes(figures.pdf_bytes)} {many}", _gigabytes(figures.pdf_bytes * REPORTS)),
        (
            "memory and disks of the cluster together; and again the disk of the process that was started",
            f"{_megabytes(figures.kept_bytes)} {many}",
            _gigabytes(figures.kept_bytes * REPORTS),
        ),
        (
            "memory of a machine, for its workers",
            f"{_megabytes(figures.worker_bytes)} × {CORES}",
            _gigabytes(figures.worker_bytes * CORES),
        ),
        ("Parquet", f"{_megabytes(figures.parquet_bytes)} {many}", _gigabytes(figures.parquet_bytes * REPORTS)),
    )
    return f"""
Measured in one run, with Python {figures.python} and Ray {figures.ray}, on reports of {figures.pages} pages with
{figures.words:,} words and {figures.claims:,} claims each:

| what one report more takes | |
|---|---|
{_table(measured)}

A run starts with {figures.start_seconds:.0f} s of processor time, and a worker that reads such reports grows to
{_megabytes(figures.worker_bytes)}. From that follows, for {REPORTS:,} reports, {MACHINES} machines of {CORES} cores and
a price of {PRICE} for a core and an hour (put yours there):

| | arithmetic | |
|---|---|---|
{_table(followed)}

Reading and the work of the process that was started go on at the same time: the run takes the longer of the two, here
{max(machine_hours / MACHINES, alone):,.1f} hours. Both hold some waiting that goes by the clock (Ray looks for news
again and again): on a machine that has nothing else to do they are smaller.

"""


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _megabytes(size: float) -> str:
    return f"{size / 1e6:.3g} MB"


def _gigabytes(size: float) -> str:
    return f"{size / 1e9:,.3g} GB"


def main() -> int:
    """Measure, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--few", type=int, default=2)
    parser.add_argument("--more", type=int, default=8)
    parser.add_argument(
        "--write", action="store_true", help="into docs/clusters.md, with the figures beside this script"
    )
    options = parser.parse_args()
    figures = measure(options.few, options.more)
    told = page(figures)
    print(told)
    if options.write:
        FIGURES.write_bytes(msgspec.json.format(msgspec.json.encode(figures)) + b"\n")
        text = PAGE.read_text("utf-8")
        start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
        PAGE.write_text(text[:start] + told + text[end:], encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
