"""How long many documents take to be compared: `python benchmarks/scale.py [--documents N ...] [--jobs N]`.

Makes a synthetic corpus: companies with a report of each of two years, a release and a data book, a hundred claims a
document, and a contradiction planted in one company of fifty. The claims are read once from texts and repeated under
names of their own. Then the documents go the way that those of `esglint check` go once each has been judged by itself:
they are put aside, dealt to their companies, and each company is compared by the cross-document rules in one of the
processes of `--jobs`. Prints for each size the processor time of all processes (divided by their number it is what the
clock shows on a machine that has nothing else to do), the cost of a claim and the memory; says whether the planted
contradictions and nothing else were found, and exits with 1 where that is not so or a corpus takes more than is wanted.
"""

from __future__ import annotations

import argparse
import gc
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from checker import rulebook
from checker.documents import read_document
from checker.engine import Here
from checker.examination import Examined
from checker.extraction import read_claims
from checker.kept_documents import Packed, keep, pack
from checker.kept_readings import encode_reading
from checker.model import Reading, Unreadable
from checker.outcome import DocumentOutcome, Status
from checker.parallel import COLLECT_EVERY
from checker.planning import make_plan
from checker.resolution import outline_of, resolve_one
from checker.run import judge_between
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

WANTED = 60.0  # seconds for a million claims in ten thousand documents, on two cores
MEMORY = 4 * 1024  # MiB for them
EACH = 4  # documents of a company
PLANTED = 50  # companies of which one has a contradiction
YEARS = (2020, 2021, 2022, 2023)
ROWS = (
    ("Scope 1 emissions", "t CO2e"), ("Scope 2 emissions (market-based)", "t CO2e"),
    ("Scope 2 emissions (location-based)", "t CO2e"), ("Scope 3 emissions", "t CO2e"), ("Energy consumption", "MWh"),
    ("Electricity consumption", "MWh"), ("Water withdrawal", "m3"), ("Water discharge", "m3"), ("Waste generated", "t"),
    ("Hazardous waste", "t"), ("Share of renewable electricity", "%"), ("Women in management", "%"),
    ("Employees", "number"), ("LTIFR", "per million hours worked"), ("Employee turnover rate", "%"),
    ("Water consumption", "m3"), ("NOx emissions", "t"), ("SOx emissions", "t"), ("VOC emissions", "t"),
    ("Recycled waste", "t"), ("Waste to landfill", "t"), ("Natural gas consumption", "MWh"),
    ("Diesel consumption", "l"), ("Training hours", "h"), ("Board members", "number"),
)  # fmt: skip


def value(row: int, year: int) -> str:
    """Return the value of a row for a year, the same in every document."""
    number = 1000 + row * 137 + (year - 2019) * 11
    return f"{number / 100:.1f}" if ROWS[row][1] == "%" else f"{number * 10 + 3}"


def text(kind: str, *, is_wrong: bool) -> tuple[str, str]:
    """Return the name and the text of a company's document: report-2022, report-2023, release or book."""
    last = 2022 if kind == "report-2022" else 2023
    years = [year for year in YEARS if year <= last]
    cells = [[value(row, year) for year in years] for row in range(len(ROWS))]
    if is_wrong:
        cells[4][-1] = "99991"
    if kind == "book":
        lines = ["Indicator,Unit," + ",".join(map(str, years))]
        lines += [f"{label},{unit}," + ",".join(row) for (label, unit), row in zip(ROWS, cells, strict=True)]
        return "book.csv", "\n".join(lines)
    head = f"# Company Ltd: sustainability report {last}\n\nPublished 14 March {last + 1}."
    if kind == "release":
        head = f"Company Ltd\n\nPress release\n\nPublished 20 March {last + 1}."
    table = [f"| Indicator | Unit | {' | '.join(map(str, years))} |", "|" + "---|" * (len(years) + 2)]
    table += [f"| {label} | {unit} | {' | '.join(row)} |" for (label, unit), row in zip(ROWS, cells, strict=True)]
    return f"{kind}.md", "\n\n".join([head, "\n".join(table)])


Templates = dict[tuple[str, bool], tuple[Reading, Packed, int]]


def templates() -> Templates:
    """Return reading, packed claims and their number of each document of a company, right and wrong."""
    made = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("report-2022", "report-2023", "release", "book"):
            for is_wrong in (False, True):
                name, content = text(kind, is_wrong=is_wrong)
                Path(folder, name).write_text(content, encoding="utf-8")
                document = read_document(Path(folder, name), name)
                if isinstance(document, Unreadable):
                    raise SystemExit(f"{name}: {document.reason}")
                reading = read_claims(document)
                claims = resolve_one(reading)
                packed = pack(keep(reading, claims))
                if packed is None:
                    raise SystemExit(f"{name}: cannot be packed")
                made[kind, is_wrong] = replace(reading, mentions=()), packed, len(claims)
    return made


class Corpus:
    """The documents of many companies: the templates under names and paths of their own."""

    def __init__(self, documents: int, made: Templates) -> None:
        """Take how many documents there are to be, and what to make them of."""
        self._companies = documents // EACH
        self._made = made
        self.seconds = 0.0  # processor time that making them took

    def __iter__(self) -> Iterator[Examined]:
        """Yield each document as it is once it has been judged by itself."""
        for number in range(self._companies):
            for kind in ("report-2022", "report-2023", "release", "book"):
                start = time.process_time()
                document = self._document(number, kind)
                self.seconds += time.process_time() - start
                yield document

    def _document(self, number: int, kind: str) -> Examined:
        reading, packed, claims = self._made[kind, kind == "release" and number % PLANTED == 0]
        path = f"{number}/{reading.document.path}"
        facts = replace(reading.facts, entity=f"{spelled(number)} Works Ltd")
        own = replace(reading, document=replace(reading.document, path=path), facts=facts)
        return Examined(
            outcome=DocumentOutcome(path=path, status=Status.CHECKED),
            outline=outline_of(own),
            document=replace(packed, document=encode_reading(own)),
            claims=claims,
        )


def spelled(number: int) -> str:
    """Return a name for a company: its number in letters."""
    letters = ""
    for _ in range(5):
        number, rest = divmod(number, 26)
        letters = chr(ord("a") + rest) + letters
    return letters.capitalize() + "ex"


def compare(documents: int, jobs: int) -> int:
    """Compare a corpus of so many documents and print what it took; return an exit code."""
    library = rulebook.load_library(Settings())
    plan = make_plan(library, Settings(select=("XDC",), jobs=jobs, keeps_all=False), ())
    corpus = Corpus(documents, templates())
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_EVERY, 20, 20)  # as the command line does
    before, clock = time.process_time(), time.perf_counter()
    run = judge_between(corpus, plan, Here())
    clock = time.perf_counter() - clock
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = time.process_time() - before - corpus.seconds + workers.ru_utime + workers.ru_stime
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + jobs * workers.ru_maxrss) / 1024
    claims, findings = run.shelf.size, sum(len(one.verdicts) for one in run.judged)
    planted = len(range(0, documents // EACH, PLANTED))
    print(
        f"{documents:6} documents, {claims:8} claims: {seconds / jobs:6.1f} s on {jobs} processors ({clock:.1f} s by "
        f"the clock), {memory:5.0f} MiB in all processes, {findings} of {planted} planted found, "
        f"{seconds / claims * 1e6:.1f} µs a claim",
        flush=True,
    )
    return 0 if findings == planted and seconds / jobs <= WANTED and memory <= MEMORY else 1


def main() -> int:
    """Measure corpora of growing size, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if len(options.documents) == 1:
        return compare(options.documents[0], options.jobs)
    costs, codes = [], []
    for documents in options.documents:
        command = [sys.executable, __file__, "--documents", str(documents), "--jobs", str(options.jobs)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603 - this file itself
        print(done.stdout, end="", flush=True)
        codes.append(done.returncode)
        costs.append(float(done.stdout.split()[-4]))
    print(f"a claim of the largest corpus takes {costs[-1] / costs[0]:.2f} times what one of the smallest does")
    return max(codes)


if __name__ == "__main__":
    raise SystemExit(main())
